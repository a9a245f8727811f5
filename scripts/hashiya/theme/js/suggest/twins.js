// @ts-check
/**
 * Where else an article has a passage with so many of the rare words around a place that it may be the one meant: the
 * engine's `anchoring/twins.py`, step by step.
 */
import { RARE, TWIN_ALIKE, TWIN_AROUND, TWIN_LEAST, TWIN_SHIFT, TWIN_SHORT } from "./anchoring-table.js";
import { count, eachHasItsNumber } from "./copies.js";

/** @typedef {import("./quotes.js").Span} Span @typedef {import("./quotes.js").Text} Text */
/** @typedef {[word: string, weight: number]} Weighed  a word and how much it tells that it stands elsewhere too */

/** @type {WeakMap<Text, Map<string, number[]>>} */
const known = new WeakMap();

/** For each word the indices of its places, in order. @param {Text} text */
function placesOf(text) {
  let found = known.get(text);
  if (!found) {
    found = new Map();
    for (const [at, word] of text.words.entries()) {
      const places = found.get(word.text);
      if (places) places.push(at);
      else found.set(word.text, [at]);
    }
    known.set(text, found);
  }
  return found;
}

/** The place of the folded text in the passage most like the one around `place`, if one is. @param {Text} text @param {Span} place of the folded text @returns {Span|null} */
export function twin(text, place) {
  const { words, firsts } = text,
    places = placesOf(text);
  const block = (/** @type {number} */ at) => {
    const number = count(firsts, (each) => each <= at);
    return [firsts[number - 1], firsts[number]];
  };
  const first = count(words, (word) => word.end <= place.start),
    last = count(words, (word) => word.start < place.end);
  const [begin, end] = block(first),
    low = Math.max(begin, first - TWIN_AROUND),
    high = Math.min(end, last + TWIN_AROUND);
  const plain = (/** @type {number} */ from, /** @type {number} */ to) =>
    words.slice(Math.max(0, from), Math.max(0, to)).map((word) => word.text);
  const here = /** @type {Weighed[]} */ (
    plain(low, high).map((word) => [word, 1 / Math.max(1, (places.get(word)?.length ?? 1) - 1)])
  );
  const enough = TWIN_ALIKE * here.reduce((sum, [, weight]) => sum + weight, 0);
  let best = enough,
    /** @type {Span|null} */ chosen = null;
  for (const shift of shifts(words, places, low, high, enough)) {
    const from = Math.max(0, first + shift),
      to = Math.min(words.length, last + shift);
    if (from >= to || (first < to && from < last)) continue;
    const [start, stop] = block(from);
    if (end - begin <= TWIN_SHORT && stop - start > TWIN_SHORT) continue;
    if (high - low <= TWIN_SHORT && eachHasItsNumber(plain(low, high), plain(low + shift, high + shift))) continue;
    const lowest = low + shift - TWIN_SHIFT,
      highest = high + shift + TWIN_SHIFT;
    const there = shift > 0 ? plain(Math.max(lowest, high), highest) : plain(lowest, Math.min(highest, low));
    const both = new Set(here.map(([word]) => word).filter((word) => there.includes(word)));
    const found = both.size < TWIN_LEAST ? 0 : shared(here, there);
    if (found >= best && both.size >= TWIN_LEAST) {
      best = found;
      chosen = { start: words[from].start, end: words[to - 1].end };
    }
  }
  return chosen;
}

/** How many words away something stands that may share enough of the rare words. @param {Text["words"]} words @param {Map<string, number[]>} places @param {number} low @param {number} high @param {number} enough */
function shifts(words, places, low, high, enough) {
  /** @type {Map<number, number>} */
  const votes = new Map();
  for (let at = low; at < high; at++) {
    const others = places.get(words[at].text) ?? [];
    if (others.length < 2 || others.length > RARE) continue;
    for (const other of others)
      if (other < low || other >= high) votes.set(other - at, (votes.get(other - at) ?? 0) + 1 / (others.length - 1));
  }
  const all = [...votes].sort(([a], [b]) => a - b),
    found = [];
  for (let i = 0; i < all.length; ) {
    let best = all[i],
      sum = 0;
    const near = all[i][0] + 2 * TWIN_SHIFT;
    for (; i < all.length && all[i][0] <= near; i++) {
      sum += all[i][1];
      if (all[i][1] > best[1]) best = all[i];
    }
    if (sum >= enough / 2) found.push(best[0]);
  }
  return found;
}

/** How much the words have in common that stand on both sides in the same order, by their weights. @param {Weighed[]} here @param {string[]} there */
function shared(here, there) {
  let row = new Array(there.length + 1).fill(0);
  for (const [word, weight] of here) {
    if (!there.includes(word)) continue;
    const next = [0];
    there.forEach((other, i) => {
      next.push(Math.max(row[i + 1], next[i], other === word ? row[i] + weight : 0));
    });
    row = next;
  }
  return row[there.length];
}
