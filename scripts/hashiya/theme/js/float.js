// @ts-check
/** One small floating panel for everything that hangs on a place in the text: previews, the citation menu, the keys. */
import "./over-style.js";
import { make } from "./make.js";

const panel = document.getElementById("rd-float") ?? make("div", { class: "rd-float", id: "rd-float", hidden: "" });
if (!panel.isConnected) (document.querySelector("main") ?? document.body).append(panel);
/** @type {{at: HTMLElement, kind: string, focused: boolean, closed?: () => void}|null} */
let now = null;

/** @returns {string} what is open: "preview", "cite", "keys", or "" */
export const floating = () => now?.kind ?? "";
export const floatingAt = () => now?.at ?? null;
/** @returns {DOMRect|null} where the open panel is */
export const floatBox = () => (now ? panel.getBoundingClientRect() : null);
/** @param {EventTarget|null} target */
const inFloat = (target) => target instanceof Node && panel.contains(target);

/**
 * @param {HTMLElement} at  what the panel hangs on, and where focus returns
 * @param {{kind: string, label?: string, focus?: boolean, line?: DOMRect, lang?: string, dir?: string, closed?: () => void}} o  `closed` is called before it is empty again
 * @param {...Node} content
 */
export function openFloat(
  at,
  { kind, label = "", focus = false, line, closed, lang = document.documentElement.lang, dir = document.documentElement.dir },
  ...content
) {
  // a pointer that rests on words takes nothing away from who is writing or choosing
  if (kind === "preview" && now?.focused) return;
  closeFloat(false);
  now = { at, kind, focused: focus, closed };
  panel.replaceChildren(...content);
  panel.lang = lang;
  panel.dir = dir;
  panel.dataset.is = kind;
  panel.setAttribute("role", kind === "preview" ? "tooltip" : "dialog");
  if (label) panel.setAttribute("aria-label", label);
  else panel.removeAttribute("aria-label");
  if (kind === "preview") at.setAttribute("aria-describedby", panel.id);
  else at.setAttribute("aria-expanded", "true");
  panel.hidden = false;
  const r = line ?? at.getClientRects()[0] ?? at.getBoundingClientRect(),
    w = panel.offsetWidth,
    h = panel.offsetHeight,
    edge = document.documentElement.clientWidth - w - 8;
  const x = Math.max(8, Math.min(edge, document.documentElement.dir === "rtl" ? r.right - w : r.left));
  const y = r.bottom + h + 14 < innerHeight || r.top < h + 60 ? r.bottom + 6 : r.top - h - 6;
  panel.style.translate = `${x + scrollX}px ${y + scrollY}px`;
  if (focus)
    /** @type {HTMLElement|null} */ (panel.querySelector("button, a, [tabindex]"))?.focus({ preventScroll: true });
}

/** @param {boolean} [refocus] */
export function closeFloat(refocus = true) {
  if (!now) return;
  const { at, focused, closed } = now;
  now = null;
  closed?.();
  at.removeAttribute("aria-describedby");
  at.removeAttribute("aria-expanded");
  panel.hidden = true;
  panel.replaceChildren();
  if (refocus && focused) at.focus({ preventScroll: true });
}

// before all else that Escape does
document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape" || !now) return;
  e.preventDefault();
  e.stopPropagation();
  closeFloat();
});
document.addEventListener("pointerdown", (e) => {
  if (now && !inFloat(e.target) && !now.at.contains(/** @type {Node} */ (e.target))) closeFloat(false);
});
panel.addEventListener("focusout", (e) => {
  // Tab past the end leaves a menu
  if (now?.focused && e.relatedTarget && !inFloat(e.relatedTarget) && e.relatedTarget !== now.at) closeFloat(false);
});
panel.addEventListener("keydown", (e) => {
  if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
  const stops = /** @type {HTMLElement[]} */ ([...panel.querySelectorAll("button, a[href]")]),
    i = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (!stops.length) return;
  e.preventDefault();
  stops[(i + (e.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
});
/** What Tab stops at, in its order: of several choices of one name the browser takes one. */
function stops() {
  const all = /** @type {HTMLInputElement[]} */ ([...panel.querySelectorAll("a[href], button, input, textarea, select, summary, [tabindex='0']")]),
    here = document.activeElement;
  return all.filter((el) => {
    const group = el.type === "radio" ? all.filter(({ type, name }) => type === "radio" && name === el.name) : [el];
    return el.checkVisibility() && el === (group.find((one) => one === here) ?? group.find(({ checked }) => checked) ?? group[0]);
  });
}
// The panel stands at the document's end: who goes past one of its own goes on from what it hangs on.
panel.addEventListener("keydown", (e) => {
  if (e.key !== "Tab" || !now?.focused) return;
  const all = stops(),
    isPast = document.activeElement === (e.shiftKey ? all[0] : all.at(-1));
  if (!isPast) return;
  if (e.shiftKey) e.preventDefault();
  closeFloat();
});
/** @param {(e: PointerEvent) => void} enter @param {(e: PointerEvent) => void} leave */
export function onFloatHover(enter, leave) {
  panel.addEventListener("pointerenter", enter);
  panel.addEventListener("pointerleave", leave);
}
