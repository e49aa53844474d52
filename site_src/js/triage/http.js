// HTTP: finds HTTP statuses where the text gives them as such, never in amounts, lines or codes of an exchange.
// @ts-check

import { places } from "./codes.js";
import { placeBefore } from "./place.js";
import { endsWithAny, findLast, isNumber, isWord, match, setOf, tail } from "./words.js";

const BEFORE = setOf(
  "http https status statuscode httpstatus httpcode code response responded returned returns got received gives error err errors exception answered",
);
const REASON =
  /["'`)\]]{0,2}[ \t]?[-:,]?[ \t]?["'`(]?(?:unauthorized|forbidden|client error|server error|bad gateway|bad request|too many|service|internal server|gateway|error|unavailable|proxy auth|request timeout|im a teapot|i'm a teapot|conflict|status code|http|code|method not|not acceptable|temporarily|<html|<!doctype|[-]?\{)/y;

/** Those of `statuses` that stand as HTTP statuses. @param {string} folded @param {number[]} statuses */
export const findHttp = (folded, statuses) =>
  statuses.filter((status) => [...places(folded, String(status))].some((at) => isStatus(folded, at)));

function isStatus(folded, at) {
  const [before, after] = [folded[at - 1], folded[at + 3]];
  if (isWord(before) || ".-$".includes(before ?? " ") || isWord(after) || after === "%") return false;
  if (after === "." && isWord(folded[at + 4])) return false;
  if (match(REASON, folded, at + 3)) return true;
  const { word, previous, keyed, listed } = placeBefore(folded, at);
  if (BEFORE.has(word) || endsWithAny(word, ["error", "exception", "status", "code"])) return !listed;
  if (/^[0-3]$/.test(word) && /^(http|1|2)$/.test(previous)) return true;
  const near = tail(folded, at, 40).split("\n").at(-1) ?? "";
  const http = near.lastIndexOf("http");
  if (http >= 0 && !near.includes("://") && !/[0-9]/.test(near.slice(http))) return true;
  if (keyed && isNumber(word)) return true; // an item of a dumped list: [4] => 401
  // A library's line: GET https://host/path 503
  const line = tail(folded, at, 240);
  return before === " " && line.slice(findLast(line, " ", line.length - 1) + 1).includes("://");
}
