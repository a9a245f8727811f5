// @ts-check
/** The pages that a note may cite, where the project has a list of those that were read. Asked of the site once. */

/** By address what a source of it says, key by key. @typedef {Record<string, string|boolean>} Listed */
/** @type {Record<string, Listed>|null} */
let known = null;
/** @type {Promise<void>|null} */
let asked = null;

/** Fetch the list, once; without it none is refused. @returns {Promise<void>} */
export function learnReviewed() {
  return (asked ??= fetch(new URL("../../reviewed-sources.json", import.meta.url))
    .then(async (answer) => void (known = answer.ok ? await answer.json() : null))
    .catch(() => {}));
}

/** What the list says of a page. @param {string} address @returns {Listed|null} */
export const listed = (address) => (known && Object.hasOwn(known, address.trim()) ? known[address.trim()] : null);

/** Whether there is a list, and a page is not in it. @param {string} address */
export const isUnreviewed = (address) => known !== null && listed(address) === null;

/** Fill in what the list says of the page that stands in a field, and tell whether it is there. @param {HTMLInputElement} input */
export function fillIn(input) {
  const found = listed(input.value);
  for (const [key, value] of Object.entries(found ?? {})) {
    const other = input.form?.elements.namedItem(input.name.replace(/url$/, key));
    if (other && other !== input && "value" in other) other.value = String(value);
  }
  return found !== null;
}
