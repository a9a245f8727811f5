// @ts-check
/**
 * The sentence that a concordance led to: `?s=12-140#p5` is what stands from the 12th to the 140th character of paragraph 5,
 * `?s=en.12-140#p5` the same of its translation into English.
 * It is marked by a range, no element is added, and brought to the middle of the window.
 */

/** @param {Element} block @param {number} from @param {number} to in code points @returns {Range|null} */
function rangeOf(block, from, to) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(".rd-num, .rd-ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const range = document.createRange();
  let at = 0,
    begun = false;
  for (
    let node = /** @type {Text|null} */ (walker.nextNode());
    node;
    node = /** @type {Text|null} */ (walker.nextNode())
  ) {
    const characters = [...node.data],
      units = (/** @type {number} */ count) => characters.slice(0, count).join("").length;
    if (!begun && from < at + characters.length) {
      range.setStart(node, units(from - at));
      begun = true;
    }
    if (begun) range.setEnd(node, units(Math.min(to - at, characters.length)));
    at += characters.length;
    if (to <= at) break;
  }
  return begun ? range : null;
}

/** The paragraph, item or heading that stands beside one of the text. @param {Element} text @param {string} language @returns {Element|null|undefined} */
function translationOf(text, language) {
  const group = text.closest(".rd-block"),
    tr = group?.querySelector(`.rd-tr[lang="${language}"]`);
  const at = [...(group?.querySelectorAll(".rd-text") ?? [])].indexOf(text);
  return tr?.matches("div") ? tr.querySelectorAll("li, p")[at] : tr;
}

/** Mark the sentence and go there; without the words of an address like that, nothing. @param {boolean} scroll */
export function showSentence(scroll) {
  const [, language, from, to] = /^(?:([\w-]{2,12})\.)?(\d{1,6})-(\d{1,6})$/.exec(new URLSearchParams(location.search).get("s") ?? "") ?? [];
  const text = /^#p\d+$/.test(location.hash) ? document.querySelector(location.hash) : null;
  const block = language && text ? translationOf(text, language) : text;
  const range = from && block ? rangeOf(block, Number(from), Number(to)) : null;
  if (!range || !("highlights" in CSS)) return;
  const sentence = new Highlight(range);
  sentence.priority = -1; // below the words that were asked for
  CSS.highlights.set("rd-sentence", sentence);
  const { top, height } = range.getBoundingClientRect();
  if (scroll) scrollTo({ top: scrollY + top - Math.max(0, innerHeight - height) / 2, behavior: "instant" });
}
