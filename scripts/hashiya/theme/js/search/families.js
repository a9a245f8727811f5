// @ts-check
/** Families: where the relations of a word are, as far as its letters tell; the same as the engine's `hashiya.arabic.families`. */
import { fold } from "../folding.js";
import { AFFIXES, FAMILIES, FIRST, SEATS, STRONG, WEAK } from "./language-table.js";
import { stems } from "./word-forms.js";

const patterns = FAMILIES.map(([asks, letters]) => ({
  asks,
  letters: new RegExp(letters, "u"),
  begins: letters.startsWith("^("), // the word with its root
}));

/**
 * The families to look in for what is related to a word.
 * @param {string} written as it is written; of a word that the index knows, without proclitics
 * @param {boolean} known
 * @returns {Set<string>}
 */
export function familiesOf(written, known) {
  const word = fold(written.replace(SEATS, "ء")).text.trim(),
    forms = new Set(known ? [word] : stems(word).map(({ rest }) => rest));
  for (const form of [...forms]) forms.add(form.replace(AFFIXES, "")).add(form.replace(new RegExp(AFFIXES, "u"), ""));
  /** @type {Set<string>} */
  const found = new Set();
  for (const form of forms) {
    for (const { asks, letters, begins } of patterns) {
      const own = letters.exec(form)?.slice(1).join(""),
        root = (begins ? own?.replace(FIRST, "ء") : own)?.replace(WEAK, "*");
      if (root && root.replaceAll("*", "").length >= STRONG) found.add(`${asks}:${root}`);
    }
  }
  return found;
}
