// @ts-check
/** Where selected words stand, for a citation: their paragraphs, and the pages of the printed edition that they are on. */
import { fill } from "../words.js";
import { paragraphOf } from "../suggest/column.js";
import { leavesIn } from "./leaves.js";

/** @typedef {import("../words.js").Citation} Citation */

const turns = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".rd-text .rd-pb[data-page]")]);

/** Do words of the text stand between a point and a turn of the page behind it? @param {Range} from @param {HTMLElement} turn */
function parted(from, turn) {
  const between = document.createRange();
  between.setStart(from.startContainer, from.startOffset);
  between.setEndBefore(turn);
  const words = between.cloneContents();
  for (const el of words.querySelectorAll(".rd-num, .rd-ref, .rd-tr, .rd-notes")) el.remove();
  return Boolean(words.textContent?.trim());
}

/** The printed page of the words behind a point; empty where that is not known. @param {Range} point */
function pageAt(point) {
  let page = /** @type {HTMLElement|null} */ (document.querySelector(".rd-body"))?.dataset.fromPage ?? "";
  for (const turn of turns()) {
    if (point.comparePoint(turn, 0) >= 0 && parted(point, turn)) break;
    page = turn.dataset.page ?? page;
  }
  return page;
}

/** The printed page of the words before a point. @param {Range} point */
function pageBefore(point) {
  let page = /** @type {HTMLElement|null} */ (document.querySelector(".rd-body"))?.dataset.fromPage ?? "";
  for (const turn of turns()) {
    const after = document.createRange();
    after.setStartAfter(turn);
    if (point.comparePoint(turn, 0) >= 0) break;
    after.setEnd(point.startContainer, point.startOffset);
    if (!after.toString().trim()) break;
    page = turn.dataset.page ?? page;
  }
  return page;
}

/** What is taken of a block. @param {HTMLElement} leaf @param {Range} range */
function partOf(leaf, range) {
  const part = document.createRange();
  part.selectNodeContents(leaf);
  if (leaf.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
  if (leaf.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
  return part;
}

/** @param {Citation} citation @param {"paragraph"|"page"} what @param {string} first @param {string} last */
const told = (citation, what, first, last) =>
  first === last || !last ? fill(citation[what] ?? "", { n: first }) : fill(citation[`${what}s`] ?? "", { n: first, m: last });

/** Selected words, as a citation of one language says where they are. @param {Range} range @returns {(citation: Citation) => string} */
export function wordsAt(range) {
  const leaves = leavesIn(range),
    ends = [leaves[0], leaves.at(-1) ?? leaves[0]];
  if (!ends[0]) return () => "";
  const [first, last] = ends.map((leaf) => paragraphOf(leaf)?.dataset.p ?? "");
  const [from, to] = ends.map((leaf, i) => {
    const part = partOf(paragraphOf(leaf) ?? leaf, range);
    // a turn behind the last word is of the next page
    if (i) part.collapse(false);
    return i ? pageBefore(part) : pageAt(part);
  });
  return (citation) =>
    [citation.page && from ? told(citation, "page", from, to) : "", told(citation, "paragraph", first, last)]
      .filter(Boolean)
      .join(`${citation.comma} `);
}
