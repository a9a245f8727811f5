// @ts-check
/** The paragraph being read, for "continue reading" on the home page. It stays on this device. */
import { article } from "./notes.js";
import { remember } from "./state.js";

const title = article.querySelector("h1")?.textContent?.trim() ?? "";
const seen = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries)
      if (isIntersecting) remember({ last: { path: location.pathname, title, p: target.id.replace(/^p/, "") } });
  },
  { rootMargin: "-10% 0px -50% 0px" },
);
for (const block of article.querySelectorAll(".rd-text[id]")) seen.observe(block);
