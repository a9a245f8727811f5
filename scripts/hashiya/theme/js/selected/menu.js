// @ts-check
/** The small menu beside selected words; it comes with the first selection, what it does with the first press. */
import { make, styled } from "../make.js";
import { article } from "../notes.js";
import { choices } from "../state.js";
import { selectedSpan } from "../suggest/selected.js";
import { fill, kinds, say, suggesting, words } from "../words.js";
import { selectedWords } from "./copying.js";
import { leafAt } from "./leaves.js";

/** @type {Range|null} */
let range = null;
const coarse = matchMedia("(pointer: coarse)");
const search = /** @type {HTMLAnchorElement|null} */ (document.querySelector("a.rd-top__search"));

const letterOfTerms = kinds.find(({ kind }) => kind === "term")?.letter;

/** The note of the first term among the words, as the text marks it. @param {Range} chosen */
const termIn = (chosen) =>
  /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".rd-a[data-kinds~=term], .rd-m")])
    .filter((mark) => chosen.intersectsNode(mark))
    .flatMap((mark) => mark.dataset.notes?.split(" ") ?? [mark.getAttribute("href")?.slice(1) ?? ""])
    .find((note) => note.startsWith(`n-${letterOfTerms}-`));

/** What can be done with selected words. @type {[name: string, act: (chosen: Range, at: HTMLElement) => unknown][]} */
const ACTS = [
  ["cite", async (chosen, at) => (await import("../cite.js")).copyCited(chosen, at)],
  ["link", async (chosen, at) => (await import("../cite.js")).copyLink(chosen, at)],
  ["term", (chosen) => lookUp(chosen)],
  ["search", (chosen) => searchFor(chosen)],
];

/** The note of a term among the words, or what the glossary has on them. @param {Range} chosen */
async function lookUp(chosen) {
  const term = termIn(chosen);
  if (term) (await import("../arrive.js")).goTo(`#${term}`);
  else searchFor(chosen, "term");
}

/** @param {Range} chosen @param {string} [kind] */
function searchFor(chosen, kind) {
  const to = new URL(search?.href ?? "");
  to.searchParams.set("q", selectedWords(chosen).split(/\s+/u).slice(0, 12).join(" "));
  if (kind) to.searchParams.set("kind", kind);
  location.assign(to);
}

/** @typedef {typeof import("../notebook/acts.js")} Notebook */
/** What a reader keeps of them. @type {[name: string, label: string, act: (it: Notebook, chosen: Range, keyboard: boolean) => unknown][]} */
const KEEPING = [
  ...["yellow", "green", "blue", "pink"].map(
    (colour) =>
      /** @type {typeof KEEPING[number]} */ ([
        colour,
        fill(words.notebook.highlight, { colour: words.notebook.colours[colour] }),
        (it, chosen, keyboard) => it.highlight(chosen, /** @type {"yellow"} */ (colour), keyboard),
      ]),
  ),
  ["here", words.notebook.place_here, (it, chosen, keyboard) => it.placeAnew(chosen, keyboard)],
  ["note", words.notebook.note, (it, chosen) => it.writeNote(chosen)],
  ["bookmark", words.notebook.bookmark, (it, chosen, keyboard) => it.bookmark(chosen, keyboard)],
];

const keeping = make(
  "div",
  { class: "rd-words__row", role: "group", "aria-label": words.notebook.title },
  ...KEEPING.map(([name, label, act], i) => {
    const button = make("button", { type: "button", "data-keep": name });
    if (i < 4) {
      button.append(make("span", { class: "rd-swatch", "data-colour": name }));
      button.setAttribute("aria-label", label);
      button.title = label;
    } else button.append(label);
    button.addEventListener("click", async (e) => {
      // what is selected now: the menu follows a new selection a moment later
      const selection = getSelection(),
        now = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null,
        chosen = (now && leafAt(now.startContainer) ? now : range)?.cloneRange();
      if (!chosen) return;
      hide();
      act(await import("../notebook/acts.js"), chosen, e.detail === 0);
    });
    return button;
  }),
);
const row = make(
  "div",
  { class: "rd-words__row" },
  ...ACTS.filter(([name]) => search || !["search", "term"].includes(name)).map(([name, act]) => {
    const button = make("button", { type: "button", "data-act": name }, words.selected[name]);
    button.addEventListener("click", () => {
      if (range) void act(range.cloneRange(), button);
    });
    return button;
  }),
);
if (suggesting) {
  const button = make("button", { type: "button", class: "rd-suggest", "aria-keyshortcuts": "S" }, suggesting.words.open);
  button.addEventListener("click", suggest);
  row.append(button);
}
const menu = make(
  "div",
  { class: "rd-words", role: "toolbar", hidden: "", "aria-label": words.selected.menu, "aria-keyshortcuts": "M" },
  keeping,
  row,
);
// Pressing a button must not take the selection away before it is read.
menu.addEventListener("pointerdown", (e) => e.preventDefault());
(document.querySelector("main") ?? document.body).append(menu);

async function suggest() {
  const span = selectedSpan(getSelection());
  if (!span) return;
  hide();
  (await import("../suggest/form.js")).openForm(span);
}

function hide() {
  menu.hidden = true;
  range = null;
}

/**
 * Below the last line of the words, or above the first where there is no room: never on them. On a touch screen at the bottom,
 * where the system's own menu is not, or at the top when the words are at the bottom.
 */
function place() {
  const rects = range?.getClientRects(),
    last = rects?.[rects.length - 1];
  if (!range || !rects?.length || !last) {
    hide();
    return;
  }
  // a small figure may be the last of it and end above its line
  const top = Math.min(...[...rects].map((r) => r.top)),
    bottom = Math.max(...[...rects].map((r) => r.bottom));
  const wasHidden = menu.hidden;
  menu.hidden = false;
  menu.dataset.docked = coarse.matches ? (bottom + menu.offsetHeight + 24 > innerHeight ? "top" : "bottom") : "";
  // for what has lost its place, while the reader looks for another
  const here = /** @type {HTMLElement|null} */ (menu.querySelector("[data-keep=here]"));
  if (here) here.hidden = !document.documentElement.dataset.ownPlacing;
  // of signs alone neither the glossary nor the search knows anything
  const sayable = /[\p{L}\p{N}]/u.test(selectedWords(range));
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (menu.querySelectorAll("[data-act=term], [data-act=search]"))) one.hidden = !sayable;
  const button = /** @type {HTMLElement|null} */ (menu.querySelector(".rd-suggest"));
  if (button) button.hidden = !selectedSpan(getSelection());
  if (!coarse.matches) {
    const rtl = getComputedStyle(leafAt(range.endContainer) ?? article).direction === "rtl",
      x = rtl ? last.left : last.right - menu.offsetWidth,
      above = bottom + menu.offsetHeight + 6 > innerHeight && top > menu.offsetHeight + 6,
      y = above ? top - menu.offsetHeight - 6 : bottom + 6;
    menu.style.setProperty(
      "--x",
      `${Math.max(8, Math.min(x, document.documentElement.clientWidth - menu.offsetWidth - 8)) + scrollX}px`,
    );
    menu.style.setProperty("--y", `${y + scrollY}px`);
  }
  if (wasHidden) say([words.selected.offer, ...(suggesting ? [suggesting.words.offer] : [])].join(" "));
}

let waiting = 0;
function look() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    // who is inside the menu has not let go of the words
    if (menu.contains(document.activeElement) && range) return;
    const selection = getSelection(),
      chosen = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    range = chosen && article.contains(chosen.startContainer) && leafAt(chosen.startContainer) && /[\p{L}\p{N}]/u.test(selectedWords(chosen)) ? chosen : null;
    if (range) place();
    else hide();
  }, 120);
}

document.addEventListener("selectionchange", look);
addEventListener("resize", () => {
  if (range) place();
});

/** Among the buttons, as in any toolbar. @param {KeyboardEvent} e */
function walk(e) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...menu.querySelectorAll("button:not([hidden])")]),
    rtl = document.documentElement.dir === "rtl",
    at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  const to = { [rtl ? "ArrowLeft" : "ArrowRight"]: at + 1, [rtl ? "ArrowRight" : "ArrowLeft"]: at - 1, Home: 0, End: -1 }[e.key];
  if (to === undefined) return;
  e.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}

/** By letters as by their keys: an Arabic keyboard types other letters with the same keys. @param {KeyboardEvent} e @param {string} letter */
const pressed = (e, letter) => e.key.toLowerCase() === letter || e.code === `Key${letter.toUpperCase()}`;

addEventListener("keydown", (e) => {
  const target = /** @type {Element} */ (e.target);
  if (!range || e.ctrlKey || e.metaKey || e.altKey || target.closest?.("input, textarea, select, dialog")) return;
  if (e.key === "Escape") {
    const inside = menu.contains(document.activeElement);
    hide();
    if (inside) article.focus({ preventScroll: true });
    return;
  }
  if (menu.contains(target)) walk(e);
  if (choices().letters === "off") return;
  if (pressed(e, "m")) {
    e.preventDefault();
    menu.querySelector("button")?.focus({ preventScroll: true });
  } else if (suggesting && pressed(e, "s")) {
    e.preventDefault();
    void suggest();
  }
});
void styled(new URL("../../css/swatches.css", import.meta.url).href);
void styled(new URL("../../css/suggest.css", import.meta.url).href).then(look);
look();
