// @ts-check
/** The walk through the notes: arrows on screen, n and p on the keyboard, ? for the keys, and links to a note. */
import { article, bar, byId, shown, state, visible } from "./notes.js";
import { closeFloat, floating, inFloat, openFloat } from "./float.js";
import { nearest, reveal, select } from "./selection.js";
import { setLayers } from "./settings.js";
import { closeSheet, openSheet, sheetOpen } from "./sheet.js";
import { choices } from "./state.js";
import { say, words } from "./words.js";

/** @param {1|-1} step */
export function walk(step) {
  const list = visible();
  if (!list.length) {
    say(words.none);
    return;
  }
  const i = state.selected ? list.indexOf(state.selected) + step : nearest(step);
  const n = list[(i + list.length) % list.length];
  if (article.dataset.layout) select(n, { scroll: true, focus: "mark", announce: true });
  else openSheet(n, n.marks[0] ?? n.el, true);
}

/** A link to a note (#n-…) or to its words (#a-…): open it, with its layer if this reader had hidden that. @param {string} hash */
export function goTo(hash) {
  const n = byId.get(decodeURIComponent(hash.slice(1)).replace(/^a-/, "n-"));
  if (!n) return false;
  if (!shown(n)) setLayers(["g", "x", "f"], false);
  if (article.dataset.layout) select(n, { scroll: true, focus: "mark" });
  else {
    n.details.open = true;
    openSheet(n, n.marks[0] ?? n.el);
  }
  return true;
}

function showKeys() {
  const help = bar.querySelector(".rd-help dl"),
    at = /** @type {HTMLElement} */ (bar.querySelector(".rd-menu--view > summary"));
  if (!help) return;
  const list = /** @type {HTMLElement} */ (help.cloneNode(true));
  list.tabIndex = -1;
  list.className = "rd-keys";
  openFloat(at, { kind: "keys", label: bar.querySelector(".rd-help summary")?.textContent ?? "", focus: true }, list);
}

/** @param {KeyboardEvent} e @param {HTMLElement} target */
function escape(e, target) {
  if (floating()) {
    e.preventDefault();
    closeFloat();
    return;
  }
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
  } else if (state.selected) select(null);
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
    showKeys();
    return;
  }
  // On an Arabic keyboard the same keys type ى and ح: go by the physical key when the letter is not Latin.
  const key = /^[a-z]$/i.test(e.key) ? e.key.toLowerCase() : e.code === "KeyN" ? "n" : e.code === "KeyP" ? "p" : "";
  if (key !== "n" && key !== "p") return;
  e.preventDefault();
  walk(key === "n" ? 1 : -1);
});
