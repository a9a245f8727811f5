// @ts-check
/** The way into the search: a few lines on every page; everything else is fetched when a reader opens it. */

const opener = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".rd-top__search"));
const here = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-page]"));

async function openDialog() {
  if (here) /** @type {HTMLInputElement | null} */ (here.querySelector("input"))?.focus();
  else await (await import("./dialog.js")).openDialog();
}

if (here) void import("./dialog.js").then(({ fillPage }) => fillPage(here));
else if (new URLSearchParams(location.search).get("q") && !document.querySelector(".rd-body"))
  void import("./found-here.js").then(({ highlight }) => highlight());

opener?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  void openDialog();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  // By the key's place as well: on an Arabic keyboard it types another letter.
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
  const ctrlK = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !ctrlK) return;
  event.preventDefault();
  void openDialog();
});
