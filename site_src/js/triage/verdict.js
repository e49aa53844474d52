// Verdict: what one payload means: a status with its cause, a topic, or nothing known; and why.
// @ts-check

import { LIKELY } from "./codes.js";
import { findLabel } from "./label.js";
import { LABEL, LABEL_LIKELY, OPEN_PHRASE, OWN_CODE, READING, confidence, foundCodes, generalLevel, rank } from "./rank.js";
import { readBodies } from "./reading.js";
import { ANY } from "./table.js";
import { compare } from "./words.js";

/**
 * Texts are ids; an empty text means that there is none.
 * @typedef {{level: number, status: string, cause: string, topic: string, exchange: string, by: string, signature: string,
 *   confidence: string, days: number | null, ask: string, candidates: any[]}} Verdict
 */

/** `match`, `none` or `unknown`. @param {{status: string, topic: string}} verdict */
export const resultOf = ({ status, topic }) => (status ? "match" : topic ? "none" : "unknown");

/**
 * An error first, then a body that describes a key, then a status label.
 * @param {import("./match.js").Sighting} seen
 * @param {import("./table.js").Table} table
 * @param {number | null} now
 * @returns {Verdict}
 */
export function judge(seen, table, now) {
  const foreign = table.other.some((number) => seen.phrases.has(number));
  const { known } = seen.exchanges;
  const ranking = rank(seen, table, foreign, generalLevel(seen, foreign, table));
  const blank = {
    level: 0, status: "", cause: "", topic: "", exchange: known?.exchange ?? "", by: known?.kind ?? "", signature: "",
    confidence: "possible", days: null, ask: "", candidates: [],
  };
  const verdict = { ...blank, ...(ranking.level ? fromRanking(seen, table, ranking) : {}) };
  if (!(ranking.sure >= LIKELY && verdict.level >= OWN_CODE)) {
    const read = readBodies(seen.readings, seen.bodies, now);
    if (read) {
      const { reading, answer, days } = read;
      const sure = read.dated ? "likely" : "possible";
      return {
        ...blank, ...answered(answer), level: READING, exchange: reading.exchange, by: "field", signature: reading.id, confidence: sure, days,
        candidates: [candidate(answer, sure, reading.id, read.fields.map((text) => ({ kind: "field", text })))],
      };
    }
  }
  const label = verdict.level < LABEL && findLabel(seen);
  if (label) {
    const { status, days } = label;
    const [level, sure] = label.sure > 1 ? [LABEL, "likely"] : [LABEL_LIKELY, "possible"];
    const text = days === null ? label.text : label.text.replaceAll("{days}", String(days));
    const candidates = [candidate([status, "", ""], sure, "", [{ kind: "label", text }])];
    if (verdict.level < level) return { ...blank, level, status, confidence: sure, days, candidates };
  }
  return verdict;
}

const answered = ([status, cause, topic]) => ({ status, cause, topic });

/** The verdict of the most specific signatures; those of one level stand beside each other. */
function fromRanking(seen, table, { level, group }) {
  const { known } = seen.exchanges;
  let whose = {};
  if (!known && group[0].exchange !== ANY) {
    // Leave out an exchange's houses where the exchange itself fits as well and nothing speaks for the house.
    const owners = new Set(group.map((one) => one.exchange));
    if (owners.size > 1) group = group.filter(({ exchange }) => exchange === ANY || !owners.has(table.exchanges.get(exchange).parent));
    const { exchange, codes } = group[0];
    if ((codes.length || level >= OPEN_PHRASE) && group.every((one) => one.exchange === exchange)) whose = { exchange, by: codes.length ? "code" : "phrase" };
  }
  // What concerns the key goes first, then the exchange's own, then what the catalogue is surer of.
  const place = ({ answers, exchange, confidence: rating, id }) => [answers[0][0] ? 0 : 1, exchange === (known?.exchange ?? "") ? 0 : 1, ["high", "medium", "low"].indexOf(rating), id];
  group = [...group].sort((one, other) => compare(place(one), place(other)));
  const [first] = group;
  const agreed = group.every(({ answers: [answer] }) => answer[0] === first.answers[0][0] && answer[2] === first.answers[0][2]);
  const sure = confidence(level, first.confidence, first.answers.length, agreed);
  let candidates = [];
  const given = new Set();
  for (const signature of group) {
    const evidence = evidenceOf(signature, seen, table, known);
    for (const answer of signature.answers) {
      if (given.has(answer.join())) continue;
      given.add(answer.join());
      const rate = !candidates.length ? sure : sure === "certain" ? "likely" : "possible";
      candidates.push(candidate(answer, rate, signature.id, evidence));
    }
  }
  // A code alone that means different things on different exchanges: what it can mean is listed, none is chosen.
  if (!agreed && !known && !("exchange" in whose) && !first.phrases.length && first.exchange !== ANY) return { level, confidence: sure, candidates };
  const found = { ...whose, ...answered(first.answers[0]), level, signature: first.id, confidence: sure, ask: candidates.length > 1 ? first.ask : "", candidates };
  const ours = table.ours.filter((number) => seen.phrases.has(number)).sort((a, b) => a - b);
  const chosen = ours.length && candidates.find((one) => one.cause === table.oursCause);
  if (!chosen) return found;
  // The platform's own address in the payload speaks for one cause.
  const evidence = [...chosen.evidence, ...ours.map((number) => ({ kind: "context", text: table.texts[number] }))];
  const best = { ...chosen, confidence: chosen.confidence === "certain" ? "certain" : "likely", evidence };
  candidates = [best, ...candidates.filter((one) => one !== chosen).map((one) => ({ ...one, confidence: "possible" }))];
  return { ...found, status: best.status ?? "", cause: best.cause, topic: "", ask: "", confidence: best.confidence, candidates };
}

function candidate([status, cause, topic], sure, signature, evidence) {
  const found = { status: status || null, cause: cause || null, confidence: sure, signature: signature || null, evidence };
  return topic ? { ...found, topic } : found;
}

/** What a signature rests on, the payload's own words first. */
function evidenceOf(signature, seen, table, known) {
  const { rows, texts } = table;
  const row = (kind, found) => found.map((text) => ({ kind, text: String(text) }));
  const said = (numbers) => numbers.filter((number) => seen.phrases.has(number));
  return [
    ...row("code", foundCodes(signature, seen)),
    ...row("phrase", said(signature.phrases).sort((a, b) => rows[b].length - rows[a].length || a - b).map((number) => texts[number])),
    ...row("http", signature.http.filter((status) => seen.http.has(status))),
    ...row("context", said(signature.contexts).map((number) => texts[number])),
    ...(known?.evidence ?? []).map(([kind, text]) => ({ kind, text })),
  ];
}
