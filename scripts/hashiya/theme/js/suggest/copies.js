// @ts-check
/**
 * Where else an article has the passage around a place, even where one of the two was corrected since: the engine's
 * `anchoring/copies.py`, step by step. What stands in a copy is doubtful, though its words stand once.
 */
import { ALIKE, AROUND, FEW, GROUP, HEADING_SAME, NEVER, SAME, SHIFT, SIDE_ALIKE, SIDE_SAME } from "./anchoring-table.js";
import { inRow } from "./quotes.js";

/** @typedef {import("./quotes.js").Span} Span @typedef {import("./quotes.js").Text} Text */
/** @typedef {{span: Span, isCertain: boolean}} Copy  the place in the copy, of the folded text */

/** @param {Text} text @param {Span} place of the folded text @returns {Copy[]} */
export function copies(text, place) {
  const { words } = text;
  const first = count(words, (word) => word.end <= place.start),
    last = count(words, (word) => word.start < place.end);
  const beside = windows(text, first, last).flatMap(({ low, high, alike, certain }) =>
    shifts(text, low, high).flatMap((shift) => {
      const from = Math.max(0, first + shift),
        to = Math.min(words.length, last + shift);
      if (from >= to || (first < to && from < last)) return [];
      const found = share(text, low, high, shift, first, last);
      if (found < alike) return [];
      const isItem = high - low <= FEW && eachHasItsNumber(plain(words, low, high), plain(words, low + shift, high + shift));
      return [{ span: { start: words[from].start, end: words[to - 1].end }, isCertain: found >= certain && !isItem }];
    }),
  );
  return [...headings(text, first, last), ...beside];
}

/** Where a place in a heading would stand in the headings that are half the same, two words of it in a row. @param {Text} text @param {number} first @param {number} last @returns {Copy[]} */
function headings({ words, firsts, groups }, first, last) {
  const blockOf = (/** @type {number} */ word) => count(firsts, (at) => at <= word),
    edges = [...firsts, words.length],
    within = (/** @type {number} */ block) => plain(words, edges[block - 1], edges[block]);
  const block = blockOf(first),
    begin = edges[block - 1],
    here = within(block);
  if (here.length > FEW) return [];
  const others = new Set(here.slice(1).flatMap((_, i) => (groups.get(inRow(words, begin + i, 2)) ?? []).map(blockOf)));
  others.delete(block);
  return [...others].flatMap((other) => {
    const there = within(other),
      from = Math.min(edges[other - 1] + first - begin, edges[other] - 1),
      to = Math.min(edges[other - 1] + last - begin, edges[other]);
    if (there.length > FEW || inOrder(here, there) < HEADING_SAME * Math.max(here.length, there.length)) return [];
    return [{ span: { start: words[from].start, end: words[to - 1].end }, isCertain: !eachHasItsNumber(here, there) }];
  });
}

/** @param {Text["words"]} words @param {number} from @param {number} to */
const plain = (words, from, to) => words.slice(Math.max(0, from), Math.max(0, to)).map(({ text }) => text);

/** Whether two short blocks have each a number of its own and other words, as the items of a list do. @param {string[]} one @param {string[]} other */
export function eachHasItsNumber(one, other) {
  const isNumber = (/** @type {string} */ word) => /^\p{Nd}+$/u.test(word),
    has = (/** @type {string[]} */ words, /** @type {string[]} */ all) =>
      words.some((word) => isNumber(word) && !all.includes(word)),
    said = (/** @type {string[]} */ words) => words.filter((word) => !isNumber(word)).join(" ");
  return has(one, other) && has(other, one) && said(one) !== said(other);
}

/** How many of a sorted list come first. @template T @param {T[]} sorted @param {(each: T) => boolean} isBefore */
export function count(sorted, isBefore) {
  const found = sorted.findIndex((each) => !isBefore(each));
  return found < 0 ? sorted.length : found;
}

/** The stretches of words around a place that may give a copy away, and the shares at which they do. @param {Text} text @param {number} first @param {number} last */
function windows({ words, firsts }, first, last) {
  const block = count(firsts, (at) => at <= first),
    begin = firsts[block - 1],
    end = firsts[block] ?? words.length;
  const low = Math.max(0, first - AROUND),
    high = Math.min(words.length, last + AROUND);
  return [
    { low: Math.max(begin, low), high: Math.min(end, high), alike: ALIKE, certain: SAME },
    { low, high: first, alike: SIDE_ALIKE, certain: begin <= low ? SIDE_SAME : NEVER },
    { low: last, high, alike: SIDE_ALIKE, certain: high <= end ? SIDE_SAME : NEVER },
  ];
}

/** How many words away something may stand that has words in common. @param {Text} text @param {number} low @param {number} high */
function shifts({ words, groups }, low, high) {
  const size = high - low > FEW ? GROUP : 2;
  if (high - low < 2) return [];
  /** @type {Map<number, number>} */
  const votes = new Map();
  for (let at = low; at <= high - size; at++)
    for (const other of groups.get(inRow(words, at, size)) ?? [])
      if (other !== at) votes.set(other - at, (votes.get(other - at) ?? 0) + 1);
  const all = [...votes].sort(([a], [b]) => a - b),
    found = [];
  for (let i = 0; i < all.length; ) {
    let best = all[i];
    const near = all[i][0] + 2 * SHIFT;
    for (; i < all.length && all[i][0] <= near; i++) if (all[i][1] > best[1]) best = all[i];
    found.push(best[0]);
  }
  return found;
}

/**
 * The share of the words from `low` to `high` that stand so many words away, themselves apart, in order. Those of the place
 * itself do not count if they are few: all of them may have been corrected.
 * @param {Text} text @param {number} low @param {number} high @param {number} shift @param {number} first @param {number} last
 */
function share({ words }, low, high, shift, first, last) {
  const start = Math.max(0, low + shift - SHIFT),
    end = Math.max(0, high + shift + SHIFT);
  const there = shift > 0 ? words.slice(Math.max(start, high), end) : words.slice(start, Math.min(end, low));
  let here = [...words.slice(low, Math.max(low, first)), ...words.slice(Math.min(high, last), high)];
  if (here.length < GROUP || last - first > GROUP) here = words.slice(low, high);
  return (
    inOrder(
      here.map(({ text }) => text),
      there.map(({ text }) => text),
    ) / here.length
  );
}

/** How many of the words of one list stand in the other in the same order: their longest common subsequence. @param {string[]} one @param {string[]} other */
export function inOrder(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const word of one) {
    const next = [0];
    other.forEach((it, i) => {
      next.push(it === word ? row[i] + 1 : Math.max(row[i + 1], next[i]));
    });
    row = next;
  }
  return row[other.length];
}
