// @ts-check
/**
 * Whether what is kept still has its place: the notebook's page has no texts, so it fetches the pages that its entries are on, from
 * this site, and looks there by the code that looks on these pages themselves.
 */
import { columnsOf, isChapter, isLost, placesOf } from "./words-kept.js";

/** @typedef {import("./store.js").Entry} Entry */
/** What was found out of an entry: it is as it was said, or something of it is news. @typedef {Pick<Entry, "page"|"article"|"lost"|"absent">} Found */

const AT_ONCE = 3;

/** The columns of a page, read once for all entries that are on it. @type {WeakMap<Element, ReturnType<typeof columnsOf>>} */
const read = new WeakMap();
/** @param {Element} text */
function columns(text) {
  let found = read.get(text);
  if (!found) read.set(text, (found = columnsOf(text)));
  return found;
}

/** @param {string} address @returns {Promise<Document|null>} null where there is no page @throws {Error} where there is no way to it now */
async function pageAt(address) {
  const answer = await fetch(address);
  if (answer.status >= 500) throw new Error(address);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/**
 * The chapters of a long work in which a paragraph stands, or one that stood beside it: its own first.
 * @param {(address: string) => Promise<any>} told @param {string} article @param {Entry["on"]} on
 */
async function chaptersOf(told, article, on) {
  /** @type {{firsts: number[], feet: Record<string, number>, names: Record<string, number>}|null} */
  const work = await told(`works/${article}.json`);
  if (!work) return [];
  const names = [...on.flatMap(({ paragraph }) => paragraph ?? []), ...on.flatMap(({ near }) => near ?? [])],
    blocks = names.flatMap((name) => work.names[name] ?? []),
    // a footnote stands where it is called, whatever its number
    numbers = blocks.map((block) => work.firsts.filter((first) => first <= (work.feet[block] ?? block)).length);
  return [...new Set(numbers)].filter(Boolean).map((number) => `articles/${article}.${number}/`);
}

/** The article that the page of a former name leads on to. @param {Document} page @param {string} address of that page */
function renamed(page, address) {
  const to = page.querySelector("link[rel=canonical]")?.getAttribute("href") ?? "",
    [, article] = /\/articles\/([a-z0-9][\w-]*)\/$/i.exec(new URL(to, address).pathname) ?? [];
  return article ?? null;
}

/**
 * How the pages of one look at all entries are asked for: each once.
 * @param {string} site its root @returns {{address: (language: string, page: string) => string, page: (language: string, page: string) => Promise<Document|null>, told: (address: string) => Promise<any>}}
 */
function asker(site) {
  /** @type {Map<string, Promise<any>>} */
  const asked = new Map();
  const once = (/** @type {string} */ address, /** @type {(address: string) => Promise<any>} */ ask) => {
    let answer = asked.get(address);
    if (!answer) asked.set(address, (answer = ask(address)));
    return answer;
  };
  const address = (/** @type {string} */ language, /** @type {string} */ page) => new URL(`${language}/${page}`, site).href;
  return {
    address,
    page: (language, page) => once(address(language, page), pageAt),
    told: (address) =>
      once(new URL(address, site).href, async (url) => {
        const answer = await fetch(url);
        return answer.ok ? answer.json() : null;
      }),
  };
}

/** Where words stand on one page, in whichever language. @param {ReturnType<typeof asker>} ask @param {string[]} languages @param {Entry} entry @param {string} page @returns {Promise<"here"|"lost"|"none">} `none`: there is no such page */
async function lookOn(ask, languages, entry, page) {
  let isThere = false;
  for (const language of languages) {
    const text = (await ask.page(language, page))?.querySelector(".rd");
    if (!text) continue;
    isThere = true;
    const places = placesOf(text, columns(text), entry, page);
    if (places.some(({ range }) => range)) return "here";
    // the page of another language may have the column that they stand in
    if (places.some(isLost)) return "lost";
  }
  return isThere ? "lost" : "none";
}

/** @param {ReturnType<typeof asker>} ask @param {string[]} languages the page's own first @param {Entry} entry @returns {Promise<Found>} */
async function find(ask, languages, entry) {
  let { page, article } = entry;
  const [language] = languages,
    // a long work that has another name now has no pages of its chapters under the former one
    first = (await ask.page(language, page)) ?? (isChapter(page) ? await ask.page(language, `articles/${article}/`) : null),
    now = first && !first.querySelector(".rd, .rd-work") ? renamed(first, ask.address(language, page)) : null;
  if (now) {
    page = page.replace(/^articles\/[^./]+/, `articles/${now}`);
    article = now;
  }
  const found = await lookOn(ask, languages, entry, page);
  if (found === "here") return { page, article, lost: false, absent: false };
  // an article may have become a work since, a work may have other chapters now, or be so short that it has none
  const whole = `articles/${article}/`,
    door = await ask.page(language, whole),
    isWork = Boolean(door?.querySelector(".rd-work")),
    others = isWork ? await chaptersOf(ask.told, article, entry.on) : door?.querySelector(".rd") ? [whole] : [];
  for (const other of others)
    if (other !== page && (await lookOn(ask, languages, entry, other)) === "here") return { page: other, article, lost: false, absent: false };
  return { page: others[0] ?? page, article, lost: true, absent: found === "none" && !isWork && !others.length };
}

/** Look for the words of all entries. @param {string} site @param {string[]} languages @param {Entry[]} entries @returns {Promise<Entry[]>} those of which something is news */
export async function checkAgain(site, languages, entries) {
  const ask = asker(site),
    waiting = entries.filter(({ kind, on }) => kind !== "answer" && on.length),
    /** @type {Entry[]} */ news = [];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
        // without the network nothing is known, and nothing is said
        const found = await find(ask, languages, entry).catch(() => null);
        const isNews = found && (found.page !== entry.page || found.article !== entry.article || found.lost !== Boolean(entry.lost) || found.absent !== Boolean(entry.absent));
        if (isNews) news.push({ ...entry, ...found });
      }
    }),
  );
  return news;
}
