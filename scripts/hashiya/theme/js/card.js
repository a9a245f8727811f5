// @ts-check
/** The card: a note shown near its words while the pointer or the focus is on them, unless the margin says it already. */
import { byWeight } from "./notes.js";
import { closeFloat, floatBox, floatingAt, onFloatHover, openFloat } from "./float.js";
import { make } from "./make.js";
import { floating } from "./over.js";
import { words } from "./words.js";

const HOVER_MS = 100,
  LEAVE_MS = 200,
  TRIANGLE_MS = 300; // so long a pointer may rest on its way to the card
const SLACK = 12; // px that the way to the card is wider than the card
/** @typedef {import("./notes.js").Note} Note */

/** @param {Note} n @param {string} s */
const part = (n, s) => {
  const el = n.el.querySelector(s)?.cloneNode(true);
  for (const each of el instanceof Element ? [el, ...el.querySelectorAll("[id]")] : []) each.removeAttribute("id");
  return el ?? "";
};

/** @param {Note} n @param {boolean} whole */
function entry(n, whole) {
  const term = part(n, ".rd-note__term"),
    rel = part(n, ".rd-note__rel");
  const head = make("p", { class: "rd-card__h" }, part(n, ".rd-note__tag"), " ");
  if (rel instanceof Element) head.append(make("span", { class: "rd-note__rel" }, rel.textContent ?? ""));
  const title = make("p", { class: "rd-card__t" }, .../** @type {Element} */ (term).childNodes);
  const lead = n.el.querySelector(".rd-note__lead");
  const box = make("div", {
    class: whole ? "rd-hold rd-hold--whole" : "rd-hold",
    "data-note": n.id,
    "data-kind": n.kind,
    lang: n.el.lang,
    dir: n.el.dir,
  });
  if (n.el.dataset.verdict) box.dataset.verdict = n.el.dataset.verdict;
  box.append(head, title);
  if (whole && lead) {
    const own = lead.closest("[lang]"),
      body = make("div", { class: "rd-float__b" }, part(n, ".rd-note__lead"));
    if (own instanceof HTMLElement) {
      body.lang = own.lang;
      body.dir = own.dir;
    }
    box.append(body);
  }
  return box;
}

/** @param {HTMLElement} at @param {Note[]} list @param {DOMRect} [line] the line of the words under the pointer */
export function showCard(at, list, line) {
  const [first, ...rest] = byWeight(list);
  if (!first) return;
  openFloat(
    at,
    { kind: "preview", lang: first.el.lang, dir: first.el.dir, line },
    entry(first, true),
    ...(rest.length ? [make("p", { class: "rd-float__also" }, words.also), ...rest.map((n) => entry(n, false))] : []),
  );
}

/** @type {number|undefined} */ let opening;
/** @type {number|undefined} */ let leaving;
/** Where the pointer left the words whose card is open, on its way to the card perhaps. @type {{x: number, y: number}|null} */
let left = null;
export const stay = () => clearTimeout(leaving);
/** @param {{clientX: number, clientY: number}} [from] */
export const leave = (from) => {
  if (from) left = { x: from.clientX, y: from.clientY };
  clearTimeout(opening);
  clearTimeout(leaving);
  if (floating() === "preview") leaving = setTimeout(() => closeFloat(false), LEAVE_MS);
};
onFloatHover(stay, leave);
/** No card after all: the words were clicked. */
export const cancel = () => clearTimeout(opening);

/** Is the pointer on its way from the words to their card: inside the triangle of that point and the card's near side? @param {{clientX: number, clientY: number}} at */
function towardsCard({ clientX: x, clientY: y }) {
  const card = floatBox();
  if (!card || !left) return false;
  const side = card.top > left.y ? card.top : card.bottom,
    way = side - left.y,
    part = way ? (y - left.y) / way : 0;
  if (part <= 0 || part > 1) return false;
  return x >= left.x + (card.left - SLACK - left.x) * part && x <= left.x + (card.right + SLACK - left.x) * part;
}

/** Show the card soon, or at once where one is open; not while the pointer is on its way to that one. @param {HTMLElement} at @param {Note[]} list @param {PointerEvent} pointer */
export function offerCard(at, list, pointer) {
  if (floating() === "preview" && floatingAt() !== at && towardsCard(pointer)) {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      left = null;
      offerCard(at, list, pointer);
    }, TRIANGLE_MS);
    return;
  }
  stay();
  clearTimeout(opening);
  if (!list.length) {
    leave();
    return;
  }
  if (floatingAt() === at) return;
  const { clientX: x, clientY: y } = pointer;
  const line = [...at.getClientRects()].find(
    (r) => y >= r.top - 2 && y <= r.bottom + 2 && x >= r.left - 2 && x <= r.right + 2,
  );
  opening = setTimeout(() => showCard(at, list, line), floating() === "preview" ? 0 : HOVER_MS);
}
