// Moment: reads times as exchanges write them and counts the days between two, in whole milliseconds.
// @ts-check

const DAY = 86_400_000;
const DIGITS = /^([0-9]{9,19})(?:\.[0-9]{0,12})?$/;
const ISO =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:\.[0-9]{1,9})? ?(?:Z|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?$/;
/** 2009-01-01: what lies before is no time of a key. */
const LEAST = 1_230_768_000_000;

/** @param {string} text @returns {number | null} milliseconds since 1970, or null for no time */
export function readMoment(text) {
  text = text.replace(/^ +/, "").replace(/ +$/, "");
  let value;
  const digits = DIGITS.exec(text)?.[1];
  if (digits) {
    value = digits.length <= 11 ? Number(digits) * 1000 : Number(digits.slice(0, 13));
  } else {
    const found = ISO.exec(text);
    if (!found) return null;
    const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
    value = days(year, month, day) * DAY + (hour * 3600 + minute * 60 + second) * 1000;
    const offset = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * 60_000;
    value += found[7] === "+" ? -offset : offset;
  }
  return value >= LEAST ? value : null;
}

/**
 * @param {number} moment
 * @param {number} now
 * @returns {number} the days from `now` to a later moment, rounded up
 */
export const daysUntil = (moment, now) => Math.ceil((moment - now) / DAY);

/**
 * @param {number} year
 * @param {number} month
 * @param {number} day
 * @returns {number} days since 1970-01-01 in the Gregorian calendar; months and days out of range run over
 */
function days(year, month, day) {
  if (month <= 2) year -= 1;
  const era = Math.floor(year / 400);
  const ofEra = year - era * 400;
  const ofYear = Math.floor((153 * (month + (month <= 2 ? 9 : -3)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}
