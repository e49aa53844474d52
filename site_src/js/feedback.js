// Feedback: sends a reader's answer to the endpoint of the platform; the links stay what they are for everybody else.
// @ts-check

const place = document.querySelector(".hc-feedback[data-endpoint]");
if (place instanceof HTMLElement) offer(place, place.dataset.endpoint ?? "");

/**
 * Lets a press on an answer send it. Once one could not be sent, the links open a message again.
 *
 * @param {HTMLElement} box
 * @param {string} endpoint
 */
function offer(box, endpoint) {
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  box.append(note);
  let sending = true;
  for (const link of box.querySelectorAll("[data-answer]")) {
    link.addEventListener("click", async (event) => {
      if (!sending || !(link instanceof HTMLElement)) return;
      event.preventDefault();
      sending = await send(endpoint, report(box, link.dataset.answer ?? ""));
      note.textContent = (sending ? box.dataset.sent : box.dataset.failed) ?? "";
    });
  }
}

/**
 * What is sent, as `assets/feedback.schema.json` describes it: nothing about the reader.
 *
 * @param {HTMLElement} box
 * @param {string} answer
 */
function report(box, answer) {
  const { key, locale, version, page } = box.dataset;
  return { schema: 1, answer, key, locale, page, version };
}

/**
 * @param {string} endpoint
 * @param {object} value
 * @returns {Promise<boolean>} whether it arrived
 */
async function send(endpoint, value) {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      // The answer is sent even if the reader leaves the page at once, and says nothing about where they were before.
      keepalive: true,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(value),
    });
    return response.ok;
  } catch {
    return false;
  }
}
