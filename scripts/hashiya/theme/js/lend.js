// @ts-check
/**
 * A page in the language of the text borrows the translation from the page that has one: its paragraphs with their marks are set
 * behind this page's own. Loaded when a reader asks for a translation here, before the notes are counted.
 */

/**
 * @param {HTMLElement} article the page's, with the address of the other page
 * @param {{page?: Document, from?: string}} [o] the page and its address, if it is not this one
 */
export async function lend(article, { page: own = document, from = location.href } = {}) {
  const address = new URL(article.dataset.lent ?? "", from),
    page = await fetch(address)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)))
      .then((html) => new DOMParser().parseFromString(html, "text/html"))
      .catch(() => null);
  const found = page?.querySelectorAll(".rd-body > .rd-block > .rd-tr") ?? [];
  for (const each of found) {
    const id = each.closest(".rd-block")?.querySelector(".rd-text[id]")?.id ?? "",
      block = own.getElementById(id)?.closest(".rd-block"),
      there = block?.querySelector(":scope > .rd-tr"),
      translation = /** @type {HTMLElement} */ (own.importNode(each, true));
    for (const edge of translation.querySelectorAll("[data-edge]")) edge.setAttribute("aria-label", `${edge.getAttribute("data-edge")}`);
    // verses, which are one block here, are a block each there
    if (there) there.append(...translation.childNodes);
    else block?.append(translation);
  }
  if (own !== document) return;
  if (found.length) article.closest(".rd-shell")?.classList.add("rd-shell--two", "rd-shell--lent");
  else delete document.documentElement.dataset.tr;
}
