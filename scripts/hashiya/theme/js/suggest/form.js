// @ts-check
/** The form of a suggested note: asks for the kind and the text, shows the note beside its words, and leads to GitHub. */
import { make } from "../make.js";
import { cited, fill, say, suggesting } from "../words.js";
import { learn } from "./claimed.js";
import { field, shownFields } from "./fields.js";
import { LONGEST, issueUrl, newFileUrl, proposedId, yaml } from "./file.js";
import { keep, kept, same } from "./kept-passage.js";
import { clearPreview, preview } from "./preview.js";
import { anchor, hasCopy, isDoubtful, likePassage } from "./narrowest.js";
import { blockAt } from "./quotes.js";
import { rangeOf, wholeText, wordsOf } from "./selected.js";
import { fillIn, learnReviewed, listed } from "./reviewed.js";
import { isId } from "./values.js";
import { ID_LENGTH } from "./values-table.js";
import { tell, wrong } from "./wrong.js";

/** @typedef {import("./file.js").Anchor} Anchor @typedef {import("./file.js").Kind} Kind */

const ui = { ...suggesting.words, named: suggesting.named },
  where = suggesting.to;
/** @type {Kind[]} */
const kinds = where.kinds;
const language = document.documentElement.lang,
  /** What the bar of tools covers of the window's upper end, px. */
  BAR = 64;

/** @type {HTMLDialogElement} */ let dialog;
/** @type {HTMLFormElement} */ let form;
/** @type {HTMLAnchorElement} */ let send;
/** @type {Anchor|null} */ let here = null;
/** @type {import("./quotes.js").Span|null} */ let span = null;
/** What was typed, kept when the kind is changed. @type {Record<string, string>} */
const typed = {};

/** The kind that is chosen. */
function kind() {
  const chosen = /** @type {RadioNodeList} */ (form.elements.namedItem("note_kind")).value;
  return kinds.find(({ name }) => name === chosen) ?? kinds[0];
}

/** What stands wherever it is named is called by the words themselves. @param {number} index of the field, from 0 */
const ownName = (index) =>
  index === 0 && !kind().places && here && (document.documentElement.dir === "rtl") === /[\u0600-\u06ff]/.test(here.quote)
    ? here.quote
    : "";

function build() {
  const radios = kinds.map(({ name }, i) =>
    make(
      "label",
      { "data-kind": name },
      make("input", { type: "radio", name: "note_kind", value: name, ...(i ? {} : { checked: "" }) }),
      ui.named[name],
    ),
  );
  send = make(
    "a",
    { class: "rd-do rd-do--main rd-suggest__send", target: "_blank", rel: "noopener external nofollow", href: "#" },
    ui.send,
  );
  form = make(
    "form",
    { novalidate: "", autocomplete: "off" },
    make("fieldset", {}, make("legend", {}, ui.kind), ...radios),
    make("div", { class: "rd-suggest__words" }),
    make("div", { class: "rd-suggest__fields" }),
    make(
      "p",
      {},
      make("label", { for: "rd-s-id" }, ui.fields.id),
      make("input", {
        id: "rd-s-id",
        class: "rd-field",
        name: "id",
        dir: "ltr",
        required: "",
        maxlength: String(ID_LENGTH),
        spellcheck: "false",
      }),
    ),
    make(
      "p",
      { class: "rd-suggest__do" },
      send,
      " ",
      make("button", { type: "button", class: "rd-do", "data-suggest": "keep" }, ui.keep),
    ),
    make("div", { class: "rd-suggest__told", role: "status" }),
    make(
      "p",
      { class: "rd-suggest__other" },
      make("a", { class: "rd-suggest__issue", target: "_blank", rel: "noopener external nofollow" }, ui.issue),
    ),
    make("p", { class: "rd-suggest__other" }, ui.privacy),
  );
  dialog = make(
    "dialog",
    { class: "rd-suggest-form", lang: language, dir: document.documentElement.dir, "aria-labelledby": "rd-s-title" },
    make(
      "div",
      { class: "rd-suggest__head" },
      make("h2", { id: "rd-s-title", tabindex: "-1" }, ui.title),
      make("button", { type: "button", class: "rd-b", "data-suggest": "close", "aria-label": ui.close }, "×"),
    ),
    form,
  );
  document.body.append(dialog);
  form.addEventListener("input", (e) => {
    const target = /** @type {HTMLInputElement} */ (e.target);
    if (target.name === "note_kind") showFields();
    else typed[target.name] = target.value;
    if (target.dataset.reviewed && fillIn(target)) for (const [name, value] of new FormData(form)) typed[name] = String(value);
    if (target.hasAttribute("aria-invalid")) tell(target, wrong(target, kind()));
    refresh();
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    send.click();
  });
  send.addEventListener("click", leave);
  dialog.addEventListener("click", (e) => {
    const what = /** @type {Element} */ (e.target).closest("[data-suggest]")?.getAttribute("data-suggest");
    if (what === "close") close();
    if (what === "keep" && here) {
      keep(here);
      close();
      say(ui.kept);
    }
    if (what === "drop") {
      keep(null);
      showWords();
      refresh();
    }
  });
  dialog.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      close();
    }
  });
}

function showFields() {
  if (!kind().places) void learn(kind().folder);
  if (kind().fields.some(({ reviewed }) => reviewed)) void learnReviewed();
  form
    .querySelector(".rd-suggest__fields")
    ?.replaceChildren(...kind().fields.flatMap(shownFields).map((asked, index) => field(asked, typed[asked.name] || ownName(index))));
  showWords();
}

/** The words, what makes them mean this place only, and where a kind needs two the other passage. */
function showWords() {
  const other = kept(),
    part = /** @type {HTMLElement} */ (form.querySelector(".rd-suggest__words"));
  const shown = (/** @type {Anchor} */ at) =>
    make(
      "blockquote",
      { lang: cited?.lang ?? "", dir: "auto" },
      ...(at.prefix ? [make("small", {}, `${at.prefix} `)] : []),
      make("mark", {}, at.quote),
      ...(at.suffix ? [make("small", {}, ` ${at.suffix}`)] : []),
    );
  /** @type {Node[]} */
  const lines = [];
  if (here) lines.push(shown(here));
  if (here && span && isDoubtful(wholeText(), span)) lines.push(make("p", {}, ui.beside));
  else if (here && span) {
    const n = likePassage(wholeText(), span);
    if (n) lines.push(make("p", {}, fill(ui.alike, { n })));
  }
  if (here && where.limit && wordsInRow(here) > where.limit)
    lines.push(make("p", { class: "rd-suggest__warn" }, fill(ui.too_many, { n: where.limit })));
  if (kind().places > 1) {
    if (other && !same(other, here))
      lines.push(
        make("p", {}, ui.other, " ", make("button", { type: "button", class: "rd-link rd-link--line", "data-suggest": "drop" }, ui.drop)),
        shown(other),
      );
    else lines.push(make("p", { class: "rd-suggest__warn" }, ui.need_other));
  }
  part.replaceChildren(...lines);
  const keeper = /** @type {HTMLElement} */ (form.querySelector("[data-suggest=keep]"));
  keeper.hidden = kind().places < 2 || (other !== null && !same(other, here));
}

/** How many words of the article would stand in the file one behind the other. @param {Anchor} at */
const wordsInRow = ({ prefix = "", quote, suffix = "" }) => `${prefix} ${quote} ${suffix}`.trim().split(/\s+/u).length;

/** @returns {import("./file.js").Draft} */
function draft() {
  const other = kept(),
    anchors = here ? [here] : [];
  if (kind().places > 1 && other && !same(other, here)) anchors.unshift(other);
  const texts = Object.fromEntries([...new FormData(form)].map(([key, value]) => [key, String(value)]));
  // What stands wherever it is named needs its place written down only for words that name it otherwise.
  const named = !kind().places && here?.quote.includes(texts[kind().fields[0].name]?.trim() || "\0");
  return { kind: kind(), language, texts, anchors: named ? [] : anchors, today: new Date().toISOString().slice(0, 10), listed };
}

/** What keeps the note from being sent, in words; null when it can be. */
function missing() {
  /** @type {NodeListOf<import("./wrong.js").Control>} */
  const inputs = form.querySelectorAll(":is(input:not([type=radio]), select, textarea):not([readonly])");
  const told = [...inputs].map((at) => ({ at, text: wrong(at, kind()) }));
  for (const { at, text } of told) tell(at, text);
  const first = told.find(({ text }) => text);
  if (first) return first;
  const other = kept();
  if (kind().places > 1 && (!other || same(other, here))) return { at: null, text: ui.need_other };
  return null;
}

function refresh() {
  const made = draft(),
    id = /** @type {HTMLInputElement} */ (form.elements.namedItem("id")).value;
  const content = yaml(made),
    url = newFileUrl(where, made.kind, isId(id) ? id : "note", content);
  // What is too long for an address goes by the clipboard; the page that opens is empty then.
  send.dataset.long = String(url.length >= LONGEST);
  send.href = url.length >= LONGEST ? newFileUrl(where, made.kind, isId(id) ? id : "note", "") : url;
  const issue = /** @type {HTMLAnchorElement} */ (form.querySelector(".rd-suggest__issue"));
  if (span) {
    const page = `${location.origin}${location.pathname}#p${blockAt(wholeText(), span.start)}`;
    issue.href = issueUrl(where.repo, page, wordsOf(span));
    preview(span, made, ui);
  }
}

/** @param {MouseEvent} e */
function leave(e) {
  const told = /** @type {HTMLElement} */ (form.querySelector(".rd-suggest__told")),
    wanting = missing();
  told.replaceChildren();
  if (wanting) {
    e.preventDefault();
    told.textContent = wanting.text;
    wanting.at?.focus();
    return;
  }
  refresh();
  if (send.dataset.long !== "true") {
    if (kind().places > 1) keep(null);
    return;
  }
  const content = yaml(draft()),
    show = () => {
      const area = make("textarea", { class: "rd-field", readonly: "", rows: "8", dir: "auto", "aria-label": ui.file });
      area.value = content;
      told.append(area);
      area.select();
    };
  told.textContent = ui.paste;
  const copied = navigator.clipboard?.writeText(content);
  if (copied) copied.catch(show);
  else show();
}

function close() {
  dialog.close();
  clearPreview();
  if ("highlights" in CSS) CSS.highlights.delete("rd-suggest");
  const range = span ? rangeOf(span) : null,
    block = range?.startContainer.parentElement?.closest(".rd-text");
  /** @type {HTMLElement|null|undefined} */ (block?.querySelector(".rd-num"))?.focus({ preventScroll: true });
}

/** @param {import("./quotes.js").Span} chosen whole words of one paragraph */
export function openForm(chosen) {
  dialog ?? build();
  const found = anchor(wholeText(), chosen, where.limit ?? undefined);
  span = chosen;
  here = found && cited ? { article: cited.id, ...found } : null;
  for (const name of Object.keys(typed)) delete typed[name];
  const joining = kinds.find(({ places }) => places > 1);
  if (kept() && joining)
    /** @type {HTMLInputElement} */ (form.querySelector(`[value=${joining.name}]`)).checked = true;
  const id = /** @type {HTMLInputElement} */ (form.elements.namedItem("id"));
  id.value = proposedId(cited?.id ?? "note", blockAt(wholeText(), chosen.start), wordsOf(chosen));
  form.querySelector(".rd-suggest__told")?.replaceChildren(here ? "" : hasCopy(wholeText(), chosen) ? ui.copied : ui.more_words);
  send.hidden = !here;
  showFields();
  refresh();
  const range = rangeOf(chosen);
  if (range && "highlights" in CSS) CSS.highlights.set("rd-suggest", new Highlight(range));
  getSelection()?.removeAllRanges();
  if (!dialog.open) dialog.show();
  dialog.scrollTop = 0;
  document.getElementById("rd-s-title")?.focus({ preventScroll: true });
  // The form covers the lower part of the window: the words stay in sight above it, and below the bar.
  const line = range?.getClientRects()[0],
    edge = dialog.getBoundingClientRect().top - 48;
  if (line && (line.bottom > edge || line.top < BAR)) scrollBy({ top: line.top - Math.max(BAR, (edge - line.height) / 2) });
  refresh();
}
