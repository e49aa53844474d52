// Example: an app's page of connected exchanges, a card for every status; each word on it comes from the feed.
// @ts-check

import "./key-status.js";

const FEED = new URL("../feed/v1/", import.meta.url);

const manifest = await read("manifest.json");
const wanted = new URLSearchParams(location.search).get("locale");
const locale = manifest?.locales.find((/** @type {any} */ each) => each.tag === wanted) ?? manifest?.locales[0];
const guide = locale && (await read(locale.guide));
// Neither a network nor a copy: the page stays as it was written, with its link to the help center.
if (guide) show();

function show() {
  document.documentElement.lang = locale.tag;
  document.documentElement.dir = locale.direction;
  document.title = guide.platform.labels.my_exchanges;
  place("title").textContent = document.title;
  place("languages").replaceChildren(...manifest.locales.map(language));
  // What a real app would have from its own server: exchanges and the status of their keys.
  const exchanges = Object.values(guide.exchanges);
  const statuses = Object.values(guide.statuses);
  place("cards").replaceChildren(...statuses.map((status, index) => card(status, exchanges[index % exchanges.length])));
}

/** @type {(status: any, exchange: any) => HTMLElement} */
function card(status, exchange) {
  const name = Object.assign(document.createElement("h2"), { textContent: exchange.name, translate: false });
  const examples = Object.entries(status.params).map(([param, facts]) => [param, facts.example]);
  const badge = Object.assign(document.createElement("key-status"), { params: Object.fromEntries(examples), embedded: guide });
  badge.setAttribute("status", status.id);
  badge.setAttribute("exchange", exchange.id);
  badge.setAttribute("locale", locale.tag);
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

/** @type {(id: string) => HTMLElement} */
function place(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** A document of version 1, or the last good copy when there is no network or the feed has moved on. */
async function read(/** @type {string} */ name) {
  const found = await fetch(new URL(name, FEED)).then((answer) => answer.json()).catch(() => null);
  if (/^1\./.test(found?.schema_version)) localStorage.setItem(name, JSON.stringify(found));
  return JSON.parse(localStorage.getItem(name) ?? "null");
}
