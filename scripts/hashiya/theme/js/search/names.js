// @ts-check
/** Names in a list that a reader may mean: with what Arabic writes on to them, in another form, in another spelling. */
import { distance, reachOf } from "./distance.js";
import { candidates, folded, stems, wordsOf } from "./word-forms.js";

/**
 * @template Row
 * @param {string} asked what a reader typed
 * @param {{ row: Row, names: string }[]} rows each with all its names, folded
 * @returns {Row[]} those that have every word of it, in the first of these ways in which any row has
 */
export function meant(asked, rows) {
  const words = wordsOf(asked).map(({ word }) => folded(word));
  const listed = rows.map(({ row, names }) => ({ row, names: wordsOf(names).map(({ word }) => folded(word)) }));
  for (const way of [sameForm, alike]) {
    const fits = words.map(way);
    const found = listed.filter(({ names }) => fits.every((fit) => names.some(fit)));
    if (words.length && found.length) return found.map(({ row }) => row);
  }
  return [];
}

/** @param {string} word @returns {(name: string) => boolean} */
function sameForm(word) {
  const forms = new Set(candidates(word));
  return (name) => candidates(name).some((form) => forms.has(form));
}

/** @param {string} word @returns {(name: string) => boolean} */
function alike(word) {
  const tries = stems(word).map(({ rest }) => rest);
  return (name) => tries.some((rest) => distance(rest, name, reachOf(rest)) < Infinity);
}
