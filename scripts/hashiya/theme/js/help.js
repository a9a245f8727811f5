// @ts-check
/** The list of all keys, in a panel by the menu of views: fetched when somebody asks for it. */
import { bar } from "./notes.js";
import { openFloat } from "./float.js";
import { make } from "./make.js";

export function showKeys() {
  const at = /** @type {HTMLElement} */ (bar.querySelector(".rd-menu--view > summary")),
    label = bar.querySelector(".rd-help summary")?.textContent ?? "",
    list = make("dl", { class: "rd-keys", tabindex: "-1" });
  list.append(...(bar.querySelector(".rd-help dl")?.cloneNode(true).childNodes ?? []));
  openFloat(at, { kind: "keys", label, focus: true }, list);
}
