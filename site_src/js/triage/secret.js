// Secret: finds what must never be shown although no name stands before it: keys, secrets, PEM blocks and JWTs.
// @ts-check

import { isDrawn } from "./chance.js";
import { findWithin, isAlphanumeric, isNumber, match, stripEnd } from "./words.js";

/** Start, end and kind of what is hidden. @typedef {[number, number, string]} Span */

const SECOND_GROUP = /-[0-9a-z]{4}(?:[0-9a-z]{4})?-/g;
const GROUPS = /[0-9a-z]{8}(?:((?:-[0-9a-z]{8}){2}-(?:[0-9a-z]{8}|[0-9a-z]{5}))|(?:-[0-9a-z]{4}){2,3}(?:-[0-9a-z]{1,12})?)/y;
const PEM_PIECE = /(?:\\{1,8}[nr]|[ \t\r\n>"'+,]){0,12}([A-Za-z0-9+/=]{1,4096})/y;
const TAIL = /["'\\+ \t]{0,4}(?:\\n)?\r?\n[>"' \t]{0,16}([A-Za-z0-9+/=_-]{4,80})(?=["'\\, \t]{0,4}\r?\n|["']|$)/y;
const PADDING = /[+/]{0,2}(?:=|%3[Dd])+/y;
const PERCENT_JOIN = /^%2[BbFf]$/;
const PLUS = /^(\+|%2[Bb])$/;
// Names whose drawn value is no secret: numbers that only trace a request, an order or a block.
const TRACE_AT_END =
  /(?: id|-id|_id|orderid|requestid|traceid|userid| uid|uuid|txid| cid|logid|trace| hash|_hash| ray|-ray| etag| nonce| tx| ref|reference|sha1|sha256|md5| commit| order| address| hint| blob)$/;

/** @param {string} text @param {string} folded @returns {Span[]} */
export function findSecrets(text, folded) {
  /** @type {Span[]} */
  const spans = [];
  findPem(text, folded, spans);
  for (const token of text.matchAll(/eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]{2,}){0,2}/g)) spans.push([token.index, token.index + token[0].length, "token"]);
  for (const { 0: run, index } of text.matchAll(/(?:[A-Za-z0-9+/_-]|%2[BbFf])+/g)) {
    if (run.length > 7) judgeRun(text, folded, run, index, spans);
  }
  // UUIDs and keys written as dashed groups, also cut ones; the second group shows where they are.
  let group = match(SECOND_GROUP, folded);
  while (group) {
    if (group.index >= 8) judgeGroup(folded, group.index - 8, spans);
    judgeGroup(folded, group.index + 1, spans);
    group = match(SECOND_GROUP, folded, SECOND_GROUP.lastIndex - 1);
  }
  return spans;
}

/**
 * Add the spans of a run of letters, digits and what joins them in base64 that look drawn. What is drawn for itself is
 * a seed; from seeds the span grows over pieces that look like fragments, and over any piece behind a plus sign.
 */
function judgeRun(text, folded, run, start, spans) {
  /** @type {[number, number][]} */
  const pieces = [];
  const joins = [""];
  for (const { 0: part, 1: piece, index } of run.matchAll(/([A-Za-z0-9]+)|%2[BbFf]|[+/_-]/g)) {
    if (piece) joins[pieces.push([start + index, start + index + part.length])] = "";
    else joins[pieces.length] += part;
  }
  // 2 for a piece that is drawn and as long as a key, 1 for one that can only be a part of one.
  const seeds = pieces.map(([from, to], index) => {
    const [piece, word] = [text.slice(from, to), folded.slice(from, to)];
    const drawn = () => word.startsWith("mx0") || isDrawn(piece, word);
    // A piece may be shorter than a key, but a random piece of eight mostly has a digit.
    if (isNumber(word)) return 0;
    if (to - from < 16) return to - from > 7 && /[0-9]/.test(word) && (joins[index] || joins[index + 1]) && drawn() ? 1 : 0;
    return drawn() || (/(?:account|master)-$/.test(folded.slice(Math.max(0, from - 8), from)) && piece === piece.toUpperCase()) ? 2 : 0;
  });
  const inside = seeds.map(Boolean);
  const crosses = (join, [from, to]) => (join.length < 3 || PERCENT_JOIN.test(join)) && (PLUS.test(join) || isFragment(text.slice(from, to)));
  for (const step of [1, -1]) {
    let reached = false;
    for (let index = step > 0 ? 0 : pieces.length - 1; index in pieces; index += step) {
      reached = seeds[index] > 0 || (reached && crosses(joins[step > 0 ? index : index + 1], pieces[index]));
      inside[index] ||= reached;
    }
  }
  for (let first = 0; first < pieces.length; first += 1) {
    let last = first;
    while (inside[last]) last += 1;
    if (last === first) continue;
    const [left, end] = [pieces[first][0], pieces[last - 1][1]];
    if (end - left >= 24 || seeds.slice(first, last).includes(2)) {
      const right = pad(text, end);
      spans.push([left, right, kindOf(folded, left, right)]);
    }
    first = last;
  }
}

/** Where a run ends with its padding, and with its last line when it was wrapped. */
function pad(text, end) {
  end += match(PADDING, text, end)?.[0].length ?? 0;
  const rest = match(TAIL, text, end);
  return rest && (rest[1].endsWith("=") || isDrawn(rest[1], rest[1].toLowerCase())) ? end + rest[0].length : end;
}

/** Tell whether a piece between joins belongs to a drawn string, and not to a path or a name. */
function isFragment(text) {
  if (text.length < 3 || isDrawn(text, text.toLowerCase())) return true;
  return /[^A-Za-z]/.test(text) ? text.length < 6 && !isNumber(text) : /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text.slice(1));
}

/** Name an unnamed drawn string by what stands before it and by its length. */
function kindOf(folded, left, right) {
  if (folded.startsWith("0x", left)) return "token";
  const before = ` ${stripEnd(folded.slice(Math.max(0, left - 32), left), " \t\"'`[](){}:=#>\\")}`;
  return TRACE_AT_END.test(before) ? "token" : right - left >= 28 ? "secret" : "api_key";
}

function judgeGroup(folded, start, spans) {
  const groups = match(GROUPS, folded, start);
  if (!groups || (isAlphanumeric(folded[start - 1]) && folded[start - 3] !== "%")) return;
  const end = start + groups[0].length;
  if (isAlphanumeric(folded[end]) || !/[0-9]/.test(groups[0]) || !/[a-z]/.test(groups[0])) return;
  let kind = "uuid";
  if (groups[1]) kind = groups[1].at(-9) === "-" ? "api_key" : "secret";
  else if (folded.slice(Math.max(0, start - 8), start) === "apikeys/" || folded.startsWith("/apikeys", end)) kind = "api_key";
  else if (end - start < 36 && /[g-z]/.test(groups[0])) return;
  spans.push([start, end, kind]);
}

/** Add PEM blocks, whole or cut, on lines or with escaped line breaks. */
function findPem(text, folded, spans) {
  let start = folded.indexOf("-----begin");
  let footer = 0;
  while (start >= 0) {
    const header = findWithin(text, "-----", start + 10, 80);
    const body = header >= 0 ? header + 5 : start + 10;
    if (footer >= 0 && footer < body) footer = folded.indexOf("-----end", body);
    let end = footer;
    if (end >= body && end - body < 16384 && /^[A-Za-z0-9+/=\\ \t\r\n>:,."'-]*$/.test(text.slice(body, end))) {
      const closing = findWithin(text, "-----", end + 8, 82);
      end = closing >= 0 ? closing + 5 : end + 8;
    } else end = consumePem(text, body);
    spans.push([start, end, "pem"]);
    start = folded.indexOf("-----begin", end);
  }
}

/** Where the base64 of a cut block ends. */
function consumePem(text, at) {
  for (let seen = false; ; seen = true) {
    const found = match(PEM_PIECE, text, at);
    const piece = found?.[1] ?? "";
    if (!found || !(piece.length >= 40 || (seen && isFragment(piece)) || isDrawn(piece, piece.toLowerCase()))) return at;
    at += found[0].length;
  }
}
