// @ts-check
/**
 * What stands around the block of kept words. By it one of several like blocks is known again, which its own words do not tell apart;
 * their names neither, which are counted and change when one of them goes.
 */
import { HALF } from "./anchoring-table.js";
import { inOrder } from "./copies.js";
import { folded, wordsIn } from "./narrowest.js";
import { blockAt, inRow } from "./quotes.js";

/** @typedef {import("./quotes.js").Span} Span @typedef {import("./quotes.js").Text} Text */
/**
 * @typedef {Object} Neighbours
 * @property {string[]} before the block before, and those before it as far as only they tell the block from its likes; "" beyond the text
 * @property {string[]} after  likewise behind
 * @property {[before: string, behind: string]} own  words of the block itself beside the kept ones
 * @property {[which: number, of: number]} nth  of the blocks in which such words stand, in their order, from 1
 * @property {boolean} [twin]  another block had the very same words
 * @property {boolean} [twice] such words stood more than once in their own block: what is around it tells nothing of them
 */

/** Words of a neighbour that are kept from its beginning, and as many from its end. */
const ENDS = 6;
/** Neighbours on one side, at most. */
const FAR = 6;
/** Words of its own block on one side. */
const BESIDE = 4;
/** Words that may have been put in between a place and those that stood beside it. */
export const SHIFTED = 2;
/** Words of neighbours that another part of the work hardly has. */
const TELLING = 6;
/** A neighbour of so many words may have changed in one of four. */
const LONG = 5,
  LEFT = 0.75;

/** A few words on one side of a span, within its block. @param {string} text @param {"prefix"|"suffix"} side */
export function few(text, side) {
  const words = text.split(/\s+/u).filter(Boolean);
  return (side === "prefix" ? words.slice(-BESIDE) : words.slice(0, BESIDE)).join(" ");
}

/** The words of a block, by their numbers among all. @param {Text} text @param {number} block */
const wordsOf = ({ firsts, blocks }, block) => (block < 1 || block > blocks.length ? [0, 0] : [firsts[block - 1], firsts[block]]);

/** The beginning and the end of a block, as they are kept. @param {Text} text @param {number} block */
function ends(text, block) {
  const [first, last] = wordsOf(text, block);
  return last - first <= 2 * ENDS ? inRow(text.words, first, last - first) : `${inRow(text.words, first, ENDS)} ${inRow(text.words, last - ENDS, ENDS)}`;
}

/** @param {string} words */
const numbersIn = (words) => (words.match(/\p{Nd}+/gu) ?? []).join(" ");

/** Whether a neighbour is what it was, but for a word or two of many. @param {string} was @param {string} is @param {boolean} [exact] not even these */
function isSame(was, is, exact) {
  const [words, there] = [was, is].map((one) => wordsIn(folded(one)));
  if (words.join(" ") === there.join(" ")) return true;
  if (exact) return false;
  const most = Math.max(words.length, there.length);
  return Math.min(words.length, there.length) >= LONG && numbersIn(was) === numbersIn(is) && inOrder(words, there) >= LEFT * most;
}

/** Whether the blocks on one side are what they were. @param {Text} text @param {number} block @param {string[]} row @param {1|-1} way @param {boolean} exact */
const isBeside = (text, block, row, way, exact) => row.length > 0 && row.every((one, i) => isSame(one, ends(text, block + way * (i + 1)), exact));

/** Whether neighbours say so much that they hardly stand so elsewhere. @param {string[]} row */
const isTelling = (row) => wordsIn(row.join(" ")).length >= TELLING;

/** Blocks by their words. @type {WeakMap<Text, Map<string, number>>} */
const counted = new WeakMap();
/** How many blocks have the very words of one, itself among them. @param {Text} text @param {number} block */
export function likes(text, block) {
  const key = (/** @type {number} */ one) => inRow(text.words, wordsOf(text, one)[0], wordsOf(text, one)[1] - wordsOf(text, one)[0]);
  let all = counted.get(text);
  if (!all) {
    counted.set(text, (all = new Map()));
    for (let one = 1; one <= text.blocks.length; one++) all.set(key(one), (all.get(key(one)) ?? 0) + 1);
  }
  return all.get(key(block)) ?? 0;
}

/** @param {Text} text @param {Span} place of the folded text */
const blockOf = (text, place) => blockAt(text, text.folded.starts[place.start]);

/**
 * @param {Text} text @param {Span} span raw offsets, within one block
 * @param {Span[]} places of the folded text, wherever such words stand
 * @returns {Neighbours}
 */
export function neighboursOf(text, span, places) {
  const block = blockAt(text, span.start),
    all = places.map((place) => blockOf(text, place)),
    blocks = [...new Set([...all, block])].sort((a, b) => a - b);
  const row = (/** @type {1|-1} */ way) => {
    /** @type {string[]} */
    const found = [];
    let left = blocks.filter((one) => one !== block);
    do {
      const far = way * (found.length + 1),
        words = ends(text, block + far);
      found.push(words);
      left = left.filter((one) => isSame(words, ends(text, one + far)));
    } while (left.length && found.length < FAR && found[found.length - 1]);
    return found;
  };
  const { start, end } = text.blocks[block - 1];
  return {
    before: row(-1),
    after: row(1),
    own: [few(text.raw.slice(start, span.start), "prefix"), few(text.raw.slice(span.end, end), "suffix")],
    nth: [blocks.indexOf(block) + 1, blocks.length],
    ...(likes(text, block) > 1 && { twin: true }),
    ...(all.filter((one) => one === block).length > 1 && { twice: true }),
  };
}

/** Whether half of what stood beside the words in their own block does; where they were all of it, whether they are half of it. @param {Text} text @param {Span} place @param {Neighbours["own"]} own */
export function isOwn(text, place, own) {
  const [first, last] = wordsOf(text, blockOf(text, place)),
    at = text.words.slice(first, last),
    from = at.findIndex(({ end }) => end > place.start),
    next = at.findIndex(({ start }) => start >= place.end),
    to = next < 0 ? at.length : next,
    [before, behind] = own.map((one) => wordsIn(folded(one))),
    room = BESIDE + SHIFTED;
  if (!before.length && !behind.length) return to - from >= HALF * at.length;
  const has = (/** @type {string[]} */ wanted, /** @type {typeof at} */ there) => wanted.filter((word) => there.some(({ text: one }) => one === word)).length;
  return has(before, at.slice(Math.max(0, from - room), from)) + has(behind, at.slice(to, to + room)) >= HALF * (before.length + behind.length);
}

/** Whether all that stood beside the words in their own block does, and no more. @param {Text} text @param {Span} place of the folded text @param {Neighbours["own"]} own */
function isOwnAll(text, place, own) {
  const { start, end } = text.blocks[blockOf(text, place) - 1],
    { starts, ends: upTo } = text.folded,
    is = [few(text.raw.slice(start, starts[place.start]), "prefix"), few(text.raw.slice(upTo[place.end - 1], end), "suffix")];
  return own.every((one, i) => wordsIn(folded(one)).join(" ") === wordsIn(folded(is[i])).join(" "));
}

/** Whether all that stood beside the words does, if in another block by now. @param {Text} text @param {Span} place of the folded text @param {Neighbours["own"]} own */
function runsOn({ words }, place, own) {
  const [before, behind] = own.map((one) => wordsIn(folded(one))),
    first = words.findIndex(({ end }) => end > place.start),
    next = words.findIndex(({ start }) => start >= place.end),
    from = first - before.length;
  return from >= 0 && inRow(words, from, before.length) === before.join(" ") && (next < 0 ? !behind.length : inRow(words, next, behind.length) === behind.join(" "));
}

/**
 * Whether a place with what stood beside the words can be theirs in whatever block it is: what stood in their own block stands in its
 * own, and words that were all of a block are all of one.
 * @param {Text} text @param {Span} place of the folded text @param {Neighbours["own"]} own
 * @param {{prefix: string, suffix: string}|null} near folded, where all of it stands beside the place
 */
export function isMoved(text, place, own, near) {
  if (!own[0] && !own[1]) return isOwnAll(text, place, own);
  if (isOwn(text, place, own) || runsOn(text, place, own)) return true;
  if (!near) return false;
  const { start, end } = text.blocks[blockOf(text, place) - 1],
    { starts, ends: upTo } = text.folded;
  return starts[Math.max(0, place.start - near.prefix.length)] >= start && upTo[Math.min(upTo.length, place.end + near.suffix.length) - 1] <= end;
}

/**
 * Whether a block stands beside one at least that it stood beside.
 * @param {Text} text @param {number} block @param {Neighbours} was
 * @param {boolean} part the text is a part of several: then they must be what they were to the word, and have some words
 */
export const isBetween = (text, block, { before, after }, part) =>
  (isBeside(text, block, before, -1, part) && (!part || isTelling(before))) || (isBeside(text, block, after, 1, part) && (!part || isTelling(after)));

/**
 * Of several places the one that stands where the words stood: between the same neighbours; or, where there are as many as there were,
 * in the same order and beside one of them, which no other is.
 * @param {Text} text @param {Span[]} found of the folded text @param {Neighbours} was @param {boolean} part see `isBetween`
 * @returns {Span|null} null where that is not sure
 */
export function betweenSame(text, found, was, part) {
  const likely = found.filter((place) => (was.twice ? isOwnAll : isOwn)(text, place, was.own)),
    inOne = (/** @type {Span[]} */ list, /** @type {Span} */ place) => list.filter((one) => blockOf(text, one) === blockOf(text, place)).length === 1,
    own = likely.filter((place) => inOne(was.twice ? likely : found, place)),
    blocks = [...new Set(found.map((place) => blockOf(text, place)))],
    beside = own.filter((place) => isBetween(text, blockOf(text, place), was, part)),
    both = beside.filter((place) => isBeside(text, blockOf(text, place), was.before, -1, part) && isBeside(text, blockOf(text, place), was.after, 1, part));
  if (both.length === 1) return both[0];
  const isNth = !part && blocks.length === was.nth[1] && beside.length === 1 && blockOf(text, beside[0]) === blocks[was.nth[0] - 1];
  return isNth ? beside[0] : null;
}

/**
 * Whether a place may be one that was put in: there are more of them than there were, and another is like the words to the letter.
 * @param {Text} text @param {Span[]} found of the folded text @param {Span} place one of them @param {Neighbours} was
 */
export const mayBeNew = (text, found, place, { nth, own }) =>
  new Set(found.map((one) => blockOf(text, one))).size > nth[1] && !isOwnAll(text, place, own) && found.some((one) => isOwnAll(text, one, own));
