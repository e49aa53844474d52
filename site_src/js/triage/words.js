// Words: the one notion of a word and of equal case. Offsets are UTF-16 units; what is counted are code points, as in
// words.py, and no step stops inside a pair.
// @ts-check

// A run of `[a-z0-9]`, or one letter of another script; a closed list, so that no Unicode version matters.
const WORD =
  /[a-z0-9]+|[^\x00-\xbf\xd7\xf7\u0300-\u036f\u2000-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u30fb\ufe00-\ufe6f\uff00-\uff65\uffe0-\uffff\u{1f000}-\u{1faff}\u{e0000}-\u{10ffff}]/gu;

/** @param {string} words */
export const setOf = (words) => new Set(words.split(" "));

/** @param {string} text */
export const fold = (text) => text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/** @param {string} folded @returns {string[]} */
export const findWords = (folded) => folded.match(WORD) ?? [];

/** @param {string} text */
export const isNumber = (text) => /^[0-9]+$/.test(text);

/** @param {string | undefined} mark */
export const isAlphanumeric = (mark) => mark !== undefined && /^[a-z0-9]/.test(mark);

/** @param {string | undefined} mark */
export const isWord = (mark) => mark === "_" || isAlphanumeric(mark);

/** Match a sticky pattern at a place, or search with a global one from there. @param {RegExp} pattern @param {string} text */
export function match(pattern, text, at = 0) {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Code points. @param {string} text */
export const size = (text) => text.length - (text.match(/[\ud800-\udbff]/g)?.length ?? 0);

/** At most so many code points before `end`. @param {string} text @param {number} end @param {number} most */
export function tail(text, end, most) {
  return [...text.slice(Math.max(0, end - 2 * most), end)].slice(-most).join("");
}

/** Where `mark` stands within so many code points, or -1. @param {string} text @param {string} mark @param {number} from @param {number} most */
export function findWithin(text, mark, from, most) {
  const near = text.slice(from, from + 2 * most);
  const at = near.indexOf(mark);
  return at < 0 || size(near.slice(0, at + mark.length)) > most ? -1 : from + at;
}

/** The last place of a character before `end`, or -1. @param {string} text @param {string} mark @param {number} end */
export const findLast = (text, mark, end) => (end > 0 ? text.lastIndexOf(mark, end - 1) : -1);

/** @param {string} text @param {string} marks */
export function stripEnd(text, marks) {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/** @param {string} text @param {string} marks */
export function strip(text, marks) {
  let start = 0;
  while (start < text.length && marks.includes(text[start])) start += 1;
  return stripEnd(text.slice(start), marks);
}

/** @param {string} text @param {readonly string[]} endings */
export const endsWithAny = (text, endings) => endings.some((ending) => text.endsWith(ending));

/**
 * Order rows of numbers and texts column by column, texts by code points.
 * @param {readonly (number | string)[]} one
 * @param {readonly (number | string)[]} other
 * @returns {number}
 */
export function compare(one, other) {
  const column = one.findIndex((value, index) => value !== other[index]);
  const [a, b] = [one[column], other[column]];
  if (typeof a !== "string") return column < 0 ? 0 : a - Number(b);
  return compare([...Array.from(a, (each) => each.codePointAt(0) ?? 0), -1], [...Array.from(String(b), (each) => each.codePointAt(0) ?? 0), -1]);
}
