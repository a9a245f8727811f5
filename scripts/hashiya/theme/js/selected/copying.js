// @ts-check
/** What a reader copies of the text, of its translation or of both: the words alone, in order, without the notes between. */
import { make } from "../make.js";
import { blockText } from "../suggest/column.js";
import { leavesIn, partings, taken } from "./leaves.js";

/** What the page puts into a block and the article does not have. */
const OURS = ".rd-num, .rd-ref, .rd-out, .rd-sr, .rd-former, .rd-at, .rd-pb, [data-edge]";
/** What is kept of a block's markup. */
const KEPT = "strong, em, br, img";

/** Lines of one stanza, list or table belong together; beside its translation each verse stands by itself. @param {HTMLElement} one @param {HTMLElement} other */
function together(one, other) {
  const [first, second] = [one, other].map((leaf) => leaf.closest(".rd-verse, ul, ol, table"));
  const paired = [one, other].every((leaf) => leaf.closest(".rd-block--v:has(> .rd-tr)"));
  return paired || (first && first === second);
}

/** @param {HTMLElement} leaf @param {Range} range */
function wordsOf(leaf, range) {
  const text = blockText(leaf),
    { start, end } = taken(leaf, range);
  let from = start,
    written = "";
  for (const { at, sign } of partings(leaf)) {
    if (at <= from || at >= end || !sign) continue;
    written += text.slice(from, at).trimEnd() + sign;
    from = at;
  }
  const words = (written + text.slice(from, Math.max(from, end))).trim();
  return words && !text.slice(0, start).trim() ? `${counted(leaf)}${words}` : words;
}

/** What an item is counted with, as the page shows it; a bullet counts nothing. @param {HTMLElement} leaf */
function counted(leaf) {
  const list = leaf.parentElement;
  if (leaf.dataset.label) return `${leaf.dataset.label} `;
  if (!(leaf instanceof HTMLLIElement && list instanceof HTMLOListElement)) return "";
  return `${(/** @type {HTMLLIElement} */ (list.firstElementChild).value || list.start) + [...list.children].indexOf(leaf)}. `;
}

/** The words that a selection takes, a paragraph at a time. @param {Range} range */
export function selectedWords(range) {
  /** @type {HTMLElement|null} */
  let before = null;
  let words = "";
  for (const leaf of leavesIn(range, true)) {
    const own = wordsOf(leaf, range);
    if (!own) continue;
    if (before) words += together(before, leaf) ? "\n" : "\n\n";
    words += own;
    before = leaf;
  }
  return words;
}

/** The same for a program that keeps emphasis and direction. @param {Range} range */
function asHtml(range) {
  const copy = make("div");
  for (const leaf of leavesIn(range, true)) {
    const part = document.createRange();
    part.selectNodeContents(leaf);
    if (leaf.contains(range.startContainer)) part.setStart(range.startContainer, range.startOffset);
    if (leaf.contains(range.endContainer)) part.setEnd(range.endContainer, range.endOffset);
    const told = /** @type {HTMLElement} */ (leaf.closest("[lang]"));
    const own = make(/^H\d$/.test(leaf.tagName) ? /** @type {"h2"} */ (leaf.tagName.toLowerCase()) : "p", { lang: told.lang, dir: told.dir });
    own.append(part.cloneContents());
    for (const el of own.querySelectorAll(OURS)) el.remove();
    for (const cell of own.querySelectorAll("td + td, th + th")) cell.before(" ");
    for (const half of own.querySelectorAll(".rd-half + .rd-half")) half.before(" *** ");
    for (const el of [...own.querySelectorAll("*")])
      if (!el.matches(KEPT)) el.replaceWith(...el.childNodes);
      else for (const { name } of [...el.attributes]) if (!["src", "alt"].includes(name)) el.removeAttribute(name);
    if (own.textContent?.trim()) copy.append(own);
  }
  return copy.innerHTML;
}

document.addEventListener("copy", (e) => {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed || /** @type {Element} */ (e.target).closest?.("input, textarea")) return;
  const range = selection.getRangeAt(0),
    words = selectedWords(range);
  if (!words || !e.clipboardData) return;
  e.clipboardData.setData("text/plain", words);
  e.clipboardData.setData("text/html", asHtml(range));
  e.preventDefault();
});
