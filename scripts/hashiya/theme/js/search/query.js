// @ts-check
/** Queries: what a reader typed as slots to fill, in the language typed and, by way of the glossary, in the others. */
import { distance, reachOf } from "./distance.js";
import { PERCENT, PERCENT_SAID } from "./language-table.js";
import { isFunctionWord } from "./word-forms.js";

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./match.js").Slot} Slot
 * @typedef {import("./match.js").Reading} Reading
 * @typedef {import("./parse.js").Query} Query
 * @typedef {import("./parse.js").Unit} Unit
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./vocabulary.js").Entry} Entry
 * @typedef {{ key: string, kind: string, names: Record<Language, string[]>, title: string, title_lang: Language, text: string, lang: Language }} Term
 * @typedef {{ slots: Slot[], keys: string[], unknown: string[] }} Understood `keys` has a dictionary form for each word, the word itself when there is none
 */

/** How far a word is that only has letters which people write for one another. */
const CONFUSED = 0.5;
/** Letters from which a word may be two that are written as one. */
const LONG = 6;

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
  for (const [i, unit] of query.units.entries()) {
    if (unit.exact || unit.percent) {
      const slot = unit.exact ? await phrase(bundle, unit) : { readings: await percentage(bundle, unit.words[0]) };
      slots.push(slot);
      keys.push(...(slot.readings[0]?.keys ?? unit.words).slice(0, unit.words.length));
      if (!slot.readings.length) unknown.push(...unit.words);
      continue;
    }
    const last = i === query.units.length - 1;
    const { readings, key } = await word(bundle, unit, last);
    if (!readings.some(({ weak }) => !weak)) unknown.push(unit.words[0]);
    slots.push({ readings });
    keys.push(key);
  }
  await join(bundle, query, slots);
  return { slots, keys, unknown };
}

/**
 * @param {Bundle} bundle @param {Unit} unit @param {boolean} last
 * @returns {Promise<{ readings: Reading[], key: string }>}
 */
async function word({ vocabulary }, { words: [typed], written }, last) {
  const entry = await vocabulary.lookUp(typed);
  const begun = !entry && last && typed.length > 1 ? await vocabulary.complete(typed) : [];
  const related = (await vocabulary.related(written, entry)).map((other) => weakly("related", other));
  if (begun.length)
    return { readings: [...begun.map(({ key }) => ({ keys: [key], typed, begins: true })), ...related], key: typed };
  if (entry) return { readings: [{ keys: [entry.key], typed }, ...related], key: entry.key };
  const [apart, variants] = await Promise.all([
    split(vocabulary, typed),
    // where words related to it are known, only letters that people write for one another: بوطين is no وطن
    vocabulary.variants(typed, related.length ? CONFUSED : Infinity),
  ]);
  return {
    readings: [...apart, ...related, ...variants.map((other) => weakly("also", other))],
    key: variants[0]?.key ?? typed,
  };
}

/** @param {"also" | "related"} weak @param {Entry} entry @returns {Reading} */
const weakly = (weak, { key, spelling }) => ({ keys: [key], typed: "", weak, said: spelling });

/** Two words of the corpus that a reader wrote as one. @param {Bundle["vocabulary"]} vocabulary @param {string} typed @returns {Promise<Reading[]>} */
async function split(vocabulary, typed) {
  if (typed.length < LONG) return [];
  /** @type {Reading[]} */
  const found = [];
  for (let at = 2; at <= typed.length - 2; at++) {
    const first = await vocabulary.lookUp(typed.slice(0, at)),
      second = first && (await vocabulary.lookUp(typed.slice(at)));
    if (first && second) found.push({ keys: [first.key, second.key], typed: "" });
  }
  return found;
}

/** @param {Bundle} bundle @param {Unit} unit @returns {Promise<Slot>} */
async function phrase({ vocabulary }, { words }) {
  const entries = await Promise.all(words.map((word) => vocabulary.lookUp(word)));
  const keys = entries.flatMap((entry) => (entry ? [entry.key] : []));
  return { readings: keys.length === words.length ? [{ keys, typed: "" }] : [], exact: words };
}

/** A number and what may say behind it that it is a percentage. @param {Bundle} bundle @param {string} number @returns {Promise<Reading[]>} */
async function percentage({ vocabulary }, number) {
  const rows = await Promise.all(
    [[PERCENT], ...PERCENT_SAID].map((said) => Promise.all(said.map((word) => vocabulary.lookUp(word)))),
  );
  return rows.flatMap((row) => {
    const keys = row.flatMap((entry) => (entry ? [entry.key] : []));
    return keys.length === row.length ? [{ keys: [number, ...keys], typed: number }] : [];
  });
}

/** Let two words that a hyphen ties, or one of which is none, be one word too. @param {Bundle} bundle @param {Query} query @param {Slot[]} slots */
async function join({ vocabulary }, { units }, slots) {
  /** @param {number} i */
  const known = (i) => slots[i].readings.some(({ weak, begins }) => !weak && !begins);
  for (let i = 1; i < units.length; i++) {
    const plain = [units[i - 1], units[i]].every(({ exact, percent }) => !exact && !percent);
    if (!plain || (!units[i].joined && known(i - 1) && known(i))) continue;
    const entry = await vocabulary.lookUp(units[i - 1].words[0] + units[i].words[0]);
    if (!entry) continue;
    const reading = { keys: [entry.key], typed: "" };
    slots[i - 1].readings.push(reading);
    slots[i].readings.push(reading);
  }
}

/**
 * The slots with other names too that the glossary has for a name among the words, in the same language.
 * @param {Understood} understood @param {Query} query @param {Term[]} terms
 * @param {boolean} alike whether only those that are another spelling of it
 * @returns {Slot[]} none when there is no such name
 */
export function byOtherNames({ slots, keys }, { units, language }, terms, alike) {
  const met = units.some(({ exact }) => exact) ? [] : termsIn(terms, keys, language).filter(({ whole }) => whole);
  if (!met.length) return [];
  const wider = slots.map((slot) => ({ ...slot, readings: [...slot.readings] }));
  for (const { term, from, to } of met) {
    const asked = keys.slice(from, to).join(" ");
    for (const name of term.names[language] ?? []) {
      if (name === asked || (alike && distance(asked, name, reachOf(asked)) === Infinity)) continue;
      /** @type {Reading} */
      const reading = { keys: name.split(" "), typed: "", weak: "also", said: term.title };
      for (const slot of wider.slice(from, to)) slot.readings.push(reading);
    }
  }
  return wider;
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
 * The slots of a query in another language's bundle: names that the glossary knows in both, and words that stand there as typed.
 * @param {Bundle} bundle of the other language @param {Query} query @param {string[]} keys its words in their own language @param {Term[]} terms
 * @returns {Promise<{ slots: Slot[], through: Term[] }>}
 */
export async function translate(bundle, query, keys, terms) {
  /** @type {{ slots: Slot[], through: Term[] }} */
  const none = { slots: [], through: [] };
  if (query.units.some(({ exact }) => exact)) {
    // An exact phrase is itself in every language.
    const { slots, unknown } = await understand(bundle, query);
    return unknown.length ? none : { slots, through: [] };
  }
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
        keys: own.map((entry) => /** @type {Entry} */ (entry).key),
        typed: query.words[from],
      });
  }
  const left = [...query.words.entries()].filter(([i]) => !met.some(({ from, to }) => i >= from && i < to));
  const rest = await Promise.all(
    left.map(async ([i, word]) => ({
      readings: query.units[i].percent
        ? await percentage(bundle, word)
        : typed[i]
          ? [{ keys: [/** @type {Entry} */ (typed[i]).key], typed: word }]
          : [],
    })),
  );
  const known = rest.filter(({ readings }) => readings.length);
  // Words that neither language knows in the other count only beside a name that carries the query over.
  if (!met.length && known.length < left.length) return none;
  return {
    slots: [...slots.values(), ...known].filter((slot) => slot.readings.length),
    through: met.map(({ term }) => term),
  };
}
