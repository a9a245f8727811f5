// @ts-check
/** A text of the two that are compared: its head, its paragraphs, and where a note stands in it. */
import { make } from "../make.js";
import { words } from "../words.js";
import { step } from "./between.js";
import { textOf } from "./texts.js";

/** @typedef {{el: HTMLElement, id: string, at: number}} Pane  `id`: its article; `at`: at which of the note's places it stands */

const ui = words.compare;

/** The places of the note in a pane, in the order of the text: each with its parts, and their translation behind them. @param {Pane} pane @param {string} key @returns {HTMLElement[][]} */
export function placesIn(pane, key) {
  /** @type {Map<string, HTMLElement[]>} */ const places = new Map();
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (pane.el.querySelectorAll(".rd-cmp__m"))) {
    const at = mark.dataset.keys?.split(" ").indexOf(key) ?? -1;
    if (at < 0) continue;
    const place = mark.dataset.places?.split(" ")[at] ?? "";
    places.set(place, [...(places.get(place) ?? []), mark]);
  }
  return [...places.values()];
}

/** The words of the note in a pane: by the language of the column that they stand in. @param {HTMLElement[]} marks */
export function byLanguage(marks) {
  /** @type {Map<string, {text: HTMLElement, marks: HTMLElement[]}>} */ const columns = new Map();
  for (const mark of marks) {
    const text = /** @type {HTMLElement} */ (mark.closest(".rd-text, .rd-tr")),
      language = text.closest("[lang]")?.getAttribute("lang") ?? "",
      column = columns.get(language) ?? { text, marks: [] };
    if (column.text === text) column.marks.push(mark);
    columns.set(language, column);
  }
  return columns;
}

/**
 * @param {ParentNode} page the article's @param {string} id @param {string} label
 * @param {{shared: import("./texts.js").Shared, turn: (pane: Pane, by: 1|-1) => void, href?: string, translated: boolean}} o
 *   `turn`: what goes to the note's next place; `href`: of a page that is not this one
 * @returns {Pane}
 */
export function paneOf(page, id, label, { shared, turn, href, translated }) {
  const title = /** @type {HTMLElement} */ (page.querySelector("h1 bdi, h1")),
    name = title.textContent?.trim() ?? "",
    heading = { class: "rd-read", lang: title.lang || document.documentElement.lang };
  const pane = { el: make("section", { class: "rd-cmp__pane", tabindex: "0", "aria-label": `${label}: ${name}` }), id, at: 0 };
  pane.el.append(
    make(
      "p",
      { class: "rd-cmp__head" },
      make("span", {}, label),
      href ? make("a", { href, ...heading }, name) : make("bdi", heading, name),
      make("span", { class: "rd-cmp__places" }, make("span", {}), step("prev", () => turn(pane, -1), ui.place_before), step("next", () => turn(pane, 1), ui.place_after)),
    ),
    textOf(page, shared, translated),
    // on paper: whose text it is, and where
    make("p", { class: "rd-cmp__cited" }, ...(document.importNode(page.querySelector(".rd-printed") ?? make("p"), true).childNodes)),
  );
  return pane;
}
