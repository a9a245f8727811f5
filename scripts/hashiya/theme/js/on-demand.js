// @ts-check
/** The translation of a paragraph when it is asked for: a button behind each. */
import { make } from "./make.js";
import { words } from "./words.js";

/** @param {HTMLElement} text what holds the paragraphs: the page's, or a copy of them */
export function onDemand(text) {
  for (const translation of text.querySelectorAll(".rd-block .rd-tr")) {
    const block = /** @type {HTMLElement} */ (translation.closest(".rd-block")),
      known = block.querySelector(".rd-ask"),
      button = known ?? make("button", { type: "button", class: "rd-ask" }, words.translation),
      tell = () => button.setAttribute("aria-expanded", String(block.hasAttribute("data-asked")));
    tell();
    if (known) continue;
    button.addEventListener("click", () => {
      block.toggleAttribute("data-asked");
      tell();
    });
    block.append(button);
  }
}
