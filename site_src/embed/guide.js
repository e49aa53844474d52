// Guide: a status's words as the quick guide shows them, built from elements and text, never from markup.
// @ts-check

import { icon } from "./icons.js";
import { entry, filled, has, list, safe, said, string } from "./words.js";

/** @typedef {import("./feed.js").Catalog} Catalog */
/** @typedef {import("./words.js").Said} Said */

/**
 * An element with a part of the same name as its class, so that an app can style it.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} look class and part; empty for neither
 * @param {(Node | string | undefined)[]} children strings become text
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, look, ...children) {
  const made = document.createElement(name);
  if (look) made.setAttribute("class", look);
  if (look) made.setAttribute("part", look);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/**
 * Marks words as being in another language than what stands around them.
 *
 * @template {HTMLElement} Marked
 * @param {Marked} element
 * @param {string} locale
 * @param {string} around
 * @returns {Marked}
 */
export function marked(element, locale, around) {
  if (locale && locale !== around) {
    element.lang = locale;
    element.dir = "auto";
  }
  return element;
}

/**
 * What the quick guide says, from the title to the link to the help center.
 *
 * @param {Catalog} catalog
 * @param {string} id of a status that the catalogue has
 * @param {string} exchange id; empty, or unknown to the feed, when it is open
 * @returns {HTMLElement}
 */
export function guide(catalog, id, exchange) {
  const status = entry(catalog.statuses, id);
  const venue = entry(catalog.exchanges, exchange);
  const frame = entry(catalog.guide);
  const locale = string(catalog, "locale");

  /** @type {(name: keyof HTMLElementTagNameMap, look: string, words: Said) => HTMLElement | undefined} */
  const say = (name, look, { words, locale: from }) =>
    words ? marked(make(name, look, words), from, locale) : undefined;
  const section = (/** @type {string} */ look, /** @type {string} */ heading, /** @type {(Node | undefined)[]} */ ...body) =>
    body.some(Boolean) ? make("section", look, say("h3", "heading", said(frame, heading)), ...body) : undefined;
  const go = (/** @type {string} */ address, /** @type {Said} */ { words, locale: from }) => {
    const href = safe(address);
    return href && words ? link(marked(make("a", "go", words), from, locale), href) : undefined;
  };

  // Pages of the exchange that this program knows; a newer one has no words here, so it is left out.
  const there = (/** @type {string} */ page) => {
    const { words, locale: from } = said(frame, ["key_page", "status_page"].includes(page) ? page : "");
    return go(string(venue, page), { words: filled(words, { exchange: string(venue, "name") }), locale: from });
  };
  const step = (/** @type {unknown} */ each) => {
    const address = string(each, "link");
    const home = address === string(entry(entry(catalog.platform), "links"), "my_exchanges");
    return make(
      "li",
      "step",
      say("span", "actor", said(entry(frame, "actors"), string(each, "actor"))),
      say("span", "", said(each, "text")),
      ...spaced(go(address, said(frame, home ? "my_exchanges" : "open_link"))),
      ...spaced(there(string(each, "exchange_link"))),
    );
  };

  const cause = likeliest(list(status, "causes"), exchange);
  const fix = entry(catalog.fixes, String(list(cause, "fixes")[0]));
  const steps = list(fix, "steps");
  const note = said(entry(fix, "exchange_notes"), exchange);
  const brand = make("strong", "", string(venue, "name"));
  brand.translate = false;
  const venueNote = note.words ? make("p", "note", brand, " ", say("span", "", note)) : undefined;

  const title = say("h2", "title", said(status, "title")) ?? make("h2", "title");
  title.id = "title";
  title.tabIndex = -1;
  const panel = section("panel", "consequence", say("p", "", said(status, "consequence")));
  panel?.setAttribute("data-tone", string(status, "tone"));

  return make(
    "div",
    "body",
    title,
    panel,
    section("meaning", "meaning", say("p", "", said(status, "meaning"))),
    section("causes", "cause", say("p", "cause", said(cause, "name")), say("p", "tell", said(cause, "tell"))),
    section(
      "steps",
      "steps",
      say("p", "fix", said(fix, "title")),
      steps.length ? make("ol", "", ...steps.map(step)) : undefined,
      say("p", "note", said(fix, "note")),
      venueNote,
      steps.length && !steps.some((each) => string(each, "exchange_link") === "key_page") ? there("key_page") : undefined,
    ),
    section("verify", "verify", say("p", "", said(status, "verify"))),
    section("contact", "contact", people(catalog, status, go)),
    more(status, exchange && has(catalog.exchanges, exchange) ? exchange : "", said(frame, "more").words),
  );
}

/**
 * The first cause that can be the one: those of other exchanges cannot. While the exchange is open, any can.
 *
 * @param {unknown[]} causes
 * @param {string} exchange
 */
function likeliest(causes, exchange) {
  const fits = (/** @type {unknown} */ cause) => {
    const only = list(cause, "exchanges");
    return only.length === 0 || only.includes(exchange);
  };
  return entry(causes.find(fits) ?? (exchange ? undefined : causes[0]));
}

/**
 * @param {Catalog} catalog
 * @param {unknown} status
 * @param {(address: string, said: Said) => HTMLElement | undefined} go
 */
function people(catalog, status, go) {
  const contacts = entry(entry(catalog.platform), "contacts");
  const links = list(status, "contacts").map((id) => {
    const contact = entry(contacts, String(id));
    return go(string(contact, "url"), said(entry(entry(catalog.guide), "contacts"), string(contact, "kind")));
  });
  const items = links.filter((each) => each !== undefined).map((each) => make("li", "", each));
  return items.length ? make("ul", "people", ...items) : undefined;
}

/**
 * The status's page, opened for the exchange.
 *
 * @param {unknown} status
 * @param {string} exchange
 * @param {string} words
 */
function more(status, exchange, words) {
  const href = safe(string(status, "help_url"));
  if (!href) return undefined;
  const url = new URL(href);
  if (exchange) url.searchParams.set("exchange", exchange);
  return link(make("a", "more", make("span", "", words || url.host), icon("external")), url.href);
}

/**
 * In a tab of its own, so that the app stays where it is, and without telling the other side where that was.
 *
 * @param {HTMLAnchorElement | HTMLElement} anchor
 * @param {string} href
 */
function link(anchor, href) {
  anchor.setAttribute("href", href);
  if (href.startsWith("https:")) anchor.setAttribute("target", "_blank");
  anchor.setAttribute("rel", "noopener noreferrer");
  return anchor;
}

/** @param {Node | undefined} node */
function spaced(node) {
  return node ? [" ", node] : [];
}
