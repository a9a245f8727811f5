// @ts-check
/** In the menu of views, for who keeps something here: whether it is shown on the text, and whether it is printed with it. */
import { make } from "../make.js";
import { bar, root } from "../notes.js";
import { choices, remember } from "../state.js";
import { words } from "../words.js";
import { drawMarked } from "./marked.js";

/** @param {"own"|"ownPrinted"} name @param {boolean} on */
function set(name, on) {
  if (name === "ownPrinted") root.toggleAttribute("data-own-printed", on);
  else root.toggleAttribute("data-own-hidden", !on);
}

export function showSwitches() {
  const box = bar.querySelector("[data-settings] [name=harakat]")?.closest(".rd-checks");
  for (const name of /** @type {const} */ (["own", "ownPrinted"])) {
    const input = make("input", { type: "checkbox" }),
      chosen = choices()[name];
    input.checked = name === "own" ? chosen !== "off" : chosen === "on";
    set(name, input.checked);
    // not one of the page's own settings
    input.addEventListener("change", (e) => {
      e.stopPropagation();
      set(name, input.checked);
      remember({ [name]: input.checked ? "on" : "off" });
      void drawMarked();
    });
    box?.append(make("label", {}, input, words.notebook[name]));
  }
}
