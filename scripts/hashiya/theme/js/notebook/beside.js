// @ts-check
/**
 * Beside the words: in the gutter of each paragraph a button for what the reader has there, by which keyboard and screen reader come
 * to it; in the margin the private notes, or behind their paragraph where there is no margin.
 *
 * @typedef {import("../place.js").Item} Item
 * @typedef {{id: string, el: HTMLElement, block: HTMLElement, range: Range|null, item: Item|null}} Row
 */
import { inMargin, invite, relayout } from "../layout.js";
import { make } from "../make.js";
import { article, root } from "../notes.js";
import { OWN } from "../place.js";
import { margin } from "../rows.js";
import { fill, number, plural, words } from "../words.js";
import { icon } from "./icon.js";
import { allMarked, markedAt, onMarked } from "./marked.js";
import { openOne, openSeveral } from "./one.js";
import { isLost } from "./words-kept.js";

/** @typedef {import("./marked.js").Marked} Marked */

const ui = words.notebook,
  MOST = 6, // lines of a private note in the margin
  REACH = 300, // px that it may stand from its words, below what editors have to say there
  PULL = 0.3,
  BELOW = 6; // px: a note of the page on the same line comes first

/** By the paragraph that they belong to. @type {Map<HTMLElement, HTMLButtonElement>} */
const buttons = new Map();
/** @type {Map<string, Row>} */
const rows = new Map();

/** The paragraph that an entry belongs to. @param {Marked} one */
const blockOf = ({ places }) => places.find(({ block }) => block)?.block ?? null;
/** Whether some of its words are others now, or gone. @param {Marked} one */
const isReworded = ({ places }) => places.some((place) => place.reworded || isLost(place));

/** Where its words are, from the first line to the last. @param {Marked} one */
function lineOf({ places }) {
  const box = places.find(({ range }) => range)?.range?.getBoundingClientRect();
  return box?.height ? box : undefined;
}

/** @param {Marked} one @param {HTMLElement} at @param {boolean} [write] */
export const open = (one, at, write) => openOne(one.entry, at, { line: lineOf(one), write, reworded: isReworded(one) });

/** What the reader has in a paragraph. @param {HTMLElement} block */
const listOf = (block) => allMarked().filter((one) => blockOf(one) === block);

/** @param {HTMLElement} block @param {Marked[]} list */
const labelOf = (block, list) => fill(ui.here, { what: plural(ui.things, list.length), p: Number(block.dataset.p) || "" });

/** @param {HTMLElement} block */
function press(block) {
  const list = listOf(block),
    at = /** @type {HTMLElement} */ (buttons.get(block));
  if (list.length > 1) openSeveral(list, at, labelOf(block, list));
  else if (list[0]) open(list[0], at);
}

/** The way to what is kept of a paragraph, which focus may return to: its button, or a note that stands for it. @param {HTMLElement|null} block */
export function buttonOf(block) {
  const all = [block && buttons.get(block), ...[...rows.values()].filter((row) => row.block === block).map(({ el }) => el)];
  return all.find((el) => el?.checkVisibility()) ?? null;
}

/** What is in the gutter says of what kind it is: a place, a note, marked words in their colour. @param {HTMLButtonElement} button @param {Marked[]} list */
function fillButton(button, list) {
  const kinds = new Set(list.map(({ entry }) => entry.kind)),
    colour = list.find(({ entry }) => entry.kind === "highlight")?.entry.colour;
  button.replaceChildren(
    ...(kinds.has("bookmark") ? [icon("bookmark")] : []),
    ...(kinds.has("note") ? [icon("pen")] : kinds.has("highlight") && !kinds.has("bookmark") ? [make("span", { class: "rd-swatch", "data-colour": colour ?? "none" })] : []),
    ...(list.length > 1 ? [make("small", { "aria-hidden": "true" }, number(list.length))] : []),
  );
}

function showButtons() {
  const blocks = new Set(allMarked().flatMap((one) => blockOf(one) ?? []));
  for (const [block, button] of buttons)
    if (!blocks.has(block)) {
      button.remove();
      buttons.delete(block);
    }
  for (const block of blocks) {
    const list = listOf(block),
      holder = /** @type {HTMLElement} */ (block.closest(".rd-block"));
    let button = buttons.get(block);
    if (!button) {
      button = make("button", { type: "button", class: "rd-own" });
      button.addEventListener("click", () => press(block));
      buttons.set(block, button);
      holder.append(button);
    }
    button.setAttribute("aria-label", labelOf(block, list));
    button.title = labelOf(block, list);
    button.toggleAttribute("data-told", list.every(({ entry }) => entry.kind === "note" && entry.text));
    fillButton(button, list);
  }
  level();
}

/** Each below the number of its paragraph, also where one block holds several, as a list does. */
function level() {
  const tops = [...buttons].map(([block, button]) => {
    const holder = /** @type {HTMLElement} */ (button.parentElement).getBoundingClientRect(),
      num = block.querySelector(".rd-num")?.getBoundingClientRect();
    // where the next number follows at once, beside this one
    const isShort = num !== undefined && block.getBoundingClientRect().height < num.height + button.offsetHeight - 8;
    return { button, isShort, top: (num ? (isShort ? num.top + 4 : num.bottom) : holder.top) - holder.top };
  });
  for (const { button, isShort, top } of tops) {
    button.toggleAttribute("data-short", isShort);
    button.style.setProperty("--y", `${Math.max(0, top - 4).toFixed(0)}px`);
  }
}

function showRows() {
  const notes = allMarked().filter((one) => one.entry.kind === "note" && one.entry.text && blockOf(one));
  for (const [id, row] of rows)
    if (!notes.some(({ entry }) => entry.id === id)) {
      row.el.remove();
      rows.delete(id);
    }
  for (const one of notes) {
    const { entry, places } = one,
      known = rows.get(entry.id),
      el = known?.el ?? make("button", { type: "button", class: "rd-own-note" });
    if (!known)
      el.addEventListener("click", () => {
        const now = allMarked().find((it) => it.entry.id === entry.id);
        if (now) open(now, el);
      });
    el.replaceChildren(icon("pen"), make("span", { class: "rd-sr" }, `${ui.mine} `), make("span", {}, entry.text ?? ""));
    // the sign stands where the text begins
    el.dir = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(entry.text ?? "") ? "rtl" : "ltr";
    if (entry.colour) el.dataset.colour = entry.colour;
    else delete el.dataset.colour;
    rows.set(entry.id, {
      id: entry.id,
      el,
      block: /** @type {HTMLElement} */ (blockOf(one)),
      range: places.find(({ range }) => range)?.range ?? null,
      item: null,
    });
  }
  put();
}

/** On paper there is no margin. */
let printing = false;
addEventListener("beforeprint", () => {
  printing = true;
  put();
});
addEventListener("afterprint", () => {
  printing = false;
  put();
  relayout();
});

/** Into the margin, or behind the paragraphs. */
function put() {
  const aside = inMargin() && !printing;
  for (const { el, block } of rows.values()) {
    const home = aside ? margin : /** @type {HTMLElement} */ (block.closest(".rd-block"));
    // in the margin the words' button is the way to it, as for the rows of all notes
    el.tabIndex = aside ? -1 : 0;
    el.hidden = aside;
    if (!aside) el.style.translate = "";
    if (el.parentElement !== home) home.append(el);
  }
}

const guest = {
  choose: put,
  /** @param {DOMRect} box of the text @param {number} gap px @param {number} line px @returns {Item[]} */
  items(box, gap, line) {
    put();
    if (printing || root.hasAttribute("data-own-hidden")) return [];
    for (const { el } of rows.values()) {
      el.hidden = false;
      el.style.removeProperty("--lines");
    }
    // from here on nothing is written
    return [...rows.values()].map((row) => {
      const at = row.range?.getClientRects()[0] ?? row.block.getBoundingClientRect();
      const lines = Math.max(1, Math.round(row.el.offsetHeight / line)),
        want = at.top - box.top + Math.min(at.height, 2 * line) / 2 - line / 2 - 2 + BELOW;
      const sizes = [0, ...Array.from({ length: Math.min(MOST, lines) }, (_, i) => (i + 1) * line + gap / 2)];
      row.item = { want, lo: want - REACH, hi: want + REACH, pull: PULL, sizes, least: 1, rank: OWN, on: false, cur: 0, h: 0, top: 0 };
      return row.item;
    });
  },
  /** @param {(el: HTMLElement, item: Item) => void} stand */
  write(stand) {
    if (printing) return;
    for (const { el, item } of rows.values()) {
      el.hidden = !item?.on || root.hasAttribute("data-own-hidden");
      if (!item?.on) continue;
      el.style.setProperty("--lines", String(item.cur));
      stand(el, item);
    }
  },
  leave() {
    for (const row of rows.values()) {
      row.item = null;
      row.el.style.translate = "";
      row.el.style.removeProperty("--lines");
    }
    put();
  },
};
invite(guest);

onMarked(() => {
  showButtons();
  showRows();
  relayout();
});
for (const type of ["rd:layout", "rd:mode", "rd:view"]) article.addEventListener(type, level);

// Marked words themselves open what is kept of them, where no note of the page lies on them.
article.addEventListener("click", (e) => {
  const target = /** @type {Element} */ (e.target);
  if (!target.closest(".rd-text, .rd-tr") || target.closest("a[href], button") || !getSelection()?.isCollapsed) return;
  const [one] = markedAt(e.clientX, e.clientY),
    at = one && buttonOf(blockOf(one));
  if (at) open(one, at);
});
