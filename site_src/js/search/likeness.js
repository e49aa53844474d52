// Likeness: how well a word of the index stands for a word that somebody typed.
// @ts-check

/** Below this a likeness is chance. */
const LEAST = 0.3;

const DIGIT = /\p{N}/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * @param {string} term
 * @returns {boolean} whether it is written with letters of an alphabet alone, so that it has forms and misspellings
 */
export function isWord(term) {
  return !DIGIT.test(term) && !UNSPACED.test(term);
}

/**
 * @param {string} typed
 * @returns {(known: string, word: boolean) => number} how well a term that is a word, or is none, stands for `typed`:
 * 1 for the same, 0 for another one
 */
export function likenessTo(typed) {
  if (isWord(typed)) {
    return (known, word) => {
      if (typed === known) return 1;
      if (!word || typed.length < 2) return 0;
      const best = Math.max(begun(typed, known), inflected(typed, known), inside(typed, known), misspelt(typed, known));
      return best < LEAST ? 0 : best;
    };
  }
  const least = DIGIT.test(typed) ? 3 : 1;
  const begins = DIGIT.test(typed) ? 0.5 : typed.length === 1 ? 0.7 : 0;
  return (known) => (typed === known ? 1 : typed.length >= least && known.startsWith(typed) ? begins : 0);
}

/**
 * A word that is not typed to its end.
 * @param {string} typed
 * @param {string} known
 */
function begun(typed, known) {
  return known.startsWith(typed) ? 0.9 * Math.sqrt(typed.length / known.length) : 0;
}

/**
 * Words that begin alike and end differently are mostly forms of one word.
 * @param {string} typed
 * @param {string} known
 */
function inflected(typed, known) {
  const longest = Math.max(typed.length, known.length);
  let same = 0;
  while (same < longest && typed[same] === known[same]) same += 1;
  if (same < 3 || longest - same > 5 || same / longest < 0.5) return 0;
  return 0.85 * (same / longest);
}

/**
 * Compounds: the one word within the other.
 * @param {string} typed
 * @param {string} known
 */
function inside(typed, known) {
  const [short, long] = typed.length < known.length ? [typed, known] : [known, typed];
  if (short.length < 4 || !long.includes(short)) return 0;
  return 0.75 * Math.sqrt(short.length / long.length);
}

/**
 * One wrong letter, or two in a long word.
 * @param {string} typed
 * @param {string} known
 */
function misspelt(typed, known) {
  const allowed = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (!allowed || Math.abs(typed.length - known.length) > allowed) return 0;
  // Hardly anybody mistypes a first letter, unless by changing it for the next.
  if (typed[0] !== known[0] && (typed[0] !== known[1] || typed[1] !== known[0])) return 0;
  const steps = distance(typed, known, allowed);
  return steps > allowed ? 0 : 0.9 - 0.15 * steps - 1 / typed.length;
}

/**
 * Letters to add, drop, change or swap to get from one word to the other.
 * @param {string} one
 * @param {string} other
 * @param {number} allowed more than this is only known to be more
 */
function distance(one, other, allowed) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > allowed) return allowed + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
