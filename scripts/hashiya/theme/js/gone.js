// @ts-check
/**
 * A link to a paragraph that is not in the text any more says so, at the head of the text; one to a paragraph that stands
 * in another chapter now leads there.
 */
import { chapterOf } from "./chapter-of.js";
import { openFloat } from "./float.js";
import { make } from "./make.js";
import { article } from "./notes.js";
import { cited, say, words } from "./words.js";

export async function tellGone() {
  const there = cited?.slug ? await chapterOf(cited.id, location.hash) : null;
  if (there && there.pathname !== location.pathname) {
    location.replace(there);
    return;
  }
  const title = article.querySelector("h1");
  if (title) openFloat(title, { kind: "gone", label: words.gone }, make("p", { class: "rd-gone" }, words.gone));
  say(words.gone);
}
