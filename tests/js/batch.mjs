// Batch: answers a stream of payloads as `helpcenter triage --batch --quiet --table TABLE` does, with the other engine.
//
// node tests/js/batch.mjs TABLE [--locale L] [--replies FILE] [--exchange ID] [--answer Q:A] [--now TIME]
//   [--engine FILE] < in > out
//
// The engine is the source; `--engine` takes another file, such as the one that a built site ships.
// @ts-check

import { readFileSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { readMoment } from "../../site_src/js/triage/moment.js";
import { parse, write } from "./json.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: "string" }, replies: { type: "string" }, exchange: { type: "string" }, now: { type: "string" },
    answer: { type: "string", multiple: true }, engine: { type: "string" },
  },
});
/** @type {typeof import("../../site_src/js/triage/triage.js")} */
const { loadTable, toLine, triage } = await import(
  values.engine === undefined ? "../../site_src/js/triage/triage.js" : pathToFileURL(values.engine).href
);
const table = loadTable(JSON.parse(readFileSync(positionals[0], "utf8")));
const replies = values.replies === undefined ? null : JSON.parse(readFileSync(values.replies, "utf8"));
const now = values.now === undefined ? Date.now() : readMoment(values.now);
const decoder = new TextDecoder("utf-8", { fatal: true });

let faulty = false;
let rest = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  rest = Buffer.concat([rest, chunk]);
  let out = "";
  for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
    out += answer(rest.subarray(0, end));
    rest = rest.subarray(end + 1);
  }
  send(out);
}
send(answer(rest));
process.exitCode = faulty ? 1 : 0;

/** @param {Buffer} line @returns {string} what is said about it, with a line break; nothing about an empty line */
function answer(line) {
  if (line.every((byte) => byte === 32 || (byte > 8 && byte < 14))) return "";
  let request;
  try {
    request = parse(decode(line));
  } catch {
    return problem(null, "the line is not JSON");
  }
  if (!(request instanceof Map) || typeof request.get("text") !== "string") return problem(null, 'the line is not an object with a "text"');
  for (const name of ["exchange", "locale"]) {
    const value = request.get(name) ?? null;
    if (value !== null && typeof value !== "string") return problem(null, `"${name}" is not a text`);
  }
  const id = request.get("id") ?? null;
  const locale = request.has("locale") ? request.get("locale") : values.locale ?? null;
  if (locale !== null && !replies) return problem(id, "--locale with --table needs --replies too.");
  const exchange = request.get("exchange") || (values.exchange ?? null);
  const result = triage(request.get("text"), table, { exchange, answer: values.answer ?? [], locale, replies, now });
  // The id is written as it was read: JavaScript has no numbers for some that JSON can hold.
  return id === null ? `${toLine(result)}\n` : `{"id":${write(id)},${toLine(result).slice(1)}\n`;
}

/** @param {any} id @param {string} error */
function problem(id, error) {
  faulty = true;
  return `{"id":${write(id)},"error":${write(error)}}\n`;
}

/** @param {Buffer} line @returns {string} text that may hold halves of pairs, as Python's JSON reader allows */
function decode(line) {
  // An encoded half of a pair is no UTF-8; it is taken apart here and put in again.
  const halves = /** @type {string[]} */ ([]);
  const text = line.toString("latin1").replace(/\xed([\xa0-\xbf])([\x80-\xbf])/g, (_, high, low) => {
    halves.push(String.fromCharCode(0xd000 | ((high.charCodeAt(0) & 63) << 6) | (low.charCodeAt(0) & 63)));
    return "\xef\xbf\xbd";
  });
  if (!halves.length) return decoder.decode(line);
  const kept = text.replace(/\xef\xbf\xbd/g, "\x00");
  if (kept.split("\x00").length - 1 !== halves.length) throw new SyntaxError("both halves and replacement characters");
  return decoder.decode(Buffer.from(kept, "latin1")).replace(/\0/g, () => halves.shift() ?? "");
}

/** @param {string} text */
function send(text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EAGAIN") throw error;
    }
  }
}
