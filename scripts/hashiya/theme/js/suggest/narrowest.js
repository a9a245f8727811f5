// @ts-check
/**
 * What makes a quote mean this place and no other, as `hashiya locate` will see it: the words beside it, as few as decide.
 * A paragraph's number decides nothing: it changes with the next paragraph that is put in before it. With words beside the
 * quote it tells only that a passage like this one elsewhere is not meant.
 */
import { fold } from "../folding.js";
import { HALF, LEFT_OF_LONG, LEFT_OF_SHORT, MOST_WORDS, REMEMBERED, ROOM, SEVERAL, SHORT, SHORT_BLOCK } from "./anchoring-table.js";
import { copies, inOrder } from "./copies.js";
import { blockAt, fits, places } from "./quotes.js";
import { twin } from "./twins.js";

/** @typedef {import("./quotes.js").Span} Span @typedef {import("./quotes.js").Text} Text @typedef {import("./quotes.js").Narrowing} Narrowing */

const TELLING = /[\p{L}\p{N}]/u;

/** @param {string|undefined} text */
export const folded = (text) => (text ? fold(text).text.trim() : "");
/** @param {string} text folded */
export const wordsIn = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {Narrowing} narrowing */
export const foldedBeside = ({ prefix, suffix }) => ({ prefix: folded(prefix), suffix: folded(suffix) });

/** Whether the engine would take this very place for the quote. @param {Text} text @param {Span} place of the folded text @param {string} quote @param {Narrowing} narrowing @param {import("./copies.js").Copy[]} twins */
function isAlone(text, place, quote, narrowing, twins) {
  const wanted = folded(quote),
    near = foldedBeside(narrowing);
  const found = places(text, wanted).filter((each) => fits(text.folded.text, each, near));
  if (found.length !== 1 || found[0].start !== place.start || found[0].end !== place.end) return false;
  return !twins.some(
    ({ span, isCertain }) =>
      standsNear(text, span, near) &&
      (isCertain || isLeft(wanted, around(text, place, span, wanted.length))),
  );
}

/** Whether half of the words beside the quote or more stand somewhere around a copy of it. @param {Text} text @param {Span} copy @param {{prefix: string, suffix: string}} near folded */
function standsNear(text, copy, { prefix, suffix }) {
  const beside = wordsIn(`${prefix} ${suffix}`),
    room = prefix.length + suffix.length + 2 * ROOM,
    there = new Set(wordsIn(text.folded.text.slice(Math.max(0, copy.start - room), copy.end + room)));
  return beside.filter((word) => there.has(word)).length >= HALF * beside.length;
}

/** The text around a copy, without the place that it is a copy of. @param {Text} text @param {Span} place @param {Span} copy @param {number} room */
function around({ folded: { text } }, place, copy, room) {
  const low = Math.max(0, copy.start - room),
    high = copy.end + room;
  return copy.start >= place.end
    ? text.slice(Math.max(low, place.end), high)
    : text.slice(low, Math.min(high, place.start));
}

/** Whether so many words of a quote stand in a text in order, and all its numbers, that it may be meant there. @param {string} wanted folded @param {string} there */
export function isLeft(wanted, there) {
  const words = wordsIn(wanted),
    share = inOrder(words, wordsIn(there)) / Math.max(1, words.length),
    numbers = new Set(there.match(/\p{Nd}+/gu));
  return (
    share >= (wanted.length < SHORT ? LEFT_OF_SHORT : LEFT_OF_LONG) &&
    (wanted.match(/\p{Nd}+/gu) ?? []).every((number) => numbers.has(number))
  );
}

/**
 * The last or first words of a text, by their number: none, one, two … and their marks.
 * @param {string} text @param {"prefix"|"suffix"} side
 */
function counted(text, side) {
  const all = [...text.matchAll(/\S+/gu)],
    found = [""];
  for (const word of side === "prefix" ? all.reverse() : all) {
    const words = side === "prefix" ? text.slice(word.index) : text.slice(0, word.index + word[0].length);
    if (TELLING.test(word[0])) found.push(words.trim().replace(/\s+/gu, " "));
    if (found.length > MOST_WORDS) break;
  }
  return found;
}

/**
 * The quote and the words on either side of it that are kept with it, so that it is known again when its own words change:
 * two on either side within the paragraph, more where only more of them decide.
 * @param {Text} text @param {Span} span raw offsets, whole words of one block
 * @param {number} [limit] of words in a row that may be written, where the text is not ours
 * @returns {({quote: string} & Narrowing)|null} null where only another choice of words would help
 */
export function anchor(text, span, limit = Infinity) {
  const quote = text.raw.slice(span.start, span.end),
    block = text.blocks[blockAt(text, span.start) - 1],
    place = foldedSpan(text, span);
  const before = counted(text.raw.slice(0, span.start), "prefix"),
    behind = counted(text.raw.slice(span.end), "suffix");
  const spare = Math.max(0, limit - quote.split(/\s+/u).length);
  const own = [
    counted(text.raw.slice(block.start, span.start), "prefix").length - 1,
    counted(text.raw.slice(span.end, block.end), "suffix").length - 1,
  ];
  const last = Math.min(own[1], REMEMBERED, Math.floor(spare / 2)),
    kept = reachingOut(text, span, own, spare) ?? [Math.min(own[0], REMEMBERED, spare - last), last];
  const ways = before
    .flatMap((prefix, p) => behind.map((suffix, s) => ({ prefix, suffix, p, s })))
    .filter(({ p, s }) => (p >= kept[0] && s >= kept[1]) || !p || !s)
    .sort((a, b) => cost(a, kept) - cost(b, kept) || a.p + a.s - b.p - b.s || a.p - b.p);
  const twins = copies(text, place),
    alike = twin(text, place),
    isGood = (/** @type {Narrowing} */ narrowing) => isAlone(text, place, quote, narrowing, twins);
  const isApart = (/** @type {typeof ways[number]} */ each) =>
    !alike || ((each.p || each.s) && !fits(text.folded.text, alike, foldedBeside(each)));
  const way = ways.find((each) => isApart(each) && isGood(each)) ?? ways.find(isGood);
  if (!way) return null;
  const { prefix, suffix } = way,
    isLike = alike && !isRuledOut(text, alike, way),
    isCopied = twins.some((copy) => copy.isCertain && !standsNear(text, copy.span, foldedBeside(way))),
    number = (isLike || isCopied) && { paragraph: blockAt(text, span.start) };
  return { quote, ...(prefix && { prefix }), ...(suffix && { suffix }), ...((prefix || suffix) && number) };
}

/**
 * How many words before and behind are kept of a heading or the like, so that one of them is from beyond it; null elsewhere.
 * @param {Text} text @param {Span} span raw offsets @param {number[]} own how many words the block has before and behind
 * @param {number} spare how many may be written
 */
function reachingOut(text, span, [before, behind], spare) {
  const number = blockAt(text, span.start),
    { start, end } = text.blocks[number - 1];
  if (wordsIn(folded(text.raw.slice(start, end))).length > SHORT_BLOCK) return null;
  const ways = [
    ...(number < text.blocks.length ? [[Math.min(before, REMEMBERED), behind + REMEMBERED]] : []),
    ...(number > 1 ? [[before + REMEMBERED, Math.min(behind, REMEMBERED)]] : []),
  ];
  const way = ways.length > 1 && before < behind ? ways[1] : ways[0];
  return way && Math.max(...way) <= MOST_WORDS && way[0] + way[1] <= spare ? way : null;
}

/** Whether so many words beside the quote are missing around a place that it cannot be meant. @param {Text} text @param {Span} place of the folded text @param {Narrowing} narrowing */
function isRuledOut(text, place, narrowing) {
  const near = foldedBeside(narrowing);
  return wordsIn(`${near.prefix} ${near.suffix}`).length >= SEVERAL && !standsNear(text, place, near);
}

/** The number of the paragraph with a passage much like the one around the words, 0 if there is none. @param {Text} text @param {Span} span raw offsets */
export function likePassage(text, span) {
  const found = twin(text, foldedSpan(text, span));
  return found ? blockAt(text, text.folded.starts[found.start]) : 0;
}

/** Whether the article has the passage around the words a second time, if only nearly. @param {Text} text @param {Span} span raw offsets */
export const hasCopy = (text, span) => copies(text, foldedSpan(text, span)).length > 0;

/** Whether words would mean more places than one if nothing stood beside them. @param {Text} text @param {Span} span raw offsets */
export function isDoubtful(text, span) {
  const place = foldedSpan(text, span);
  return !isAlone(text, place, text.raw.slice(span.start, span.end), {}, copies(text, place));
}

/** @param {Text} text @param {Span} span raw offsets @returns {Span} */
const foldedSpan = ({ folded: { starts } }, span) => ({
  start: starts.findIndex((from) => from >= span.start),
  end: starts.findLastIndex((from) => from < span.end) + 1,
});

/** How many words more or less than those that are kept anyway. @param {{p: number, s: number}} way @param {number[]} kept */
const cost = ({ p, s }, kept) => Math.abs(p - kept[0]) + Math.abs(s - kept[1]);
