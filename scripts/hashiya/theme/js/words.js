// @ts-check
/** The page's own data: the interface's words and what is cited; printed by the template as one block of JSON. */

/**
 * @typedef {Record<string, string|null>|string|null} Named
 * @typedef {{label: string, title: string, comma: string, paragraph: string, paragraphs: string, note: string, chapter?: string, page?: string, pages?: string}} Citation  how one is worded in a language
 * @type {{words?: any, article?: {id: string, title: Named, author: Named, publisher: Named, people?: Record<string, {family: string, given: string}>|null, date: string, dates: Record<string, string>|null, digest_of: Record<string, string>|null, lang: string, langid: string, slug?: string, citations: Record<string, Citation>, formerly?: string[]}, kinds?: {kind: string, letter: string, icon: string, named: boolean}[], suggest?: any}}
 */
const data = JSON.parse(document.getElementById("rd-ui")?.textContent ?? "{}");

/** @type {any} */
export const words = data.words ?? {};
export const cited = data.article;
/** The kinds of note, in the order in which layers add them. */
export const kinds = data.kinds ?? [];
/** What a suggested note needs: words, and where it goes; absent where the project has no address to suggest it at. @type {any} */
export const suggesting = data.suggest;

/** @type {string} */
const locale = words.locale ?? document.documentElement.lang;
/** What writes numbers with other digits than these, made when first asked for: it takes longer than all else here. @type {Intl.NumberFormat|undefined} */
let digits;
/** @type {Intl.PluralRules|undefined} */
let plurals;

/** @param {number} n */
export const number = (n) =>
  locale.endsWith("-nu-latn") ? String(n) : (digits ??= new Intl.NumberFormat(locale, { useGrouping: false })).format(n);

/** Put values into the holes of a sentence. @param {string} text @param {Record<string, string|number>} [values] */
export const fill = (text, values = {}) =>
  text.replace(/\{(\w+)\}/g, (_, key) => {
    const value = values[key];
    return typeof value === "number" ? number(value) : String(value);
  });

/** The form of a counted noun that Arabic or English wants. @param {Record<string, string>} forms @param {number} n */
export const plural = (forms, n) => fill(forms[(plurals ??= new Intl.PluralRules(locale)).select(n)] ?? forms.other, { n });

const live = document.querySelector("[data-live]");

/** Let a screen reader say it, after what it is saying now. @param {string} text */
export function say(text) {
  if (!live) return;
  live.textContent = "";
  setTimeout(() => {
    live.textContent = text;
  }, 30);
}
