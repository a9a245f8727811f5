// @ts-check
/**
 * What two passages tell differently: figures and dates of the same thing, and of them only such as can be set against each
 * other. A mark says "here they differ", so where that is not sure there is none.
 */
import { datesOf } from "./dates.js";
import { figuresOf } from "./figures.js";

/**
 * @typedef {{start: number, end: number}} Place  offsets into the text
 * @typedef {{text: string, quote: Place}} Passage  a sentence, and in it the words that the note quotes
 */

/** Words that may stand between a figure and the words quoted. */
const BESIDE = 2;
const PARTS = /** @type {const} */ (["year", "month", "day"]);

/** Is it one of the words quoted? @param {Passage} passage @param {Place} place */
const isInside = ({ quote }, { start, end }) => start < quote.end && end > quote.start;

/** Is it one of them, or next to them in the same clause? @param {Passage} passage @param {Place} place */
function isNear(passage, place) {
  if (isInside(passage, place)) return true;
  const { text, quote } = passage,
    gap = place.end <= quote.start ? text.slice(place.end, quote.start) : text.slice(quote.end, place.start);
  return !/[.,،;؛:!?؟\n]/u.test(gap) && (gap.match(/[\p{L}\p{M}]+/gu)?.length ?? 0) <= BESIDE;
}

/** @param {Passage} here @param {Passage} there @returns {[Place[], Place[]]} */
function figures(here, there) {
  const told = [here, there].map(({ text }) => {
      const dated = datesOf(text);
      return figuresOf(text).filter((one) => !dated.some(({ start, end }) => one.start < end && one.end > start));
    }),
    [all, others] = told,
    [mine, theirs] = [all.filter((one) => isNear(here, one)), others.filter((one) => isNear(there, one))],
    // what the other sentence has too, whatever it counts there, may be the same
    same = (/** @type {import("./figures.js").Figure} */ a, /** @type {import("./figures.js").Figure} */ b) => Math.abs(a.value - b.value) < 1e-9;
  // what the words quoted say in a figure, and the other passage in none at all
  if (!all.length !== !others.length) {
    const [a, b] = [mine.filter((one) => one.plain && isInside(here, one)), theirs.filter((one) => one.plain && isInside(there, one))];
    return a.length + b.length === 1 ? [a, b] : [[], []];
  }
  /** @type {[Place[], Place[]]} */
  const found = [[], []];
  for (const unit of new Set(mine.map((one) => one.unit))) {
    const left = mine.filter((a) => a.unit === unit && !others.some((b) => same(a, b))),
      right = theirs.filter((b) => b.unit === unit && !all.some((a) => same(a, b))),
      [a, b] = [left[0], right[0]];
    if (!unit || left.length !== 1 || right.length !== 1) continue;
    // shares of one whole, or both among the words that the editor set against each other
    if (unit === "%" && !(isInside(here, a) && isInside(there, b)) && (!a.of || a.of !== b.of)) continue;
    found[0].push(a);
    found[1].push(b);
  }
  return found;
}

/** @param {Passage} here @param {Passage} there @returns {[Place[], Place[]]} */
function dates(here, there) {
  const [mine, theirs] = [here, there].map((passage) => datesOf(passage.text).filter((one) => isNear(passage, one))),
    differ = (/** @type {import("./dates.js").Dated} */ a, /** @type {import("./dates.js").Dated} */ b) =>
      PARTS.filter((part) => a[part].length && b[part].length && a[part][0].value !== b[part][0].value),
    left = mine.filter((a) => theirs.every((b) => differ(a, b).length)),
    right = theirs.filter((b) => mine.every((a) => differ(a, b).length));
  if (left.length !== 1 || right.length !== 1) return [[], []];
  const parts = differ(left[0], right[0]);
  return [parts.flatMap((part) => left[0][part]), parts.flatMap((part) => right[0][part])];
}

/**
 * The places that differ in each of two passages, in their order.
 * @param {Passage} here @param {Passage} there @param {string[]} differs what the note says differs: nothing else is marked
 * @returns {[Place[], Place[]]}
 */
export function differing(here, there, differs) {
  const [a, b] = [
      differs.includes("figure") ? figures(here, there) : [[], []],
      differs.includes("date") ? dates(here, there) : [[], []],
    ],
    inOrder = (/** @type {0|1} */ side) =>
      [...a[side], ...b[side]].map(({ start, end }) => ({ start, end })).sort((one, other) => one.start - other.start);
  return [inOrder(0), inOrder(1)];
}
