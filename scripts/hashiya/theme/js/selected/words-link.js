// @ts-check
/**
 * A link to selected words: what the address says of them is enough to tell their place from every other on the page.
 * Text fragments: https://wicg.github.io/scroll-to-text-fragment/ (text=prefix-,start,end,-suffix).
 */
import { fold } from "../folding.js";
import { blockText, offsetIn } from "../suggest/column.js";
import { leafAt, leavesIn, partings, taken } from "./leaves.js";

/** @typedef {import("./leaves.js").Span} Span */
/** @typedef {{all: string, folded: import("../folding.js").Folded}} Page  all that stands on it, in order; what is folded away counts as there */

/** Longer passages are named by their first and last words, so many of each. */
const MOST_WORDS = 12,
  AT_AN_END = 4;
/** Words beside them that may be named too, on each side. */
const BESIDE = 20;

const LETTER = /[\p{L}\p{N}\p{M}]/u,
  WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** Ways to name words beside a passage: how many before it, how many behind it, the fewest first. */
const WAYS = Array.from({ length: (BESIDE + 1) ** 2 }, (_, i) => [i % (BESIDE + 1), Math.floor(i / (BESIDE + 1))]).sort(
  ([a, b], [c, d]) => a + b - (c + d) || Math.abs(a - b) - Math.abs(c - d),
);

/** Grow to whole words, and leave what else stands at either end. @param {string} text @param {Span} span @returns {Span|null} */
function wholeWords(text, { start, end }) {
  while (start < end && !LETTER.test(text[start])) start += 1;
  while (end > start && !LETTER.test(text[end - 1])) end -= 1;
  if (start >= end) return null;
  while (start > 0 && LETTER.test(text[start - 1])) start -= 1;
  while (end < text.length && LETTER.test(text[end])) end += 1;
  return { start, end };
}

/** The first of some sorted offsets that is not below another. @param {number[]} sorted @param {number} least */
function firstFrom(sorted, least) {
  let low = 0,
    high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether words stand once in a stretch of the page. A browser finds them without regard to case and vowel signs: what it
 * could take for them counts.
 * @param {Page} page @param {Span} stretch @param {string} wanted
 */
function once({ folded: { text, starts } }, stretch, wanted) {
  const words = fold(wanted).text.trim(),
    end = firstFrom(starts, stretch.end),
    first = text.indexOf(words, firstFrom(starts, stretch.start));
  if (!words || first < 0 || first + words.length > end) return false;
  const next = text.indexOf(words, first + 1);
  return next < 0 || next + words.length > end;
}

/** Encoded for a text directive, in which a hyphen, a comma and an ampersand have a meaning. @param {string} words */
const directive = (words) => encodeURIComponent(words.trim().replace(/\s+/g, " ")).replaceAll("-", "%2D");

/**
 * The first way to name words beside a passage that leaves one place for it.
 * @param {Page} page @param {Span} at @param {Span} reads how far the words beside it read on
 * @param {number} from where a browser begins to look @param {{before?: boolean, behind?: boolean}} [sides]
 * @returns {{prefix: string, suffix: string}|null}
 */
function told(page, at, reads, from, { before = true, behind = true } = {}) {
  const text = page.all;
  const starts = [at.start, ...[...text.slice(reads.start, at.start).matchAll(WORDS)].map((m) => reads.start + m.index).reverse()];
  const ends = [at.end, ...[...text.slice(at.end, reads.end).matchAll(WORDS)].map((m) => at.end + m.index + m[0].length)];
  for (const [p, s] of WAYS) {
    if ((p && !before) || (s && !behind) || p >= starts.length || s >= ends.length) continue;
    if (once(page, { start: from, end: ends[s] }, text.slice(starts[p], ends[s])))
      return { prefix: text.slice(starts[p], at.start), suffix: text.slice(at.end, ends[s]) };
  }
  return null;
}

/** Where a block stands among all that is on the page. @param {string} all @param {HTMLElement} leaf @returns {Span} */
function placeOf(all, leaf) {
  const start = offsetIn(document.body, leaf, 0),
    end = offsetIn(document.body, leaf, leaf.childNodes.length);
  return { start: end - all.slice(start, end).trimStart().length, end };
}

/** How far a block reads on around a place in it. @param {HTMLElement} leaf @param {Span} block @param {number} at @returns {Span} */
function readsOn(leaf, { start, end }, at) {
  const cuts = partings(leaf).map((one) => start + one.at);
  return { start: cuts.findLast((cut) => cut <= at) ?? start, end: cuts.find((cut) => cut > at) ?? end };
}

/**
 * The text directive of a selection.
 * @param {Range} range @returns {string} with its sign, to be put behind a fragment; empty where no directive can tell the place
 */
export function textDirective(range) {
  const leaves = leavesIn(range),
    [first] = leaves,
    last = leaves.at(-1);
  if (!first || !last) return "";
  const all = blockText(document.body),
    page = { all, folded: fold(all) },
    a = placeOf(all, first),
    b = placeOf(all, last);
  const span = wholeWords(all, { start: a.start + taken(first, range).start, end: b.start + taken(last, range).end });
  if (!span) return "";
  const words = [...all.slice(span.start, span.end).matchAll(WORDS)].map((m) => ({
    start: span.start + m.index,
    end: span.start + m.index + m[0].length,
  }));
  const begins = readsOn(first, a, span.start),
    ends = readsOn(last, b, span.end - 1);
  if (begins.end >= span.end && words.length <= MOST_WORDS) {
    const way = told(page, span, begins, 0);
    return way ? `:~:text=${written(way.prefix, all.slice(span.start, span.end), "", way.suffix)}` : "";
  }
  const opening = words.filter(({ end }) => end <= begins.end).slice(0, AT_AN_END),
    closing = words.filter(({ start }) => start >= ends.start).slice(-AT_AN_END);
  const one = { start: span.start, end: opening.at(-1)?.end ?? span.start },
    other = { start: Math.max(closing[0]?.start ?? span.end, one.end), end: span.end };
  const to = told(page, one, begins, 0, { behind: false }),
    until = told(page, other, ends, one.end, { before: false });
  if (!to || !until || one.end <= one.start || other.end <= other.start) return "";
  return `:~:text=${written(to.prefix, all.slice(one.start, one.end), all.slice(other.start, other.end), until.suffix)}`;
}

/** @param {string} prefix @param {string} start @param {string} end @param {string} suffix */
const written = (prefix, start, end, suffix) =>
  [
    ...(prefix.trim() ? [`${directive(prefix)}-`] : []),
    directive(start),
    ...(end ? [directive(end)] : []),
    ...(suffix.trim() ? [`-${directive(suffix)}`] : []),
  ].join(",");

/** The link of the paragraph that a selection begins in. @param {Range} range */
export const paragraphOf = (range) =>
  /** @type {HTMLAnchorElement|null} */ (
    leafAt(range.startContainer)?.closest(".rd-text")?.querySelector(".rd-num") ??
      leavesIn(range)[0]?.closest(".rd-block")?.querySelector(".rd-num") ??
      null
  );
