// Codes: finds the codes of the table in a text where they stand as codes, whatever wraps them.
// @ts-check

import { OPENING, placeBefore } from "./place.js";
import { endsWithAny, fold, isAlphanumeric, isNumber, isWord, match, setOf, stripEnd } from "./words.js";

/** How surely a code stands as one: it is called so; as libraries print one; alone. */
export const STRONG = 3;
export const LIKELY = 2;
const WEAK = 1;

const CODE_WORDS = setOf(
  "code retcode errcode errorcode scode err error errors errno exception label reason returncode errormsg fehler erreur fout hata errore codigo erro kod",
);
const MESSAGE_WORDS = setOf("message msg body response data text desc description detail details info failed");
const NAME_WORDS = setOf("name id type result message status");
const CODE_ENDS = ["code", "error", "exception", "errno"];
const FIELDS = setOf(
  "code Code retCode ret_code err-code err_code errCode errcode errorCode error_code ErrorCode sCode s_code label reason",
);
const MESSAGE_AFTER = /["'`)\]]{0,2} ?(?:(?::|-|=>|\|) ?["'`([]{0,2}[a-z{]|, ?["'])/y;

/** Places of a text, 16 at most. @param {string} text @param {string} part */
export function* places(text, part) {
  let at = text.indexOf(part);
  for (let count = 0; at >= 0 && count < 16; count += 1) {
    yield at;
    at = text.indexOf(part, at + part.length);
  }
}

/**
 * Add to `found` the codes of `known` that are the value of a field for codes.
 * @param {Map<string, string>[]} levels
 * @param {Map<string, any>} known
 * @param {Map<string, number>} found
 */
export function findInBodies(levels, known, found) {
  for (const level of levels) {
    for (const [name, value] of level) {
      const code = fold(value.replace(/^"/, ""));
      if (FIELDS.has(name) && known.has(code)) found.set(code, STRONG);
    }
  }
}

/**
 * Add to `found` the codes of `known` that are numbers and stand as codes.
 * @param {string} folded
 * @param {string[]} words the digits to look for
 * @param {Map<string, any>} known
 * @param {Map<string, number>} found
 */
export function findNumbers(folded, words, known, found) {
  for (const digits of words) {
    for (const at of places(folded, digits)) {
      const end = at + digits.length;
      const [before, after] = [folded[at - 1], folded[end]];
      if (isWord(before) || before === "." || isWord(after) || (/[.:]/.test(after ?? "") && isNumber(folded[end + 1]))) continue;
      const signed = before === "-";
      // So short a number is a code only as a value, and most numbers are short.
      if (digits.length < 4 && !/[:=>)t]$/.test(stripEnd(folded.slice(Math.max(0, at - 12), at), OPENING))) continue;
      if (!signed || !isWord(folded[at - 2])) judgeNumber(folded, at, end, signed, known, found);
    }
  }
}

function judgeNumber(folded, at, end, signed, known, found) {
  const start = signed ? at - 1 : at;
  let code = folded.slice(start, end);
  let sure = STRONG;
  if (!known.has(code)) {
    // A lost minus sign leaves a weak code.
    code = "-" + code;
    if (signed || !known.has(code)) return;
    sure = WEAK;
  }
  if ((found.get(code) ?? 0) >= sure) return;
  const { word, previous, keyed, listed } = placeBefore(folded, start);
  const isCode = CODE_WORDS.has(word);
  let strength = 0;
  if (end - at < 4) {
    if (keyed && (isCode || word.endsWith("code")) && !/http|status/.test(`${word}${previous}`)) strength = STRONG;
  } else if ((isCode || endsWithAny(word, CODE_ENDS)) && (!listed || word === "error") && !/^(https?|status)$/.test(previous)) {
    strength = sure;
  } else if (sure !== WEAK) {
    if (match(MESSAGE_AFTER, folded, end) && !(keyed && !MESSAGE_WORDS.has(word))) strength = LIKELY;
    else if (keyed) strength = MESSAGE_WORDS.has(word) ? LIKELY : 0;
    else if (signed) strength = listed || /^[,)\]:\n;]?$/.test(folded[end] ?? "") ? LIKELY : WEAK;
    else strength = end - at > 4 && !listed ? WEAK : 0;
  }
  if (strength > (found.get(code) ?? 0)) found.set(code, strength);
}

/**
 * Add to `found` the error names that stand in the text; `known` gives their spelling.
 * @param {string} text
 * @param {string} folded
 * @param {string[]} names
 * @param {Map<string, {written: string}>} known
 * @param {Map<string, number>} found
 */
export function findNames(text, folded, names, known, found) {
  for (const name of names) {
    const plain = isAlphanumericOnly(name);
    const written = known.get(name)?.written ?? "";
    const inner = written.slice(1);
    // Several words written as one are a name wherever they stand: `InvalidSignature`, `API0004`.
    const joined = inner !== fold(inner) && (inner !== inner.toUpperCase() || /[0-9]/.test(inner));
    for (const at of places(folded, name)) {
      const end = at + name.length;
      if (!goesOn(folded, at, end) && (!plain || (joined && text.slice(at, end) === written) || isNamed(folded, at, end))) {
        found.set(name, STRONG);
        break;
      }
    }
  }
}

const isAlphanumericOnly = (name) => /^[a-z0-9]*$/.test(name);

function goesOn(folded, at, end) {
  const [before, after] = [folded[at - 1], folded[end]];
  return isWord(before) || isWord(after) || (after === "-" && isWord(folded[end + 1])) || (before === "-" && isWord(folded[at - 2]));
}

/** Tell whether an ordinary word, or a name in other capitals, stands where a code stands. */
function isNamed(folded, at, end) {
  const before = folded.slice(Math.max(0, at - 10), at);
  if (before === "exception ") return true;
  if (!/["'`=[]$|=> $/.test(before) || !/^["'`\\,}\]\n\r: )]?$/.test(folded[end] ?? "")) return false;
  const { word, keyed } = placeBefore(folded, at);
  return keyed && (CODE_WORDS.has(word) || endsWithAny(word, CODE_ENDS) || NAME_WORDS.has(word));
}
