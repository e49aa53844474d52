// Triage page: the box where a message is pasted, and what the engine says about it. Nothing leaves the browser: the
// data are modules of this site, and the page has no right to connect.
// @ts-check

import { loadTable, triage } from "./triage/triage.js";
import { receiveConversation } from "./triage-desk.js";
import { answerView } from "./triage-view.js";
import { element } from "./element.js";

/** A pause in typing after which the answer is looked up, in milliseconds; a paste is answered at once. */
const PAUSE = 150;

const root = document.getElementById("triage");
if (root) start(root).catch(() => root.append(element("p", { class: "hc-notice" }, [words(root).failed])));

/**
 * @param {HTMLElement} host
 * @returns {Record<string, string>} the page's words in its own language
 */
function words(host) {
  return JSON.parse(host.dataset.words ?? "{}");
}

/** @param {HTMLElement} host */
async function start(host) {
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (host.querySelector(selector));
  const box = /** @type {HTMLTextAreaElement} */ (part("textarea"));
  const headline = part("[role=status]");
  const answer = part(".hc-triage-answer");
  const say = words(host);
  const locale = host.dataset.locale ?? "";
  /** @type {[string, string, string][]} */
  const locales = JSON.parse(host.dataset.locales ?? "[]");
  const source = new URL(host.dataset.source ?? "", document.baseURI);
  const load = async (/** @type {string} */ name) => (await import(new URL(`${name}.js`, source).href)).default;
  const query = new URLSearchParams(location.search);
  const language = /** @type {HTMLSelectElement} */ (part("#triage-language"));
  // An address may name a language in which there are no replies.
  language.value = query.get("reply") ?? locale;
  if (!language.value) language.value = locale;
  const exchange = /** @type {HTMLSelectElement} */ (part("#triage-exchange"));
  exchange.value = query.get("exchange") ?? "";
  if (exchange.selectedIndex < 0) exchange.value = "";

  const [table, own] = await Promise.all([load("table").then(loadTable), load(`replies.${locale}`)]);

  /** @type {Map<string, string>} the customer's answers, by question */
  const answered = new Map();
  const replies = new Map([[locale, own]]);
  const repliesOf = async (/** @type {string} */ tag) => {
    if (!replies.has(tag)) replies.set(tag, await load(`replies.${tag}`));
    return replies.get(tag);
  };

  let timer = 0;
  const show = async () => {
    clearTimeout(timer);
    if (!box.value.trim()) {
      headline.replaceChildren(say.waiting);
      answer.replaceChildren();
      return;
    }
    const tag = language.value;
    const given = await repliesOf(tag);
    // The agent reads the reply in the page's own language beside the one for the customer.
    const tags = tag === locale ? [locale] : [tag, locale];
    const options = {
      exchange: exchange.value || null,
      answer: [...answered].map(([question, chosen]) => `${question}:${chosen}`),
      now: Date.now(),
    };
    const results = tags.map((each) => triage(box.value, table, { ...options, locale: each, replies: each === tag ? given : own }));
    const result = results[0];
    const written = results.map(({ reply }, index) => {
      const [, name = "", direction = "ltr"] = locales.find(([each]) => each === tags[index]) ?? [];
      return { tag: tags[index], name, direction, text: reply };
    });
    const view = answerView(result, {
      say, own, answered, home: host.dataset.home ?? "", replies: written,
      choose: (question, chosen) => {
        if (chosen === null) answered.delete(question);
        else answered.set(question, chosen);
        show().then(() => headline.focus());
      },
    });
    // Said only when it changes, so that a screen reader is not told the same after every letter.
    if (headline.textContent !== view.headline.map((part) => (typeof part === "string" ? part : part.textContent)).join("")) {
      headline.replaceChildren(...view.headline);
    }
    answer.replaceChildren(...view.parts);
  };

  box.addEventListener("input", (event) => {
    answered.clear();
    clearTimeout(timer);
    timer = setTimeout(show, event instanceof InputEvent && event.inputType === "insertFromPaste" ? 0 : PAUSE);
  });
  for (const each of [exchange, language]) each.addEventListener("change", show);
  part("form").addEventListener("submit", (event) => event.preventDefault());
  part("button").addEventListener("click", () => {
    box.value = "";
    answered.clear();
    show().then(() => box.focus());
  });
  receiveConversation((host.dataset.origins ?? "").split(" ").filter(Boolean), (text) => {
    box.value = text;
    answered.clear();
    part("#triage-private").textContent = say.from_chat;
    show();
  });
  // What was pasted while the table was on its way.
  if (box.value) show();
  // The other languages come now rather than when they are asked for: later the page works without a network, and no
  // request tells what an agent is doing. One that fails is asked for again when it is chosen.
  for (const [tag] of locales) await repliesOf(tag).catch(() => null);
}
