// Exchange choice: shows the links, settings and notes of one exchange; the choice lives in the address alone.
// @ts-check

const PARAMETER = "exchange";

/** @type {Map<string, Promise<Document | null>>} */
const pages = new Map();

/** Facts are printed and notes unfolded shortly before a reader comes to them, so that nothing in sight moves. */
const approaching = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      approaching.unobserve(target);
      if (target instanceof HTMLAnchorElement) void print(target);
      else if (target instanceof HTMLDetailsElement) target.open = true;
    }
  },
  { rootMargin: "0px 0px 100% 0px" },
);

const place = document.querySelector("[data-choose]");
const offered = [...document.querySelectorAll("[data-exchange]")].filter((item) => item instanceof HTMLElement);

if (place instanceof HTMLElement && offered.length > 0) {
  const select = offer(place);
  const wanted = new URLSearchParams(location.search).get(PARAMETER) ?? "";
  if (offered.some((item) => item.dataset.exchange === wanted)) select.value = wanted;
  if (select.value) settled(() => show(select.value));
  select.addEventListener("change", () => {
    remember(select.value);
    show(select.value);
  });
}

/**
 * Waits until the reader is where the address leads, so that nothing is printed above that place.
 *
 * @param {() => void} then
 */
function settled(then) {
  if (location.hash && document.readyState !== "complete") window.addEventListener("load", then, { once: true });
  else then();
}

/**
 * Puts a choice in the place of the link to the list.
 *
 * @param {HTMLElement} where
 */
function offer(where) {
  const label = document.createElement("label");
  label.htmlFor = "exchange-choice";
  label.textContent = where.dataset.label ?? "";
  const select = document.createElement("select");
  select.id = label.htmlFor;
  select.append(new Option(where.dataset.none, ""));
  for (const item of offered) {
    select.append(new Option(item.querySelector("a")?.textContent ?? "", item.dataset.exchange));
  }
  where.replaceChildren(label, select);
  return select;
}

/**
 * Writes the choice into the address of this page.
 *
 * @param {string} exchange
 */
function remember(exchange) {
  const address = new URL(location.href);
  if (exchange) address.searchParams.set(PARAMETER, exchange);
  else address.searchParams.delete(PARAMETER);
  history.replaceState(history.state, "", address);
}

/**
 * Fits the page to an exchange; the empty id means any.
 *
 * @param {string} exchange
 */
function show(exchange) {
  const item = offered.find((each) => each.dataset.exchange === exchange);
  for (const each of offered) each.toggleAttribute("data-chosen", each === item);
  for (const cause of document.querySelectorAll("[data-only]")) {
    if (!(cause instanceof HTMLElement)) continue;
    cause.hidden = item !== undefined && !cause.dataset.only?.split(" ").includes(exchange);
  }
  for (const notes of document.querySelectorAll(".hc-notes")) showNotes(notes, item ? exchange : "");
  for (const slot of document.querySelectorAll("[data-slot]")) {
    if (slot instanceof HTMLAnchorElement) point(slot, item);
  }
  for (const link of document.querySelectorAll(".hc-page a[href]")) {
    if (link instanceof HTMLAnchorElement) carry(link, exchange);
  }
}

/**
 * Shows the note of the chosen exchange alone; without a choice all of them, folded.
 *
 * @param {Element} notes
 * @param {string} exchange
 */
function showNotes(notes, exchange) {
  if (!(notes instanceof HTMLDetailsElement)) return;
  let any = false;
  for (const note of notes.querySelectorAll("[data-on]")) {
    if (!(note instanceof HTMLElement)) continue;
    note.hidden = exchange !== "" && note.dataset.on !== exchange;
    any ||= !note.hidden;
  }
  notes.hidden = !any;
  notes.open = false;
  approaching.unobserve(notes);
  if (exchange !== "" && any) approaching.observe(notes);
}

/**
 * Points a step's link at the chosen exchange.
 *
 * @param {HTMLAnchorElement} slot
 * @param {HTMLElement | undefined} item the exchange's entry in the list; undefined for any exchange
 */
function point(slot, item) {
  slot.dataset.words ??= slot.textContent ?? "";
  approaching.unobserve(slot);
  if (slot.nextElementSibling?.matches(".hc-inline")) slot.nextElementSibling.remove();
  slot.textContent = slot.dataset.words;
  slot.hidden = false;
  slot.href = "#exchanges";
  if (!item) return;
  const [page, keyPage] = item.querySelectorAll("a");
  const section = slot.dataset.slot === "status_page" ? "links" : "settings";
  slot.href = slot.dataset.slot === "key_page" ? keyPage.href : `${page.href}#${section}`;
  slot.dataset.name = keyPage.textContent ?? "";
  approaching.observe(slot);
}

/**
 * Prints the facts a step's link leads to in the place of the link; where they cannot be had the link stays. A link to
 * the exchange's API page is given its name.
 *
 * @param {HTMLAnchorElement} slot
 */
async function print(slot) {
  const address = slot.href;
  const named = slot.dataset.slot === "key_page";
  const found = named ? null : await facts(address.split("#")[0], slot.dataset.slot ?? "");
  if (!(found || named) || slot.href !== address || slot.hidden) return;
  if (slot.getBoundingClientRect().bottom < 0) {
    // The reader has passed it meanwhile: what grows above pushes what is being read.
    approaching.observe(slot);
    return;
  }
  if (!found) {
    slot.textContent = slot.dataset.name ?? "";
    return;
  }
  slot.hidden = true;
  slot.after(found);
}

/**
 * The facts of one kind from an exchange's page, as a block to put under a step.
 *
 * @param {string} address
 * @param {string} fact
 */
async function facts(address, fact) {
  if (!pages.has(address)) pages.set(address, read(address));
  const source = (await pages.get(address))?.querySelector(`[data-fact="${fact}"]`);
  if (!source) return null;
  const block = document.createElement("div");
  block.className = "hc-inline";
  if (source instanceof HTMLTableElement) {
    const list = document.createElement("ul");
    list.className = "hc-switches";
    for (const row of source.tBodies[0].rows) {
      const entry = document.createElement("li");
      const label = document.createElement("b");
      label.lang = "en";
      label.translate = false;
      label.textContent = row.cells[0].textContent;
      entry.append(label, ...[...row.cells[1].children].map((node) => document.importNode(node, true)));
      list.append(entry);
    }
    block.append(list);
  } else {
    for (const node of source.childNodes) {
      if (!(node instanceof Element && node.matches(".hc-source"))) block.append(document.importNode(node, true));
    }
  }
  return block;
}

/**
 * A page of this site, or null when it cannot be had; the link then leads there.
 *
 * @param {string} address
 */
async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/**
 * Takes the choice along to other status pages.
 *
 * @param {HTMLAnchorElement} link
 * @param {string} exchange
 */
function carry(link, exchange) {
  const address = new URL(link.href, location.href);
  if (address.origin !== location.origin || !/\/status\/[^/]+\/$/.test(address.pathname)) return;
  if (link.getAttribute("href")?.startsWith("#")) return;
  if (exchange) address.searchParams.set(PARAMETER, exchange);
  else address.searchParams.delete(PARAMETER);
  link.href = address.href;
}
