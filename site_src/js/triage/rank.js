// Rank: says how specific each matching signature is, and honestly how sure its first answer is.
// @ts-check

import { LIKELY } from "./codes.js";
import { holds } from "./match.js";
import { ANY } from "./table.js";
import { fold, isNumber } from "./words.js";

// Levels: the recognised exchange's own signatures, the status of a body or a label, those of its parent, those of an
// exchange that the text does not name, and the general ones.
export const OWN_CODE = 500;
export const READING = 650;
export const LABEL = 345;
export const LABEL_LIKELY = 195;
export const OPEN_PHRASE = 320;
export const ANY_HTTP = 250;
const PARENT = 320;
const ANY_PHRASE = 300;

/**
 * The most specific signatures that hold, of one level; how surely the code of the first stands as a code.
 * @param {import("./match.js").Sighting} seen
 * @param {import("./table.js").Table} table
 * @param {boolean} foreign the text names a product that is no exchange
 * @param {number} general see `generalLevel`
 */
export function rank(seen, table, foreign, general) {
  const { known, ranked, trades } = seen.exchanges;
  const owner = known?.exchange ?? "";
  const parent = known ? table.exchanges.get(owner).parent : "";
  let best = 0;
  /** @type {import("./table.js").Signature[]} */
  let group = [];
  for (const signature of table.signatures) {
    const { exchange, phrases, folded, contexts, http } = signature;
    if (known && exchange !== owner && exchange !== ANY && exchange !== parent) continue;
    if (!holds(signature, seen)) continue;
    let level;
    if (exchange === owner) level = ownLevel(signature, seen);
    else if (exchange === ANY) level = phrases.length || folded.length ? general : general === ANY_PHRASE ? ANY_HTTP : 0;
    else if (exchange === parent) level = PARENT + ownLevel(signature, seen) / 10;
    else if (foreign || (trades && !ranked.length)) continue;
    else level = openLevel(signature, seen, table);
    if (level <= 0) continue;
    const words = phrases.reduce((sum, number) => sum + (seen.phrases.has(number) ? table.rows[number].length : 0), 0);
    level += Math.min(words, 15) + (contexts.length ? 20 : 0) + (http.length ? 5 : 0);
    if (level > best) {
      best = level;
      group = [];
    }
    if (level === best) group.push(signature);
  }
  return { level: best, group, sure: Math.max(0, ...(group[0]?.folded ?? []).map((code) => seen.codes.get(code) ?? 0)) };
}

const isLikely = ({ folded }, seen) => folded.some((code) => seen.codes.get(code) >= LIKELY);

/** Level of the recognised exchange's own signature. */
function ownLevel(signature, seen) {
  const { phrases, codes } = signature;
  if (phrases.length) return codes.length ? 700 : 600;
  if (!codes.length) return 400;
  return isLikely(signature, seen) ? OWN_CODE : 240;
}

/** Level of an exchange's signature in a text that does not say whose it is; general words never tell. */
function openLevel(signature, seen, table) {
  const { exchange, phrases, folded } = signature;
  const leads = seen.exchanges.ranked.some((one) => one.exchange === exchange) ? 40 : 0;
  if (phrases.length && folded.length) return 350 + leads;
  const words = Math.max(0, ...phrases.filter((n) => seen.phrases.has(n) && !table.general.has(n)).map((n) => table.rows[n].length));
  if (words) return (words >= 4 ? OPEN_PHRASE : words === 3 ? 280 : 180) + leads;
  if (!isLikely(signature, seen)) return 0;
  if (folded.some((code) => seen.codes.has(code) && !isNumber(code.replace(/^-/, "")))) return 330 + leads;
  return leads || folded.some((code) => seen.codes.has(code) && code.length > 3) ? 150 + leads : 0;
}

/**
 * How much general words may say: about an exchange or trading, about some key, or nothing.
 * @param {import("./match.js").Sighting} seen
 * @param {boolean} foreign
 * @param {import("./table.js").Table} table
 */
export function generalLevel(seen, foreign, table) {
  const { known, trades } = seen.exchanges;
  if (foreign && (!known || known.kind === "name")) return 0;
  if (trades || table.trading.some((number) => seen.phrases.has(number))) return ANY_PHRASE;
  return !seen.text.includes("://") && / (api key|apikey|api keys|api secret|passphrase|signature) /.test(seen.sentence) ? 200 : 0;
}

/** The codes of a signature that the text has. @param {import("./table.js").Signature} signature @param {import("./match.js").Sighting} seen */
export const foundCodes = (signature, seen) => signature.codes.filter((code) => seen.codes.has(fold(code)));

/**
 * @param {number} level
 * @param {string} rating the signature's own confidence
 * @param {number} answers how many it gives
 * @param {boolean} agreed whether everything that fits equally well says the same
 */
export function confidence(level, rating, answers, agreed) {
  if (!agreed || rating === "low") return "possible";
  if (level >= PARENT + 40) return answers > 1 || rating === "medium" ? "likely" : "certain";
  return level >= ANY_PHRASE || (level >= ANY_HTTP && answers === 1) ? "likely" : "possible";
}
