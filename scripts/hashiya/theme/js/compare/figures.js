// @ts-check
/** Figures in words of any language, by what they count and how much they say: "22%" and "٢٢٪", خُمس and "a fifth", "5 سنوات" and خمس سنوات. */
import { fold } from "../folding.js";
import { PREFIXES } from "../proclitics-table.js";
import { PERCENT_SAID } from "../search/language-table.js";
import { CARDINALS, FRACTIONS } from "./number-table.js";

/**
 * @typedef {{start: number, end: number, unit: string, value: number, of: string, plain: boolean}} Figure  offsets into the text;
 *   `unit`: what is counted, reduced to its consonants, "%" for every share; `of`: what a share is of, likewise; `plain`: in digits, or a share
 * @typedef {{start: number, end: number, text: string}} Token
 * @typedef {{sort: string, value: number, and: boolean}} Part  `and`: joined to what stands before
 */

const TOKEN = /[-−]?\p{Nd}+(?:[.,٫٬]\p{Nd}+)*|[%٪]|[\p{L}\p{M}\u0640]+/gu,
  JOINT = /^\s*[-\u2010]?\s*$/u,
  DIGIT = /^[-−]?\p{Nd}/u,
  OF = new Set(["من", "of", "the"]),
  SCALES = ["scale", "many"],
  ARTICLE = /^(?:[وفبكل]?ال|لل)(?=.{2})/u,
  DAMMA = "\u064f",
  YEAR = /^(?:1[5-9]|20)\d\d$/u,
  /** @type {Record<string, [string, number]>} */ cardinals = /** @type {any} */ (CARDINALS),
  /** @type {Record<string, number>} */ fractions = FRACTIONS;

/** @param {string} text @returns {Token[]} */
export const tokensOf = (text) => [...text.matchAll(TOKEN)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, text: word }));

/** A number in digits, of whatever script and with whatever marks. @param {string} written */
export function inDigits(written) {
  const plain = fold(written.replace(/[-−]/u, "")).text.replace(/٫/gu, ".").replace(/٬/gu, ",");
  const value = Number(plain.replace(/,(?=\d{3}(?!\d))/gu, "").replace(/,/gu, "."));
  return /^[-−]/u.test(written) ? -value : value;
}

/** What a word says as a part of a number, behind its proclitics. @param {string} word @returns {Part | null} */
function partOf(word) {
  const folded = fold(word).text;
  for (const before of ["", ...PREFIXES]) {
    const said = folded.startsWith(before) && cardinals[folded.slice(before.length)];
    if (said) return { sort: said[0], value: said[1], and: before.startsWith("و") };
  }
  return null;
}

/** The number whose words, or digits, begin at a token. @param {Token[]} tokens @param {number} from @param {string} text @returns {{ value: number, to: number, digits: boolean } | null} `to`: behind its last token */
function numberAt(tokens, from, text) {
  const digits = DIGIT.test(tokens[from].text);
  let total = 0,
    group = 0,
    to = from,
    /** @type {Part | null} */ last = null;
  for (; to < tokens.length; to++) {
    const { text: word, start } = tokens[to],
      apart = to > from && !JOINT.test(text.slice(tokens[to - 1].end, start));
    if (apart) break;
    if (to === from && digits) {
      group = inDigits(word);
      last = { sort: "digits", value: group, and: false };
      continue;
    }
    /** @type {Part | null} */
    const joined = /^and$/iu.test(word) && last && !digits && tokens[to + 1] ? partOf(tokens[to + 1].text) : null;
    /** @type {Part | null} */
    const part = joined ? { ...joined, and: true } : partOf(word);
    if (!part || (to === from && part.sort === "many") || part.sort === "and") break;
    const isScale = SCALES.includes(part.sort),
      // خمسة عشر, three hundred, twenty-five, مئتان وخمسون: other numbers that only stand side by side are none
      goesOn = !last || isScale || part.and || part.value === 100 || (last.sort === "one" && part.value === 10) || (last.sort === "ten" && part.value < 10);
    if (!goesOn || (digits && !isScale)) break;
    if (isScale) {
      total += (group || 1) * part.value;
      group = 0;
    } else if (part.value === 100 && group > 0 && group < 10) group *= 100;
    else group += part.value;
    last = part;
    if (joined) to += 1;
  }
  return last ? { value: total + group, to, digits } : null;
}

/** What a word is without its article, its vowels and its plural: سنوات and سنة, دقائق and دقيقة, dollars and dollar are the same. @param {string} word */
function bare(word) {
  const folded = fold(word).text,
    rest = folded.replace(ARTICLE, "");
  return /[a-z]/u.test(rest) ? rest.replace(/(?<=.{3})s$/u, "") : rest.replace(/[اويهئء]|(?<=.{2})ات$/gu, "") || rest;
}

/** The word that a figure counts, or a share is of: the next one, if nothing but a space parts them. @param {Token[]} tokens @param {number} at @param {string} text */
function counted(tokens, at, text) {
  let i = at;
  while (tokens[i] && OF.has(fold(tokens[i].text).text)) i += 1;
  const [before, word] = [tokens[i - 1], tokens[i]],
    near = before && word && JOINT.test(text.slice(before.end, word.start));
  return near && !DIGIT.test(word.text) && !/[%٪]/u.test(word.text) ? bare(word.text) : "";
}

/** How many tokens from here on say that what stands before them is a percentage. @param {Token[]} tokens @param {number} at */
function percentAt(tokens, at) {
  if (/^[%٪]$/u.test(tokens[at]?.text ?? "")) return 1;
  return PERCENT_SAID.find((said) => said.every((word, i) => tokens[at + i] && fold(tokens[at + i].text).text === word))?.length ?? 0;
}

/** Into how many parts a word divides, if it is a fraction and no number. @param {Token[]} tokens @param {number} at @param {string} text */
function fractionAt(tokens, at, text) {
  const { text: word } = tokens[at],
    folded = fold(word).text,
    name = ["", ...PREFIXES].map((before) => (folded.startsWith(before) ? folded.slice(before.length) : "")).find((rest) => rest && rest in fractions);
  if (!name) return 0;
  if (/[a-z]/u.test(name)) {
    // the fifth meeting is no part of five
    const [before, after] = [tokens[at - 1], tokens[at + 1]].map((token) => token?.text.toLowerCase() ?? "");
    return name === "half" || /^(an?|one)$/u.test(before) || after === "of" ? fractions[name] : 0;
  }
  // خمس سنوات are five, خمس التجارة and خُمس are a fifth
  const next = tokens[at + 1];
  return !(name in cardinals) && name !== "ثمن" || word.includes(DAMMA) || (name !== "ثمن" && next && JOINT.test(text.slice(tokens[at].end, next.start)) && ARTICLE.test(fold(next.text).text)) ? fractions[name] : 0;
}

/** The figures of a text in their order; years and days are dates, and no figures. @param {string} text @returns {Figure[]} */
export function figuresOf(text) {
  const tokens = tokensOf(text);
  /** @type {Figure[]} */
  const found = [];
  for (let at = 0; at < tokens.length; at++) {
    const start = tokens[at].start,
      parts = DIGIT.test(tokens[at].text) ? 0 : fractionAt(tokens, at, text);
    if (parts) {
      found.push({ start, end: tokens[at].end, unit: "%", value: 100 / parts, of: counted(tokens, at + 1, text), plain: true });
      continue;
    }
    const number = numberAt(tokens, at, text);
    if (!number) continue;
    const said = percentAt(tokens, number.to),
      end = tokens[number.to - 1 + said].end,
      next = number.to + said;
    if (said) found.push({ start, end, unit: "%", value: number.value, of: counted(tokens, next, text), plain: true });
    else if (number.value !== 1 && !(number.to === at + 1 && YEAR.test(fold(tokens[at].text).text)))
      found.push({ start, end, unit: counted(tokens, next, text), value: number.value, of: "", plain: number.digits });
    at = next - 1;
  }
  return found;
}
