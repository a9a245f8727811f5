// @ts-check
/**
 * Answers for the pages of the site where the network does not. The network comes first for every page, so none is older than it need
 * be; a page that comes from the device says so in `data-kept`, the moment at which it was stored, and where the network was only slow in `data-slow`. All pages and parts that are read are
 * stored, unless nothing is to be stored: then their caches are not there.
 */
import { headOf, isOf, isPage, keptAt, keyOf, listOf, namesOf, stamped } from "./stored.js";

/** @type {any} */
const worker = self;
/** @type {string} */
const root = worker.registration.scope;
const names = namesOf(root);
/** How long a page waits for the network where there is a copy, and how many pages and parts are stored besides a kept copy. */
const PATIENCE_MS = 4000,
  MOST = { [names.read]: 150, [names.parts]: 400 };
/** The pages in windows that came from the kept copy: their parts do, too. @type {Set<string>} */
const fromCopy = new Set();
/** What is being stored just now, or null when nothing is stored any more. @type {Set<Promise<void>>|null} */
let storing = new Set();
/** The list of the kept copy, read once. @type {{version: string, list: import("./stored.js").Listed}} */
let known = { version: "", list: new Map() };

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const begin = async () => {
    const old = (await caches.keys()).filter((name) => isOf(root, name) && !Object.values(names).includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
    await worker.registration.navigationPreload?.enable();
    await worker.clients.claim();
  };
  event.waitUntil(begin());
});

worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "let go") event.waitUntil(letGo());
});

/** Take away all that is stored here, with what is still being stored, and store nothing more. */
async function letGo() {
  const last = storing;
  storing = null;
  await Promise.allSettled(last ?? []);
  for (const name of await caches.keys()) if (isOf(root, name)) await caches.delete(name);
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  /** @type {Request} */
  const request = event.request;
  const { url } = request,
    key = url.startsWith(root) ? keyOf(root, url) : null;
  const isNavigation = request.mode === "navigate";
  // what keeps a copy asks the network itself, and what is for other programs is stored nowhere
  if (key === null || request.method !== "GET" || request.headers.has("range") || /[?&]kept=/.test(url)) return;
  if (!isNavigation && /^(data|offline)\/|^sw\.js$/.test(key)) return;
  event.respondWith(isNavigation || (!request.destination && /^$|\/$/.test(key)) ? answerPage(event, key) : answerPart(event, key));
});

/** @param {any} event @param {string} key */
async function answerPage(event, key) {
  /** @type {Promise<Response|null>} */
  const asked = Promise.resolve(event.preloadResponse)
    .then((response) => response ?? fetch(event.request))
    .catch(() => null);
  const stored = asked.then((response) => (response && isPage(response) ? store(names.read, root + key, response.clone()) : undefined));
  event.waitUntil(stored);
  const first = await Promise.race([asked, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
  if (first && first.status < 500) return first;
  return (await copyOf(event, key, first === undefined)) ?? (await asked) ?? missing(event, key);
}

/** A page from the device. @param {any} event @param {string} key @param {boolean} isSlow whether the network may still answer @returns {Promise<Response|null>} */
async function copyOf(event, key, isSlow) {
  const kept = await keptFile(key),
    head = kept && (await headOf(root)),
    found = kept ?? (await caches.match(root + key, { cacheName: names.read }));
  if (found) {
    if (kept) fromCopy.add(event.resultingClientId);
    const html = await found.text();
    return new Response(html.replace(/<html\b/i, `<html data-kept="${head?.when ?? found.headers.get("x-kept")}"${isSlow ? " data-slow" : ""}`), { headers: found.headers });
  }
  // an address without its last slash
  const folder = key && !key.endsWith("/") ? `${key}/` : "";
  const isThere = folder && ((await keptFile(folder)) ?? (await caches.match(root + folder, { cacheName: names.read })));
  return isThere ? Response.redirect(root + folder) : null;
}

/** What is neither on the network nor here: a page that says so and lists what is. @param {any} event @param {string} key */
async function missing(event, key) {
  const { mode, referrer, url } = event.request;
  if (mode !== "navigate") return Response.error();
  // in the language of what was asked for, else of where that was, else in one that is here
  const here = (await caches.has(names.read)) ? await (await caches.open(names.read)).keys() : [],
    from = [key, referrer.startsWith(root) ? keyOf(root, referrer) : "", ...here.map((request) => keyOf(root, request.url))];
  for (const told of new Set(from.map((one) => `${one.split("/")[0]}/offline/`))) {
    const isThere = key !== told && ((await keptFile(told)) ?? (await caches.match(root + told, { cacheName: names.read })));
    if (isThere) return Response.redirect(`${root}${told}?missing=${encodeURIComponent(url)}`);
  }
  return Response.error();
}

/** @param {any} event @param {string} key */
async function answerPart(event, key) {
  /** @type {Request} */
  const request = event.request,
    // what never changes without having another address
    isFixed = /[?&]v=\w/.test(request.url) || /(^|\/)all\.\w+\.css$/.test(key);
  const ready =
    (fromCopy.has(event.clientId) && (await keptFile(key))) || (isFixed && (await caches.match(request.url, { cacheName: names.parts })));
  if (ready) return ready;
  const response = await fetch(request).catch(() => null);
  // what scripts fetch is the search's, and much
  if (response?.ok && request.destination) event.waitUntil(store(names.parts, request.url, response.clone()));
  if (response && response.status < 500) return response;
  return (await keptFile(key)) ?? (await caches.match(request.url, { cacheName: names.parts, ignoreSearch: true })) ?? response ?? Response.error();
}

/** A file of the kept copy. @param {string} key @returns {Promise<Response|undefined>} */
async function keptFile(key) {
  const head = await headOf(root);
  if (!head) return undefined;
  if (known.version !== head.version) known = { version: head.version, list: await listOf(root, head) };
  const file = known.list.get(key);
  return file && caches.match(keptAt(root, key, file.hash), { cacheName: names.kept });
}

/** Store what was asked for, unless all is to go. @param {string} name @param {string} url @param {Response} response */
async function store(name, url, response) {
  const done = storing && storeIn(name, url, response).finally(() => storing?.delete(/** @type {Promise<void>} */ (done)));
  if (done) storing?.add(done);
  await done;
}

/** @param {string} name @param {string} url @param {Response} response */
async function storeIn(name, url, response) {
  if (!(await caches.has(name))) return;
  const into = await caches.open(name);
  try {
    // one of a part that has had other addresses; and what was read last stands last
    if (name === names.parts) await into.delete(url, { ignoreSearch: true });
    await into.put(url, await stamped(response));
    const all = await into.keys();
    await Promise.all(all.slice(0, Math.max(0, all.length - MOST[name])).map((request) => into.delete(request)));
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
    // what was read longest ago makes room
    const all = await into.keys();
    await Promise.all(all.slice(0, 20).map((request) => into.delete(request)));
  }
}
