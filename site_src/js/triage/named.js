// Named: finds values that a name before them makes secret: `secret=…`, `"apiKey": "…"`, `KC-API-PASSPHRASE: …`.
// @ts-check

import { isDrawn } from "./chance.js";
import { endsWithAny, findWithin, isAlphanumeric, isNumber, isWord, match, setOf, size, stripEnd } from "./words.js";

// How a secret-bearing name ends, longest first, and the kind of what stands behind it.
const ENDINGS = (
  "authorization authorization passphrase passphrase signature signature sessionid token passcode passphrase password passphrase passwort passphrase " +
  "clientid api_key session token passwd passphrase secret secret cookie cookie bearer token token token keyid api_key hmac signature " +
  "auth token sign signature memo short pass short sig signature key key pwd short jwt token id id"
).match(/[a-z_]+ [a-z_]+/g)?.map((pair) => pair.split(" ")) ?? [];
/**
 * Shorter names as whole words: numbered, and behind `%22`, `%26`, `%27`, `%3F` or `\n` in an escaped text.
 * @type {Map<string, [string, string]>}
 */
const SHORT = new Map();
for (const [name, kind] of [...ENDINGS, ["apikey", "api_key"], ["apisign", "signature"], ["passkey", "key"]]) {
  for (const before of name.length < 8 ? ["", "22", "26", "27", "3f", "n", "r", "t"] : []) {
    for (const after of ["", "1", "2"]) SHORT.set(before + name + after, [kind, before]);
  }
}
const OWNERS = "api access public mbx bm bx my trading client consumer app account user".split(" ");
// What a passphrase is said to be rather than what it is.
const STATES = setOf(
  "error errors expired failed false incorrect invalid is mandatory mismatch missing must needed no none not null please required true undefined unknown wrong empty header",
);
const QUOTE = "\\\\{0,8}[\"'`]|%22|%27|&quot;|&#34;|&#39;|\\\\u0022|[“”‘’«»„]";
const AFTER = new RegExp(
  `((?:${QUOTE}|[\\])*]){0,4})` + // 1: what closes the name
    "(?:[ \t]{0,4}(=>|->|:=|:|={1,2}|：|＝|%3[ad]|,)|(>)|[ \t]{1,4}(is|was|ist|est|es)[ \t:]|)" + // 2-4: separator
    "([ \t\r\n]{0,12})(?:string\\([0-9]{1,6}\\) ?)?" + // 5: space
    `(bearer |basic |token )?(?:[bu]?(${QUOTE})|)`, // 6: scheme, 7: what opens the value
  "y",
);
const PART = "[^ \t\r\n,;&\"'`<>(){}\\[\\]|\\\\=:]{1,4096}";
const VALUE = new RegExp(`${PART}(?::${PART})?={0,3}`, "uy");
const FREE = /[^ \t\r\n,"'`<>]{1,4096}/uy;
const LINE = /[^\t\r\n,"'`}]{1,4096}/uy;
const COOKIES = /[^\t\r\n"'`}]{1,4096}/uy;
const PLACEHOLDER_AT_END = /\[(?:api_key|secret|signature|passphrase|token|pem|uuid|email|ip)\]$/;
const COLON = /["'`]? ?:/y;

/** @typedef {import("./secret.js").Span} Span */

/** @param {string} text @param {string} folded @returns {Span[]} */
export function findNamed(text, folded) {
  /** @type {Span[]} */
  const spans = [];
  const names = new Map();
  const done = new Map();
  for (const { 0: name, index: at } of folded.matchAll(/[a-z0-9]+/g)) {
    if (!names.has(name)) names.set(name, name.length > 7 ? nameOf(name) : SHORT.get(name));
    const end = at + name.length;
    const mark = folded[end];
    if (!names.get(name) || at < done.get(name) || !mark || !" \t\"'`\\]*)=:>-%&：＝“”‘’«»„".includes(mark)) continue;
    // A quotation mark behind a name that none stands before ends a longer text.
    if ("\"'`".includes(mark) && folded[end + 1] === "," && folded[nameStart(folded, at) - 1] !== mark) continue;
    const [kind, prefix] = names.get(name);
    const owner = stripEnd(folded.slice(Math.max(0, at - 12), at) + prefix, " _-.\"'");
    const span = readValue(text, folded, at, end, kind, owner);
    if (span) {
      spans.push(span);
      done.set(name, span[1]);
    }
  }
  for (const { 0: whole, 1: key, 2: secret, index } of text.matchAll(/(?:-u|--user)[ =]["']?([^ :"'\r\n[]{4,256}):([^ "'\r\n[]{4,256})/gu)) {
    const end = index + whole.length;
    const colon = end - secret.length - 1;
    spans.push([colon - key.length, colon, "api_key"], [colon + 1, end, "secret"]);
  }
  return spans;
}

function nameStart(folded, start) {
  while (isWord(folded[start - 1]) || folded[start - 1] === "-") start -= 1;
  return start;
}

/** The kind of what stands behind a long word and what it begins with; nothing when it is no name. @returns {[string, string] | undefined} */
function nameOf(word) {
  const bare = stripEnd(word, "12");
  const [ending, kind] = ENDINGS.find(([each]) => bare.endsWith(each)) ?? [];
  return ending && [kind, bare.slice(0, -ending.length)];
}

/** The span of the value behind the name that ends at `end`, if there is one and it is secret. @returns {Span | null} */
function readValue(text, folded, start, end, name, owner) {
  const after = match(AFTER, folded, end);
  if (!after) return null;
  const [whole, closed, separator, tag, verb, space, scheme, quote] = after;
  if (!(separator || tag || verb || space) || (separator === "," && !(closed && quote))) return null;
  // What an earlier pass put there.
  if (!separator && !tag && PLACEHOLDER_AT_END.test(folded.slice(Math.max(0, end - 12), end + 1))) return null;
  if (name === "short" && !(separator && (separator !== ":" || closed))) return null;
  let kind = refine(name, owner);
  if (!kind) return null;
  const at = end + whole.length;
  let stop = quote ? findClosing(text, folded, at, quote) : -1;
  const quoted = stop >= 0;
  if (!quoted) stop = findEnd(text, folded, start, at, kind, closed, separator);
  const value = text.slice(at, stop);
  const small = folded.slice(at, stop);
  if (!value || (value[0] === "[" && value.indexOf("[", 1) < 0 && PLACEHOLDER_AT_END.test(value))) return null;
  // Not a pair, but a value and the next name of an object.
  if (separator === "," && match(COLON, text, stop)) return null;
  if (!quoted && space.includes("\n") && separator !== "=>" && !isDrawn(value, small)) return null;
  if (scheme && (kind === "authorization" || kind === "token")) {
    kind = scheme === "basic " ? "secret" : "token";
    return size(value) < 8 || !(/[0-9]/.test(value) || isDrawn(value, small)) ? null : [at, stop, kind];
  }
  // A pair of a header's name and its value, as HTTP libraries print headers.
  const pair = separator === "," && (kind === "passphrase" || folded[start - 1] === "-") && !nameOf(value);
  const strong = pair || tag || (separator !== undefined && separator !== ",") ? 2 : verb ? 1 : 0;
  if (!isSecret(kind, value, small, strong, quoted)) return null;
  return [at, stop, kind === "key" ? "api_key" : kind === "authorization" || kind === "cookie" ? "token" : kind];
}

/** The kind that a name has with the words before it; nothing when it then names no secret. */
function refine(kind, owner) {
  if (kind === "key") return endsWithAny(owner, ["secret", "private"]) ? "secret" : endsWithAny(owner, OWNERS) ? "api_key" : kind;
  if (kind === "id") return owner.endsWith("client") ? "api_key" : "";
  return kind === "short" ? "passphrase" : kind;
}

/** Where a quoted value ends, or -1 when nothing on the line closes it. */
function findClosing(text, folded, at, quote) {
  const last = quote.at(-1);
  const mark = /^[%&]|0022$/.test(quote) ? quote : { "“": "”", "„": "“", "‘": "’", "«": "»" }[last] ?? last;
  let stop = findWithin(folded, mark, at, 4097);
  if (stop < 0 || text.slice(at, stop).includes("\n")) return -1;
  while (stop > at && text[stop - 1] === "\\") stop -= 1;
  return stop;
}

/** Where a value without quotes of its own ends. */
function findEnd(text, folded, start, at, kind, closed, separator) {
  const begin = nameStart(folded, start);
  if (!closed && /^(passphrase|authorization|cookie)$/.test(kind)) {
    start = begin;
    const opening = text[start - 1];
    const stop = opening === '"' || opening === "'" ? findClosing(text, folded, at, opening) : -1;
    if (stop >= 0) return stop;
  }
  const inQuery = separator === "=" && /[&?;]/.test(folded[begin - 1] ?? "");
  let pattern = kind === "passphrase" && !inQuery ? FREE : VALUE;
  if (separator === ":") {
    if (kind === "authorization") pattern = LINE;
    else if (kind === "cookie" || (kind === "passphrase" && (folded[start - 1] ?? "\n") === "\n")) pattern = COOKIES;
  }
  let value = match(pattern, text, at)?.[0] ?? "";
  if (separator?.startsWith("%") || closed.startsWith("%")) value = value.split("%26")[0].split("%22")[0];
  return at + value.length;
}

/** Judge a value by the name's kind; `strong` is 2 after `=` or `:`, 1 after `is`, 0 after a space or comma. */
function isSecret(kind, value, folded, strong, quoted) {
  const length = size(value);
  const hasDigit = /[0-9]/.test(value);
  const drawn = isDrawn(value, folded);
  if (kind === "cookie") return value.includes("=");
  if (kind === "authorization") return strong === 2 && (hasDigit || length >= 20);
  if (kind === "passphrase") {
    if (quoted && strong) return true;
    const state = /^[a-z]+(?![a-z0-9])/.exec(folded);
    if (state && STATES.has(state[0])) return false;
    return strong === 2 || (length >= 6 && ((strong > 0 && (/[!@#$%^&*?+~]/.test(value) || drawn)) || (hasDigit && /[a-z]/.test(folded))));
  }
  if (kind === "key") return drawn && /^[A-Za-z0-9+/=]{12,}$/.test(value);
  if (!hasDigit || strong < 2) return length >= 16 && drawn;
  if (/[_.:-]/.test(value) && !drawn && !/[A-Za-z0-9]{16}/.test(value)) return false;
  return kind === "secret" ? length >= 4 : length >= 8 && (drawn || length >= 16 || isNumber(value));
}
