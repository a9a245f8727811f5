// @ts-check
/**
 * The notes of the page, their marks in the text, and which of them the chosen layers let through.
 *
 * @typedef {string} Kind  such as "fact-check"
 * @typedef {Object} Note
 * @property {string} id         id of the <aside>
 * @property {HTMLElement} el
 * @property {string} kind
 * @property {boolean} named     its headline is the name of something, not a sentence about the words
 * @property {HTMLAnchorElement[]} marks  the segments of its quotation, in reading order; those in the column that leads first
 * @property {number} want       the offset at which its first line is level with its words, px
 * @property {number} rank       1 asks most of the reader; what the numbers stand for is said in room.js
 * @property {boolean} again     it stands before on the page
 */
import { breathe } from "./breathe.js";
import { kinds } from "./words.js";

/** Are notes of this kind called by the name of what they are about? @param {Kind} [kind] */
export const isNamed = (kind) => kinds.some((known) => known.kind === kind && known.named);

export const root = document.documentElement;
export const article = /** @type {HTMLElement} */ (document.querySelector(".rd"));
export const body = /** @type {HTMLElement} */ (article.querySelector(".rd-body"));
export const bar = /** @type {HTMLElement} */ (document.querySelector(".rd-bar"));

/** The page has no translation of its own, and another one has. */
export const borrows = article.hasAttribute("data-lent");
// Before anything is counted.
if (borrows && !/^(off)?$/.test(root.dataset.tr ?? "")) await (await import("./lend.js")).lend(article);

/** @type {Note[]} every note that stands beside words, in the order of these; lost ones at the end of the page are left in the flow */
export const notes = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".rd-note")])
  .filter((el) => !el.closest(".rd-lost"))
  .map((el) => ({
    id: el.id,
    el,
    kind: el.dataset.kind ?? "",
    named: isNamed(el.dataset.kind),
    marks: [],
    want: 0,
    rank: Number(el.dataset.w),
    again: el.hasAttribute("data-again"),
  }));

/** @type {Map<string, Note>} */
export const byId = new Map(notes.map((n) => [n.id, n]));
export const marks = /** @type {HTMLAnchorElement[]} */ ([...body.querySelectorAll(".rd-a")]);
export const mentions = /** @type {HTMLAnchorElement[]} */ ([...body.querySelectorAll(".rd-m")]);
for (const mark of marks) for (const id of (mark.dataset.notes ?? "").split(" ")) byId.get(id)?.marks.push(mark);

/** Where each mark stands among all. */
const order = new Map(marks.map((mark, i) => [mark, i]));

/** The words in the column that leads come first, the translation's where it is shown; notes walk in the order of these words. */
export function lead() {
  // asked of the choice, not of the page, which would have to be laid out first
  const led =
      body.querySelector(".rd-tr") && (borrows ? /^(first|only)$/ : /^(?!off$|ask$)/).test(root.dataset.tr ?? ""),
    behind = (/** @type {Element} */ mark) => Number(!mark.closest(led ? ".rd-tr" : ".rd-text"));
  let last = 0;
  const at = new Map();
  for (const n of notes) {
    n.marks.sort((a, b) => behind(a) - behind(b));
    at.set(n, (last = order.get(n.marks[0]) ?? last));
  }
  notes.sort((a, b) => at.get(a) - at.get(b));
}

/** The layers' letters in addresses and settings. @type {Record<string, Kind>} */
export const LAYERS = Object.fromEntries(kinds.map(({ letter, kind }) => [letter, kind]));
export const ALL = Object.keys(LAYERS);

/** @type {{selected: Note|null, hot: Note|null, at: HTMLElement|null}} `at`: the words that the selected note is pinned to */
export const state = { selected: null, hot: null, at: null };

/** @returns {string[]} letters of the layers that are on */
export const layers = () =>
  root.dataset.layers === undefined ? ALL : ALL.filter((l) => root.dataset.layers?.split(" ").includes(l));

/** @type {Note[]|null} */
let seen = null;
/** Forget which notes are shown: the view changed. */
export const viewChanged = () => {
  seen = null;
};
/** Is a note let through by the layers, and by the one verdict that the reader may have asked for? @param {Note} n */
export const shown = (n) =>
  layers().some((l) => LAYERS[l] === n.kind) && (!root.dataset.only || n.el.dataset.verdict === root.dataset.only);
/** The notes that are shown, each where it stands first. */
export const visible = () => {
  seen ??= notes.filter((n) => shown(n) && !n.again);
  return seen;
};

/** Notes on a mark that the layers let through; the shortest quotation first. @param {HTMLElement} mark @returns {Note[]} */
export const notesOf = (mark) =>
  (mark.dataset.notes ?? "").split(" ").flatMap((id) => {
    const n = byId.get(id);
    return n && shown(n) ? [n] : [];
  });

/** The weightiest first. @param {Note[]} list */
export const byWeight = (list) => [...list].sort((a, b) => a.rank - b.rank);

/** @param {Note} n */
export const titleOf = (n) => n.el.querySelector(".rd-note__term")?.textContent?.trim() ?? "";

/** Where a note's words begin on the page. @param {Note} n @param {HTMLElement|null} [mark] */
export const firstLine = (n, mark = n.marks[0]) =>
  mark ? (mark.getClientRects()[0] ?? mark.getBoundingClientRect()) : n.el.getBoundingClientRect();

// What stands on this module begins in the next task.
await breathe();
