// @ts-check
/** The walk through the notes that are shown: arrows on screen, n and p on the keyboard. */
import { article, state, visible } from "./notes.js";
import { nearest, select } from "./selection.js";
import { openSheet } from "./over.js";
import { say, words } from "./words.js";

/** @param {1|-1} step */
export function walk(step) {
  const list = visible();
  if (!list.length) {
    say(words.none);
    return;
  }
  // a repeat, which an address may have selected, is not in the trail
  const at = state.selected ? list.indexOf(state.selected) : -1,
    i = at < 0 ? nearest(step) : at + step;
  const n = list[(i + list.length) % list.length];
  if (article.dataset.layout) select(n, { scroll: true, focus: "mark", announce: true });
  else openSheet(n, n.marks[0] ?? n.el, { keepFocus: true });
}
