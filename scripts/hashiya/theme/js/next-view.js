// @ts-check
/** From one view of the menu to the next by the keyboard; its name shows for a moment, since the menu is closed. */
import { bar, visible } from "./notes.js";
import { closeFloat, floatingAt, openFloat } from "./float.js";
import { make } from "./make.js";
import { choose, tellView } from "./views.js";
import { fill, say, words } from "./words.js";

const SHOWN_MS = 2500;
/** @type {number|undefined} */
let closing;

export function nextView() {
  tellView();
  const menu = /** @type {HTMLElement} */ (bar.querySelector(".rd-menu--view > summary")),
    views = /** @type {HTMLInputElement[]} */ ([...bar.querySelectorAll("[name=level]")]),
    next = views[(views.findIndex((view) => view.checked) + 1) % views.length];
  choose(next.name, next.value, true);
  const name = next.parentElement?.textContent?.trim() ?? "",
    count = fill(words.layers, { n: visible().length });
  say(`${name}. ${count}`);
  openFloat(menu, { kind: "preview" }, make("p", { class: "rd-hold" }, make("b", {}, name), ` · ${count}`));
  clearTimeout(closing);
  closing = setTimeout(() => {
    if (floatingAt() === menu) closeFloat(false);
  }, SHOWN_MS);
}
