// @ts-check
/** The text without its vowel marks, fetched by those who want it so. */
import { body } from "./notes.js";

const HARAKAT = /[\u064B-\u0652\u0670]/gu;
/** @type {Map<Text, string>} */
const written = new Map();

/** Take the vowel marks out of the text, or put them back; the marks and links in it stay as they are. @param {boolean} on */
export function setHarakat(on) {
  for (const [node, text] of written) node.data = text;
  written.clear();
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
