// @ts-check
/** The run-on line of a stretch of text: its terms one after the other, and a counter for what found no room there. */
import { make } from "./make.js";
import { gauged, headOf, iconOf, margin, nameOf } from "./rows.js";
import { number, plural, words } from "./words.js";

const MOST = 3;
const COUNTER = 2; // of a line's height: the room that a counter takes

/** @typedef {import("./notes.js").Note} Note */
/** @typedef {{el: HTMLElement, terms: Note[], names: HTMLElement[], plus: HTMLButtonElement, list: HTMLElement, whole: HTMLElement, pool: Note[], upTo: number[], said: string}} Line
 *   `whole`: all of it, to be measured; `pool`: all notes of the stretch; `upTo[n]`: how many names n rows hold */

/** @param {Note[]} terms @param {Note[]} pool all notes of the stretch @returns {Line} */
export function makeLine(terms, pool) {
  const names = terms.map((n) => {
    const term = nameOf(n);
    for (const small of term.querySelectorAll("small")) small.remove();
    const link = make("a", { href: `#${n.id}`, "data-kind": n.kind, tabindex: "-1" });
    link.append(...term.childNodes);
    if (link.lastChild instanceof Text) link.lastChild.data = link.lastChild.data.trimEnd();
    return link;
  });
  const list = make("ul", { class: "rd-line__list", hidden: "" });
  // out of the tab order: whatever is folded here has its words in the text, which are in it
  const plus = make("button", { type: "button", class: "rd-line__more", "aria-expanded": "false", tabindex: "-1" });
  const strung = make("div", { class: "rd-strung" });
  if (terms.length) strung.append(make("b", {}, words.glossary), " ");
  for (const name of names) strung.append(make("span", {}, name), " ");
  const whole = gauged(make("div", {}, strung.cloneNode(true)));
  for (const link of whole.querySelectorAll("a")) link.removeAttribute("href");
  strung.append(plus);
  const el = make("div", { class: "rd-line" }, strung, list);
  plus.addEventListener("click", (e) => {
    e.stopPropagation();
    const open = Boolean(list.hidden);
    closeLists(plus);
    list.hidden = !open;
    plus.setAttribute("aria-expanded", String(open));
    el.toggleAttribute("data-open", open);
  });
  margin.append(el);
  return { el, terms, names, plus, list, whole, pool, upTo: [0], said: "" };
}

/** Fold the lists that are open. @param {Element} [but] the counter whose list may stay */
export function closeLists(but) {
  let closed = false;
  for (const line of margin.querySelectorAll(".rd-line[data-open]")) {
    const plus = line.querySelector(".rd-line__more");
    if (plus === but) continue;
    plus?.setAttribute("aria-expanded", "false");
    line.querySelector(".rd-line__list")?.setAttribute("hidden", "");
    line.removeAttribute("data-open");
    closed = true;
  }
  return closed;
}

/** How many names stand on 1, 2, 3 rows, a counter behind them. Reads only. @param {Line} run @param {number} line px */
export function measureLine(run, line) {
  if (!run.names.length) {
    run.upTo = [0, 0];
    return;
  }
  const box = run.whole.getBoundingClientRect(),
    rtl = getComputedStyle(run.whole).direction === "rtl";
  const ends = [...run.whole.querySelectorAll(".rd-strung > span")].map((name) => {
    const last = [...name.getClientRects()].at(-1) ?? box,
      left = rtl ? last.left - box.left : box.right - last.right;
    // a counter that finds no room behind the name begins a row
    return Math.floor((last.top + last.height / 2 - box.top) / line) + (left < COUNTER * line ? 2 : 1);
  });
  run.upTo = [0];
  for (let rows = 1; rows <= MOST; rows++) {
    const k = ends.findIndex((row) => row > rows);
    run.upTo.push(k < 0 ? ends.length : k);
    if (k < 0) break;
  }
}

/** Is it the line of these notes? @param {Line} run @param {Note[]} terms @param {Note[]} pool */
export const isLineOf = (run, terms, pool) =>
  run.terms.length === terms.length && run.pool.length === pool.length && run.pool.every((n, i) => n === pool[i]);

/** @param {Line} run */
export function dropLine(run) {
  run.el.remove();
  run.whole.remove();
}

/** Show so many names; the rest and what found no row stand behind the counter. @param {Line} run @param {number} count @param {Note[]} folded */
export function fillLine(run, count, folded) {
  const { el, terms, names, plus, list } = run,
    said = `${count} ${folded.map((n) => n.id).join(" ")}`;
  if (said === run.said) return;
  run.said = said;
  for (const [i, { parentElement: name }] of names.entries()) name?.toggleAttribute("hidden", i >= count);
  const hidden = [...folded, ...terms.slice(count)];
  el.hidden = !count && !hidden.length;
  plus.hidden = !hidden.length;
  list.hidden = true;
  el.removeAttribute("data-open");
  plus.setAttribute("aria-expanded", "false");
  if (!hidden.length) {
    list.replaceChildren();
    return;
  }
  const label = plural(words.more, hidden.length);
  plus.textContent = terms.length ? `+${number(hidden.length)}` : label;
  plus.setAttribute("aria-label", label);
  plus.title = label;
  list.replaceChildren(
    ...hidden.map((n) => {
      const said = headOf(n);
      const link = make(
        "a",
        { href: `#${n.id}`, "data-kind": n.kind, tabindex: "-1" },
        iconOf(n),
        said ? make("b", {}, said) : "",
        " ",
        nameOf(n).textContent?.trim() ?? "",
      );
      if (n.el.dataset.verdict) link.dataset.verdict = n.el.dataset.verdict;
      return make("li", {}, link);
    }),
  );
}
