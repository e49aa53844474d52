// Exchange: recognises whose text it is, from names, hosts, headers and the shape of bodies, and says by what.
// @ts-check

import { ANY } from "./table.js";
import { compare } from "./words.js";

/** @type {Record<string, number>} */
const KIND = { host: 50, header: 45, name: 40 };

/**
 * @typedef {{exchange: string, score: number, kind: string, evidence: [string, string][]}} Recognised
 * @typedef {{known: Recognised | null, ranked: Recognised[], trades: boolean}} Exchanges
 */

/**
 * @param {import("./table.js").Table} table
 * @param {Set<number>} phrases
 * @param {string} sentence
 * @param {Set<string>} words
 * @param {import("./payload.js").Body[]} bodies
 * @param {string | null} told
 * @returns {Exchanges}
 */
export function recognise(table, phrases, sentence, words, bodies, told) {
  const found = new Map();
  let trades = false;
  let seen = false;
  const add = (exchange, kind, score, text) => {
    if (exchange === ANY) {
      trades = true;
      return;
    }
    if (!found.has(exchange)) found.set(exchange, new Map());
    const kinds = found.get(exchange);
    const best = kinds.get(kind);
    if (!best || compare([-score, -text.length, text], [-best[0], -best[1].length, best[1]]) < 0) kinds.set(kind, [score, text]);
  };
  for (const number of phrases) {
    if (!table.evidence.has(number) || isOnlyInside(table, number, sentence)) continue;
    seen = true;
    for (const [exchange, kind] of table.evidence.get(number)) add(exchange, kind, KIND[kind], table.texts[number]);
  }
  for (const { levels, loose } of bodies) {
    for (const level of levels) {
      for (const { exchange, fields, field, isText, pattern, weight } of table.envelopes) {
        if (!fields.every((name) => level.has(name))) continue;
        // A pattern in quotation marks wants a text, no number.
        const value = level.get(field) ?? "";
        if (pattern && !((value.startsWith('"') || loose || !isText) && pattern.test(value.replace(/^"/, "")))) continue;
        seen = true;
        add(exchange, "envelope", [0, 10, 30, 60][weight], fields.join(", "));
      }
    }
  }
  if (!seen) {
    // Names at the beginning of longer words: `BinanceAPIException`, `kucoinfutures`.
    for (const word of words) {
      for (const [name, exchange] of table.beginnings) if (word.length > 5 && word.startsWith(name)) add(exchange, "name", 35, name);
    }
  }
  if (told !== null && table.exchanges.has(told)) add(told, "told", 1000, told);
  return { ...rank(table, found), trades: trades || found.size > 0 };
}

/** Tell whether a name stands only inside longer names: `binance` in `binance us`. */
function isOnlyInside(table, number, sentence) {
  let inside = 0;
  for (const other of table.longer.get(number) ?? []) inside += count(sentence, table.needles[other]);
  return inside > 0 && count(sentence, table.needles[number]) <= inside;
}

/** Count a phrase; the space that two neighbours share is shared. */
function count(sentence, needle) {
  let times = 0;
  for (let at = sentence.indexOf(needle); at >= 0; at = sentence.indexOf(needle, at + needle.length - 1)) times += 1;
  return times;
}

function rank(table, found) {
  const ranked = [];
  for (const [exchange, kinds] of found) {
    const rows = [...kinds].map(([kind, [score, text]]) => [-score, kind, text]).sort(compare);
    const score = -rows.reduce((sum, row) => sum + row[0], 0);
    ranked.push({ exchange, score, kind: rows[0][1], evidence: rows.map(([, kind, text]) => [kind, text]) });
  }
  ranked.sort((one, other) => compare([-one.score, one.exchange], [-other.score, other.exchange]));
  const [first, second] = ranked;
  // A house of an exchange is rarely named without it, so its own evidence outweighs what speaks for both.
  const house = ranked.slice(1).find((one) => one.kind !== "envelope" && table.exchanges.get(one.exchange).parent === first.exchange);
  const known = house ?? (second?.score === first?.score ? null : first);
  return { known: known && known.score >= 30 ? known : null, ranked };
}
