// @ts-check
/** The table of contents of a work: an address of the whole work with a place in it leads on to its chapter. */
import { chapterOf } from "./chapter-of.js";

const work = /** @type {HTMLElement|null} */ (document.querySelector("[data-work]"))?.dataset.work ?? "";

async function leadOn() {
  const there = /^#(r-|p\d)/.test(location.hash) ? await chapterOf(work, location.hash) : null;
  if (there) location.replace(there);
}
addEventListener("hashchange", leadOn);
await leadOn();
