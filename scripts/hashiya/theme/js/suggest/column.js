// @ts-check
/**
 * A column of an article as text: its own words, or those of a translation. From places on a page to offsets in that text, and
 * back. Of any page, this one or one that was fetched: it reads what it is handed and keeps nothing.
 */
import { article as makeText, blockAt, snap } from "./quotes.js";

/** @typedef {import("./quotes.js").Span} Span */
/** @typedef {{blocks: HTMLElement[], text: import("./quotes.js").Text}} Column  its blocks in order, and all that stands in them */

/** What holds words of the text, and of a translation, block by block. */
export const TEXT = ".rd-text[data-p]",
  TRANSLATION = ".rd-tr:not(:has(li, p, tr)), .rd-tr :is(li:not(:has(p)), p, tr)";

/** What the page puts into a block and the article does not have: the paragraph's number, the notes' numbers, the arrow of a link. */
const OURS = ".rd-num, .rd-ref, .rd-out";

/** The pieces of a block's text in order: text, or an image, which counts as its description. @param {Element} block @returns {(Text|HTMLImageElement)[]} */
export function pieces(block) {
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    // between the cells of a row there are line ends, which are nobody's words
    if (node instanceof Text) return node.parentElement?.matches("tr") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    if (/** @type {Element} */ (node).matches(OURS)) return NodeFilter.FILTER_REJECT;
    return node instanceof HTMLImageElement ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    found.push(/** @type {Text|HTMLImageElement} */ (node));
  return found;
}

/** @param {Text|HTMLImageElement} piece */
const textOf = (piece) => (piece instanceof Text ? piece.data : piece.alt);

/** What stands before a block's own first letter. @param {(Text|HTMLImageElement)[]} all */
const leadOf = (all) => (/^\s*/.exec(all.map(textOf).join("")) ?? [""])[0].length;

/** A block's text as the engine has it. @param {Element} block */
export const blockText = (block) =>
  pieces(block)
    .map(textOf)
    .join("")
    .replace(/^\s+|\s+$/g, "");

/** How far into a block's text a point of the page is. @param {Element} block @param {Node} node @param {number} offset */
export function offsetIn(block, node, offset) {
  const point = block.ownerDocument.createRange();
  point.setStart(node, offset);
  let length = 0;
  const all = pieces(block),
    lead = leadOf(all);
  for (const piece of all) {
    if (piece === node) return Math.max(0, length + offset - lead);
    if (point.comparePoint(piece, 0) >= 0) break;
    length += textOf(piece).length;
  }
  return Math.max(0, length - lead);
}

/** The article's own words, in the order of its paragraphs. @param {Element} article @returns {Column} */
export function ownColumn(article) {
  const blocks = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(TEXT)]).sort(
    (a, b) => Number(a.dataset.p) - Number(b.dataset.p),
  );
  return { blocks, text: makeText(blocks.map(blockText)) };
}

/** Of a block of a translation the paragraph that it translates; of one of the text itself that one. @param {HTMLElement} leaf @returns {HTMLElement|undefined} */
export function paragraphOf(leaf) {
  if (leaf.matches(".rd-text")) return leaf;
  const own = /** @type {HTMLElement[]} */ ([...(leaf.closest(".rd-block")?.querySelectorAll(TEXT) ?? [])]),
    lines = [...(leaf.closest(".rd-tr")?.querySelectorAll("li, p, tr") ?? [])];
  return own[Math.max(lines.indexOf(leaf), 0)] ?? own[0];
}

/** The words of its translation into a language, where the page has them. @param {Element} article @param {string} language @returns {Column} */
export function translatedColumn(article, language) {
  const blocks = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(TRANSLATION)]).filter(
    (leaf) => leaf.closest("[lang]")?.getAttribute("lang") === language,
  );
  return { blocks, text: makeText(blocks.map(blockText)) };
}

/** The whole words of one block that are meant by what lies between two offsets of its text. @param {Column} column @param {number} block its index @param {Span} taken @returns {Span|null} offsets into the column's text */
export function wholeWords({ text }, block, { start, end }) {
  const at = text.blocks[block];
  return end > start ? snap(text, { start: at.start + start, end: at.start + end }) : null;
}

/** The block that a span stands in. @param {Column} column @param {Span} span */
export const blockOfSpan = ({ blocks, text }, span) => blocks[blockAt(text, span.start) - 1];

/** A span on the page. @param {Column} column @param {Span} span @returns {Range|null} */
export function rangeOfSpan(column, span) {
  const block = blockOfSpan(column, span),
    all = pieces(block);
  let position = column.text.blocks[column.blocks.indexOf(block)].start - leadOf(all);
  const range = block.ownerDocument.createRange();
  let begun = false;
  for (const piece of all) {
    const end = position + textOf(piece).length;
    if (piece instanceof Text && !begun && span.start < end) {
      range.setStart(piece, Math.max(0, span.start - position));
      begun = true;
    }
    if (piece instanceof Text && begun && span.end <= end) {
      range.setEnd(piece, span.end - position);
      return range;
    }
    position = end;
  }
  return null;
}
