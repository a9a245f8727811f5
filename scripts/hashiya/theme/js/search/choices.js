// @ts-check
/** The choices of the filters: links in the address on the search page, as beside the list of checks; boxes in the dialog. */
import { choiceLink } from "../filter-links.js";
import { counts, FACETS, ORDERS } from "./facets.js";
import { element, hasIcon, icon } from "./render.js";

/**
 * @typedef {import("./facets.js").Facet} Facet
 * @typedef {import("./facets.js").Filters} Filters
 * @typedef {import("./search.js").Found} Found
 * @typedef {import("./render.js").Words} Words
 * @typedef {{ name: Facet, title: string, values: { value: string, label: string, count: number }[] }} Choice
 */

/** Choices of one filter that are offered. */
const MOST = 12;

/**
 * What there is to choose from, filter by filter; a filter with nothing to choose is left out.
 * @param {Found} found @param {Filters} filters @param {Words} words @param {Map<string, string>} titles of articles, as far as they are here
 * @returns {Choice[]}
 */
export function choicesOf(found, filters, words, titles) {
  /** @type {Record<Facet, (value: string) => string>} */
  const names = {
    kind: (value) => words.kinds[value],
    verdict: (value) => words.verdicts[value],
    article: (value) => titles.get(value) ?? value,
    author: (value) => found.answers.authors[value] ?? value,
    year: (value) => value,
  };
  return FACETS.flatMap((name) => {
    const chosen = filters[name],
      counted = counts(found.groups, filters, found.query.filters, name);
    if (chosen && !counted.some(([value]) => value === chosen)) counted.push([chosen, 0]);
    if (counted.length < 2 && !chosen) return [];
    // Years are read in their order; of the others the most frequent come first.
    if (name === "year") counted.sort(([a], [b]) => Number(b) - Number(a));
    const values = counted
      .filter(([value], i) => i < MOST || value === chosen)
      .map(([value, count]) => ({ value, count, label: names[name](value) ?? value }));
    return [{ name, title: words.facets[name], values }];
  });
}

/** @param {Words} words @returns {[string, string][]} */
const orders = (words) => ["", ...ORDERS].map((order) => [order, words.orders[order || "best"]]);

/**
 * As links with their counts.
 * @param {Choice[]} choices @param {URLSearchParams} asked @param {Words} words
 */
export function asLinks(choices, asked, words) {
  const sections = choices.map(({ name, title, values }) =>
    section(
      title,
      values.map(({ value, label, count }) => {
        const link = element("a", {}, ...(hasIcon(value) ? [icon(value)] : []), element("span", {}, label), " ", element("b"));
        if (name === "verdict") link.dataset.verdict = value;
        choiceLink(link, { asked, by: name, is: value, count });
        return link;
      }),
    ),
  );
  const sorted = orders(words).map(([order, label]) => {
    const link = element("a", {}, element("span", {}, label));
    choiceLink(link, { asked, by: "sort", is: order });
    return link;
  });
  return [...sections, ...(choices.length ? [section(words.sort, sorted)] : [])];
}

/** @param {string} title @param {HTMLElement[]} links */
const section = (title, links) =>
  element("section", {}, element("h2", {}, title), element("ul", {}, ...links.map((link) => element("li", {}, link))));

/**
 * As boxes to open.
 * @param {Choice[]} choices @param {Filters} filters @param {Words} words @param {(name: string, value: string) => void} choose
 */
export function asBoxes(choices, filters, words, choose) {
  const boxes = choices.map(({ name, title, values }) =>
    box(name, title, choose, [
      { value: "", label: words.all[name], chosen: false },
      ...values.map(({ value, label, count }) => ({
        value,
        label: `${label} (${count})`,
        chosen: value === filters[name],
      })),
    ]),
  );
  if (choices.length)
    boxes.push(
      box(
        "sort",
        words.sort,
        choose,
        orders(words).map(([value, label]) => ({ value, label, chosen: value === (filters.sort ?? "") })),
      ),
    );
  return boxes;
}

/** @param {string} name @param {string} title @param {(name: string, value: string) => void} choose @param {{ value: string, label: string, chosen: boolean }[]} options */
function box(name, title, choose, options) {
  const select = element("select", { name });
  for (const { value, label, chosen } of options) {
    const option = element("option", { value }, label);
    option.selected = chosen;
    select.append(option);
  }
  select.addEventListener("change", () => choose(name, select.value));
  return element("label", { class: "rd-search__filter" }, element("span", { class: "rd-sr" }, title), select);
}
