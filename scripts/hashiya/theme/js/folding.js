// @ts-check
/**
 * Folding: text reduced to what two spellings of it share, with the way back; the same as the engine's `hashiya.arabic.folding`.
 * Its table is written out from the engine's, and a test compares the two on every word of the corpus.
 */
import {
  ALEF_FOR_LETTER,
  DROPPED,
  INVISIBLE,
  MADDA,
  RAISED,
  SAME,
  SILENT_DAGGER,
  SMALL_LETTERS,
  SPACES,
  VOCATIVE,
  ZEROS,
} from "./folding-table.js";

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
  if (RAISED.includes(points[0])) return points[0];
  const folded = [...cluster.normalize("NFKC")]
    .filter((c) => !dropped.has(/** @type {number} */ (c.codePointAt(0))))
    .map(foldCharacter)
    .join("");
  const space = spaces.has(/** @type {number} */ (cluster.codePointAt(0))) ? " " : "";
  return space + folded.split(" ").filter(Boolean).join(" ");
}

const DAGGER = "\u0670",
  TATWEEL = "\u0640",
  HAMZA_ABOVE = "\u0654",
  ONE_HAMZA = "ء\u064e";

/** Where a rule's alef above stands; matches may overlap. @param {RegExp} rule @param {string} text @returns {Set<number>} */
function ruled(rule, text) {
  const found = new Set();
  rule.lastIndex = 0;
  for (let match = rule.exec(text); match; match = rule.exec(text)) {
    found.add(match.index + match[0].length - 1);
    rule.lastIndex = match.index + 1;
  }
  return found;
}

/** What the spelling of the Quran writes above and below the line. @param {string} text @returns {(cluster: string, index: number, before: string, folded: string) => string} */
function quranic(text) {
  if (!text.includes(DAGGER) && !text.includes(HAMZA_ABOVE) && !text.includes(ONE_HAMZA) && !/[\u06e7\u06e8]/u.test(text))
    return (_cluster, _index, _before, folded) => folded;
  const silent = ruled(SILENT_DAGGER, text),
    instead = ruled(ALEF_FOR_LETTER, text),
    vocative = ruled(VOCATIVE, text),
    madda = ruled(MADDA, text);
  return (cluster, index, before, folded) => {
    if (cluster.includes(DAGGER)) {
      const at = index + cluster.indexOf(DAGGER);
      if (instead.has(at)) return "ا";
      if (!silent.has(at)) folded += vocative.has(at) ? "ا " : "ا";
    } else if (cluster === ONE_HAMZA && madda.has(index + 2)) {
      folded = "ا";
    } else if (cluster.startsWith("ا") && madda.has(index)) {
      folded = "";
    } else if (cluster.startsWith(TATWEEL) && cluster.includes(HAMZA_ABOVE)) {
      const ya = before.endsWith("ي") || /[\u0650\u064d]/u.test(cluster);
      folded = ya ? "ي" : /[\u064f\u064c]/u.test(cluster) ? "و" : "ا";
    }
    return folded + Object.entries(SMALL_LETTERS).reduce((all, [mark, one]) => (cluster.includes(mark) ? all + one : all), "");
  };
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
  const above = quranic(text);
  for (const { segment, index } of clusters.segment(text)) {
    const end = index + segment.length;
    let folded = above(segment, index, out, PLAIN.test(segment) ? foldCharacter(segment) : foldCluster(segment));
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
