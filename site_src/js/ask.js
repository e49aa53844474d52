// Ask: the home page's box, which takes a word, a code or a whole pasted error and answers with the triage engine and
// the search together. What is typed stays on the page: it is in no address, is sent nowhere and kept nowhere.
// @ts-check

import { element } from "./element.js";

/** A pause in typing after which the answer is looked up, in milliseconds; a paste is answered at once. */
const PAUSE = 200;
/** A longer text is a message: the search is asked for what the engine recognised in it. */
const MESSAGE = 90;
/** Pages shown. */
const SHOWN = 6;
/** Triage says what a status means; words that only name one are better answered by its page. */
const SURE = ["certain", "likely", "possible"];

/**
 * @typedef {object} Tools what is loaded when the box is first used
 * @property {typeof import("./triage/triage.js").triage} triage
 * @property {typeof import("./triage-view.js")} view
 * @property {import("./triage/table.js").Table} table
 * @property {any} own the replies of the page's language: names of statuses, causes, topics
 */

const root = document.getElementById("ask");
if (root) start(root);

/** @param {HTMLElement} host */
function start(host) {
  const box = /** @type {HTMLTextAreaElement} */ (host.querySelector("textarea"));
  const say = JSON.parse(host.dataset.words ?? "{}");
  const headline = /** @type {HTMLElement} */ (host.querySelector("[role=status]"));
  const answer = /** @type {HTMLElement} */ (host.querySelector("[data-answer]"));
  const home = host.dataset.home ?? "";
  const locale = host.dataset.locale ?? "";
  const find = finder();
  /** @type {Promise<Tools> | null} */
  let tools = null;
  let asked = 0;
  let timer = 0;

  const show = async () => {
    clearTimeout(timer);
    const mine = asked += 1;
    const text = box.value.trim();
    if (!text) {
      headline.textContent = "";
      answer.replaceChildren();
      return;
    }
    let parts;
    try {
      tools ??= load(new URL(host.dataset.source ?? "", document.baseURI), locale);
      const { triage, view, table, own } = await tools;
      const result = triage(text, table, { exchange: null, answer: [], locale, replies: own, now: Date.now() });
      const found = (await find(question(result, own))).slice(0, SHOWN);
      parts = answered(result, found, { say, own, view, home });
    } catch {
      tools = null;
      parts = { said: say.failed, shown: [element("p", { class: "hc-notice" }, [say.failed])] };
    }
    // A later question may have been answered first.
    if (mine !== asked) return;
    if (headline.textContent !== parts.said) headline.textContent = parts.said;
    answer.replaceChildren(...parts.shown);
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(show, event instanceof InputEvent && event.inputType === "insertFromPaste" ? 0 : PAUSE);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    show();
  });
  host.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  // The browser may bring a text back with the page.
  box.value = "";
}

/**
 * @param {URL} source
 * @param {string} locale
 * @returns {Promise<Tools>}
 */
async function load(source, locale) {
  const data = async (/** @type {string} */ name) => (await import(new URL(`${name}.js`, source).href)).default;
  const [engine, view, table, own] = await Promise.all([
    import("./triage/triage.js"), import("./triage-view.js"), data("table"), data(`replies.${locale}`),
  ]);
  return { triage: engine.triage, view, table: engine.loadTable(table), own };
}

/** @returns {(query: string) => Promise<any[]>} asks the worker that also answers the header's search */
function finder() {
  /** @type {Worker | null} */
  let worker = null;
  let last = 0;
  return (query) => new Promise((resolve, reject) => {
    worker ??= new Worker(new URL("search/worker.js", import.meta.url));
    const id = last += 1;
    worker.addEventListener("message", function heard({ data }) {
      if (data.type !== "find" || data.id !== id) return;
      worker?.removeEventListener("message", heard);
      if (data.error) reject(new Error(data.error));
      else resolve(data.data);
    });
    worker.postMessage({ type: "find", id, data: query });
  });
}

/**
 * @param {any} result
 * @param {any} own
 * @returns {string} what the search is asked: a short text as it is, of a message what speaks for the answer
 */
function question(result, own) {
  const text = result.redacted_text.trim();
  if (text.length <= MESSAGE && !text.includes("\n")) return text;
  const evidence = (result.candidates[0]?.evidence ?? []).map((/** @type {any} */ each) => each.text);
  const words = evidence.length ? evidence.join(" ") : text;
  return `${own.exchanges[result.exchange] ?? ""} ${words}`.trim().slice(0, MESSAGE * 2);
}

/**
 * @typedef {{say: Record<string, string>, own: any, view: typeof import("./triage-view.js"), home: string}} Setting
 * @param {any} result
 * @param {any[]} found
 * @param {Setting} setting
 * @returns {{said: string, shown: Node[]}} what a screen reader says, and what is shown
 */
function answered(result, found, setting) {
  const { say, own, view } = setting;
  const shown = [];
  const said = [];
  if (result.secret_seen) {
    shown.push(element("p", { class: "hc-notice hc-tone-negative" }, [say.secret]));
    said.push(say.secret);
  }
  if (result.result === "none" || SURE.includes(result.confidence)) {
    const made = result.result === "none" ? topic(result, setting) : card(result, setting);
    if (made) {
      shown.push(element("section", { class: "hc-ask-card", "aria-label": say.meaning }, made));
      said.push(`${made.slice(0, 2).map((part) => part.firstChild?.textContent ?? "").join(": ")}.`);
    }
  }
  if (found.length) {
    said.push(view.filled(say.count, { count: String(found.length) }));
    const exchange = own.exchanges[result.exchange] ? result.exchange : "";
    shown.push(
      element("h2", { class: "hc-ask-heading" }, [say.results]),
      element("ol", { class: "hc-found" }, found.map((each) => page(each, exchange, setting))),
    );
  } else if (!shown.length) {
    said.push(say.nothing);
    shown.push(element("p", { class: "hc-note" }, [say.nothing]));
  }
  return { said: said.join(" "), shown };
}

/**
 * The likeliest status and cause of a message, with the way to its steps on the exchange that was recognised.
 * @param {any} result
 * @param {Setting} setting
 */
function card(result, { say, own, view, home }) {
  const best = result.candidates[0];
  const status = own.statuses[result.status];
  if (!best || !status) return null;
  const cause = status.causes[best.cause];
  const exchange = own.exchanges[result.exchange] ? `?exchange=${encodeURIComponent(result.exchange)}` : "";
  const anchor = cause ? `#cause-${best.cause.replaceAll("_", "-")}` : "";
  const parts = [
    element("p", {}, [
      view.badge(result.status, result.params, own), " ", element("span", { class: "hc-tag" }, [say[result.confidence] ?? ""]),
    ]),
  ];
  if (cause) parts.push(element("p", {}, [element("strong", {}, [cause.name])]), element("p", {}, [cause.text]));
  const to = `${home}status/${status.slug}/${exchange}${anchor}`;
  parts.push(element("p", {}, [element("a", { class: "hc-button", href: to }, [say.steps])]));
  return parts;
}

/**
 * A message that is not about the key.
 * @param {any} result
 * @param {Setting} setting
 */
function topic(result, { say, own, view, home }) {
  const known = own.topics[result.topic];
  if (!known) return null;
  const to = `${home}topics/#topic-${result.topic.replaceAll("_", "-")}`;
  return [
    element("p", {}, [element("a", { href: to }, [view.filled(say.not_key, { topic: known.name })])]),
    element("p", {}, [known.sentence ?? ""]),
  ];
}

/**
 * @param {any[]} entries of one page, the best first
 * @param {string} exchange
 * @param {Setting} setting
 */
function page(entries, exchange, { home }) {
  const [best] = entries;
  const own = entries.find(({ location }) => !location.includes("#")) ?? best;
  const [path, anchor] = best.location.split("#");
  const choice = exchange && path.startsWith("status/") ? `?exchange=${encodeURIComponent(exchange)}` : "";
  const to = `${home}${path}${choice}${anchor ? `#${anchor}` : ""}`;
  const lines = [element("a", { href: to }, marked(best.title))];
  if (own !== best) lines.push(element("span", { class: "hc-note" }, own.title.map((/** @type {any} */ [text]) => text)));
  lines.push(element("p", {}, marked(best.text)));
  return element("li", {}, lines);
}

/**
 * @param {[string, boolean][]} parts
 * @returns {(Node | string)[]}
 */
function marked(parts) {
  return parts.map(([text, found]) => (found ? element("mark", {}, [text]) : text));
}
