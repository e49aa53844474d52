// Several: judges each payload of a paste that holds several; the one that concerns the key wins, the rest is listed.
// @ts-check

import { STRONG } from "./codes.js";
import { sight } from "./match.js";
import { ANY_HTTP } from "./rank.js";
import { judge, resultOf } from "./verdict.js";
import { compare, setOf, strip } from "./words.js";

const ANSWER_NAMES = setOf(
  "code msg message error errors retCode ret_code retMsg ret_msg err-code err_code err-msg err_msg errCode errMsg errcode errmsg error_code error_message sCode label reason detail success status",
);
const SPACE = " \t\r\n";
const MOST = 24;

/**
 * The verdict that matters most and the others, in the order of the paste.
 * @param {import("./match.js").Sighting} seen
 * @param {import("./verdict.js").Verdict} whole the verdict on all of it
 * @param {import("./table.js").Table} table
 * @param {string | null} told
 * @param {number | null} now
 * @returns {[import("./verdict.js").Verdict, import("./verdict.js").Verdict[]]}
 */
export function judgeSeveral(seen, whole, table, told, now) {
  const pieces = cut(seen);
  if (pieces.length < 2) return [whole, []];
  const verdicts = new Map();
  for (const piece of pieces) {
    const part = sight(piece, table, told);
    if (!part.exchanges.known) part.exchanges = seen.exchanges;
    const verdict = judge(part, table, now);
    const key = `${verdict.signature} ${verdict.status} ${verdict.topic}`;
    if (resultOf(verdict) !== "unknown" && !(verdicts.get(key)?.level >= verdict.level)) verdicts.set(key, verdict);
  }
  const found = [...verdicts.values()];
  const [best] = [...found].sort((one, other) => compare(gravity(one), gravity(other)));
  if (!best || (best.level < whole.level && gravity(best)[0] >= gravity(whole)[0])) {
    return [whole, found.filter((one) => one.signature !== whole.signature)];
  }
  return [best, found.filter((one) => one !== best)];
}

/** What troubles the key before all else, then what is told more surely. */
const gravity = ({ status, level }) => [status && status !== "connected" && level >= ANY_HTTP ? 0 : 1, -level];

/** The pieces of a text in order, each ending where an answer ends; one piece when there is one answer. */
function cut({ text, folded, bodies: all, codes: known }) {
  const bodies = all.filter(({ loose, names, fields }) =>
    !loose && (names.size ? [...names].some((name) => ANSWER_NAMES.has(name)) : fields.length > 1));
  const codes = [...known].filter(([, sure]) => sure >= STRONG).map(([code]) => code.replace(/^-+/, "")).sort();
  if (bodies.length < 2 && codes.length < 2) return [text];
  const lineEnd = (at) => text.indexOf("\n", at) + 1 || text.length;
  const opens = (at) => bodies.some((body) => at <= body.start && body.start < lineEnd(at));
  const ends = new Set(bodies.slice(0, 2 * MOST).map(({ end }) => (opens(end) ? end : lineEnd(end))));
  for (const code of codes.length > 1 ? codes : []) {
    for (let at = folded.indexOf(code); at >= 0 && ends.size < 2 * MOST; at = folded.indexOf(code, at + code.length)) {
      if (!bodies.some((body) => body.start <= at && at < body.end)) ends.add(lineEnd(at));
    }
  }
  const pieces = [];
  let start = 0;
  for (const end of [...ends].sort((a, b) => a - b)) {
    if (!bodies.some((body) => body.start < end && end < body.end) && end > start && pieces.length < MOST) {
      pieces.push(text.slice(start, end));
      start = end;
    }
  }
  const rest = text.slice(start);
  if (pieces.length && strip(rest, SPACE)) pieces[pieces.length - 1] += rest;
  const distinct = [...new Set(pieces.map((piece) => strip(piece, SPACE)))];
  return distinct.length > 1 ? distinct : [text];
}
