// @ts-check
/** The notebook's page: everything that this reader keeps, article by article; out of it into files, and from files into it. */
import { named } from "../citation-forms.js";
import { make } from "../make.js";
import { fill, number, plural, say, words } from "../words.js";
import { icon } from "./icon.js";
import { listed } from "./listed.js";
import { allKept, articlesKept, keep, letGo, onKept, takeUp, whyNot } from "./store.js";
import { offerUndo, tellDone, tellFailed } from "./toast.js";
import { addressOf, asAnnotations, asBackup, asBibtex, asMarkdown, asRis, byArticle, titleOf } from "./written-out.js";

/** @typedef {import("./store.js").Entry} Entry @typedef {import("./written-out.js").Notebook} Notebook */
/** @typedef {[name: string, ending: string, type: string, write: (book: Notebook) => string]} Form */

const ui = words.notebook,
  box = /** @type {HTMLElement} */ (document.querySelector("[data-notebook]")),
  site = new URL("../../", import.meta.url).href,
  language = document.documentElement.lang,
  languages = [language, .../** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a[data-rd-lang]")]).map((link) => link.hreflang)];

/** @type {Form[]} */
const FORMS = [
  ["Markdown", "md", "text/markdown", asMarkdown],
  ["JSON (Web Annotation)", "jsonld", "application/ld+json", asAnnotations],
  ["BibTeX", "bib", "application/x-bibtex", asBibtex],
  ["RIS", "ris", "application/x-research-info-systems", asRis],
];

/** @type {Notebook} */
let book = { entries: [], articles: new Map(), site, language };
const wanted = { kind: "", text: "" };

/** @param {Entry} entry */
function isWanted(entry) {
  if (wanted.kind === "lost" ? !entry.lost : wanted.kind && entry.kind !== wanted.kind) return false;
  const all = [entry.text, entry.answer?.asked, titleOf(book, entry.article), ...entry.on.map(({ quote }) => quote)].join("\n").toLocaleLowerCase();
  return all.includes(wanted.text.toLocaleLowerCase());
}
const shown = () => book.entries.filter(isWanted);

/** @param {string} text @param {string} ending @param {string} type */
function download(text, ending, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: `${ui.file}-${new Date().toISOString().slice(0, 10)}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {File|undefined} file */
async function takeIn(file) {
  if (!file) return;
  const { LARGEST, merge, read } = await import("./taken-in.js"),
    found = file.size > 4 * LARGEST ? null : read(await file.text());
  if (!found) {
    tellDone(ui.not_read);
    return;
  }
  const { news, added, changed, same } = merge(await allKept(), found.entries),
    known = await articlesKept();
  try {
    if (news.length) await keep(news, found.articles.filter(({ id }) => !known.has(id)));
    const told = [fill(ui.taken_in, { added, changed, same }), ...(found.refused ? [fill(ui.refused, { n: found.refused })] : [])].join(" ");
    tellDone(told);
    await load();
    await lookAgain();
  } catch (error) {
    tellFailed(error);
  }
}

const count = make("p", { class: "rd-nb__count", role: "status" }),
  list = make("div", { class: "rd-nb__list" }),
  search = make("input", { class: "rd-field", type: "search", "aria-label": ui.find, placeholder: ui.find }),
  kinds = make(
    "select",
    { class: "rd-field", "aria-label": ui.show },
    ...["", "highlight", "note", "bookmark", "answer", "lost"].map((value) => make("option", { value }, ui.kinds_shown[value || "all"])),
  ),
  scope = make("p", { class: "rd-nb__scope" }),
  file = make("input", { type: "file", accept: ".json,.jsonld,application/json,application/ld+json", class: "rd-sr", id: "rd-nb-file" });

/** @param {string} label @param {() => void} act @param {string} [name] of its sign */
function button(label, act, name) {
  const one = make("button", { type: "button", class: "rd-do" }, ...(name ? [icon(name)] : []), label);
  one.addEventListener("click", act);
  return one;
}

const tools = make(
  "div",
  { class: "rd-nb__tools" },
  make("div", { class: "rd-nb__filter", role: "search" }, search, kinds),
  make(
    "details",
    { class: "rd-nb__out" },
    make("summary", {}, ui.files),
    make("div", {}, scope, make("p", { class: "rd-nb__row" }, ...FORMS.map(([name, ending, type, write]) => button(name, () => download(write({ ...book, entries: shown() }), ending, type))))),
    make(
      "div",
      {},
      make("p", { class: "rd-nb__scope" }, ui.backup_why),
      make(
        "p",
        { class: "rd-nb__row" },
        button(ui.backup, () => download(asBackup(book), "json", "application/json")),
        make("label", { class: "rd-do", for: "rd-nb-file" }, ui.take_in),
        file,
      ),
    ),
    make("p", { class: "rd-nb__row" }, button(ui.print, () => print()), button(ui.delete_all, () => void deleteShown())),
  ),
);

async function deleteShown() {
  const ids = shown().map(({ id }) => id);
  if (!ids.length || !confirm(fill(ui.sure, { what: plural(ui.things, ids.length) }))) return;
  letGo(ids).then((were) => offerUndo(were), tellFailed);
}

file.addEventListener("change", () => {
  void takeIn(file.files?.[0]).finally(() => {
    file.value = "";
  });
});
for (const type of ["dragover", "drop"])
  addEventListener(type, (e) => {
    const { dataTransfer } = /** @type {DragEvent} */ (e);
    if (!dataTransfer?.types.includes("Files")) return;
    e.preventDefault();
    if (type === "drop") void takeIn(dataTransfer.files[0]);
  });
search.addEventListener("input", () => {
  wanted.text = search.value.trim();
  draw();
});
kinds.addEventListener("change", () => {
  wanted.kind = kinds.value;
  draw();
});

function draw() {
  const entries = shown(),
    all = book.entries.length;
  tools.hidden = false;
  count.textContent = !all ? "" : entries.length === all ? plural(ui.things, all) : fill(ui.of, { n: entries.length, m: all });
  scope.textContent = entries.length === all ? ui.out_all : fill(ui.out_shown, { what: plural(ui.things, entries.length) });
  const sections = byArticle(entries).map(([article, own]) => {
    const known = book.articles.get(article),
      // whose it is: as a digest says, or as its author is called
      about = [known?.digest_of?.[language] ?? named(known?.author ?? null, language), named(known?.publisher ?? null, language), known?.dates?.[language] ?? ""]
        .filter(Boolean)
        .map((one) => one.slice(0, 1).toLocaleUpperCase(language) + one.slice(1));
    const title = titleOf(book, article),
      door = own.every(({ absent }) => absent) ? title : make("a", { href: new URL(`${language}/${own[0].page}`, site).href }, title);
    return make(
      "section",
      { "aria-labelledby": `nb-${article}` },
      make("h2", { id: `nb-${article}` }, door, " ", make("small", {}, number(own.length))),
      ...(about.length ? [make("p", { class: "rd-meta" }, ...about.map((one) => make("span", {}, one)))] : []),
      make("ul", {}, ...own.map((entry) => listed(entry, addressOf(book, entry), draw))),
    );
  });
  list.replaceChildren(...(sections.length ? sections : [make("p", { class: "rd-nb__none" }, all ? ui.none_such : ui.none)]));
}

let drawn = 0;
async function load() {
  const mine = (drawn += 1),
    [entries, articles] = await Promise.all([allKept(), articlesKept()]);
  const edited = list.querySelector("li:has(> .rd-nb__edit)");
  // what is being written in is not taken away, though it be deleted in another window
  if (mine !== drawn || (edited && !entries.some(({ id }) => edited.id === `own-${id}`))) return;
  book = { ...book, entries, articles };
  const focused = /** @type {HTMLElement|null} */ (document.activeElement);
  draw();
  if (!edited) return;
  list.querySelector(`[id="${edited.id}"]`)?.replaceWith(edited);
  if (edited.contains(focused)) focused?.focus({ preventScroll: true });
}

/** Whether the browser promises not to clear it away; some ask the reader first, so it is her choice. */
async function promise() {
  if (!navigator.storage?.persist || !book.entries.length) return;
  const line = make("p", { class: "rd-nb__promise" });
  const told = (/** @type {boolean} */ kept) => {
    line.textContent = kept ? ui.promised : ui.not_promised;
    if (!kept)
      line.append(
        " ",
        button(ui.ask, async () => {
          const given = await navigator.storage.persist();
          told(given);
          say(given ? ui.promised : ui.denied);
          if (!given) line.textContent = ui.denied;
        }),
      );
  };
  told(await navigator.storage.persisted());
  tools.append(line);
}

/** Which of all entries have their place now. */
async function lookAgain() {
  const { checkAgain } = await import("./checked-again.js"),
    news = await checkAgain(site, languages, book.entries);
  if (news.length) await keep(news);
}

tools.hidden = true;
box.replaceChildren(tools, count, list);
try {
  await takeUp().catch(tellFailed);
  await load();
  onKept(() => void load());
  if (location.hash) document.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`)?.scrollIntoView();
  void promise();
  await lookAgain();
} catch (error) {
  list.replaceChildren(make("p", { class: "rd-nb__none", role: "alert" }, ui.failed[whyNot(error)]));
}
box.dataset.ready = "";
