// Result: the one shape in which every front end gives an answer, its fields always in the same order.
// @ts-check

import { resultOf } from "./verdict.js";

/**
 * The result without reply and links; `answers` re-rank the candidates of the question that was asked.
 * @param {import("./verdict.js").Verdict} verdict
 * @param {import("./verdict.js").Verdict[]} others
 * @param {import("./table.js").Table} table
 * @param {[string, Map<string, number>]} redacted
 * @param {readonly string[]} answers
 * @param {unknown} id
 */
export function build(verdict, others, table, [text, counts], answers, id) {
  let { status, cause, topic, confidence, ask, candidates } = verdict;
  for (const answer of ask ? answers : []) {
    const [question, ...rest] = answer.split(":");
    const choices = question === ask && table.questions.get(question);
    const causes = choices && Object.hasOwn(choices, rest.join(":")) ? choices[rest.join(":")] : [];
    if (causes.length) {
      candidates = answered(candidates, causes, table, answer, verdict.signature);
      ({ status, cause, confidence } = candidates[0]);
      topic = ask = "";
      break;
    }
  }
  return {
    ...(id !== null && id !== undefined && { id }),
    result: resultOf({ status, topic }),
    status: status || null,
    cause: cause || null,
    exchange: verdict.exchange || null,
    exchange_evidence: verdict.by || null,
    signature: verdict.signature || null,
    confidence,
    params: verdict.days === null ? {} : { days: verdict.days },
    topic: (!status && topic) || null,
    question: ask || null,
    candidates,
    ...(others.length && {
      others: others.map((other) => ({
        signature: other.signature, result: resultOf(other), status: other.status || null, topic: other.topic || null,
      })),
    }),
    redacted_text: text,
    redactions: [...counts.keys()].sort().map((kind) => ({ kind, count: counts.get(kind) })),
    ...(["secret", "passphrase", "pem"].some((kind) => counts.has(kind)) && { secret_seen: true }),
  };
}

/** Put the candidates that an answer points to first, in its order; those it adds have the answer as evidence. */
function answered(candidates, causes, table, answer, signature) {
  const evidence = { kind: "answer", text: answer };
  const chosen = [];
  for (const cause of causes) {
    const known = candidates.find((one) => one.cause === cause);
    const confidence = chosen.length ? "possible" : "likely";
    if (known) chosen.push({ ...known, confidence, evidence: [...known.evidence, evidence] });
    else if (table.causes.has(cause)) chosen.push({ status: table.causes.get(cause), cause, confidence, signature: signature || null, evidence: [evidence] });
  }
  const rest = candidates.filter((one) => !causes.includes(one.cause)).map((one) => ({ ...one, confidence: "possible" }));
  return chosen.length ? [...chosen, ...rest] : candidates;
}
