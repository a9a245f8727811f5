// @ts-check
/** Pointer, tap and focus on the marks of the text and on the margin: show, pin, open the sheet. */
import { article, byId, byWeight, notesOf, state } from "./notes.js";
import { inMargin, inSight } from "./layout.js";
import { closeLists } from "./lines.js";
import { clickedText, reveal, select, setHot } from "./selection.js";
import { cardOn, closeFloat, closeSheet, floating, inFloat, openList, openSheet } from "./over.js";
import { walk } from "./trail.js";

/** @type {Record<string, () => void>} */
const actions = { next: () => walk(1), prev: () => walk(-1), close: () => closeSheet() };
/** @typedef {import("./notes.js").Note} Note */

/** The card, once it is fetched: with the first words that the pointer or the focus is on. @type {typeof import("./card.js")|null} */
let card = null;
/** The words that the reader is on now. @type {HTMLElement|null} */
let over = null;
/** @param {HTMLElement|null} place @param {(card: typeof import("./card.js")) => void} show unless the reader has gone on meanwhile */
async function withCard(place, show) {
  over = place;
  card ??= await import("./card.js");
  if (over === place) show(card);
}
/** @param {PointerEvent} [from] */
const leave = (from) => {
  over = null;
  card?.leave(from);
};

/** @param {Note} n @param {HTMLElement} at @param {boolean} keyboard */
function show(n, at, keyboard) {
  over = null;
  card?.cancel();
  closeFloat(false);
  if (inMargin()) select(n, { at, focus: keyboard ? "note" : "", announce: keyboard });
  else openSheet(n, at);
}

/** The notes that an element of the text or of the margin stands for. @param {Element|null} el @returns {Note[]} */
function notesAt(el) {
  if (!el) return [];
  if (el.matches(".rd-a")) return byWeight(notesOf(/** @type {HTMLElement} */ (el)));
  const n = byId.get(/** @type {HTMLAnchorElement} */ (el).hash?.slice(1) ?? "");
  return n ? [n] : [];
}
/** The words just clicked: their note is pinned, a card over it would be too much. @type {HTMLElement|null} */
let clicked = null;
const PLACES = ".rd-a[href], .rd-m[href], .rd-row, .rd-line a";
/** @param {Element} target */
const placeAt = (target) => /** @type {HTMLElement|null} */ (target.closest(PLACES));

article.addEventListener("pointerover", (e) => {
  const place = placeAt(/** @type {Element} */ (e.target)),
    here = notesAt(place);
  setHot(here.find((n) => n === state.selected) ?? here[0] ?? null);
  if (place !== clicked) clicked = null;
  if (e.pointerType !== "mouse" || !place || clicked) return;
  const unseen = here.filter((n) => n !== state.selected && !inSight(n));
  void withCard(place, (it) => it.offerCard(place, here, unseen, e));
});
article.addEventListener("pointerout", (e) => {
  if (e.pointerType === "mouse" && placeAt(/** @type {Element} */ (e.target))) leave(e);
});
article.addEventListener("pointerleave", () => setHot(null));

article.addEventListener("focusin", (e) => {
  const target = /** @type {HTMLElement} */ (e.target),
    place = placeAt(target),
    here = notesAt(place);
  if (!place || !here.length) return;
  if (here[0] !== state.selected) setHot(here[0]);
  const unseen = here.filter((n) => !inSight(n));
  if (target.matches(":focus-visible") && unseen.length && inMargin() && !here.some((n) => n === state.selected))
    void withCard(place, (it) => it.showCard(place, here, unseen));
});
article.addEventListener("focusout", (e) => {
  setHot(null);
  if (floating() === "preview" && !inFloat(e.relatedTarget)) leave();
});

document.addEventListener("click", (e) => {
  const target = /** @type {HTMLElement} */ (e.target),
    keyboard = e.detail === 0;
  const act = /** @type {HTMLElement|null} */ (target.closest("[data-do]"))?.dataset.do ?? "";
  if (actions[act]) {
    actions[act]();
    return;
  }
  if (target.closest("[data-settings]")) {
    void import("./settings.js").then((it) => it.steps[act]?.());
    return;
  }
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey) return;

  const compared = /** @type {HTMLElement|null} */ (target.closest(".rd-with"));
  if (compared) {
    e.preventDefault();
    void import("./compare/compare.js").then((it) => it.openCompare(compared));
    return;
  }
  // the card itself, or one of its entries: pin that note where the card hangs
  const held = byId.get(/** @type {HTMLElement|null} */ (target.closest(".rd-hold"))?.dataset.note ?? "");
  if (held && !target.closest("a")) {
    show(held, held.marks[0], false);
    return;
  }
  const group = target.closest(".rd-notes > summary");
  if (group && !inMargin()) {
    e.preventDefault();
    openList(
      /** @type {HTMLElement} */ (group),
      /** @type {HTMLElement|null} */ (target.closest("[data-kind]"))?.dataset.kind,
    );
    return;
  }
  const back = target.closest(".rd-note__back");
  if (back) {
    const mark = byId.get(back.closest(".rd-note")?.id ?? "")?.marks[0];
    if (mark) {
      e.preventDefault();
      mark.focus({ preventScroll: true });
      reveal(mark);
    }
    return;
  }
  const place = placeAt(target),
    here = notesAt(place);
  if (place && here.length) {
    e.preventDefault();
    clicked = place;
    // what their card shows; a second click on the same words goes on to the next note that stands on them
    const n = byId.get(cardOn(place) ?? "") ?? here[(state.selected ? here.indexOf(state.selected) : -1) + 1] ?? here[0];
    show(n, place.matches(".rd-a, .rd-m") ? place : n.marks[0], keyboard);
    return;
  }
  const strip = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-strip a"));
  if (strip) {
    e.preventDefault();
    void import("./views.js").then((it) => it.filterBy(strip));
    return;
  }
  closeLists();
  if (target.closest(".rd-note__x")) select(null);
  else if (target.closest(".rd-note > details > summary") && inMargin()) e.preventDefault();
  else clickedText(target);
});
