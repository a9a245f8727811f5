// @ts-check
/** Dates in words of any language, as far as they are told: a year, a month of a year, a day. يناير, كانون الثاني and January are the same. */
import { inDigits, tokensOf } from "./figures.js";

/**
 * @typedef {{start: number, end: number, value: number}} DatePart  offsets into the text
 * @typedef {{start: number, end: number, year: DatePart[], month: DatePart[], day: DatePart[]}} Dated  a month may stand there by two names
 */

/** Where Arabic has two names for each month, and English one. */
const CALENDARS = ["ar-EG", "ar-SY", "en"];
/** Signs that may stand between the parts of a date. */
const NEAR = /^[\s()\u060c,،–-]{0,4}$/u;
const YEAR = /^(?:1[5-9]|20)\d\d$/u;

/** @type {Map<string, number>} */
const months = new Map();
for (const calendar of CALENDARS) {
  const name = new Intl.DateTimeFormat(calendar, { month: "long", timeZone: "UTC" });
  for (let month = 0; month < 12; month++) months.set(name.format(Date.UTC(2020, month, 15)), month + 1);
}
// the longest first: كانون الثاني before any shorter name that it begins with
const MONTH = new RegExp(`(?<!\\p{L})[وفبل]?(${[...months.keys()].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})`, "gu");

/** @param {string} text @returns {Dated[]} in the order of the text; what only may be a month ("May", مارس) is none without a figure beside it */
export function datesOf(text) {
  /** @type {(DatePart & {part: "year"|"month"|"day"})[]} */
  const parts = [...text.matchAll(MONTH)].map((match) => {
    const end = match.index + match[0].length;
    return { part: "month", start: end - match[1].length, end, value: months.get(match[1]) ?? 0 };
  });
  for (const { start, end, text: written } of tokensOf(text)) {
    const value = /^\p{Nd}+$/u.test(written) ? inDigits(written) : 0;
    if (YEAR.test(String(value))) parts.push({ part: "year", start, end, value });
    else if (value >= 1 && value <= 31) parts.push({ part: "day", start, end, value });
  }
  parts.sort((a, b) => a.start - b.start);
  /** @type {Dated[]} */
  const found = [];
  let open = false;
  for (const { part, ...one } of parts) {
    const last = found.at(-1),
      goesOn = open && last && NEAR.test(text.slice(last.end, one.start)) && (part === "month" ? last.month.every(({ value }) => value === one.value) : !last[part].length);
    if (goesOn) {
      last[part].push(one);
      last.end = one.end;
    } else found.push({ start: one.start, end: one.end, year: [], month: [], day: [], [part]: [one] });
    open = true;
  }
  return found.filter(({ year, month, day }) => year.length || (month.length && (day.length || month.length > 1)));
}
