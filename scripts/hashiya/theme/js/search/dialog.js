// @ts-check
/** The search itself, in a dialog or on its own page: fetched when a reader asks for it. */
import { mount } from "./panel.js";

const root = new URL("../../", import.meta.url).pathname;
const page = document.documentElement.lang;

/** @type {HTMLDialogElement | null} */
let dialog = null;
/** @type {HTMLInputElement | null} */
let box = null;

/** @returns {Record<string, any>} */
const words = () => JSON.parse(document.getElementById("rd-search-words")?.textContent ?? "{}");

export function openDialog() {
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
  await sheet();
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

/** @param {HTMLElement} host */
export async function fillPage(host) {
  const asked = new URLSearchParams(location.search),
    names = Object.keys(words().facets);
  await sheet();
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

