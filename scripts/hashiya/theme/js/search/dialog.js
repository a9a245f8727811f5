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
  await sheets(`${root}css/search.css`);
  const host = document.createElement("div");
  host.className = "rd-search__panel";
  made.prepend(host);
  box = mount(host, { root, page, words: words() }).input;
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
  await sheets(`${root}css/checks.css`, `${root}css/search.css`);
  host.replaceChildren();
  const { input } = mount(host, { root, page, words: words() }, { inAddress: true });
  if (!input.value) input.focus();
}
