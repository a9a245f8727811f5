// @ts-check
/** The file of a suggested note and the address that opens it on GitHub. Pure: it knows strings only. */

import { ID_LENGTH } from "./values-table.js";

/** @typedef {import("./quotes.js").Narrowing & {article: string, quote: string}} Anchor */
/**
 * A key that the form asks for, or a part of one.
 * @typedef {{name: string, type: "line"|"text"|"choice"|"url"|"date"|"language"|"source"|"today", needed: boolean, shown?: "badge"|"fix", words?: [number, number], needed_with?: [string, string[]], choices?: [string, string][], parts?: Field[], reviewed?: string}} Field
 * @typedef {{name: string, folder: string, icon: string, places: number, fields: Field[]}} Kind
 */
/**
 * What the form holds; texts are in the page's language, a source's parts under the key's name, an underscore and theirs.
 * @typedef {{kind: Kind, language: string, texts: Record<string, string>, anchors: Anchor[], today: string, listed?: (address: string) => Record<string, string|boolean>|null}} Draft
 */

/** GitHub refuses addresses of more than about 8 kB. */
export const LONGEST = 8000;

/** A value of YAML in double quotation marks: whatever is in it, it stays text. @param {string} text */
export const quoted = (text) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** @param {string} key @param {string} language @param {string} text @returns {string[]} */
const inLanguage = (key, language, text) => (text ? [`${key}:`, `  ${language}: ${quoted(text)}`] : []);

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

/** What a part of a key is called in the form. @param {Field} field @param {Field} part */
export const partName = (field, part) => `${field.name}_${part.name}`;

/** @param {Draft} draft @returns {string} */
export function yaml({ kind, language, texts, anchors, today, listed }) {
  const text = (/** @type {string} */ name) => (texts[name] ?? "").trim();
  const line = (/** @type {string} */ key, /** @type {string} */ value, /** @type {number} */ i) =>
    `${i ? "   " : "  -"} ${key}: ${value}`;
  // Of a page that is in the project's list the file says what stands there.
  const read = (/** @type {Field} */ field) => field.reviewed && listed?.(text(`${field.name}_url`));
  const source = (/** @type {Field} */ field) =>
    Object.entries(read(field) || {}).map(([key, value], i) => line(key, JSON.stringify(value), i));
  const typed = (/** @type {Field} */ field) =>
    (field.parts ?? [])
      .map((part) => ({ part, value: text(partName(field, part)) }))
      .filter(({ part, value }) => value || part.needed)
      .map(({ part, value }, i) => line(part.name, part.type === "language" ? value : quoted(value), i));
  const lines = kind.fields.flatMap((field) => {
    if (field.type === "today") return [`${field.name}: ${today}`];
    if (field.type === "source") return [`${field.name}:`, ...(read(field) ? source(field) : typed(field))];
    if (field.type === "choice") return text(field.name) ? [`${field.name}: ${text(field.name)}`] : [];
    return inLanguage(field.name, language, text(field.name));
  });
  return `${[`# yaml-language-server: $schema=../schema/${kind.name}.json`, ...lines, ...anchorLines(anchors)].join("\n")}\n`;
}

/** A name that no other note has: the article's, the paragraph, and four letters of the words. @param {string} article @param {number} paragraph @param {string} quote */
export function proposedId(article, paragraph, quote) {
  let hash = 0;
  for (const c of quote) hash = (hash * 31 + /** @type {number} */ (c.codePointAt(0))) >>> 0;
  return `${article.slice(0, ID_LENGTH - 20).replace(/-+$/, "")}-p${paragraph}-${hash.toString(36).slice(-4).padStart(4, "0")}`;
}

/**
 * The address that opens GitHub's page for a new file; for strangers it makes a copy of the project first.
 * @param {{repo: string, branch: string}} where @param {Kind} kind @param {string} id @param {string} content empty to leave the page empty
 */
export function newFileUrl({ repo, branch }, kind, id, content) {
  const branchPath = branch.split("/").map(encodeURIComponent).join("/");
  const base = `${repo.replace(/\/+$/, "")}/new/${branchPath}/annotations/${kind.folder}?filename=${encodeURIComponent(id)}.yml`;
  return content ? `${base}&value=${encodeURIComponent(content)}` : base;
}

/** The other way in: an issue form, with the words and the page filled in. @param {string} repo @param {string} page @param {string} quote */
export const issueUrl = (repo, page, quote) =>
  `${repo.replace(/\/+$/, "")}/issues/new?template=note.yml&address=${encodeURIComponent(page)}&quote=${encodeURIComponent(quote)}`;
