// @ts-check
/** The vocabulary of a language's index: which of its words a reader means, completions, other spellings. */
import { openChunks } from "./chunks.js";
import { distance, firstLetters, reachOf } from "./distance.js";
import { familiesOf } from "./families.js";
import { bases, candidates, isFunctionWord, stems } from "./word-forms.js";

/** @typedef {{ key: string, count: number, spelling: string }} Entry */
/** @typedef {{ entry: Entry, far: number }} Near */

const COMPLETIONS = 12;
/** Chunks that may be read to find another spelling: no more bytes than a search may cost. */
const READ = 8;
/** Other words that may be searched for in place of one. */
const NEAREST = 3;
/** How much farther a word is that only has an affix more or less. */
const AFFIX = 0.25;
/** How much farther a word may be that is only offered. */
const WIDER = 1;

/**
 * @param {string} base address of the bundle, with a slash at the end
 * @param {import("./chunks.js").Chunks & { families: import("./chunks.js").Chunks, others: string[] }} manifest
 */
export function openVocabulary(base, manifest) {
  const words = openChunks(`${base}words/`, manifest, ([key, count, spelling]) => ({
    key,
    count,
    spelling: spelling ?? key,
  }));
  const families = openChunks(`${base}families/`, manifest.families, (row) => /** @type {string[]} */ (row.slice(1)));

  /**
   * The words of the corpus that may be a folded word in another spelling, the nearest first.
   * @param {string} word @param {number} wider how much farther they may be than what is taken for it
   * @returns {Promise<Near[]>}
   */
  async function near(word, wider) {
    const tries = new Map([[word, 0]]);
    for (const { rest } of wider ? [] : stems(word)) {
      for (const each of [rest, ...bases(rest)]) if (!tries.has(each)) tries.set(each, AFFIX);
    }
    /** @type {Set<number>} */
    const chunks = new Set();
    for (const each of tries.keys()) {
      for (const letter of firstLetters(each)) {
        for (let i = words.indexOf(letter); i <= words.indexOf(`${letter}\uffff`); i++) chunks.add(i);
      }
    }
    if (words.count <= READ) for (let i = 0; i < words.count; i++) chunks.add(i);
    /** @type {Near[]} */
    const found = [];
    for (const rows of await Promise.all([...chunks].slice(0, READ).map(words.chunk))) {
      for (const entry of rows.values()) {
        let least = Infinity;
        for (const [each, more] of tries) {
          const reach = reachOf(each) - more + wider;
          if (reach > 0) least = Math.min(least, distance(each, entry.key, reach) + more);
        }
        if (least < Infinity && !/\d/u.test(entry.key) && !isFunctionWord(entry.key)) found.push({ entry, far: least });
      }
    }
    return found.sort((a, b) => a.far - b.far || b.entry.count - a.entry.count);
  }

  return {
    /**
     * The dictionary form that the index has for a folded word.
     * @param {string} word
     * @returns {Promise<Entry | null>}
     */
    async lookUp(word) {
      for (const candidate of candidates(word, manifest.others)) {
        const entry = await words.get(candidate);
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
      if (!words.count) return [];
      for (const { rest } of [...stems(word)].reverse()) {
        /** @type {Entry[]} */
        const found = [];
        for (let i = words.indexOf(rest); i < words.count && i <= words.indexOf(`${rest}\uffff`); i++) {
          for (const entry of (await words.chunk(i)).values()) if (entry.key.startsWith(rest)) found.push(entry);
        }
        if (found.length)
          return found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)).slice(0, COMPLETIONS);
      }
      return [];
    },

    /**
     * The words of the corpus that a folded word most likely is in another spelling: those that are nearest, all alike.
     * @param {string} word @param {number} limit how far they may be
     * @returns {Promise<Entry[]>}
     */
    async variants(word, limit) {
      const found = await near(word, 0);
      return found
        .filter(({ far }) => far === found[0].far && far <= limit)
        .slice(0, NEAREST)
        .map(({ entry }) => entry);
    },

    /**
     * How the words of the corpus are spelt that are most like a folded word.
     * @param {string} word
     * @returns {Promise<string[]>}
     */
    nearest: async (word) => (new Set(word).size < 2 ? [] : await near(word, WIDER)).slice(0, NEAREST).map(({ entry }) => entry.spelling),

    /**
     * Other words of the corpus that a word is related to: the plural of its pattern, the verb of its noun.
     * @param {string} written @param {Entry | null} entry of the word, if the index knows it
     * @returns {Promise<Entry[]>}
     */
    async related(written, entry) {
      const keys = new Set();
      for (const family of familiesOf(entry?.spelling ?? written, entry !== null))
        for (const other of (await families.get(family)) ?? []) keys.add(other);
      keys.delete(entry?.key);
      const entries = await Promise.all([...keys].map((other) => words.get(other)));
      return entries.filter((other) => other !== undefined);
    },
  };
}
