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
  host.classList.add("hc-triage");
  const say = words(host);
  const locale = host.dataset.locale ?? "";
  /** @type {[string, string, string][]} */
  const locales = JSON.parse(host.dataset.locales ?? "[]");
  const source = new URL(host.dataset.source ?? "", document.baseURI);
  const load = async (/** @type {string} */ name) => (await import(new URL(`${name}.js`, source).href)).default;
  const [table, own] = await Promise.all([load("table").then(loadTable), load(`replies.${locale}`)]);
  const query = new URLSearchParams(location.search);

  const box = element("textarea", {
    id: "triage-text", rows: "7", spellcheck: "false", autocapitalize: "off", autocomplete: "off", dir: "auto",
    placeholder: say.placeholder, "aria-describedby": "triage-private",
  });
  const exchange = choice("triage-exchange", [["", say.exchange_open], ...Object.entries(own.exchanges)]);
  const language = choice("triage-language", locales.map(([tag, name]) => [tag, name]));
  language.value = query.get("reply") ?? locale;
  if (!language.value) language.value = locale;
  exchange.value = query.get("exchange") ?? "";
  const clear = element("button", { type: "button", class: "hc-button hc-button-quiet" }, [say.clear]);
  const note = element("p", { class: "hc-note", id: "triage-private" }, [say.private]);
  const form = element("form", { class: "hc-triage-form" }, [
    element("label", { for: "triage-text" }, [say.paste]), box, note,
    element("div", { class: "hc-triage-choices" }, [
      field(exchange, say.exchange), field(language, say.reply_language), clear,
    ]),
  ]);
  const headline = element("p", { role: "status", class: "hc-triage-headline", tabindex: "-1" }, [say.waiting]);
  const answer = element("div", { class: "hc-triage-answer" });
  host.replaceChildren(form, element("section", { "aria-labelledby": "meaning" }, [
    element("h2", { id: "meaning" }, [say.meaning]), headline, answer,
  ]));

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
  form.addEventListener("submit", (event) => event.preventDefault());
  clear.addEventListener("click", () => {
    box.value = "";
    answered.clear();
    show().then(() => box.focus());
  });
  receiveConversation((host.dataset.origins ?? "").split(" ").filter(Boolean), (text) => {
    box.value = text;
    answered.clear();
    note.textContent = say.from_chat;
    show();
  });
  // The other languages come now rather than when they are asked for: later the page works without a network, and no
  // request tells what an agent is doing. One that fails is asked for again when it is chosen.
  for (const [tag] of locales) await repliesOf(tag).catch(() => null);
}

/**
 * @param {string} id
 * @param {string[][]} options pairs of value and words
 * @returns {HTMLSelectElement}
 */
function choice(id, options) {
  return element("select", { id }, options.map(([value, label]) => element("option", { value }, [label])));
}

/**
 * @param {HTMLSelectElement} control
 * @param {string} label
 */
function field(control, label) {
  return element("div", {}, [element("label", { for: control.id }, [label]), control]);
}
