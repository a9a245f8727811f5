// @ts-check
/** When a card opens and closes under the pointer: after a rest, at once where one is open, not while the way leads to that one. */
import { closeFloat, floatBox, floating, floatingAt, onFloatHover } from "./float.js";

const LEAVE_MS = 200,
  TRIANGLE_MS = 300; // so long a pointer may rest on its way to the card
const SLACK = 12; // px that the way to the card is wider than the card

/** @type {number|undefined} */ let opening;
/** @type {number|undefined} */ let leaving;
/** Where the pointer left the words whose card is open, on its way to the card perhaps. @type {{x: number, y: number}|null} */
let left = null;
/** The card that is open stays. */
export const stay = () => clearTimeout(leaving);
/** @param {{clientX: number, clientY: number}} [from] */
export const leave = (from) => {
  if (from) left = { x: from.clientX, y: from.clientY };
  clearTimeout(opening);
  clearTimeout(leaving);
  if (floating() === "preview") leaving = setTimeout(() => closeFloat(false), LEAVE_MS);
};
onFloatHover(stay, leave);
/** No card after all: the words were clicked. */
export const cancel = () => clearTimeout(opening);

/** Is the pointer on its way from the words to their card: inside the triangle of that point and the card's near side? @param {{clientX: number, clientY: number}} at */
function towardsCard({ clientX: x, clientY: y }) {
  const card = floatBox();
  if (!card || !left) return false;
  const side = card.top > left.y ? card.top : card.bottom,
    way = side - left.y,
    part = way ? (y - left.y) / way : 0;
  if (part <= 0 || part > 1) return false;
  return x >= left.x + (card.left - SLACK - left.x) * part && x <= left.x + (card.right + SLACK - left.x) * part;
}

/**
 * Show a card soon, or at once where one is open; not while the pointer is on its way to that one.
 * @param {HTMLElement} at @param {PointerEvent} pointer @param {number} rest ms
 * @param {(line?: DOMRect) => void} [show] is told the line of the words under the pointer; without it there is nothing to show
 */
export function offer(at, pointer, rest, show) {
  if (floating() === "preview" && floatingAt() !== at && towardsCard(pointer)) {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      left = null;
      offer(at, pointer, rest, show);
    }, TRIANGLE_MS);
    return;
  }
  stay();
  clearTimeout(opening);
  if (!show) {
    leave();
    return;
  }
  if (floatingAt() === at) return;
  const { clientX: x, clientY: y } = pointer;
  const line = [...at.getClientRects()].find(
    (r) => y >= r.top - 2 && y <= r.bottom + 2 && x >= r.left - 2 && x <= r.right + 2,
  );
  opening = setTimeout(() => show(line), floating() === "preview" ? 0 : rest);
}
