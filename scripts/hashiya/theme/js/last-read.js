// @ts-check
/**
 * The paragraph being read: for "continue reading" on the home page, and to stay there when the window is turned or made
 * narrower. It stays on this device.
 */
import { article, state } from "./notes.js";
import { sheetOpen } from "./over.js";
import { reveal } from "./selection.js";
import { remember } from "./state.js";

const title = article.querySelector("h1")?.textContent?.trim() ?? "",
  blocks = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".rd-text[id]")]);
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) remember({ last: { path: location.pathname, title, p: target.id.replace(/^p/, "") } });
  },
  { rootMargin: "-10% 0px -50% 0px" },
);
for (const block of blocks) seen.observe(block);

/** What is read now, and where of the window it begins, px. @type {{block: HTMLElement, top: number, width: number}|null} */
let reading = null;
function note() {
  for (const block of blocks) {
    const { top, bottom } = block.getBoundingClientRect();
    if (bottom < innerHeight * 0.15) continue;
    reading = { block, top, width: innerWidth };
    return;
  }
}
note();
addEventListener("scrollend", () => {
  if (reading?.width === innerWidth) note();
});
/** @type {number|undefined} */ let waiting;
addEventListener("resize", () => {
  if (!reading || reading.width === innerWidth) return;
  clearTimeout(waiting);
  // after the margin was laid out for the new width
  waiting = setTimeout(() => {
    if (!reading) return;
    const mark = sheetOpen() ? state.selected?.marks[0] : undefined;
    scrollBy({ top: reading.block.getBoundingClientRect().top - Math.min(reading.top, innerHeight / 3), behavior: "instant" });
    if (mark) reveal(mark, true);
    reading.width = innerWidth;
    note();
  }, 80);
});
