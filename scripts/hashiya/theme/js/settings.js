// @ts-check
/** The menu of settings but for the views: text size, line spacing, vowel marks, the notes' column, the translation, letter keys. */
import { article, bar, lead, root } from "./notes.js";
import { layout, relayout } from "./layout.js";
import { select } from "./selection.js";
import { choices, remember } from "./state.js";
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

/** @param {boolean} on */
async function setHarakat(on) {
  (await import("./harakat.js")).setHarakat(on);
  relayout();
}

/** @type {Record<string, (on: boolean) => void>} */
const switches = {
  harakat: (on) => {
    flip("harakat", on);
    void setHarakat(on);
  },
  column: (on) => {
    flip("column", on);
    select(null);
    layout();
  },
  tr: (on) => {
    flip("tr", on);
    lead();
    relayout();
  },
  letters: () => {},
};
/** @param {string} name @param {boolean} on */
function flip(name, on) {
  if (on) delete root.dataset[name];
  else root.dataset[name] = "off";
}

box.addEventListener("change", (e) => {
  const input = /** @type {HTMLInputElement} */ (e.target);
  if (switches[input.name]) {
    switches[input.name](input.checked);
    remember({ [input.name]: input.checked ? "on" : "off" });
  }
});

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

/** Show the state that the template's first script took from the address and the device. */
export function startSettings() {
  for (const name of ["harakat", "column", "tr"])
    for (const input of inputs(`[name=${name}]`)) input.checked = root.dataset[name] !== "off";
  for (const input of inputs("[name=letters]")) input.checked = choices().letters !== "off";
  showSteps();
  if (root.dataset.harakat === "off") void setHarakat(false);
  article.dataset.ready = "";
}
