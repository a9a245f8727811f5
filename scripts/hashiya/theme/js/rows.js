// @ts-check
/**
 * The rows of the margin: each says what its note has found, in as many whole lines as there is room for.
 * What a row could say stands whole in a gauge that nobody sees: measuring only reads it, and shown rows are written once.
 */
import { body } from "./notes.js";
import { make } from "./make.js";
import { isBrief } from "./room.js";
import { words } from "./words.js";

const MOST = 5;
const ENOUGH = 480; // characters: more than the most lines of the widest column hold in the smallest letters
const TWO_LINES = 1.6; // of a line's height: what is higher stands on two
const ELLIPSIS = 0.7; // of a line's height: the room that an ellipsis takes at the end of a line

export const margin = make("div", { class: "rd-rows", role: "group", "aria-label": words.margin });
const gauge = make("div", { class: "rd-gauge", "aria-hidden": "true" });
margin.append(gauge);
body.append(margin);

/** @typedef {import("./notes.js").Note} Note */
/** @typedef {{node: number, at: number}} Cut  behind a word: the number of its text node, and an offset into it */
/** @typedef {{whole: HTMLElement, more: boolean, lines: number, cuts: Map<number, Cut|undefined>, texts: Text[], words: (Cut & {from: number})[], rtl: boolean}} Part
 *   `more`: the note says more than this; `cuts`: where its first lines end; `texts`, `words`: what it is made of, once it was asked for */
/** @typedef {{note: Note, el: HTMLElement, says: HTMLElement, said: string, title: Part, text: Part, sizes: number[]}} Row  `said`: which words it shows */

/** Put what is to be measured where nobody sees it. @template {HTMLElement} T @param {T} el @returns {T} */
export function gauged(el) {
  gauge.append(el);
  return el;
}

/** @param {HTMLElement} whole @param {boolean} [more] @returns {Part} */
const part = (whole, more = false) => ({ whole, more, lines: 0, cuts: new Map(), texts: [], words: [], rtl: false });

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
    first.data = first.data.replace(new RegExp(`^\\s*[^:]{0,40}${words.differ}[^:]{0,40}:\\s*(\\S?)`, "iu"), (_, letter) => letter.toUpperCase());
  return inner;
}

/** Leave out what stands behind a place. @param {Node} root @param {Text} node @param {number} at */
function endAt(root, node, at) {
  const range = document.createRange();
  node.data = node.data.slice(0, at);
  range.setStartAfter(node);
  range.setEndAfter(/** @type {Node} */ (root.lastChild));
  range.deleteContents();
}

/** Keep as much as a row can ever show. @param {HTMLElement} el @returns {boolean} whether there was more */
function shorten(el) {
  let before = 0;
  for (const text of textsOf(el)) {
    if (before + text.length > ENOUGH) {
      endAt(el, text, text.data.lastIndexOf(" ", ENOUGH - before) + 1);
      return true;
    }
    before += text.length;
  }
  return false;
}

/** @param {Note} n @returns {Row} */
export function makeRow(n) {
  const named = n.named,
    name = nameOf(n).textContent?.trim() ?? "",
    substance = substanceOf(n),
    more = shorten(substance);
  const head = () => make("b", {}, named ? name : headOf(n));
  const title = make("span", {}, head(), named ? "" : ` ${name}`);
  const text = make("span", {}, head(), " ", substance);
  const whole = make("div", { class: "rd-whole", "data-kind": n.kind }, title, text),
    says = make("span");
  const row = make("a", { class: "rd-row", href: `#${n.id}`, "data-kind": n.kind, tabindex: "-1" }, iconOf(n), says);
  if (n.el.dataset.verdict) row.dataset.verdict = whole.dataset.verdict = n.el.dataset.verdict;
  // accurate, or about a detail: it says so quietly
  if (isBrief(n.rank)) row.dataset.brief = whole.dataset.brief = "";
  row.hidden = true;
  margin.append(row);
  gauged(whole);
  return { note: n, el: row, says, said: "", title: part(title), text: part(text, more), sizes: [] };
}

/** How high each row is with 1, 2, … lines. Reads only. @param {Row[]} rows */
export function measureRows(rows) {
  if (!rows.length) return;
  const style = getComputedStyle(/** @type {Element} */ (rows[0].text.whole.parentElement)),
    line = parseFloat(style.lineHeight),
    pad = parseFloat(style.paddingBlockStart) + parseFloat(style.paddingBlockEnd);
  for (const row of rows) {
    for (const each of [row.title, row.text]) {
      each.lines = Math.max(1, Math.round(each.whole.offsetHeight / line), each.more ? MOST + 1 : 0);
      each.cuts.clear();
    }
    row.sizes = [0, ...Array.from({ length: Math.min(row.text.lines, MOST) }, (_, i) => (i + 1) * line + pad)];
  }
}

/**
 * Where the first lines of a text end, after a whole word, with room for an ellipsis. Reads only.
 * @param {Part} part @param {number} lines @param {number} line px @returns {Cut|undefined}
 */
export function cutOf(part, lines, line) {
  if (!part.cuts.has(lines)) part.cuts.set(lines, endOf(part, lines, line));
  return part.cuts.get(lines);
}

/** Find the words of a text, once. @param {Part} part */
function takeApart(part) {
  part.texts = textsOf(part.whole);
  part.rtl = part.texts[0].parentElement?.closest("[dir]")?.getAttribute("dir") === "rtl";
  for (const [node, { data }] of part.texts.entries())
    for (const { index, 0: word } of data.matchAll(/\S+/gu)) part.words.push({ node, from: index, at: index + word.length });
}

const range = document.createRange();

/** @param {Part} part @param {number} lines @param {number} line px @returns {Cut|undefined} */
function endOf(part, lines, line) {
  if (!part.texts.length) takeApart(part);
  const box = part.whole.getBoundingClientRect(),
    { texts, words: ends, rtl } = part;
  /** @type {Map<number, DOMRect>} */ const known = new Map();
  /** Where a word is; one that runs over two lines, such as 27–28, is higher than a line. @param {number} i */
  const boxOf = (i) => {
    let found = known.get(i);
    if (!found) {
      range.setStart(texts[ends[i].node], ends[i].from);
      range.setEnd(texts[ends[i].node], ends[i].at);
      known.set(i, (found = range.getBoundingClientRect()));
    }
    return found;
  };
  const lineOf = (/** @type {DOMRect} */ r) => Math.floor((r.top + Math.min(r.height, line) / 2 - box.top) / line);
  /** What a word leaves of its line, px. @param {DOMRect} r */
  const left = (r) => (rtl ? r.left - box.left : box.right - r.right);
  // Words stand in the order of the lines: the last one of the last line is looked for where it would be were all words equally
  // long, then where the one found there says.
  const perLine = ends.length / Math.max(1, Math.round(box.height / line));
  let low = 0,
    high = ends.length - 1,
    guess = Math.round(perLine * lines);
  for (let step = 0; low < high; step++) {
    const middle = step < 6 ? Math.min(high, Math.max(low + 1, guess)) : (low + high + 1) >> 1,
      word = boxOf(middle),
      beyond = lineOf(word) - lines + 1;
    if (beyond <= 0) low = middle;
    else high = middle - 1;
    guess = middle + Math.round((left(word) / box.width - beyond) * perLine);
  }
  for (let i = low; i > 0; i--) {
    const word = boxOf(i),
      there = lineOf(word);
    if (!word.height || word.height > line * TWO_LINES || there >= lines) continue;
    if (there < lines - 1 || left(word) > line * ELLIPSIS) return ends[i];
  }
  return undefined;
}

/**
 * Show a text: whole, or its first lines as `cutOf` found their end. Writes only, and only what is new.
 * @param {Row} row @param {"title"|"text"} form @param {Cut|undefined} cut
 */
export function say(row, form, cut) {
  const said = `${form} ${cut?.node} ${cut?.at}`;
  if (said === row.said) return;
  const copy = row[form].whole.cloneNode(true);
  if (cut) {
    const node = textsOf(copy)[cut.node];
    endAt(copy, node, cut.at);
    node.data = node.data.replace(/[.،,;:؛–-]+$/u, "");
    /** @type {Element} */ (node.parentNode ?? copy).append("…");
  }
  row.said = said;
  row.el.dataset.form = form;
  row.says.replaceChildren(...copy.childNodes);
}
