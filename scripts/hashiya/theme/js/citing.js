// @ts-check
/** Where a reader can ask for a link or a citation: at a paragraph's number, at a note, at the end. The rest is fetched then. */
import { article } from "./notes.js";

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
  async (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const asked = /** @type {HTMLAnchorElement|HTMLButtonElement|null} */ (
      /** @type {Element} */ (e.target).closest("[data-do=cite], .rd-num, .rd-note__copy")
    );
    if (!asked || (asked.matches(".rd-num") && !article.contains(asked))) return;
    e.preventDefault();
    const words = chosen;
    (await import("./cite.js")).citeAt(asked, words);
  },
  { capture: true },
);
