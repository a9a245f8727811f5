// @ts-check
/** Who comes from the page in another language reads on where she was: the paragraph at its height, the note open. */
import { article, bar, body, byId, firstLine } from "./notes.js";
import { select } from "./selection.js";
import { openSheet } from "./over.js";
import { PLACE, holdBy, lineRead, pairOf } from "./site.js";

const sheet = /** @type {HTMLDialogElement} */ (document.querySelector(".rd-sheet")),
  /** px: between words and what would cover them */
  CLEAR = 12;

export async function keepPlace() {
  /** @type {import("./site.js").Place} */
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}"),
    { to, p, top, part, note, words, lang, alone, back, asked } = place,
    paragraph = document.getElementById(p),
    n = byId.get(note);
  sessionStorage.removeItem(PLACE);
  if (to !== location.pathname || !paragraph) return;
  for (const id of asked) document.getElementById(id)?.closest(".rd-block")?.setAttribute("data-asked", "");
  if (asked.length && document.documentElement.dataset.tr === "ask") (await import("./on-demand.js")).onDemand(body);
  let moved = false;
  for (const type of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(type, () => (moved = true), { once: true, passive: true, capture: true });
  // The words of the open note in the column and where they were seen. Who saw them in one language alone has them in the one that
  // leads here.
  const shown = n?.marks.filter((mark) => mark.checkVisibility({ visibilityProperty: true })) ?? [],
    same = (!alone && shown.find((mark) => mark.closest("[lang]")?.getAttribute("lang") === lang)) || (shown[0] ?? n?.marks[0]);
  const own = back ? undefined : shown.find((mark) => mark.closest("[lang]")?.getAttribute("lang") === document.documentElement.lang);
  const put = () => {
    if (moved) return;
    const line = n && words ? firstLine(n, same) : null,
      pair = pairOf(paragraph),
      end = (sheet.open ? sheet.getBoundingClientRect().top : innerHeight) - CLEAR;
    scrollBy({
      top: line ? line.top - Math.min(words ?? 0, end - line.height) : part === undefined ? pair.top - top : pair.top + part * pair.height - lineRead(),
      behavior: "instant",
    });
    // Who came for this language reads the words in it, which may stand above the window now.
    const above = line && n && own && own !== same ? firstLine(n, own).top - bar.getBoundingClientRect().bottom - CLEAR : 0;
    if (above < 0) scrollBy({ top: above, behavior: "instant" });
    holdBy(place);
  };
  put();
  if (n && article.dataset.layout) select(n, { at: same });
  else if (n) await openSheet(n, same ?? n.el, { atOnce: true });
  put();
  // The browser goes to the paragraph in the address once more when all is loaded.
  addEventListener("load", () => requestAnimationFrame(put));
  document.fonts.ready.then(put);
}
