// @ts-check
/** The card: a note shown near its words while the pointer or the focus is on them, unless the margin says it already. */
import { entryOf } from "./entry.js";
import { openFloat } from "./float.js";
import { offer, stay } from "./hover.js";
import { make } from "./make.js";
import { byWeight } from "./notes.js";
import { words } from "./words.js";

export { cancel, leave } from "./hover.js";

const HOVER_MS = 100;
/** @typedef {import("./notes.js").Note} Note */

/**
 * The note that the line and a click belong to comes first, in a line of its own if the margin shows what it says; then the others.
 * @param {HTMLElement} at @param {Note[]} here the notes on these words @param {Note[]} unseen those of them that the margin does not show
 * @param {DOMRect} [line] the line of the words under the pointer
 */
export function showCard(at, here, unseen, line) {
  const [first, ...rest] = byWeight(here);
  if (!first || !unseen.length) return;
  const whole = unseen.includes(first) ? first : byWeight(unseen)[0];
  stay();
  openFloat(
    at,
    { kind: "preview", lang: first.el.lang, dir: first.el.dir, line },
    entryOf(first.el, first === whole),
    ...(rest.length ? [make("p", { class: "rd-float__also" }, words.also), ...rest.map((n) => entryOf(n.el, n === whole))] : []),
  );
}

/** Show the card soon. @param {HTMLElement} at @param {Note[]} here @param {Note[]} unseen @param {PointerEvent} pointer */
export const offerCard = (at, here, unseen, pointer) =>
  offer(at, pointer, HOVER_MS, unseen.length ? (line) => showCard(at, here, unseen, line) : undefined);
