// @ts-check
/** Parsing: what a reader typed as words, exact phrases and filters named in any language of the site. */
import { fold } from "../folding.js";
import { ARTICLE } from "../proclitics-table.js";
import { PERCENT, PERCENT_SAID } from "./language-table.js";
import { folded, isFunctionWord, scriptOf, wordsOf } from "./word-forms.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./word-forms.js").Script} Script
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {Partial<Record<Facet, string[]>>} Typed filters that were typed, each with the values that will do
 * @typedef {[id: string, names: string[]][]} Named for each article its title and its other names
 * @typedef {Record<Facet, Record<string, string[]>>} Spoken what filters and their choices are called; the filter itself under ""
 * @typedef {{ words: string[], written: string, exact: boolean, percent: boolean, joined: boolean }} Unit a word, an exact phrase or a percentage;
 *   `joined` when a hyphen ties it to the one before
 * @typedef {{ text: string, units: Unit[], words: string[], filters: Typed, language: Language }} Query `words` are those of all units
 */

const QUOTED = /"([^"]+)"|«([^»]+)»|“([^”]+)”|„([^“”]+)[“”]/gu;
const FILTER = /(?<![\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)\s*[:：]\s*/gu;
/** Words that the name of a choice may have. */
const MOST = 6;

/**
 * @param {string} text
 * @param {{ languages: Record<Language, Script>, spoken: Spoken, authors: Record<string, string> }} site its languages by the letters
 *   that they have, the page's first: it is that of a text of figures alone
 * @param {() => Promise<Named>} articles
 * @returns {Promise<Query>}
 */
export async function parse(text, { languages, spoken, authors }, articles) {
  const { rest, filters } = await filtersIn(text, spoken, authors, articles);
  /** @type {Unit[]} */
  const units = [];
  let done = 0;
  for (const quoted of rest.matchAll(QUOTED)) {
    units.push(...unitsOf(rest.slice(done, quoted.index)));
    const words = wordsOf(quoted.slice(1).find(Boolean) ?? "").map(({ word }) => folded(word));
    if (words.length) units.push({ words, written: quoted[0], exact: true, percent: false, joined: false });
    done = quoted.index + quoted[0].length;
  }
  units.push(...unitsOf(rest.slice(done)));
  const carrying = units.filter(
    ({ words: [word], exact, percent }) => exact || percent || (!isFunctionWord(word) && (word.length > 1 || /\d/u.test(word))),
  );
  const kept = carrying.length ? carrying : units,
    codes = Object.keys(languages),
    script = scriptOf(rest);
  return {
    text,
    units: kept,
    words: kept.flatMap(({ words }) => words),
    filters,
    language: codes.find((code) => languages[code] === script) ?? codes[0],
  };
}

/** @param {string} text without quotes @returns {Unit[]} */
function unitsOf(text) {
  const found = wordsOf(text).map(({ word, start, end }) => ({ word: folded(word), written: word, start, end })),
    all = found.filter(({ word }) => word);
  /** @type {Unit[]} */
  const units = [];
  for (let i = 0; i < all.length; i++) {
    // %22, as an Arabic line shows the sign before the number
    if (all[i].word === PERCENT && /^\d/u.test(all[i + 1]?.word ?? "") && all[i].end === all[i + 1].start) {
      units.push({ words: [all[i + 1].word], written: all[i + 1].written, exact: false, percent: true, joined: false });
      i += 1;
      continue;
    }
    const { word, written, start } = all[i],
      joined = i > 0 && /^[-\u2010\u2011]$/u.test(text.slice(all[i - 1].end, start)),
      said = /^\d/u.test(word) ? percentBehind(all.slice(i + 1, i + 4).map((each) => each.word)) : 0;
    units.push({ words: [word], written, exact: false, percent: said > 0, joined });
    i += said;
  }
  return units;
}

/** How many of the words behind a number say that it is a percentage. @param {string[]} words */
const percentBehind = (words) =>
  [[PERCENT], ...PERCENT_SAID].find((said) => said.every((word, i) => words[i] === word))?.length ?? 0;

/** @param {string} text @param {Spoken} spoken @param {Record<string, string>} authors @param {() => Promise<Named>} articles */
async function filtersIn(text, spoken, authors, articles) {
  /** @type {Typed} */
  const filters = {};
  let rest = text;
  for (const found of [...text.matchAll(FILTER)].reverse()) {
    const name = fold(found[1]).text,
      facet = /** @type {Facet[]} */ (Object.keys(spoken)).find((each) =>
        spoken[each][""].some((known) => known === name || known === ARTICLE + name),
      );
    if (!facet) continue;
    const behind = rest.slice(found.index + found[0].length),
      choice = await choiceIn(behind, (said) => valuesOf(said, facet, spoken, authors, articles));
    if (!choice) continue;
    filters[facet] = choice.values;
    rest = `${rest.slice(0, found.index)} ${behind.slice(choice.length)}`;
  }
  return { rest, filters };
}

/**
 * The longest name of a choice that a text begins with, in quotes or not.
 * @param {string} text @param {(said: string) => Promise<string[]>} valuesFor
 */
async function choiceIn(text, valuesFor) {
  const quoted = /^(?:"([^"]+)"|«([^»]+)»|“([^”]+)”)/u.exec(text);
  const tries = quoted
    ? [{ said: quoted.slice(1).find(Boolean) ?? "", length: quoted[0].length }]
    : [...text.matchAll(/\S+/gu)]
        .slice(0, MOST)
        .map((word) => word.index + word[0].length)
        .reverse()
        .map((length) => ({ said: text.slice(0, length), length }));
  for (const { said, length } of tries) {
    const values = await valuesFor(fold(said).text.trim());
    if (values.length) return { values, length };
  }
  return null;
}

/** @param {string} said folded @param {Facet} facet @param {Spoken} spoken @param {Record<string, string>} authors @param {() => Promise<Named>} articles @returns {Promise<string[]>} */
async function valuesOf(said, facet, spoken, authors, articles) {
  if (!said) return [];
  if (facet === "year") return /^\d{4}$/u.test(said) ? [said] : [];
  if (facet === "author") return named(Object.entries(authors).map(([key, name]) => [key, [key, name]]), said);
  if (facet !== "article")
    return Object.entries(spoken[facet]).flatMap(([value, names]) => (value && names.includes(said) ? [value] : []));
  const all = await articles();
  return all.some(([id]) => id === said) ? [said] : named(all, said);
}

/** Which have a name with these words in it. @param {[string, string[]][]} all @param {string} said */
function named(all, said) {
  const wanted = letters(said);
  return all.flatMap(([key, names]) => ([key, ...names].some((name) => letters(name).includes(wanted)) ? [key] : []));
}

/** @param {string} text */
const letters = (text) =>
  ` ${fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
