// @ts-check
/** A search: the query's own language first, then, once its results are shown, the other ones. */
import { openBundle } from "./bundle.js";
import { match } from "./match.js";
import { parse, termsIn, translate, understand } from "./query.js";
import { isFunctionWord } from "./word-forms.js";

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./query.js").Term} Term
 * @typedef {{ key: string, verdict: string, title: string, title_lang: Language, text: string, lang: Language, words: string }} Claim
 * @typedef {{ language: Language, bundle: Bundle, hits: import("./match.js").Hit[], partly: boolean, through: Term[] }} Group
 * @typedef {{ query: import("./query.js").Query, groups: Group[], term: Term | null, claim: Claim | null, nearest: string[], done: boolean }} Found
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
  /** @type {Promise<{ languages: Record<Language, import("./word-forms.js").Script>, terms: Term[], claims: Claim[] }>} */
  const answers = fetch(`${root}pagefind/${language}/answers.json`).then((answer) => answer.json());
  void bundle(language);

  /**
   * @param {string} text what the reader typed
   * @param {(found: Found) => Promise<void>} show called when the first language's results are there, and again with those of all
   * @param {() => boolean} wanted whether the reader still waits for this search
   */
  return async function search(text, show, wanted) {
    const { languages, terms, claims } = await answers;
    const query = parse(text, languages);
    /** @type {Found} */
    const found = { query, groups: [], term: null, claim: null, nearest: [], done: false };
    const first = await bundle(query.language);
    let keys = query.words;
    /** @type {string[]} */
    let unknown = [];
    if (first && wanted()) {
      const meant = await understand(first, query);
      ({ keys, unknown } = meant);
      const hits = await match(first, meant.slots, query.exact);
      add(found, first, hits, meant.slots.length, []);
    }
    found.term =
      termsIn(terms, keys, query.language).find(({ from, to, whole }) => whole && to - from === keys.length)?.term ??
      null;
    found.claim = claimIn(claims, keys);
    if (!wanted()) return;
    await show(found);
    for (const other of query.exact ? [] : Object.keys(languages).filter((code) => code !== query.language)) {
      const next = await bundle(other);
      if (!next || !wanted()) continue;
      const meant = await translate(next, query, keys, terms);
      add(found, next, await match(next, meant.slots), meant.slots.length, meant.through);
    }
    if (first && !found.groups.length) found.nearest = await suggestions(first, query.words, unknown);
    found.done = true;
    if (wanted()) await show(found);
  };
}

/** @param {Found} found @param {Bundle} bundle @param {import("./match.js").Hit[]} hits @param {number} slots @param {Term[]} through */
function add(found, bundle, hits, slots, through) {
  // What the texts themselves say comes before what is said about them.
  const isText = (/** @type {import("./match.js").Hit} */ { page }) =>
    Number(bundle.manifest.kinds[bundle.manifest.kind[page]] === "text");
  hits.sort((a, b) => isText(b) - isText(a));
  if (hits.length)
    found.groups.push({
      language: bundle.language,
      bundle,
      hits,
      through,
      partly: !found.query.exact && hits[0].filled < slots,
    });
}

/** The checked claim that has all the query's words, two at least. @param {Claim[]} claims @param {string[]} keys */
function claimIn(claims, keys) {
  const asked = keys.filter((key) => !isFunctionWord(key));
  if (asked.length < 2) return null;
  const fitting = claims
    .map((claim) => ({ claim, words: new Set(claim.words.split(" ")) }))
    .filter(({ words }) => asked.every((key) => words.has(key)));
  return fitting.sort((a, b) => a.words.size - b.words.size)[0]?.claim ?? null;
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
