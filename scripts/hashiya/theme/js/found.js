// @ts-check
/** Highlight the words of ?q= in the text, by ranges: no element is added, so no letter loses its joining. */
import { fold } from "./folding.js";
import { ARTICLE_CHAINS, CHAINS } from "./proclitics-table.js";

/** Before a found word only particles that are written on to it, behind it at most a short ending. */
const AFTER = /^\p{L}{0,3}$/u;

/** @param {string} word folded; what is left of it has three letters or more */
const withoutArticle = (word) =>
  word.slice(ARTICLE_CHAINS.find((chain) => word.startsWith(chain) && word.length - chain.length >= 3)?.length ?? 0);

/** @param {Element} block @param {string[]} queries @returns {Range[]} */
function find(block, queries) {
  let raw = "";
  /** @type {[number, Text][]} where in the block's text each text node begins */
  const nodes = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(".rd-num, .rd-ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (
    let node = /** @type {Text|null} */ (walker.nextNode());
    node;
    node = /** @type {Text|null} */ (walker.nextNode())
  ) {
    nodes.push([raw.length, node]);
    raw += node.data;
  }
  const { text, starts, ends } = fold(raw);
  /** @param {number} at @param {boolean} end @returns {[Text, number]} */
  const point = (at, end) => {
    const [from, node] = nodes.findLast(([start]) => (end ? start < at : start <= at)) ?? nodes[0];
    return [node, at - from];
  };
  /** @type {Range[]} */
  const ranges = [];
  for (const query of queries) {
    for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) {
      const before = text.slice(0, i).match(/\p{L}*$/u)?.[0] ?? "",
        after = text.slice(i + query.length).match(/^\p{L}*/u)?.[0] ?? "";
      if (!CHAINS.includes(before) || !AFTER.test(after)) continue;
      const range = document.createRange();
      range.setStart(...point(starts[i - before.length], false));
      range.setEnd(...point(ends[i + query.length + after.length - 1], true));
      ranges.push(range);
    }
  }
  return ranges;
}

/** @param {HTMLElement} body @returns {Range[]} what was found, in the order of the text */
export function highlightQuery(body) {
  const asked = new URLSearchParams(location.search).get("q");
  if (!asked || !("highlights" in CSS)) return [];
  const queries = [...asked.matchAll(/["«“]([^"»”]+)["»”]|(\S+)/gu)]
    .map((m) => fold(m[1] ?? m[2].replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).text)
    .flatMap((word) => [word, withoutArticle(word)])
    .filter((word, i, all) => word.length > 1 && all.indexOf(word) === i);
  const ranges = [...body.querySelectorAll(".rd-text, .rd-tr")].flatMap((block) => find(block, queries));
  CSS.highlights.set("rd-found", new Highlight(...ranges));
  return ranges;
}
