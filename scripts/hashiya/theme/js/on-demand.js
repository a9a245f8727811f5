// @ts-check
/** The translation of a paragraph when it is asked for: a button behind each. */
import { body } from "./notes.js";
import { make } from "./make.js";
import { words } from "./words.js";

for (const translation of body.querySelectorAll(".rd-block .rd-tr")) {
  const block = /** @type {HTMLElement} */ (translation.closest(".rd-block")),
    button = make("button", { type: "button", class: "rd-ask", "aria-expanded": "false" }, words.translation);
  if (block.querySelector(".rd-ask")) continue;
  button.addEventListener("click", () => {
    const asked = block.toggleAttribute("data-asked");
    button.setAttribute("aria-expanded", String(asked));
  });
  block.append(button);
}
