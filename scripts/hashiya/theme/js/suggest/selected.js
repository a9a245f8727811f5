// @ts-check
/** From a selection on the page to offsets in the article's text, and back. */
import { article } from "../notes.js";
import { TEXT, blockOfSpan, offsetIn, ownColumn, rangeOfSpan, wholeWords } from "./column.js";

/** @type {import("./column.js").Column|null} */
let made = null;
/** The text's column, read from the page once. */
const column = () => (made ??= ownColumn(article));
article.addEventListener("rd:text", () => {
  made = null;
});
/** The whole article. */
export const wholeText = () => column().text;

/**
 * The whole words of one paragraph that a selection means; of a selection over several, those in the first.
 * @param {Selection|null} selection
 * @returns {import("./quotes.js").Span|null} offsets into the article's text
 */
export function selectedSpan(selection) {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0),
    { startContainer: from, startOffset, endContainer: to, endOffset } = range,
    { blocks, text } = column();
  const own = (from instanceof Element ? from : from.parentElement)?.closest(TEXT) ?? blocks.find((block) => range.intersectsNode(block)),
    index = blocks.indexOf(/** @type {HTMLElement} */ (own));
  if (!own || index < 0) return null;
  const { start, end } = text.blocks[index];
  return wholeWords(column(), index, {
    start: own.contains(from) ? offsetIn(own, from, startOffset) : 0,
    end: own.contains(to) ? offsetIn(own, to, endOffset) : end - start,
  });
}

/** The words of a span, for display. @param {import("./quotes.js").Span} span */
export const wordsOf = (span) => wholeText().raw.slice(span.start, span.end);

/** The block that a span stands in. @param {import("./quotes.js").Span} span */
export const blockElement = (span) => blockOfSpan(column(), span);

/** The span on the page, to be highlighted. @param {import("./quotes.js").Span} span */
export const rangeOf = (span) => rangeOfSpan(column(), span);
