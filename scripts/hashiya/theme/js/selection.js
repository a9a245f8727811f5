// @ts-check
/** Which note is selected (open, exactly beside its words) and which is hot (under the pointer or the focus). */
import { article, bar, firstLine, state, titleOf, visible } from "./notes.js";
import { rowOf } from "./layout.js";
import { drawWire, pin } from "./wire.js";
import { make } from "./make.js";
import { fill, number, say, words } from "./words.js";

/** @typedef {import("./notes.js").Note} Note */

const sheet = /** @type {HTMLDialogElement} */ (document.querySelector(".rd-sheet"));
const close = make("button", { type: "button", class: "rd-note__x rd-b", "aria-label": words.unpin }, "×");
const counters = [...document.querySelectorAll("[data-pos]")];
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** @param {"hot"|"sel"} what @param {Note|null} was @param {Note|null} now */
function flag(what, was, now) {
  const parts = (/** @type {Note} */ n) => [n.el, ...n.marks, rowOf(n) ?? n.el];
  // read before anything is written
  const colour = now && getComputedStyle(now.el).getPropertyValue("--k");
  if (was) for (const el of parts(was)) el.removeAttribute(`data-${what}`);
  if (!now) return;
  for (const mark of now.marks) mark.style.setProperty("--hot", colour);
  for (const el of parts(now)) el.setAttribute(`data-${what}`, "");
}

/** @param {Note|null} n */
export function setHot(n) {
  if (n === state.hot) return;
  flag("hot", state.hot, n);
  state.hot = n;
  drawWire();
}

/**
 * Select a note, or none.
 * @param {Note|null} n
 * @param {{at?: HTMLElement, scroll?: boolean, atOnce?: boolean, focus?: "mark"|"note"|"", announce?: boolean}} [o]
 */
export function select(n, o = {}) {
  flag("sel", state.selected, n);
  flag("hot", state.hot, null);
  close.remove();
  state.selected = n;
  state.hot = null;
  state.at?.removeAttribute("data-at");
  state.at = o.at ?? n?.marks[0] ?? null;
  state.at?.setAttribute("data-at", "");
  if (n && article.dataset.layout) n.el.append(close);
  pin();
  position();
  if (!n) return;
  const mark = o.at ?? n.marks[0];
  if (o.focus === "mark") mark?.focus({ preventScroll: true });
  if (o.focus === "note") {
    n.el.tabIndex = -1;
    n.el.focus({ preventScroll: true });
  }
  if (o.scroll && mark) reveal(mark, o.atOnce || undefined);
  if (o.announce) announce(n);
}

/** The place of a note in the trail, from 1: where it stands first, if this is a repeat. @param {Note} n */
const placeOf = (n) => {
  const list = visible(),
    at = list.indexOf(n);
  return (at < 0 ? list.findIndex((one) => one.el.dataset.key === n.el.dataset.key) : at) + 1;
};

/** Say where in the trail a note is: "note 4 of 17, fact-check: misleading". @param {Note} n */
export function announce(n) {
  const list = visible(),
    text = (/** @type {string} */ part) => n.el.querySelector(part)?.textContent?.trim() ?? "";
  const verdict = text(".rd-note__v");
  say(
    fill(words.status, {
      i: placeOf(n),
      n: list.length,
      kind: text(".rd-note__kind"),
      term: verdict ? `${verdict}. ${titleOf(n)}` : titleOf(n),
    }),
  );
}

/** Show the place in the trail. */
export function position() {
  const list = visible(),
    i = state.selected && placeOf(state.selected);
  for (const el of counters)
    el.textContent = `${i ? number(i) : "–"} / ${number(list.length)}`;
}

/** Bring words into the part of the window that neither the tools nor the sheet cover. @param {HTMLElement} el @param {boolean} [atOnce] */
export function reveal(el, atOnce = calm.matches) {
  const r = el.getClientRects()[0] ?? el.getBoundingClientRect(),
    top = bar.getBoundingClientRect().height + 24;
  const bottom = innerHeight - (sheet.open ? sheet.offsetHeight : 0) - 24;
  if (r.top >= top && r.bottom <= bottom) return;
  // only where the words come to rest is it known how much room their note has below
  addEventListener("scrollend", pin, { once: true });
  scrollBy({ top: r.top - (top + (bottom - top) * 0.3), behavior: atOnce ? "instant" : "smooth" });
}

article.addEventListener("rd:view", position);

/** The note from which a walk goes on when none is selected: by what is on screen. @param {1|-1} step */
export function nearest(step) {
  const list = visible(),
    top = bar.getBoundingClientRect().bottom;
  return step > 0
    ? list.findIndex((n) => firstLine(n).bottom > top)
    : list.findLastIndex((n) => firstLine(n).bottom < innerHeight);
}

/** Let go of the selection when it is a click into the plain text. @param {Element} target */
export function clickedText(target) {
  if (article.dataset.layout && state.selected && target.closest(".rd-text, .rd-tr")) select(null);
}
