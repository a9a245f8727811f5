// @ts-check
/** The words for all this, which stand in the page of reading without a network alone, and how sizes and moments are said. */
import { words as page } from "../words.js";

/** @type {Promise<any>|undefined} */
let found;
/** @param {string} help where that page is; null where it cannot be had */
export function wordsFrom(help) {
  const here = document.getElementById("rd-offline-words");
  if (here) return Promise.resolve(JSON.parse(here.textContent ?? "{}"));
  found ??= fetch(help)
    .then(async (it) => new DOMParser().parseFromString(await it.text(), "text/html").getElementById("rd-offline-words")?.textContent)
    .then((text) => (text ? JSON.parse(text) : null))
    .catch(() => null);
  return found;
}

// day before month, as in all dates of the site
const locale = (page.locale ?? document.documentElement.lang).replace(/^en(?=-u-|$)/, "en-GB");
/** @param {number} bytes */
export function sized(bytes) {
  const [n, unit] = bytes < 950_000 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: n < 10 ? 1 : 0 }).format(n);
}
/** @param {string} when */
export const dated = (when) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(when));
