// @ts-check
/** One line at the foot of the window: what was just done and how to undo it, or why something could not be kept. */
import { make } from "../make.js";
import { say, words } from "../words.js";
import { allKept, keep, whyNot } from "./store.js";

const SECONDS = 12;
const line = make("div", { class: "rd-toast", role: "group", hidden: "" });
(document.querySelector("main") ?? document.body).append(line);
/** @type {number|undefined} */
let until;

function hide() {
  line.hidden = true;
  line.replaceChildren();
}
/** It goes away by itself, but not from under who has reached it. */
function later() {
  clearTimeout(until);
  until = setTimeout(() => (line.matches(":hover, :focus-within") ? later() : hide()), SECONDS * 1000);
}

/** @param {string} text @param {...HTMLElement} acts */
function show(text, ...acts) {
  line.setAttribute("aria-label", text);
  line.replaceChildren(make("span", {}, text), ...acts);
  line.hidden = false;
  say(text);
  later();
}

/** Say why something is not kept. @param {unknown} error */
export const tellFailed = (error) => show(words.notebook.failed[whyNot(error)]);

/** Say that something is done. @param {string} text */
export const tellDone = (text) => show(text);

/** Keep again what was deleted, but for what another window has kept since. @param {import("./store.js").Entry[]} were */
async function restore(were) {
  const since = new Map((await allKept()).map((one) => [one.id, one.changed]));
  await keep(were.filter(({ id, changed }) => (since.get(id) ?? "") <= changed));
}

/**
 * Say what was deleted, and offer to take it back.
 * @param {import("./store.js").Entry[]} were @param {() => void} [after] where the reader goes on when it is back
 * @param {boolean} [focus] whether focus goes there: what had it is gone
 */
export function offerUndo(were, after, focus = true) {
  const undo = make("button", { type: "button", class: "rd-link rd-link--line" }, words.notebook.undo);
  undo.addEventListener("click", () => {
    hide();
    restore(were).then(() => {
      say(words.notebook.undone);
      after?.();
    }, tellFailed);
  });
  show(words.notebook.deleted, undo);
  if (focus) undo.focus({ preventScroll: true });
}
