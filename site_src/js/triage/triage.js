// Triage: tells what a pasted text means for an API key. Redact, read, match, rank; the same answers, byte for byte, as
// the Python engine. Any text gives a result; none throws.
// @ts-check

import { sight } from "./match.js";
import { plain, wellFormed } from "./plain.js";
import { redact } from "./redact.js";
import { compose, links } from "./reply.js";
import { build } from "./result.js";
import { judgeSeveral } from "./several.js";
import { judge } from "./verdict.js";

export { loadTable } from "./table.js";

/**
 * @typedef {object} Options
 * @property {string | null} [exchange] its id, when it is known
 * @property {readonly string[]} [answer] answers to questions, as `question:answer`
 * @property {string | null} [locale] with `replies` (`replies.<locale>.json`) the result has a reply and links
 * @property {any} [replies]
 * @property {number | null} [now] milliseconds since 1970 from which days are counted
 * @property {unknown} [id] given back in the result
 */

/**
 * @param {string} text
 * @param {import("./table.js").Table} table
 * @param {Options} [options]
 * @returns {any}
 */
export function triage(text, table, { exchange = null, answer = [], locale = null, replies = null, now = null, id = null } = {}) {
  text = wellFormed(text);
  const seen = sight(plain(text), table, exchange);
  const whole = judge(seen, table, now);
  const isOne = seen.bodies.length < 2 && seen.codes.size < 2;
  const [verdict, others] = isOne ? [whole, []] : judgeSeveral(seen, whole, table, exchange, now);
  const result = build(verdict, others, table, redact(text), answer, id);
  return locale === null || !replies ? result : { ...result, reply: compose(result, replies), links: links(result, replies) };
}

/** A result as one line of JSON. @param {unknown} result */
export const toLine = (result) => JSON.stringify(result);
