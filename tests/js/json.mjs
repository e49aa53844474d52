// JSON as Python reads and writes it: numbers keep their digits, NaN and infinities are allowed, lone surrogates live.
// @ts-check

/** A number, kept as Python would write it. */
export class Raw {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const DEEPEST = 960;

/**
 * @param {string} text
 * @returns {any} objects become maps, numbers become `Raw`
 * @throws {SyntaxError} for anything that is not JSON to Python
 */
export function parse(text) {
  let at = 0;
  const fail = () => new SyntaxError(`not JSON at ${at}`);
  const space = () => {
    while (at < text.length && " \t\n\r".includes(text[at])) at += 1;
  };
  const value = (/** @type {number} */ depth) => {
    if (depth > DEEPEST) throw fail();
    if (text[at] === '"') return string();
    if (text[at] === "{") return object(depth);
    if (text[at] === "[") return list(depth);
    for (const [word, meant] of WORDS) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meant;
      }
    }
    NUMBER.lastIndex = at;
    const found = NUMBER.exec(text);
    if (!found) throw fail();
    at += found[0].length;
    if (found[2] || found[3]) return new Raw(float(Number(found[0])));
    if (found[1].length > 4300 + Number(found[1][0] === "-")) throw fail();
    return new Raw(found[1] === "-0" ? "0" : found[1]);
  };
  const string = () => {
    let made = "";
    for (at += 1; text[at] !== '"'; at += 1) {
      if (at >= text.length || text[at] < " ") throw fail();
      if (text[at] !== "\\") {
        made += text[at];
        continue;
      }
      at += 1;
      if (text[at] === "u") {
        const digits = text.slice(at + 1, at + 5);
        if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw fail();
        made += String.fromCharCode(parseInt(digits, 16));
        at += 4;
      } else {
        const escaped = ESCAPES[text[at]];
        if (escaped === undefined) throw fail();
        made += escaped;
      }
    }
    at += 1;
    return made;
  };
  const list = (/** @type {number} */ depth) => {
    const made = [];
    at += 1;
    space();
    if (text[at] === "]") at += 1;
    else {
      for (;;) {
        space();
        made.push(value(depth + 1));
        space();
        at += 1;
        if (text[at - 1] === "]") break;
        if (text[at - 1] !== ",") throw fail();
      }
    }
    return made;
  };
  const object = (/** @type {number} */ depth) => {
    const made = new Map();
    at += 1;
    space();
    if (text[at] === "}") at += 1;
    else {
      for (;;) {
        space();
        if (text[at] !== '"') throw fail();
        const name = string();
        space();
        if (text[at] !== ":") throw fail();
        at += 1;
        space();
        made.set(name, value(depth + 1));
        space();
        at += 1;
        if (text[at - 1] === "}") break;
        if (text[at - 1] !== ",") throw fail();
      }
    }
    return made;
  };
  space();
  const made = value(0);
  space();
  if (at < text.length) throw fail();
  return made;
}

/** @type {[string, any][]} */
const WORDS = [
  ["null", null], ["true", true], ["false", false],
  ["NaN", new Raw("NaN")], ["Infinity", new Raw("Infinity")], ["-Infinity", new Raw("-Infinity")],
];
/** @type {Record<string, string>} */
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** @param {number} number @returns {string} as Python's repr writes a float */
function float(number) {
  if (!Number.isFinite(number)) return number > 0 ? "Infinity" : "-Infinity";
  const [digits, exponent] = number.toExponential().split("e");
  const power = Number(exponent);
  if (number !== 0 && (power < -4 || power >= 16)) {
    return `${digits}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const plain = Object.is(number, -0) ? "-0" : String(number);
  return plain.includes(".") ? plain : plain.includes("e") ? number.toFixed(-power + digits.replace(/[-.]/g, "").length - 1) : `${plain}.0`;
}

/** @param {any} value @returns {string} one line, lone surrogates as the question marks that UTF-8 makes of them */
export function write(value) {
  if (value instanceof Raw) return value.text;
  if (value instanceof Map) return `{${[...value].map(([name, each]) => `${write(name)}:${write(each)}`).join(",")}}`;
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value === "string") return JSON.stringify(value.replace(/\p{Surrogate}/gu, "?"));
  return JSON.stringify(value);
}
