// @ts-check
/** The words of ?q= on a page that is no article, marked where a search led to; ranges only, no element is added. */
import { folded, wordsOf } from "./word-forms.js";

export function highlight() {
  const main = document.querySelector("main"),
    asked = new URLSearchParams(location.search).get("q") ?? "";
  if (!main || !("highlights" in CSS)) return;
  const wanted = new Set(wordsOf(asked).map(({ word }) => folded(word)));
  /** @type {Range[]} */
  const ranges = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (
    let node = /** @type {Text | null} */ (walker.nextNode());
    node;
    node = /** @type {Text | null} */ (walker.nextNode())
  ) {
    for (const { word, start, end } of wordsOf(node.data)) {
      if (!wanted.has(folded(word))) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
  }
  CSS.highlights.set("rd-found", new Highlight(...ranges));
  ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
