// @ts-check
/** From selected words to what is kept of them, and from that to where they stand on a page: both by the form's own anchoring. */
import { leafAt, leavesIn, taken } from "../selected/leaves.js";
import { again, keptOf } from "../suggest/again.js";
import { ownColumn, paragraphOf, rangeOfSpan, translatedColumn, wholeWords } from "../suggest/column.js";

/** @typedef {import("./store.js").Target} Target @typedef {import("./store.js").Entry} Entry @typedef {import("../suggest/column.js").Column} Column @typedef {import("../suggest/column.js").Span} Span */
/**
 * Where one target stands. `away`: in a column that the page does not show.
 * @typedef {{target: Target, range: Range|null, block: HTMLElement|null, reworded: boolean, why: ""|"gone"|"several"|"unsure"|"away"}} Place
 */

/** Whether words have no place on a page that could have them. @param {Place} place */
export const isLost = ({ why }) => why !== "" && why !== "away";

/** What is neither a letter nor a space. */
const SIGN = /[\p{P}\p{Sm}\p{Sc}]/u;

/** The columns of an article's page, each read when it is asked for. @param {Element} article */
export function columnsOf(article) {
  const own = article.querySelector(".rd-text[data-p]")?.getAttribute("lang") ?? "";
  /** @type {Map<string, Column>} */
  const read = new Map();
  /** @param {string} language */
  return (language) => {
    let column = read.get(language);
    if (!column) read.set(language, (column = language === own ? ownColumn(article) : translatedColumn(article, language)));
    return column;
  };
}

/** @param {HTMLElement} leaf */
const languageOf = (leaf) => leaf.closest("[lang]")?.getAttribute("lang") ?? "";

/** The name that a paragraph keeps. @param {HTMLElement|undefined} block */
const nameOf = (block) => {
  const id = block?.querySelector(".rd-num")?.id ?? "";
  return id.startsWith("r-") ? id : undefined;
};

/** The name of a paragraph that is the only one of its text to say what it says; others have more in theirs (`model/references.py`). */
const ALONE = /^r-[^-]+$/;

/** Whole words with the signs at either end that were selected with them. @param {string} text @param {Span} words @param {Span} taken */
function withSigns(text, { start, end }, taken) {
  while (start > taken.start && SIGN.test(text[start - 1])) start -= 1;
  while (end < taken.end && SIGN.test(text[end])) end += 1;
  return { start, end };
}

/** What is kept of a selection: whole words, paragraph by paragraph. @param {Element} article @param {Range} range @returns {Target[]} */
export function targetsOf(article, range) {
  const column = columnsOf(article);
  return leavesIn(range).flatMap((leaf) => {
    const language = languageOf(leaf),
      { blocks, text } = column(language),
      index = blocks.indexOf(leaf),
      chosen = taken(leaf, range),
      words = index < 0 ? null : wholeWords({ blocks, text }, index, chosen);
    if (!words) return [];
    const block = text.blocks[index],
      span = withSigns(text.raw, words, { start: block.start + chosen.start, end: block.start + chosen.end }),
      paragraph = paragraphOf(leaf);
    /** @type {Target} */
    const target = { lang: language, ...keptOf(text, span) },
      name = nameOf(paragraph);
    if (name) target.paragraph = name;
    // in a long work these tell its chapter, where its own name has changed
    const near = [index - 1, index + 1].flatMap((at) => (blocks[at] && nameOf(paragraphOf(blocks[at]))) || []);
    if (near.length) target.near = near;
    const head = blocks.map((one) => nameOf(paragraphOf(one))).find((one) => one && ALONE.test(one));
    if (head) target.head = head;
    if (paragraph?.dataset.p) target.n = Number(paragraph.dataset.p);
    return [target];
  });
}

/** The paragraph that a point of the page belongs to, kept as a place of its own. @param {Element} article @param {Node} node @returns {Target[]} */
export function paragraphTarget(article, node) {
  const leaf = leafAt(node);
  if (!leaf) return [];
  const whole = article.ownerDocument.createRange();
  whole.selectNodeContents(leaf);
  return targetsOf(article, whole);
}

/** The paragraph that bears a permanent name now, or bore it. @param {Element} article @param {string} [name] @returns {HTMLElement|null} */
export const bearerOf = (article, name) =>
  name ? /** @type {HTMLElement|null} */ (article.querySelector(`[id="${CSS.escape(name)}"]`)?.closest(".rd-text") ?? null) : null;

/** Whether a page is one chapter of a long work. @param {string} page below its language */
export const isChapter = (page) => /\.\d+\/$/.test(page);

/**
 * Where the words of an entry stand on an article's page.
 * @param {Element} article @param {ReturnType<typeof columnsOf>} column @param {Entry} entry
 * @param {string} page its address below its language: a chapter may be another one now
 * @returns {Place[]}
 */
export function placesOf(article, column, entry, page) {
  return entry.on.map((target) => {
    const bearer = bearerOf(article, target.paragraph),
      { blocks, text } = column(target.lang);
    if (!blocks.length) return { target, range: null, block: bearer, reworded: false, why: "away" };
    const home = bearer ? blocks.findIndex((leaf) => paragraphOf(leaf) === bearer) + 1 : 0,
      isSameChapter = bearerOf(article, target.head) !== null,
      now = again(text, target, home, isChapter(page) && !isSameChapter);
    if (!now.span) return { target, range: null, block: bearer, reworded: false, why: now.why };
    const leaf = blocks[text.blocks.findLastIndex(({ start }) => start <= now.span.start)];
    return { target, range: rangeOfSpan({ blocks, text }, now.span), block: paragraphOf(leaf) ?? leaf, reworded: now.reworded, why: "" };
  });
}
