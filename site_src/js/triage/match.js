// Match: reads a text once, and tells which signatures' conditions hold in it.
// @ts-check

import { STRONG, findInBodies, findNames, findNumbers } from "./codes.js";
import { recognise } from "./exchange.js";
import { findHttp } from "./http.js";
import { findBodies } from "./payload.js";
import { findWords, fold } from "./words.js";

/** @typedef {ReturnType<typeof sight>} Sighting */

/**
 * What a text holds that the table knows.
 * @param {string} text
 * @param {import("./table.js").Table} table
 * @param {string | null} told
 */
export function sight(text, table, told) {
  const folded = fold(text);
  const words = findWords(folded);
  const distinct = new Set(words);
  const sentence = ` ${words.join(" ")} `;
  const has = (row) => row.every((word) => distinct.has(word));
  /** @type {Set<number>} */
  const phrases = new Set();
  table.rows.forEach((row, number) => {
    if (has(row) && (row.length === 1 || sentence.includes(table.needles[number]))) phrases.add(number);
  });
  const bodies = findBodies(text);
  /** @type {Map<string, number>} */
  const codes = new Map();
  for (const { levels } of bodies) findInBodies(levels, table.codes, codes);
  // A number that stands nowhere but after the word `line` is no code: tracebacks are full of them.
  const counts = (digits) => words.every((word, at) => word !== digits || words[at - 1] === "line");
  const numbers = table.digits.filter((word) => distinct.has(word) && !counts(word) && codes.get(word) !== STRONG && codes.get(`-${word}`) !== STRONG);
  findNumbers(folded, numbers, table.codes, codes);
  findNames(text, folded, table.names.filter(([, { words: parts }]) => has(parts)).map(([code]) => code), table.codes, codes);
  const http = new Set(findHttp(folded, table.http.filter((status) => distinct.has(String(status)))));
  const exchanges = recognise(table, phrases, sentence, distinct, bodies, told);
  return {
    text, folded, sentence, phrases, codes, http, bodies, exchanges,
    readings: table.readings.filter(({ word }) => distinct.has(word)),
    labels: table.labels.filter(({ word }) => distinct.has(word)),
  };
}

/**
 * Tell whether every condition of a signature holds, one of more than context.
 * @param {import("./table.js").Signature} signature
 * @param {Sighting} seen
 */
export function holds({ folded, phrases, http, contexts }, seen) {
  const none = (conditions, known) => conditions.length > 0 && !conditions.some((each) => known.has(each));
  return (
    folded.length + phrases.length + http.length > 0 &&
    !none(phrases, seen.phrases) && !none(folded, seen.codes) && !none(contexts, seen.phrases) && !none(http, seen.http)
  );
}
