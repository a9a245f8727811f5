// @ts-check
/** What a page needs to be read here again with all that it can do: what its scripts load only when it is asked for, before it ever was. */
import { choices } from "../state.js";
import { isPage, keyOf, namesOf, stamped } from "./stored.js";

const PARTS = "link:is([rel=stylesheet], [rel=modulepreload], [rel=preload], [rel=icon], [rel=manifest])[href], script[src]",
  SCRIPT = "script[type=module][src]",
  /** How scripts name one another, and sheets; what stands behind `import(` is loaded when it is asked for. */
  NAMED = /(import\()?["`](\.{1,2}\/[^"`]+\.(?:js|css)(?:\?v=\w+)?)["`]/g,
  /** Rooms of what nobody does with a page alone, or without a network: they come with a copy of the whole, or when they are used. */
  APART = /\/js\/(compare|exercise|search|suggest)\//,
  /** What shows a reader what she keeps. */
  NOTEBOOK = /\/js\/notebook\//;

/** The addresses that elements name. @param {ParentNode} page @param {string} selector @param {string} base */
const named = (page, selector, base) =>
  [...page.querySelectorAll(selector)].map((el) => new URL(el.getAttribute("src") ?? el.getAttribute("href") ?? "", base).href);
/** A script's version changes with all that it can ever load: this says that all of it is here. @param {string} script @param {string} of */
const wholeAt = (script, of) => `${script}${script.includes("?") ? "&" : "?"}whole${of}`;

/** Store pages; each part that they name comes back with its page. @param {string} root @param {string[]} pages */
async function storePages(root, pages) {
  const store = await caches.open(namesOf(root).read);
  /** @type {{part: string, page: string}[]} */
  const parts = [];
  for (const page of pages) {
    // the browser has just had this one
    const response = await fetch(page, { cache: "force-cache" }).catch(() => null);
    if (!response || !isPage(response)) continue;
    const html = new DOMParser().parseFromString(await response.clone().text(), "text/html");
    parts.push(...named(html, PARTS, page).map((part) => ({ part, page })));
    await store.put(root + keyOf(root, page), await stamped(response));
  }
  return parts;
}

/**
 * Store what this page can do, unless it is here; when nothing is stored yet, the page too, and the one that is shown in place of others.
 * @param {string} root @param {string} help the address of the latter
 */
export async function storeHere(root, help) {
  const { read, parts } = namesOf(root),
    isFirst = !(await caches.has(read)),
    /** @type {Navigator & {connection?: {saveData?: boolean}}} */
    device = navigator,
    isSparing = Boolean(device.connection?.saveData),
    isUsed = Boolean(choices().kept),
    of = isSparing && isUsed ? "-notebook" : "",
    // who asked to be spared bytes has what tells of the network, the parts that were loaded anyway, and her notebook
    scripts = isSparing ? [new URL("networkless.js", import.meta.url).href] : named(document, SCRIPT, location.href),
    store = await caches.open(parts);
  const isHere = await Promise.all(scripts.map((script) => store.match(wholeAt(script, of))));
  // what an exercise says stands on the teacher's page; and who marks words wants to see her notebook, though the network be gone
  const notebook = new URL("../notebook/", help).href,
    more = [
      ...(isFirst ? [location.href.split(/[?#]/)[0], help] : []),
      ...("exercise" in document.documentElement.dataset ? [new URL("../exercises/", help).href] : []),
      ...((isFirst && !isSparing) || isUsed ? [notebook] : []),
    ],
    areHere = await Promise.all(more.map((page) => caches.match(root + keyOf(root, page), { cacheName: read }))),
    pages = more.filter((_, i) => !areHere[i]);
  if (!pages.length && isHere.every(Boolean)) return;
  const loaded = new Set(performance.getEntriesByType("resource").map(({ name }) => name));
  const seen = new Set();
  /** A part, and all that it names. @param {string} part @param {boolean} all also what was not loaded @returns {Promise<void>} */
  const whole = async (part, all) => {
    all ||= isUsed && NOTEBOOK.test(part);
    if (seen.has(part) || !part.startsWith(root) || !(all || loaded.has(part))) return;
    seen.add(part);
    let response = await store.match(part);
    if (!response) {
      const fetched = await fetch(part);
      if (!fetched.ok) return;
      response = await stamped(fetched);
      await store.delete(part, { ignoreSearch: true });
      await store.put(part, response.clone());
    }
    if (!/\.js(\?|$)/.test(part)) return;
    const found = [...(await response.text()).matchAll(NAMED)].map(([, later, name]) => ({ later, href: new URL(name, part).href }));
    await Promise.all(found.filter(({ later, href }) => !(later && APART.test(href) && !loaded.has(href))).map(({ href }) => whole(href, all)));
  };
  const needed = await storePages(root, pages);
  // where the network goes meanwhile the next page goes on
  await Promise.all(scripts.map((script) => whole(script, true)));
  await Promise.all(needed.map(({ part, page }) => whole(part, !isSparing || page === help || page === notebook)));
  await Promise.all(named(document, PARTS, location.href).map((part) => whole(part, !isSparing)));
  await Promise.all(scripts.map((script) => store.put(wholeAt(script, of), new Response())));
}
