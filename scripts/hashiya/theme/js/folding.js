// @ts-check
/**
 * Folding: text reduced to what two spellings of it share, with the way back; the same as the engine's `hashiya.arabic.folding`.
 * Its table is written out from the engine's, and a test compares the two on every word of the corpus.
 */
import { DROPPED, INVISIBLE, SAME, SPACES, ZEROS } from "./folding-table.js";

const dropped = new Set(DROPPED),
  invisible = new Set(INVISIBLE),
  spaces = new Set(SPACES);
const same = new Map(Object.entries(SAME));
/** Characters that fold one to one and combine with nothing: most of any text. */
const PLAIN = /^[ -~\u0621-\u063a\u0641-\u064a]$/u;
const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * A folded text; `starts[i]` and `ends[i]` tell where in the original, in UTF-16 units, its i-th unit came from.
 * @typedef {{ text: string, starts: number[], ends: number[] }} Folded
 */

/** @param {string} character one code point */
function foldCharacter(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  if (spaces.has(code)) return " ";
  const zero = code < 0x660 ? undefined : ZEROS.find((first) => code >= first && code < first + 10);
  if (zero !== undefined) return String(code - zero);
  const lowered = (same.get(character) ?? character).toLowerCase();
  return [...lowered].length === 1 ? lowered : character;
}

/** @param {string} cluster a grapheme cluster */
function foldCluster(cluster) {
  const points = [...cluster];
  if (points.length === 1 && dropped.has(/** @type {number} */ (cluster.codePointAt(0)))) return "";
  const folded = [...cluster.normalize("NFKC")]
    .filter((c) => !dropped.has(/** @type {number} */ (c.codePointAt(0))))
    .map(foldCharacter)
    .join("");
  const space = spaces.has(/** @type {number} */ (cluster.codePointAt(0))) ? " " : "";
  return space + folded.split(" ").filter(Boolean).join(" ");
}

/**
 * Fold a text: no vowel marks, no tatweel, one form a letter, one kind of quote, dash and space, Western digits.
 * @param {string} text
 * @returns {Folded}
 */
export function fold(text) {
  let out = "";
  /** @type {number[]} */
  const starts = [],
    ends = [];
  for (const { segment, index } of clusters.segment(text)) {
    const end = index + segment.length;
    let folded = PLAIN.test(segment) ? foldCharacter(segment) : foldCluster(segment);
    if (folded.startsWith(" ") && out.endsWith(" ")) {
      ends[ends.length - 1] = end;
      folded = folded.slice(1);
    } else if (!folded && out && !out.endsWith(" ") && !invisible.has(/** @type {number} */ (segment.codePointAt(0)))) {
      ends[ends.length - 1] = end; // a tatweel belongs to the letter that it stretches
    }
    out += folded;
    for (let i = 0; i < folded.length; i++) {
      starts.push(index);
      ends.push(end);
    }
  }
  return { text: out, starts, ends };
}
