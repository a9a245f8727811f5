// @ts-check
/**
 * Two texts side by side, and between them what differs: this article, a note that stands in both, the other article.
 * Loaded when it is asked for; the address (?with=ARTICLE&note=NOTE, for two whole
 * texts ?with=ARTICLE&at=NOTE) says what is compared, so that it can be handed on.
 */
import { make, styled } from "../make.js";
import { body, notes, root } from "../notes.js";
import { cited, fill, say, words } from "../words.js";
import { between } from "./between.js";
import { differing } from "./differing.js";
import { byLanguage, paneOf, placesIn } from "./pane.js";
import { chosen, joinsOf, switchOf } from "./whole.js";
import { markDiffering, passageAround, sharedNotes, unmark } from "./texts.js";

/** @typedef {import("./texts.js").Shared} Shared */
/** @typedef {import("./pane.js").Pane} Pane */

const ui = words.compare,
  calm = matchMedia("(prefers-reduced-motion: reduce)"),
  NAME = /^[\w-]+(\.\d+)?$/;
/** @type {HTMLDialogElement|null} */ let view = null;
/** @type {[Pane, Pane]} */ let panes;
/** @type {Shared} */ let shared = new Map();
/** The note that is compared; of two whole texts the one that is chosen, if any. */
let key = "";
/** Are the two read as wholes? */
let whole = false;
/** What says which of two whole texts is shown where both have no room. @type {HTMLElement} */ let alone;
/** Did opening make a step in the browser's history? */
let stepped = false;

const looks = Promise.all([
  styled(new URL("../../css/compare.css", import.meta.url).href),
  styled(new URL("../../css/compare-whole.css", import.meta.url).href),
]);

/** The address of this comparison, or of none. @param {{with?: string, note?: string, at?: string}} asked */
function address(asked) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ with: "", note: "", at: "", ...asked }))
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  return url;
}

/** Light the words of the note, bring them to one height in both panes, and mark what they tell differently. */
function aim() {
  const lit = panes.map((pane) => {
    unmark(pane.el);
    for (const el of pane.el.querySelectorAll("[data-on]")) el.removeAttribute("data-on");
    const places = placesIn(pane, key),
      marks = places[pane.at % places.length] ?? [],
      block = /** @type {HTMLElement|null} */ (marks[0]?.closest(".rd-block"));
    for (const el of [block, ...marks]) el?.setAttribute("data-on", "");
    const more = /** @type {HTMLElement} */ (pane.el.querySelector(".rd-cmp__places"));
    more.hidden = places.length < 2;
    /** @type {HTMLElement} */ (more.firstElementChild).textContent = fill(ui.place, { i: (pane.at % places.length) + 1, n: places.length });
    return { pane, marks, columns: byLanguage(marks) };
  });
  const [a, b] = lit,
    differs = /** @type {HTMLElement|null|undefined} */ (shared.get(key)?.querySelector(".rd-note__rel"))?.dataset.differs?.split(" ") ?? [];
  let differ = false;
  for (const [language, here] of a.columns) {
    const there = b.columns.get(language);
    if (!there) continue;
    const passages = [here, there].map((column) => passageAround(column.text, column.marks)),
      places = differing(passages[0], passages[1], differs);
    differ ||= places.flat().length > 0;
    for (const [i, { text }] of [here, there].entries())
      markDiffering(text, places[i].map(({ start, end }) => ({ start: start + passages[i].start, end: end + passages[i].start })));
  }
  /** @type {HTMLElement} */ (view?.querySelector("[data-legend=differing]")).hidden = !differ;
  for (const { pane, marks } of lit) {
    // in the language that is shown
    const first = marks.find((mark) => mark.checkVisibility({ visibilityProperty: pane.el.checkVisibility({ visibilityProperty: true }) }));
    if (!first) continue;
    const head = /** @type {HTMLElement} */ (pane.el.firstElementChild).offsetHeight,
      top = first.getBoundingClientRect().top - pane.el.getBoundingClientRect().top - Math.max(pane.el.clientHeight * 0.3, head + 28);
    pane.el.scrollBy({ top, behavior: calm.matches || !view?.dataset.ready ? "instant" : "smooth" });
  }
}

/** @param {string} now the key of a note that both texts share @param {string} [told] what the reader must know first */
function showNote(now, told) {
  const note = shared.get(now);
  if (!view || !note) return;
  key = now;
  if (whole) {
    for (const pane of panes) pane.at = 0;
    tellWhole();
    showChosen();
    aim();
    return;
  }
  /** @type {HTMLElement} */ (view.querySelector("[data-legend=compared]")).hidden = false;
  for (const pane of panes) pane.at = 0;
  const middle = /** @type {HTMLElement} */ (view.querySelector(".rd-cmp__mid")),
    focused = !panes.some(({ el }) => el.contains(document.activeElement));
  middle.replaceChildren(
    ...(told ? [make("p", { class: "rd-cmp__told", role: "status" }, told)] : []),
    ...between(note, { shared, other: panes[1].id, choose: showNote, open: (id) => compare(id, note.id.slice(2)), whole: () => asWhole(true) }),
  );
  const here = address({ with: panes[1].id, note: note.id.slice(2) });
  history.replaceState(history.state, "", here);
  /** @type {HTMLElement} */ (view.querySelector(".rd-cmp__at")).textContent = here.href;
  if (focused) /** @type {HTMLElement|null} */ (middle.querySelector(".rd-cmp__t"))?.focus({ preventScroll: true });
  aim();
}

/** The note before or behind. @param {1|-1} by */
function walk(by) {
  const keys = [...shared.keys()],
    at = keys.indexOf(key);
  showNote(keys[at < 0 ? (by > 0 ? 0 : keys.length - 1) : (at + by + keys.length) % keys.length]);
}

/** Let the address say which note of two whole texts is chosen. */
function tellWhole() {
  const here = address({ with: panes[1].id, at: shared.get(key)?.id.slice(2) });
  history.replaceState(history.state, "", here);
  /** @type {HTMLElement} */ (view?.querySelector(".rd-cmp__at")).textContent = here.href;
}

/** Of two whole texts: the note that is chosen, over the lines. */
function showChosen() {
  const middle = /** @type {HTMLElement} */ (view?.querySelector(".rd-cmp__mid")),
    lines = middle.querySelector("svg.rd-cmp__joins") ?? joinsOf(panes.map(({ el }) => el), shared, showNote);
  for (const line of lines.querySelectorAll("[data-key]")) line.toggleAttribute("data-on", line.getAttribute("data-key") === key);
  const focused = document.activeElement === document.body || middle.contains(document.activeElement);
  /** @type {HTMLElement} */ (view?.querySelector("[data-legend=compared]")).hidden = !key;
  middle.replaceChildren(lines, chosen(shared, key, { walk, open: () => asWhole(false), choose: showNote, alone }));
  if (focused || !key) /** @type {HTMLElement|null} */ (middle.querySelector(key ? ".rd-cmp__t" : ".rd-cmp__h"))?.focus({ preventScroll: true });
}

/** Close the list of notes over the lines. @param {Element} [target] unless it is in there @returns {boolean} was it open? */
function putListAway(target) {
  const list = /** @type {HTMLDetailsElement|null|undefined} */ (view?.querySelector(".rd-cmp__all[open]"));
  if (!list || (target && list.contains(target))) return false;
  list.open = false;
  return true;
}

/** Show the two as wholes, or around a note. @param {boolean} on */
function asWhole(on) {
  if (!view) return;
  whole = on;
  view.toggleAttribute("data-whole", on);
  /** @type {HTMLElement} */ (view.querySelector(".rd-cmp__mid")).replaceChildren();
  if (!on) return showNote(key || [...shared.keys()][0]);
  tellWhole();
  showChosen();
  aim();
}

/** The words that were compared, where they are out of sight: who came by an address has not seen them yet. */
function backToWords() {
  const compared = shared.get(key),
    words = notes.find(({ el }) => el === compared)?.marks[0],
    box = words?.getBoundingClientRect();
  if (words && box && (box.bottom < 0 || box.top > innerHeight)) words.scrollIntoView({ block: "center", behavior: "instant" });
}

function leave() {
  if (!view) return;
  view.close();
  view.remove();
  view = null;
  document.documentElement.classList.remove("rd-comparing");
  if (new URLSearchParams(location.search).has("with"))
    if (stepped) history.back();
    else history.replaceState(history.state, "", address({}));
  stepped = false;
  backToWords();
}

/** The next place of the note in a pane, or the one before. @param {Pane} pane @param {1|-1} by */
function turn(pane, by) {
  const count = placesIn(pane, key).length;
  pane.at = (pane.at + by + count) % count;
  aim();
}

/**
 * Compare this article with another. @param {string} other its id @param {string} [note] as it is called on this page, without "n-"
 * @param {{push?: boolean, at?: string}} [o] `push`: make a step in the browser's history; `at`: the note to choose of two whole texts
 */
export async function compare(other, note = "", { push = false, at = "" } = {}) {
  // an address that was typed or cut may name what is no other text here
  const isOther = NAME.test(other) && other !== (cited?.slug ?? cited?.id),
    there = new URL(`../${isOther ? other : ""}/`, location.href),
    mine = isOther ? sharedNotes(document, other) : new Map(),
    answer = isOther && (mine.size || !note) ? await fetch(there).catch(() => null) : undefined;
  if (answer === undefined || answer?.ok === false) {
    say(ui.failed);
    history.replaceState(history.state, "", address({}));
    return;
  }
  const page = await answer
    ?.text()
    .then((html) => new DOMParser().parseFromString(html, "text/html"))
    .catch(() => null);
  // a page in the language of its text has no translation of its own: where this one borrows, so does the other
  const lent = /** @type {HTMLElement|null} */ (page?.querySelector(".rd[data-lent]")),
    translated = root.dataset.tr !== "off" && body.querySelector(".rd-tr") !== null;
  if (page && lent && translated) await (await import("../lend.js")).lend(lent, { page, from: there.href });
  await looks;
  if (!page) {
    // without the comparison the other text is still there
    say(ui.failed);
    location.assign(there);
    return;
  }
  view?.remove();
  if (push) history.pushState(history.state, "", location.href);
  stepped ||= push;
  shared = mine;
  view = make("dialog", { class: "rd-cmp", "aria-label": ui.title });
  const close = make("button", { type: "button", class: "rd-cmp__close" }, "×", make("span", {}, ` ${ui.close}`));
  close.addEventListener("click", leave);
  const o = { shared, turn, translated };
  panes = [paneOf(document, cited?.slug ?? cited?.id ?? "", ui.here, o), paneOf(page, other, ui.there, { ...o, href: there.href })];
  alone = switchOf(view);
  const legend = (/** @type {string} */ name, /** @type {HTMLElement} */ sample) =>
    make("span", { "data-legend": name }, sample, ` ${ui[name]} `);
  view.append(
    close,
    panes[0].el,
    make("section", { class: "rd-cmp__mid", tabindex: "0", "aria-label": ui.differs }),
    panes[1].el,
    make(
      "footer",
      { class: "rd-cmp__foot" },
      legend("compared", make("span", { class: "rd-cmp__m", "data-on": "", "aria-hidden": "true" }, ui.sample)),
      legend("differing", make("span", { class: "rd-cmp__d", "aria-hidden": "true" }, ui.sample)),
      make("bdi", { class: "rd-cmp__at", dir: "ltr" }),
    ),
  );
  view.addEventListener("cancel", (e) => {
    e.preventDefault();
    if (!putListAway()) leave();
  });
  view.addEventListener("keydown", onKey);
  view.addEventListener("click", ({ target }) => {
    putListAway(/** @type {Element} */ (target));
    const here = /** @type {HTMLElement|null} */ (/** @type {Element} */ (target).closest(".rd-cmp__m"))?.dataset.keys?.split(" ");
    if (here) showNote(here[(here.indexOf(key) + 1) % here.length]);
  });
  document.body.append(view);
  document.documentElement.classList.add("rd-comparing");
  view.showModal();
  if (translated && root.dataset.tr === "ask") await import("../on-demand.js").then(({ onDemand }) => panes.forEach(({ el }) => onDemand(el)));
  const asked = document.getElementById(`n-${note || at}`)?.dataset.key ?? "";
  whole = !note;
  key = whole && shared.has(asked) ? asked : "";
  if (whole) asWhole(true);
  else showNote(shared.has(asked) ? asked : [...shared.keys()][0], note && !shared.has(asked) ? ui.other_note : "");
  view.dataset.ready = "";
}

/** The page behind hears no key; n and p walk the notes that both texts share. @param {KeyboardEvent} e */
function onKey(e) {
  e.stopPropagation();
  const letter = /^[a-z]$/i.test(e.key) ? e.key.toLowerCase() : e.code.replace(/^Key/, "").toLowerCase(),
    by = { n: 1, p: -1 }[letter];
  if (!by || e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  walk(/** @type {1|-1} */ (by));
}

addEventListener("popstate", () => {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("with")) leave();
  else if (!view) void openCompare();
});

/** Open what the address asks for, or what a link of a note stands for. @param {HTMLElement} [from] */
export function openCompare(from) {
  const asked = new URLSearchParams(location.search);
  if (!from) return compare(asked.get("with") ?? "", asked.get("note") ?? "", { at: asked.get("at") ?? "" });
  const id =
    from.closest(".rd-note")?.id ?? /** @type {HTMLElement|null} */ (from.closest(".rd-sheet"))?.dataset.note ?? "";
  return compare(from.dataset.with ?? "", id.slice(2), { push: true });
}
