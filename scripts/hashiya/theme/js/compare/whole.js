// @ts-check
/** Two texts as wholes: between them a line for each passage that a note joins to one of the other, and the note that is chosen. */
import { make } from "../make.js";
import { fill, words } from "../words.js";
import { step } from "./between.js";
import { copyOf } from "./texts.js";

/** @typedef {{a: HTMLElement, b: HTMLElement, line: SVGGElement}} Join  the words in either pane */

const ui = words.compare,
  SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string>} attributes @param {...Element} children */
function drawn(name, attributes, ...children) {
  const el = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
  el.append(...children);
  return el;
}

/** The first words of each place of a note in a pane that are shown. @param {HTMLElement} pane @param {string} key @returns {HTMLElement[]} */
function wordsIn(pane, key) {
  /** @type {Map<string, HTMLElement>} */ const first = new Map(),
    // of a pane that is put away for the moment all words count
    seen = { visibilityProperty: pane.checkVisibility({ visibilityProperty: true }) };
  for (const mark of /** @type {NodeListOf<HTMLElement>} */ (pane.querySelectorAll(".rd-cmp__m"))) {
    const at = mark.dataset.keys?.split(" ").indexOf(key) ?? -1,
      place = mark.dataset.places?.split(" ")[at] ?? "";
    if (at >= 0 && !first.has(place) && mark.checkVisibility(seen)) first.set(place, mark);
  }
  return [...first.values()];
}

/**
 * The lines between two panes, which follow them as they scroll.
 * @param {HTMLElement[]} panes @param {import("./texts.js").Shared} shared @param {(key: string) => void} choose
 */
export function joinsOf(panes, shared, choose) {
  const svg = /** @type {SVGSVGElement} */ (drawn("svg", { class: "rd-cmp__joins", "aria-hidden": "true" })),
    /** @type {Join[]} */ joins = [];
  for (const [key, note] of shared) {
    const [here, there] = panes.map((pane) => wordsIn(pane, key));
    for (let i = 0; i < Math.max(here.length, there.length) && here.length && there.length; i++) {
      const line = /** @type {SVGGElement} */ (drawn("g", { "data-kind": note.dataset.kind ?? "", "data-key": key }, drawn("path", { class: "rd-cmp__hit" }), drawn("path", {}))),
        title = drawn("title", {});
      title.textContent = note.querySelector(".rd-note__term")?.textContent?.trim() ?? "";
      line.append(title);
      line.addEventListener("click", () => choose(key));
      joins.push({ a: here[Math.min(i, here.length - 1)], b: there[Math.min(i, there.length - 1)], line });
    }
  }
  svg.append(...joins.map(({ line }) => line));
  let asked = 0;
  const draw = () => {
    asked = 0;
    const box = svg.getBoundingClientRect(),
      leftFirst = panes[0].getBoundingClientRect().left < panes[1].getBoundingClientRect().left,
      [x0, x1] = leftFirst ? [0, box.width] : [box.width, 0];
    /** @param {HTMLElement} words */
    const level = (words) => {
      const line = words.getClientRects()[0] ?? words.getBoundingClientRect();
      return line.top + line.height / 2 - box.top;
    };
    const levels = joins.map(({ a, b }) => [level(a), level(b)]);
    for (const [i, [y0, y1]] of levels.entries()) {
      const seen = [y0, y1].some((y) => y > 0 && y < box.height);
      joins[i].line.toggleAttribute("hidden", !seen);
      if (seen) for (const path of joins[i].line.querySelectorAll("path")) path.setAttribute("d", `M${x0} ${y0}C${box.width / 2} ${y0} ${box.width / 2} ${y1} ${x1} ${y1}`);
    }
  };
  const ask = () => (asked ||= requestAnimationFrame(draw));
  for (const pane of panes) pane.addEventListener("scroll", ask, { passive: true });
  new ResizeObserver(ask).observe(svg);
  return svg;
}

/**
 * Where both texts have no room beside one another, one can have all of it.
 * @param {HTMLElement} view whose `data-alone` says which: "here", "there", or none
 */
export function switchOf(view) {
  const choices = [["here", ui.here], ["", ui.both], ["there", ui.there]].map(([value, label]) => {
    const input = make("input", { type: "radio", name: "rd-cmp-alone", value, ...(value ? {} : { checked: "" }) });
    input.addEventListener("change", () => (view.dataset.alone = value));
    return make("label", {}, input, make("span", {}, label));
  });
  return make("fieldset", { class: "rd-cmp__alone" }, make("legend", {}, ui.shown), ...choices);
}

/**
 * What stands over the lines: how many notes join the two, and the one that is chosen.
 * @param {import("./texts.js").Shared} shared @param {string} key
 * @param {{walk: (by: 1|-1) => void, open: () => void, choose: (key: string) => void, alone: HTMLElement}} o
 */
export function chosen(shared, key, { walk, open, choose, alone }) {
  const note = shared.get(key);
  const list = [...shared].map(([each, one]) => {
    const button = make("button", { type: "button", "data-kind": one.dataset.kind ?? "" }, one.querySelector(".rd-note__tag .rd-i")?.cloneNode(true) ?? "", one.querySelector(".rd-note__term")?.textContent?.trim() ?? "");
    if (each === key) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => choose(each));
    return make("li", {}, button);
  });
  const box = make("div", { class: "rd-cmp__chosen" }),
    at = note ? fill(ui.count, { i: [...shared.keys()].indexOf(key) + 1, n: shared.size }) : "";
  if (shared.size)
    box.append(
      make(
        "div",
        { class: "rd-cmp__walk" },
        make("details", { class: "rd-cmp__all" }, make("summary", { class: "rd-cmp__h", "aria-label": fill(ui.joins, { n: at || shared.size }) }, at || fill(ui.joins, { n: shared.size })), make("ol", { class: "rd-cmp__list" }, ...list)),
        step("prev", () => walk(-1)),
        step("next", () => walk(1)),
      ),
    );
  else box.append(make("p", { class: "rd-cmp__h", tabindex: "-1" }, ui.no_joins));
  box.append(alone);
  if (!note) return box;
  const more = make("button", { type: "button", class: "rd-link" }, ui.read_note);
  more.addEventListener("click", open);
  box.append(
    make("div", { class: "rd-cmp__note", "data-kind": note.dataset.kind ?? "", lang: note.lang, dir: note.dir }, make("p", { class: "rd-cmp__tag" }, copyOf(note, ".rd-note__tag") ?? "", " ", copyOf(note, ".rd-note__rel")?.textContent ?? ""), make("h2", { class: "rd-cmp__t", tabindex: "-1" }, ...(copyOf(note, ".rd-note__term")?.childNodes ?? []))),
    more,
  );
  return box;
}
