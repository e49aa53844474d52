// Search worker: answers the theme's search field and the home page's box, away from the page's own work. The index
// is fetched when the first word is typed, not before.
// @ts-check

/** The theme's messages. */
const SET_UP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
/** Ours, for who builds elements instead of markup. */
const FIND = "find";

const here = /** @type {any} */ (self);
/** @type {Promise<{search: typeof import("./search.js").search, excerpt: typeof import("./excerpt.js").excerpt, index: any}> | null} */
let loading = null;

here.addEventListener("message", async (/** @type {MessageEvent} */ { data: { type, data, id } }) => {
  if (type === SET_UP) here.postMessage({ type: READY });
  if (type === QUERY) {
    // The theme has no words for an index that did not come; the next letter asks for it again.
    const found = data.trim() ? await results(data).catch(() => []) : [];
    here.postMessage({ type: RESULT, data: { items: found.map(marked) } });
  }
  if (type === FIND) {
    const answer = await results(data).then((found) => ({ data: found }), (error) => ({ error: String(error) }));
    here.postMessage({ type: FIND, id, ...answer });
  }
});

// A worker of the theme's making is no module, so its parts come by themselves.
async function load() {
  const [{ readIndex, search }, { excerpt }, answer] = await Promise.all([
    import("./search.js"), import("./excerpt.js"), fetch(new URL("../../../search/index.json", here.location.href)),
  ]);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return { search, excerpt, index: readIndex(await answer.json()) };
}

/**
 * @param {string} query
 * @returns {Promise<any[]>} pages, each with its entries: location, title and text in parts, score
 */
async function results(query) {
  loading ??= load();
  let ready;
  try {
    ready = await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
  const { search, excerpt, index } = ready;
  const { found, terms } = search(index, query);
  return found.map(({ entries, scores }) => entries.map((entry, number) => ({
    location: entry.location,
    title: excerpt(entry.title, terms, true),
    text: excerpt(entry.text, terms),
    score: scores[number],
  })));
}

/**
 * A page as the theme shows it: its titles and texts are markup, so everything else is escaped.
 * @param {any[]} entries
 */
function marked(entries) {
  return entries.map(({ location, title, text, score }) => ({
    location, title: markup(title), text: markup(text), score, terms: {},
  }));
}

/** @param {[string, boolean][]} parts */
function markup(parts) {
  return parts.map(([part, found]) => (found ? `<mark data-md-highlight>${escaped(part)}</mark>` : escaped(part))).join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
