// @ts-check
/** Where a reader can ask for a link or a citation: at a paragraph's number, at a note, at the end. The rest is fetched then. */
import { article } from "./notes.js";

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-do=cite]")))
  button.hidden = false;

/** What is selected, for a link that leads to it; read before the click clears the selection. @type {Range|null} */
let chosen = null;
document.addEventListener(
  "pointerdown",
  () => {
    const selection = getSelection();
    chosen = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0).cloneRange() : null;
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
    const range = chosen;
    (await import("./cite.js")).citeAt(asked, range);
  },
  { capture: true },
);
