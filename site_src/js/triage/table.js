// Table: the compiled catalogue as the engine holds it; what is derived from it is derived once.
// @ts-check

import { compare, findWords, fold, isNumber, size } from "./words.js";

export const ANY = "_any";

/**
 * @typedef {{id: string, exchange: string, codes: string[], folded: string[], phrases: number[], http: number[],
 *   contexts: number[], answers: string[][], ask: string, confidence: string}} Signature
 * @typedef {{id: string, exchange: string, fields: string[], rules: any[], otherwise: string[], word: string}} Reading
 * @typedef {ReturnType<typeof loadTable>} Table
 */

/**
 * @param {any} data the parsed `triage.json`
 * @throws {TypeError} when it is no such data
 */
export function loadTable(data) {
  if (data.format !== 1) throw new TypeError(`triage table of format ${data.format}, not 1`);
  /** @type {string[]} */
  const texts = data.phrases;
  const rows = texts.map((text) => findWords(fold(text)));
  const needles = rows.map((row) => ` ${row.join(" ")} `);
  const counts = new Map();
  for (const word of rows.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarest = (/** @type {string} */ text) =>
    findWords(fold(text)).sort((a, b) => compare([counts.get(a) ?? 0, -size(a), a], [counts.get(b) ?? 0, -size(b), b]))[0];

  /** @type {Signature[]} */
  const signatures = data.signatures.map(([id, exchange, codes, phrases, http, contexts, answers, ask, confidence]) =>
    ({ id, exchange, codes, folded: codes.map(fold), phrases, http, contexts, answers, ask, confidence }));
  /** @type {Map<string, {written: string, words: string[]}>} */
  const codes = new Map();
  for (const { codes: written, folded } of signatures) {
    folded.forEach((code, index) => codes.has(code) || codes.set(code, { written: written[index], words: findWords(code) }));
  }
  /** @type {Map<number, [string, string][]>} */
  const evidence = new Map();
  for (const [exchange, kind, number] of data.evidence) evidence.set(number, [...(evidence.get(number) ?? []), [exchange, kind]]);
  const names = [...evidence].flatMap(([number, known]) => known.filter(([, kind]) => kind === "name").map(([exchange]) => ({ number, exchange })));
  return {
    texts,
    rows,
    needles,
    signatures,
    codes,
    evidence,
    exchanges: new Map(Object.entries(data.exchanges)),
    questions: new Map(Object.entries(data.questions)),
    causes: new Map(Object.entries(data.causes)),
    trading: data.context.trading,
    other: data.context.other,
    ours: data.context.ours,
    oursCause: data.context.ours_cause,
    /** Phrases that general signatures use, so that they never name an exchange. */
    general: new Set(signatures.flatMap((each) => (each.exchange === ANY ? each.phrases : []))),
    digits: [...new Set([...codes.keys()].map((code) => code.replace(/^-/, "")).filter(isNumber))],
    names: [...codes].filter(([code, { words }]) => words.length && !isNumber(code.replace(/^-/, ""))),
    http: [...new Set(signatures.flatMap((each) => each.http))].sort((a, b) => a - b),
    envelopes: data.envelopes.map(([exchange, fields, code, weight]) => ({
      exchange,
      fields,
      field: ["code", "label", "name", "error"].find((name) => fields.includes(name)) ?? fields[0],
      isText: code.startsWith('"'),
      pattern: code && new RegExp(`^(?:${code.replace(/^"+|"+$/g, "")})$`),
      weight,
    })),
    /** @type {Reading[]} */
    readings: data.readings.map(([id, exchange, fields, rules, otherwise]) =>
      ({ id, exchange, fields, rules, otherwise, word: rarest(fields.join(" ")) })),
    labels: data.labels.map(([text, status, capital]) => ({ text, status, capital, word: rarest(text.replaceAll("{days}", "")) })),
    /** Names that longer words can begin with, and those that stand inside others. */
    beginnings: names.map(({ number, exchange }) => [needles[number].trim(), exchange]).filter(([name]) => /^[!-~]{5,}$/.test(name)),
    longer: new Map(names.map(({ number }) => [number, names.map((each) => each.number).filter((other) => other !== number && needles[other].includes(needles[number]))])),
  };
}
