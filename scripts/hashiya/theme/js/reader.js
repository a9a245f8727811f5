// @ts-check
/**
 * The reading page. Everything here is enhancement: without it the notes are open <details> beside or after their paragraph.
 * notes (what there is) → place, room (arithmetic) → rows, lines, layout, wire (the margin) → selection (one note) → trail, keys,
 * marks (what the reader does); over leads to sheet, float and card. What not every reader needs is fetched when it is asked for.
 */
import "./begun.js";
import { article, bar, body, byId, lead, root } from "./notes.js";
import { groupsOf, inMargin, watch } from "./layout.js";
import { closeFloat, openSheet } from "./over.js";
import { select } from "./selection.js";
import { PLACE, markStale, offerWayBack } from "./site.js";
import { choices } from "./state.js";
import { words } from "./words.js";
import { breathe } from "./breathe.js";
import "./keys.js";
import "./marks.js";
import "./citing.js";

await breathe();
// Words and notes come as the reading view has them; another one is made of that.
const { layers, only, view, tr } = root.dataset;
if (layers !== undefined || only || view === "all" || tr) (await import("./views.js")).startViews();
else {
  lead();
  article.dispatchEvent(new Event("rd:view"));
}
watch();
await breathe();
markStale(words.stale);
if (tr === "ask") void import("./on-demand.js").then((it) => it.onDemand(body));
if (root.dataset.harakat === "off") void import("./harakat.js").then((it) => it.setHarakat(false));

/** The menu of settings, once a reader has come near it. @type {typeof import("./settings.js")|null} */
let settings = null;
const near = async () => (settings ??= await import("./settings.js"));
for (const one of bar.querySelectorAll(".rd-menu"))
  for (const type of ["pointerover", "focusin"]) one.addEventListener(type, near, { once: true });
bar.addEventListener("change", async (e) => {
  const { name, value, checked } = /** @type {HTMLInputElement} */ (e.target);
  (settings ?? (await near())).choose(name, value, checked);
});
article.dataset.ready = "";

/** Where the reader was when she followed a link out of a note: Back brings the note and the line again. */
function restore() {
  const was = history.state?.rd,
    n = byId.get(was?.note ?? "");
  if (!was) return false;
  if (n && inMargin()) select(n);
  else if (n) void openSheet(n, n.marks[0] ?? n.el, { atOnce: true });
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
if (asked.has("exercise"))
  await import("./exercise/exercise.js")
    .then((it) => it.startExercise(asked.get("exercise") ?? ""))
    .catch(async () => (await import("./offline/unloaded.js")).tellUnloaded(words.exercise_unloaded));
if (asked.has("with")) (await import("./compare/compare.js")).openCompare();
const missed = async () => /^#r-/.test(location.hash) && !document.querySelector(":target") && (await import("./gone.js")).tellGone();
await missed();
if (asked.has("s")) (await import("./sentence.js")).showSentence(!again);

// Who has kept something here before finds it again; who has not pays nothing for it.
const keeps = () => choices().kept && import("./notebook/begin.js");
if (!keeps()) addEventListener("storage", keeps);

/** What can be done with selected words, and what is copied of them, is loaded with the first selection, or the key that begins one of all. */
const forSelected = () => void import("./selected/menu.js");
function firstSelection() {
  const at = getSelection();
  // all that a page has begins before its text
  const meant = document.querySelector("main")?.contains(at?.anchorNode ?? null) || at?.containsNode(article, true);
  if (!at || at.isCollapsed || !meant) return;
  document.removeEventListener("selectionchange", firstSelection);
  forSelected();
}
document.addEventListener("selectionchange", firstSelection);
// who then copies at once does not wait for it
addEventListener("keydown", ({ key }) => (key === "Control" || key === "Meta") && forSelected());

addEventListener("hashchange", async () => {
  closeFloat(false);
  (await import("./arrive.js")).goTo(location.hash);
  offerWayBack();
  await missed();
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
