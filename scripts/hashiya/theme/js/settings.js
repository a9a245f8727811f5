// @ts-check
/**
 * The menu of settings: the views, text size, line spacing, vowel marks, the notes' column, the translation, letter keys.
 * Fetched when a reader comes near it.
 */
import { bar, body, borrows, lead, root } from "./notes.js";
import { layout, relayout } from "./layout.js";
import { select } from "./selection.js";
import { keepHere } from "./site.js";
import { choices, remember } from "./state.js";
import { choose as chooseView, tellAddress, tellView } from "./views.js";
import { fill, number, say, words } from "./words.js";

const box = /** @type {HTMLElement} */ (bar.querySelector("[data-settings]"));
/** @param {string} selector @returns {HTMLInputElement[]} */
const inputs = (selector) => [.../** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll(selector))];

/** @param {"size"|"leading"} what @param {number} value percent */
function setStep(what, value) {
  const [least, most] = what === "size" ? [80, 160] : [80, 140],
    now = Math.min(most, Math.max(least, value));
  root.style.setProperty(what === "size" ? "--rd-zoom" : "--rd-leading", String(now / 100));
  remember({ [what]: now });
  say(fill(words[what], { n: now }));
  showSteps();
  relayout();
}
/** @param {"size"|"leading"} what */
const step = (what) => choices()[what] ?? 100;
function showSteps() {
  for (const what of /** @type {const} */ (["size", "leading"])) {
    const out = box.querySelector(`[data-out=${what}]`);
    if (out) out.textContent = `${number(step(what))}%`;
  }
}

/** @type {Record<string, (on: boolean) => void>} */
const switches = {
  harakat: (on) => {
    flip("harakat", on);
    void import("./harakat.js").then((it) => it.setHarakat(on));
  },
  column: (on) => {
    flip("column", on);
    select(null);
    layout();
  },
  letters: () => {},
};
/** @param {string} name @param {boolean} on */
function flip(name, on) {
  if (on) delete root.dataset[name];
  else root.dataset[name] = "off";
}

/**
 * Where the translation stands: beside the text where there is room, or what `translation.css` knows by its name; the paragraph that is
 * read stays where it is.
 * @param {string} value
 */
function setTranslation(value) {
  remember({ [borrows ? "lent" : "tr"]: value });
  if (borrows && !body.querySelector(".rd-tr")) {
    if (value !== "off") borrow(value);
    return;
  }
  const read = /** @type {HTMLElement[]} */ ([...body.querySelectorAll(".rd-block")]).find(
      (block) => block.getBoundingClientRect().bottom > innerHeight * 0.2,
    ),
    top = read?.getBoundingClientRect().top ?? 0;
  if (value === "beside" && !borrows) delete root.dataset.tr;
  else root.dataset.tr = value;
  if (value === "ask") void import("./on-demand.js").then((it) => it.onDemand(body));
  tellAddress();
  lead();
  layout();
  if (read) scrollBy({ top: read.getBoundingClientRect().top - top, behavior: "instant" });
}

/** Read on where one was, with the translation: the page begins anew with it. @param {string} value */
function borrow(value) {
  const address = new URL(location.href);
  address.searchParams.set("tr", value);
  keepHere(address.pathname);
  location.replace(address);
}

/** What a reader chose in the menu. @param {string} name @param {string} value @param {boolean} checked */
export function choose(name, value, checked) {
  if (name === "tr") {
    setTranslation(value);
    return;
  }
  if (!switches[name]) {
    chooseView(name, value, checked);
    return;
  }
  switches[name](checked);
  remember({ [name]: checked ? "on" : "off" });
}

/** @type {Record<string, () => void>} */
export const steps = {
  smaller: () => setStep("size", step("size") - 10),
  larger: () => setStep("size", step("size") + 10),
  tighter: () => setStep("leading", step("leading") - 10),
  looser: () => setStep("leading", step("leading") + 10),
};

// Menus close on a click elsewhere, and one at a time.
const menus = /** @type {HTMLDetailsElement[]} */ ([...bar.querySelectorAll(".rd-menu")]);
document.addEventListener("pointerdown", (e) => {
  for (const menu of menus) if (menu.open && !menu.contains(/** @type {Node} */ (e.target))) menu.open = false;
});
for (const menu of menus)
  menu.querySelector("nav")?.addEventListener("click", () => {
    menu.open = false;
  });

// What the template's first script took from the address and the device.
for (const name of ["harakat", "column"])
  for (const input of inputs(`[name=${name}]`)) input.checked = root.dataset[name] !== "off";
for (const input of inputs("[name=tr]")) input.checked = input.value === (root.dataset.tr ?? (borrows ? "off" : "beside"));
for (const input of inputs("[name=letters]")) input.checked = choices().letters !== "off";
showSteps();
tellView();
