// Reading: tells a key's status from a success body of an endpoint that describes the key.
// @ts-check

import { daysUntil, readMoment } from "./moment.js";
import { fold } from "./words.js";

// Graver answers win: what blocks the key, what ended it, what it lacks, what will end it.
const PRECEDENCE = [
  "withdrawal_enabled", "invalid", "expired", "incorrect_permissions", "inactive_futures", "temporary_issue", "expires_in_days", "connected",
];
const CLOCKS = ["time_now", "serverTime", "server_time", "time", "ts", "timestamp"];

/**
 * What the first body says that has all fields of a reading; of several readings, the one with most fields.
 * @param {import("./table.js").Reading[]} readings
 * @param {import("./payload.js").Body[]} bodies
 * @param {number | null} now
 */
export function readBodies(readings, bodies, now) {
  for (const body of bodies) {
    let best = null;
    for (const reading of readings) {
      const fits = reading.fields.every((field) => body.names.has(field.split(".").at(-1) ?? ""));
      if (fits && (!best || reading.fields.length > best.fields.length)) best = reading;
    }
    if (best) return read(best, body, now);
  }
  return null;
}

function read(reading, body, now) {
  const { rules, otherwise } = reading;
  const moment = clock(body) ?? now;
  const asks = rules.some(([tests]) => tests.some(([, ...operations]) => operations.some(([name]) => name === "past" || name === "ahead")));
  const dated = moment !== null || !asks;
  let best = { reading, answer: otherwise, days: null, fields: reading.fields, dated };
  let rank = PRECEDENCE.length;
  for (const [tests, answer] of rules) {
    const held = hold(tests, body, moment);
    const grave = PRECEDENCE.includes(answer[0]) ? PRECEDENCE.indexOf(answer[0]) : PRECEDENCE.length - 1;
    if (held && grave < rank) {
      best = { reading, answer, days: held.days, fields: tests.map(([field]) => field), dated };
      rank = grave;
    }
  }
  return best;
}

/** The body's own time, which is the moment it was true. */
function clock({ fields }) {
  for (const name of CLOCKS) {
    const field = fields.find(([path]) => path === `.${name}`);
    if (field) return readMoment(field[1]);
  }
  return null;
}

function hold(tests, body, now) {
  let days = null;
  for (const [field, ...operations] of tests) {
    const values = body.fields.filter(([path]) => path.endsWith(`.${field}`)).map(([, value]) => value);
    for (const [operation, wanted] of operations) {
      if (operation === "past" || operation === "ahead") {
        const left = daysLeft(values, operation, wanted[0], now);
        if (left === null || (operation === "ahead") !== left > 0) return null;
        if (left > 0) days = left;
      } else if (!OPERATIONS[operation](values, wanted, body.loose)) return null;
    }
  }
  return { days };
}

function equals(values, wanted, loose) {
  const folded = values.map(fold);
  return wanted.some((text) => folded.includes(text) || (loose && ((text === "true" && folded.includes("1")) || (text === "false" && folded.includes("")))));
}

function contains(values, wanted, loose) {
  const items = values.flatMap((value) => fold(value).match(/[^, \t\r\n]+/g) ?? []);
  return wanted.some((text) => items.includes(text)) || (loose && equals(values, wanted, loose));
}

/** @type {Record<string, (values: string[], wanted: string[], loose: boolean) => boolean>} */
const OPERATIONS = {
  equals,
  contains,
  lacks: (values, wanted, loose) => !contains(values, wanted, loose),
  empty: (values, wanted) => values.some((value) => !["", "null", "None"].includes(value)) === (wanted[0] === "false"),
};

/** Days to the first value that is a time, or a number of days left; 0 or less when it is over, null for none. */
function daysLeft(values, operation, unit, now) {
  for (const value of values) {
    if (unit === "days_left") {
      const days = /^(-?[0-9]{1,9})(?:\.[0-9]{0,12})?$/.exec(value);
      if (days) return Number(days[1]);
      continue;
    }
    const moment = readMoment(value);
    if (moment !== null && now !== null) return moment > now ? daysUntil(moment, now) : 0;
  }
  return null;
}
