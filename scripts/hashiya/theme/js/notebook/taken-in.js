// @ts-check
/**
 * Files that are read into the notebook: its own, and web annotations of other programs on pages of this site. What a file brings is
 * hostile until it is cleaned: of each entry only what an entry may have is taken, of the right type and of a bearable length.
 */
import { COLOURS, printable } from "./store.js";
import { FORM } from "./written-out.js";

/** @typedef {import("./store.js").Entry} Entry @typedef {import("./store.js").Known} Known @typedef {import("./store.js").Target} Target */
/** @typedef {Record<string, unknown>} Loose */
/** @typedef {{entries: Entry[], articles: Known[], refused: number}} Read  `refused`: how many entries could not be understood */
/** @typedef {{news: Entry[], added: number, changed: number, same: number}} Merged  `news`: what is to be kept */

export const LARGEST = 30_000_000; // characters of a file
const MOST = 50_000, // entries
  LONGEST = { quote: 20_000, beside: 500, text: 200_000, name: 500 },
  TARGETS = 500,
  BLOCKS = 10;
const KINDS = ["highlight", "note", "bookmark", "answer"];

/** @param {unknown} value @returns {Loose} */
const loose = (value) => (typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Loose} */ (value) : {});
/** @param {unknown} value @returns {unknown[]} */
const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
/** @param {unknown} value @param {number} most */
const text = (value, most) => (typeof value === "string" ? printable(value).slice(0, most).trim() : "");
/** @param {unknown} value @param {RegExp} like */
const like = (value, like) => (typeof value === "string" && like.test(value) ? value : "");
/** @param {unknown} value */
function time(value) {
  const at = typeof value === "string" ? Date.parse(value) : NaN;
  // a clock that was wrong must not win for ever
  return Number.isNaN(at) ? "" : new Date(Math.min(at, Date.now())).toISOString();
}

/** An id for what brings none of ours, the same whenever it is read. @param {string} of */
function idOf(of) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < of.length; i++) {
    a = Math.imul(a ^ of.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ of.charCodeAt(i), 1597334677);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}

/** What stood around words, where all of it is there. @param {unknown} value @returns {Target["neighbours"]|null} */
function neighbours(value) {
  const { before, after, own, nth, twin, twice } = loose(value),
    row = (/** @type {unknown} */ one) => list(one).slice(0, BLOCKS).map((words) => text(words, LONGEST.beside)),
    [first = "", last = ""] = row(own),
    [which, of] = list(nth).map((n) => (Number.isInteger(n) ? Number(n) : 0));
  if (!(which >= 1 && of >= which)) return null;
  return { before: row(before), after: row(after), own: [first, last], nth: [which, of], ...(twin === true && { twin }), ...(twice === true && { twice }) };
}

/** @param {unknown} value @returns {Target|null} */
function target(value) {
  const { lang, quote, prefix, suffix, paragraph, n, alike, once, near, head, neighbours: around } = loose(value),
    words = text(quote, LONGEST.quote),
    language = like(lang, /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i);
  if (!words || !language) return null;
  const before = text(prefix, LONGEST.beside),
    behind = text(suffix, LONGEST.beside),
    named = (/** @type {unknown} */ one) => like(one, /^r-[\w-]{1,60}$/),
    name = named(paragraph),
    beside = list(near).slice(0, 2).map(named).filter(Boolean),
    chapter = named(head),
    stood = neighbours(around);
  return {
    lang: language,
    quote: words,
    ...(before && { prefix: before }),
    ...(behind && { suffix: behind }),
    ...(name && { paragraph: name }),
    ...(typeof n === "number" && Number.isInteger(n) && n > 0 && n < 1e7 && { n }),
    ...(alike === true && { alike: true }),
    ...(once === true && { once: true }),
    ...(stood && { neighbours: stood }),
    ...(beside.length && { near: beside }),
    ...(chapter && { head: chapter }),
  };
}

/** @param {unknown} value @returns {Entry["answer"]|null} */
function answer(value) {
  const { note, asked, chosen, revealed } = loose(value),
    id = like(note, /^[a-z-]{1,60}\/[\w-]{1,120}$/),
    said = text(asked, LONGEST.text),
    verdict = like(chosen, /^[a-z-]{1,40}$/),
    shown = time(revealed);
  return id ? { note: id, asked: said, ...(verdict && { chosen: verdict }), ...(shown && { revealed: shown }) } : null;
}

/** An entry as it may be kept, or null. @param {unknown} value @returns {Entry|null} */
function entry(value) {
  const it = loose(value),
    kind = /** @type {Entry["kind"]} */ (KINDS.find((one) => one === it.kind)),
    article = like(it.article, /^[a-z0-9][\w-]{0,150}$/i),
    page = like(it.page, /^articles\/[a-z0-9][\w.-]{0,160}\/$/i),
    on = list(it.on).slice(0, TARGETS).map(target),
    said = text(it.text, LONGEST.text),
    colour = COLOURS.find((one) => one === it.colour),
    created = time(it.created) || time(it.changed) || new Date(0).toISOString(),
    found = kind === "answer" ? answer(it.answer) : null;
  if (!kind || !article || !page || on.includes(null) || (kind !== "answer" && !on.length) || (kind === "answer" && !found)) return null;
  const whole = {
    kind,
    article,
    page,
    on: /** @type {Target[]} */ (on),
    ...(colour && { colour }),
    ...(said && { text: said }),
    ...(found && { answer: found }),
  };
  if (kind === "highlight" && !colour && !said) return null;
  return { id: like(it.id, /^[0-9a-f]{8,64}$/) || idOf(JSON.stringify(whole)), ...whole, created, changed: time(it.changed) || created };
}

/** A web annotation of another program, on words of a page of this site. @param {unknown} value @returns {Entry|null} */
function foreign(value) {
  const it = loose(value);
  if (it.entry) return entry(it.entry);
  const targets = list(it.target).map(loose),
    source = String(targets[0]?.source ?? targets[0]?.id ?? ""),
    [, lang, name] = /\/([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\/articles\/([a-z0-9][\w.-]*)\/(?:[?#].*)?$/i.exec(source) ?? [];
  if (!name) return null;
  const on = targets.flatMap((one) =>
    list(one.selector)
      .map(loose)
      .filter(({ type }) => type === "TextQuoteSelector")
      .map(({ exact, prefix, suffix }) => ({ lang: guessed(text(exact, LONGEST.quote), lang), quote: exact, prefix, suffix })),
  );
  const said = list(it.body)
      .map((body) => (typeof body === "string" ? body : loose(body).purpose === "tagging" ? "" : loose(body).value))
      .filter((body) => typeof body === "string" && body)
      .join("\n\n"),
    kind = said ? "note" : it.motivation === "bookmarking" ? "bookmark" : "highlight",
    colour = COLOURS.find((one) => targets.some(({ styleClass }) => styleClass === one)) ?? (said ? undefined : "yellow");
  return entry({ kind, article: name.split(".")[0], page: `articles/${name}/`, on, text: said, colour, created: it.created, changed: it.modified });
}

/** The language of words that come without one: by their script, where that tells it. @param {string} words @param {string} otherwise */
const guessed = (words, otherwise) => (/\p{Script=Arabic}/u.test(words) ? "ar" : otherwise === "ar" && /\p{Script=Latin}/u.test(words) ? "en" : otherwise);

/** What is known of an article. @param {unknown} value @returns {Known|null} */
function known(value) {
  const it = loose(value),
    id = like(it.id, /^[a-z0-9][\w-]{0,150}$/i);
  if (!id) return null;
  const word = (/** @type {unknown} */ one) => text(one, LONGEST.name);
  /** @param {unknown} one @returns {Record<string, string>} */
  const each = (one) => Object.fromEntries(Object.entries(loose(one)).slice(0, 20).flatMap(([key, name]) => (/^[a-z-]{2,12}$/i.test(key) && word(name) ? [[key, word(name)]] : [])));
  const called = (/** @type {unknown} */ one) => (typeof one === "string" ? word(one) : each(one));
  const people = Object.entries(loose(it.people)).flatMap(([key, one]) => {
    const { family, given } = loose(one);
    return /^[a-z-]{2,12}$/i.test(key) && word(family) ? [[key, { family: word(family), given: word(given) }]] : [];
  });
  return {
    id,
    title: called(it.title),
    author: called(it.author),
    publisher: called(it.publisher),
    people: people.length ? Object.fromEntries(people) : null,
    date: like(it.date, /^[\d-]{4,10}$/),
    dates: each(it.dates),
    digest_of: each(it.digest_of),
    lang: like(it.lang, /^[a-z-]{2,12}$/i),
    langid: like(it.langid, /^[a-z -]{2,40}$/i),
  };
}

/**
 * Read a file.
 * @param {string} written its text
 * @returns {Read|null} null where it is no notebook and holds no annotations
 */
export function read(written) {
  /** @type {unknown} */
  let parsed;
  try {
    parsed = written.length > LARGEST ? null : JSON.parse(written.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
  const it = loose(parsed),
    first = loose(it.first),
    ours = it.form === FORM;
  const all = ours
    ? list(it.entries)
    : Array.isArray(parsed)
      ? parsed
      : it.type === "AnnotationCollection"
        ? list(first.items)
        : it.type === "AnnotationPage"
          ? list(it.items)
          : it.type === "Annotation"
            ? [parsed]
            : null;
  if (!all) return null;
  const entries = all.slice(0, MOST).map(ours ? entry : foreign),
    good = entries.flatMap((one) => one ?? []);
  return {
    entries: good,
    articles: list(it.articles).slice(0, MOST).flatMap((one) => known(one) ?? []),
    refused: all.length - good.length,
  };
}

/** What reads the same of two entries that are one, whatever their ids. @param {Entry} entry */
const same = ({ kind, article, on, colour, text: said, answer: of }) =>
  JSON.stringify([kind, article, on.map(({ quote, prefix, suffix }) => [quote, prefix, suffix]), colour, said, of?.note, of?.chosen]);

/** Whether the words of two entries that read the same are the same words, as far as that is known. @param {Entry} a @param {Entry} b */
const isThere = (a, b) =>
  a.on.every(({ paragraph, neighbours }, i) => {
    const other = b.on[i];
    return !neighbours || !other.neighbours || JSON.stringify([paragraph, neighbours]) === JSON.stringify([other.paragraph, other.neighbours]);
  });

/** Bring entries into a notebook: the same ones add nothing, of two states of one the later counts. @param {Entry[]} there @param {Entry[]} come @returns {Merged} */
export function merge(there, come) {
  const byId = new Map(there.map((one) => [one.id, one])),
    /** @type {Map<string, Entry[]>} */ alike = new Map(),
    /** @type {Map<string, Entry>} */ news = new Map(),
    merged = { added: 0, changed: 0, same: 0 };
  const learn = (/** @type {Entry} */ one) => alike.set(same(one), [...(alike.get(same(one)) ?? []), one]);
  there.forEach(learn);
  for (const one of come) {
    const was = byId.get(one.id);
    if (was ? was.changed >= one.changed : alike.get(same(one))?.some((other) => isThere(one, other))) {
      merged.same += 1;
      continue;
    }
    merged[was ? "changed" : "added"] += 1;
    news.set(one.id, one);
    byId.set(one.id, one);
    learn(one);
  }
  return { ...merged, news: [...news.values()] };
}
