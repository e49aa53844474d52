// Secret: finds what must never be shown although no name stands before it: keys, secrets, PEM blocks and JWTs.
// @ts-check

import { isDrawn } from "./chance.js";
import { endsWithAny, findWithin, isAlphanumeric, isNumber, match, stripEnd } from "./words.js";

/** Start, end and kind of what is hidden. @typedef {[number, number, string]} Span */

const SECOND_GROUP = /-[0-9a-z]{4}(?:[0-9a-z]{4})?-/g;
const GROUPS = /[0-9a-z]{8}(?:((?:-[0-9a-z]{8}){2}-(?:[0-9a-z]{8}|[0-9a-z]{5}))|(?:-[0-9a-z]{4}){2,3}(?:-[0-9a-z]{1,12})?)/y;
const SEGMENT = /[A-Za-z0-9]*/y;
const PEM_PIECE = /(?:\\{1,8}[nr]|[ \t\r\n>"'+,]){0,12}([A-Za-z0-9+/=]{1,4096})/y;
const TAIL = /["'\\+ \t]{0,4}(?:\\n)?\r?\n[>"' \t]{0,16}([A-Za-z0-9+/=_-]{4,80})(?=["'\\, \t]{0,4}\r?\n|["']|$)/y;
const PERCENT_JOIN = /^%2[BbFf]$/;
const PLUS = /^(\+|%2[Bb])$/;
// Names whose drawn value is no secret: numbers that only trace a request, an order or a block.
const TRACES =
  / id|-id|_id|orderid|requestid|traceid|userid| uid|uuid|txid| cid|logid|trace| hash|_hash| ray|-ray| etag| nonce| tx| ref|reference|sha1|sha256|md5| commit| order| address| hint| blob/;
const TRACE_AT_END = new RegExp(`(?:${TRACES.source})$`);

/** @param {string} text @param {string} folded @returns {Span[]} */
export function findSecrets(text, folded) {
  /** @type {Span[]} */
  const spans = [];
  findPem(text, folded, spans);
  for (const token of text.matchAll(/eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]{2,}){0,2}/g)) spans.push([token.index, token.index + token[0].length, "token"]);
  for (const { 0: word, index } of folded.matchAll(/[a-z0-9]{8,}/g)) {
    // A piece may be shorter than a key, but a random piece of eight mostly has a digit.
    if (!isNumber(word) && (word.length >= 16 || /[0-9]/.test(word))) judge(text, folded, index, index + word.length, spans);
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

/** Add the span of one long word, widened to the whole of what it is part of, when it looks drawn. */
function judge(text, folded, start, end, spans) {
  const short = end - start < 16;
  if (short && !joinBefore(text, start) && !joinAfter(text, end)) return;
  const word = text.slice(start, end);
  const owned = endsWithAny(folded.slice(Math.max(0, start - 8), start), ["account-", "master-"]) && word.toUpperCase() === word;
  if (!isDrawn(word, folded.slice(start, end)) && !folded.startsWith("mx0", start) && !owned) return;
  const left = widenLeft(text, start);
  let right = widenRight(text, end);
  if (short && right - left < 24) return;
  const rest = match(TAIL, text, right);
  if (rest && (rest[1].endsWith("=") || isDrawn(rest[1], rest[1].toLowerCase()))) right += rest[0].length;
  spans.push([left, right, kindOf(folded, start, left, right)]);
}

/** Where the run of base64 or base64url that `start` lies in begins. */
function widenLeft(text, start) {
  for (let join = joinBefore(text, start); join; join = joinBefore(text, start)) {
    const end = start - join;
    let at = end;
    while (at > 0 && /[A-Za-z0-9]/.test(text[at - 1])) at -= 1;
    if (at === end && !joinBefore(text, at)) break;
    if (!isFragment(text.slice(at, end)) && !PLUS.test(text.slice(end, start))) break;
    start = at;
  }
  return start;
}

/** Where the run ends, padding included. */
function widenRight(text, end) {
  for (let join = joinAfter(text, end); join; join = joinAfter(text, end)) {
    const from = end + join;
    const piece = match(SEGMENT, text, from)?.[0] ?? "";
    const at = from + piece.length;
    if (!piece && !joinAfter(text, at) && text[at] !== "=") break;
    if (!isFragment(piece) && !PLUS.test(text.slice(end, from))) break;
    end = at;
  }
  while (text[end] === "=") end += 1;
  while (/^%3[Dd]$/.test(text.slice(end, end + 3))) end += 3;
  return end;
}

/** The length of what joins pieces of base64: one of `+ / _ -`, also percent-coded. */
const joinOf = (mark, coded) => (mark !== undefined && "+/_-".includes(mark) ? 1 : PERCENT_JOIN.test(coded) ? 3 : 0);
const joinBefore = (text, at) => joinOf(text[at - 1], text.slice(Math.max(0, at - 3), at));
const joinAfter = (text, at) => joinOf(text[at], text.slice(at, at + 3));

/** Tell whether a piece between joins belongs to a drawn string, and not to a path or a name. */
function isFragment(text) {
  if (text.length < 3 || isDrawn(text, text.toLowerCase())) return true;
  return /[0-9]/.test(text) ? text.length < 6 && !isNumber(text) : /[A-Z]/.test(text.slice(1)) && /[a-z]/.test(text.slice(1));
}

/** Name an unnamed drawn string by what stands before it and by its length. */
function kindOf(folded, start, left, right) {
  if (folded.startsWith("0x", start) || folded.slice(Math.max(0, left - 2), left) === "0x") return "token";
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
