// @ts-check
/**
 * What the reader has kept of this article, on its words: the one place that knows where each thing stands now. It is drawn anew
 * whenever something is kept, here or in another window, or the letters of the text change.
 */
import { styled } from "../make.js";
import { article, root } from "../notes.js";
import { cited } from "../words.js";
import { COLOURS, keep, keptOf, onKept } from "./store.js";
import { bearerOf, columnsOf, isChapter, isLost, placesOf } from "./words-kept.js";

/** @typedef {import("./store.js").Entry} Entry @typedef {import("./words-kept.js").Place} Place */
/** @typedef {{entry: Entry, places: Place[], lost: boolean}} Marked  `lost`: none of its words have a place */

/** @type {Marked[]} */
let marked = [];
export const allMarked = () => marked;

const ROOT = new URL("../../", import.meta.url).pathname;
/** This page below its language, as entries name it. */
export const PAGE = location.pathname.slice(ROOT.length).replace(/^[^/]+\//, "").replace(/index\.html$/, "");

/** What is kept of the article with each thing: to name and cite it where its page is not. @returns {import("./store.js").Known[]} */
export function knownHere() {
  if (!cited) return [];
  const { citations, slug, formerly, ...known } = cited;
  return [known];
}

/**
 * Another chapter's entry is this page's when its paragraph is here now, or its words, and it has lost its place there; where there are no
 * chapters, all entries are this page's. @param {Entry} entry @param {Place[]} places */
const isHere = (entry, places) =>
  !isChapter(PAGE) || entry.page === PAGE || entry.on.some(({ paragraph }) => bearerOf(article, paragraph)) || (entry.lost && places.some(({ range }) => range));

/** @type {Set<() => void>} */
const listeners = new Set();
/** Have something called whenever what is marked is drawn. @param {() => void} listener @returns {() => void} what ends it */
export function onMarked(listener) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** What is kept of this article under a name that it had before is called by its name now. @param {string} id */
async function underFormerNames(id) {
  for (const former of cited?.formerly ?? []) {
    const entries = await keptOf(former);
    if (entries.length) await keep(entries.map((one) => ({ ...one, article: id, page: one.page.replace(`articles/${former}`, `articles/${id}`) })), knownHere());
  }
}

async function find() {
  if (cited) await underFormerNames(cited.id);
  const entries = await keptOf(cited?.id ?? ""),
    column = columnsOf(article);
  marked = entries
    .filter(({ kind }) => kind !== "answer")
    .map((entry) => {
      const places = placesOf(article, column, entry, PAGE),
        lost = places.length > 0 && places.every(isLost);
      return { entry, places, lost };
    })
    .filter(({ entry, places }) => isHere(entry, places));
  // told to the notebook, which has no texts: only what is news
  const news = marked.flatMap(({ entry, lost }) => {
    const page = lost && isChapter(PAGE) ? entry.page : PAGE;
    return Boolean(entry.lost) === lost && !entry.absent && entry.page === page ? [] : [{ ...entry, lost, page, absent: false }];
  });
  if (news.length) await keep(news);
  void seekElsewhere();
}

let isSought = false;
/** What has no place on a chapter's page is sought in the other chapters that may have it now: once, and the notebook is told. */
async function seekElsewhere() {
  const lost = isChapter(PAGE) ? marked.filter((one) => one.lost).map(({ entry }) => entry) : [];
  if (isSought || !lost.length) return;
  isSought = true;
  const { checkAgain } = await import("./checked-again.js"),
    // on the page of another language its words may be what is looked for: only what was found is news here
    found = (await checkAgain(new URL("../../", import.meta.url).href, [document.documentElement.lang], lost)).filter((one) => one.page !== PAGE);
  if (found.length) await keep(found);
}

/** @typedef {{range: Range, block: HTMLElement|null, name: string, length: number}} Stretch */

/** What of a range another leaves. @param {Range} range @param {Range} other @returns {Range[]} */
function without(range, other) {
  if (range.compareBoundaryPoints(Range.END_TO_START, other) >= 0 || range.compareBoundaryPoints(Range.START_TO_END, other) <= 0) return [range];
  const left = [];
  if (range.compareBoundaryPoints(Range.START_TO_START, other) < 0) {
    const before = range.cloneRange();
    before.setEnd(other.startContainer, other.startOffset);
    left.push(before);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, other) > 0) {
    const behind = range.cloneRange();
    behind.setStart(other.endContainer, other.endOffset);
    left.push(behind);
  }
  return left;
}

/** What is to be painted of a stretch: where a shorter one lies in it, that one shows. @param {Stretch} one @param {Stretch[]} all */
const shownOf = (one, all) =>
  all
    .filter((other) => other !== one && other.block === one.block && (other.length < one.length || (other.length === one.length && all.indexOf(other) > all.indexOf(one))))
    .reduce((left, other) => left.flatMap((range) => without(range, other.range)), [one.range]);

/** @param {string} name @param {Range[]} ranges @param {number} priority */
function lay(name, ranges, priority) {
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  if (ranges.length) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
}

/** What two ranges share, of which one is a whole element. @param {Range} range @param {Node} node */
function shared(range, node) {
  const both = range.cloneRange(),
    whole = document.createRange();
  whole.selectNodeContents(node);
  if (both.compareBoundaryPoints(Range.START_TO_START, whole) < 0) both.setStart(whole.startContainer, whole.startOffset);
  if (both.compareBoundaryPoints(Range.END_TO_END, whole) > 0) both.setEnd(whole.endContainer, whole.endOffset);
  return both;
}

const LINES = ["solid", "dashed", "dotted"];
/** The lines under the words of the page's notes keep their colours, which browsers draw in the ink's on marked words. @param {Stretch[]} all */
function keepLines(all) {
  const under = all.flatMap(({ range }) =>
    [...article.querySelectorAll(".rd-a[href]")]
      .filter((mark) => range.intersectsNode(mark))
      .map((mark) => ({ style: getComputedStyle(mark), range: shared(range, mark) })),
  );
  for (const line of LINES)
    lay(`rd-line-${line}`, under.filter(({ style }) => style.textDecorationLine.includes("underline") && style.textDecorationStyle === line).map(({ range }) => range), -1);
}

/** Paint the words. */
function paint() {
  if (!("highlights" in CSS)) return;
  /** @type {Stretch[]} */
  const all = root.hasAttribute("data-own-hidden")
    ? []
    : marked
        .filter(({ entry }) => entry.kind !== "bookmark")
        .flatMap(({ entry, places }) =>
          places.flatMap(({ range, block }) => (range ? [{ range, block, name: entry.colour ?? "none", length: String(range).length }] : [])),
        );
  for (const name of [...COLOURS, "none"]) {
    const ranges = all.filter((one) => one.name === name).flatMap((one) => shownOf(one, all));
    // below what was searched for and what is selected
    lay(`rd-own-${name}`, ranges, -2);
  }
  keepLines(all);
}

/** @type {Promise<void>|null} */
let drawing = null;
let again = false;
/** Find and draw all that is kept of this article. */
export function drawMarked() {
  again = true;
  drawing ??= (async () => {
    while (again) {
      again = false;
      await find();
      paint();
    }
    for (const listener of listeners) listener();
  })().finally(() => {
    drawing = null;
  });
  return drawing;
}

/** What of the marked words a point of the window lies on, the last one first. @param {number} x @param {number} y @returns {Marked[]} */
export function markedAt(x, y) {
  return marked
    .filter(
      ({ entry, places }) =>
        entry.kind !== "bookmark" &&
        places.some(({ range }) => [...(range?.getClientRects() ?? [])].some((r) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom)),
    )
    .reverse();
}

/** Without the store what is marked stays as it was drawn. */
const redraw = () => void drawMarked().catch(() => {});
onKept(redraw);
article.addEventListener("rd:text", redraw);
article.addEventListener("rd:view", () => marked.length && paint());
void styled(new URL("../../css/swatches.css", import.meta.url).href);
await styled(new URL("../../css/notebook.css", import.meta.url).href);
