// @ts-check
/**
 * A list that goes on behind its first page. What the filters look through is fetched from the others, once; and an address
 * of one entry, as it was when the list was shorter, leads to the page on which it stands now.
 */
const nav = /** @type {HTMLElement|null} */ (document.querySelector("[data-pages]"));
const count = Number(nav?.dataset.pages ?? 1);

/** Whether there are further pages, and they have not been taken in yet. */
export let goesOn = count > 1;

/** @param {number} number @returns {Promise<Document>} one of the pages, its links as they are from here */
async function page(number) {
  const address = new URL(`page/${number}/`, location.href);
  const found = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  for (const link of found.querySelectorAll("main a[href]")) {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#")) link.setAttribute("href", new URL(href, address).href);
  }
  return found;
}

/** Fetch all other pages, hand them over in their order, and take the way to them away: they are here now. @param {(page: Document) => void} take */
export async function takeIn(take) {
  if (!goesOn) return;
  goesOn = false;
  const pages = await Promise.all(Array.from({ length: count - 1 }, (_, index) => page(index + 2)));
  for (const each of pages) take(each);
  nav?.remove();
}

/** Go to the page that has what the address names, where this one has not. */
async function seek() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || document.getElementById(id)) return;
  for (let number = 2; number <= count; number++)
    if ((await page(number)).getElementById(id)) return location.replace(`page/${number}/#${encodeURIComponent(id)}`);
}

const follow = () => void seek().catch(() => {}); // a file opened without a server: the list stands as it is
if (goesOn) follow();
addEventListener("hashchange", follow);
