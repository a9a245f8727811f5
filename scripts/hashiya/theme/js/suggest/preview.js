// @ts-check
/** The suggested note as the reader will see it: in the margin beside its words, or after their paragraph where there is no margin. */
import { make } from "../float.js";
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
 * @param {{kinds: Record<string, string>, verdicts: Record<string, string>, relations: Record<string, string>, draft: string}} ui
 */
export function preview(span, { kind, language, texts }, ui) {
  clearPreview();
  const title = texts.term || texts.title || texts.claim || "…",
    icon = kind === "fact-check" ? texts.verdict || "unverified" : kind;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"),
    use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "rd-i");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#i-${icon}`);
  svg.append(use);
  const paragraph = (/** @type {string|undefined} */ text, /** @type {string} */ name) =>
    text ? [make("p", { class: name }, text)] : [];
  note = make(
    "aside",
    {
      class: "rd-note rd-note--draft",
      lang: language,
      dir: document.documentElement.dir,
      "data-kind": kind,
      "data-form": "open",
      "aria-label": ui.draft,
      ...(texts.verdict ? { "data-verdict": texts.verdict } : {}),
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
          make("span", { class: "rd-note__kind" }, `${ui.draft}: ${ui.kinds[kind]}`),
          ...(texts.verdict ? [make("strong", { class: "rd-note__v" }, ui.verdicts[texts.verdict])] : []),
        ),
        make("span", { class: "rd-note__term" }, title),
      ),
      make(
        "div",
        { class: "rd-note__body" },
        ...paragraph(texts.relation && ui.relations[texts.relation], "rd-note__rel"),
        ...paragraph(texts.correction, "rd-note__fix"),
        ...paragraph(texts.definition || texts.comment || texts.explanation, "rd-note__lead"),
        ...paragraph(texts.source_title, "rd-note__sources"),
      ),
    ),
  );
  const line = rangeOf(span)?.getClientRects()[0];
  if (inMargin() && line) {
    note.style.setProperty("--y", String(line.top - body.getBoundingClientRect().top));
    body.append(note);
  } else blockElement(span).closest(".rd-block")?.after(note);
}
