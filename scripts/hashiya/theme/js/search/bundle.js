// @ts-check
/** The index of one language: Pagefind's module, asked for one dictionary form at a time, and what the filters count by. */
import { CLOSE } from "./language-table.js";
import { openVocabulary } from "./vocabulary.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {{ kinds: string[], authors: string[], verdicts: string[], articles: string[], pages: string, kind: number[], author: number[], verdict: number[], of: number[][], words: { firsts: string[], names: string[] } }} Manifest
 * @typedef {{ id: string, text: string, location: number }} Anchor
 * @typedef {{ url: string, meta: { title: string, kind: string, verdict?: string, author?: string, digest_of?: string }, anchors: Anchor[] }} Fragment
 * @typedef {{ score: number, places: number[], data: () => Promise<Fragment> }} Posting
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

  /** Titles of articles, as far as their pages have been read. @type {Map<string, string>} */
  const titles = new Map();

  /** @param {string} key @returns {Promise<Map<number, Posting>>} */
  async function ask(key) {
    const { results } = await instance.search(key + CLOSE);
    return new Map(
      results.map(
        (
          /** @type {{ id: string, score: number, words: number[], data: () => Promise<Fragment & { raw_url: string }> }} */ result,
        ) => {
          const number = /** @type {number} */ (numbers.get(result.id.slice(result.id.indexOf("_") + 1)));
          return [number, { score: result.score, places: result.words, data: () => read(number, result.data) }];
        },
      ),
    );
  }

  /** @param {number} number @param {() => Promise<Fragment & { raw_url: string }>} data */
  async function read(number, data) {
    // Pagefind puts the site's own folder in front of the address; the link is made from the root instead.
    const { raw_url: url, ...fragment } = await data();
    if (fragment.meta.kind === "text") titles.set(manifest.articles[manifest.of[number][0]], fragment.meta.title);
    return { ...fragment, url };
  }

  return {
    language,
    manifest,
    titles,
    vocabulary: openVocabulary(base, manifest.words),
    /**
     * The pages that hold a dictionary form, by their number, with the places of its words.
     * @param {string} key
     */
    postings(key) {
      let found = known.get(key);
      if (!found) known.set(key, (found = ask(key)));
      return found;
    },
  };
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof openBundle>>>} Bundle */
