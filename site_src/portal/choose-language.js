// Sends the reader of a short link to the page in the first language of the browser that is offered. Without this
// script the page is a plain list of the languages.

/**
 * The offered tag that serves one of the wanted ones: the same tag, else the same language and script.
 * @param {readonly string[]} wanted
 * @param {readonly string[]} offered
 * @returns {string | undefined}
 */
export function choose(wanted, offered) {
  const likely = (/** @type {string} */ tag) => {
    const full = new Intl.Locale(tag).maximize();
    return `${full.language}-${full.script}`;
  };
  for (const tag of wanted) {
    const same = offered.find((other) => other.toLowerCase() === tag.toLowerCase());
    if (same) return same;
    try {
      const near = offered.find((other) => likely(other) === likely(tag));
      if (near) return near;
    } catch {
      // A browser may be set to a tag that is no tag; the next one may be.
    }
  }
  return undefined;
}

if (typeof document !== "undefined") {
  const links = [...document.querySelectorAll("[data-choose] a")];
  const tag = choose(navigator.languages, links.map((link) => link.getAttribute("hreflang") ?? ""));
  const link = links.find((each) => each.getAttribute("hreflang") === tag) ?? links[0];
  if (link instanceof HTMLAnchorElement) location.replace(link.href);
}
