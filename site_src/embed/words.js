// Words: reads a feed's fields without trusting them, and says a badge in the right plural form.
// @ts-check

/**
 * Words and the language they are in; empty words when the field is not what it should be.
 *
 * @typedef {{words: string, locale: string}} Said
 */

/**
 * A record's own entry, if it is a record too.
 *
 * @param {unknown} record
 * @param {string} [name]
 * @returns {Record<string, unknown>}
 */
export function entry(record, name) {
  const found = name === undefined ? record : own(record, name);
  return typeof found === "object" && found !== null ? /** @type {Record<string, unknown>} */ (found) : {};
}

/**
 * @param {unknown} record
 * @param {string} name
 * @returns {boolean}
 */
export function has(record, name) {
  const found = own(record, name);
  return typeof found === "object" && found !== null;
}

/**
 * @param {unknown} record
 * @param {string} name
 * @returns {unknown[]}
 */
export function list(record, name) {
  const found = own(record, name);
  return Array.isArray(found) ? found : [];
}

/**
 * @param {unknown} record
 * @param {string} name
 * @returns {string}
 */
export function string(record, name) {
  const found = own(record, name);
  return typeof found === "string" ? found : "";
}

/**
 * @param {unknown} record
 * @param {string} name
 * @returns {Said}
 */
export function said(record, name) {
  const found = own(record, name);
  return { words: string(found, "text"), locale: string(found, "locale") };
}

/**
 * An address that may become a link: https or mailto, whatever the feed says.
 *
 * @param {string} address
 * @returns {string | undefined}
 */
export function safe(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return ["https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
}

/**
 * The values that an app gives, without what is neither a number nor a text.
 *
 * @param {string | null} json
 * @returns {Record<string, number | string>}
 */
export function values(json) {
  try {
    const pairs = Object.entries(entry(JSON.parse(json ?? "{}")));
    const usable = pairs.filter(([, value]) => Number.isFinite(value) || typeof value === "string");
    return Object.fromEntries(/** @type {[string, number | string][]} */ (usable));
  } catch {
    return {};
  }
}

/**
 * A badge with its numbers; the status's title when a number is missing.
 *
 * @param {Record<string, unknown>} status
 * @param {Record<string, number | string>} params
 * @returns {Said}
 */
export function badgeWords(status, params) {
  const badge = entry(status, "badge");
  const locale = string(badge, "locale");
  const count = own(params, string(badge, "count"));
  const forms = entry(badge, "forms");
  const form = count === undefined ? "" : string(forms, category(locale, Number(count))) || string(forms, "other");
  const words = filled(form || string(badge, "text"), params);
  return /\{\w+\}/.test(words) || !words ? said(status, "title") : { words, locale };
}

/**
 * @param {string} text
 * @param {Record<string, number | string>} given
 * @returns {string}
 */
export function filled(text, given) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(own(given, name) ?? whole));
}

/**
 * @param {string} locale
 * @param {number} count
 */
function category(locale, count) {
  try {
    return new Intl.PluralRules(locale).select(count);
  } catch {
    return "other";
  }
}

/**
 * Only what the record itself holds: a feed may not reach for `constructor` or `__proto__`.
 *
 * @param {unknown} record
 * @param {string} name
 * @returns {unknown}
 */
function own(record, name) {
  const found = typeof record === "object" && record !== null && Object.hasOwn(record, name);
  return found ? /** @type {Record<string, unknown>} */ (record)[name] : undefined;
}
