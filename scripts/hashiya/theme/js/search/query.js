// @ts-check
/** Queries: what a reader typed as slots to fill, in the language typed and, by way of the glossary, in the others. */
import { folded, isFunctionWord, scriptOf, wordsOf } from "./word-forms.js";

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./match.js").Slot} Slot
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./word-forms.js").Script} Script
 * @typedef {{ key: string, kind: string, names: Record<Language, string[]>, title: string, title_lang: Language, text: string, lang: Language }} Term
 * @typedef {{ text: string, words: string[], exact: boolean, language: Language }} Query
 * @typedef {{ slots: Slot[], keys: string[], unknown: string[] }} Understood `keys` has a dictionary form for each word, the word itself when there is none
 */

/**
 * @param {string} text
 * @param {Record<Language, Script>} languages of the site by the letters that they have, the page's first: it is that of a text of figures alone
 * @returns {Query}
 */
export function parse(text, languages) {
  const exact = /^\s*["«“].+["»”]\s*$/u.test(text);
  const all = wordsOf(text)
    .map(({ word }) => folded(word))
    .filter(Boolean);
  const said = exact ? all : all.filter((word) => !isFunctionWord(word) && (word.length > 1 || /\d/u.test(word)));
  const codes = Object.keys(languages),
    script = scriptOf(text),
    language = codes.find((code) => languages[code] === script) ?? codes[0];
  return { text, words: said.length ? said : all, exact, language };
}

/**
 * The slots of a query in a bundle. Its last word may be unfinished: what begins with it will do if the word itself is none.
 * @param {Bundle} bundle @param {Query} query
 * @returns {Promise<Understood>}
 */
export async function understand(bundle, query) {
  /** @type {Slot[]} */
  const slots = [];
  /** @type {string[]} */
  const keys = [],
    unknown = [];
  for (const [i, word] of query.words.entries()) {
    const entry = await bundle.vocabulary.lookUp(word);
    keys.push(entry?.key ?? word);
    if (entry) {
      slots.push({ readings: [{ keys: [entry.key], typed: word }] });
      continue;
    }
    const begun =
      i === query.words.length - 1 && !query.exact && word.length > 1 ? await bundle.vocabulary.complete(word) : [];
    if (!begun.length) unknown.push(word);
    slots.push({ readings: begun.map(({ key }) => ({ keys: [key], typed: word, begins: true })) });
  }
  return { slots, keys, unknown };
}

/**
 * The entries whose name the words are, or hold, or (two words or more) are a part of.
 * @param {Term[]} terms @param {string[]} keys the query's words in `language` @param {Language} language
 * @returns {{ term: Term, from: number, to: number, whole: boolean }[]} without overlaps, the longest first
 */
export function termsIn(terms, keys, language) {
  /** @type {{ term: Term, from: number, to: number, whole: boolean }[]} */
  const found = [];
  for (const term of terms) {
    for (const name of term.names[language] ?? []) {
      const words = name.split(" ").filter((word) => !isFunctionWord(word));
      const from = indexOf(keys, words);
      if (words.length && from >= 0) found.push({ term, from, to: from + words.length, whole: true });
      else if (keys.length > 1 && indexOf(words, keys) >= 0)
        found.push({ term, from: 0, to: keys.length, whole: false });
    }
  }
  found.sort((a, b) => Number(b.whole) - Number(a.whole) || b.to - b.from - (a.to - a.from));
  /** @type {typeof found} */
  const kept = [];
  for (const each of found) {
    const same = kept.some(({ term }) => term.key === each.term.key);
    // A part of a name may belong to several; whole names take their words for themselves.
    if (!same && kept.every(({ from, to, whole }) => each.to <= from || each.from >= to || (!whole && !each.whole)))
      kept.push(each);
  }
  return kept;
}

/** @param {string[]} all @param {string[]} part */
function indexOf(all, part) {
  return all.findIndex((_, i) => part.every((word, j) => all[i + j] === word));
}

/**
 * The slots of a query in the other language's bundle: names that the glossary knows in both, and words that stand there as typed.
 * @param {Bundle} bundle of the other language @param {Query} query @param {string[]} keys its words in their own language @param {Term[]} terms
 * @returns {Promise<{ slots: Slot[], through: Term[] }>}
 */
export async function translate(bundle, query, keys, terms) {
  const met = termsIn(terms, keys, query.language);
  // A Latin name may stand in an Arabic text as it is: what was typed is one more reading.
  const typed = await Promise.all(query.words.map((word) => bundle.vocabulary.lookUp(word)));
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  for (const { term, from, to } of met) {
    const slot = slots.get(`${from}-${to}`) ?? { readings: [] };
    slot.readings.push(...(term.names[bundle.language] ?? []).map((name) => ({ keys: name.split(" "), typed: "" })));
    slots.set(`${from}-${to}`, slot);
  }
  for (const [span, slot] of slots) {
    const [from, to] = span.split("-").map(Number),
      own = typed.slice(from, to);
    if (own.every(Boolean))
      slot.readings.push({
        keys: own.map((entry) => /** @type {{ key: string }} */ (entry).key),
        typed: query.words[from],
      });
  }
  const left = query.words.flatMap((word, i) =>
    met.some(({ from, to }) => i >= from && i < to) ? [] : [{ word, entry: typed[i] }],
  );
  const rest = left.flatMap(({ word, entry }) => (entry ? [{ readings: [{ keys: [entry.key], typed: word }] }] : []));
  // Words that neither language knows in the other count only beside a name that carries the query over.
  if (!met.length && rest.length < left.length) return { slots: [], through: [] };
  return {
    slots: [...slots.values(), ...rest].filter((slot) => slot.readings.length),
    through: met.map(({ term }) => term),
  };
}
