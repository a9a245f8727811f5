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

// The front door: the browser's language highlights one of the two, it never redirects.
const theirs = navigator.language.startsWith("ar") ? "ar" : "en";
document.querySelector(`[data-choose="${theirs}"]`)?.setAttribute("data-yours", "");
