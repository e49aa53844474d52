// Example: an app's page of connected exchanges, a card for every status; each word on it comes from the feed.
// @ts-check

import "./key-status.js";

const FEED = new URL("../feed/v1/", import.meta.url);

const manifest = await read("manifest.json");
const wanted = new URLSearchParams(location.search).get("locale");
const locale = manifest.locales.find((/** @type {any} */ each) => each.tag === wanted) ?? manifest.locales[0];
const catalog = await read(locale.catalog);

document.documentElement.lang = locale.tag;
document.documentElement.dir = locale.direction;
document.title = catalog.platform.labels.my_exchanges;
place("title").textContent = document.title;
place("languages").replaceChildren(...manifest.locales.map(language));

// What a real app would have from its own server: exchanges and the status of their keys.
const exchanges = Object.values(catalog.exchanges);
const keys = Object.values(catalog.statuses).map((status, index) => ({ status, exchange: exchanges[index % exchanges.length] }));
place("cards").replaceChildren(...keys.map(card));

/** @param {{status: any, exchange: any}} key */
function card({ status, exchange }) {
  const name = Object.assign(document.createElement("h2"), { textContent: exchange.name, translate: false });
  const badge = document.createElement("key-status");
  badge.setAttribute("status", status.id);
  badge.setAttribute("exchange", exchange.id);
  badge.setAttribute("locale", locale.tag);
  const examples = Object.entries(status.params).map(([param, facts]) => [param, facts.example]);
  badge.setAttribute("params", JSON.stringify(Object.fromEntries(examples)));
  const item = document.createElement("li");
  item.append(name, badge);
  return item;
}

/** @param {any} each */
function language(each) {
  const link = Object.assign(document.createElement("a"), { href: `?locale=${each.tag}`, textContent: each.name, lang: each.tag });
  if (each.tag === locale.tag) link.setAttribute("aria-current", "page");
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** @param {string} id */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
async function read(name) {
  const answer = await fetch(new URL(name, FEED));
  return answer.json();
}
