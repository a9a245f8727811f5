// @ts-check
/** One thing that is kept, open beside its words: its colour, the private note, a way to delete it. What is typed is kept at once. */
import { closeFloat, openFloat } from "../float.js";
import { make } from "../make.js";
import { words } from "../words.js";
import { icon } from "./icon.js";
import { allMarked, drawMarked, knownHere, onMarked } from "./marked.js";
import { keep, letGo, printable, putDown } from "./store.js";
import { swatches } from "./swatches.js";
import { offerUndo, tellFailed } from "./toast.js";

/** @typedef {import("./store.js").Entry} Entry */

const WAIT_MS = 400,
  EDGE = 10, // px between what is shown and the edge of the window
  NOTEBOOK = new URL(`../../${document.documentElement.lang}/notebook/`, import.meta.url).href;
const ui = words.notebook;

/** Long words are told by their first. @param {string} text */
const short = (text) => (text.length > 90 ? `${text.slice(0, text.indexOf(" ", 80) + 1 || 80).trimEnd()} …` : text);

/** The words of an entry, in their own language. @param {Entry} entry */
function quoteOf(entry) {
  const [first] = entry.on;
  return first ? make("q", { class: "rd-own__q", lang: first.lang, dir: "auto" }, short(first.quote)) : "";
}

/** Bring the panel into the window, and the words with it as far as both find room. @param {DOMRect} [words] */
function showBoth(words) {
  const panel = document.getElementById("rd-float")?.getBoundingClientRect(),
    bar = document.querySelector(".rd-bar")?.getBoundingClientRect().bottom ?? 0;
  if (!panel) return;
  const top = Math.min(panel.top, words?.top ?? panel.top),
    bottom = Math.max(panel.bottom, words?.bottom ?? panel.bottom),
    below = bottom + EDGE - innerHeight,
    by = below > 0 ? Math.min(below, panel.top - bar - EDGE) : Math.min(0, top - bar - EDGE);
  if (by) scrollBy({ top: by, behavior: "instant" });
}

/**
 * Open an entry. A note that is not kept yet is kept with its first letter; one that says nothing in the end is let go.
 * @param {Entry} entry @param {HTMLElement} at what it hangs on @param {{line?: DOMRect, write?: boolean, reworded?: boolean, back?: () => HTMLElement|null}} [o]
 *   `line`: where its words are, which stay in sight; `back`: where focus goes once it is kept
 */
export function openOne(entry, at, { line, write = false, reworded = false, back } = {}) {
  let now = entry,
    stored = allMarked().some((one) => one.entry.id === entry.id);
  /** @type {number|undefined} */
  let waiting;
  const told = make("p", { class: "rd-own__told", role: "status" }),
    field = make("textarea", { class: "rd-field", rows: "3", dir: "auto", "aria-label": ui.text, placeholder: entry.kind === "bookmark" ? ui.about : ui.text });
  field.value = entry.text ?? "";
  const said = () => printable(field.value).trim();

  /** @param {Partial<Entry>} news */
  async function change(news) {
    now = { ...now, ...news, changed: new Date().toISOString() };
    try {
      stored = true;
      await keep([now], knownHere());
      if ((now.text ?? "") === said()) putDown(null);
      told.textContent = ui.kept;
    } catch (error) {
      tellFailed(error);
    }
  }
  function keepText() {
    clearTimeout(waiting);
    waiting = undefined;
    const text = said();
    if (text === (now.text ?? "")) return;
    if (text || stored) void change(written(text));
  }
  /** What the entry is with this text. @param {string} text @returns {Partial<Entry>} */
  const written = (text) => ({ text: text || undefined, kind: now.kind === "bookmark" ? "bookmark" : text ? "note" : "highlight" });
  field.addEventListener("input", () => {
    told.textContent = "";
    const text = said();
    putDown(!text ? null : { ...now, ...written(text), changed: new Date().toISOString() });
    clearTimeout(waiting);
    waiting = setTimeout(keepText, WAIT_MS);
  });
  field.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) closeFloat();
  });
  /** Written on in another window: taken in here, beside what is not kept yet. */
  const follow = () => {
    const there = allMarked().find((one) => one.entry.id === now.id)?.entry;
    if (!there || there.changed <= now.changed) return;
    const was = now.text ?? "",
      mine = said(),
      theirs = there.text ?? "";
    now = there;
    if (mine === theirs) return;
    if (mine === was) field.value = theirs;
    else if (theirs.startsWith(was)) field.value = `${mine}${theirs.slice(was.length)}`;
    else if (!mine.includes(theirs)) field.value = `${mine}\n\n${theirs}`;
    if (said() !== theirs) keepText();
  };
  const unfollow = onMarked(follow);
  const leave = () => {
    if (document.visibilityState === "hidden") keepText();
  };
  document.addEventListener("visibilitychange", leave);

  async function remove() {
    clearTimeout(waiting);
    field.value = now.text ?? "";
    putDown(null);
    try {
      const were = await letGo([now.id]);
      closeFloat(false);
      if (were.length) offerUndo(were, () => at.isConnected && at.focus());
    } catch (error) {
      tellFailed(error);
    }
  }
  const del = make("button", { type: "button", class: "rd-link rd-link--line" }, ui.delete),
    done = make("button", { type: "button", class: "rd-do rd-do--main" }, ui.done);
  del.addEventListener("click", () => void remove());
  done.addEventListener("click", () => closeFloat());

  openFloat(
    at,
    {
      kind: "own",
      label: ui.kinds[entry.kind],
      focus: true,
      line,
      closed: () => {
        document.removeEventListener("visibilitychange", leave);
        unfollow();
        keepText();
        if (back && stored)
          void drawMarked().then(() => {
            if (document.activeElement === at) back()?.focus({ preventScroll: true });
          });
        // neither words of its own nor a colour: nothing
        if (now.kind !== "bookmark" && !now.colour && !said() && stored) {
          putDown(null);
          letGo([now.id]).then(() => (entry.text || entry.colour) && offerUndo([entry], undefined, false), tellFailed);
        }
      },
    },
    make("p", { class: "rd-own__h" }, icon(entry.kind === "bookmark" ? "bookmark" : "pen"), quoteOf(entry)),
    ...(reworded ? [make("p", { class: "rd-own__told" }, ui.reworded)] : []),
    ...(entry.kind === "bookmark" ? [] : [swatches(entry.colour, (colour) => void change({ colour }))]),
    field,
    make("p", { class: "rd-own__do" }, done, del, told),
    make("p", { class: "rd-own__local" }, `${ui.local} `, make("a", { href: NOTEBOOK }, ui.title)),
  );
  if (write) field.focus({ preventScroll: true });
  showBoth(line);
}

/** Several entries of one paragraph, to choose from. @param {import("./marked.js").Marked[]} list @param {HTMLElement} at @param {string} label @param {DOMRect} [line] */
export function openSeveral(list, at, label, line) {
  const choose = make(
    "ul",
    { class: "rd-choose" },
    ...list.map(({ entry, places }) => {
      const button = make(
        "button",
        { type: "button" },
        make("span", { class: "rd-swatch", "data-colour": entry.kind === "bookmark" ? "bookmark" : (entry.colour ?? "none") }),
        make("span", { class: "rd-sr" }, `${ui.kinds[entry.kind]}${entry.colour ? ` (${ui.colours[entry.colour]})` : ""}: `),
        quoteOf(entry),
        ...(entry.text ? [make("span", { class: "rd-own__t", dir: "auto" }, short(entry.text))] : []),
      );
      button.addEventListener("click", () => openOne(entry, at, { line, reworded: places.some((place) => place.reworded) }));
      return make("li", {}, button);
    }),
  );
  openFloat(at, { kind: "own", label, focus: true, line }, make("p", { class: "rd-float__h" }, label), choose);
}
