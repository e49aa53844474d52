// Excerpt: the part of a text that answers a query, with the words that were found marked.
// @ts-check

import { words } from "./text.js";

/** Characters shown of a text. */
const LENGTH = 200;
/** Characters shown before the first word that was found. */
const BEFORE = 60;

/**
 * @param {string} text
 * @param {ReadonlySet<string>} terms what was found
 * @param {boolean} whole the text is short and shown whole
 * @returns {[string, boolean][]} the text in parts, each with whether it was found
 */
export function excerpt(text, terms, whole = false) {
  /** @type {[number, number][]} */
  const marks = [];
  for (const { term, from, to } of words(text)) {
    if (!whole && marks.length && from > marks[0][0] + LENGTH) break;
    if (!terms.has(term)) continue;
    const last = marks.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else marks.push([from, to]);
  }
  const start = whole ? 0 : begin(text, marks[0]?.[0] ?? 0);
  const end = whole || text.length - start <= LENGTH ? text.length : finish(text, start + LENGTH);
  /** @type {[string, boolean][]} */
  const parts = [[start ? "… " : "", false]];
  let done = start;
  for (const [from, to] of marks) {
    if (from < done || to > end) continue;
    parts.push([text.slice(done, from), false], [text.slice(from, to), true]);
    done = to;
  }
  parts.push([text.slice(done, end), false], [end < text.length ? " …" : "", false]);
  return parts.filter(([part]) => part);
}

/**
 * @param {string} text
 * @param {number} first
 * @returns {number} where to begin so that the first mark is seen, at the beginning of a word
 */
function begin(text, first) {
  if (first <= BEFORE) return 0;
  const space = text.indexOf(" ", first - BEFORE);
  return space >= 0 && space < first ? space + 1 : first - 10;
}

/**
 * @param {string} text
 * @param {number} last
 */
function finish(text, last) {
  const space = text.lastIndexOf(" ", last);
  return space > last - 30 ? space : last;
}
