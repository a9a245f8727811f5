// @ts-check
/**
 * The reading page. Everything here is enhancement: without it the notes are open <details> beside or after their paragraph.
 * notes (what there is) → place, room (arithmetic) → rows, lines, layout, wire (the margin) → selection, sheet, card (one note)
 * → views, settings, trail, arrive, keys, marks (what the reader does).
 */
import { article, bar, body, byId, root } from "./notes.js";
import { groupsOf, inMargin, watch } from "./layout.js";
import { startSettings } from "./settings.js";
import { startViews } from "./views.js";
import { select } from "./selection.js";
import { PLACE, markStale, offerWayBack } from "./site.js";
import { suggesting, words } from "./words.js";
import "./keys.js";
import "./marks.js";
import "./citing.js";

bar.hidden = false;
root.dataset.js = "on";
markStale(words.stale);
startSettings();
startViews();
watch();

/** Where the reader was when she followed a link out of a note: Back brings the note and the line again. */
function restore() {
  const was = history.state?.rd,
    n = byId.get(was?.note ?? "");
  if (!was) return false;
  if (n && inMargin()) select(n);
  requestAnimationFrame(() => scrollTo(0, was.y));
  return true;
}

const kind = /** @type {PerformanceNavigationTiming|undefined} */ (performance.getEntriesByType("navigation")[0])?.type;
const again = kind === "back_forward" && restore();
if (!again && location.hash) (await import("./arrive.js")).arrive();
if (!again && sessionStorage?.getItem(PLACE)) (await import("./same-place.js")).keepPlace();
offerWayBack();
const asked = new URLSearchParams(location.search);
if (asked.has("q")) {
  // only who comes from a search pays for it
  const found = (await import("./found.js")).highlightQuery(body);
  if (!again && !location.hash) found[0]?.startContainer.parentElement?.scrollIntoView({ block: "center" });
}
if (asked.has("with")) (await import("./compare/compare.js")).openCompare();
if (/^#r-/.test(location.hash) && !document.querySelector(":target")) (await import("./gone.js")).tellGone();
if (asked.has("s")) (await import("./sentence.js")).showSentence(!again);

/** Selected words can be given a note: what that takes is loaded with the first selection. */
function offerNote() {
  const at = getSelection();
  if (!at || at.isCollapsed || !article.contains(at.anchorNode)) return;
  document.removeEventListener("selectionchange", offerNote);
  import("./suggest/button.js");
}
if (suggesting) document.addEventListener("selectionchange", offerNote);

addEventListener("hashchange", async () => {
  (await import("./arrive.js")).goTo(location.hash);
  offerWayBack();
});
addEventListener("popstate", () => {
  restore();
});
addEventListener("pageshow", (e) => {
  if (e.persisted) restore();
});

// Printing opens every paragraph's notes; afterwards the narrow view folds them again.
addEventListener("beforeprint", () => {
  for (const group of groupsOf()) group.open = true;
});
addEventListener("afterprint", () => {
  if (!article.dataset.layout) for (const group of groupsOf()) group.open = false;
});

// Nothing is read before the first scroll.
const follow = () => void import("./last-read.js");
if (location.hash) follow();
else addEventListener("scroll", follow, { once: true, passive: true });
