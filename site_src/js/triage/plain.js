// Plain: the text as a person would have typed it, with escapes, entities, percent codes and smart quotes undone.
// @ts-check

/** @type {Record<string, string>} */
const NAMED = { quot: '"', apos: "'", amp: "&", lt: "<", gt: ">", nbsp: " " };
// Characters that keyboards, chat tools and other scripts put in place of ASCII ones.
const LOOK_ALIKE =
  /([\uff01-\uff5e])|([“”„‟«»″])|([‘’‚‛′´])|([‐‑‒–—−])|([\xa0\u202f\u2007\u3000])|([\xad\u200b-\u200f\u2060\ufeff])|([\u0660-\u0669\u06f0-\u06f9])|[\u0966-\u096f\u09e6-\u09ef]/g;

/** @param {string} text @returns {string} with every unpaired surrogate replaced by U+FFFD */
export const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, "\ufffd");

/** @param {string} text @returns {string} */
export function plain(text) {
  return undoPercent(undoPercent(text.replace(LOOK_ALIKE, lookAlike)))
    .replace(/&(?:(quot|apos|amp|lt|gt|nbsp)|#([0-9]{1,6})|#[xX]([0-9a-fA-F]{1,5}));/g, (_, name, decimal, hex) =>
      name ? NAMED[name] : character(decimal ? Number(decimal) : parseInt(hex, 16)))
    .replace(/\\{1,8}(?:(["'`/])|([nrt])|u([0-9a-fA-F]{4}))/g, (_, mark, letter, hex) =>
      mark ?? (letter ? (letter === "t" ? " " : "\n") : character(parseInt(hex, 16))));
}

/**
 * @param {string} found
 * @param {(string | undefined)[]} groups
 */
function lookAlike(found, ...groups) {
  const code = found.charCodeAt(0);
  const kind = groups.slice(0, 7).findIndex((group) => group !== undefined);
  if (kind === 0) return String.fromCharCode(code - 0xfee0);
  if (kind === 6) return String(code & 15);
  return kind < 0 ? String((code & 15) - 6) : ['"', "'", "-", " ", ""][kind - 1];
}

/** @param {string} text @returns {string} with one level of percent codes undone, where it has some of JSON or a query */
export function undoPercent(text) {
  if (!/%[237]/.test(text)) return text;
  return text.replace(/%(0[9aAdD]|[2-7][0-9a-fA-F])/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** @param {number} code */
function character(code) {
  return code < 32 || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff ? " " : String.fromCodePoint(code);
}
