// @ts-check
/** Words: what a reader typed, taken apart as the index was. */
import { fold } from "../folding.js";
import { ARTICLE, MIN_REST, PREFIXES } from "../proclitics-table.js";
import { ENDINGS, FUNCTION_WORDS, MIN_STEM, WORD } from "./language-table.js";

/** @typedef {string} Language of the interface, by its code */
/** @typedef {"ar" | "en"} Script the text language whose letters a word has */

const functionWords = new Set(FUNCTION_WORDS);

/** @param {string} word as written */
export const folded = (word) => fold(word).text.trim();

/** @param {string} text @returns {{ word: string, start: number, end: number }[]} its words as the index counts them */
export const wordsOf = (text) =>
  [...text.matchAll(WORD)].map((m) => ({ word: m[0], start: m.index, end: m.index + m[0].length }));

/** @param {string} text @returns {Script | null} */
export const scriptOf = (text) =>
  /\p{Script=Arabic}/u.test(text) ? "ar" : /\p{Script=Latin}/u.test(text) ? "en" : null;

/** Whether a folded word carries a query only when nothing else does. @param {string} word */
export const isFunctionWord = (word) => functionWords.has(word);

/**
 * A folded word with every chain of proclitics off that it may begin with, the longest first, itself last.
 * @param {string} word
 * @returns {{ prefix: string, rest: string }[]}
 */
export function stems(word) {
  if (scriptOf(word) !== "ar") return [{ prefix: "", rest: word }];
  return PREFIXES.filter((prefix) => word.startsWith(prefix) && word.length - prefix.length >= MIN_REST).map((prefix) => ({
    prefix,
    rest: word.slice(prefix.length),
  }));
}

/** Every dictionary form that a word without proclitics may be a form of, the longest ending first. @param {string} stem */
export function bases(stem) {
  const script = scriptOf(stem);
  return (script ? ENDINGS[script] : [])
    .flatMap(([ending, replacements]) => {
      const root = stem.slice(0, stem.length - ending.length);
      return stem.endsWith(/** @type {string} */ (ending)) && root.length >= MIN_REST
        ? /** @type {string[]} */ (replacements).map((replacement) => root + replacement)
        : [];
    })
    .filter((base) => base.length >= MIN_STEM);
}

/**
 * The dictionary forms under which a folded word may be indexed, the likeliest first: the first that the index knows is it.
 * @param {string} word
 * @returns {string[]}
 */
export function candidates(word) {
  if (functionWords.has(word)) return [word];
  // Two letters behind a particle are seldom a word of their own: كرد is not كـ with رد.
  const split = stems(word).filter(({ prefix, rest }) => !prefix || rest.length >= MIN_STEM || functionWords.has(rest));
  const article = scriptOf(word) === "ar" ? split.flatMap(({ rest }) => bases(rest)).map((base) => ARTICLE + base) : [];
  return [
    ...new Set([word, ...split.map(({ rest }) => rest), ...split.flatMap(({ rest }) => bases(rest)), ...article]),
  ];
}

/**
 * Which part of a written word the reader meant: proclitics stay outside.
 * @param {string} written @param {string} key its dictionary form @param {string} typed the reader's word, folded; "" when unknown
 * @returns {[number, number]} in UTF-16 units of the written word
 */
export function meantPart(written, key, typed) {
  const { text, starts, ends } = fold(written);
  if (text === typed || !text) return [0, written.length];
  const stem = stems(text).find(({ rest }) => rest === key || bases(rest).includes(key));
  const from = stem ? stem.prefix.length : 0;
  return [starts[from], ends[ends.length - 1]];
}
