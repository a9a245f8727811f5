// @ts-check
/** What a comparison takes from the page of an article: its paragraphs without their apparatus, and the notes that it shares. */
import { make } from "../make.js";

/** @typedef {Map<string, HTMLElement>} Shared  the first note of each key, in the order of the text */

/** The notes of a page that stand in another article too. @param {ParentNode} page @param {string} other its id @returns {Shared} */
export function sharedNotes(page, other) {
  /** @type {Shared} */ const found = new Map();
  for (const link of page.querySelectorAll(`.rd-body .rd-with[data-with="${other}"]`)) {
    const note = /** @type {HTMLElement|null} */ (link.closest(".rd-note"));
    if (note?.dataset.key && !found.has(note.dataset.key)) found.set(note.dataset.key, note);
  }
  return found;
}

/** A copy of a part of a note, without its ids. @param {HTMLElement} note @param {string} part */
export function copyOf(note, part) {
  const el = note.querySelector(part),
    copy = el && /** @type {HTMLElement} */ (document.importNode(el, true));
  for (const each of copy ? [copy, ...copy.querySelectorAll("[id]")] : []) each.removeAttribute("id");
  return copy;
}

/**
 * The paragraphs of a page; the words of its shared notes say which, and in which of its places.
 * @param {ParentNode} page @param {Shared} shared @param {boolean} translated with their translation, where they have one
 */
export function textOf(page, shared, translated) {
  /** @type {Map<string, string>} */ const keys = new Map();
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".rd-body .rd-note[data-key]")))
    if (shared.has(note.dataset.key ?? "")) keys.set(note.id, note.dataset.key ?? "");
  const text = make("div", { class: "rd-cmp__text" });
  for (const block of page.querySelectorAll(".rd-body > .rd-block")) {
    const copy = /** @type {HTMLElement} */ (document.importNode(block, true));
    for (const el of copy.querySelectorAll(`.rd-ref, .rd-at, .rd-out, .rd-ask${translated ? "" : ", .rd-tr"}`)) el.remove();
    for (const el of copy.querySelectorAll("a")) {
      const places = (el.dataset.notes ?? "").split(" ").filter((id) => keys.has(id));
      if (el.matches(".rd-num")) el.replaceWith(make("span", { class: "rd-cmp__n" }, el.dataset.p ?? ""));
      else if (!places.length) el.replaceWith(...el.childNodes);
      else {
        const named = places.map((id) => keys.get(id) ?? "");
        el.replaceWith(
          make(
            "span",
            { class: "rd-cmp__m", "data-keys": named.join(" "), "data-places": places.join(" ") },
            ...el.childNodes,
          ),
        );
      }
    }
    for (const el of [copy, ...copy.querySelectorAll("[id]")]) el.removeAttribute("id");
    text.append(copy);
  }
  return text;
}

/** @param {HTMLElement} text @returns {[Text, number][]} its text nodes, each with the offset at which it begins */
function nodesOf(text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(".rd-cmp__n") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    ),
    /** @type {[Text, number][]} */ found = [];
  for (let before = 0; walker.nextNode(); ) {
    const node = /** @type {Text} */ (walker.currentNode);
    found.push([node, before]);
    before += node.length;
  }
  return found;
}

/** The words of a paragraph without its number. @param {HTMLElement} text */
export const wordsOf = (text) => nodesOf(text).map(([node]) => node.data).join("");

/**
 * The sentences that hold these elements of a paragraph, and the words that they are.
 * @param {HTMLElement} text @param {HTMLElement[]} held
 * @returns {import("./differing.js").Passage & {start: number}} `start`: where the sentences begin in the paragraph
 */
export function passageAround(text, held) {
  const nodes = nodesOf(text),
    inside = nodes.filter(([node]) => held.some((el) => el.contains(node))),
    all = wordsOf(text),
    from = inside[0]?.[1] ?? 0,
    last = inside.at(-1),
    to = last ? last[1] + last[0].length : all.length;
  const start = Math.max(...[...all.slice(0, from).matchAll(/[.!?؟]["»”’)\]]*\s/gu)].map((end) => end.index + end[0].length), 0),
    after = /[.!?؟](?=["»”’)\]]*(\s|$))/u.exec(all.slice(to));
  return { start, text: all.slice(start, after ? to + after.index + 1 : all.length), quote: { start: from - start, end: to - start } };
}

/** Mark places of a paragraph as differing. @param {HTMLElement} text @param {{start: number, end: number}[]} places */
export function markDiffering(text, places) {
  for (const [node, before] of nodesOf(text).reverse())
    for (const { start, end } of [...places].reverse()) {
      const from = Math.max(start - before, 0),
        to = Math.min(end - before, node.length);
      if (from >= to) continue;
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      range.surroundContents(make("mark", { class: "rd-cmp__d" }));
    }
}

/** Take the marks away again. @param {ParentNode} text */
export function unmark(text) {
  for (const mark of text.querySelectorAll(".rd-cmp__d")) {
    const parent = mark.parentElement;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}
