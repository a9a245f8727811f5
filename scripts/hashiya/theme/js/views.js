// @ts-check
/**
 * What of the notes is shown: the reading view, everything, one kind or several, claims of one verdict, the text alone.
 * The address always says which, and the device remembers it.
 */
import {
  ALL,
  LAYERS,
  article,
  bar,
  byWeight,
  isNamed,
  layers,
  lead,
  marks,
  mentions,
  notes,
  notesOf,
  root,
  shown,
  state,
  viewChanged,
  visible,
} from "./notes.js";
import { groupsOf, layout } from "./layout.js";
import { select } from "./selection.js";
import { closeSheet } from "./over.js";
import { remember } from "./state.js";
import { fill, say, words } from "./words.js";

/** @typedef {{on: string[], all?: boolean, only?: string}} View  letters of the layers; `all`: every mark has its line; `only`: a verdict */

const box = /** @type {HTMLElement} */ (bar.querySelector("[data-settings]"));
/** @param {string} name @returns {HTMLInputElement[]} */
const inputs = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll(`[name=${name}]`))];
const legend = /** @type {HTMLAnchorElement[]} */ ([...article.querySelectorAll(".rd-strip a")]);
const references = /** @type {HTMLElement[]} */ ([...article.querySelectorAll(".rd-ref[data-n]")]);

/** @returns {View} what the template's first script took from the address or the device */
const current = () => ({
  on: layers(),
  all: root.dataset.view === "all",
  only: root.dataset.only,
});

/** What a view is called in the menu and in addresses: "quiet", "all", "none", or letters. @param {View} view */
const nameOf = ({ on, all }) => {
  const letters = ALL.filter((l) => on.includes(l));
  if (all) return "all";
  return letters.length === ALL.length ? "quiet" : letters.join(" ") || "none";
};

/** @param {string} name @returns {View} */
const viewOf = (name) =>
  name === "quiet" || name === "all" ? { on: ALL, all: name === "all" } : { on: ALL.filter((l) => name.split(" ").includes(l)) };

/** The address is made to be read: commas stay commas. @param {View} view */
function writeAddress(view) {
  const url = new URL(location.href),
    name = nameOf(view),
    asked = [];
  if (name !== "quiet") asked.push(`notes=${name.replaceAll(" ", ",")}`);
  if (view.only) asked.push(`only=${view.only}`);
  const keys = ["notes", "only"];
  // a page without a translation hands the reader's wish on to those that have one
  if (article.querySelector(".rd-tr")) {
    keys.push("tr");
    // beside is what a page with a translation does unasked: who goes on to one without keeps it
    const tr = root.dataset.tr ?? (url.searchParams.get("tr") === "beside" && "beside");
    if (tr) asked.push(`tr=${tr}`);
  }
  for (const key of keys) url.searchParams.delete(key);
  const others = url.search.replaceAll("%2C", ",");
  url.search = asked.length ? `${others ? `${others}&` : "?"}${asked.join("&")}` : others;
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

/** @param {HTMLAnchorElement} mark */
function showMark(mark) {
  const here = notesOf(mark),
    first = byWeight(here)[0];
  mark.toggleAttribute(
    "data-loud",
    here.some((n) => n.el.hasAttribute("data-loud")),
  );
  if (!first) {
    // words whose notes are all hidden are plain text again
    for (const name of ["href", "role", "aria-details", "data-kinds"]) mark.removeAttribute(name);
    return;
  }
  mark.href = `#${here[0].id}`;
  mark.setAttribute("role", "doc-noteref");
  mark.setAttribute("aria-details", here[0].id);
  mark.dataset.kinds = [...new Set(here.map((n) => n.kind))].sort().join(" ");
  mark.dataset.kind = first.kind;
  if (first.el.dataset.verdict) mark.dataset.verdict = first.el.dataset.verdict;
  else delete mark.dataset.verdict;
}

/** Say in the menu and in the legend of verdicts which view it is. @param {View} view */
function tell(view) {
  const name = nameOf(view);
  for (const input of inputs("layer")) input.checked = view.on.includes(input.value);
  for (const input of inputs("level")) input.checked = input.value === name && !view.only;
  for (const link of legend) {
    if (link.dataset.verdict === view.only) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** What an exercise asks for is not shown before it is answered. @param {View} view @returns {View} */
const unspoilt = ({ on, all, only }) =>
  root.dataset.exercise ? { on: on.filter((l) => !notes.some((n) => n.kind === LAYERS[l] && n.el.dataset.verdict)) } : { on, all, only };

/** Show a view. @param {View} asked @param {boolean} [keep] remember it on this device, and say it */
export function show(asked, keep = false) {
  const view = unspoilt(asked);
  const name = nameOf(view);
  if (name === "quiet" || name === "all") delete root.dataset.layers;
  else root.dataset.layers = name;
  root.dataset.view = name === "all" ? "all" : view.on.length === 1 ? "one" : "quiet";
  if (view.only) root.dataset.only = view.only;
  else delete root.dataset.only;
  viewChanged();
  lead();
  tell(view);
  writeAddress(view);
  if (keep) {
    if (!root.dataset.exercise) remember({ layers: name === "quiet" ? "" : name });
    say(fill(words.layers, { n: visible().length }));
  }
  for (const mark of marks) showMark(mark);
  const terms = layers().some((l) => isNamed(LAYERS[l])) && !view.only;
  for (const mention of mentions) {
    mention.dataset.href ??= mention.getAttribute("href") ?? "";
    if (terms) mention.setAttribute("href", mention.dataset.href);
    else mention.removeAttribute("href");
  }
  const numbers = new Set();
  for (const n of notes) {
    n.el.hidden = !shown(n);
    if (!n.el.hidden) numbers.add(n.el.dataset.n);
  }
  for (const group of groupsOf()) group.hidden = !group.querySelector(".rd-note:not([hidden])");
  // on paper: numbers only of notes that are printed
  for (const number of references) number.hidden = !numbers.has(number.dataset.n);
  if (state.selected && !shown(state.selected)) {
    closeSheet();
    select(null);
  }
  article.dispatchEvent(new Event("rd:view"));
  layout();
}

/** Show a note whatever the reader has hidden: its layer is added, a verdict asked for is let go. @param {import("./notes.js").Note} n */
export function bringIn(n) {
  const view = current(),
    letter = ALL.find((l) => LAYERS[l] === n.kind) ?? "";
  show({ ...view, on: [...view.on, letter], only: undefined });
}

/** The legend of verdicts: claims of this verdict alone, or all again. @param {HTMLAnchorElement} link */
export function filterBy(link) {
  const { verdict } = link.dataset,
    again = verdict === root.dataset.only,
    check = notes.find((n) => n.el.dataset.verdict === verdict);
  if (!check) return;
  show(again ? viewOf("quiet") : { on: ALL.filter((l) => LAYERS[l] === check.kind), only: verdict });
  say(fill(words.layers, { n: visible().length }));
}

/** What a reader chose in the menu: a view, or a layer to add or put away. @param {string} name "level" or "layer" @param {string} value @param {boolean} checked */
export function choose(name, value, checked) {
  const { on } = current();
  show(viewOf(name === "level" ? value : ALL.filter((l) => (l === value ? checked : on.includes(l))).join(" ")), true);
}

/** Show what the address or the device asks for, as far as there is such a thing. */
export function startViews() {
  const { on, all, only } = current(),
    known = on.length || root.dataset.layers === "none";
  show({ on: known ? on : ALL, all, only: notes.some((n) => n.el.dataset.verdict === only) ? only : undefined });
}
/** Let the menu say it. */
export const tellView = () => tell(current());
/** Let the address say it. */
export const tellAddress = () => writeAddress(current());
