// @ts-check
/** The run-on line of a stretch of text: its terms one after the other, and a counter for what found no room there. */
import { make } from "./float.js";
import { headOf, iconOf, margin, nameOf } from "./rows.js";
import { number, plural, words } from "./words.js";

const MOST = 3;
/** px: around a name, its separator; behind the label; the counter. */
const SEPARATOR = 14,
  BEHIND_LABEL = 7,
  COUNTER = 30,
  RAGGED = 44;

/** @typedef {import("./notes.js").Note} Note */
/** @typedef {{el: HTMLElement, terms: Note[], names: HTMLElement[], plus: HTMLButtonElement, list: HTMLElement, pool: Note[], upTo: number[]}} Line
 *   `pool`: all notes of the stretch; `upTo[n]`: how many names n rows hold */

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
  const el = make("div", { class: "rd-line" });
  if (terms.length) el.append(make("b", {}, words.glossary), " ");
  for (const name of names) el.append(make("span", {}, name), " ");
  el.append(plus, list);
  plus.addEventListener("click", (e) => {
    e.stopPropagation();
    const open = list.hidden;
    closeLists(plus);
    list.hidden = !open;
    plus.setAttribute("aria-expanded", String(open));
  });
  margin.append(el);
  return { el, terms, names, plus, list, pool, upTo: [0] };
}

/** Fold the lists that are open. @param {Element} [but] the counter whose list may stay */
export function closeLists(but) {
  let closed = false;
  for (const plus of margin.querySelectorAll(".rd-line__more[aria-expanded=true]"))
    if (plus !== but) {
      plus.setAttribute("aria-expanded", "false");
      /** @type {HTMLElement} */ (plus.nextElementSibling).hidden = true;
      closed = true;
    }
  return closed;
}

/** About how many names stand on 1, 2, 3 rows, the counter among them. Reads only. @param {Line} line @param {number} width */
export function measureLine(line, width) {
  const widths = line.names.map((name) => /** @type {HTMLElement} */ (name.parentElement).offsetWidth + SEPARATOR);
  const label = widths.length ? /** @type {HTMLElement} */ (line.el.firstElementChild).offsetWidth + BEHIND_LABEL : 0;
  line.upTo = [0];
  for (let rows = 1; rows <= MOST; rows++) {
    let used = label,
      k = 0;
    // a row breaks between words: some of it stays empty
    while (k < widths.length && used + widths[k] + COUNTER <= rows * (width - RAGGED)) used += widths[k++];
    line.upTo.push(k);
    if (k === widths.length) break;
  }
}

/** Show so many names; the rest and what found no row stand behind the counter. @param {Line} line @param {number} count @param {Note[]} folded */
export function fillLine({ el, terms, names, plus, list }, count, folded) {
  for (const [i, { parentElement: name }] of names.entries()) {
    name?.toggleAttribute("hidden", i >= count);
    name?.toggleAttribute("data-more", i < count - 1);
  }
  const hidden = [...folded, ...terms.slice(count)];
  el.hidden = !count && !hidden.length;
  plus.hidden = !hidden.length;
  list.hidden = true;
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
