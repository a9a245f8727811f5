// @ts-check
/**
 * A link to a paragraph that is not in the text any more says so, at the head of the text; one to a paragraph that stands
 * in another chapter now leads there, and one to a paragraph of several that said the same to what is left of them.
 */
import { chapterOf } from "./chapter-of.js";
import { openFloat } from "./float.js";
import { make } from "./make.js";
import { meantBy } from "./meant.js";
import { article } from "./notes.js";
import { cited, say, words } from "./words.js";

export async function tellGone() {
  const there = cited?.slug ? await chapterOf(cited.id, location.hash) : null;
  if (there && there.pathname !== location.pathname) {
    location.replace(there);
    return;
  }
  const paragraphs = [.../** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".rd-num[id]"))];
  const meant = meantBy(location.hash.slice(1), paragraphs.map((one) => one.id));
  if (!meant) {
    tell(words.gone, article.querySelector("h1"));
    return;
  }
  // whoever else hears of the new address closes what is open, so this is told behind all of them
  const told = () => setTimeout(() => tell(words.alike, document.getElementById(meant.name)));
  if (!meant.sure) addEventListener("hashchange", told, { once: true });
  location.replace(`#${meant.name}`);
}

/** @param {string} what @param {HTMLElement|null} at */
function tell(what, at) {
  if (at) openFloat(at, { kind: "gone", label: what }, make("p", { class: "rd-gone" }, what));
  say(what);
}
