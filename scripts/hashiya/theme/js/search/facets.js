// @ts-check
/** Filters: which hits a reader wants to see, and how many there would be behind each choice. */

/**
 * @typedef {import("./bundle.js").Bundle} Bundle
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {"kind" | "article" | "verdict" | "author"} Facet
 * @typedef {Partial<Record<Facet, string>>} Filters
 */

/** @type {Facet[]} */
export const FACETS = ["kind", "article", "verdict", "author"];

/** What a page is, in one respect. @param {Bundle} bundle @param {number} page @param {Facet} facet @returns {string[]} */
export function valuesOf({ manifest }, page, facet) {
  switch (facet) {
    case "kind":
      return [manifest.kinds[manifest.kind[page]]];
    case "article":
      return manifest.of[page].map((article) => manifest.articles[article]);
    case "verdict":
      return manifest.verdict[page] < 0 ? [] : [manifest.verdicts[manifest.verdict[page]]];
    case "author":
      return manifest.author[page] < 0 ? [] : [manifest.authors[manifest.author[page]]];
  }
}

/** @param {Bundle} bundle @param {Hit[]} hits @param {Filters} filters @param {Facet} [but] a filter to leave out of account */
export function kept(bundle, hits, filters, but) {
  const wanted = FACETS.filter((facet) => filters[facet] && facet !== but);
  return hits.filter(({ page }) =>
    wanted.every((facet) => valuesOf(bundle, page, facet).includes(/** @type {string} */ (filters[facet]))),
  );
}

/**
 * For one filter each choice and its number of pages, the other filters in force; the most frequent first.
 * @param {{ bundle: Bundle, hits: Hit[] }[]} groups @param {Filters} filters @param {Facet} facet
 * @returns {[string, number][]}
 */
export function counts(groups, filters, facet) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { bundle, hits } of groups) {
    for (const { page } of kept(bundle, hits, filters, facet)) {
      for (const value of valuesOf(bundle, page, facet)) found.set(value, (found.get(value) ?? 0) + 1);
    }
  }
  return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
