// @ts-check
/** The index of one language: Pagefind's module, asked for one dictionary form at a time, and what the filters count by. */
import { openVocabulary } from "./vocabulary.js";
import { token } from "./word-forms.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {{ kinds: string[], authors: string[], verdicts: string[], articles: string[], years: string[], pages: string, thing: number[], kind: number[], author: number[], verdict: number[], of: number[][], words: { firsts: string[], names: string[], families: { firsts: string[], names: string[] } } }} Manifest
 * @typedef {{ id: string, text: string, location: number }} Anchor
 * @typedef {{ url: string, meta: { title: string, kind: string, verdict?: string, author?: string, digest_of?: string }, anchors: Anchor[] }} Fragment
 * @typedef {{ score: number, places: number[], data: () => Promise<Fragment> }} Posting
 * @typedef {{ id: string, score: number, words: number[], data: () => Promise<Fragment & { raw_url: string }> }} Result of Pagefind's
 */

/**
 * Open the index of a language.
 * @param {string} root address of the site, with a slash at the end
 * @param {Language} language
 */
export async function openBundle(root, language) {
  const base = `${root}pagefind/${language}/`;
  const [answer, pagefind] = await Promise.all([
    fetch(`${base}manifest.json`),
    import(`${base}pagefind.js`).catch(() => null),
  ]);
  if (!answer.ok || !pagefind) return null; // nothing of the site is in this language
  /** @type {Manifest} */
  const manifest = await answer.json();
  const instance = pagefind.createInstance({ basePath: base, noWorker: true });
  await instance.init();
  const numbers = new Map(manifest.pages.split(" ").map((name, number) => [name, number]));
  /** @type {Map<string, Promise<Map<number, Posting>>>} */
  const known = new Map();
  /** @type {Map<number, Promise<Fragment>>} */
  const fragments = new Map();

  /** @param {string | null} asked @returns {Promise<Map<number, Posting>>} */
  async function ask(asked) {
    /** @type {{ results: Result[] }} */
    const { results } = await instance.search(asked);
    return new Map(
      results.map(({ id, score, words, data }) => {
        const number = /** @type {number} */ (numbers.get(id.slice(id.indexOf("_") + 1)));
        return [number, { score, places: words, data: () => read(number, data) }];
      }),
    );
  }

  /** @param {number} number @param {Result["data"]} data */
  function read(number, data) {
    let fragment = fragments.get(number);
    if (!fragment) {
      // Pagefind puts the site's own folder in front of the address; the link is made from the root instead.
      fragment = data().then(({ raw_url: url, ...rest }) => ({ ...rest, url }));
      fragments.set(number, fragment);
    }
    return fragment;
  }

  /** @param {string} name @param {string | null} asked */
  function once(name, asked) {
    let found = known.get(name);
    if (!found) known.set(name, (found = ask(asked)));
    return found;
  }

  return {
    language,
    manifest,
    vocabulary: openVocabulary(base, manifest.words),
    /** The pages that hold a dictionary form, by their number, with the places of its words. @param {string} key */
    postings: (key) => once(token(key), token(key)),
    /** Every page, by its number. */
    all: () => once("", null),
  };
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof openBundle>>>} Bundle */
