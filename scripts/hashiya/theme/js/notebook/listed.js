// @ts-check
/** One entry on the notebook's page: what it is, its words, what the reader wrote, and what can be done with it. */
import { make } from "../make.js";
import { number, words } from "../words.js";
import { icon } from "./icon.js";
import { keep, letGo, printable } from "./store.js";
import { swatches } from "./swatches.js";
import { offerUndo, tellFailed } from "./toast.js";
import { quoted, saidOf } from "./written-out.js";

/** @typedef {import("./store.js").Entry} Entry */
const ui = words.notebook;
const ICONS = { highlight: "pen", note: "pen", bookmark: "bookmark", answer: "question" };

/** A day as the site writes it. @param {string} iso */
function day(iso) {
  const at = new Date(iso);
  return `${number(at.getDate())} ${at.toLocaleDateString(words.locale, { month: "long" })} ${number(at.getFullYear())}`;
}

/** @param {Entry} entry @param {HTMLElement} item @param {() => void} done */
function edit(entry, item, done) {
  let { colour } = entry;
  const field = make("textarea", { class: "rd-field", rows: "4", dir: "auto", "aria-label": ui.text }),
    save = make("button", { type: "button", class: "rd-do rd-do--main" }, ui.done),
    leave = make("button", { type: "button", class: "rd-link rd-link--line" }, ui.cancel);
  field.value = entry.text ?? "";
  const form = make(
    "div",
    { class: "rd-nb__edit" },
    ...(entry.kind === "bookmark" || entry.kind === "answer" ? [] : [swatches(colour, (chosen) => (colour = chosen))]),
    field,
    make("p", { class: "rd-own__do" }, save, leave),
  );
  save.addEventListener("click", () => {
    const text = printable(field.value).trim() || undefined,
      kind = entry.kind === "highlight" || entry.kind === "note" ? (text ? "note" : "highlight") : entry.kind;
    if (kind === "highlight" && !colour) return;
    keep([{ ...entry, text, colour, kind, changed: new Date().toISOString() }]).then(done, tellFailed);
  });
  leave.addEventListener("click", done);
  form.addEventListener("keydown", (e) => {
    if (e.key === "Escape") done();
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) save.click();
  });
  item.querySelector(".rd-own__t")?.remove();
  item.querySelector(".rd-own__do")?.replaceWith(form);
  field.focus();
}

/**
 * @param {Entry} entry @param {string} address of its page @param {() => void} again draws the list anew
 */
export function listed(entry, address, again) {
  const [first] = entry.on,
    go = new URL(address),
    change = make("button", { type: "button", class: "rd-link rd-link--line" }, entry.text ? ui.edit : ui.write),
    del = make("button", { type: "button", class: "rd-link rd-link--line" }, ui.delete);
  go.hash = entry.kind === "answer" ? "" : `own-${entry.id}`;
  const item = make(
    "li",
    { class: "rd-nb__one", id: `own-${entry.id}`, "data-own-kind": entry.kind, "data-colour": entry.colour ?? "none" },
    make(
      "p",
      { class: "rd-own__what" },
      icon(ICONS[entry.kind]),
      ...saidOf(entry).map((said) => make("span", {}, said)),
      make("time", { datetime: entry.created }, day(entry.created)),
      ...(entry.lost ? [make("strong", { class: "rd-nb__lost" }, entry.absent ? ui.absent : ui.without_place)] : []),
    ),
    ...(entry.answer ? [make("p", { class: "rd-nb__asked", dir: "auto" }, entry.answer.asked)] : []),
    ...(first ? [make("blockquote", { lang: first.lang, dir: "auto" }, ...quoted(entry).map((quote) => make("p", {}, quote)))] : []),
    ...(entry.text ? [make("p", { class: "rd-own__t", dir: "auto" }, entry.text)] : []),
    make("p", { class: "rd-own__do" }, ...(entry.absent ? [] : [make("a", { href: go.href }, ui.go)]), change, del),
  );
  change.addEventListener("click", () => edit(entry, item, again));
  del.addEventListener("click", () => letGo([entry.id]).then((were) => offerUndo(were), tellFailed));
  return item;
}
