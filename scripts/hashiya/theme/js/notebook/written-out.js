// @ts-check
/**
 * A notebook for other programs: Markdown, web annotations (https://www.w3.org/TR/annotation-model/), BibTeX, RIS, and all of it
 * for a safe place. Pure: entries in, text out.
 */
import { bibtex, named, ris } from "../citation-forms.js";
import { fill, words } from "../words.js";

/** @typedef {import("./store.js").Entry} Entry @typedef {import("./store.js").Known} Known */
/** @typedef {{entries: Entry[], articles: Map<string, Known>, site: string, language: string}} Notebook  `site`: the address of its root */

export const FORM = "hashiya-notebook";
const ui = words.notebook;

/** The page of an entry, at its paragraph. @param {Notebook} book @param {Entry} entry */
export function addressOf({ site, language }, entry) {
  const at = new URL(`${language}/${entry.page}`, site);
  if (entry.on[0]?.paragraph) at.hash = entry.on[0].paragraph;
  return at.href;
}

/** The entries of each article, in the order of its text; what lies on all of it first. @param {Entry[]} entries @returns {[article: string, entries: Entry[]][]} */
export function byArticle(entries) {
  /** @type {Map<string, Entry[]>} */
  const by = new Map();
  for (const entry of entries) by.set(entry.article, [...(by.get(entry.article) ?? []), entry]);
  for (const list of by.values()) list.sort((a, b) => (a.on[0]?.n ?? 0) - (b.on[0]?.n ?? 0) || (a.created < b.created ? -1 : 1));
  return [...by];
}

/** @param {Notebook} book @param {string} article */
export const titleOf = ({ articles, language }, article) => named(articles.get(article)?.title ?? null, language) || article;

/** What an entry says of itself before its words. @param {Entry} entry */
export function saidOf(entry) {
  const n = entry.on[0]?.n;
  return [
    `${ui.kinds[entry.kind]}${entry.colour ? ` (${ui.colours[entry.colour]})` : ""}`,
    n ? fill(ui.at, { n }) : "",
    entry.answer?.chosen ? fill(ui.chosen, { verdict: ui.verdicts[entry.answer.chosen] ?? entry.answer.chosen }) : "",
  ].filter(Boolean);
}

/** @param {Entry} entry */
export const quoted = (entry) => entry.on.map(({ quote }) => quote);

/** Text that Markdown shows as it is. @param {string} text */
const plain = (text) => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");

/** What a reader wrote, line by line: no line of it becomes a heading, a list or a rule. @param {string} text */
const lined = (text) =>
  text
    .split("\n")
    .map((line) => plain(line.trim()).replace(/^([-+=])/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2"))
    .join("  \n");

/** @param {Notebook} book */
export function asMarkdown(book) {
  const lines = [`# ${ui.title}`, "", `<${book.site}>`, ""];
  for (const [article, entries] of byArticle(book.entries)) {
    const known = book.articles.get(article),
      about = [known && named(known.author, book.language), known?.date].filter(Boolean).join(ui.comma);
    lines.push(`## [${plain(titleOf(book, article))}](${new URL(`${book.language}/${entries[0].page}`, book.site).href})`, "", ...(about ? [plain(about), ""] : []));
    for (const entry of entries) {
      lines.push(`**${plain(saidOf(entry).join(" · "))}** · [${ui.go}](${addressOf(book, entry)})`, "");
      if (entry.answer) lines.push(plain(entry.answer.asked), "");
      for (const quote of quoted(entry)) lines.push(`> ${plain(quote).replace(/\n/g, "\n> ")}`, "");
      if (entry.text) lines.push(lined(entry.text), "");
    }
  }
  return lines.join("\n");
}

const MOTIVATIONS = { highlight: "highlighting", note: "commenting", bookmark: "bookmarking", answer: "replying" };

/** @param {Notebook} book @param {Entry} entry */
function annotation(book, entry) {
  const source = new URL(`${book.language}/${entry.page}`, book.site).href;
  const target = entry.on.map(({ quote, prefix, suffix, paragraph }) => ({
    type: "SpecificResource",
    source,
    ...(entry.colour && { styleClass: entry.colour }),
    selector: [
      { type: "TextQuoteSelector", exact: quote, ...(prefix && { prefix }), ...(suffix && { suffix }) },
      ...(paragraph ? [{ type: "FragmentSelector", value: paragraph, conformsTo: "http://tools.ietf.org/rfc/rfc3236" }] : []),
    ],
  }));
  const bodies = [entry.answer?.chosen && { purpose: "tagging", value: entry.answer.chosen }, entry.text && { purpose: "commenting", value: entry.text }];
  return {
    id: `urn:hashiya:${entry.id}`,
    type: "Annotation",
    motivation: MOTIVATIONS[entry.kind],
    created: entry.created,
    modified: entry.changed,
    body: bodies.flatMap((body) => (body ? [{ type: "TextualBody", format: "text/plain", ...body }] : [])),
    target: target.length ? target : source,
    entry,
  };
}

/** @param {Notebook} book */
export const asAnnotations = (book) =>
  `${JSON.stringify(
    {
      // `entry` is all that the notebook knows of it, by which it can be read back
      "@context": ["http://www.w3.org/ns/anno.jsonld", { entry: { "@id": "urn:hashiya:entry", "@type": "@json" } }],
      id: `urn:hashiya:notebook:${encodeURIComponent(book.site)}`,
      type: "AnnotationCollection",
      label: ui.title,
      total: book.entries.length,
      first: { id: `urn:hashiya:notebook:${encodeURIComponent(book.site)}:1`, type: "AnnotationPage", items: book.entries.map((entry) => annotation(book, entry)) },
    },
    null,
    1,
  )}\n`;

/** What was kept of an article, as one line for a citation's notes. @param {Entry} entry */
const line = (entry) => [saidOf(entry).join(ui.comma), quoted(entry).join(" … "), entry.text].filter(Boolean).join(": ").replace(/\s+/g, " ");

/** What is known of an article that the notebook has from a file only. @param {string} id @returns {Known} */
const unknown = (id) => ({ id, title: id, author: null, publisher: null, date: "", dates: null, digest_of: null, lang: "", langid: "" });

/** @param {Notebook} book @param {(known: Known, own: string, url: string, entries: Entry[]) => string} form */
const cited = (book, form) =>
  byArticle(book.entries)
    .map(([article, entries]) => {
      const known = book.articles.get(article) ?? unknown(article),
        title = known.title,
        own = title && typeof title === "object" && title[known.lang] ? known.lang : book.language;
      return form(known, own, new URL(`${book.language}/${entries[0].page}`, book.site).href, entries);
    })
    .join("\n");

/** @param {Notebook} book */
export const asBibtex = (book) =>
  cited(book, (known, own, url, entries) => bibtex(known, { own, url, where: known.digest_of?.[own] ?? "", note: entries.map(line).join(" / ") }));

/** @param {Notebook} book */
export const asRis = (book) => cited(book, (known, own, url, entries) => ris(known, { own, url, where: "" }, entries.map(line)));

/** Everything, to be read back as it is. @param {Notebook} book */
export const asBackup = ({ entries, articles, site }) =>
  `${JSON.stringify({ form: FORM, version: 1, site, saved: new Date().toISOString(), articles: [...articles.values()], entries }, null, 1)}\n`;
