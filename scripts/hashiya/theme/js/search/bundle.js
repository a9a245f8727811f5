// @ts-check
/** The index of one language: which page has which dictionary form where. */
import { openChunks } from "./chunks.js";
import { openPages } from "./indexed-pages.js";
import { openVocabulary } from "./vocabulary.js";

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./chunks.js").Chunks} Chunks
 * @typedef {{ kinds: string[], length: number, pages: import("./indexed-pages.js").Parts, postings: Chunks, words: Chunks & { families: Chunks, others: string[] } }} Manifest `length`: words of all pages together
 * @typedef {{ id: string, text: string, place: number, part?: string }} Written a passage as it is written; `part`: which of a note's texts, where that is always said; `place` is the number of its first word on the page
 * @typedef {{ address: string, title: string, kind: string, verdict?: string, author?: string, digest_of?: string, passages: Written[] }} Fragment
 * @typedef {{ score: () => number, places: number[], data: () => Promise<Fragment> }} Posting the score of a page that was needed before
 */

/** How soon one more of a word counts for little, and how much longer pages than most pay for being so (BM25). */
const SATURATION = 1.4,
  LENGTH = 0.75;
/** How many of a word one in the title is worth. */
const TITLE = 7;

/**
 * Open the index of a language.
 * @param {string} root address of the site, with a slash at the end
 * @param {Language} language
 */
export async function openBundle(root, language) {
  const base = `${root}search-index/${language}/`,
    answer = await fetch(`${base}manifest.json`);
  if (!answer.ok) return null; // nothing of the site is in this language
  /** @type {Manifest} */
  const manifest = await answer.json(),
    pages = openPages(`${base}pages/`, manifest.pages, manifest.kinds),
    mean = manifest.length / pages.count,
    rows = openChunks(`${base}postings/`, manifest.postings, (row) => /** @type {number[]} */ (row.slice(1)));
  /** @type {Map<string, Promise<Map<number, Posting>>>} */
  const known = new Map();
  /** @type {Map<string, Promise<Fragment[]>>} */
  const files = new Map();

  /** @param {string} key */
  async function ask(key) {
    const found = placesIn((await rows.get(key)) ?? []),
      rare = Math.log(1 + (pages.count - found.size + 0.5) / (found.size + 0.5));
    return new Map([...found].map(([page, places]) => [page, posting(page, places, rare)]));
  }

  /** @param {number} page @param {number[]} places @param {number} rare what the word tells @returns {Posting} */
  function posting(page, places, rare) {
    function score() {
      const { length, title } = pages.get(page),
        inTitle = places.filter((place) => place < title).length,
        times = places.length + (TITLE - 1) * inTitle,
        long = 1 - LENGTH + (LENGTH * length) / mean;
      return (rare * times * (SATURATION + 1)) / (times + SATURATION * long);
    }
    return { score, places, data: () => read(page) };
  }

  /** @param {number} page */
  async function read(page) {
    await pages.need([page]);
    const { file, at } = pages.get(page);
    let fragments = files.get(file);
    if (!fragments)
      files.set(file, (fragments = fetch(`${base}passages/${file}.json`).then((answer) => answer.json())));
    return (await fragments)[at];
  }

  return {
    language,
    pages,
    vocabulary: openVocabulary(base, manifest.words),
    /** The pages that hold a dictionary form, by their number, with the places of its words. @param {string} key */
    postings(key) {
      let found = known.get(key);
      if (!found) known.set(key, (found = ask(key)));
      return found;
    },
    /** Every page, by its number. */
    all: () =>
      new Map(Array.from({ length: pages.count }, (_, page) => [page, /** @type {Posting} */ ({ score: () => 0, places: [], data: () => read(page) })])),
  };
}

/**
 * The places of a word by the number of the page: a number below zero is how many pages to go on.
 * @param {number[]} row
 */
function placesIn(row) {
  /** @type {Map<number, number[]>} */
  const found = new Map();
  /** @type {number[]} */
  let places = [];
  let page = -1;
  for (const number of row) {
    if (number < 0) found.set((page -= number), (places = []));
    else places.push(number);
  }
  return found;
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof openBundle>>>} Bundle */
