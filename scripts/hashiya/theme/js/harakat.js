// @ts-check
/** The text without its vowel marks, fetched by those who want it so. */
import { relayout } from "./layout.js";
import { article, body } from "./notes.js";

/** Vowel marks, and the marks of the Quran's spelling; the end of a verse and the places to bow are signs of their own. */
const HARAKAT = /[\u0610-\u061A\u064B-\u0652\u0656-\u065E\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08D3-\u08E1\u08E3-\u08FF]/gu;
/** @type {Map<Text, string>} */
const written = new Map();

/** Take the vowel marks out of the text, or put them back; the marks and links in it stay as they are. @param {boolean} on */
export function setHarakat(on) {
  for (const [node, text] of written) node.data = text;
  written.clear();
  relayout();
  // when all of its letters are written
  queueMicrotask(() => article.dispatchEvent(new Event("rd:text")));
  if (on) return;
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (
    let node = /** @type {Text|null} */ (walker.nextNode());
    node;
    node = /** @type {Text|null} */ (walker.nextNode())
  ) {
    const plain = node.data.replace(HARAKAT, "");
    if (plain === node.data || !node.parentElement?.closest(".rd-text")) continue;
    written.set(node, node.data);
    node.data = plain;
  }
}
