// @ts-check
/** The note that is pinned: whole, at its words, over the margin; and the thin line from the words to their note. */
import { article, bar, body, firstLine, state } from "./notes.js";
import { rowOf, standing } from "./layout.js";
import { margin } from "./rows.js";

/** px: a longer line leads the eye nowhere. */
const REACH = 360;
const ABOVE = 160; // px that a pinned note may stand above the text
const EDGE = 16;
const READABLE = 0.45; // of the window: room for a note to be read in
const BLANK = 4; // px at the edge of a row that hold no letters

/** Hide what a pinned note lies on, which would look out from under its edge with half a line. @param {number} from px @param {number} to px */
function cover(from, to) {
  for (const { el, top, end } of standing) el.toggleAttribute("data-covered", top < to - BLANK && end > from + BLANK);
}

const wire = document.createElementNS("http://www.w3.org/2000/svg", "svg"),
  path = document.createElementNS("http://www.w3.org/2000/svg", "path");
wire.classList.add("rd-wire");
wire.setAttribute("aria-hidden", "true");
wire.append(path);
// not in the text's own grid, where a new line would lay out the page
margin.append(wire);

/**
 * Put the selected note level with the words clicked; nothing else moves. One that is taller than the room below scrolls in itself;
 * at the bottom of the window it is raised as far as it takes to read in it.
 */
export function pin() {
  const n = state.selected;
  if (n && article.dataset.layout) {
    n.el.style.maxBlockSize = "";
    // everything is read before anything is written: each change in between would lay out the page once more
    const box = body.getBoundingClientRect(),
      note = n.el.getBoundingClientRect(),
      words = firstLine(n, state.at ?? n.marks[0]),
      first = /** @type {HTMLElement} */ (n.el.querySelector(".rd-note__tag")).getBoundingClientRect();
    const level = words.top + words.height / 2 - (first.top + first.height / 2 - note.top),
      end = innerHeight - EDGE,
      height = Math.min(note.height, Math.max(end - level, innerHeight * READABLE));
    // words outside the window are no reason to bring the note into it
    const top = Math.max(words.top < innerHeight ? Math.min(level, end - height) : level, box.top - ABOVE);
    drawWire(new DOMRect(note.x, top, note.width, height));
    if (height < note.height) n.el.style.maxBlockSize = `${height}px`;
    n.el.style.translate = `0 ${(top - box.top).toFixed(1)}px`;
    cover(top - box.top, top - box.top + height);
  } else {
    drawWire();
    cover(0, 0);
  }
}

article.addEventListener("rd:layout", pin);

/** Draw the line from the edge of the text, level with the words, to their note, where both are on the screen. @param {DOMRect} [there] where that note will stand */
export function drawWire(there) {
  const way = wayTo(there),
    n = state.hot ?? state.selected;
  if (n) wire.style.setProperty("--k", n.marks[0]?.style.getPropertyValue("--hot") ?? "");
  if (way) path.setAttribute("d", way);
  else path.removeAttribute("d");
}

/** The way of the line. Reads only. @param {DOMRect} [there] */
function wayTo(there) {
  const n = state.hot ?? state.selected,
    pinned = n !== null && n === state.selected;
  const to = n && (pinned ? n.el : rowOf(n)),
    from = (pinned ? state.at : null) ?? n?.marks[0];
  if (!n || !to || !from || !article.dataset.layout) return;
  const box = margin.getBoundingClientRect(),
    line = firstLine(n, from),
    column = (pinned ? there : null) ?? to.getBoundingClientRect(),
    text = /** @type {HTMLElement} */ (from.closest(".rd-text, .rd-tr")).getBoundingClientRect(),
    size = parseFloat(getComputedStyle(from).fontSize);
  const rightwards = column.left > text.left;
  const y0 = line.top + line.height / 2 + size * 0.62,
    // a pinned note was perhaps raised so that all of it is seen: the line meets it at the height of the words
    y1 = pinned ? Math.max(column.top + 22, Math.min(y0, column.bottom - 22)) : column.top + 14;
  const top = bar.offsetHeight;
  if (!column.height || to.hasAttribute("data-covered") || Math.abs(y1 - y0) > REACH || [y0, y1].some((y) => y < top || y > innerHeight)) return;
  const edge = (rightwards ? text.right : text.left) - box.left,
    x1 = (rightwards ? column.left - 4 : column.right + 4) - box.left,
    middle = (edge + x1) / 2,
    [a, b] = [y0 - box.top, y1 - box.top];
  return `M${edge} ${a}C${middle} ${a} ${middle} ${b} ${x1} ${b}`;
}
