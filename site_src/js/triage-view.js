// Triage view: one result of the engine as what an agent reads, built from elements, never from markup.
// @ts-check

import { element } from "./element.js";

/**
 * @typedef {object} Setting
 * @property {Record<string, string>} say the page's words
 * @property {any} own the replies of the page's own language: names of statuses, causes, topics, questions
 * @property {Map<string, string>} answered
 * @property {string} home relative address of the locale's home page
 * @property {{tag: string, name: string, direction: string, text: string}[]} replies for the customer, then for the agent
 * @property {(question: string, chosen: string | null) => void} choose
 */

/**
 * @param {any} result
 * @param {Setting} setting
 * @returns {{headline: (Node | string)[], parts: Node[]}}
 */
export function answerView(result, setting) {
  const { say } = setting;
  const parts = [];
  if (result.secret_seen) parts.push(element("p", { class: "hc-notice hc-tone-negative" }, [say.secret]));
  const asked = result.question ?? [...setting.answered.keys()][0];
  if (asked) parts.push(question(asked, setting));
  if (result.candidates.length && result.result !== "none") parts.push(candidates(result, setting));
  if (result.others?.length) parts.push(others(result.others, setting));
  if (result.reply) parts.push(reply(setting));
  parts.push(shared(result, setting));
  return { headline: headline(result, setting), parts };
}

/**
 * @param {any} result
 * @param {Setting} setting
 */
function headline(result, setting) {
  const { say, own } = setting;
  if (result.result === "unknown") return [say.unknown];
  if (result.result === "none") {
    const topic = own.topics[result.topic];
    return [`${filled(say.not_key, { topic: topic.name })} · ${filled(say.queue, { queue: topic.queue })}`];
  }
  const sure = element("span", { class: "hc-tag" }, [say[result.confidence] ?? result.confidence]);
  return [badge(result.status, result.params, own), " ", sure];
}

/**
 * @param {any} result
 * @param {Setting} setting
 */
function candidates(result, setting) {
  const { say, own, home } = setting;
  let before = "";
  const items = result.candidates.map((/** @type {any} */ each) => {
    const lines = [];
    if (each.status) {
      const cause = own.statuses[each.status]?.causes[each.cause];
      const page = `${home}status/${own.statuses[each.status]?.slug}/${each.cause ? `#cause-${each.cause.replaceAll("_", "-")}` : ""}`;
      lines.push(element("p", {}, [badge(each.status, each.params ?? {}, own), " ", element("strong", {}, [cause?.name ?? ""])]));
      if (cause) lines.push(element("p", {}, [cause.text]));
      lines.push(element("p", {}, [element("a", { href: page }, [say.steps])]));
    } else {
      lines.push(element("p", {}, [element("strong", {}, [own.topics[each.topic]?.name ?? each.topic])]));
    }
    const proof = each.evidence.filter((/** @type {any} */ one) => one.kind !== "answer");
    const seen = proof.map((/** @type {any} */ one) => element("mark", { dir: "ltr" }, [one.text]));
    // Candidates of one signature rest on the same words, which are read once.
    const same = before === JSON.stringify(proof);
    before = JSON.stringify(proof);
    if (seen.length && !same) lines.push(element("p", { class: "hc-note" }, spread(say.evidence, "parts", joined(seen))));
    return element("li", {}, lines);
  });
  return element("div", {}, [element("h3", {}, [say.candidates]), element("ol", { class: "hc-candidates" }, items)]);
}

/**
 * @param {string} id
 * @param {Setting} setting
 */
function question(id, setting) {
  const { say, own, answered, choose } = setting;
  const words = own.questions[id];
  const buttons = Object.entries(words.answers).map(([answer, label]) => {
    const chosen = answered.get(id) === answer;
    const button = element(
      "button", { type: "button", class: "hc-button hc-button-quiet", "aria-pressed": String(chosen) }, [String(label)],
    );
    button.addEventListener("click", () => choose(id, chosen ? null : answer));
    return button;
  });
  if (answered.has(id)) {
    const undo = element("button", { type: "button", class: "hc-button hc-button-quiet" }, [say.undo]);
    undo.addEventListener("click", () => choose(id, null));
    buttons.push(undo);
  }
  return element("div", { role: "group", "aria-labelledby": "triage-ask" }, [
    element("h3", { id: "triage-ask" }, [say.ask]), element("p", {}, [words.ask]), element("div", { class: "hc-triage-answers" }, buttons),
  ]);
}

/**
 * @param {any[]} found
 * @param {Setting} setting
 */
function others(found, setting) {
  const { say, own } = setting;
  const items = found.map((each) => element("li", {}, [each.status ? badge(each.status, {}, own) : own.topics[each.topic]?.name ?? each.signature]));
  return element("div", {}, [element("h3", {}, [say.others]), element("ul", {}, items)]);
}

/** @param {Setting} setting */
function reply({ say, replies }) {
  const columns = replies.map(({ tag, name, direction, text }) => element("div", {}, [
    ...(replies.length > 1 ? [element("p", { class: "hc-note", lang: tag }, [name])] : []),
    element("div", { class: "hc-reply", lang: tag, dir: direction }, [text]), copyButton(() => text, say.copy, say),
  ]));
  return element("div", {}, [element("h3", {}, [say.reply]), element("div", { class: "hc-replies" }, columns)]);
}

/**
 * @param {any} result
 * @param {Setting} setting
 */
function shared(result, setting) {
  const { say } = setting;
  // Written as the marks that stand in the text, so that they need no translation.
  const kinds = result.redactions.map((/** @type {any} */ { kind, count }) => element("bdi", { dir: "ltr" }, [`[${kind}] × ${count}`]));
  const parts = [element("summary", {}, [say.shared])];
  if (kinds.length) parts.push(element("p", { class: "hc-note" }, spread(say.hidden, "kinds", joined(kinds))));
  parts.push(element("pre", { dir: "auto", tabindex: "0" }, highlighted(result)), copyButton(() => result.redacted_text, say.copy, say));
  if (result.result === "unknown") {
    parts.push(copyButton(() => JSON.stringify({ exchange: result.exchange, text: result.redacted_text }, null, 2), say.report, say));
  }
  return element("details", result.redactions.length || result.result === "unknown" ? { open: "" } : {}, parts);
}

/**
 * The redacted text with the parts of the best candidate's evidence marked where they stand.
 * @param {any} result
 * @returns {(Node | string)[]}
 */
function highlighted(result) {
  const text = result.redacted_text;
  const folded = text.toLowerCase();
  /** @type {[number, number][]} */
  const spans = [];
  for (const each of result.candidates[0]?.evidence ?? []) {
    const at = folded.indexOf(String(each.text).toLowerCase());
    if (at >= 0 && each.text) spans.push([at, at + each.text.length]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const parts = [];
  let done = 0;
  for (const [from, to] of spans) {
    if (from < done) continue;
    parts.push(text.slice(done, from), element("mark", {}, [text.slice(from, to)]));
    done = to;
  }
  return [...parts, text.slice(done)];
}

/**
 * @param {() => string} text
 * @param {string} label
 * @param {Record<string, string>} say
 */
function copyButton(text, label, say) {
  const button = element("button", { type: "button", class: "hc-button" }, [label]);
  button.addEventListener("click", async () => {
    await copy(text());
    button.textContent = say.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  return element("p", { "aria-live": "polite" }, [button]);
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // In a frame, or without a secure context, only the old way is allowed.
    const area = element("textarea", { class: "hc-hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/**
 * A status as the product shows it.
 * @param {string} status
 * @param {Record<string, number>} params
 * @param {any} own
 */
export function badge(status, params, own) {
  const known = own.statuses[status];
  if (!known) return element("span", { class: "hc-badge" }, [status]);
  const [name, value] = Object.entries(params)[0] ?? [];
  const row = own.plurals.row;
  const letter = value === undefined ? "x" : row[value < 200 ? value : 100 + (value % 100)];
  const form = { z: "zero", o: "one", t: "two", f: "few", m: "many", x: "other" }[letter] ?? "other";
  const text = known.badge[form] ?? known.badge.other;
  const shown = name === undefined ? text.replace(/\{[a-z_]+\}/, "N") : filled(text, { [name]: String(value) });
  return element("span", { class: `hc-badge hc-tone-${known.tone}` }, [shown]);
}

/**
 * @param {string} message
 * @param {Record<string, string>} values
 */
export function filled(message, values) {
  return message.replace(/\{([a-z_]+)\}/g, (whole, name) => values[name] ?? whole);
}

/**
 * The message with nodes in the place of its placeholder.
 * @param {string} message
 * @param {string} name
 * @param {(Node | string)[]} nodes
 */
function spread(message, name, nodes) {
  const [before, after = ""] = message.split(`{${name}}`);
  return [before, ...nodes, after];
}

/**
 * The parts as a list in the page's language, with its own commas and "and".
 *
 * @template T
 * @param {T[]} items
 * @returns {(T | string)[]}
 */
function joined(items) {
  const list = new Intl.ListFormat(document.documentElement.lang);
  return list.formatToParts(items.map((_, index) => String(index))).map(({ type, value }) => (type === "element" ? items[Number(value)] : value));
}
