// @ts-check
/** How far a word is from another one, when people write some letters for one another and leave some out. */
import { VARIANTS } from "./language-table.js";
import { scriptOf } from "./word-forms.js";

const { alike, loose, half, reach } = VARIANTS;

/** What a table has for a script; none of them has all. @template T @param {Record<string, T>} table @param {string | null} script @returns {T | undefined} */
const rowOf = (table, script) => (script === null ? undefined : table[script]);

/** How far a word of that many letters may be from what was typed; less than none when it must be the word itself. @param {string} word */
export const reachOf = (word) =>
  Math.max(-1, ...reach.filter(([letters]) => word.length >= letters).map(([, far]) => far));

/** The letters that may stand where a word begins. @param {string} word @returns {Set<string>} */
export function firstLetters(word) {
  const script = scriptOf(word),
    groups = rowOf(alike, script) ?? [];
  return new Set([word[0], ...groups.filter((group) => group.includes(word[0])).join("")]);
}

/**
 * The cheapest way to make one word of the other; more than `limit` when it takes more.
 * @param {string} a @param {string} b @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) * half > limit) return Infinity;
  const script = scriptOf(a),
    groups = rowOf(alike, script) ?? [],
    light = rowOf(loose, script) ?? "";
  /** @param {string} x @param {string} y */
  const changed = (x, y) => (x === y ? 0 : groups.some((group) => group.includes(x) && group.includes(y)) ? half : 1);
  /** @param {string} word @param {number} at a letter is cheap to leave out that is loose, or stands twice */
  const dropped = (word, at) => (light.includes(word[at]) || word[at] === word[at - 1] ? half : 1);
  let before = /** @type {number[]} */ ([]),
    row = [0];
  for (let j = 0; j < b.length; j++) row.push(row[j] + dropped(b, j));
  for (let i = 1; i <= a.length; i++) {
    const next = [row[0] + dropped(a, i - 1)];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        row[j] + dropped(a, i - 1),
        next[j - 1] + dropped(b, j - 1),
        row[j - 1] + changed(a[i - 1], b[j - 1]),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length];
}
