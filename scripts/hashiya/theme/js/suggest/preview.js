// @ts-check
/** The suggested note as the reader will see it: in the margin beside its words, or after their paragraph where there is no margin. */
import { make } from "../make.js";
import { inMargin } from "../layout.js";
import { body } from "../notes.js";
import { blockElement, rangeOf } from "./selected.js";

/** @type {HTMLElement|null} */
let note = null;

export function clearPreview() {
  note?.remove();
  note = null;
}

/**
 * @param {import("./quotes.js").Span} span @param {import("./file.js").Draft} draft
 * @param {{named: Record<string, string>, draft: string}} ui
 */
export function preview(span, { kind, language, texts }, ui) {
  clearPreview();
  const asked = kind.fields.filter(({ type }) => type === "line" || type === "text"),
    chosen = (/** @type {import("./file.js").Field} */ { name, choices = [] }) => new Map(choices).get(texts[name]),
    tags = kind.fields.filter(({ type, shown }) => type === "choice" && shown !== "badge"),
    badges = kind.fields.filter(({ name, shown }) => shown === "badge" && texts[name]);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"),
    use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "rd-i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${badges.length ? texts[badges[0].name] : kind.icon}`);
  svg.append(use);
  const paragraph = (/** @type {string|undefined} */ text, /** @type {string} */ name) =>
    text ? [make("p", { class: name }, text)] : [];
  note = make(
    "aside",
    {
      class: "rd-note rd-note--draft",
      lang: language,
      dir: document.documentElement.dir,
      "data-kind": kind.name,
      "data-form": "open",
      "aria-label": ui.draft,
      ...Object.fromEntries(badges.map(({ name }) => [`data-${name}`, texts[name]])),
    },
    make(
      "details",
      { open: "" },
      make(
        "summary",
        { tabindex: "-1" },
        make(
          "span",
          { class: "rd-note__tag" },
          svg,
          make("span", { class: "rd-note__kind" }, `${ui.draft}: ${ui.named[kind.name]}`),
          ...badges.map((field) => make("strong", { class: "rd-note__v" }, chosen(field) ?? "")),
        ),
        make("span", { class: "rd-note__term" }, texts[asked[0]?.name] || "…"),
      ),
      make(
        "div",
        { class: "rd-note__body" },
        ...tags.flatMap((field) => paragraph(chosen(field), "rd-note__rel")),
        ...asked
          .slice(1)
          .flatMap(({ name, shown }) => paragraph(texts[name], shown === "fix" ? "rd-note__fix" : "rd-note__lead")),
        ...kind.fields
          .filter(({ type }) => type === "source")
          .flatMap(({ name }) => paragraph(texts[`${name}_title`], "rd-note__sources")),
      ),
    ),
  );
  const line = rangeOf(span)?.getClientRects()[0];
  if (inMargin() && line) {
    note.style.setProperty("--y", String(line.top - body.getBoundingClientRect().top));
    body.append(note);
  } else blockElement(span).closest(".rd-block")?.after(note);
}
