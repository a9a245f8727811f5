// @ts-check
/** Narrow windows: a note in a sheet at the bottom, while the text above stays readable and alive (the dialog is not modal). */
import { article, byId, byWeight, notesOf, shown, titleOf } from "./notes.js";
import { make } from "./make.js";
import "./over-style.js";
import { announce, reveal, select } from "./selection.js";
import { fill, say, words } from "./words.js";

const sheet = /** @type {HTMLDialogElement} */ (document.querySelector(".rd-sheet"));
/** @type {HTMLElement|null} where focus returns when the sheet closes */
let opener = null;

/**
 * On a phone its own way back closes the sheet.
 * @type {{onclose: (() => void)|null, destroy(): void}|null}
 */
let watcher = null;
function open() {
  if (sheet.open) return;
  sheet.show();
  if (!("CloseWatcher" in window)) return;
  watcher = new /** @type {any} */ (window).CloseWatcher();
  /** @type {NonNullable<typeof watcher>} */ (watcher).onclose = () => closeSheet();
}

/** @param {string} name */
const slot = (name) => /** @type {HTMLElement} */ (sheet.querySelector(`[data-slot="${name}"]`));

/** The notes of one paragraph, of all kinds or of one, to choose from. @param {HTMLElement} summary @param {string} [kind] */
export function openList(summary, kind) {
  const group = /** @type {HTMLElement} */ (summary.parentElement);
  const list = byWeight(
    [...group.querySelectorAll(".rd-note")]
      .map((el) => byId.get(el.id))
      .filter((n) => n !== undefined && shown(n) && !n.again && (!kind || n.kind === kind))
      .map((n) => /** @type {import("./notes.js").Note} */ (n)),
  );
  const of = summary.querySelector(".rd-notes__of")?.textContent ?? "",
    chosen = kind ? summary.querySelector(`[data-kind="${kind}"] > span`)?.textContent : "";
  if (!list.length || article.dataset.layout) return;
  slot("head").replaceChildren();
  slot("term").replaceChildren(chosen ? `${chosen} · ${of}` : of);
  slot("here").hidden = true;
  slot("body").replaceChildren(
    make(
      "ul",
      { class: "rd-choose" },
      ...list.map((n) => {
        const button = make(
          "button",
          { type: "button", "data-kind": n.kind },
          n.el.querySelector(".rd-note__tag")?.cloneNode(true) ?? "",
          make("span", { class: "rd-choose__t" }, titleOf(n)),
        );
        if (n.el.dataset.verdict) button.dataset.verdict = n.el.dataset.verdict;
        button.addEventListener("click", () => openSheet(n, summary));
        return make("li", {}, button);
      }),
    ),
  );
  if (chosen) {
    const all = make("button", { type: "button", class: "rd-link" }, of);
    all.addEventListener("click", () => openList(summary));
    slot("body").append(all);
  }
  delete sheet.dataset.verdict;
  sheet.dataset.kind = "list";
  opener = summary;
  select(null);
  open();
  slot("body").querySelector("button")?.focus({ preventScroll: true });
}

/** @param {import("./notes.js").Note} n @param {HTMLElement} from @param {{keepFocus?: boolean, atOnce?: boolean}} [o] `keepFocus`: the reader walks by keys or arrows */
export function openSheet(n, from, { keepFocus = false, atOnce = false } = {}) {
  // The window may have been widened while this module was fetched.
  if (article.dataset.layout) {
    select(n);
    return;
  }
  const inside = sheet.contains(document.activeElement);
  const clone = (/** @type {string} */ part) => {
    // ids stay unique: the sheet holds a copy
    const el = /** @type {HTMLElement|null} */ (n.el.querySelector(part)?.cloneNode(true) ?? null);
    for (const each of el ? [el, ...el.querySelectorAll("[id]")] : []) each.removeAttribute("id");
    return el;
  };
  slot("head").replaceChildren(clone(".rd-note__tag") ?? "");
  slot("term").replaceChildren(...(clone(".rd-note__term")?.childNodes ?? []));
  slot("body").replaceChildren(...[clone(".rd-note__body"), clone(".rd-note__foot")].filter((el) => el !== null));
  slot("body").querySelector(".rd-note__back")?.remove();
  const same = n.marks.map(notesOf).reduce((a, b) => (b.length > a.length ? b : a), []);
  slot("here").hidden = same.length < 2;
  if (same.length > 1) slot("here").textContent = fill(words.here, { i: same.indexOf(n) + 1, n: same.length });
  sheet.dataset.kind = n.kind;
  sheet.dataset.note = n.id;
  sheet.lang = n.el.lang;
  sheet.dir = n.el.dir;
  if (n.el.dataset.verdict) sheet.dataset.verdict = n.el.dataset.verdict;
  else delete sheet.dataset.verdict;
  opener = from;
  open();
  slot("term").parentElement?.scrollTo(0, 0);
  select(n, { at: from.matches(".rd-a") ? from : undefined });
  if (!inside && !keepFocus) slot("term").focus({ preventScroll: true });
  else if (keepFocus && !inside) from.focus({ preventScroll: true });
  if (inside || keepFocus) announce(n);
  // the words that were tapped, in whichever column
  reveal(from.matches(".rd-a, .rd-m") ? from : (n.marks[0] ?? n.el), atOnce || undefined);
}

/** @param {boolean} [refocus] */
export function closeSheet(refocus = true) {
  if (!sheet.open) return;
  sheet.style.translate = "";
  sheet.close();
  watcher?.destroy();
  if (!refocus) return;
  opener?.focus({ preventScroll: true });
  select(null);
  say(words.closed);
}

article.addEventListener("rd:mode", () => {
  if (article.dataset.layout) closeSheet(false);
});

// Drag down to close: on the head always, on the text only from its top.
/** @type {{y: number, at: number}|null} */
let drag = null;
sheet.addEventListener(
  "touchstart",
  (e) => {
    const inner = /** @type {HTMLElement} */ (sheet.querySelector(".rd-sheet__body")),
      target = /** @type {Element} */ (e.target);
    drag =
      e.touches.length === 1 && (!inner.contains(target) || inner.scrollTop <= 0)
        ? { y: e.touches[0].clientY, at: e.timeStamp }
        : null;
  },
  { passive: true },
);
sheet.addEventListener(
  "touchmove",
  (e) => {
    if (!drag) return;
    const by = e.touches[0].clientY - drag.y;
    if (by <= 0) {
      sheet.style.translate = "";
      return;
    }
    e.preventDefault();
    sheet.style.translate = `0 ${by}px`;
  },
  { passive: false },
);
sheet.addEventListener("touchend", (e) => {
  if (!drag) return;
  const by = e.changedTouches[0].clientY - drag.y,
    fast = by > 30 && by / (e.timeStamp - drag.at) > 0.5;
  drag = null;
  if (fast || by > sheet.offsetHeight / 3) closeSheet();
  else sheet.style.translate = "";
});
sheet.addEventListener("touchcancel", () => {
  drag = null;
  sheet.style.translate = "";
});
