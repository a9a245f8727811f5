// @ts-check
/** The panel: the box, its filters and its results, in a dialog or on the search page. */
import { counts, FACETS, kept } from "./facets.js";
import { cards, counted, element, filled, icon, result } from "./render.js";
import { openSearch } from "./search.js";

/** Pages shown at once, and added by "more". */
const PAGES = 12;
/** Pages shown before the others are read. */
const FIRST = 3;

/**
 * @typedef {import("./word-forms.js").Language} Language
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./search.js").Found} Found
 * @param {HTMLElement} host is filled with the panel
 * @param {{ root: string, page: Language, words: import("./render.js").Words }} place
 * @param {{ text?: string, filters?: Filters, changed?: (text: string, filters: Filters) => void }} [start]
 */
export function mount(host, place, { text = "", filters = {}, changed = () => {} } = {}) {
  const { root, page, words } = place;
  const search = openSearch(root, page);
  const input = element("input", {
    type: "search",
    name: "q",
    id: "rd-search-q",
    class: "rd-search__q",
    dir: "auto",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    placeholder: words.placeholder,
    "aria-describedby": "rd-search-keys",
    "aria-controls": "rd-search-found",
  });
  input.value = text;
  const form = element(
    "form",
    { role: "search", class: "rd-search__form", action: `${root}${page}/search/`, method: "get" },
    icon("search"),
    element("label", { class: "rd-sr", for: "rd-search-q" }, words.label),
    input,
  );
  const said = element("p", { class: "rd-search__said", role: "status" });
  const choices = element("div", { class: "rd-search__filters", role: "group", "aria-label": words.filters });
  const list = element("div", { class: "rd-search__found", id: "rd-search-found" });
  const keys = element("p", { class: "rd-search__keys", id: "rd-search-keys" }, words.keys_help);
  host.append(form, choices, said, list, keys);

  /** @type {Found | null} */
  let now = null;
  let turn = 0,
    limit = PAGES;

  /** Search again for what is in the box. */
  async function ask() {
    const mine = ++turn,
      asked = input.value.trim();
    limit = PAGES;
    changed(asked, filters);
    list.setAttribute("aria-busy", String([...asked].length > 1));
    if ([...asked].length < 2) {
      now = null;
      list.replaceChildren();
      choices.replaceChildren();
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
      console.error(error);
      if (mine === turn) said.textContent = words.failed;
    }
    if (mine === turn) list.setAttribute("aria-busy", "false");
  }

  /** Show what was found, as the filters have it: the first few pages at once, the others behind them. @param {() => boolean} wanted */
  async function show(wanted) {
    if (!now) return;
    const found = now,
      groups = found.groups.map((group) => ({ ...group, shown: kept(group.bundle, group.hits, filters) }));
    const pages = groups.reduce((sum, { shown }) => sum + shown.length, 0);
    for (const upTo of list.querySelector(".rd-hit") && found.done ? [limit] : [FIRST, limit]) {
      const sections = await Promise.all(groups.map((group) => section(group, upTo)));
      if (!wanted()) return;
      const held = list.contains(document.activeElement)
        ? /** @type {HTMLAnchorElement} */ (document.activeElement).href
        : "";
      list.replaceChildren(...cards(place, found.term, found.claim), ...sections, ...nothing(found, pages));
      if (held)
        links()
          .find((link) => link instanceof HTMLAnchorElement && link.href === held)
          ?.focus();
    }
    showChoices(found);
    if (pages) said.textContent = counted(words.count, pages, page);
    else if (found.done) said.textContent = filled(words.none, { q: found.query.text });
  }

  /**
   * The results in one language.
   * @param {import("./search.js").Group & { shown: import("./match.js").Hit[] }} group @param {number} upTo pages
   */
  async function section({ language, shown, through, partly }, upTo) {
    if (!shown.length && Object.values(filters).some(Boolean)) return "";
    const parts = await Promise.all(
      shown.slice(0, upTo).map(async ({ data, marks }) => result(place, language, await data(), marks)),
    );
    const named = words.languages[language] ?? new Intl.DisplayNames(page, { type: "language" }).of(language);
    const heading = element("h2", { class: "rd-search__language" }, named);
    if (through.length)
      heading.append(
        " ",
        element("small", {}, filled(words.through, { term: through.map((term) => term.title).join(words.and) })),
      );
    const made = element(
      "section",
      { class: "rd-search__group", "data-language": language, "data-pages": String(shown.length) },
      heading,
    );
    if (partly) made.append(element("p", { class: "rd-search__partly" }, words.partly));
    made.append(...parts);
    if (upTo === limit && shown.length > limit) made.append(more());
    return made;
  }

  function more() {
    const button = element("button", { type: "button", class: "rd-search__more" }, words.more);
    button.addEventListener("click", async () => {
      const at = links().length;
      limit += PAGES;
      await show(() => true);
      links()[at]?.focus();
    });
    return button;
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

  /** @param {Found} found */
  function showChoices(found) {
    const held = document.activeElement instanceof HTMLSelectElement ? document.activeElement.name : "";
    choices.replaceChildren(
      ...FACETS.flatMap((facet) => {
        const chosen = filters[facet],
          values = counts(found.groups, filters, facet).filter(
            ([value]) => facet !== "article" || value === chosen || nameOf(found, facet, value) !== value,
          );
        if (chosen && !values.some(([value]) => value === chosen)) values.push([chosen, 0]);
        if (values.length < 2 && !chosen) return [];
        const select = element("select", { name: facet }, element("option", { value: "" }, words.all[facet]));
        for (const [value, count] of values) {
          const option = element("option", { value }, `${nameOf(found, facet, value)} (${count})`);
          option.selected = value === chosen;
          select.append(option);
        }
        select.addEventListener("change", () => {
          filters = { ...filters, [facet]: select.value };
          limit = PAGES;
          changed(input.value.trim(), filters);
          void show(() => true);
        });
        return [
          element(
            "label",
            { class: "rd-search__filter" },
            element("span", { class: "rd-sr" }, words.facets[facet]),
            select,
          ),
        ];
      }),
    );
    if (held) /** @type {HTMLElement | null} */ (choices.querySelector(`[name="${held}"]`))?.focus();
  }

  /** @param {Found} found @param {import("./facets.js").Facet} facet @param {string} value */
  function nameOf(found, facet, value) {
    if (facet === "kind") return words.kinds[value];
    if (facet === "verdict") return words.verdicts[value];
    return facet === "article"
      ? (found.groups.map(({ bundle }) => bundle.titles.get(value)).find(Boolean) ?? value)
      : value;
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
  if (text) void ask();
  return { input };
}
