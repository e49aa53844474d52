// Address: finds e-mail addresses, IP addresses and credentials inside web addresses.
// @ts-check

import { endsWithAny, isAlphanumeric, isWord, match } from "./words.js";

const DOMAIN = /[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.[a-z]{2,24}/y;
const IPV4 = /[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}/y;
const COLONS = /:[0-9a-f]{0,4}:/g;
const IPV6 = /[0-9a-f:]{2,45}/y;
const VERSION_BEFORE = ["version", "version=", "version:", "version ", 'version"', "==", "@", "-v", " v"];

/** @param {string} text @param {string} folded @returns {import("./secret.js").Span[]} */
export function findAddresses(text, folded) {
  /** @type {import("./secret.js").Span[]} */
  const spans = [];
  for (const { 1: user, 2: password, index } of text.matchAll(/:\/\/([^ \t\r\n/@:"'<>[\]]{1,2048}):([^ \t\r\n/@"'<>[\]]{1,2048})@/gu)) {
    const colon = index + 3 + user.length;
    spans.push([index + 3, colon, "api_key"], [colon + 1, colon + 1 + password.length, "secret"]);
  }
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", at + 1)) {
    const start = goBack(folded, at, 64, /[a-z0-9._%+-]/);
    const domain = match(DOMAIN, folded, at + 1);
    const end = DOMAIN.lastIndex;
    if (domain && start < at && !isWord(folded[end]) && !/[@-]/.test(folded[end] ?? "")) spans.push([start, end, "email"]);
  }
  for (const { index } of text.matchAll(/\.[0-9]{1,3}\.[0-9]{1,3}\./g)) {
    const start = goBack(text, index, 3, /[0-9]/);
    if (match(IPV4, text, start) && isIpv4(folded, start, IPV4.lastIndex)) spans.push([start, IPV4.lastIndex, "ip"]);
  }
  let end = 0;
  let colons = match(COLONS, folded);
  while (colons) {
    const start = goBack(folded, colons.index, Math.min(45, colons.index - end), /[0-9a-f:]/);
    end = Math.max(start + (match(IPV6, folded, start)?.[0].length ?? 0), COLONS.lastIndex);
    if (!isAlphanumeric(folded[start - 1]) && !isAlphanumeric(folded[end]) && isIpv6(folded.slice(start, end))) spans.push([start, end, "ip"]);
    colons = match(COLONS, folded, end);
  }
  return spans;
}

function goBack(text, at, most, mark) {
  let start = at;
  while (start > 0 && at - start < most && mark.test(text[start - 1])) start -= 1;
  return start;
}

/** Tell an address from a version number, a longer dotted number or a part of a name. */
function isIpv4(folded, start, end) {
  if (folded.slice(start, end).split(".").some((part) => Number(part) > 255)) return false;
  const before = folded.slice(Math.max(0, start - 9), start);
  if (/[a-z0-9._]$|[a-z0-9]\/$/.test(before) || endsWithAny(before, VERSION_BEFORE)) return false;
  return !/^\.?[a-z0-9]/.test(folded.slice(end, end + 2));
}

function isIpv6(text) {
  const groups = text.split(":");
  const filled = groups.filter(Boolean);
  if (filled.some((group) => group.length > 4) || groups.length > 9) return false;
  if (text.includes("::")) return filled.length >= 2 && filled.length < 8 && /[0-9]/.test(text);
  return filled.length === 8 && groups.length === 8;
}
