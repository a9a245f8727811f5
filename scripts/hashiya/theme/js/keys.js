// @ts-check
/** The keyboard: letters for the walk and the views, Escape back to the text, arrows among the words of a paragraph. */
import { article, bar, body, byId, state } from "./notes.js";
import { closeLists } from "./lines.js";
import { reveal, select } from "./selection.js";
import { closeSheet, inFloat, sheetOpen } from "./over.js";
import { choices } from "./state.js";
import { walk } from "./trail.js";

/** @type {Record<string, () => void>} */
const letters = { n: () => walk(1), p: () => walk(-1), v: () => void import("./next-view.js").then((it) => it.nextView()) };

/** @param {KeyboardEvent} e @param {HTMLElement} target */
function escape(e, target) {
  const menu = /** @type {HTMLDetailsElement|null} */ (bar.querySelector(".rd-menu[open]"));
  if (menu) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
    return;
  }
  if (sheetOpen()) {
    e.preventDefault();
    closeSheet();
    return;
  }
  const n = byId.get(target.closest?.(".rd-note")?.id ?? "");
  if (n?.marks[0]) {
    n.marks[0].focus({ preventScroll: true });
    reveal(n.marks[0]);
  } else if (!closeLists() && state.selected) select(null);
}

window.addEventListener("keydown", (e) => {
  const target = /** @type {HTMLElement} */ (e.target);
  if (e.key === "Escape") {
    escape(e, target);
    return;
  }
  if (
    e.ctrlKey ||
    e.metaKey ||
    e.altKey ||
    inFloat(target) ||
    target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")
  )
    return;
  if (choices().letters === "off") return;
  if (e.key === "?" || e.key === "؟") {
    e.preventDefault();
    void import("./help.js").then((it) => it.showKeys());
    return;
  }
  // An Arabic keyboard types other letters with the same keys: go by the physical key when the letter is not Latin.
  const key = /^[a-z]$/i.test(e.key) ? e.key.toLowerCase() : e.code.replace(/^Key/, "").toLowerCase();
  if (!letters[key]) return;
  e.preventDefault();
  letters[key]();
});

/** The words of a paragraph that have notes, one for each stretch with the same ones: those in the translation, or those in the text. @param {Element} block @param {Element|null} tr */
const stopsOf = (block, tr) =>
  /** @type {HTMLElement[]} */ ([...block.querySelectorAll(".rd-a[href], .rd-m[href]")])
    .filter((el) => el.closest(".rd-tr") === tr)
    .filter((el, i, all) => !el.dataset.notes || el.dataset.notes !== all[i - 1]?.dataset.notes);

/** One tab stop for all notes of a paragraph, in each column; the arrows go from one to the next. */
function rove() {
  for (const block of body.querySelectorAll(".rd-block")) {
    const all = /** @type {NodeListOf<HTMLElement>} */ (block.querySelectorAll(".rd-a, .rd-m"));
    for (const el of all) el.tabIndex = -1;
    for (const tr of new Set([null, block.querySelector(".rd-tr")])) {
      const stop = stopsOf(block, tr)[0];
      if (stop) stop.tabIndex = 0;
    }
  }
}
/** Another view is shown: the stops are found anew before the next Tab, which few readers press. */
let stale = true;
article.addEventListener("rd:view", () => (stale = true));
addEventListener(
  "keydown",
  ({ key }) => {
    if (key !== "Tab" || !stale) return;
    stale = false;
    rove();
  },
  { capture: true },
);

body.addEventListener("focusin", ({ target }) => {
  const el = /** @type {HTMLElement} */ (target),
    block = el.closest(".rd-block");
  if (!block || !el.matches(".rd-a[href], .rd-m[href]")) return;
  for (const other of stopsOf(block, el.closest(".rd-tr"))) other.tabIndex = -1;
  el.tabIndex = 0;
});

body.addEventListener("keydown", (e) => {
  const el = /** @type {HTMLElement} */ (e.target),
    block = el.closest(".rd-block");
  if (!block || !el.matches(".rd-a, .rd-m") || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return;
  const rtl = getComputedStyle(/** @type {Element} */ (el.closest(".rd-text, .rd-tr") ?? block)).direction === "rtl",
    forward = rtl ? "ArrowLeft" : "ArrowRight",
    backward = rtl ? "ArrowRight" : "ArrowLeft",
    stops = stopsOf(block, el.closest(".rd-tr")),
    at = stops.findLastIndex((stop) => stop === el || stop.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING);
  const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: stops.length - 1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  const stop = stops[Math.max(0, Math.min(to, stops.length - 1))];
  stop.focus({ preventScroll: true });
  reveal(stop);
});
