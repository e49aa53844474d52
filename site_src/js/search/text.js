// Text: cuts text into the terms that search compares: folded words, codes in one piece, pairs of characters where a
// language writes no spaces.
// @ts-check

/**
 * @typedef {object} Piece a term and where it stands
 * @property {string} term
 * @property {number} from
 * @property {number} to
 * @property {boolean} [extra] another way to write what the other pieces already say
 */

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+/gu;
/** A code or a name with punctuation inside, and a negative number. */
const COMPOUND = /[\p{L}\p{N}]+(?:[-:._'’][\p{L}\p{N}]+)+|(?<![\p{L}\p{N}])-\p{N}+/gu;
/** Accents, vowel signs and their like; not the marks that make another letter of a kana. */
const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu;
/** @type {Record<string, string>} letters that no decomposition leads back to what people type for them */
const PLAIN = { "ß": "ss", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ى": "ي", "ة": "ه" };
const SPECIAL = /[ßıøæœłđىة]/gu;
/** @type {Record<string, string>} how umlauts are written where a keyboard has none */
const UMLAUTS = { "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe" };
/** Arabic writes small words and the article in front of a word without a space. */
const JOINED = /^(?:[وف]?[بكل]?ال|[وف]?لل|[وف][بكل]?|[بكل])(?=\p{Script=Arabic}{3})/u;

/**
 * @param {string} text
 * @returns {string} the text without case, accents and width
 */
export function folded(text) {
  return text.normalize("NFKC").toLowerCase().normalize("NFD").replace(MARKS, "").normalize("NFC")
    .replace(SPECIAL, (letter) => PLAIN[letter]);
}

/**
 * @param {string} text
 * @returns {Piece[]} every term of the text; a word may give several
 */
export function pieces(text) {
  const found = [...words(text)];
  for (const match of text.matchAll(COMPOUND)) {
    const term = folded(match[0]);
    const to = match.index + match[0].length;
    found.push({ term: term.startsWith("-") ? term : term.replace(/[^\p{L}\p{N}]/gu, ""), from: match.index, to, extra: true });
  }
  return found;
}

/**
 * @param {string} text
 * @returns {Generator<Piece>} its terms in their order, without those that codes and names give besides
 */
export function* words(text) {
  for (const match of text.matchAll(WORD)) {
    /** @type {Piece[]} */
    const found = [];
    spaced(match[0], match.index, found);
    yield* found;
  }
}

/**
 * @param {string} word
 * @param {number} at
 * @param {Piece[]} found
 */
function spaced(word, at, found) {
  let done = 0;
  for (const run of word.matchAll(UNSPACED)) {
    written(word.slice(done, run.index), at + done, found);
    pairs(run[0], at + run.index, found);
    done = run.index + run[0].length;
  }
  written(word.slice(done), at + done, found);
}

/**
 * @param {string} word
 * @param {number} at
 * @param {Piece[]} found
 */
function written(word, at, found) {
  if (!word) return;
  const to = at + word.length;
  const term = folded(word);
  found.push({ term, from: at, to });
  const spelt = word.toLowerCase().normalize("NFC").replace(/[äöüåø]/gu, (letter) => UMLAUTS[letter]);
  const other = folded(spelt);
  if (other !== term) found.push({ term: other, from: at, to, extra: true });
  const bare = term.replace(JOINED, "");
  if (bare !== term) found.push({ term: bare, from: at, to, extra: true });
}

/**
 * @param {string} run
 * @param {number} at
 * @param {Piece[]} found
 */
function pairs(run, at, found) {
  const letters = [...run];
  if (letters.length === 1) {
    found.push({ term: folded(run), from: at, to: at + run.length });
    return;
  }
  let from = at;
  for (let index = 0; index + 1 < letters.length; index += 1) {
    const to = from + letters[index].length + letters[index + 1].length;
    found.push({ term: folded(letters[index] + letters[index + 1]), from, to });
    from += letters[index].length;
  }
}
