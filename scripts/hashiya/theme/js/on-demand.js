// @ts-check
/** The translation of a paragraph when it is asked for: a button behind each. */
import { make } from "./make.js";
import { words } from "./words.js";

/** @param {HTMLElement} text what holds the paragraphs: the page's, or a copy of them */
export function onDemand(text) {
  for (const translation of text.querySelectorAll(".rd-block .rd-tr")) {
    const block = /** @type {HTMLElement} */ (translation.closest(".rd-block")),
      asked = () => String(block.hasAttribute("data-asked"));
    if (block.querySelector(".rd-ask")) continue;
    const button = make("button", { type: "button", class: "rd-ask", "aria-expanded": asked() }, words.translation);
    button.addEventListener("click", () => {
      block.toggleAttribute("data-asked");
      button.setAttribute("aria-expanded", asked());
    });
    block.append(button);
  }
}
