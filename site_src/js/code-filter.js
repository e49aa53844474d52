// Code filter: narrows an exchange's table of codes by text and by status; without it the table is whole.
// @ts-check

const place = document.querySelector("[data-filter]");
const table = document.querySelector(".hc-codes");

if (place instanceof HTMLElement && table instanceof HTMLTableElement) {
  const rows = [...table.tBodies[0].rows];
  const texts = rows.map((row) => (row.textContent ?? "").toLowerCase());
  const badges = new Map([...place.querySelectorAll("data")].map((option) => [option.value, option.textContent ?? ""]));
  const field = Object.assign(document.createElement("input"), { type: "search", id: "code-filter", autocomplete: "off" });
  const choice = Object.assign(document.createElement("select"), { id: "code-status" });
  choice.append(new Option(place.dataset.all, ""), ...[...badges].map(([id, badge]) => new Option(badge, id)));
  const empty = document.createElement("p");
  empty.className = "hc-note";
  empty.setAttribute("role", "status");
  place.replaceChildren(labelled(place.dataset.label, field), labelled(place.dataset.status, choice), empty);

  const wanted = new URLSearchParams(location.search).get("status") ?? "";
  if (badges.has(wanted)) choice.value = wanted;

  const apply = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const badge = badges.get(choice.value);
    let shown = 0;
    rows.forEach((row, index) => {
      const tags = [...row.querySelectorAll(".hc-tag")].map((tag) => tag.textContent);
      const fits = words.every((word) => texts[index].includes(word)) && (!badge || tags.includes(badge));
      row.hidden = !fits;
      if (fits) shown += 1;
    });
    empty.textContent = shown === 0 ? (place.dataset.none ?? "") : "";
  };
  field.addEventListener("input", apply);
  choice.addEventListener("change", apply);
  if (choice.value) apply();
}

/**
 * @param {string | undefined} words
 * @param {HTMLElement} control
 */
function labelled(words, control) {
  const label = document.createElement("label");
  label.htmlFor = control.id;
  label.textContent = words ?? "";
  const pair = document.createElement("div");
  pair.append(label, control);
  return pair;
}
