// @ts-check
/** A link to a paragraph that is not in the text any more says so, at the head of the text. */
import { openFloat } from "./float.js";
import { make } from "./make.js";
import { article } from "./notes.js";
import { say, words } from "./words.js";

export function tellGone() {
  const title = article.querySelector("h1");
  if (title) openFloat(title, { kind: "gone", label: words.gone }, make("p", { class: "rd-gone" }, words.gone));
  say(words.gone);
}
