// @ts-check
/** Matching: from words to pages and places. A query is a row of slots; a page answers it when it fills every slot. */
import { folded, stems, wordsOf } from "./word-forms.js";

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./bundle.js").Fragment} Fragment
 * @typedef {"also" | "related"} Weak another spelling or name of what was typed; a word related to it
 * @typedef {{ keys: string[], typed: string, begins?: boolean, weak?: Weak, said?: string }} Reading one way to fill a slot:
 *   dictionary forms in a row; `typed` is the reader's own word, folded; `begins` when the words only begin with it; `said`
 *   is how a weak one is spelt
 * @typedef {{ readings: Reading[], exact?: string[] }} Slot ways to fill it; `exact` are the folded words that must stand there so
 * @typedef {{ place: number, key: string, reading: Reading }} Mark
 * @typedef {{ page: number, score: Score, filled: number, weak: Weak | undefined, marks: Mark[], data: () => Promise<Fragment> }} Hit
 */

/** The ways to fill a slot, the best first. @type {(Weak | undefined)[]} */
export const WAYS = [undefined, "also", "related"];

/** @param {Weak | undefined} one @param {Weak | undefined} other @param {1 | -1} sign for the better one 1, for the worse -1 */
const pick = (one, other, sign) => ((WAYS.indexOf(one) - WAYS.indexOf(other)) * sign <= 0 ? one : other);

/**
 * The pages that answer a query; when none fills all slots, those that fill the most, at least half.
 * @param {Bundle} bundle
 * @param {Slot[]} slots none: every page
 * @returns {Promise<Hit[]>} best first
 */
export async function match(bundle, slots) {
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const slot of slots) {
    /** @type {Map<number, Hit>} */
    const filled = new Map();
    for (const reading of slot.readings) {
      for (const [page, hit] of await read(bundle, reading, slot.exact)) {
        const other = filled.get(page);
        if (other) {
          other.score = best(other.score, hit.score);
          other.weak = pick(other.weak, hit.weak, 1);
          other.marks.push(...hit.marks);
        } else filled.set(page, hit);
      }
    }
    for (const [page, hit] of filled) {
      const other = hits.get(page);
      if (other) {
        other.score = both(other.score, hit.score);
        other.filled += 1;
        other.weak = pick(other.weak, hit.weak, -1);
        other.marks.push(...hit.marks);
      } else hits.set(page, hit);
    }
  }
  if (!slots.length) {
    for (const [page, { score, data }] of bundle.all())
      hits.set(page, { page, score, filled: 0, weak: undefined, marks: [], data });
  }
  const most = Math.max(0, ...[...hits.values()].map((hit) => hit.filled));
  if (most * 2 < slots.length) return [];
  const answering = [...hits.values()].filter((hit) => hit.filled === most);
  // Only what pages answer is read of: most of those that have a common word lack the others.
  await bundle.pages.need(answering.map(({ page }) => page));
  const scores = new Map(answering.map((hit) => [hit, hit.score()]));
  return answering.sort((a, b) => Number(scores.get(b)) - Number(scores.get(a)) || a.page - b.page);
}

/** @typedef {() => number} Score of a page, reckoned when it is sure to answer */
/** @param {Score} one @param {Score} other @returns {Score} */
const best = (one, other) => () => Math.max(one(), other());
/** @param {Score} one @param {Score} other @returns {Score} */
const both = (one, other) => () => one() + other();

/** @param {Bundle} bundle @param {Reading} reading @param {string[]} [exact] @returns {Promise<Map<number, Hit>>} */
async function read(bundle, reading, exact) {
  const postings = await Promise.all(reading.keys.map((key) => bundle.postings(key)));
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const [page, first] of postings[0]) {
    const rest = postings.slice(1).map((posting) => posting.get(page));
    const sets = rest.map((posting) => new Set(posting?.places ?? []));
    const standing = first.places.filter((place) => sets.every((places, i) => places.has(place + i + 1)));
    const starts = exact && standing.length ? await spelt(await first.data(), standing, exact) : standing;
    if (!starts.length) continue;
    const marks = starts.flatMap((place) => reading.keys.map((key, i) => ({ place: place + i, key, reading })));
    hits.set(page, {
      page,
      score: () => rest.reduce((sum, posting) => sum + (posting?.score() ?? 0), first.score()),
      filled: 1,
      weak: reading.weak,
      marks,
      data: first.data,
    });
  }
  return hits;
}

/** Where the words stand as they were typed; only the first may have proclitics. @param {Fragment} fragment @param {number[]} places @param {string[]} words folded */
function spelt(fragment, places, words) {
  return places.filter((place) => {
    const passage = fragment.passages.findLast((each) => each.place <= place);
    if (!passage) return false;
    const written = wordsOf(passage.text).slice(place - passage.place, place - passage.place + words.length);
    return (
      written.length === words.length &&
      written.every(({ word }, i) => {
        const said = folded(word);
        return said === words[i] || (i === 0 && stems(said).some(({ rest }) => rest === words[0]));
      })
    );
  });
}
