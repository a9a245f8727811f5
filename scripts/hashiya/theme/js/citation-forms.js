// @ts-check
/** Citations for other programs, of what is known of an article: BibTeX and RIS. Pure: it knows no page. */

/**
 * @typedef {import("./words.js").Named} Named
 * @typedef {Omit<NonNullable<typeof import("./words.js").cited>, "citations">} Known
 * @typedef {{own: string, url: string, where: string, note?: string}} Cited  `own`: the language of its names, `where`: the place in
 *   it, and what else is to be said of that; `note`: what a reader wrote on it
 */

/** @param {Named} value @param {string} language @returns {string} */
export const named = (value, language) =>
  typeof value === "string" ? value : (value?.[language] ?? Object.values(value ?? {}).find(Boolean) ?? "");

/** Of an author who is a person the family's part of the name, and the rest. @param {Known} of @param {string} own */
function parts(of, own) {
  const { family = "", given = "" } = of.people?.[own] ?? {};
  return family ? [family, given].filter(Boolean) : null;
}

/** What TeX takes for its own; a brace is named, since BibTeX counts them however they are written. @type {Record<string, string>} */
const NAMED = { "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" };
/** @param {string} text */
const tex = (text) => text.replace(/[\\{}^~#$%&_]/g, (c) => NAMED[c] ?? `\\${c}`);

/** @param {Known} of @param {Cited} cited */
export function bibtex(of, { own, url, where, note = "" }) {
  /** @type {[string, string][]} */
  const fields = [
    // Braces of its own: of an association BibTeX would make a person with a family's name.
    ["author", (parts(of, own) ?? [named(of.author, own)]).map((part) => `{${tex(part)}}`).join(", ")],
    ["title", `{${tex(named(of.title, own))}}`],
    ["publisher", tex(named(of.publisher, own))],
    ["date", of.date],
    ["year", of.date.slice(0, 4)],
    ["note", tex(where)],
    ["url", url.replace(/[{}\\]/g, "")],
    ["langid", of.langid],
    ["annotation", tex(note)],
  ];
  return `@online{${of.id || "article"},\n${fields
    .filter(([, v]) => v && v !== "{}")
    .map(([k, v]) => `  ${k} = {${v}}`)
    .join(",\n")}\n}\n`;
}

/** @param {Known} of @param {Cited} cited @param {string[]} [notes] what a reader wrote on it, one after the other */
export function ris(of, { own, url, where }, notes = []) {
  /** @type {[string, string][]} */
  const fields = [
    ["TY", "ELEC"],
    ["AU", parts(of, own)?.join(", ") ?? named(of.author, own)],
    ["TI", named(of.title, own)],
    ["PB", named(of.publisher, own)],
    ["PY", of.date.slice(0, 4)],
    ["DA", of.date.replaceAll("-", "/")],
    ["SE", where],
    ["N1", of.digest_of?.[own] ?? ""],
    ...notes.map((note) => /** @type {[string, string]} */ (["N1", note])),
    ["UR", url],
    ["LA", of.lang],
  ];
  return `${fields
    .filter(([, v]) => v)
    .map(([k, v]) => `${k}  - ${v.replace(/\s+/g, " ")}`)
    .join("\r\n")}\r\nER  - \r\n`;
}
