// @ts-check
/** What the menu of selected words does for the notebook: highlight them, write a note on them, set a bookmark at them. */
import { article, root } from "../notes.js";
import { leafAt, leavesIn } from "../selected/leaves.js";
import { paragraphOf } from "../suggest/column.js";
import { cited, say, words } from "../words.js";
import { buttonOf } from "./beside.js";
import { PAGE, allMarked, drawMarked, knownHere } from "./marked.js";
import { openOne } from "./one.js";
import { begun, keep, letGo } from "./store.js";
import { offerUndo, tellFailed } from "./toast.js";
import { targetsOf } from "./words-kept.js";
import "./lost.js";

/** @typedef {import("./store.js").Entry} Entry @typedef {import("./store.js").Colour} Colour @typedef {import("./store.js").Target} Target */

const ui = words.notebook;
/** Words of a bookmark: enough to know its place again. */
const ENOUGH = 8;

/** @param {Target[]} one @param {Target[]} other whether they are the same words */
const isSame = (one, other) =>
  one.length === other.length && one.every((it, i) => it.quote === other[i].quote && it.paragraph === other[i].paragraph && it.prefix === other[i].prefix);

/** @param {Entry["kind"]} kind @param {Target[]} on @param {Partial<Entry>} [more] @returns {Entry} */
const entry = (kind, on, more) => ({ ...begun(), kind, article: cited?.id ?? "", page: PAGE, on, ...more });

/** The paragraph in which a selection begins. @param {Range} range */
const paragraphIn = (range) => {
  const leaf = leafAt(range.startContainer) ?? leavesIn(range)[0];
  return (leaf && paragraphOf(leaf)) ?? null;
};

/** Nothing is selected any more, unless the reader has gone on to select other words. @param {Range} chosen */
function deselect(chosen) {
  const at = getSelection(),
    now = at?.rangeCount ? at.getRangeAt(0) : null;
  if (now && !now.compareBoundaryPoints(Range.START_TO_START, chosen) && !now.compareBoundaryPoints(Range.END_TO_END, chosen)) at?.removeAllRanges();
}

/** @param {Entry} one @param {string} done what is said then @param {Range} chosen @param {boolean} keyboard */
async function kept(one, done, chosen, keyboard) {
  const block = paragraphIn(chosen);
  await keep([one], knownHere());
  deselect(chosen);
  say(done);
  await drawMarked();
  if (keyboard) buttonOf(block)?.focus({ preventScroll: true });
}

/** What cannot be kept is told, and stays selected. @param {Promise<void>} act */
const told = (act) => act.catch(tellFailed);

/** Highlight words; the same words again have another colour then. @type {(range: Range, colour: Colour, keyboard: boolean) => Promise<void>} */
export const highlight = (range, colour, keyboard) => told(mark(range, colour, keyboard));
/** @param {Range} range @param {Colour} colour @param {boolean} keyboard */
async function mark(range, colour, keyboard) {
  const on = targetsOf(article, range);
  if (!on.length) return;
  await drawMarked();
  const known = allMarked().find((one) => one.entry.kind !== "bookmark" && isSame(one.entry.on, on))?.entry;
  const one = known ? { ...known, colour, changed: new Date().toISOString() } : entry("highlight", on, { colour });
  await kept(one, ui.highlighted, range, keyboard);
}

/** Write a note on words; what is kept of them already is opened. @type {(range: Range) => Promise<void>} */
export const writeNote = (range) => told(write(range));
/** @param {Range} range */
async function write(range) {
  const on = targetsOf(article, range),
    block = paragraphIn(range),
    line = range.getBoundingClientRect();
  if (!on.length || !block) return;
  await drawMarked();
  const known = allMarked().find((one) => one.entry.kind !== "bookmark" && isSame(one.entry.on, on))?.entry;
  deselect(range);
  const at = buttonOf(block) ?? /** @type {HTMLElement} */ (block.querySelector(".rd-num") ?? article);
  openOne(known ?? entry("note", on), at, { line, write: true, back: () => buttonOf(block) });
}

/** Set a bookmark where a selection begins, or take away the one of that paragraph. @type {(range: Range, keyboard: boolean) => Promise<void>} */
export const bookmark = (range, keyboard) => told(turn(range, keyboard));
/** @param {Range} range @param {boolean} keyboard */
async function turn(range, keyboard) {
  const block = paragraphIn(range);
  await drawMarked();
  const there = allMarked().find(({ entry: one, places }) => one.kind === "bookmark" && places.some((place) => place.block === block));
  if (there) {
    const were = await letGo([there.entry.id]);
    deselect(range);
    offerUndo(were);
    return;
  }
  const on = targetsOf(article, firstWords(range)).slice(0, 1);
  if (on.length) await kept(entry("bookmark", on), ui.bookmarked, range, keyboard);
}

/** Give what has lost its place the selected words instead. @type {(range: Range, keyboard: boolean) => Promise<void>} */
export const placeAnew = (range, keyboard) => told(place(range, keyboard));
/** @param {Range} range @param {boolean} keyboard */
async function place(range, keyboard) {
  const one = allMarked().find(({ entry: it }) => it.id === root.dataset.ownPlacing)?.entry,
    on = targetsOf(article, range);
  delete root.dataset.ownPlacing;
  if (one && on.length) await kept({ ...one, on: one.kind === "bookmark" ? on.slice(0, 1) : on, lost: false, page: PAGE, changed: new Date().toISOString() }, ui.placed, range, keyboard);
}

/** Set a bookmark at a paragraph, or take it away. @param {HTMLElement} number the link that is its number @param {boolean} keyboard */
export function bookmarkParagraph(number, keyboard) {
  const range = document.createRange(),
    text = number.closest(".rd-text") ?? number;
  range.selectNodeContents(text);
  range.setStartAfter(number);
  return bookmark(range, keyboard);
}

/** The first words of a selection. @param {Range} range */
function firstWords(range) {
  const first = range.cloneRange(),
    [leaf] = leavesIn(range);
  if (!leaf) return first;
  if (!leaf.contains(first.endContainer)) first.setEnd(leaf, leaf.childNodes.length);
  const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT);
  let words = 0;
  for (let node = /** @type {Text|null} */ (walker.nextNode()); node; node = /** @type {Text|null} */ (walker.nextNode())) {
    if (!first.intersectsNode(node)) continue;
    const from = node === first.startContainer ? first.startOffset : 0;
    for (const { index, 0: word } of node.data.slice(from).matchAll(/\S+/gu))
      if (++words === ENOUGH && first.comparePoint(node, from + index + word.length) === 0) {
        first.setEnd(node, from + index + word.length);
        return first;
      }
  }
  return first;
}
