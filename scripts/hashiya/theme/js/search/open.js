// @ts-check
/** The way into the search: a few lines on every page; everything else is fetched when a reader opens it. */

const root = new URL("../../", import.meta.url).pathname;
const page = document.documentElement.lang;
const opener = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".rd-top__search"));
const here = document.querySelector("[data-search-page]");

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {HTMLInputElement | null} */
let box = null;

/** @returns {Record<string, any>} */
const words = () => JSON.parse(document.getElementById("rd-search-words")?.textContent ?? "{}");

function openDialog() {
  if (here) {
    /** @type {HTMLInputElement | null} */ (here.querySelector("input"))?.focus();
    return;
  }
  if (!dialog) {
    dialog = makeDialog();
    void fillDialog(dialog);
  }
  if (!dialog.open) dialog.showModal();
  box?.focus();
  box?.select();
}

function makeDialog() {
  const { label, close } = words(),
    made = document.createElement("dialog"),
    button = document.createElement("button");
  made.className = "rd-search";
  made.setAttribute("aria-label", label);
  button.className = "rd-search__close";
  button.type = "button";
  button.textContent = close;
  button.addEventListener("click", () => made.close());
  // A click on the backdrop hits the dialog itself.
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  made.append(button);
  document.body.append(made);
  return made;
}

/** @param {HTMLDialogElement} made */
async function fillDialog(made) {
  const [{ mount }] = await Promise.all([import("./panel.js"), sheet()]);
  const host = document.createElement("div");
  host.className = "rd-search__panel";
  made.prepend(host);
  box = mount(host, { root, page, words: words() }).input;
  if (made.open) box.focus();
}

/** @returns {Promise<void>} when the style sheet of the search is there */
function sheet() {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `${root}css/search.css`;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

async function fillPage() {
  const asked = new URLSearchParams(location.search),
    names = Object.keys(words().facets);
  const [{ mount }] = await Promise.all([import("./panel.js"), sheet()]);
  const host = /** @type {HTMLElement} */ (here);
  host.replaceChildren();
  const { input } = mount(
    host,
    { root, page, words: words() },
    {
      text: asked.get("q") ?? "",
      filters: Object.fromEntries(names.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? ""]] : []))),
      changed: (text, filters) => {
        const said = new URLSearchParams(Object.entries({ q: text, ...filters }).filter(([, value]) => value));
        history.replaceState(history.state, "", said.size ? `?${said}` : location.pathname);
      },
    },
  );
  if (!asked.get("q")) input.focus();
}

if (here) void fillPage();
else if (new URLSearchParams(location.search).get("q") && !document.querySelector(".rd-body"))
  void import("./found-here.js").then(({ highlight }) => highlight());

opener?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  openDialog();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  // By the key's place as well: on an Arabic keyboard it types another letter.
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
  const ctrlK = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !ctrlK) return;
  event.preventDefault();
  openDialog();
});
