// @ts-check
/** Figures and months in words of any language, by value: "22%" and "٢٢٪", "7,598.8" and "٧٥٩٨٫٨", يناير and January are the same. */

/** @typedef {{start: number, end: number, value: string}} Figure  offsets into the text */

const NUMBER = /[-−]?\p{Nd}+(?:[.,٫٬]\p{Nd}+)*\s?[%٪]?/gu;
const NEAR = 4; // signs that may stand between a month and the figure that makes it a date
/** Where Arabic has two names for each month, and English one. */
const CALENDARS = ["ar-EG", "ar-SY", "en"];

/** @type {Map<string, string>} */
const months = new Map();
for (const calendar of CALENDARS) {
  const name = new Intl.DateTimeFormat(calendar, { month: "long", timeZone: "UTC" });
  for (let month = 0; month < 12; month++) months.set(name.format(Date.UTC(2020, month, 15)), `month ${month + 1}`);
}
// the longest first: كانون الثاني before any shorter name that it begins with
const MONTH = new RegExp(`(?<!\\p{L})[وفبل]?(${[...months.keys()].sort((a, b) => b.length - a.length).join("|")})(?!\\p{L})`, "gu");

/** @param {string} written @returns {string} */
function valueOf(written) {
  const plain = written.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
  return plain
    .replace(/[,٬](?=\d{3}(?!\d))/g, "")
    .replace(/[,٫]/g, ".")
    .replace("−", "-")
    .replace(/\s?[%٪]$/, "%");
}

/** @param {string} text @returns {Figure[]} in the order of the text */
export function figuresOf(text) {
  const numbers = [...text.matchAll(NUMBER)].map(({ index, 0: written }) => {
    const end = index + written.trimEnd().length;
    return { start: index, end, value: valueOf(text.slice(index, end)) };
  });
  /** @type {Figure[]} */ const found = [...numbers];
  for (const match of text.matchAll(MONTH)) {
    const end = match.index + match[0].length,
      start = end - match[1].length;
    // "May" and مارس are other words too, but not beside a figure or another month's name
    const beside = (/** @type {number} */ from, /** @type {number} */ to) =>
      to >= from && to - from <= NEAR && !/\p{L}/u.test(text.slice(from, to));
    if (found.some((one) => beside(one.end, start) || beside(end, one.start)))
      found.push({ start, end, value: months.get(match[1]) ?? "" });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What each of two texts has and the other has not. @param {string} a @param {string} b @returns {[Figure[], Figure[]]} */
export function differing(a, b) {
  const [here, there] = [figuresOf(a), figuresOf(b)],
    lacking = (/** @type {Figure[]} */ these, /** @type {Figure[]} */ those) =>
      these.filter(({ value }) => !those.some((other) => other.value === value));
  return [lacking(here, there), lacking(there, here)];
}
