// Key status: `<key-status>` shows an API key's status as a badge and opens its quick guide, for any app to embed.
// @ts-check

import { behave } from "./dialog.js";
import { isCatalog, kept, load } from "./feed.js";
import { guide, make, marked } from "./guide.js";
import { icon } from "./icons.js";
import { sheet } from "./style.js";
import { badgeWords, entry, has, safe, string, values } from "./words.js";

/** @typedef {import("./feed.js").Catalog} Catalog */

const FEED = "../feed/v1/";
const ID = /^[a-z][a-z0-9_]*$/;

/**
 * Attributes: `status`, `exchange` and `locale` (ids of the feed; the page's language when there is no locale),
 * `params` (JSON object with the badge's numbers), `label` (what to show for a status that the feed does not know),
 * `feed` (address of the feed's folder; beside this script's folder by default) and `embedded` (id of a
 * `<script type="application/json">` that holds a catalogue for when there is no network).
 *
 * What stands inside the element is shown where there are no scripts, and when the feed cannot be loaded: put a link
 * there. Parts: `badge`, `icon`, `label`, `dialog`, `head`, `exchange`, `close`, `body`, `title`, `panel`, `heading`,
 * `meaning`, `causes`, `cause`, `tell`, `steps`, `fix`, `step`, `actor`, `go`, `note`, `verify`, `contact`, `people`, `more`.
 */
export class KeyStatus extends HTMLElement {
  static observedAttributes = ["status", "exchange", "locale", "params", "label", "feed", "embedded"];

  /** @type {Catalog | undefined} */
  #catalog;
  /** @type {Catalog | undefined} */
  #embedded;
  #root = this.attachShadow({ mode: "open" });
  #dialog = make("dialog", "dialog");
  /** @type {HTMLElement} */
  #badge = make("slot", "");
  #turn = 0;
  #settled = false;
  #reload = () => void this.#load();

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#badge);
    this.#dialog.setAttribute("aria-labelledby", "title");
    behave(this.#dialog);
    this.#dialog.addEventListener("close", () => {
      this.#dialog.remove();
      this.#dialog.replaceChildren();
      this.#badge.focus();
    });
  }

  connectedCallback() {
    // A property that was set before this script came hides the accessor of the class.
    for (const name of ["params", "embedded"]) {
      if (!Object.hasOwn(this, name)) continue;
      const early = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, early);
    }
    window.addEventListener("online", this.#reload);
    this.#reload();
  }

  disconnectedCallback() {
    window.removeEventListener("online", this.#reload);
    if (this.#dialog.open) this.#dialog.close();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (["locale", "feed", "embedded"].includes(name)) this.#reload();
    else this.#render();
  }

  /** The numbers of the badge, such as the days that are left. */
  get params() {
    return values(this.getAttribute("params"));
  }

  set params(given) {
    this.setAttribute("params", JSON.stringify(given ?? {}));
  }

  /** A catalogue of the feed that came with the app. */
  get embedded() {
    return this.#embedded ?? this.#written();
  }

  set embedded(catalog) {
    this.#embedded = isCatalog(catalog) ? catalog : undefined;
    if (this.isConnected) this.#reload();
  }

  /** @param {FocusOptions} [options] */
  focus(options) {
    this.#badge.focus(options);
  }

  /** Opens the quick guide, as a press of the badge does. */
  show() {
    const id = this.#id("status");
    const catalog = this.#catalog;
    if (this.#dialog.open || !this.isConnected || !catalog || !has(catalog.statuses, id)) return;
    this.#fill(catalog, id);
    this.#root.append(this.#dialog);
    this.#dialog.showModal();
    this.#title()?.focus({ preventScroll: true });
    this.#dialog.scrollTop = 0;
    // The next opening shows what is new by then.
    this.#reload();
  }

  /** Closes it. */
  close() {
    this.#dialog.close();
  }

  async #load() {
    const turn = ++this.#turn;
    const base = this.#base();
    const locale = this.getAttribute("locale") || this.#language();
    this.#settled = false;
    this.#catalog = kept(base, locale) ?? this.embedded ?? this.#catalog;
    this.#render();
    const fresh = await load(base, locale);
    if (turn !== this.#turn) return;
    this.#settled = true;
    this.#catalog = fresh ?? this.#catalog;
    this.#render();
  }

  #render() {
    const id = this.#id("status");
    if (this.#catalog && has(this.#catalog.statuses, id)) {
      this.#replace(this.#button(this.#catalog, entry(this.#catalog.statuses, id)));
    } else if (this.querySelector("a[href]") || !this.#settled) {
      this.#replace(make("slot", ""));
    } else {
      this.#replace(this.#link());
    }
  }

  /**
   * Keeps the button that is there, because it may have the focus.
   *
   * @param {HTMLElement} badge
   */
  #replace(badge) {
    const old = this.#badge;
    if (old.localName === badge.localName && badge.localName === "button") {
      for (const name of ["lang", "dir", "data-tone"]) {
        const value = badge.getAttribute(name);
        if (value === null) old.removeAttribute(name);
        else old.setAttribute(name, value);
      }
      old.replaceChildren(...badge.childNodes);
    } else {
      const focused = this.#root.activeElement === old;
      old.replaceWith(badge);
      this.#badge = badge;
      if (focused) badge.focus();
    }
  }

  /**
   * @param {Catalog} catalog
   * @param {Record<string, unknown>} status
   */
  #button(catalog, status) {
    const button = make("button", "badge", ...this.#face(status));
    button.type = "button";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("data-tone", string(status, "tone"));
    direct(button, catalog);
    marked(button, badgeWords(status, this.params).locale, string(catalog, "locale"));
    button.addEventListener("click", () => this.show());
    return button;
  }

  /** @param {Record<string, unknown>} status */
  #face(status) {
    const words = badgeWords(status, this.params).words || this.#label();
    return [icon(string(status, "icon"), string(status, "tone")), make("span", "label", words)];
  }

  /** For a status that the feed does not know yet, and for when there is no feed: what the app calls it, and a way on. */
  #link() {
    const link = make("a", "badge", icon("info"), make("span", "label", this.#label()));
    link.href = safe(string(this.#catalog, "help_url")) ?? this.#short();
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    link.setAttribute("data-tone", "neutral");
    return link;
  }

  /** The help center's short link to the status, by the place of the feed alone. */
  #short() {
    const id = this.#id("status");
    return new URL(id ? `../../s/${id.replaceAll("_", "-")}/` : "../../", this.#base()).href;
  }

  #label() {
    return this.getAttribute("label") || this.textContent?.trim() || this.getAttribute("status") || "";
  }

  /**
   * @param {Catalog} catalog
   * @param {string} id
   */
  #fill(catalog, id) {
    const status = entry(catalog.statuses, id);
    const exchange = this.#id("exchange");
    const close = make("button", "close", icon("close"));
    close.type = "button";
    close.setAttribute("aria-label", string(entry(entry(catalog.guide), "close"), "text") || "×");
    close.addEventListener("click", () => this.close());
    const badge = make("span", "badge", ...this.#face(status));
    badge.setAttribute("data-tone", string(status, "tone"));
    const name = make("span", "exchange", string(entry(catalog.exchanges, exchange), "name"));
    name.translate = false;
    direct(this.#dialog, catalog);
    this.#dialog.replaceChildren(make("div", "head", badge, name, close), guide(catalog, id, exchange));
  }

  #title() {
    return this.#root.getElementById("title");
  }

  /** @param {"status" | "exchange"} name */
  #id(name) {
    const id = this.getAttribute(name) ?? "";
    return ID.test(id) ? id : "";
  }

  #base() {
    const given = (this.getAttribute("feed") ?? "").replace(/\/?$/, "/");
    const base = given !== "/" && URL.canParse(given, document.baseURI) ? new URL(given, document.baseURI) : undefined;
    return base?.protocol.startsWith("http") ? base : new URL(FEED, import.meta.url);
  }

  /** The language of the text around the element. */
  #language() {
    return this.closest("[lang]")?.getAttribute("lang") || navigator.language;
  }

  #written() {
    const script = document.getElementById(this.getAttribute("embedded") ?? "");
    try {
      const catalog = JSON.parse(script?.textContent ?? "null");
      return isCatalog(catalog) ? catalog : undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * @param {HTMLElement} element
 * @param {Catalog} catalog
 */
function direct(element, catalog) {
  element.lang = string(catalog, "locale");
  element.dir = string(catalog, "direction") === "rtl" ? "rtl" : "ltr";
}

if (!customElements.get("key-status")) customElements.define("key-status", KeyStatus);
