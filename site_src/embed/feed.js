// Feed: loads the help center's words in one language and keeps the last good copy for when the network is gone.
// @ts-check

/** A copy older than this is fetched anew, in milliseconds. */
const FRESH = 15 * 60 * 1000;
const PATIENCE = 15 * 1000;
const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/**
 * A document whose fields are not trusted yet: `words.js` reads them.
 *
 * @typedef {Record<string, unknown>} Catalog
 */

/** @type {Map<string, {catalog: Catalog | undefined, at: number, asked: Promise<Catalog | undefined> | undefined}>} */
const copies = new Map();

/**
 * The last good copy, if there is one.
 *
 * @param {URL} base the feed's folder
 * @param {string} locale
 * @returns {Catalog | undefined}
 */
export function kept(base, locale) {
  return copies.get(`${base} ${locale}`)?.catalog;
}

/**
 * The catalogue in a language, or in the nearest one the feed has. Elements that want the same one share one request.
 * Answers with the last good copy, or undefined, when nothing can be fetched; never rejects.
 *
 * @param {URL} base
 * @param {string} locale
 * @returns {Promise<Catalog | undefined>}
 */
export function load(base, locale) {
  const name = `${base} ${locale}`;
  const copy = copies.get(name) ?? { catalog: undefined, at: 0, asked: undefined };
  copies.set(name, copy);
  if (copy.catalog && Date.now() - copy.at < FRESH) return Promise.resolve(copy.catalog);
  copy.asked ??= find(base, locale)
    .then((catalog) => {
      if (catalog) Object.assign(copy, { catalog, at: Date.now() });
      return copy.catalog;
    })
    .finally(() => (copy.asked = undefined));
  return copy.asked;
}

/**
 * Whether a value has the shape every catalogue has had since version 1.
 *
 * @param {unknown} value
 * @returns {value is Catalog}
 */
export function isCatalog(value) {
  const version = typeof value === "object" && value !== null && "schema_version" in value && value.schema_version;
  return typeof version === "string" && /^1\./.test(version) && "statuses" in /** @type {object} */ (value);
}

/**
 * @param {URL} base
 * @param {string} locale
 * @returns {Promise<Catalog | undefined>}
 */
async function find(base, locale) {
  const exact = TAG.test(locale) ? await read(base, `guide.${locale}.json`) : undefined;
  if (isCatalog(exact)) return exact;
  const manifest = /** @type {{locales?: unknown} | undefined} */ (await read(base, "manifest.json"));
  const offered = Array.isArray(manifest?.locales) ? manifest.locales.map((each) => String(each?.tag)) : [];
  const tag = nearest(locale, offered.filter((each) => TAG.test(each)));
  const other = tag && tag !== locale ? await read(base, `guide.${tag}.json`) : undefined;
  return isCatalog(other) ? other : undefined;
}

/**
 * @param {URL} base
 * @param {string} name
 * @returns {Promise<unknown>}
 */
async function read(base, name) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(new URL(name, base), { credentials: "omit", signal });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    // No network, no such host, no JSON: whoever asked goes on with what it has.
    return undefined;
  }
}

/**
 * The offered tag of the same language and script, else the first, which is the source language.
 *
 * @param {string} locale
 * @param {readonly string[]} offered
 */
function nearest(locale, offered) {
  const likely = (/** @type {string} */ tag) => {
    const full = new Intl.Locale(tag).maximize();
    return `${full.language}-${full.script}`;
  };
  try {
    return offered.find((tag) => likely(tag) === likely(locale)) ?? offered[0];
  } catch {
    return offered[0];
  }
}
