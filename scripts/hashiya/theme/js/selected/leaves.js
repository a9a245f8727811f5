// @ts-check
/** The smallest blocks that hold words of the article or of its translation, and the stretches of a block that read on. */
import { TEXT, TRANSLATION, blockText, offsetIn } from "../suggest/column.js";

/** @typedef {{start: number, end: number}} Span  offsets into the text of a block */

/** The block of the text or of its translation that a point of the page stands in. @param {Node|null} node */
export const leafAt = (node) =>
  /** @type {HTMLElement|null} */ ((node instanceof Element ? node : node?.parentElement)?.closest(`${TEXT}, ${TRANSLATION}`) ?? null);

/**
 * What a selection takes of one column, block by block: of the one it begins in, or ends in, or else of the one that shows.
 * @param {Range} range @param {boolean} [both] of both columns, where it goes from one into the other or takes them whole
 * @returns {HTMLElement[]}
 */
export function leavesIn(range, both = false) {
  const [first, last] = [range.startContainer, range.endContainer].map(leafAt),
    leaf = first ?? last,
    crosses = both && (first && last ? first.matches(TEXT) !== last.matches(TEXT) : !leaf);
  const inNotes = [range.startContainer, range.endContainer].some((node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(".rd-note, .rd-rows, dialog"),
  );
  if (!leaf && inNotes) return [];
  const columns = crosses ? [`${TEXT}, ${TRANSLATION}`] : leaf ? [leaf.matches(TEXT) ? TEXT : TRANSLATION] : [TEXT, TRANSLATION];
  const scope = leaf?.closest("dialog") ?? document;
  for (const column of columns) {
    const taken = /** @type {HTMLElement[]} */ ([...scope.querySelectorAll(column)]).filter(
      (one) => range.intersectsNode(one) && one.checkVisibility(),
    );
    // A footnote of the author stands where it is called, not where the text has it: it is taken when it is meant.
    const meant = (/** @type {HTMLElement} */ one) => !one.closest(".rd-block--foot") || [range.startContainer, range.endContainer].some((at) => one.contains(at));
    if (taken.length) return taken.filter(meant);
  }
  return [];
}

/** What a selection takes of a block. @param {HTMLElement} leaf @param {Range} range @returns {Span} */
export function taken(leaf, range) {
  const { length } = blockText(leaf);
  const inside = (/** @type {Node} */ node, /** @type {number} */ at, /** @type {number} */ otherwise) =>
    leaf.contains(node) ? Math.min(length, offsetIn(leaf, node, at)) : otherwise;
  return {
    start: inside(range.startContainer, range.startOffset, 0),
    end: inside(range.endContainer, range.endOffset, length),
  };
}

/**
 * Where a block does not read on: lines, cells and the halves of a verse begin there, or its author calls a footnote.
 * @param {Element} leaf @returns {{at: number, sign: string}[]} offsets into its text, and what parts them where it is copied
 */
export function partings(leaf) {
  return [...leaf.querySelectorAll("br, .rd-half, td, th, .rd-call")]
    .map((el) => {
      const parent = /** @type {Element} */ (el.parentNode);
      const at = offsetIn(leaf, parent, [...parent.childNodes].indexOf(el));
      return { at, sign: el.matches("br") ? "\n" : el.matches("td, th") ? "\t" : el.matches(".rd-half") ? " *** " : "" };
    })
    .filter(({ at }) => at > 0);
}
