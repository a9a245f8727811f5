// @ts-check
/** The small button beside selected words; it comes with the first selection, and its form with the first press. */
import { make } from "../make.js";
import { article } from "../notes.js";
import { choices } from "../state.js";
import { say, suggesting } from "../words.js";
import { blockElement, rangeOf, selectedSpan } from "./selected.js";

/** @type {import("./quotes.js").Span|null} */
let span = null;
const coarse = matchMedia("(pointer: coarse)");

const sheet = make("link", { rel: "stylesheet", href: new URL("../../css/suggest.css", import.meta.url).href });
const button = make(
  "button",
  { type: "button", class: "rd-suggest", hidden: "", "aria-keyshortcuts": "S" },
  suggesting.words.open,
);
document.head.append(sheet);
document.body.append(button);

// Pressing the button must not take the selection away before it is read.
button.addEventListener("pointerdown", (e) => e.preventDefault());
button.addEventListener("click", open);

async function open() {
  const chosen = span;
  if (!chosen) return;
  hide();
  (await import("./form.js")).openForm(chosen);
}

function hide() {
  button.hidden = true;
  span = null;
}

/** Below the last line of the selection; on a touch screen at the bottom, where the system's own menu is not. */
function place() {
  const rects = span ? rangeOf(span)?.getClientRects() : null,
    last = rects?.[rects.length - 1];
  if (!span || !last) {
    hide();
    return;
  }
  const wasHidden = button.hidden;
  button.hidden = false;
  button.dataset.docked = String(coarse.matches);
  if (!coarse.matches) {
    const rtl = getComputedStyle(blockElement(span)).direction === "rtl";
    const x = rtl ? last.left : last.right - button.offsetWidth;
    button.style.setProperty(
      "--x",
      `${Math.max(8, Math.min(x, document.documentElement.clientWidth - button.offsetWidth - 8)) + scrollX}px`,
    );
    button.style.setProperty("--y", `${last.bottom + scrollY + 6}px`);
  }
  if (wasHidden) say(suggesting.words.offer);
}

let waiting = 0;
function look() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const selection = getSelection();
    const inText =
      selection?.rangeCount && !selection.isCollapsed && article.contains(selection.getRangeAt(0).startContainer);
    span = inText ? selectedSpan(selection) : null;
    if (span) place();
    else hide();
  }, 120);
}

document.addEventListener("selectionchange", look);
addEventListener("resize", () => {
  if (span) place();
});
addEventListener("keydown", (e) => {
  const target = /** @type {Element} */ (e.target);
  if (
    !span ||
    e.ctrlKey ||
    e.metaKey ||
    e.altKey ||
    target.closest?.("input, textarea, select, dialog") ||
    choices().letters === "off"
  )
    return;
  if (e.key.toLowerCase() === "s" || e.code === "KeyS") {
    e.preventDefault();
    open();
  }
  if (e.key === "Escape") hide();
});
sheet.addEventListener("load", look);
look();
