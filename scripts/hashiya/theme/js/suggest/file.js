// @ts-check
/** The file of a suggested note and the address that opens it on GitHub. Pure: it knows strings only. */

/** @typedef {import("./quotes.js").Narrowing & {article: string, quote: string}} Anchor */
/** @typedef {"term"|"cross-reference"|"fact-check"} Kind */
/**
 * What the form holds; texts are in the page's language.
 * @typedef {{kind: Kind, language: "ar"|"en", texts: Record<string, string>, anchors: Anchor[], today: string}} Draft
 */

/** GitHub refuses addresses of more than about 8 kB. */
export const LONGEST = 8000;

/** @type {Record<Kind, string>} */
const FOLDERS = { term: "glossary", "cross-reference": "cross-references", "fact-check": "fact-checks" };

/** A value of YAML in double quotation marks: whatever is in it, it stays text. @param {string} text */
export const quoted = (text) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** @param {string} key @param {"ar"|"en"} language @param {string} text @returns {string[]} */
const bilingual = (key, language, text) => (text ? [`${key}:`, `  ${language}: ${quoted(text)}`] : []);

/** @param {Anchor[]} anchors */
const anchorLines = (anchors) =>
  anchors.length
    ? [
        "anchors:",
        ...anchors.flatMap((at) => [
          `  - article: ${at.article}`,
          `    quote: ${quoted(at.quote)}`,
          ...(at.prefix ? [`    prefix: ${quoted(at.prefix)}`] : []),
          ...(at.suffix ? [`    suffix: ${quoted(at.suffix)}`] : []),
          ...(at.paragraph ? [`    paragraph: ${at.paragraph}`] : []),
        ]),
      ]
    : [];

/** @param {Draft} draft @returns {string} */
export function yaml({ kind, language, texts, anchors, today }) {
  const text = (/** @type {string} */ key) => bilingual(key, language, (texts[key] ?? "").trim());
  const lines = [`# yaml-language-server: $schema=../schema/${kind}.json`];
  if (kind === "term")
    lines.push(...text("term"), `kind: ${texts.what}`, ...text("definition"), ...anchorLines(anchors));
  if (kind === "cross-reference")
    lines.push(...text("title"), `relation: ${texts.relation}`, ...text("comment"), ...anchorLines(anchors));
  if (kind === "fact-check") {
    lines.push(
      ...text("claim"),
      `verdict: ${texts.verdict}`,
      ...text("correction"),
      ...text("explanation"),
      `checked: ${today}`,
      "sources:",
    );
    lines.push(
      `  - title: ${quoted(texts.source_title.trim())}`,
      `    publisher: ${quoted(texts.source_publisher.trim())}`,
      `    url: ${quoted(texts.source_url.trim())}`,
    );
    if (texts.source_date) lines.push(`    date: ${quoted(texts.source_date.trim())}`);
    lines.push(`    language: ${texts.source_language}`, ...anchorLines(anchors));
  }
  return `${lines.join("\n")}\n`;
}

/** A name that no other note has: the article's, the paragraph, and four letters of the words. @param {string} article @param {number} paragraph @param {string} quote */
export function proposedId(article, paragraph, quote) {
  let hash = 0;
  for (const c of quote) hash = (hash * 31 + /** @type {number} */ (c.codePointAt(0))) >>> 0;
  return `${article.slice(0, 60).replace(/-+$/, "")}-p${paragraph}-${hash.toString(36).slice(-4).padStart(4, "0")}`;
}

export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * The address that opens GitHub's page for a new file; for strangers it makes a copy of the project first.
 * @param {{repo: string, branch: string}} where @param {Kind} kind @param {string} id @param {string} content empty to leave the page empty
 */
export function newFileUrl({ repo, branch }, kind, id, content) {
  const branchPath = branch.split("/").map(encodeURIComponent).join("/");
  const base = `${repo.replace(/\/+$/, "")}/new/${branchPath}/annotations/${FOLDERS[kind]}?filename=${encodeURIComponent(id)}.yml`;
  return content ? `${base}&value=${encodeURIComponent(content)}` : base;
}

/** The other way in: an issue form, with the words and the page filled in. @param {string} repo @param {string} page @param {string} quote */
export const issueUrl = (repo, page, quote) =>
  `${repo.replace(/\/+$/, "")}/issues/new?template=note.yml&address=${encodeURIComponent(page)}&quote=${encodeURIComponent(quote)}`;
