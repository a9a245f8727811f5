// @ts-check
/** Passages: the paragraphs of a page in which the reader's words stand, cut to size and marked. */
import { fold } from "../folding.js";
import { meantPart, wordsOf } from "./word-forms.js";

/** How much of a reader's own word another one for it weighs, and one that is only related to it. */
const WEAK = { also: 0.01, related: 0.001 };
/** Characters around the first hit. */
const BEFORE = 70,
  LENGTH = 240;

/**
 * @typedef {import("./bundle.js").Fragment} Fragment
 * @typedef {import("./match.js").Mark} Mark
 * @typedef {{ id: string, part?: string, pieces: { text: string, marked: boolean }[], words: string[], weight: number, related?: boolean }} Passage `words` are the words hit, as written; `related` when they are only related to what was asked
 */

/**
 * The passages of a page that hold a mark, those with most of the reader's words first.
 * @param {Fragment} fragment
 * @param {Mark[]} marks
 * @returns {Passage[]}
 */
export function passagesOf(fragment, marks) {
  return fragment.passages
    .flatMap((passage, i) => {
      const end = fragment.passages[i + 1]?.place ?? Infinity,
        inside = marks.filter(({ place }) => place >= passage.place && place < end);
      if (!inside.length) return [];
      const words = wordsOf(passage.text);
      const ranges = inside
        .map((mark) => {
          const { word, start } = words[mark.place - passage.place];
          const [from, to] = partOf(word, mark);
          return { from: start + from, to: start + to, word };
        })
        .sort((a, b) => a.from - b.from);
      // A word of the reader's own weighs more than any number of others for it.
      const weight = [...new Set(inside.map((mark) => mark.reading))].reduce(
        (sum, { weak }) => sum + (weak ? WEAK[weak] : 1),
        0,
      );
      return [
        {
          id: passage.id,
          part: passage.part,
          pieces: cut(passage.text, ranges),
          words: [...new Set(ranges.map(({ word }) => word))],
          weight,
          related: inside.every(({ reading }) => reading.weak === "related"),
          order: i,
        },
      ];
    })
    .sort((a, b) => b.weight - a.weight || a.order - b.order);
}

/** How a page begins, for one that was found by what it is. @param {Fragment} fragment @returns {Passage[]} */
export function beginningOf({ passages }) {
  return [plain(passages[1] ?? passages[0])];
}

/** The beginning of a passage, without marks. @param {import("./bundle.js").Written} passage @returns {Passage} */
function plain({ id, part, text }) {
  const end = text.length > LENGTH ? text.lastIndexOf(" ", LENGTH) : text.length;
  return { id, part, pieces: [{ text: text.slice(0, end) + (end < text.length ? " …" : ""), marked: false }], words: [], weight: 0 };
}

/**
 * A claim that was found, with what is right in its place behind it: alone it would be read as what was found.
 * @param {Passage[]} found @param {Fragment} fragment @returns {Passage[]}
 */
export function withCorrection(found, { passages }) {
  const at = found.findIndex(({ part }) => part === "claim"),
    right = passages.find(({ part }) => part === "correction");
  if (at < 0 || !right) return found;
  const shown = found.find(({ part }) => part === "correction") ?? plain(right);
  return [...found.slice(0, at + 1), shown, ...found.slice(at + 1).filter((each) => each !== shown)].filter((each, i) => each !== shown || i === at + 1);
}

/** @param {string} word @param {Mark} mark @returns {[number, number]} */
function partOf(word, { key, reading }) {
  const [from, to] = meantPart(word, key, reading.typed);
  if (!reading.begins) return [from, to];
  const { text, starts, ends } = fold(word);
  const at = text.indexOf(reading.typed);
  return at < 0 ? [from, to] : [starts[at], ends[at + reading.typed.length - 1]];
}

/** @param {string} text @param {{ from: number, to: number }[]} ranges in order */
function cut(text, ranges) {
  const wanted = Math.max(0, Math.min(ranges[0].from - BEFORE, text.length - LENGTH));
  const start = wanted && text.lastIndexOf(" ", wanted) + 1;
  const last =
    start + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", Math.max(start + LENGTH, ranges[0].to));
  const end = last > ranges[0].to ? last : text.length;
  /** @type {{ text: string, marked: boolean }[]} */
  const pieces = [];
  let done = start;
  for (const { from, to } of ranges) {
    if (from < done || to > end) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    done = to;
  }
  if (done < end) pieces.push({ text: text.slice(done, end), marked: false });
  if (start) pieces.unshift({ text: "… ", marked: false });
  if (end < text.length) pieces.push({ text: " …", marked: false });
  return pieces;
}
