// @ts-check
/** What answers a query by itself: names of the glossary and checked claims. Of many, a query reads those with its words. */
import { openChunks } from "./chunks.js";
import { isFunctionWord } from "./word-forms.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./chunks.js").Chunks} Chunks
 * @typedef {import("./query.js").Term} Term
 * @typedef {{ key: string, verdict: string, title: string, title_lang: Language, text: string, lang: Language, correction: string, correction_lang: Language, words: string }} Claim
 * @typedef {{ names: string[], counts: number[] }} Records the files and how many records each has
 * @typedef {{ languages: Record<Language, import("./word-forms.js").Script>, authors: Record<string, string>, articles: Chunks, spoken: import("./parse.js").Spoken, kinds: { terms: string, claims: string }, verdicts: Record<string, number>, checks: string, terms: { records: Records, by: Record<Language, Chunks> }, claims: { records: Records, by: Chunks } }} Answers
 */

/** Of entries of which the words are a part, and of claims that may be the one. */
const FEW = 24;

/** @param {string} base where the index of the page's language stands, with a slash at the end @param {Answers} answers */
export function openAnswers(base, { articles, terms, claims }) {
  const names = new Map(
    Object.entries(terms.by).map(([code, chunks]) => [
      code,
      openChunks(`${base}terms/${code}/`, chunks, (row) => ({
        whole: /** @type {number[]} */ (row[1]),
        part: /** @type {number[]} */ (row[2]),
      })),
    ]),
  );
  const having = openChunks(`${base}claims/words/`, claims.by, (row) => /** @type {number[]} */ (row.slice(1)));
  const term = openRecords(/** @type {Term} */ ({}), `${base}terms/records/`, terms.records),
    claim = openRecords(/** @type {Claim} */ ({}), `${base}claims/records/`, claims.records);

  return {
    /** Titles of articles and their other names, by their ids. */
    articles: openChunks(`${base}articles/`, articles, (row) => /** @type {string[]} */ (row.slice(1))),
    /** The entries whose name the words may be, or hold, or be a part of. @param {string[]} keys @param {Language} language */
    async terms(keys, language) {
      const rows = await Promise.all([...new Set(keys)].map((key) => names.get(language)?.get(key))),
        found = new Set(rows.flatMap((row) => row?.whole ?? []));
      if (keys.length > 1 && rows.every(Boolean))
        for (const number of common(rows.map((row) => row?.part ?? [])).slice(0, FEW)) found.add(number);
      return Promise.all([...found].sort((a, b) => a - b).map(term));
    },
    /** The checked claim that has all the words, two at least; of several that which says least besides. @param {string[]} keys */
    async claim(keys) {
      const asked = keys.filter((key) => !isFunctionWord(key));
      if (asked.length < 2) return null;
      const rows = await Promise.all(asked.map((key) => having.get(key)));
      // A word that nearly all claims have stands there without any: it is looked for in the claim itself.
      const telling = rows.flatMap((row) => (row?.length ? [places(row)] : []));
      if (!rows.every(Boolean) || !telling.length) return null;
      for (const number of common(telling).slice(0, FEW)) {
        const found = await claim(number),
          words = new Set(found.words.split(" "));
        if (asked.every((key) => words.has(key))) return found;
      }
      return null;
    },
  };
}

/** The numbers that all lists have. @param {number[][]} lists each in ascending order */
function common(lists) {
  const [first, ...others] = lists.sort((a, b) => a.length - b.length),
    rest = others.map((list) => new Set(list));
  return first.filter((number) => rest.every((list) => list.has(number)));
}

/** @param {number[]} gaps how far each number is from the one before */
function places(gaps) {
  let at = -1;
  return gaps.map((gap) => (at += gap));
}

/**
 * @template Row
 * @param {Row} _ what a record is like
 * @param {string} folder address, with a slash at the end
 * @param {Records} records
 * @returns {(number: number) => Promise<Row>}
 */
function openRecords(_, folder, { names, counts }) {
  const where = counts.flatMap((count, file) => Array.from({ length: count }, (_, at) => ({ file, at })));
  /** @type {Map<number, Promise<Row[]>>} */
  const files = new Map();
  return async (number) => {
    const { file, at } = where[number];
    let rows = files.get(file);
    if (!rows) files.set(file, (rows = fetch(`${folder}${names[file]}.json`).then((answer) => answer.json())));
    return (await rows)[at];
  };
}
