// Search: ranks the pages of one language by how well they answer a few words, a code or a message.
// @ts-check

import { isWord, likenessTo } from "./likeness.js";
import { folded, pieces } from "./text.js";

/**
 * @typedef {object} Entry a page or one of its sections
 * @property {string} location relative to the language's home page
 * @property {string} title
 * @property {string} text
 * @property {string[]} words other words that people type for it
 * @property {number} boost
 * @property {number} page the number of its page
 *
 * @typedef {object} Found a page and its best sections
 * @property {Entry[]} entries the page's own entry and those that answer best; the best first
 * @property {number[]} scores of the entries
 *
 * @typedef {{entries: Entry[], pages: number, names: Map<string, number[]>, terms: Map<string, {word: boolean, places: Map<number, number>}>}} Index
 */

/** How much a word in each place says about an entry. */
const IN_TITLE = 3;
const IN_WORDS = 3;
const IN_TEXT = 1;
/** How soon further mentions of a word stop to count. */
const ENOUGH = 1.5;
/** What the rest of a page adds to its best section. */
const REST = 0.35;
/** A query that is the name of an entry, to the letter. */
const NAMED = 3;
/** Words of a query that are taken for a message when they stand in a text in their order. */
const PHRASE = 4;
/** Words of a query that are looked for; a pasted log has more, and says nothing with them that the first do not. */
const ASKED = 24;
/** Sections shown of one page. */
const SECTIONS = 3;

/**
 * @param {{texts: string[], entries: [string, string, (string | number)[], number, string[]][]}} data as it is published
 * @returns {Index}
 */
export function readIndex(data) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {Index} */
  const index = { entries: [], pages: 0, names: new Map(), terms: new Map() };
  /** @type {Map<string, string[]>} the terms of a sentence that stands in many entries */
  const known = new Map();
  const terms = (/** @type {string} */ text) => {
    let found = known.get(text);
    if (!found) known.set(text, found = pieces(text).map(({ term }) => term));
    return found;
  };
  for (const [location, title, parts, boost, words] of data.entries) {
    const address = location.split("#")[0];
    if (!numbers.has(address)) numbers.set(address, numbers.size);
    const sentences = parts.map((part) => (typeof part === "number" ? data.texts[part] : part));
    const number = index.entries.length;
    index.entries.push({ location, title, text: sentences.join(" "), words, boost, page: numbers.get(address) ?? 0 });
    const name = title.split(/[:：]/u, 1)[0];
    for (const each of new Set([title, name, ...words].map(key))) index.names.set(each, [...(index.names.get(each) ?? []), number]);
    weigh(index, number, terms(title), IN_TITLE, 6);
    for (const each of words) weigh(index, number, terms(each), IN_WORDS, 6);
    weigh(index, number, sentences.flatMap(terms), IN_TEXT, 40);
  }
  index.pages = numbers.size;
  return index;
}

/**
 * @param {Index} index
 * @param {number} number of the entry
 * @param {string[]} terms
 * @param {number} weight
 * @param {number} usual length of such a text; in longer ones a word says less
 */
function weigh(index, number, terms, weight, usual) {
  const each = weight / (0.6 + 0.4 * (terms.length / usual));
  for (const term of terms) {
    let known = index.terms.get(term);
    if (!known) index.terms.set(term, known = { word: isWord(term), places: new Map() });
    const { places } = known;
    places.set(number, (places.get(number) ?? 0) + each);
  }
}

/**
 * @param {string} text
 * @returns {string} the text as names are compared: its words and codes, nothing between
 */
function key(text) {
  return folded(text).replace(/(?<![\p{L}\p{N}])\p{N}+(?![\p{L}\p{N}])/gu, "n").replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * @param {Index} index
 * @param {string} query as it was typed
 * @param {number} [limit] pages at most
 * @returns {{found: Found[], terms: Set<string>}} pages, the best first, and the terms that were found in them
 */
export function search(index, query, limit = 12) {
  const asked = questions(query).slice(0, ASKED);
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<number, number>[]} for each question: page -> what its best entry says */
  const byPage = [];
  const terms = new Set();
  let total = 0;
  for (const { alternatives, weight } of asked) {
    const answers = answersTo(index, alternatives, terms);
    if (!answers.size) {
      total += weight * 2;
      continue;
    }
    /** @type {Map<number, number>} */
    const pages = new Map();
    for (const [number, value] of answers) {
      const { page } = index.entries[number];
      pages.set(page, Math.max(pages.get(page) ?? 0, value));
    }
    const rarity = weight * Math.log(1 + index.pages / (1 + pages.size));
    total += rarity;
    for (const [number, value] of answers) scores.set(number, (scores.get(number) ?? 0) + value * rarity);
    byPage.push(new Map([...pages].map(([page, value]) => [page, value * rarity])));
  }
  const asWritten = key(query);
  for (const number of index.names.get(asWritten) ?? []) scores.set(number, (scores.get(number) ?? 0) + NAMED * total);
  if (asked.length >= PHRASE) {
    for (const [number, score] of scores) {
      if (score > total * 0.2 && key(index.entries[number].text).includes(asWritten)) scores.set(number, score + total);
    }
  }
  return { found: grouped(index, scores, byPage, limit), terms };
}

/**
 * @typedef {{alternatives: string[], weight: number}} Question one word of the query, in every way it may be meant
 * @param {string} query
 * @returns {Question[]}
 */
function questions(query) {
  const cut = pieces(query);
  /** @type {Map<number, Question>} */
  const asked = new Map();
  const plain = cut.filter((piece) => !piece.extra);
  for (const piece of plain) {
    const kana = /^[\p{Script=Hiragana}]+$/u.test(piece.term);
    asked.set(piece.from, { alternatives: [piece.term], weight: kana ? 0.3 : 1 });
  }
  for (const piece of cut) {
    if (!piece.extra) continue;
    const question = asked.get(piece.from);
    if (question) question.alternatives.push(piece.term);
    else asked.set(piece.from, { alternatives: [piece.term], weight: 1 });
  }
  // What is written apart here may be one word there.
  for (let index = 0; index + 1 < plain.length; index += 1) {
    const [one, other] = [plain[index], plain[index + 1]];
    if (one.to < other.from) asked.get(one.from)?.alternatives.push(`${one.term}${other.term}`);
  }
  return [...asked.values()];
}

/**
 * @param {Index} index
 * @param {string[]} alternatives
 * @param {Set<string>} terms gains what was found
 * @returns {Map<number, number>} entry -> how well it speaks of one of them, 0 to 1
 */
function answersTo(index, alternatives, terms) {
  /** @type {[string, number][]} */
  const alike = [];
  const likenesses = alternatives.map(likenessTo);
  for (const [term, { word }] of index.terms) {
    let best = 0;
    for (const likeness of likenesses) best = Math.max(best, likeness(term, word));
    if (best > 0) alike.push([term, best]);
  }
  const most = Math.max(0, ...alike.map(([, value]) => value));
  /** @type {Map<number, number>} */
  const answers = new Map();
  for (const [term, value] of alike) {
    if (value < most * 0.6) continue;
    terms.add(term);
    for (const [number, weight] of index.terms.get(term)?.places ?? []) {
      const says = value * value * (weight / (ENOUGH + weight));
      answers.set(number, Math.max(answers.get(number) ?? 0, says));
    }
  }
  return answers;
}

/**
 * @param {Index} index
 * @param {Map<number, number>} scores
 * @param {Map<number, number>[]} byPage
 * @param {number} limit
 * @returns {Found[]}
 */
function grouped(index, scores, byPage, limit) {
  /** @type {Map<number, [number, number][]>} page -> its entries with their scores */
  const pages = new Map();
  for (const [number, score] of scores) {
    const entry = index.entries[number];
    const list = pages.get(entry.page);
    const pair = /** @type {[number, number]} */ ([number, score * entry.boost]);
    if (list) list.push(pair);
    else pages.set(entry.page, [pair]);
  }
  const ranked = [...pages].map(([page, list]) => {
    list.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const boost = index.entries[list[0][0]].boost;
    const rest = byPage.reduce((sum, each) => sum + (each.get(page) ?? 0), 0) * boost;
    return { page, list, score: (1 - REST) * list[0][1] + REST * Math.max(rest, list[0][1]) };
  });
  ranked.sort((a, b) => b.score - a.score || a.list[0][0] - b.list[0][0]);
  return ranked.slice(0, limit).map(({ page, list }) => shown(index, page, list));
}

/**
 * @param {Index} index
 * @param {number} page
 * @param {[number, number][]} list
 * @returns {Found}
 */
function shown(index, page, list) {
  const best = list.slice(0, SECTIONS);
  // The page's own entry heads its sections, whether it was found or not.
  if (!best.some(([number]) => !index.entries[number].location.includes("#"))) {
    const own = index.entries.findIndex((entry) => entry.page === page && !entry.location.includes("#"));
    if (own >= 0) best.push([own, 0]);
  }
  return { entries: best.map(([number]) => index.entries[number]), scores: best.map(([, score]) => score) };
}
