// @ts-check
/** Every page but an article. */
import { choices } from "./state.js";
import { markStale } from "./site.js";
import { words } from "./words.js";

markStale(words.stale);

const box = /** @type {HTMLElement|null} */ (document.querySelector("[data-continue]"));
const link = box?.querySelector("a"),
  { last } = choices();
if (box && link && last && new RegExp(`/${document.documentElement.lang}/articles/`).test(last.path)) {
  link.href = `${last.path}#p${last.p}`;
  link.textContent = last.title;
  box.hidden = false;
}

// The front door: the browser's language highlights one of those offered, or else the last; it never redirects.
const offered = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-choose]"))];
const theirs = offered.find((one) => navigator.language.startsWith(one.dataset.choose ?? "-"));
(theirs ?? offered.at(-1))?.setAttribute("data-yours", "");
