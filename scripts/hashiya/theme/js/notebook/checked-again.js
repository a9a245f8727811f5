// @ts-check
/**
 * Whether what is kept still has its place: the notebook's page has no texts, so it fetches the pages that its entries are on, from
 * this site, and looks there by the code that looks on these pages themselves.
 */
import { columnsOf, placesOf } from "./words-kept.js";

/** @typedef {import("./store.js").Entry} Entry */
/** What was found out of an entry: it is as it was said, or something of it is news. @typedef {Pick<Entry, "page"|"article"|"lost">} Found */

const AT_ONCE = 3;

/** The columns of a page, read once for all entries that are on it. @type {WeakMap<Element, ReturnType<typeof columnsOf>>} */
const read = new WeakMap();
/** @param {Element} text */
function columns(text) {
  let found = read.get(text);
  if (!found) read.set(text, (found = columnsOf(text)));
  return found;
}

/** @param {string} address @returns {Promise<Document|null>} null where there is no page, or no way to it now */
async function pageAt(address) {
  const answer = await fetch(address);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/** The chapter of a long work that has a paragraph now. @param {string} site @param {Entry} entry */
async function chapterOf(site, entry) {
  const name = entry.on[0]?.paragraph,
    answer = name ? await fetch(new URL(`works/${entry.article}.json`, site)) : null;
  if (!name || !answer?.ok) return null;
  /** @type {{firsts: number[], feet: Record<string, number>, names: Record<string, number>}} */
  const told = await answer.json(),
    block = told.names[name],
    number = told.firsts.filter((first) => first <= (told.feet[block] ?? block)).length;
  return number ? `articles/${entry.article}.${number}/` : null;
}

/** The article that the page of a former name leads on to. @param {Document} page @param {string} address of that page */
function renamed(page, address) {
  const to = page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "",
    [, article] = /\/articles\/([a-z0-9][\w-]*)\/$/i.exec(new URL(to, address).pathname) ?? [];
  return article ?? null;
}

/** @param {string} site its root @param {string[]} languages the page's own first @param {Entry} entry @param {Map<string, Promise<Document|null>>} pages @returns {Promise<Found|null>} null where it cannot be told now */
async function find(site, languages, entry, pages) {
  let { page, article } = entry,
    away = true;
  for (const language of languages) {
    const address = new URL(`${language}/${page}`, site).href;
    let asked = pages.get(address);
    if (!asked) pages.set(address, (asked = pageAt(address)));
    let found = await asked;
    if (found && !found.querySelector(".rd")) {
      const now = renamed(found, address);
      if (!now || now === article) return { page, article, lost: true };
      page = page.replace(/^articles\/[^./]+/, `articles/${now}`);
      article = now;
      found = await pageAt(new URL(`${language}/${page}`, site).href);
    }
    const text = found?.querySelector(".rd");
    if (!text) continue;
    const places = placesOf(text, columns(text), entry);
    if (places.some(({ range }) => range)) return { page, article, lost: false };
    away &&= places.some(({ why }) => why === "away");
  }
  if (away && languages.length > 1) {
    // no page of it has the column that its words stand in, or there is no page of it at all
    const any = await Promise.all(languages.map((language) => pages.get(new URL(`${language}/${entry.page}`, site).href)));
    if (any.some(Boolean)) return { page, article, lost: true };
  }
  const chapter = await chapterOf(site, entry);
  if (chapter && chapter !== page) return find(site, languages, { ...entry, page: chapter }, pages);
  return { page, article, lost: true };
}

/** Look for the words of all entries. @param {string} site @param {string[]} languages @param {Entry[]} entries @returns {Promise<Entry[]>} those of which something is news */
export async function checkAgain(site, languages, entries) {
  /** @type {Map<string, Promise<Document|null>>} */
  const pages = new Map(),
    waiting = entries.filter(({ kind, on }) => kind !== "answer" && on.length),
    /** @type {Entry[]} */ news = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        // without the network nothing is known, and nothing is said
        const found = await find(site, languages, entry, pages).catch(() => null);
        if (found && (found.page !== entry.page || found.article !== entry.article || found.lost !== Boolean(entry.lost))) news.push({ ...entry, ...found });
      }
    }),
  );
  return news;
}
