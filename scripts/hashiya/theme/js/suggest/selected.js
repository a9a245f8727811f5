// @ts-check
/** From a selection on the page to offsets in the article's text, and back. */
import { article as makeText, blockAt, snap } from "./quotes.js";
import { article } from "../notes.js";

/** What the page puts into a block and the article does not have: the paragraph's number, the notes' numbers, the arrow of a link. */
const OURS = ".rd-num, .rd-ref, .rd-out";

const blocks = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".rd-text[data-p]")]).sort(
  (a, b) => Number(a.dataset.p) - Number(b.dataset.p),
);

/** The pieces of a block's text in order: text, or an image, which counts as its description. @param {Element} block @returns {(Text|HTMLImageElement)[]} */
export function pieces(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
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
export const textOf = (piece) => (piece instanceof Text ? piece.data : piece.alt);

/** A block's text as the engine has it. @param {Element} block */
export const blockText = (block) =>
  pieces(block)
    .map(textOf)
    .join("")
    .replace(/^\s+|\s+$/g, "");

/** @type {import("./quotes.js").Text|null} */
let made = null;
/** The whole article, read from the page once. */
export const wholeText = () => (made ??= makeText(blocks.map(blockText)));

/** @param {Node} node */
const blockOf = (node) =>
  /** @type {HTMLElement|null} */ (
    (node instanceof Element ? node : node.parentElement)?.closest(".rd-text[data-p]") ?? null
  );

/** How far into a block's text a point of the page is. @param {Element} block @param {Node} node @param {number} offset */
export function offsetIn(block, node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  let length = 0;
  const all = pieces(block),
    lead = (/^\s*/.exec(all.map(textOf).join("")) ?? [""])[0].length;
  for (const piece of all) {
    if (piece === node) return Math.max(0, length + offset - lead);
    if (point.comparePoint(piece, 0) >= 0) break;
    length += textOf(piece).length;
  }
  return Math.max(0, length - lead);
}

/**
 * The whole words of one paragraph that a selection means; of a selection over several, those in the first.
 * @param {Selection|null} selection
 * @returns {import("./quotes.js").Span|null} offsets into the article's text
 */
export function selectedSpan(selection) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const inside = blocks.filter((block) => range.intersectsNode(block));
  const block = blockOf(range.startContainer) ?? inside[0];
  if (!block) return null;
  const index = blocks.indexOf(block),
    text = wholeText(),
    at = text.blocks[index];
  const first = block.contains(range.startContainer) ? offsetIn(block, range.startContainer, range.startOffset) : 0;
  const last = block.contains(range.endContainer)
    ? offsetIn(block, range.endContainer, range.endOffset)
    : at.end - at.start;
  if (last <= first) return null;
  return snap(text, { start: at.start + first, end: at.start + last });
}

/** The words of a span, for display. @param {import("./quotes.js").Span} span */
export const wordsOf = (span) => wholeText().raw.slice(span.start, span.end);

/** The block that a span stands in. @param {import("./quotes.js").Span} span */
export const blockElement = (span) => blocks[blockAt(wholeText(), span.start) - 1];

/** The span on the page, to be highlighted. @param {import("./quotes.js").Span} span @returns {Range|null} */
export function rangeOf(span) {
  const block = blockElement(span),
    from = wholeText().blocks[blocks.indexOf(block)].start,
    all = pieces(block);
  let position = from - (/^\s*/.exec(all.map(textOf).join("")) ?? [""])[0].length;
  const range = document.createRange();
  let begun = false;
  for (const piece of all) {
    const length = textOf(piece).length,
      end = position + length;
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
