// @ts-check
/**
 * The margin column: measure, place, draw. A note is always laid out in full and only its box is made shorter, so that one
 * pass of measuring tells the heights of all its forms, and choosing a form moves nothing inside it.
 * Forms: s = its first line, m = and its lead (four lines), l = all of it, folded after twelve lines; selected = l with its links.
 */
import { article, body, firstLine, notes, root, state, visible } from "./notes.js";
import { open, settle, stretches } from "./place.js";
import { words } from "./words.js";

const LEAD_LINES = 4,
  FOLD_LINES = 12,
  SPARE_LINES = 2,
  WIRE_REACH = 360;
const head = /** @type {HTMLElement} */ (document.querySelector(".rd-head"));
const wide = matchMedia("(min-width: 76.25em)");

/** @returns {boolean} whether the notes stand in the margin */
export const inMargin = () => wide.matches && root.dataset.column !== "off";

const wire = document.createElementNS("http://www.w3.org/2000/svg", "svg");
const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
wire.classList.add("rd-wire");
wire.setAttribute("aria-hidden", "true");
wire.append(path);
body.append(wire);

const more = document.createElement("button");
more.type = "button";
more.className = "rd-note__more";
more.textContent = words.more;
// A clipped note is never scrolled: where the focus goes into one, it opens instead.
body.addEventListener(
  "scroll",
  ({ target }) => {
    if (target instanceof HTMLElement && target.matches(".rd-note")) target.scrollTop = 0;
  },
  true,
);
more.addEventListener("click", (e) => {
  e.stopPropagation();
  if (state.selected) {
    state.selected.more = true;
    layout();
    state.selected.el.focus({ preventScroll: true });
  }
});

/** Middle of a note's first line, from its top, px. */
let headMid = 17;
/** What the last measuring was made for. */
let measured = "";

/** The note that stood open when heights were last read. @type {import("./notes.js").Note|null} */
let stood = null;

/** Read all heights: no write between the reads, so the browser lays the page out once. @param {import("./notes.js").Note[]} list */
function measure(list) {
  if (!list.length) return;
  const style = getComputedStyle(list[0].el),
    pad = parseFloat(style.paddingBlockStart);
  const line = parseFloat(style.lineHeight);
  for (const n of list) {
    const summary = /** @type {HTMLElement} */ (n.details.firstElementChild),
      inner = /** @type {HTMLElement|null} */ (summary.nextElementSibling);
    const lead = /** @type {HTMLElement|null} */ (inner?.querySelector(".rd-note__lead") ?? null),
      foot = /** @type {HTMLElement|null} */ (n.details.nextElementSibling);
    const s = pad + summary.offsetHeight,
      all = s + (inner?.offsetHeight ?? 0);
    const lines = lead ? Math.round(lead.offsetHeight / line) : 0;
    n.h.s = s;
    n.h.m = lead ? s + (lines > LEAD_LINES ? LEAD_LINES * line : lead.offsetHeight) : all;
    n.long = all - s > (FOLD_LINES + SPARE_LINES) * line;
    n.h.l = n.long ? s + FOLD_LINES * line : all;
    n.h.full = all + (foot?.offsetHeight ?? 0);
    n.h.all = all;
  }
  headMid = parseFloat(style.paddingBlockStart) + line / 2;
}

/** The stretches of the column that wide blocks (pictures, tables) take. @param {DOMRect} box @param {DOMRect} column */
function holes(box, column) {
  return [...body.querySelectorAll(".rd-wide, .rd-text img, .rd-text table")]
    .map((el) => el.getBoundingClientRect())
    .filter((r) => r.height && r.left < column.right && r.right > column.left)
    .map((r) => ({ from: r.top - box.top, to: r.bottom - box.top }));
}

/** Undo what the margin wrote: the notes go back into the flow, closed. */
function leaveMargin() {
  delete article.dataset.layout;
  body.style.minBlockSize = "";
  for (const n of notes) {
    n.details.open = false;
    n.el.style.translate = n.el.style.blockSize = "";
    for (const name of ["form", "cut"]) delete n.el.dataset[name];
  }
  more.remove();
  article.dispatchEvent(new Event("rd:mode"));
}

/** Place every note that the layers show. Cheap when nothing but the selection changed. @param {boolean} [fresh] measure again */
export function layout(fresh = false) {
  if (!inMargin()) {
    if (article.dataset.layout) leaveMargin();
    return;
  }
  if (!article.dataset.layout) {
    article.dataset.layout = "margin";
    still();
    for (const n of notes) n.details.open = true;
    article.dispatchEvent(new Event("rd:mode"));
    fresh = true;
  }
  const list = visible(),
    { selected } = state,
    pin = selected ? list.indexOf(selected) : -1;
  const box = body.getBoundingClientRect(),
    gap = parseFloat(getComputedStyle(body).getPropertyValue("--note-gap")) || 8;
  const key = `${list.length} ${list[0]?.el.offsetWidth} ${getComputedStyle(root).getPropertyValue("--rd-zoom")}`;
  for (const n of [stood, selected]) if (n) n.el.dataset.form = n === selected ? "open" : "s"; // an open note has another head
  if (fresh || key !== measured) {
    measure(list);
    measured = key;
  } else if (stood !== selected || selected) measure(list.filter((n) => n === stood || n === selected));
  stood = selected;
  for (const n of list) {
    const line = firstLine(n);
    n.want = line.top + line.height / 2 - box.top - headMid;
  }

  const items = list.map((n, i) => ({
    want: n.want,
    h: n.h.s,
    s: n.h.s,
    m: n.h.m,
    l: n.h.l,
    form: "s",
    rank: n.el.hasAttribute("data-again") ? 2 : n.kind === "fact-check" ? 0 : 1,
    ...(i === pin ? { h: n.long && !n.more ? n.h.l : n.h.full, form: "open" } : {}),
  }));
  // With a note pinned, the notes before it may rise beside the title, where the margin is kept empty; otherwise the column starts with the text.
  const top = pin < 0 ? 0 : Math.min(items[pin].want, head.getBoundingClientRect().top - box.top + 12);
  const column = list[0]?.el.getBoundingClientRect() ?? box;
  const tops = list.map((_, i) => items[i].want);
  for (const { floor, ceiling, of } of stretches(items, { gap, top, pin, holes: holes(box, column) })) {
    const here = of.map((i) => items[i]);
    open(here, { gap, floor, ceiling, reach: pin < 0 ? 76 : 110 });
    settle(here, gap, floor, ceiling).forEach((t, k) => {
      tops[of[k]] = t;
    });
  }

  let end = 0;
  list.forEach((n, i) => {
    const { h, form } = items[i];
    n.y = tops[i];
    n.el.dataset.form = form;
    n.el.toggleAttribute("data-cut", h < n.h.all - 1);
    n.el.style.translate = `0 ${tops[i].toFixed(1)}px`;
    n.el.style.blockSize = `${h.toFixed(1)}px`;
    end = Math.max(end, tops[i] + h);
  });
  if (selected && pin >= 0 && selected.long && !selected.more) selected.el.append(more);
  else more.remove();
  body.style.minBlockSize = `${Math.ceil(end)}px`;
  drawWire();
}

/** A thin line from the near end of the first line of the words to the head of their note. */
export function drawWire() {
  const n = state.hot ?? state.selected;
  if (!n || !article.dataset.layout || n.el.hidden || !n.marks[0]) {
    path.removeAttribute("d");
    return;
  }
  const box = body.getBoundingClientRect(),
    line = firstLine(n),
    column = n.el.getBoundingClientRect();
  const text = /** @type {HTMLElement} */ (n.marks[0].closest(".rd-text")).getBoundingClientRect();
  const right = column.left > text.left; // the column lies to the right on left-to-right pages
  const size = parseFloat(getComputedStyle(n.marks[0]).fontSize);
  const y0 = line.top + line.height / 2 + size * 0.62 - box.top,
    y1 = n.y + headMid;
  const x0 = (right ? line.right : line.left) - box.left,
    edge = (right ? text.right : text.left) - box.left,
    x1 = (right ? column.left : column.right) - box.left;
  if (Math.abs(y1 - y0) > WIRE_REACH) {
    path.removeAttribute("d");
    return;
  }
  const mid = (edge + x1) / 2;
  path.setAttribute("d", `M${x0} ${y0}H${edge}C${mid} ${y0} ${mid} ${y1} ${x1} ${y1}`);
  wire.style.setProperty("--k", getComputedStyle(n.el).getPropertyValue("--k"));
}

/** Nothing glides into its first place. */
function still() {
  article.dataset.still = "";
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      delete article.dataset.still;
    }),
  );
}

let queued = 0;
/** Lay out before the next paint, measuring again; many calls make one. */
export function relayout() {
  cancelAnimationFrame(queued);
  queued = requestAnimationFrame(() => layout(true));
}

/** Lay out from now on whenever the column, the text, the fonts or the window change. */
export function watch() {
  layout(true);
  wide.addEventListener("change", relayout);
  let size = "";
  new ResizeObserver(() => {
    // our own minimum height changes the box too: only a new width or a new text is news
    const now = `${body.offsetWidth} ${[...body.children].reduce((sum, el) => sum + (el instanceof HTMLElement && !el.classList.contains("rd-notes") ? el.offsetHeight : 0), 0)}`;
    if (now !== size) {
      size = now;
      relayout();
    }
  }).observe(body);
  document.fonts.ready.then(() => {
    still();
    layout(true);
  });
}
