// @ts-check
/** Which place a reader wants to link to or cite: a paragraph, a note or the whole article. The menu is fetched when it is asked for. */
import { article, byId, titleOf } from "./notes.js";
import { fill, words } from "./words.js";

/** The address of this page with another end; layers stay in it, so a teacher hands out what she sees. @param {string} hash */
function address(hash) {
  const url = new URL(location.href);
  url.searchParams.delete("q");
  url.hash = hash;
  return url.href;
}

/** @param {Parameters<typeof import("./cite.js").openMenu>} asked */
const menu = async (...asked) => (await import("./cite.js")).openMenu(...asked);

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-do=cite]")))
  button.hidden = false;

/** Words selected inside one block, for a link that highlights them; read before the click clears the selection. */
let chosen = { text: "", block: /** @type {Element|null} */ (null) };
document.addEventListener(
  "pointerdown",
  () => {
    const selection = getSelection(),
      node = selection?.anchorNode,
      block = (node instanceof Element ? node : node?.parentElement)?.closest(".rd-text") ?? null;
    chosen = { text: selection?.toString().trim().replace(/\s+/g, " ") ?? "", block };
  },
  { capture: true },
);

document.addEventListener(
  "click",
  (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const whole = /** @type {HTMLElement|null} */ (/** @type {Element} */ (e.target).closest("[data-do=cite]"));
    if (whole) menu(whole, words.cite, { url: address(""), place: () => "" });
    const target = /** @type {Element} */ (e.target),
      num = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-num"));
    if (num && article.contains(num)) {
      e.preventDefault();
      const block = num.closest(".rd-text"),
        n = block?.getAttribute("data-p") ?? num.textContent?.trim() ?? "",
        here = address(num.hash);
      history.replaceState(history.state, "", here);
      menu(
        num,
        fill(words.cite_paragraph, { n }),
        { url: here, place: ({ paragraph }) => fill(paragraph, { n }) },
        block && chosen.block === block ? chosen.text : "",
      );
      return;
    }
    const link = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-note__copy"));
    if (!link) return;
    e.preventDefault();
    const id = link.hash.slice(1),
      n = byId.get(id);
    const title = n
      ? titleOf(n)
      : (document.getElementById(id)?.querySelector(".rd-note__term")?.textContent?.trim() ?? "");
    menu(link, words.cite_note, { url: address(link.hash), place: ({ note }) => fill(note, { title }) });
  },
  { capture: true },
);
