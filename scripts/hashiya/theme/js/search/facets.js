// @ts-check
/** Filters: which hits a reader wants to see, and how many there would be behind each choice. */

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {"kind" | "article" | "verdict" | "author" | "year"} Facet
 * @typedef {Partial<Record<Facet, string>> & { sort?: string }} Filters
 * @typedef {import("./parse.js").Typed} Typed
 */

/** @type {Facet[]} */
export const FACETS = ["verdict", "kind", "article", "year", "author"];
/** Orders other than the best first: by the year of the text. @type {string[]} */
export const ORDERS = ["newest", "oldest"];

/** What a page is, in one respect. @param {Bundle} bundle @param {number} page @param {Facet} facet @returns {string[]} */
export function valuesOf({ pages }, page, facet) {
  const { articles, years, ...one } = pages.get(page);
  if (facet === "article") return articles;
  if (facet === "year") return years;
  return one[facet] ? [one[facet]] : [];
}

/**
 * The hits that the filters leave, in the order that was asked for.
 * @param {Bundle} bundle @param {Hit[]} hits @param {Filters} filters @param {Typed} typed those in the query itself
 * @param {Facet} [but] a filter to leave out of account
 */
export function kept(bundle, hits, filters, typed, but) {
  const wanted = FACETS.flatMap((facet) =>
    /** @type {[Facet, string[]][]} */ ([
      ...(filters[facet] && facet !== but ? [[facet, [filters[facet]]]] : []),
      ...(typed[facet] ? [[facet, typed[facet]]] : []),
    ]),
  );
  const left = hits.filter(({ page }) =>
    wanted.every(([facet, values]) => valuesOf(bundle, page, facet).some((value) => values.includes(value))),
  );
  if (!filters.sort) return left;
  const newest = filters.sort === ORDERS[0],
    years = new Map(left.map(({ page }) => [page, valuesOf(bundle, page, "year").sort()]));
  /** @param {Hit} hit what has no year comes last */
  const year = ({ page }) => Number(years.get(page)?.at(newest ? -1 : 0) ?? (newest ? -Infinity : Infinity));
  return left.sort((a, b) => (year(a) === year(b) ? 0 : newest ? year(b) - year(a) : year(a) - year(b)));
}

/**
 * For one filter each choice and how much there is behind it, whatever the languages; the other filters are in force.
 * @param {{ bundle: Bundle, hits: Hit[] }[]} groups @param {Filters} filters @param {Typed} typed @param {Facet} facet
 * @returns {[string, number][]} the most frequent first
 */
export function counts(groups, filters, typed, facet) {
  /** @type {Map<string, Set<number>>} */
  const found = new Map();
  for (const { bundle, hits } of groups) {
    for (const { page } of kept(bundle, hits, { ...filters, sort: "" }, typed, facet)) {
      for (const value of valuesOf(bundle, page, facet))
        found.set(value, (found.get(value) ?? new Set()).add(bundle.pages.get(page).thing));
    }
  }
  return [...found]
    .map(([value, things]) => /** @type {[string, number]} */ ([value, things.size]))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
