// @ts-check
/** The panel: the box, its filters and its results, in a dialog or on the search page. */
import { followChoices } from "../filter-links.js";
import { asBoxes, asLinks, choicesOf } from "./choices.js";
import { FACETS, kept } from "./facets.js";
import { section } from "./groups.js";
import { cards, counted, directionOf, element, filled, icon } from "./render.js";
import { openSearch } from "./search.js";

/** Pages shown at once; "more" shows twice as many. */
const PAGES = 12;
/** Letters of a query that are read: what somebody pasted by mistake may be a book. */
const LONGEST = 200;
/** Pages shown before the others are read. */
const FIRST = 3;
/** What the filters and the order of the results are called in the address. */
const NAMES = [...FACETS, "sort"];

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./search.js").Found} Found
 * @param {HTMLElement} host is filled with the panel
 * @param {{ root: string, page: Language, words: import("./render.js").Words }} place
 * @param {{ inAddress?: boolean }} [how] whether what is asked stands in the page's address
 */
export function mount(host, place, { inAddress = false } = {}) {
  const { root, page, words } = place;
  const { search, titleOf } = openSearch(root, page);
  const input = element("input", {
    type: "search",
    name: "q",
    id: "rd-search-q",
    class: "rd-search__q",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    placeholder: words.placeholder,
    "aria-describedby": "rd-search-keys",
    "aria-controls": "rd-search-found",
  });
  const form = element(
    "form",
    { role: "search", class: "rd-search__form", action: `${root}${page}/search/`, method: "get" },
    icon("search"),
    element("label", { class: "rd-sr", for: "rd-search-q" }, words.label),
    input,
  );
  const said = element("p", { class: "rd-search__said", role: "status" });
  const choices = inAddress
    ? element("nav", { class: "rd-filters", "aria-label": words.filters })
    : element("div", { class: "rd-search__filters", role: "group", "aria-label": words.filters });
  const list = element("div", { class: "rd-search__found", id: "rd-search-found" });
  const keys = element("p", { class: "rd-search__keys", id: "rd-search-keys" }, words.keys_help);
  host.append(form, ...(inAddress ? [beside()] : [choices, said, list]), keys);

  /** @type {Found | null} */
  let now = null;
  /** Titles of articles by their ids, as far as they were offered. @type {Map<string, string>} */
  const titles = new Map();
  let turn = 0,
    limit = PAGES,
    filters = inAddress ? fromAddress() : /** @type {Filters} */ ({});
  /** Languages of which what another one has too is shown. @type {Set<Language>} */
  let repeated = new Set();

  /** The filters beside the results; where there is no room beside them, folded above. */
  function beside() {
    const folded = element("details", { class: "rd-search__choices" }, element("summary", {}, words.filters), choices),
      wide = matchMedia("(min-width: 60em)");
    folded.open = wide.matches;
    wide.addEventListener("change", () => (folded.open = wide.matches));
    folded.hidden = true;
    return element("div", { class: "rd-sift" }, folded, element("div", {}, said, list));
  }

  /** @returns {Filters} */
  function fromAddress() {
    const asked = new URLSearchParams(location.search);
    return Object.fromEntries(NAMES.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
  }

  const question = () => input.value.trim().slice(0, LONGEST);

  /** Write into the address what is asked. */
  function tellAddress() {
    if (!inAddress) return;
    const asked = new URLSearchParams(
      Object.entries({ q: question(), ...filters }).filter(([, value]) => value),
    );
    history.replaceState(history.state, "", asked.size ? `?${asked}` : location.pathname);
  }

  /** Search again for what is in the box. */
  async function ask() {
    const mine = ++turn,
      asked = question(),
      enough = [...asked].length > 1 || (!asked && FACETS.some((facet) => filters[facet]));
    // A box without letters, a placeholder or figures in it, stands on the page's side.
    input.dir = /\p{L}/u.test(input.value) ? "auto" : directionOf(page);
    limit = PAGES;
    repeated = new Set();
    tellAddress();
    list.setAttribute("aria-busy", String(enough));
    if (!enough) {
      now = null;
      list.replaceChildren(element("p", { class: "rd-search__hint" }, words.hint));
      showChoices();
      said.textContent = "";
      return;
    }
    try {
      await search(
        asked,
        async (found) => {
          now = found;
          await show(() => mine === turn);
        },
        () => mine === turn,
      );
    } catch (error) {
      if (navigator.onLine) console.error(error);
      if (mine === turn) said.textContent = navigator.onLine ? words.failed : words.failed_offline;
    }
    if (mine === turn) list.setAttribute("aria-busy", "false");
  }

  /** Show what was found, as the filters have it: the first few pages at once, the others behind them. @param {() => boolean} wanted */
  async function show(wanted) {
    if (!now) return;
    const found = now,
      typed = found.query.filters;
    /** What has been shown in a language before. @type {Set<number>} */
    const seen = new Set();
    const groups = found.groups.map((group) => {
      const hits = kept(group.bundle, group.hits, filters, typed),
        things = hits.map(({ page: number }) => group.bundle.pages.get(number).thing),
        known = new Set(seen);
      for (const thing of things) seen.add(thing);
      return {
        ...group,
        fresh: hits.filter((_, i) => !known.has(things[i])),
        again: hits.filter((_, i) => known.has(things[i])),
      };
    });
    for (const upTo of list.querySelector(".rd-hit") && found.done ? [limit] : [FIRST, limit]) {
      const sections = await Promise.all(
        groups.map((group) =>
          section(place, group, {
            asked: found.query.text,
            // what was shown before comes on top of what was not
            upTo: upTo + (repeated.has(group.language) ? group.fresh.length : 0),
            again: repeated.has(group.language),
            more: upTo === limit ? more : undefined,
            repeat: () => repeat(group.language),
          }),
        ),
      );
      if (!wanted()) return;
      const held = list.contains(document.activeElement)
        ? /** @type {HTMLAnchorElement} */ (document.activeElement).href
        : "";
      list.replaceChildren(...cards(place, found), ...sections, ...nothing(found, seen.size));
      if (held)
        links()
          .find((link) => link instanceof HTMLAnchorElement && link.href === held)
          ?.focus();
    }
    const articles = showChoices();
    if (seen.size) said.textContent = counted(words.count, seen.size, page);
    else if (found.done) said.textContent = filled(words.none, { q: found.query.text });
    const untitled = found.done ? articles.filter((id) => !titles.has(id)) : [];
    await Promise.all(untitled.map(async (id) => titles.set(id, await titleOf(id))));
    if (untitled.length && wanted()) showChoices();
  }

  function more() {
    const at = links().length;
    limit *= 2;
    void show(() => true).then(() => links()[at]?.focus());
  }

  /** @param {Language} language whose pages that were shown in another one are wanted too */
  function repeat(language) {
    const at = links().indexOf(/** @type {HTMLElement} */ (document.activeElement));
    repeated.add(language);
    void show(() => true).then(() => links()[at]?.focus());
  }

  /** @param {Found} found @param {number} pages */
  function nothing(found, pages) {
    if (pages || !found.done) return [];
    if (!found.nearest.length) return [element("p", { class: "rd-search__none" }, words.none_help)];
    const offers = found.nearest.map((spelling) => {
      const offer = element("button", { type: "button", class: "rd-search__near", dir: "auto" }, spelling);
      offer.addEventListener("click", () => {
        input.value = spelling;
        input.focus();
        void ask();
      });
      return element("li", {}, offer);
    });
    return [
      element("p", { class: "rd-search__none" }, words.nearest),
      element("ul", { class: "rd-search__nearest", role: "list" }, ...offers),
    ];
  }

  /** Show the filters as far as the results have them, and return the ids of the articles among their choices. */
  function showChoices() {
    const held = /** @type {HTMLElement | null} */ (choices.contains(document.activeElement) ? document.activeElement : null),
      offered = now ? choicesOf(now, filters, words, titles) : [];
    if (inAddress) {
      choices.replaceChildren(...asLinks(offered, new URLSearchParams(location.search), words));
      /** @type {HTMLElement} */ (choices.parentElement).hidden = !offered.length;
    } else choices.replaceChildren(...asBoxes(offered, filters, words, choose));
    const again = [...choices.querySelectorAll("select, a")].find(
      (each) =>
        held &&
        (each instanceof HTMLSelectElement
          ? each.name === /** @type {HTMLSelectElement} */ (held).name
          : /** @type {HTMLElement} */ (each).dataset.by === held.dataset.by &&
            /** @type {HTMLElement} */ (each).dataset.is === held.dataset.is),
    );
    /** @type {HTMLElement | undefined} */ (again)?.focus();
    return offered.flatMap(({ name, values }) => (name === "article" ? values.map(({ value }) => value) : []));
  }

  /** @param {string} name @param {string} value */
  function choose(name, value) {
    filters = { ...filters, [name]: value };
    limit = PAGES;
    void show(() => true);
  }

  /** Everything that the arrows stop at. @returns {HTMLElement[]} */
  const links = () =>
    [...list.querySelectorAll("a, button")]
      .filter((each) => !each.closest("[hidden]"))
      .map((each) => /** @type {HTMLElement} */ (each));

  host.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || target instanceof HTMLSelectElement) return;
    const all = [input, ...links()],
      at = all.indexOf(target);
    if (at < 0) return;
    event.preventDefault();
    all[Math.min(all.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  });
  form.addEventListener("submit", (event) => {
    const first = /** @type {HTMLAnchorElement | null} */ (list.querySelector("a"));
    event.preventDefault();
    // Enter follows the first result in the dialog; on the search page the address already says what was asked.
    if (first && host.closest("dialog")) first.click();
  });
  input.addEventListener("input", () => void ask());
  if (inAddress) {
    input.value = new URLSearchParams(location.search).get("q") ?? "";
    followChoices(choices, "[data-by]", () => {
      const asked = new URLSearchParams(location.search).get("q") ?? "";
      filters = fromAddress();
      limit = PAGES;
      if (asked === question() && now) void show(() => true);
      else {
        input.value = asked;
        void ask();
      }
    });
  }
  void ask();
  return { input };
}
