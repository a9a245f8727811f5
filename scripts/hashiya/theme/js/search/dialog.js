// @ts-check
/** The search itself, in a dialog or on its own page: fetched when a reader asks for it. */
import { mount } from "./panel.js";
import { element } from "./render.js";

const root = new URL("../../", import.meta.url).pathname;
const page = document.documentElement.lang;

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {HTMLInputElement | null} */
let box = null;

/** What the search says: a file that all pages share; nothing where it cannot be fetched. @type {Promise<any>} */
const told = fetch(`${root}${page}/search/words.json`).then((found) => (found.ok ? found.json() : null)).catch(() => null);

export async function openDialog() {
  const words = await told;
  if (!words) return location.assign(`${root}${page}/search/`);
  if (!dialog) {
    dialog = makeDialog(words);
    void fillDialog(dialog, words);
  }
  if (!dialog.open) dialog.showModal();
  box?.focus();
  box?.select();
}

/** @param {Record<string, any>} words */
function makeDialog(words) {
  const { label, close } = words,
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

/** @param {HTMLDialogElement} made @param {any} words */
async function fillDialog(made, words) {
  await sheets(`${root}css/search.css`);
  const host = document.createElement("div");
  host.className = "rd-search__panel";
  made.prepend(host);
  box = mount(host, { root, page, words }).input;
  if (made.open) box.focus();
}

/** @param {string[]} addresses @returns {Promise<unknown>} when these style sheets are there */
function sheets(...addresses) {
  return Promise.all(
    addresses.map(
      (href) =>
        new Promise((resolve) => {
          const link = element("link", { rel: "stylesheet", href });
          link.onload = link.onerror = resolve;
          document.head.append(link);
        }),
    ),
  );
}

/** @param {HTMLElement} host */
export async function fillPage(host) {
  const [words] = await Promise.all([told, sheets(`${root}css/checks.css`, `${root}css/search.css`)]);
  if (!words) return; // what stands there without a script leads on
  host.replaceChildren();
  const { input } = mount(host, { root, page, words }, { inAddress: true });
  if (!input.value) input.focus();
}
