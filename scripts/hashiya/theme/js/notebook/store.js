// @ts-check
/**
 * What a reader keeps: highlights, private notes, bookmarks, answers to exercises. It stays on this device, in IndexedDB, one
 * database for each site; what a page shows of it follows what other windows change. Pure storage: it knows no page.
 */
import { openDB } from "../vendored/idb.js";
import { choices, remember } from "../state.js";

/**
 * Words of an article or of its translation, as an anchor of the project names them.
 * @typedef {Object} Target
 * @property {string} lang       the language of the column that they stand in
 * @property {string} quote
 * @property {string} [prefix]
 * @property {string} [suffix]
 * @property {string} [paragraph] the permanent id of their paragraph, such as "r-1a2b3c"
 * @property {number} [n]        its number when they were chosen: to be said, it decides nothing
 * @property {boolean} [alike]   nothing but their paragraph told them from words like them elsewhere
 * @property {boolean} [once]    these very words stood nowhere else
 * @property {import("../suggest/neighbours.js").Neighbours} [neighbours] what stood around their paragraph, which tells it from like ones
 * @property {string[]} [near]   the permanent ids of the paragraphs beside it
 * @property {string} [head]     and of the first one of its article, or of its chapter, that no other is like
 *
 * One thing that is kept.
 * @typedef {Object} Entry
 * @property {string} id
 * @property {"highlight"|"note"|"bookmark"|"answer"} kind
 * @property {string} article    the article's id
 * @property {string} page       its page, or that of its chapter, below the language: "articles/harbour/"
 * @property {Target[]} on       the words, paragraph by paragraph; none: all of the article
 * @property {Colour} [colour]   of a highlight, and of a note whose words are coloured too
 * @property {string} [text]     what the reader wrote, plain text
 * @property {Answer} [answer]   of an exercise
 * @property {string} created    ISO 8601
 * @property {string} changed    likewise; of two with one id the later counts
 * @property {boolean} [lost]    its words were not found when the article was last looked at
 * @property {boolean} [absent]  and neither was the article: it is not on the site any more
 *
 * @typedef {"yellow"|"green"|"blue"|"pink"} Colour
 *
 * What a student answered; her reasons are the entry's text.
 * @typedef {Object} Answer
 * @property {string} note       the id of the project's note: "fact-checks/clock"
 * @property {string} asked      what was asked, in words
 * @property {string} [chosen]   the verdict that was predicted
 * @property {string} [revealed] when the answer was shown, ISO 8601
 *
 * What is known of an article without its page: to name it and to cite it.
 * @typedef {Omit<NonNullable<typeof import("../words.js").cited>, "citations">} Known
 */

/** @type {Colour[]} */
export const COLOURS = ["yellow", "green", "blue", "pink"];

/** What steers the display of text and is no part of it: controls but line ends and tabs, overrides of direction. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** Text as it is kept, whoever wrote it. @param {string} text */
export const printable = (text) => text.replace(CONTROLS, "");

const SITE = new URL("../../", import.meta.url).pathname,
  NAME = `hashiya.notebook ${SITE}`;

/** @type {Promise<import("../vendored/idb.js").IDBPDatabase>|null} */
let opened = null;

function database() {
  opened ??= openDB(NAME, 1, {
    upgrade(db) {
      db.createObjectStore("entries", { keyPath: "id" }).createIndex("article", "article");
      db.createObjectStore("articles", { keyPath: "id" });
    },
    // a newer page wants to change the form of it: this one lets go, and opens it again when it is asked
    blocking(_old, _new, event) {
      /** @type {IDBDatabase} */ (event.target).close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  }).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

const others = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;
/** @type {Set<() => void>} */
const listeners = new Set();

/** Have something called whenever something kept has changed, here or in another window. @param {() => void} listener */
export function onKept(listener) {
  listeners.add(listener);
}

function tell() {
  for (const listener of listeners) listener();
}
others?.addEventListener("message", tell);

function told() {
  others?.postMessage("");
  tell();
}

/** Whether this reader has ever kept anything: who has not pays nothing for the notebook. */
export const isUsed = () => choices().kept === true;
/** From now on something is kept: what shows it is needed where there is no network, too. */
function use() {
  if (isUsed()) return;
  remember({ kept: true });
  dispatchEvent(new Event("rd:kept"));
}

/** What begins an entry: an id of its own, and the time. @returns {{id: string, created: string, changed: string}} */
export function begun() {
  const now = new Date().toISOString(),
    // crypto.randomUUID is there on secure pages only
    bytes = crypto.getRandomValues(new Uint8Array(12));
  return { id: [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(""), created: now, changed: now };
}

/** Everything that is kept, oldest first. @returns {Promise<Entry[]>} */
export async function allKept() {
  /** @type {Entry[]} */
  const found = await (await database()).getAll("entries");
  return found.sort((a, b) => (a.created < b.created ? -1 : 1));
}

/** What is kept of an article, oldest first. @param {string} article @returns {Promise<Entry[]>} */
export async function keptOf(article) {
  /** @type {Entry[]} */
  const found = await (await database()).getAllFromIndex("entries", "article", article);
  return found.sort((a, b) => (a.created < b.created ? -1 : 1));
}

/** What is known of the articles that something is kept of, by their ids. @returns {Promise<Map<string, Known>>} */
export async function articlesKept() {
  /** @type {Known[]} */
  const found = await (await database()).getAll("articles");
  return new Map(found.map((one) => [one.id, one]));
}

/**
 * Keep entries, those with the same id in place of what they were. All or none.
 * @param {Entry[]} entries @param {Known[]} [articles] what is known of their articles now
 * @throws {DOMException} see `whyNot`
 */
export async function keep(entries, articles = []) {
  const write = (await database()).transaction(["entries", "articles"], "readwrite", { durability: "strict" });
  await Promise.all([
    ...entries.map((entry) => write.objectStore("entries").put(entry)),
    ...articles.map((known) => write.objectStore("articles").put(known)),
    write.done,
  ]);
  use();
  told();
}

const DRAFT = `hashiya.draft ${SITE}`,
  ABANDONED_MS = 10_000; // a window that still writes keeps what it put down much sooner
/** This window, over all of its pages. */
function windowsName() {
  const name = sessionStorage.getItem(DRAFT) ?? begun().id;
  sessionStorage.setItem(DRAFT, name);
  return name;
}
/**
 * Put down what is being typed, which a page that is left at once could not bring into the database any more; `null`: all of it is
 * there. @param {Entry|null} entry
 */
export function putDown(entry) {
  try {
    if (entry) localStorage.setItem(DRAFT, JSON.stringify({ by: windowsName(), entry }));
    else localStorage.removeItem(DRAFT);
    if (entry) use();
  } catch {
    /* no such storage: it is kept in its time */
  }
}

/** Keep what was put down on a page that was left. */
export async function takeUp() {
  /** @type {Entry} */
  let draft;
  try {
    const { by, entry } = JSON.parse(localStorage.getItem(DRAFT) ?? "{}");
    if (!entry?.id || (by !== windowsName() && Date.now() - Date.parse(entry.changed) < ABANDONED_MS)) return;
    draft = entry;
  } catch {
    return; // no such storage
  }
  const known = await (await database()).get("entries", draft.id);
  if (!known || known.changed < draft.changed) await keep([draft]);
  putDown(null);
}

/** Let go of entries; what they were is given back, so that it can be undone by `keep`. @param {string[]} ids @returns {Promise<Entry[]>} */
export async function letGo(ids) {
  const write = (await database()).transaction("entries", "readwrite"),
    were = await Promise.all(ids.map((id) => write.store.get(id)));
  await Promise.all([...ids.map((id) => write.store.delete(id)), write.done]);
  told();
  return were.filter((entry) => entry !== undefined);
}

/** Why something could not be kept, as a key of the notebook's words. @param {unknown} error @returns {"full"|"refused"|"broken"} */
export function whyNot(error) {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  // blocked by the reader's settings, or no IndexedDB at all
  return name === "SecurityError" || name === "InvalidStateError" || !globalThis.indexedDB ? "refused" : "broken";
}
