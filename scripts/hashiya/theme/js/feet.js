// @ts-check
/**
 * The author's own footnotes in the margin, whole, each level with its number: those that find room beside the paragraph that
 * calls them. The others stay under it, as all do on the phone, on paper and without scripts. Ours give them the room first.
 *
 * @typedef {import("./place.js").Item} Item
 * @typedef {{el: HTMLElement, caller: HTMLElement, call: Element, item: Item|null}} Foot
 */
import { body } from "./notes.js";
import { FIXED } from "./place.js";

const PULL = 8;

/** @param {Element} el */
function callerOf(el) {
  let before = el.previousElementSibling;
  while (before && !before.matches(".rd-block:not(.rd-block--foot)")) before = before.previousElementSibling;
  return /** @type {HTMLElement|null} */ (before);
}

/** @type {Foot[]} */
const feet = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".rd-block--foot")]).flatMap((el) => {
  const caller = callerOf(el),
    label = el.querySelector(".rd-call")?.textContent ?? "",
    call = caller?.querySelector(`.rd-text a[data-call="${CSS.escape(label)}"]`);
  return caller && call ? [{ el, caller, call, item: null }] : [];
});

/** Put those into the margin that find room there: a paragraph's together, or none. @param {number} gap px */
export function choose(gap) {
  for (const { el } of feet) el.dataset.aside = "";
  /** @type {Map<HTMLElement, Foot[]>} */ const by = new Map();
  for (const foot of feet) by.set(foot.caller, [...(by.get(foot.caller) ?? []), foot]);
  // beside a translation there is no margin left for them
  const two = body.querySelector(".rd-tr") !== null,
    back = [...by].filter(([caller, list]) => {
      const needed = list.reduce((sum, { el }) => sum + el.offsetHeight + gap, -gap);
      return two || needed > caller.offsetHeight;
    });
  for (const [, list] of back) for (const { el } of list) delete el.dataset.aside;
}

/** The items of those that stand in the margin. Reads only. @param {DOMRect} box of the text @param {number} gap px @returns {Item[]} */
export function items(box, gap) {
  return feet.flatMap((foot) => {
    foot.item = null;
    if (!("aside" in foot.el.dataset)) return [];
    const h = foot.el.offsetHeight,
      { top, bottom } = foot.caller.getBoundingClientRect(),
      want = foot.call.getBoundingClientRect().top - box.top;
    const lo = top - box.top - gap,
      hi = Math.max(lo, bottom - box.top - h + gap);
    foot.item = { want: Math.min(hi, want), lo, hi, pull: PULL, sizes: [0, h], least: 1, rank: FIXED, on: false, cur: 0, h: 0, top: 0 };
    return [foot.item];
  });
}

/** Write where they stand. @param {(el: HTMLElement, item: Item) => void} put */
export function write(put) {
  for (const { el, item } of feet) if (item) put(el, item);
}

/** Put all of them back under their paragraphs. */
export function leave() {
  for (const foot of feet) {
    delete foot.el.dataset.aside;
    foot.el.style.translate = "";
    foot.item = null;
  }
}
