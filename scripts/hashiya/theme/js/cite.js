// @ts-check
/** One small menu: a link to a place of the article, and how to cite it. Nothing is sent anywhere. */
import { bibtex, named, ris } from "./citation-forms.js";
import { closeFloat, openFloat } from "./float.js";
import { make } from "./make.js";
import { byId, titleOf } from "./notes.js";
import { selectedWords } from "./selected/copying.js";
import { wordsAt } from "./selected/cited-at.js";
import { paragraphOf, textDirective } from "./selected/words-link.js";
import { cited, fill, say, words } from "./words.js";

/**
 * @typedef {{url: string, place: (citation: import("./words.js").Citation) => string}} Place  what is cited inside the article,
 *   as a citation of one language says it
 */

const languages = Object.keys(cited?.citations ?? {});
/** What BibTeX and RIS are written in: the article's language, or the first of the site where it does not speak that. */
const own = languages.find((language) => language === cited?.lang) ?? languages[0];

/** At the head of a citation a name begins with a capital. @param {string} name @param {string} language */
const opening = (name, language) => name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);

/**
 * The same place on the page in a language of the site: a citation leads to what it is worded in, for good, and how somebody looks
 * at it today is no part of its address. @param {string} url @param {string} language
 */
function onPageIn(url, language) {
  const other = /** @type {HTMLAnchorElement|null} */ (document.querySelector(`a[data-rd-lang][hreflang="${language}"]`));
  return Object.assign(new URL(other?.href ?? url), { search: "", hash: new URL(url).hash }).href;
}

/** A citation in a language of the site, in one line. @param {string} language @param {Place} at */
function plain(language, { url, place }) {
  const citation = /** @type {import("./words.js").Citation} */ (cited?.citations[language]);
  const parts = [
    opening(named(cited?.author ?? null, language), language),
    fill(citation.title, { title: named(cited?.title ?? null, language) }),
    named(cited?.publisher ?? null, language),
    cited?.dates?.[language] ?? "",
    cited?.digest_of?.[language] ?? "",
    citation.chapter ?? "",
    place(citation),
  ];
  return `${parts.filter(Boolean).join(`${citation.comma} `)}. ${onPageIn(url, language)}`;
}

/** A place as BibTeX and RIS want it. @param {Place} at @param {boolean} told whether it is said there of what it is a digest */
function formed({ url, place }, told) {
  const citation = /** @type {import("./words.js").Citation} */ (cited?.citations[own]);
  return {
    own,
    url: onPageIn(url, own),
    where: [told && cited?.digest_of?.[own], citation.chapter, place(citation)].filter(Boolean).join(`${citation.comma} `),
  };
}

/** Text that cannot be put on the clipboard, to be copied by hand. @param {string} label */
const byHand = (label) => make("textarea", { readonly: "", rows: "6", cols: "32", dir: "auto", "aria-label": label });

/** @param {HTMLTextAreaElement} field */
function selected(field) {
  field.focus({ preventScroll: true });
  field.select();
}

/**
 * Put text on the clipboard; where the browser has none, show it selected instead, in a menu that is placed anew for its size.
 * @param {string} text @param {HTMLElement} button @param {() => void} show
 */
async function copy(text, button, show) {
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.done = words.copied;
    say(words.copied);
    setTimeout(() => {
      delete button.dataset.done;
    }, 1800);
  } catch {
    button.closest("ul")?.querySelector("textarea")?.remove();
    const field = byHand(button.textContent ?? "");
    field.value = text;
    button.after(field);
    show();
    selected(field);
  }
}

/** @param {HTMLElement} at @param {string} label @param {Place} place @param {string} [ofWords] the address of the words that were selected */
function openMenu(at, label, place, ofWords = "") {
  /** @type {[string, string][]} */
  const rows = [[words.copy_link, place.url]];
  if (ofWords) rows.push([words.copy_words, ofWords]);
  rows.push(
    ...languages.map((language) => /** @type {[string, string]} */ ([cited?.citations[language].label, plain(language, place)])),
    ...(cited ? /** @type {[string, string][]} */ ([["BibTeX", bibtex(cited, formed(place, true))], ["RIS", ris(cited, formed(place, false))]]) : []),
  );
  const list = make(
    "ul",
    { class: "rd-cite" },
    ...rows.map(([name, text]) => {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => copy(text, button, show));
      return make("li", {}, button);
    }),
  );
  if (at.matches(".rd-num")) {
    const mark = make("button", { type: "button" }, words.notebook.bookmark_here);
    mark.addEventListener("click", async (e) => {
      const it = await import("./notebook/acts.js");
      closeFloat();
      await it.bookmarkParagraph(at, e.detail === 0);
    });
    list.append(make("li", {}, mark));
  }
  const head = make("p", { class: "rd-float__h" }, label);
  const show = () => openFloat(at, { kind: "cite", label: `${words.cite}: ${label}`, focus: true }, head, list);
  show();
}

/** The address of this page with another end; layers stay in it, so a teacher hands out what she sees. @param {string} hash */
function address(hash) {
  const url = new URL(location.href);
  url.searchParams.delete("q");
  url.hash = hash;
  return url.href;
}

/** On which page of the printed edition a paragraph begins; empty where that is not known. @param {Element|null} block */
function pageOf(block) {
  const body = /** @type {HTMLElement|null} */ (document.querySelector(".rd-body"));
  let page = body?.dataset.fromPage ?? "";
  for (const turn of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rd-text .rd-pb[data-page]"))) {
    const opens = block?.contains(turn) && turn.previousSibling === turn.previousElementSibling;
    if (opens || (block && block.compareDocumentPosition(turn) & Node.DOCUMENT_POSITION_PRECEDING)) page = turn.dataset.page ?? page;
  }
  return page;
}

/** The number of the paragraph that a link belongs to. @param {HTMLAnchorElement} link */
const numberOf = (link) => link.closest(".rd-text")?.getAttribute("data-p") ?? link.textContent?.trim() ?? "";

/** A paragraph, by the link that is its number. @param {HTMLAnchorElement} link @returns {Place} */
function atParagraph(link) {
  const printed = pageOf(link.closest(".rd-text")),
    n = numberOf(link);
  return {
    url: address(link.hash),
    place: ({ paragraph, page, comma }) =>
      [page && printed ? fill(page, { n: printed }) : "", fill(paragraph, { n })].filter(Boolean).join(`${comma} `),
  };
}

/** The address of selected words, or of their paragraph where nothing tells them from others. @param {Range} chosen */
const linkTo = (chosen) => `${address(paragraphOf(chosen)?.hash ?? "")}${textDirective(chosen)}`;

/** @param {string} text @param {HTMLElement} at the button that was pressed */
const copyFrom = (text, at) => {
  const field = byHand(at.textContent ?? "");
  return navigator.clipboard.writeText(text).then(
    () => {
      at.dataset.done = words.copied;
      say(words.copied);
      setTimeout(() => delete at.dataset.done, 1800);
    },
    () => {
      field.value = text;
      openFloat(at, { kind: "cite", label: words.cite, focus: true }, field);
      selected(field);
    },
  );
};

/** Copy a link to selected words. @param {Range} chosen @param {HTMLElement} at */
export const copyLink = (chosen, at) => copyFrom(linkTo(chosen), at);

/** Copy selected words, and below them who wrote them and where they stand. @param {Range} chosen @param {HTMLElement} at */
export function copyCited(chosen, at) {
  const said = selectedWords(chosen),
    link = paragraphOf(chosen),
    language = languages.find((one) => one === document.documentElement.lang) ?? own,
    place = { url: address(link?.hash ?? ""), place: wordsAt(chosen) },
    quoted = said.includes("\n") ? said : fill(cited?.citations[language].title ?? "{title}", { title: said });
  return copyFrom(`${quoted}\n\n${plain(language, place)}\n`, at);
}

/**
 * Offer the link and the citations of what was clicked: a paragraph's number, a note's link, or the article's button.
 * @param {HTMLAnchorElement|HTMLButtonElement} asked @param {Range|null} chosen the words that were selected
 */
export function citeAt(asked, chosen) {
  if (!(asked instanceof HTMLAnchorElement)) {
    openMenu(asked, words.cite, { url: address(""), place: () => "" });
    return;
  }
  if (asked.matches(".rd-num")) {
    const at = atParagraph(asked);
    history.replaceState(history.state, "", at.url);
    openMenu(asked, fill(words.cite_paragraph, { n: numberOf(asked) }), at, chosen && paragraphOf(chosen) === asked ? linkTo(chosen) : "");
    return;
  }
  const id = asked.hash.slice(1),
    note = byId.get(id),
    title = note ? titleOf(note) : (document.getElementById(id)?.querySelector(".rd-note__term")?.textContent?.trim() ?? "");
  openMenu(asked, words.cite_note, { url: address(asked.hash), place: (citation) => fill(citation.note, { title }) });
}
