// @ts-check
/** Filters as links: each choice is a real address that can be opened in a new tab, kept and gone back from. */

/**
 * Make a link choose `is` for the filter `by`, or, when it is chosen already, choose nothing.
 * @param {HTMLAnchorElement} link @param {{ asked: URLSearchParams, by: string, is: string, count?: number }} choice
 *   `asked` is what the address says now; `count` goes into the link's `<b>`
 */
export function choiceLink(link, { asked, by, is, count }) {
  const on = (asked.get(by) ?? "") === is,
    address = new URLSearchParams(asked);
  if (on || !is) address.delete(by);
  else address.set(by, is);
  link.href = `${location.pathname}${address.size ? `?${address}` : ""}`;
  link.dataset.by = by;
  link.dataset.is = is;
  if (on) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  if (count === undefined) return;
  link.toggleAttribute("data-empty", !count);
  /** @type {HTMLElement} */ (link.querySelector("b")).textContent = String(count);
}

/**
 * Follow such links without leaving the page; the way back is followed too.
 * @param {HTMLElement} host @param {string} links a selector @param {() => void} apply called when the address has changed
 * @param {() => void} [chosen] called behind it when a link was followed
 */
export function followChoices(host, links, apply, chosen = () => {}) {
  host.addEventListener("click", (e) => {
    const link = /** @type {HTMLAnchorElement|null} */ (/** @type {Element} */ (e.target).closest(links));
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    e.preventDefault();
    history.pushState(null, "", link.href);
    apply();
    chosen();
  });
  addEventListener("popstate", apply);
}
