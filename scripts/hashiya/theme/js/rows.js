// @ts-check
/** The rows of the margin: each says what its note has found, in as many whole lines as there is room for. */
import { body } from "./notes.js";
import { make } from "./float.js";
import { words } from "./words.js";

const MOST = 5;
const ELLIPSIS = 0.7; // of a line's height: the room that an ellipsis takes at the end of a line

export const margin = make("div", { class: "rd-rows", role: "group", "aria-label": words.margin });
body.append(margin);

/** @typedef {import("./notes.js").Note} Note */
/** @typedef {{el: HTMLElement, full: Node, lines: number, shown: number}} Part  `lines` when whole; `shown`: how many now, 0 = all */
/** @typedef {{note: Note, el: HTMLElement, title: Part, text: Part, sizes: number[]}} Row */

/** @param {HTMLElement} el @returns {Part} */
const part = (el) => ({ el, full: el.cloneNode(true), lines: 0, shown: 0 });

/** @param {Node} of */
function textsOf(of) {
  const walker = document.createTreeWalker(of, NodeFilter.SHOW_TEXT),
    found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found;
}

/** What a note is called, without its name in the other language. @param {Note} n */
export function nameOf(n) {
  const term = n.el.querySelector(".rd-note__term")?.cloneNode(true);
  if (!(term instanceof HTMLElement)) return make("span");
  for (const other of term.querySelectorAll(".rd-note__src")) other.remove();
  return term;
}

/** The verdict, or how the passages differ: what a note says before anything else. @param {Note} n */
export const headOf = (n) =>
  n.el.querySelector(".rd-note__v")?.textContent ??
  /** @type {HTMLElement|null} */ (n.el.querySelector(".rd-note__rel"))?.dataset.head ??
  "";

/** @param {Note} n */
export const iconOf = (n) => n.el.querySelector(".rd-note__tag .rd-i")?.cloneNode(true) ?? "";

/** What the note has found, as plain text of its language; links and ids stay in the note. @param {Note} n */
function substanceOf(n) {
  const lead = /** @type {HTMLElement|null} */ (n.el.querySelector(".rd-note__short, .rd-note__lead"));
  const language = lead?.closest("[lang]")?.getAttribute("lang") ?? n.el.lang;
  const inner = make("span", { lang: language, dir: lead?.closest("[dir]")?.getAttribute("dir") ?? n.el.dir });
  const copy = /** @type {HTMLElement|undefined} */ (lead?.cloneNode(true));
  copy?.querySelector(":scope > b")?.remove();
  for (const link of copy?.querySelectorAll("a") ?? []) link.replaceWith(...link.childNodes);
  for (const each of copy?.querySelectorAll("[id]") ?? []) each.removeAttribute("id");
  inner.append(...(copy?.childNodes ?? []));
  const first = textsOf(inner)[0];
  // "The speaker differs: ..." says what the head of the row says already
  if (first && n.el.querySelector(".rd-note__rel[data-differs]"))
    first.data = first.data.replace(new RegExp(`^\\s*[^:]{0,40}${words.differ}[^:]{0,40}:\\s*(\\S)`, "iu"), (_, letter) => letter.toUpperCase());
  return inner;
}

/** @param {Note} n @returns {Row} */
export function makeRow(n) {
  const named = n.kind === "term",
    name = nameOf(n).textContent?.trim() ?? "";
  const head = () => make("b", {}, named ? name : headOf(n));
  const title = make("span", { class: "rd-row__t" }, head(), named ? "" : ` ${name}`);
  const text = make("span", { class: "rd-row__s" }, head(), " ", substanceOf(n));
  const row = make(
    "a",
    { class: "rd-row", href: `#${n.id}`, "data-kind": n.kind, tabindex: "-1" },
    iconOf(n),
    title,
    text,
  );
  if (n.el.dataset.verdict) row.dataset.verdict = n.el.dataset.verdict;
  row.hidden = true;
  margin.append(row);
  return { note: n, el: row, title: part(title), text: part(text), sizes: [] };
}

/** @param {Part} part @param {Node} content @param {number} shown */
function write(part, content, shown) {
  part.shown = shown;
  part.el.replaceChildren(...content.childNodes);
}

/** Make rows whole, to be measured. @param {Row[]} rows */
export function uncut(rows) {
  for (const { el, title, text } of rows) {
    el.hidden = false;
    for (const each of [title, text]) if (each.shown) write(each, each.full.cloneNode(true), 0);
  }
}

/** How high each row is with 1, 2, … lines. Reads only. @param {Row[]} rows */
export function measureRows(rows) {
  if (!rows.length) return;
  const style = getComputedStyle(rows[0].el),
    line = parseFloat(style.lineHeight),
    pad = parseFloat(style.paddingBlockStart) + parseFloat(style.paddingBlockEnd);
  for (const row of rows) {
    for (const each of [row.title, row.text]) each.lines = Math.max(1, Math.round(each.el.offsetHeight / line));
    row.sizes = [0, ...Array.from({ length: Math.min(row.text.lines, MOST) }, (_, i) => (i + 1) * line + pad)];
  }
}

/** @typedef {{node: number, at: number}} Cut  behind a word: the number of its text node, and an offset into it */

/**
 * Where the first lines of a text end, after a whole word, with room for an ellipsis. Reads only.
 * @param {Part} part @param {number} lines @param {number} line px @returns {Cut|undefined}
 */
export function cutOf({ el }, lines, line) {
  const box = el.getBoundingClientRect(),
    range = document.createRange(),
    texts = textsOf(el);
  const ends = texts.flatMap((text, node) =>
    [...text.data.matchAll(/\S+/gu)].map((word) => ({ node, from: word.index, at: word.index + word[0].length })),
  );
  const rectsOf = (/** @type {typeof ends[0]} */ word) => {
    range.setStart(texts[word.node], word.from);
    range.setEnd(texts[word.node], word.at);
    return [...range.getClientRects()];
  };
  const lineOf = (/** @type {DOMRect} */ r) => Math.floor((r.top + r.height / 2 - box.top) / line);
  // words stand in the order of the lines: halve until the last one of the last line is found
  let low = 0,
    high = ends.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1,
      rect = rectsOf(ends[middle])[0];
    if (rect && lineOf(rect) < lines) low = middle;
    else high = middle - 1;
  }
  for (let i = low; i > 0; i--) {
    const rects = rectsOf(ends[i]);
    // a word that runs over two lines, such as 27–28, ends neither
    if (!rects.length || rects.some((r) => lineOf(r) >= lines || lineOf(r) !== lineOf(rects[0]))) continue;
    if (lineOf(rects[0]) < lines - 1) return ends[i];
    const rtl = getComputedStyle(/** @type {Element} */ (texts[ends[i].node].parentElement)).direction === "rtl";
    const room = rtl
      ? Math.min(...rects.map((r) => r.left)) - box.left
      : box.right - Math.max(...rects.map((r) => r.right));
    if (room > line * ELLIPSIS) return ends[i];
  }
  return undefined;
}

/** Show the first lines of a text, as `cutOf` found their end. @param {Part} part @param {Cut} cut @param {number} lines */
export function cutAt(part, cut, lines) {
  const copy = part.full.cloneNode(true),
    node = textsOf(copy)[cut.node],
    range = document.createRange();
  node.data = node.data.slice(0, cut.at).replace(/[.،,;:؛–-]+$/u, "");
  range.setStartAfter(node);
  range.setEndAfter(/** @type {Node} */ (copy.lastChild));
  range.deleteContents();
  /** @type {Element} */ (node.parentNode ?? copy).append("…");
  write(part, copy, lines);
}
