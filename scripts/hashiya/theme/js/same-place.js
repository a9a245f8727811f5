// @ts-check
/** Who comes from the page in another language reads on where she was: the paragraph at its height, the note open. */
import { article, byId, firstLine } from "./notes.js";
import { select } from "./selection.js";
import { openSheet } from "./over.js";
import { PLACE } from "./site.js";

export async function keepPlace() {
  /** @type {import("./site.js").Place} */
  const { to, p, top, note, words, lang } = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}"),
    paragraph = document.getElementById(p),
    n = byId.get(note);
  sessionStorage.removeItem(PLACE);
  if (to !== location.pathname || !paragraph) return;
  let moved = false;
  for (const type of ["wheel", "touchstart", "keydown", "pointerdown"])
    addEventListener(type, () => (moved = true), { once: true, passive: true, capture: true });
  // the words of the open note, in the column and where they were seen; else the paragraph
  const put = () => {
    const same = n?.marks.find((mark) => mark.getClientRects().length && mark.closest("[lang]")?.getAttribute("lang") === lang),
      by = n && words ? firstLine(n, same).top - words : paragraph.getBoundingClientRect().top - top;
    if (!moved) scrollBy({ top: by, behavior: "instant" });
  };
  put();
  if (n && article.dataset.layout) select(n);
  else if (n) await openSheet(n, n.marks[0] ?? n.el, { atOnce: true });
  put();
  // The browser goes to the paragraph in the address once more when all is loaded.
  addEventListener("load", () => requestAnimationFrame(put));
  document.fonts.ready.then(put);
}
