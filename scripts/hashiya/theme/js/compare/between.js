// @ts-check
/** What stands between two texts: the note that joins them, and the others that do. */
import { make } from "../make.js";
import { fill, words } from "../words.js";
import { copyOf } from "./texts.js";

const ui = words.compare;
/** What the two texts beside it say themselves, and what asks for room. */
const LEFT_OUT = ".rd-note__rel, .rd-passage, .rd-note__with, .rd-note__sources, .rd-note__h, .rd-note__how";

/** A button like the one of the page's tools that goes the same way. @param {"prev"|"next"} way @param {() => void} act @param {string} [label] where it says something else */
export function step(way, act, label) {
  const tool = /** @type {Element} */ (document.querySelector(`.rd-bar [data-do=${way}]`)),
    button = make("button", { type: "button", class: "rd-b", "aria-label": label ?? tool.getAttribute("aria-label") ?? "" });
  button.append(.../** @type {Element} */ (tool.cloneNode(true)).childNodes);
  button.addEventListener("click", act);
  return button;
}

/** @param {HTMLElement} note */
function whole(note) {
  const box = make("div", { class: "rd-cmp__note", "data-kind": note.dataset.kind ?? "", lang: note.lang, dir: note.dir }),
    head = make("p", { class: "rd-cmp__tag" }, copyOf(note, ".rd-note__tag") ?? "", " ", copyOf(note, ".rd-note__rel")?.textContent ?? ""),
    title = make("h2", { class: "rd-cmp__t", tabindex: "-1" }, ...(copyOf(note, ".rd-note__term")?.childNodes ?? [])),
    body = copyOf(note, ".rd-note__body");
  if (note.dataset.verdict) box.dataset.verdict = note.dataset.verdict;
  for (const el of body?.querySelectorAll(LEFT_OUT) ?? []) el.remove();
  box.append(head, title, body ?? "");
  return box;
}

/**
 * @param {HTMLElement} note
 * @param {{shared: import("./texts.js").Shared, other: string, choose: (key: string) => void, open: (article: string) => void, whole: () => void}} o
 *   `other`: the article beside this one
 * @returns {HTMLElement[]}
 */
export function between(note, { shared, other, choose, open, whole: both }) {
  const keys = [...shared.keys()],
    at = keys.indexOf(note.dataset.key ?? ""),
    go = (/** @type {1|-1} */ by) => () => choose(keys[(at + by + keys.length) % keys.length]);
  const elsewhere = /** @type {HTMLElement[]} */ ([...note.querySelectorAll(".rd-note__with .rd-with")])
    .filter((el) => el.dataset.with !== other)
    .map((el) => {
      const button = make("button", { type: "button", class: "rd-link" }, el.textContent?.trim() ?? "");
      button.addEventListener("click", () => open(el.dataset.with ?? ""));
      return make("li", {}, button);
    });
  const list = [...shared].map(([key, one]) => {
    const icon = one.querySelector(".rd-note__tag .rd-i")?.cloneNode(true) ?? "",
      button = make("button", { type: "button", "data-kind": one.dataset.kind ?? "" }, icon, one.querySelector(".rd-note__term")?.textContent?.trim() ?? "");
    if (one.dataset.verdict) button.dataset.verdict = one.dataset.verdict;
    if (one === note) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => choose(key));
    return make("li", {}, button);
  });
  const wholes = make("button", { type: "button", class: "rd-link rd-cmp__wholes" }, ui.whole);
  wholes.addEventListener("click", both);
  return [
    whole(note),
    ...(elsewhere.length ? [make("div", { class: "rd-cmp__others" }, `${ui.others} `, make("ul", {}, ...elsewhere))] : []),
    make(
      "div",
      { class: "rd-cmp__shared" },
      make(
        "p",
        { class: "rd-cmp__h" },
        ui.shared,
        " ",
        make("span", {}, fill(ui.count, { i: at + 1, n: keys.length })),
        step("prev", go(-1)),
        step("next", go(1)),
      ),
      make("ol", { class: "rd-cmp__list" }, ...list),
      wholes,
    ),
  ];
}
