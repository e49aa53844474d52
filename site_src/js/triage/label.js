// Label: recognises the platform's own status labels in chat text, where they are named and not merely used.
// @ts-check

import { compare, endsWithAny, findLast, fold, isWord, match, size, strip, stripEnd } from "./words.js";

const QUOTES = "\"'`*_«»“”„‘’「」『』[](){}|<>";
const MARKS = " \t\"'`*_«»“”„‘’「」『』()[]{}|<>.!?;,…-–—~#";
const SENTENCE_ENDS = ".!?;\n\r|";
const BEFORE = [
  "status", "state", "label", "badge", "shows", "showing", "says", "saying", "displays", "reads", "marked", "estado", "statut", "stato",
  "durum", "stand", "etat", "statusu", "status is", "status as", "статус", "状态", "狀態", "상태", "ステータス", "الحالة", "trạng thái",
  "สถานะ", "स्थिति", "estatus",
];
const ABOUT_KEY =
  /(?:^|[^a-z0-9])(?:api|keys?|apikey)(?:[^a-z0-9]|$)|sleutel|schlüssel|clave|chave|clef|clés?|chiave|anahtar|klucz|ключ|密钥|金鑰|キー|키|مفتاح|khóa|kunci|कुंजी|คีย์/;

/**
 * The label that is named most surely (2 named, 1 likely); of equal ones the longest, then the one that stands first.
 * @param {import("./match.js").Sighting} seen
 */
export function findLabel({ labels, text, folded, bodies }) {
  let best = null;
  for (const { text: label, status, capital } of labels) {
    for (const found of occurrences(label, folded)) {
      const start = found.index;
      if (bodies.some((body) => body.start < start && start < body.end)) continue;
      const sure = judge(label, capital === 1, text, folded, start, start + found[0].length);
      const rank = [-sure, -size(label), start, status, label];
      if (sure && (!best || compare(rank, best.rank) < 0)) {
        best = { rank, sure, status, text: label, days: label.includes("{days}") ? Number(found[1]) : null };
      }
    }
  }
  return best;
}

function occurrences(label, folded) {
  const parts = fold(label).replaceAll("{days}", "\0").split(" ").filter(Boolean);
  const source = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("[ \t\xa0]{1,3}");
  const pattern = new RegExp(source.replaceAll("\0", "([0-9]{1,4})"), "g");
  const found = [];
  let one = match(pattern, folded);
  while (one && found.length < 8) {
    if (!isWord(folded[one.index - 1]) && !isWord(folded[pattern.lastIndex])) found.push(one);
    one = pattern.exec(folded);
  }
  return found;
}

/** 2 when the label is surely named there, 1 when that is likely, 0 when it is a word like any other. */
function judge(label, capital, text, folded, start, end) {
  const lineStart = Math.max(findLast(text, "\n", start), findLast(text, "\r", start)) + 1;
  const newline = text.indexOf("\n", end);
  const lineEnd = newline < 0 ? text.length : newline;
  const [before, after] = [text.slice(lineStart, start), text.slice(end, lineEnd)];
  const bareBefore = stripEnd(before, MARKS);
  const bareAfter = strip(after, `${MARKS}\r`);
  if ((!strip(before, MARKS) && !bareAfter) || label.includes("{days}")) return 2;
  if (before && after && QUOTES.includes(text[start - 1]) && QUOTES.includes(text[end])) return 2;
  const ends = !bareAfter || (after !== "" && SENTENCE_ENDS.includes(after[0]));
  const [first, last] = [text[start], text[end - 1]];
  if (first <= "\x7f") capital = first !== folded[start] && (last === folded[end - 1] || last > "\x7f");
  // "It says invalid signature" names no label: a lower-case word goes on into a phrase of its own.
  if (endsWithAny(stripEnd(fold(bareBefore), ":=：→ "), BEFORE) && (ends || capital || label.includes(" "))) return 2;
  const lastBefore = bareBefore.at(-1) ?? "";
  const inside = lastBefore !== "" && !`${SENTENCE_ENDS}:`.includes(lastBefore);
  // Scripts without spaces or capitals: a label of theirs is as good as one of several words.
  const several = label.includes(" ") || (label[0] >= "\u0590" && label[0] < "\u10a0") || label[0] >= "\u2e80";
  if (inside && capital) return several || ends ? 2 : 1;
  if (several) return 1;
  return ends && ABOUT_KEY.test(folded.slice(lineStart, lineEnd)) && (inside || ":=：→".includes(lastBefore || " ")) ? 1 : 0;
}
