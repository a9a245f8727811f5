// @ts-check
/**
 * The margin: what weighs most speaks at its words, the terms of a stretch of text run on in one line, the rest is counted there.
 * Nothing stands far from its words and the column never outgrows the text: what finds no room is folded, not pushed down.
 */
import { article, body, firstLine, layers, notes, root, visible } from "./notes.js";
import { compose } from "./place.js";
import { GAP, OVERHANG, SPREAD, isBrief, isLoud, pullOf, roomIn } from "./room.js";
import { cutOf, makeRow, margin, measureRows, say } from "./rows.js";
import { dropLine, fillLine, isLineOf, makeLine, measureLine } from "./lines.js";

/** @typedef {import("./notes.js").Note} Note */
/** @typedef {import("./place.js").Item} Item */
/** @typedef {import("./lines.js").Line & {item: Item}} Run */

/** What else stands there: the author's footnotes, where the text has any, and what the reader wrote. @typedef {{choose(gap: number): void, items(box: DOMRect, gap: number, line: number): Item[], write(put: (el: HTMLElement, item: Item) => void): void, leave(): void}} Guest */
/** @type {Guest[]} */
const guests = body.querySelector(".rd-block--foot") ? [await import("./feet.js")] : [];
/** Let something else stand in the margin from the next layout on. @param {Guest} guest */
export const invite = (guest) => void guests.push(guest);
const ROUNDS = 4;
const wide = matchMedia("(min-width: 60em)");

/** @returns {boolean} whether the notes stand in the margin */
export const inMargin = () => wide.matches && root.dataset.column !== "off";

/** @type {Map<string, import("./rows.js").Row>} */
const made = new Map();
/** @type {Run[]} */
let runs = [];
/** What the measured sizes hold for: a width, a font, a size. */
let measured = "";
/** Notes that show their substance in the margin now, by id. @type {Map<string, HTMLElement>} */
export const speaking = new Map();

/** What stands in the margin now, and from where to where, px. @type {{el: HTMLElement, top: number, end: number}[]} */
export const standing = [];

/** Does the margin show the substance of a note where the reader sees it? @param {Note} n */
export function inSight(n) {
  const el = speaking.get(n.id),
    row = el?.getBoundingClientRect();
  return row !== undefined && row.bottom > 64 && row.top < innerHeight - 20 && !el?.hasAttribute("data-covered");
}

/** What holds the notes of a paragraph in the flow. */
export const groupsOf = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (body.querySelectorAll("details.rd-notes"));

/** The row of a note, where one is shown. @param {Note} n */
export const rowOf = (n) => {
  const el = made.get(n.id)?.el;
  return el && !el.hidden ? el : null;
};

/** Notes of a paragraph in stretches that one run-on line can serve. @param {Note[]} list @returns {Note[][]} */
function stretches(list) {
  /** @type {Note[][]} */ const found = [];
  for (const n of list) {
    const last = found.at(-1);
    if (last && last[0].el.parentElement === n.el.parentElement && n.want - last[0].want <= SPREAD) last.push(n);
    else found.push([n]);
  }
  return found;
}

/** Undo what the margin wrote: the notes go back into the flow. */
function leaveMargin() {
  delete article.dataset.layout;
  body.style.minBlockSize = "";
  margin.hidden = true;
  for (const n of notes) n.el.style.translate = "";
  for (const guest of guests) guest.leave();
  for (const group of groupsOf()) group.open = false;
  article.dispatchEvent(new Event("rd:mode"));
}

function enterMargin() {
  article.dataset.layout = "margin";
  for (const group of groupsOf()) group.open = true;
  margin.hidden = false;
  article.dispatchEvent(new Event("rd:mode"));
}

/**
 * The items of the rows that are shown: where each wants to stand and may.
 * @param {Note} note @param {number} reach px @param {boolean} all every note is shown @param {boolean} one a single kind is
 * @returns {Item}
 */
function rowItem(note, reach, all, one) {
  const sizes = made.get(note.id)?.sizes ?? [0];
  return {
    want: note.want,
    lo: note.want - reach,
    hi: note.want + reach,
    pull: pullOf(note.rank),
    sizes: isBrief(note.rank) && !one ? sizes.slice(0, 2) : sizes,
    least: isLoud(note.rank) && !all ? 2 : 1,
    rank: note.rank,
    on: false,
    cur: 0,
    h: 0,
    top: 0,
  };
}

/** The item of a run-on line: within reach of its first name and of its last. @param {import("./lines.js").Line} run @param {number} reach px @param {number} line px @returns {Item} */
function lineItem(run, reach, line) {
  const of = run.terms.length ? run.terms : run.pool,
    first = of[0].want,
    last = of[of.length - 1].want,
    lo = Math.max(0, last - reach),
    hi = Math.max(lo, first + reach);
  return {
    want: Math.max(lo, Math.min(hi, last + 1)),
    lo,
    hi,
    pull: pullOf(0),
    sizes: [0, ...Array.from({ length: Math.max(1, run.upTo.length - 1) }, (_, k) => (k + 1) * line + 2)],
    least: 1,
    rank: 0,
    on: false,
    cur: 0,
    h: 0,
    top: 0,
  };
}

/** The run-on lines of these notes: those that stand already where their notes are the same. @param {Note[]} list @param {(n: Note) => boolean} asRow */
function linesOf(list, asRow) {
  const old = new Map(runs.map((run) => [run.pool[0], run]));
  const lines = stretches(list).map((pool) => {
    const terms = pool.filter((n) => !asRow(n)),
      was = old.get(pool[0]);
    return was && isLineOf(was, terms, pool) ? was : makeLine(terms, pool);
  });
  for (const run of runs) if (!lines.includes(run)) dropLine(run);
  return lines;
}

/** Compose the margin anew. @param {boolean} [anew] measure all rows again, whatever is known of them */
export function layout(anew = false) {
  if (!inMargin()) {
    if (article.dataset.layout) leaveMargin();
    return;
  }
  if (!article.dataset.layout) enterMargin();
  const on = layers(),
    view = on.length === 1 ? "one" : root.dataset.view === "all" ? "all" : "quiet",
    asRow = (/** @type {Note} */ n) => !n.named || view === "one",
    list = visible().filter((n) => n.marks[0]),
    rowNotes = list.filter(asRow);

  // Write what is missing; then read everything; then compose, and write once.
  for (const n of rowNotes) if (!made.has(n.id)) made.set(n.id, makeRow(n));
  const rows = rowNotes.map((n) => /** @type {import("./rows.js").Row} */ (made.get(n.id)));
  const style = getComputedStyle(margin),
    state = `${style.inlineSize} ${style.font} ${document.fonts.status}`,
    line = parseFloat(style.lineHeight);
  if (anew || state !== measured) for (const guest of guests) guest.choose(GAP);
  const box = body.getBoundingClientRect();
  if (anew || state !== measured) for (const row of made.values()) row.sizes = [];
  measured = state;
  for (const n of list) {
    const words = firstLine(n);
    n.want = words.top - box.top + words.height / 2 - line / 2 - 2;
  }
  // a translation may say first what its text says last
  for (const each of [list, rowNotes]) each.sort((a, b) => a.want - b.want);
  measureRows(rows.filter((row) => !row.sizes.length));
  const text = [...body.querySelectorAll(".rd-block:not([data-aside])")].at(-1)?.getBoundingClientRect();
  const ceiling = (text ? text.bottom - box.top : box.height) + OVERHANG;

  const { reach, near, plan } = roomIn(view);
  const theirs = guests.flatMap((guest) => guest.items(box, GAP, line));
  const items = new Map(rowNotes.map((n) => [n.id, rowItem(n, reach, view === "all", view === "one")]));
  runs = linesOf(list, asRow).map((run) => {
    measureLine(run, line);
    return Object.assign(run, { item: lineItem(run, reach, line) });
  });
  const folded = (/** @type {Run} */ run) => run.pool.filter((n) => items.get(n.id)?.on === false);
  const place = (/** @type {Run[]} */ kept) => {
    for (const { item } of runs) item.on = false;
    compose([...theirs, ...items.values(), ...kept.map((run) => run.item)], { gap: GAP, floor: 0, ceiling, near, plan });
  };
  // A line that would have nothing to say makes room, and comes back where a note is folded for want of it.
  let kept = runs,
    settled = false;
  for (let round = 0; round < ROUNDS && !settled; round++) {
    place(kept);
    const needed = runs.filter((run) => run.terms.length || folded(run).length);
    settled = needed.every((run) => kept.includes(run)) && (round > 0 || needed.length === kept.length);
    if (!settled) kept = round ? runs.filter((run) => kept.includes(run) || needed.includes(run)) : needed;
  }
  if (!settled) place(runs);
  const end = write(rows, items, line, folded);
  if (body.style.minBlockSize !== `${end}px`) body.style.minBlockSize = `${end}px`;
  article.dispatchEvent(new Event("rd:layout"));
}

/**
 * Find where the texts of the rows end, then write what was composed. @param {import("./rows.js").Row[]} rows @param {Map<string, Item>} items @param {number} line px
 * @param {(run: Run) => Note[]} folded @returns {number} where the lowest ends, px
 */
function write(rows, items, line, folded) {
  speaking.clear();
  standing.length = 0;
  const shown = rows.flatMap((row) => {
    const item = items.get(row.note.id);
    if (!item?.on) return [];
    const brief = item.cur === 1 && !row.note.named && (row.text.lines > 1 || isBrief(row.note.rank)),
      form = /** @type {"title"|"text"} */ (brief ? "title" : "text"),
      part = row[form];
    return [{ row, item, form, cut: item.cur < part.lines ? cutOf(part, item.cur, line) : undefined }];
  });
  // From here on nothing is read.
  const stand = new Set(shown.map(({ row }) => row));
  for (const row of made.values()) if (!stand.has(row)) row.el.hidden = true;
  /** @param {HTMLElement} el @param {Item} item */
  const put = (el, { top, h }) => {
    el.style.translate = `0 ${top.toFixed(1)}px`;
    standing.push({ el, top, end: top + h });
  };
  for (const { row, item, form, cut } of shown) {
    say(row, form, cut);
    row.el.hidden = false;
    row.el.dataset.lines = String(item.cur);
    if (form === "text") speaking.set(row.note.id, row.el);
    put(row.el, item);
  }
  for (const guest of guests) guest.write(put);
  for (const run of runs) {
    fillLine(run, run.item.on ? (run.upTo[run.item.cur] ?? 0) : 0, run.item.on ? folded(run) : []);
    if (run.item.on) put(run.el, run.item);
  }
  return Math.ceil(Math.max(0, ...standing.map(({ end }) => end)));
}

let queued = 0;
/** Lay out before the next paint; many calls make one. */
export function relayout() {
  cancelAnimationFrame(queued);
  queued = requestAnimationFrame(() => layout());
}

/** Lay out from now on whenever the text, the fonts or the window change. */
export function watch() {
  layout();
  wide.addEventListener("change", relayout);
  let size = "";
  new ResizeObserver(() => {
    // our own minimum height changes the box too: only a new width or a new text is news
    const now = `${body.offsetWidth} ${[...body.querySelectorAll(".rd-block")].reduce((sum, el) => sum + /** @type {HTMLElement} */ (el).offsetHeight, 0)}`;
    if (now !== size) {
      size = now;
      relayout();
    }
  }).observe(body);
  document.fonts.addEventListener("loadingdone", relayout);
  if (inMargin()) document.fonts.ready.then(() => layout());
}
