// @ts-check
/** Highlight the words of ?q= in the text, by ranges: no element is added, so no letter loses its joining. */
import { body } from "./notes.js";

const DROP = /[\u064B-\u065F\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]/u;
/** @type {Record<string, string>} */
const SAME = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ة: "ه", ؤ: "و", ئ: "ي" };
/** @param {string} c */
const same = (c) => DROP.test(c) ? "" : SAME[c] ?? c.toLowerCase();
/** @param {string} text */
const fold = (text) => [...text].map(same).join("");

/** Before a found word only particles that are written on to it, behind it at most a short ending. */
const BEFORE = /^[وف]?[بكلس]?(?:ال|لل)?$/u, AFTER = /^\p{L}{0,3}$/u;

/** @param {Element} block @param {string[]} queries @returns {Range[]} */
function find(block, queries) {
  let text = "";
  /** @type {[Text, number][]} */
  const at = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => node.parentElement?.closest(".rd-num, .rd-ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = /** @type {Text|null} */ (walker.nextNode()); node; node = /** @type {Text|null} */ (walker.nextNode())) {
    for (let i = 0; i < node.data.length; i++) { const c = same(node.data[i]); if (c) { text += c; at.push([node, i]); } }
  }
  /** @type {Range[]} */
  const ranges = [];
  for (const query of queries) {
    for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) {
      const before = text.slice(0, i).match(/\p{L}*$/u)?.[0] ?? "", after = text.slice(i + query.length).match(/^\p{L}*/u)?.[0] ?? "";
      if (!BEFORE.test(before) || !AFTER.test(after)) continue;
      const range = document.createRange(), first = at[i - before.length], last = at[i + query.length + after.length - 1];
      range.setStart(first[0], first[1]);
      range.setEnd(last[0], last[1] + 1);
      ranges.push(range);
    }
  }
  return ranges;
}

/** @returns {Range[]} what was found, in the order of the text */
export function highlightQuery() {
  const asked = new URLSearchParams(location.search).get("q");
  if (!asked || !("highlights" in CSS)) return [];
  const queries = [...asked.matchAll(/["«“]([^"»”]+)["»”]|(\S+)/gu)].map((m) => fold(m[1] ?? m[2].replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")))
    .flatMap((word) => [word, word.replace(/^(?:[وف]?[بك]?ال|[وف]?لل)(?=\p{L}{3})/u, "")]).filter((word, i, all) => word.length > 1 && all.indexOf(word) === i);
  const ranges = [...body.querySelectorAll(".rd-text, .rd-tr")].flatMap((block) => find(block, queries));
  CSS.highlights.set("rd-found", new Highlight(...ranges));
  return ranges;
}
