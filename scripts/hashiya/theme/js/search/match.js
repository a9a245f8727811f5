// @ts-check
/** Matching: from words to pages and places. A query is a row of slots; a page answers it when it fills every slot. */

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./bundle.js").Fragment} Fragment
 * @typedef {{ keys: string[], typed: string, begins?: boolean }} Reading one way to fill a slot: dictionary forms in a row; `typed` is
 *   the reader's own word, folded; `begins` when the words only begin with it
 * @typedef {{ readings: Reading[], through?: string }} Slot ways to fill it; `through` names the glossary entry that it came by
 * @typedef {{ place: number, key: string, reading: Reading }} Mark
 * @typedef {{ page: number, score: number, filled: number, marks: Mark[], data: () => Promise<Fragment> }} Hit
 */

/**
 * The pages that answer a query; when none fills all slots, those that fill the most, at least half.
 * @param {Bundle} bundle
 * @param {Slot[]} slots
 * @param {boolean} inOrder whether the words must stand side by side, as in a quotation
 * @returns {Promise<Hit[]>} best first
 */
export async function match(bundle, slots, inOrder = false) {
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const slot of inOrder ? [joined(slots)] : slots) {
    /** @type {Map<number, Hit>} */
    const filled = new Map();
    for (const reading of slot.readings) {
      for (const [page, hit] of await read(bundle, reading)) {
        const other = filled.get(page);
        if (other) {
          other.score = Math.max(other.score, hit.score);
          other.marks.push(...hit.marks);
        } else filled.set(page, hit);
      }
    }
    for (const [page, hit] of filled) {
      const other = hits.get(page);
      if (other) {
        other.score += hit.score;
        other.filled += 1;
        other.marks.push(...hit.marks);
      } else hits.set(page, hit);
    }
  }
  const most = Math.max(0, ...[...hits.values()].map((hit) => hit.filled));
  if (most * 2 < (inOrder ? 1 : slots.length)) return [];
  return [...hits.values()].filter((hit) => hit.filled === most).sort((a, b) => b.score - a.score || a.page - b.page);
}

/** @param {Slot[]} slots @returns {Slot} one slot whose readings are the likeliest readings of all, side by side */
function joined(slots) {
  return { readings: [{ keys: slots.flatMap((slot) => slot.readings[0]?.keys ?? [""]), typed: "" }] };
}

/** @param {Bundle} bundle @param {Reading} reading @returns {Promise<Map<number, Hit>>} */
async function read(bundle, reading) {
  const postings = await Promise.all(reading.keys.map((key) => bundle.postings(key)));
  /** @type {Map<number, Hit>} */
  const hits = new Map();
  for (const [page, first] of postings[0]) {
    const rest = postings.slice(1).map((posting) => posting.get(page));
    const sets = rest.map((posting) => new Set(posting?.places ?? []));
    const starts = first.places.filter((place) => sets.every((places, i) => places.has(place + i + 1)));
    if (!starts.length) continue;
    const marks = starts.flatMap((place) => reading.keys.map((key, i) => ({ place: place + i, key, reading })));
    hits.set(page, {
      page,
      score: rest.reduce((sum, posting) => sum + (posting?.score ?? 0), first.score),
      filled: 1,
      marks,
      data: first.data,
    });
  }
  return hits;
}
