// @ts-check
/** Links to a note (#n-…) or to its words (#a-…, #e-…): both are shown, the note once, also while the page is still settling. */
import { article, byId, notes, shown, state } from "./notes.js";
import { BACK } from "./site.js";
import { groupsOf, layout } from "./layout.js";
import { reveal, select } from "./selection.js";
import { openSheet } from "./over.js";
import { bringIn } from "./views.js";

/** The notes that the browser opened in the flow, because they are the target, stand in the sheet now. */
function foldGroups() {
  if (!article.dataset.layout) for (const group of groupsOf()) group.open = false;
}

/** A paragraph under its translation: a link leads to what its reader reads first. @param {string} hash */
function toTranslation(hash) {
  const text = document.getElementById(hash.slice(1))?.closest(".rd-text"),
    tr = text?.closest(".rd-block")?.querySelector(":scope > .rd-tr");
  if (tr?.checkVisibility() && text && tr.getBoundingClientRect().bottom <= text.getBoundingClientRect().top)
    tr.scrollIntoView({ behavior: "instant" });
}

/** The note that led to this paragraph, where it stands here too. @param {string} hash */
function leading(hash) {
  try {
    /** @type {Partial<import("./site.js").From>} */
    const { to, key } = JSON.parse(sessionStorage.getItem(BACK) ?? "{}"),
      block = document.getElementById(hash.slice(1))?.closest(".rd-block");
    return key && to === location.pathname + hash && notes.find((n) => n.el.dataset.key === key && n.marks[0]?.closest(".rd-block") === block);
  } catch {
    return undefined; // private mode
  }
}

/** @param {string} hash @param {boolean} [atOnce] without a glide */
export function goTo(hash, atOnce = false) {
  const n = byId.get(hash.slice(1).replace(/^[ae]-/, "n-"));
  if (!n) {
    const led = leading(hash);
    // on a phone the words alone, so that the way back can be seen
    if (led && shown(led)) select(led, { scroll: true, atOnce });
    else toTranslation(hash);
    return null;
  }
  // its layer, if this reader had hidden that
  if (!shown(n)) bringIn(n);
  foldGroups();
  if (article.dataset.layout) select(n, { scroll: true, focus: "mark", atOnce });
  else openSheet(n, n.marks[0] ?? n.el, { atOnce });
  return n;
}

/**
 * Go where the address leads. The browser goes to the target of its own accord once more when all is loaded, and letters that
 * come late move the lines: until the reader moves, the words are brought back to where they can be read.
 */
export function arrive() {
  const n = goTo(location.hash, true);
  let moved = false;
  for (const type of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(type, () => (moved = true), { once: true, passive: true, capture: true });
  const again = () => {
    if (moved || (n && state.selected !== n)) return;
    if (!n) {
      goTo(location.hash, true);
      return;
    }
    layout();
    foldGroups();
    reveal(n.marks[0] ?? n.el, true);
  };
  addEventListener("load", () => requestAnimationFrame(again));
  document.fonts.addEventListener("loadingdone", () => requestAnimationFrame(again));
  document.fonts.ready.then(again);
}
