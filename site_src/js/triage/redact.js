// Redact: replaces keys, secrets and addresses in a text by the names of what they are, and counts them.
// @ts-check

import { findAddresses } from "./address.js";
import { findNamed } from "./named.js";
import { undoPercent } from "./plain.js";
import { findSecrets } from "./secret.js";
import { compare, findLast, fold } from "./words.js";

/** @typedef {Map<string, number>} Counts */
/** Start, end, rank (0 for what a name makes secret, 1 for what has a form, 2 for what is drawn) and kind. @typedef {[number, number, number, string]} Place */

/**
 * The text without its secrets, and how many of each kind it had; redacting twice changes nothing.
 * @param {string} text
 * @returns {[string, Counts]}
 */
export function redact(text) {
  /** @type {Counts} */
  const counts = new Map();
  // Codes for quotes and braces hide where a value ends, so such a text is read, and shown, without them.
  const decoded = /%22|%7b/i.test(text) ? undoPercent(text) : text;
  for (const each of new Set([decoded, text])) {
    const found = find(each);
    if (found.length) {
      const [shown, changed] = replace(each, found, counts);
      return [again(shown, changed, counts), counts];
    }
  }
  return [text, counts];
}

/** Redact the lines around what was replaced, as often as that brings something into sight, six times at most. */
function again(text, changed, counts) {
  for (let pass = 0; pass < 6; pass += 1) {
    let parts = "";
    let shown = 0;
    const changes = [];
    for (const [start, end] of around(text, changed)) {
      const found = find(text.slice(start, end));
      if (!found.length) continue;
      const [part, inside] = replace(text.slice(start, end), found, counts);
      parts += text.slice(shown, start);
      for (const [first, last] of inside) changes.push([parts.length + first, parts.length + last]);
      parts += part;
      shown = end;
    }
    if (!changes.length) break;
    text = parts + text.slice(shown);
    changed = changes;
  }
  return text;
}

/** The stretches of whole lines that hold the changes, with one line before and one after. */
function around(text, changed) {
  const stretches = [];
  for (const [start, end] of changed) {
    const before = stretches.at(-1);
    if (before && end <= before[1]) continue;
    const first = findLast(text, "\n", findLast(text, "\n", start)) + 1;
    let last = text.indexOf("\n", end);
    if (last >= 0) last = text.indexOf("\n", last + 1);
    if (last < 0) last = text.length;
    if (before && first <= before[1]) before[1] = Math.max(last, before[1]);
    else stretches.push([first, last]);
  }
  return stretches;
}

/** @param {string} text @returns {Place[]} */
function find(text) {
  const folded = fold(text);
  const looks = [...findSecrets(text, folded), ...findAddresses(text, folded)];
  return [
    ...findNamed(text, folded).map(([start, end, kind]) => [start, end, 0, kind]),
    ...looks.map(([start, end, kind]) => [start, end, /^(pem|uuid|email|ip)$/.test(kind) ? 1 : 2, kind]),
  ].sort(compare);
}

/** Replace spans, joining those that overlap; a name says better what a value is than its form, a form than looks. */
function replace(text, spans, counts) {
  let parts = "";
  const changed = [];
  let shown = 0;
  for (let at = 0; at < spans.length; ) {
    let [start, end, rank, kind] = spans[at];
    for (at += 1; at < spans.length && spans[at][0] < end; at += 1) {
      end = Math.max(end, spans[at][1]);
      if (spans[at][2] < rank) [, , rank, kind] = spans[at];
    }
    parts += text.slice(shown, start);
    changed.push([parts.length, parts.length + kind.length + 2]);
    parts += `[${kind}]`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    shown = end;
  }
  return [parts + text.slice(shown), changed];
}
