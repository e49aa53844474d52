// Payload: finds values written like JSON in a text, however they are quoted, cut or decorated.
// @ts-check

import { isNumber, match, strip } from "./words.js";

const LIST = /\[[ \t\r\n]*[[{"']/y;
// `request['url']`: a line of a program, of which tracebacks are full.
const SUBSCRIPT = /[A-Za-z0-9_)\]]\[["'][A-Za-z0-9_]{1,40}["']\][^ =]/uy;
const TOKEN = /[ \t\r\n>()]*(?:([{}[\],:=])|(["'`])|([^{}[\],:="'` \t\r\n>()]+))/y;
const CLOSED = /[ \t\r\n]*(?:[,:}\])=]|$)/y;
const MEMBER =
  /[ \t\r\n]*"([A-Za-z0-9_.-]{1,40})" ?: ?(?:"([^"\\\r\n]*)"|(-?[0-9]{1,18}|true|false|null)|\{\}|\[\]|\["([^"\\\r\n]*)"\])[ \t\r\n]*(?:(,)|\})/y;
const PHP_ITEM =
  /\[["']?([A-Za-z0-9_.-]{1,64})["']?\] ?=>(?:[ \t\r\n]{0,8}(string|int|float|bool|array|object)\(([^)\r\n]{0,64})\)(?: ?"([^"\r\n]*)")?|[ \t]?([^\r\n]*))/gu;
const PHP_ITEM_HERE = new RegExp(PHP_ITEM.source, "uy");

/**
 * One value: where it stands, its levels (names to scalars of one object; a text begins with a quotation mark), its
 * fields (dotted paths and texts), all its names; `loose` when PHP wrote it.
 * @typedef {{start: number, end: number, levels: Map<string, string>[], fields: [string, string][], names: Set<string>, loose: boolean}} Body
 */

/** @returns {Body} */
const bodyAt = (start) => ({ start, end: start, levels: [], fields: [], names: new Set(), loose: false });

/** The bodies in a text in order. @param {string} text @returns {Body[]} */
export function findBodies(text) {
  /** @type {Body[]} */
  const bodies = [];
  let tokens = 20_000;
  let at = 0;
  let brace = -1;
  while (tokens > 0) {
    if (brace < at) brace = text.indexOf("{", at);
    if (brace < 0) brace = text.length;
    at = findList(text, at, brace);
    if (at === text.length) break;
    const item = match(PHP_ITEM_HERE, text, at);
    if (item) at += item[0].length;
    else {
      const body = bodyAt(at);
      tokens = read(text, body, tokens);
      bodies.push(body);
      at = body.end;
    }
  }
  if (text.includes("=>")) {
    const body = readPhp(text);
    if (body.levels.length) bodies.push(body);
  }
  return bodies;
}

/** Where the next list of objects, lists or texts begins before `stop`; `stop` when there is none. */
function findList(text, at, stop) {
  const near = text.slice(at, stop);
  let bracket = near.indexOf("[");
  const isList = () => match(LIST, text, at + bracket) && !(at + bracket && match(SUBSCRIPT, text, at + bracket - 1));
  while (bracket >= 0 && !isList()) bracket = near.indexOf("[", bracket + 1);
  return bracket >= 0 ? at + bracket : stop;
}

/** An object or a list that is read: `pending` becomes a key when a colon follows, `key` waits for its value. */
const frameOf = (named, path, level, parent) => ({ named, path, level, parent, pending: null, key: null, count: 0 });

/** Read the body; return the tokens left. */
function read(text, body, tokens) {
  const { levels, fields, names } = body;
  let depth = 0;
  let frame = frameOf(false, "", new Map(), null);
  let at = body.start;
  do {
    // One member of an object at once where it is written as JSON; the longer way below gives the same.
    const member = frame.named && frame.pending === null && frame.key === null && match(MEMBER, text, at);
    if (member) {
      tokens -= 4;
      at += member[0].length;
      const [, name, , plain, item, more] = member;
      const quoted = item ?? member[2];
      names.add(name);
      if (item !== undefined) levels.push(new Map([["0", `"${item}`]]));
      if (!frame.level.has(name)) {
        frame.level.set(name, plain ?? (quoted === undefined ? "" : `"${quoted}`));
        fields.push([`${frame.path}.${name}`, plain ?? quoted ?? ""]);
      }
      frame.count += 1;
      if (!more) {
        frame = frame.parent;
        depth -= 1;
      }
      continue;
    }
    const token = match(TOKEN, text, at);
    if (!token) {
      at = text.length;
      break;
    }
    tokens -= 1;
    at += token[0].length;
    const [, mark, quote, bare] = token;
    if (mark === "{" || mark === "[") {
      depth += 1;
      let { path } = frame;
      if (frame.named && frame.key !== null) {
        path += `.${frame.key}`;
        if (!frame.level.has(frame.key)) frame.level.set(frame.key, "");
      }
      frame.count += 1;
      frame = frameOf(mark === "{", path, new Map(), frame);
      levels.push(frame.level);
    } else if (mark === "}" || mark === "]") {
      if (frame.count === 0 && frame.path) fields.push([frame.path, ""]);
      frame = frame.parent;
      depth -= 1;
    } else if (mark === ",") frame.key = frame.pending = null;
    else if (mark) {
      if (frame.pending !== null && frame.key === null) nameFrame(body, frame);
    } else if (bare && /^(\/[/*]|#)/.test(bare)) {
      at = text.indexOf("\n", at);
      if (at < 0) at = text.length;
    } else {
      let value = bare;
      if (quote) [value, at] = readString(text, at, quote);
      const marked = quote ? `"${value}` : value;
      if (!frame.named) {
        if (frame.count === 0 && frame.parent?.key) frame.parent.level.set(frame.parent.key, marked);
        frame.level.set(String(frame.count), marked);
        frame.count += 1;
        frame.pending = value;
        fields.push([frame.path, value]);
      } else if (frame.key === null) frame.pending = value;
      else if (!frame.level.has(frame.key)) {
        frame.level.set(frame.key, marked);
        fields.push([`${frame.path}.${frame.key}`, value]);
      }
    }
  } while (tokens > 0 && depth > 0 && depth <= 64);
  body.end = Math.max(at, body.start + 1);
  return tokens;
}

/** Make the pending text a key; a list with keys is an object (PHP writes its arrays so). */
function nameFrame(body, frame) {
  if (!frame.named) {
    frame.named = true;
    frame.level.delete([...frame.level.keys()].at(-1));
    body.fields.pop();
    frame.count -= 1;
  }
  frame.key = frame.pending;
  frame.pending = null;
  frame.count += 1;
  body.names.add(frame.key);
}

/** A string's text and where it ends: at the first quote that something closing follows, on its line. */
function readString(text, at, quote) {
  const first = text.indexOf(quote, at);
  let stop = first;
  for (let count = 0; count < 32 && stop >= 0 && !match(CLOSED, text, stop + 1); count += 1) stop = text.indexOf(quote, stop + 1);
  if (stop < 0) stop = first;
  const line = text.slice(at, stop < 0 ? undefined : stop).indexOf("\n");
  if (line >= 0) {
    if (first < 0 || first > at + line) return [text.slice(at, at + line), at + line];
    stop = first;
  }
  return stop < 0 ? [text.slice(at), text.length] : [text.slice(at, stop), stop + 1];
}

/** Read what PHP's print_r and var_dump show; nesting is told by the last name before numbered items. */
function readPhp(text) {
  const body = bodyAt(text.indexOf("=>"));
  const level = new Map();
  let within = "";
  for (const item of text.matchAll(PHP_ITEM)) {
    const [whole, name, kind, inside, quoted, plain] = item;
    const value = quoted || (kind === "string" ? "" : inside) || strip(plain ?? "", " \t,");
    if (kind === "array" || kind === "object" || /^(Array|stdClass Object|array \()/.test(value)) {
      within = `.${name}`;
      body.names.add(name);
      if (!level.has(name)) level.set(name, "");
    } else if (isNumber(name)) body.fields.push([within, value]);
    else {
      body.names.add(name);
      if (!level.has(name)) level.set(name, `"${value}`);
      body.fields.push([`.${name}`, value]);
    }
    body.end = item.index + whole.length;
  }
  if (level.size) {
    body.levels.push(level);
    body.loose = true;
  }
  return body;
}
