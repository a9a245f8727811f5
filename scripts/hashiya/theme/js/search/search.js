// @ts-check
/** A search: the page's own language first, then, once its results are shown, the other ones. */
import { fold } from "../folding.js";
import { openAnswers } from "./answers.js";
import { openBundle } from "./bundle.js";
import { match, WAYS } from "./match.js";
import { parse } from "./parse.js";
import { byOtherNames, termsIn, translate, understand } from "./query.js";

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./query.js").Term} Term
 * @typedef {import("./answers.js").Claim} Claim
 * @typedef {import("./answers.js").Answers} Answers
 * @typedef {{ language: Language, bundle: Bundle, hits: Hit[], partly: boolean, through: Term[] }} Group
 * @typedef {{ query: import("./parse.js").Query, groups: Group[], answers: Answers, term: Term | null, claim: Claim | null, verdict: string, nearest: string[], done: boolean }} Found
 */

/**
 * @param {string} root address of the site
 * @param {Language} language of the page
 */
export function openSearch(root, language) {
  /** @type {Partial<Record<Language, Promise<Bundle | null>>>} */
  const bundles = {};
  /** @param {Language} which */
  const bundle = (which) => (bundles[which] ??= openBundle(root, which));
  const base = `${root}search-index/${language}/`;
  /** @type {Promise<Answers>} */
  const known = fetch(`${base}answers.json`).then((answer) => answer.json());
  const several = known.then((answers) => openAnswers(base, answers));
  several.catch(() => {}); // said where it is asked for
  void bundle(language);

  /**
   * @param {string} text what the reader typed
   * @param {(found: Found) => Promise<void>} show called when the page's language's results are there, and again with those of all
   * @param {() => boolean} wanted whether the reader still waits for this search
   */
  async function search(text, show, wanted) {
    const answers = await known,
      { languages } = answers,
      query = await parse(text, answers, async () => (await several).articles.all());
    /** @type {Found} */
    const found = { query, groups: [], answers, term: null, claim: null, verdict: isExercise() ? "" : verdictIn(answers, text), nearest: [], done: false };
    if (!query.units.length && !Object.keys(query.filters).length && text) return show({ ...found, done: true });
    const own = await bundle(query.language);
    /** @type {import("./query.js").Understood} */
    let meant = { slots: [], keys: query.words, unknown: [] };
    if (own && wanted()) meant = await understand(own, query);
    const { keys, slots, unknown } = meant,
      terms = await (await several).terms(keys, query.language);
    const whole = termsIn(terms, keys, query.language).find(({ from, to, whole }) => whole && to - from === keys.length);
    found.term = whole?.term ?? null;
    found.claim = isExercise() ? null : await (await several).claim(keys);
    for (const code of Object.keys(languages)) {
      const one = code === query.language ? own : await bundle(code);
      if (!wanted()) return;
      if (one && one === own) add(found, one, await answer(one, meant, query, terms), slots.length, []);
      else if (one && !query.units.length) add(found, one, await match(one, []), 0, []);
      else if (one) {
        const carried = await translate(one, query, keys, terms);
        // Without slots everything would answer, and here nothing does.
        if (carried.slots.length)
          add(found, one, await match(one, carried.slots), carried.slots.length, carried.through);
      }
      if (!wanted()) return;
      if (found.groups.length && code !== Object.keys(languages).at(-1)) await show(found);
    }
    if (own && !found.groups.length) found.nearest = await suggestions(own, query.words, unknown);
    found.done = true;
    if (wanted()) await show(found);
  }
  /** The title of an article. @param {string} id */
  const titleOf = async (id) => (await (await several).articles.get(id))?.[0] ?? id;
  return { search, titleOf };
}

/**
 * What answers a query in its own language. Other spellings that the glossary has of a name are searched for too, and where
 * no text has the name, its entry's other names.
 * @param {Bundle} bundle @param {import("./query.js").Understood} meant @param {import("./parse.js").Query} query @param {Term[]} terms
 */
async function answer(bundle, meant, query, terms) {
  const hits = await match(bundle, meant.slots),
    inText = hits.some(({ page, weak }) => !weak && isText(bundle, page)),
    wider = byOtherNames(meant, query, terms, inText);
  return wider.length ? match(bundle, wider) : hits;
}

/** @param {Bundle} bundle @param {number} page */
const isText = ({ pages }, page) => pages.get(page).kind === "text";

/** Whether this page asks its reader to predict verdicts: then none is found. */
const isExercise = () => document.documentElement.dataset.exercise !== undefined;

/** @param {Found} found @param {Bundle} bundle @param {Hit[]} hits @param {number} slots @param {Term[]} through */
function add(found, bundle, hits, slots, through) {
  // What has the words comes before what has others for them, and what the texts say before what is said about them.
  const text = (/** @type {Hit} */ { page }) => Number(isText(bundle, page));
  const way = (/** @type {Hit} */ { weak }) => WAYS.indexOf(weak);
  if (isExercise()) hits = hits.filter(({ page }) => !bundle.pages.get(page).verdict);
  hits.sort((a, b) => way(a) - way(b) || text(b) - text(a));
  if (hits.length)
    found.groups.push({
      language: bundle.language,
      bundle,
      hits,
      through,
      partly: hits[0].filled < slots,
    });
}

/** The verdict that a text is the word for, in any language of the site, if there are checks with it. @param {Answers} answers @param {string} text */
function verdictIn({ spoken, verdicts }, text) {
  const said = fold(text).text.replace(/^[\s"«“]+|[\s"»”?؟.]+$/gu, "");
  return Object.entries(spoken.verdict ?? {}).find(([verdict, names]) => verdicts[verdict] && names.includes(said))?.[0] ?? "";
}

/** The query again with each unknown word spelt as the corpus spells one. @param {Bundle} bundle @param {string[]} words @param {string[]} unknown */
async function suggestions(bundle, words, unknown) {
  const doubtful = unknown.length ? unknown : words;
  const near = new Map(
    await Promise.all(
      doubtful.map(async (word) => /** @type {const} */ ([word, await bundle.vocabulary.nearest(word)])),
    ),
  );
  /** @type {string[]} */
  const found = [];
  for (let i = 0; i < 3; i++) {
    if (![...near.values()].some((spellings) => spellings[i])) break;
    found.push(words.map((word) => near.get(word)?.[i] ?? near.get(word)?.[0] ?? word).join(" "));
  }
  return [...new Set(found)];
}
