// @ts-check
/** Words: what a reader typed, taken apart as the index was. */
import { fold } from "../folding.js";
import { ARTICLE, MIN_REST, PREFIXES } from "../proclitics-table.js";
import { BEFORE_NUMBER, ENDINGS, FUNCTION_WORDS, LETTERS, MIN_STEM, OTHERS, SPELLINGS, THOUSANDS, WORD } from "./language-table.js";

/** @typedef {string} Language of the interface, by its code */
/** @typedef {keyof typeof LETTERS} Script the text language whose letters a word has */

const functionWords = new Set(FUNCTION_WORDS);
const scripts = Object.entries(LETTERS).map(
  ([code, letters]) => /** @type {[Script, RegExp]} */ ([code, new RegExp(letters, "u")]),
);
const spellings = SPELLINGS.map(([found, said]) => /** @type {[RegExp, string]} */ ([new RegExp(found, "gu"), said]));

/** A word folded and in its one spelling; of a number, the digits and a point. @param {string} word as written */
export function folded(word) {
  const text = fold(word).text.trim().replace(BEFORE_NUMBER, "");
  if (/^\d/u.test(text) && !/^[\p{L}\p{N}]+$/u.test(text)) return plainNumber(text);
  return spellings.reduce((all, [found, said]) => all.replace(found, said), text);
}

/** @param {string} text folded */
function plainNumber(text) {
  const digits = text.replace(/[ ']/gu, ""),
    grouped = THOUSANDS.exec(digits);
  return grouped ? grouped[0].replace(/[,.]/gu, "") + digits.slice(grouped[0].length) : digits.replaceAll(",", ".");
}

/**
 * @param {string} text
 * @returns {{ word: string, start: number, end: number }[]} its words as the index counts them; one sign may be several
 */
export function wordsOf(text) {
  return [...text.matchAll(WORD)].flatMap((found) => {
    const place = { start: found.index, end: found.index + found[0].length };
    if (/^[\u0621-\u063a\u0641-\u064aA-Za-z]+$|\p{Nd}$/u.test(found[0])) return [{ word: found[0], ...place }];
    const pieces = fold(found[0]).text.split(" ").filter(Boolean);
    return pieces.length === 1 ? [{ word: found[0], ...place }] : pieces.map((word) => ({ word, ...place }));
  });
}

/** @param {string} text @returns {Script | null} */
export const scriptOf = (text) => scripts.find(([, letter]) => letter.test(text))?.[0] ?? null;

/** Whether a folded word carries a query only when nothing else does. @param {string} word */
export const isFunctionWord = (word) => functionWords.has(word);

/**
 * A folded word with every chain of proclitics off that it may begin with, the longest first, itself last.
 * @param {string} word
 * @returns {{ prefix: string, rest: string }[]}
 */
export const stems = (word) =>
  PREFIXES.filter((prefix) => !prefix || (word.startsWith(prefix) && word.length - prefix.length >= MIN_REST)).map(
    (prefix) => ({ prefix, rest: word.slice(prefix.length) }),
  );

/** Every dictionary form that a word without proclitics may be a form of, the longest ending first. @param {string} stem */
export function bases(stem) {
  const script = scriptOf(stem);
  return basesBy(script && script in ENDINGS ? ENDINGS[/** @type {keyof typeof ENDINGS} */ (script)] : [], stem);
}

/** @param {readonly (readonly (string | readonly string[])[])[]} endings @param {string} stem */
function basesBy(endings, stem) {
  return endings
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
 * @param {string} word @param {readonly string[]} others languages that texts of the index are in besides
 * @returns {string[]}
 */
export function candidates(word, others = []) {
  if (functionWords.has(word)) return [word];
  // Two letters behind a particle are seldom a word of their own: كرد is not كـ with رد.
  const split = stems(word).filter(({ prefix, rest }) => !prefix || rest.length >= MIN_STEM || functionWords.has(rest));
  const found = split.flatMap(({ rest }) => bases(rest)),
    article = scriptOf(word) === scriptOf(ARTICLE) ? found.map((base) => ARTICLE + base) : [];
  return [...new Set([word, ...split.map(({ rest }) => rest), ...found, ...article, ...others.flatMap((code) => byOther(code, word))])];
}

/** What a word may be a form of in one of the other languages. @param {string} code @param {string} word */
function byOther(code, word) {
  const { chains, endings } = OTHERS[/** @type {keyof typeof OTHERS} */ (code)];
  return chains
    .filter((chain) => word.startsWith(chain))
    .map((chain) => word.slice(chain.length))
    .filter((rest) => rest.length >= MIN_STEM)
    .flatMap((rest) => [rest, ...basesBy(endings, rest)]);
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
