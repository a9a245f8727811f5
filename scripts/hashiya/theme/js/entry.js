// @ts-check
/** What a card says of a note: its kind and finding, its title, and what it has found. */
import { make } from "./make.js";

/** A part of a note to be shown elsewhere: without ids, which stand once on a page. @param {ParentNode} of @param {string} s */
const part = (of, s) => {
  const el = of.querySelector(s)?.cloneNode(true);
  for (const each of el instanceof Element ? [el, ...el.querySelectorAll("[id]")] : []) each.removeAttribute("id");
  return el ?? "";
};

/**
 * @param {HTMLElement} note  an `aside` of this page or of one that was fetched
 * @param {boolean} whole  with what it has found
 */
export function entryOf(note, whole) {
  const term = part(note, ".rd-note__term"),
    rel = part(note, ".rd-note__rel");
  const head = make("p", { class: "rd-card__h" }, part(note, ".rd-note__tag"), " ");
  if (rel instanceof Element) head.append(make("span", { class: "rd-note__rel" }, rel.textContent ?? ""));
  const title = make("p", { class: "rd-card__t" }, .../** @type {Element} */ (term).childNodes);
  const lead = note.querySelector(".rd-note__lead");
  const box = make("div", {
    class: whole ? "rd-hold rd-hold--whole" : "rd-hold",
    "data-note": note.id,
    "data-kind": note.dataset.kind ?? "",
    lang: note.lang,
    dir: note.dir,
  });
  if (note.dataset.verdict) box.dataset.verdict = note.dataset.verdict;
  box.append(head, title);
  if (whole && lead) {
    const own = /** @type {HTMLElement|null} */ (lead.closest("[lang]"));
    box.append(bodyOf(lead, own?.lang ?? "", own?.dir ?? ""));
  }
  return box;
}

/** Running text of a card, with its own language; links in it are plain text. @param {Element} from @param {string} lang @param {string} dir */
export function bodyOf(from, lang, dir) {
  const copy = /** @type {Element} */ (from.cloneNode(true)),
    body = make("div", { class: "rd-float__b", lang, dir });
  for (const el of copy.querySelectorAll(".rd-num, .rd-ref, [data-edge]")) el.remove();
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  body.append(make("p", {}, ...copy.childNodes));
  return body;
}
