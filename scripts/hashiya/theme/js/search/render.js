// @ts-check
/** Rendering: results as elements. Everything from the index goes in as text. */
import { beginningOf, passagesOf, withCorrection } from "./passages.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./search.js").Group} Group
 * @typedef {Record<string, any>} Words the interface's words, `ui.search` of the theme
 */

/** Passages of a page that are shown at once. */
const AT_ONCE = 3;

/** Scripts that run from right to left, as Unicode names them. */
const LEFTWARD = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"]);

/** @param {Language} language */
export const directionOf = (language) =>
  LEFTWARD.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} text with {n} and the like @param {Record<string, string | number>} values */
export const filled = (text, values) => text.replace(/\{(\w+)\}/gu, (whole, name) => String(values[name] ?? whole));

/** A number of things in words. @param {Record<string, string>} forms by plural category @param {number} n @param {Language} language */
export const counted = (forms, n, language) =>
  filled(forms[new Intl.PluralRules(language).select(n)] ?? forms.other, { n });

/** @param {string} name of a symbol in the theme's sprite */
export const hasIcon = (name) => document.getElementById(`i-${name}`) !== null;

/** @param {string} name of a symbol in the theme's sprite */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"),
    use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("class", "rd-i");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** What a text is, where it is not shown without: the claim of a check would be read as what it found. @param {Words} words @param {string} [part] */
const labelled = (words, part) => (part ? [element("b", { class: "rd-hit__part" }, words.parts[part]), " "] : []);

/** @param {import("./passages.js").Passage["pieces"]} pieces */
const written = (pieces) => pieces.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));

/**
 * One page with its passages.
 * @param {{ root: string, page: Language, words: Words }} place where it is shown
 * @param {Language} language of its texts
 * @param {import("./bundle.js").Fragment} fragment @param {import("./match.js").Mark[]} marks
 */
export function result({ root, page, words }, language, fragment, marks) {
  const { title, kind, verdict, author, digest_of } = fragment;
  // An article's paragraphs stand on the pages of both languages: the reader stays in the interface at hand.
  const url = root + fragment.address.replace(/^[^/]+\/articles\//u, `${page}/articles/`);
  const found = marks.length ? passagesOf(fragment, marks) : beginningOf(fragment);
  // A note's headline is its first passage: where others were found too, it is not said twice.
  const isTitle = (/** @type {import("./passages.js").Passage} */ { id, pieces }) => !id && pieces.map(({ text }) => text).join("") === title,
    others = found.filter((each) => !isTitle(each)),
    head = found.find(isTitle),
    passages = withCorrection(others.length ? others : beginningOf(fragment).map((each) => ({ ...each, words: head?.words ?? [] })), fragment);
  const heading = element("h3", { class: "rd-hit__title", lang: language, dir: directionOf(language) }, ...labelled(words, fragment.passages[0]?.text === title ? fragment.passages[0].part : ""), ...written(head?.pieces ?? [{ text: title, marked: false }]));
  const tag = element(
    "p",
    { class: "rd-hit__tag", "data-kind": kind },
    ...(hasIcon(verdict || kind) ? [icon(verdict || kind)] : []),
    words.kinds[kind],
  );
  if (verdict) {
    tag.dataset.verdict = verdict;
    tag.append(" ", element("span", {}, "· ", words.verdicts[verdict]));
  }
  // The words of a digest are ours: the line names whose article it tells of, not an author of these words.
  const whose = digest_of ?? author;
  if (whose) tag.append(" ", element("span", {}, "· ", element("bdi", {}, whose)));
  // where the reader's own words stand, those related to them are shown when asked for
  const own = passages.filter(({ related }) => !related).length,
    atOnce = Math.min(AT_ONCE, own || passages.length);
  const list = element("ul", { class: "rd-hit__passages", role: "list" });
  for (const [i, passage] of passages.entries()) {
    const text = element(
      "span",
      { class: "rd-hit__text", lang: language, dir: directionOf(language) },
      ...labelled(words, passage.part),
      ...written(passage.pieces),
    );
    const asked = passage.words.length ? `?q=${encodeURIComponent(passage.words.slice(0, 6).join(" "))}` : "";
    const link = element(
      "a",
      { href: `${url}${asked}${passage.id ? `#${passage.id}` : ""}`, class: "rd-hit__link" },
      text,
    );
    const number = /^p(\d+)$/u.exec(passage.id)?.[1];
    if (number) link.append(" ", element("span", { class: "rd-hit__p" }, filled(words.paragraph, { n: number })));
    const item = element("li", {}, link);
    item.hidden = i >= atOnce;
    list.append(item);
  }
  const box = element("article", { class: "rd-hit", "data-url": fragment.address }, tag, heading, list);
  if (passages.length > atOnce) {
    const more = element(
      "button",
      { type: "button", class: "rd-hit__more" },
      counted(words.more_here, passages.length - atOnce, page),
    );
    more.addEventListener("click", () => {
      for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[hidden]")))
        item.hidden = false;
      /** @type {HTMLElement | null} */ (list.children[atOnce].querySelector("a"))?.focus();
      more.remove();
    });
    box.append(more);
  }
  return box;
}

/**
 * A known term or claim, above the results.
 * @param {{ root: string, page: Language, words: Words }} place
 * @param {import("./search.js").Found} found
 */
export function cards({ root, page, words }, { term, claim, verdict, answers: { kinds, verdicts, checks } }) {
  const made = [];
  if (verdict) {
    const tag = element("span", { class: "rd-answer__tag" }, icon(verdict), words.verdict_is, " ", words.verdicts[verdict]),
      link = element("a", { href: `${root}${page}/${checks}/?verdict=${verdict}`, class: "rd-answer__link" }, element("strong", {}, counted(words.checks, verdicts[verdict], page)));
    made.push(element("section", { class: "rd-answer", "data-kind": kinds.claims, "data-verdict": verdict }, tag, link));
  }
  if (term) made.push(card(`${root}${page}/${term.key}/`, kinds.terms, "", words.answer_term, term));
  if (claim) {
    const box = card(`${root}${page}/${claim.key}/`, kinds.claims, claim.verdict, words.verdicts[claim.verdict], claim);
    box.querySelector("p")?.prepend(...labelled(words, "claim"));
    if (claim.correction)
      box.append(element("p", { lang: claim.correction_lang, dir: directionOf(claim.correction_lang) }, ...labelled(words, "correction"), claim.correction));
    made.push(box);
  }
  return made;
}

/** @param {string} url @param {string} kind @param {string} verdict @param {string} label @param {{ title: string, title_lang: Language, text: string, lang: Language }} said */
function card(url, kind, verdict, label, { title, title_lang, text, lang }) {
  const tag = element("span", { class: "rd-answer__tag" }, icon(verdict || kind), label);
  const name = element("strong", { lang: title_lang, dir: directionOf(title_lang) }, title);
  const link = element("a", { href: url, class: "rd-answer__link" }, name);
  const box = element(
    "section",
    { class: "rd-answer", "data-kind": kind },
    tag,
    link,
    element("p", { lang, dir: directionOf(lang) }, text),
  );
  if (verdict) box.dataset.verdict = verdict;
  return box;
}
