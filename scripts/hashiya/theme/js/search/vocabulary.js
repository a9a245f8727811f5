// @ts-check
/** The vocabulary of a language's index: which of its words a reader means, completions, nearest spellings. */
import { candidates, stems } from "./word-forms.js";

/** @typedef {{ key: string, count: number, spelling: string }} Entry */

const COMPLETIONS = 12;

/**
 * @param {string} base address of the bundle, with a slash at the end
 * @param {{ firsts: string[], names: string[] }} manifest
 */
export function openVocabulary(base, { firsts, names }) {
  /** @type {Map<number, Promise<Map<string, Entry>>>} */
  const chunks = new Map();

  /** @param {number} index */
  function chunk(index) {
    let found = chunks.get(index);
    if (!found) {
      found = fetch(`${base}words/${names[index]}.json`)
        .then((answer) => answer.json())
        .then(
          (rows) =>
            new Map(
              rows.map(
                /** @param {[string, number, string?]} row */ ([key, count, spelling]) => [
                  key,
                  { key, count, spelling: spelling ?? key },
                ],
              ),
            ),
        );
      chunks.set(index, found);
    }
    return found;
  }

  /** The chunk in which a word would stand. @param {string} word */
  function indexOf(word) {
    let low = 0,
      high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      // The engine sorts by code point; the letters here all lie below the surrogates, where both orders agree.
      if (firsts[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    /**
     * The dictionary form that the index has for a folded word.
     * @param {string} word
     * @returns {Promise<Entry | null>}
     */
    async lookUp(word) {
      if (!names.length) return null;
      for (const candidate of candidates(word)) {
        const entry = (await chunk(indexOf(candidate))).get(candidate);
        if (entry) return entry;
      }
      return null;
    },

    /**
     * The commonest words that begin as a folded word does, its proclitics off.
     * @param {string} word
     * @returns {Promise<Entry[]>}
     */
    async complete(word) {
      if (!names.length) return [];
      for (const { rest } of [...stems(word)].reverse()) {
        /** @type {Entry[]} */
        const found = [];
        for (let i = indexOf(rest); i < names.length && i <= indexOf(`${rest}\uffff`); i++) {
          for (const entry of (await chunk(i)).values()) if (entry.key.startsWith(rest)) found.push(entry);
        }
        if (found.length)
          return found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).slice(0, COMPLETIONS);
      }
      return [];
    },

    /**
     * The words of the corpus that are spelt most like a folded word.
     * @param {string} word
     * @returns {Promise<string[]>}
     */
    async nearest(word) {
      if (!names.length) return [];
      const tries = [...new Set([word, ...stems(word).map(({ rest }) => rest)])].filter((each) => each.length > 2);
      const near = new Set(tries.flatMap((each) => [indexOf(each[0]), indexOf(each.slice(0, 2)), indexOf(each)]));
      /** @type {Map<string, { entry: Entry, far: number }>} */
      const found = new Map();
      for (const index of near) {
        for (const entry of (await chunk(index)).values()) {
          const far = Math.min(...tries.map((each) => distance(each, entry.key, each.length > 5 ? 2 : 1)));
          if (far <= (word.length > 5 ? 2 : 1)) found.set(entry.key, { entry, far });
        }
      }
      return [...found.values()]
        .sort((a, b) => a.far - b.far || b.entry.count - a.entry.count)
        .slice(0, 3)
        .map(({ entry }) => entry.spelling);
    },
  };
}

/**
 * Letters to change, add, drop or swap with their neighbour to make one word of the other; `limit + 1` when it takes more.
 * @param {string} a @param {string} b @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = /** @type {number[]} */ ([]),
    row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[b.length];
}
