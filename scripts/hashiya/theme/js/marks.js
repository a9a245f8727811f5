// @ts-check
/** Pointer, tap and focus on the marks of the text and on the notes: select, choose among several, preview a later mention. */
import { article, byId, notesOf, state, titleOf } from "./notes.js";
import { closeFloat, floating, floatingAt, inFloat, make, onFloatHover, openFloat } from "./float.js";
import { inMargin, relayout } from "./layout.js";
import { clickedText, reveal, select, setHot } from "./selection.js";
import { openSheet } from "./sheet.js";
import { goTo, walk } from "./trail.js";
import { steps } from "./settings.js";
import { closeSheet } from "./sheet.js";
import { plural, words } from "./words.js";

const HOVER_MS = 400,
  LEAVE_MS = 220;

/** @type {Record<string, () => void>} */
const actions = { next: () => walk(1), prev: () => walk(-1), close: () => closeSheet(), ...steps };

/** @param {import("./notes.js").Note} n @param {HTMLElement} mark @param {boolean} keyboard */
function show(n, mark, keyboard) {
  if (inMargin()) select(n, { focus: keyboard ? "note" : "", announce: keyboard });
  else openSheet(n, mark);
}

/** Several notes on the same words: say how many, and let the reader choose. @param {HTMLElement} mark @param {import("./notes.js").Note[]} here @param {boolean} keyboard */
function choose(mark, here, keyboard) {
  const label = plural(words.choose, here.length);
  const list = make(
    "ul",
    { class: "rd-choose" },
    ...here.map((n) => {
      const tag = n.el.querySelector(".rd-note__tag")?.cloneNode(true) ?? "";
      const button = make(
        "button",
        {
          type: "button",
          "data-kind": n.kind,
          ...(n.el.dataset.verdict ? { "data-verdict": n.el.dataset.verdict } : {}),
        },
        tag,
        make("span", { class: "rd-choose__t", lang: n.el.lang, dir: n.el.dir }, titleOf(n)),
      );
      button.addEventListener("click", () => {
        closeFloat(false);
        show(n, mark, keyboard);
      });
      button.addEventListener("pointerenter", () => setHot(n));
      button.addEventListener("focus", () => setHot(n));
      return make("li", {}, button);
    }),
  );
  openFloat(mark, { kind: "choose", label, focus: true }, make("p", { class: "rd-float__h" }, label), list);
}

/** What a later mention of a term shows: the definition that already stands on the page. @param {HTMLAnchorElement} mention */
function preview(mention) {
  const n = byId.get(decodeURIComponent(mention.hash.slice(1)));
  if (!n) return;
  const part = (/** @type {string} */ s) => {
    const el = n.el.querySelector(s)?.cloneNode(true);
    if (el instanceof Element) el.removeAttribute("id");
    return el;
  };
  const page = /** @type {HTMLAnchorElement|null} */ (
    n.el.querySelector(".rd-note__page, .rd-note__more-at, .rd-note__foot a[href*='glossary/']")
  );
  openFloat(
    mention,
    { kind: "preview", lang: n.el.lang, dir: n.el.dir },
    make("p", { class: "rd-float__h" }, ...(part(".rd-note__term")?.childNodes ?? [])),
    make("div", { class: "rd-float__b" }, part(".rd-note__lead") ?? ""),
    ...(page ? [make("p", { class: "rd-float__f" }, make("a", { href: page.href }, words.open))] : []),
  );
}

/** @type {number|undefined} */ let opening;
/** @type {number|undefined} */ let leaving;
/** @type {HTMLElement|null} a mention just tapped: its focus must not open what its click decides on */ let tapped =
  null;
const stay = () => clearTimeout(leaving);
const leave = () => {
  clearTimeout(opening);
  clearTimeout(leaving);
  if (floating() === "preview") leaving = setTimeout(() => closeFloat(false), LEAVE_MS);
};
onFloatHover(stay, leave);

article.addEventListener("pointerover", (e) => {
  const target = /** @type {Element} */ (e.target),
    mention = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-m[href]"));
  setHot(noteAt(target));
  if (e.pointerType !== "mouse") return;
  if (!mention) return;
  stay();
  clearTimeout(opening);
  if (floatingAt() !== mention) opening = setTimeout(() => preview(mention), HOVER_MS);
});
article.addEventListener("pointerout", (e) => {
  if (e.pointerType === "mouse" && /** @type {Element} */ (e.target).closest(".rd-m")) leave();
});
article.addEventListener("pointerleave", () => setHot(null));
article.addEventListener("pointerdown", (e) => {
  tapped = /** @type {Element} */ (e.target).closest(".rd-m");
});

/** @param {Element} target @returns {import("./notes.js").Note|null} */
function noteAt(target) {
  const mark = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-a[href]"));
  if (mark) {
    const here = notesOf(mark);
    return here.find((n) => n === state.selected) ?? here[0] ?? null;
  }
  return byId.get(target.closest(".rd-note")?.id ?? "") ?? null;
}
article.addEventListener("focusin", (e) => {
  const target = /** @type {Element} */ (e.target),
    n = noteAt(target),
    note = target.closest(".rd-note");
  const mention = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-m[href]"));
  if (mention && mention !== tapped) preview(mention);
  if (n && note && inMargin() && target.matches(":focus-visible")) {
    // a link inside a shortened or folded note: show where the focus is
    const deep = target.closest(".rd-note__body, .rd-note__foot") !== null;
    if (deep && n.long && !n.more) {
      n.more = true;
      select(n);
    } else if (n !== state.selected && target !== note) select(n);
  } else if (n !== state.selected) setHot(n);
});
article.addEventListener("focusout", (e) => {
  setHot(null);
  if (floating() === "preview" && !inFloat(e.relatedTarget)) leave();
});

document.addEventListener("click", (e) => {
  const target = /** @type {HTMLElement} */ (e.target),
    keyboard = e.detail === 0;
  const act = /** @type {HTMLElement|null} */ (target.closest("[data-do]"));
  if (act?.dataset.do && actions[act.dataset.do]) {
    actions[act.dataset.do]();
    return;
  }
  if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey) return;

  const mention = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-m[href]"));
  if (
    mention &&
    tapped === mention &&
    /** @type {PointerEvent} */ (e).pointerType !== "mouse" &&
    floatingAt() !== mention
  ) {
    e.preventDefault();
    preview(mention);
    return;
  }
  if (mention) {
    e.preventDefault();
    closeFloat(false);
    goTo(mention.hash);
    return;
  }

  const back = target.closest(".rd-note__back");
  if (back) {
    const mark = byId.get(back.closest(".rd-note")?.id ?? "")?.marks[0];
    if (mark) {
      e.preventDefault();
      mark.focus({ preventScroll: true });
      reveal(mark);
    }
    return;
  }
  const mark = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-a[href]"));
  if (mark) {
    e.preventDefault();
    const here = notesOf(mark);
    if (here.length > 1) choose(mark, here, keyboard);
    else show(here[0], mark, keyboard);
    return;
  }
  const strip = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-strip a"));
  if (strip && goTo(strip.hash)) {
    e.preventDefault();
    return;
  }
  const note = target.closest(".rd-note");
  if (note && inMargin()) {
    const n = byId.get(note.id) ?? null,
      summary = target.closest(".rd-note > details > summary");
    if (!n) return;
    if (summary) e.preventDefault();
    if (!target.closest("a, button, .rd-note__body summary")) select(summary && n === state.selected ? null : n);
    return;
  }
  clickedText(target);
});

// What opens inside a note makes it longer: the notes below give way.
article.addEventListener(
  "toggle",
  (e) => {
    if (/** @type {Element} */ (e.target).closest(".rd-note__body")) relayout();
  },
  true,
);
