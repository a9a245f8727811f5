// @ts-check
/** What is kept of this article and has no place in it any more: listed at its end, never in silence. */
import { make } from "../make.js";
import { article, body, root } from "../notes.js";
import { fill, words } from "../words.js";
import { PAGE, allMarked, onMarked } from "./marked.js";
import { letGo } from "./store.js";
import { offerUndo, tellDone, tellFailed } from "./toast.js";
import { bearerOf, isChapter } from "./words-kept.js";

const ui = words.notebook;
/** @type {HTMLElement|null} */
let list = null;

/** @param {import("./marked.js").Marked} one */
function item({ entry, places }) {
  const { target, why } = places[0],
    bearer = bearerOf(article, target.paragraph),
    reason = why === "gone" && isChapter(PAGE) ? "gone_here" : why,
    del = make("button", { type: "button", class: "rd-link rd-link--line" }, ui.delete);
  del.addEventListener("click", () => letGo([entry.id]).then((were) => offerUndo(were), tellFailed));
  const anew = make("button", { type: "button", class: "rd-link rd-link--line" }, ui.anew);
  anew.addEventListener("click", () => {
    root.dataset.ownPlacing = entry.id;
    tellDone(ui.select_words);
  });
  return make(
    "li",
    {},
    make("p", { class: "rd-own__what" }, `${ui.kinds[entry.kind]} · ${ui.why[reason] ?? ""}`),
    make("blockquote", { lang: target.lang, dir: "auto", "data-colour": entry.colour ?? "none" }, entry.on.map(({ quote }) => quote).join(" … ")),
    ...(entry.text ? [make("p", { class: "rd-own__t", dir: "auto" }, entry.text)] : []),
    make(
      "p",
      { class: "rd-own__do" },
      ...(bearer ? [make("a", { href: `#${bearer.id}` }, fill(ui.paragraph, { n: Number(bearer.dataset.p) }))] : []),
      anew,
      del,
    ),
  );
}

function show() {
  const lost = allMarked().filter((one) => one.lost);
  list?.remove();
  list = null;
  if (!lost.length) return;
  list = make(
    "section",
    { class: "rd-lost rd-own-lost", id: "own-lost", "aria-labelledby": "t-own-lost" },
    make("h2", { id: "t-own-lost" }, ui.lost),
    make("p", {}, ui.lost_why),
    make("ul", {}, ...lost.map(item)),
  );
  body.append(list);
}
onMarked(show);
