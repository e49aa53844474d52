// Place: what stands before a number or a name in a text, so that a code is told from any other number.
// @ts-check

import { isAlphanumeric, stripEnd } from "./words.js";

export const OPENING = " \t\r\n\"'`\\([{<*#";

/** The word before `start`, the one before that; joined by `:`, `=` or an arrow (keyed), or by a comma (listed). @param {string} folded @param {number} start */
export function placeBefore(folded, start) {
  let text = stripEnd(folded.slice(Math.max(0, start - 56), start), OPENING);
  const before = stripEnd(text.replace(/(?:string|int|float|str)(?:\([0-9]{1,6}\)|\()?$/, ""), OPENING);
  if (/[>:=]$/.test(before)) text = before;
  const joint = /(?:=>|[:=,])$/.exec(text)?.[0] ?? "";
  text = stripEnd(text.slice(0, text.length - joint.length), " \t\r\n\"'`\\)]}>*");
  const word = wordAtEnd(text);
  const previous = word && wordAtEnd(stripEnd(text.slice(0, -word.length), " \t_.-\"'"));
  return { word, previous, keyed: joint !== "" && joint !== ",", listed: joint === "," };
}

/** @param {string} text */
function wordAtEnd(text) {
  let at = text.length;
  while (isAlphanumeric(text[at - 1])) at -= 1;
  return text.slice(at);
}
