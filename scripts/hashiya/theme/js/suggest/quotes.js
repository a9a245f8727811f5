// @ts-check
/**
 * An article's text and where words stand in it, letter by letter or folded: the engine's `anchoring/folded_article.py`.
 * Pure: it knows text and offsets only. Offsets are UTF-16 units of the article's text, blocks joined by a newline.
 */
import { fold } from "../folding.js";
import { ARTICLE_CHAINS, CHAINS } from "../proclitics-table.js";
import { GROUP, LONG_WORD } from "./anchoring-table.js";

/** @typedef {{start: number, end: number}} Span */
/** @typedef {{prefix?: string, suffix?: string, paragraph?: number}} Narrowing */
/**
 * @typedef {Object} Text
 * @property {string} raw
 * @property {import("../folding.js").Folded} folded
 * @property {Span[]} blocks   of the raw text; the first is paragraph 1
 * @property {Word[]} words    of the folded text
 * @property {number[]} firsts for each block the index of its first word, and at the end the number of words
 * @property {Map<string, number[]>} groups for each two and three words in a row the indices of their first
 */
/** @typedef {{text: string, start: number, end: number}} Word */

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u,
  DIGIT = /\p{Nd}/u;

/** @param {Word[]} words @param {number} at @param {number} size how many */
export const inRow = (words, at, size) =>
  words
    .slice(at, at + size)
    .map(({ text }) => text)
    .join(" ");

/** @param {string[]} blocks the text of each block @returns {Text} */
export function article(blocks) {
  const raw = blocks.join("\n"),
    folded = fold(raw);
  let start = 0;
  const spans = blocks.map((block) => {
    const span = { start, end: start + block.length };
    start = span.end + 1;
    return span;
  });
  const words = [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }));
  const firsts = [
    ...spans.map((span) => {
      const i = words.findIndex((word) => folded.starts[word.start] >= span.start);
      return i < 0 ? words.length : i;
    }),
    words.length,
  ];
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const size of [2, GROUP])
    for (let i = 0; i + size <= words.length; i++) {
      const key = inRow(words, i, size),
        known = groups.get(key);
      if (known) known.push(i);
      else groups.set(key, [i]);
    }
  return { raw, folded, blocks: spans, words, firsts, groups };
}

/** @param {string} text @param {number} at */
export function isEdge(text, at) {
  if (at <= 0 || at >= text.length) return true;
  const left = text[at - 1],
    right = text[at];
  if (WORD_CHARACTER.test(left) && WORD_CHARACTER.test(right)) return false;
  if (left === "-" && DIGIT.test(right)) return WORD_CHARACTER.test(text[at - 2] ?? "");
  if (".,".includes(left) && DIGIT.test(right)) return !DIGIT.test(text[at - 2] ?? "");
  return !(DIGIT.test(left) && ".,".includes(right) && DIGIT.test(text[at + 1] ?? ""));
}

/** @param {string} text @param {number} at */
export function wordStart(text, at) {
  while (!isEdge(text, at)) at -= 1;
  return at;
}

/** Whether a span begins where a word does, or behind the proclitics of its first word. @param {string} text @param {Span} span */
export function beginsWord(text, span) {
  if (isEdge(text, span.start)) return true;
  const before = text.slice(wordStart(text, span.start), span.start),
    quoted = text.slice(span.start, span.end);
  return (quoted.length >= LONG_WORD || quoted.includes(" ") ? CHAINS : ARTICLE_CHAINS).includes(before);
}

/** @param {Text} text @param {number} start @param {number} end whether the range of the folded text cuts no cluster */
const whole = ({ folded: { text, starts, ends } }, start, end) =>
  (start === 0 || starts[start - 1] !== starts[start]) && (end === text.length || ends[end - 1] !== ends[end]);

/** Every place of the folded text that reads like the quote and is whole words. @param {Text} text @param {string} wanted folded @returns {Span[]} */
export function places(text, wanted) {
  const found = [],
    folded = text.folded.text;
  for (let start = folded.indexOf(wanted); wanted && start >= 0; start = folded.indexOf(wanted, start + 1)) {
    const span = { start, end: start + wanted.length };
    if (whole(text, span.start, span.end) && isEdge(folded, span.end) && beginsWord(folded, span)) found.push(span);
  }
  return found;
}

/** The number of the block that holds an offset of the raw text. @param {Text} text @param {number} offset */
export const blockAt = (text, offset) => text.blocks.findLastIndex((block) => block.start <= offset) + 1;

/** Whether prefix and suffix, as far as they are given, stand beside a place letter by letter. @param {string} folded @param {Span} place @param {Narrowing} narrowing folded */
export function fits(folded, place, { prefix, suffix }) {
  const before =
    !prefix ||
    [place.start, wordStart(folded, place.start)].some((start) => {
      const end = folded.slice(0, start).trimEnd().length,
        span = { start: end - prefix.length, end };
      return span.start >= 0 && folded.slice(span.start, end) === prefix && beginsWord(folded, span);
    });
  if (!before || !suffix) return before;
  const start = folded.length - folded.slice(place.end).trimStart().length;
  return folded.startsWith(suffix, start) && isEdge(folded, start + suffix.length);
}

/** Grow a selection to whole words of the block in which it begins. @param {Text} text @param {Span} chosen raw offsets @returns {Span|null} */
export function snap(text, chosen) {
  const block = text.blocks[blockAt(text, chosen.start) - 1],
    { starts, ends, text: folded } = text.folded;
  const limit = Math.min(chosen.end, block.end);
  let start = ends.findIndex((end) => end > chosen.start),
    end = starts.findLastIndex((from) => from < limit) + 1;
  if (start < 0 || end <= start) return null;
  // What a hand takes too much of: spaces and marks of punctuation at either end.
  while (start < end && !WORD_CHARACTER.test(folded[start])) start += 1;
  while (end > start && !/[\p{L}\p{N}\p{M}%]/u.test(folded[end - 1])) end -= 1;
  if (start >= end) return null;
  while (!isEdge(folded, end) && starts[end] < block.end) end += 1;
  start = wordStart(folded, start);
  // a sign of several characters, such as a flag, is taken whole
  while (start > 0 && starts[start - 1] === starts[start]) start -= 1;
  while (end < folded.length && !whole(text, start, end)) end += 1;
  return { start: starts[start], end: ends[end - 1] };
}
