// @ts-check
/** The one menu of settings: layers, text size, line spacing, vowel marks, the notes' column, the translation, letter keys. */
import {
  ALL,
  LAYERS,
  article,
  bar,
  body,
  layers,
  layersChanged,
  marks,
  mentions,
  notes,
  notesOf,
  root,
  shown,
  state,
  visible,
} from "./notes.js";
import { layout, relayout } from "./layout.js";
import { position, select } from "./selection.js";
import { closeSheet } from "./sheet.js";
import { choices, remember } from "./state.js";
import { fill, number, say, words } from "./words.js";

const box = /** @type {HTMLElement} */ (bar.querySelector("[data-settings]"));
/** @param {string} selector @returns {HTMLInputElement[]} */
const inputs = (selector) => [.../** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll(selector))];

/** Show these layers of notes and no others. @param {string[]} on letters @param {boolean} keep in the address and on this device */
export function setLayers(on, keep) {
  const value = ALL.filter((l) => on.includes(l)).join(" ");
  if (value === ALL.join(" ")) delete root.dataset.layers;
  else root.dataset.layers = value || "none";
  layersChanged();
  for (const input of inputs("[name=layer]")) input.checked = on.includes(input.value);
  for (const input of inputs("[name=level]")) input.checked = input.value === (value || "none");
  if (keep) {
    remember({ layers: root.dataset.layers ?? "" });
    const url = new URL(location.href);
    url.searchParams.delete("notes"); // commas are kept as commas: the link is made to be read
    if (root.dataset.layers)
      url.search = `${url.search ? `${url.search}&` : "?"}notes=${value.replaceAll(" ", ",") || "none"}`;
    history.replaceState(history.state, "", url);
    say(fill(words.layers, { n: visible().length }));
  }
  for (const mark of marks) {
    // a mark whose notes are all hidden is plain text again
    const here = notesOf(mark);
    if (here.length) {
      mark.href = `#${here[0].id}`;
      mark.setAttribute("role", "doc-noteref");
      mark.setAttribute("aria-details", here[0].id);
      mark.dataset.kinds = [...new Set(here.map((n) => n.kind))].sort().join(" ");
    } else for (const name of ["href", "role", "aria-details", "data-kinds"]) mark.removeAttribute(name);
  }
  for (const mention of mentions) {
    mention.dataset.href ??= mention.getAttribute("href") ?? "";
    if (layers().includes("g")) mention.setAttribute("href", mention.dataset.href);
    else mention.removeAttribute("href");
  }
  for (const n of notes) n.el.hidden = !shown(n);
  if (state.selected && !shown(state.selected)) {
    closeSheet();
    select(null);
  }
  layout();
  position();
}

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

const HARAKAT = /[\u064B-\u0652\u0670]/gu;
/** @type {Map<Text, string>} */
const written = new Map();
/** Take the vowel marks out of the text, or put them back; the marks and links in it stay as they are. @param {boolean} on */
function setHarakat(on) {
  if (on) {
    for (const [node, text] of written) node.data = text;
    written.clear();
    return;
  }
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (
    let node = /** @type {Text|null} */ (walker.nextNode());
    node;
    node = /** @type {Text|null} */ (walker.nextNode())
  ) {
    if (!node.parentElement?.closest(".rd-text") || !HARAKAT.test(node.data)) continue;
    written.set(node, node.data);
    node.data = node.data.replace(HARAKAT, "");
  }
}

/** @type {Record<string, (on: boolean) => void>} */
const switches = {
  harakat: (on) => {
    flip("harakat", on);
    setHarakat(on);
    relayout();
  },
  column: (on) => {
    flip("column", on);
    select(null);
    layout(true);
  },
  tr: (on) => {
    flip("tr", on);
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
  if (input.name === "level") setLayers(input.value.split(" "), true);
  else if (input.name === "layer")
    setLayers(
      inputs("[name=layer]:checked").map((i) => i.value),
      true,
    );
  else if (switches[input.name]) {
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
  if (root.dataset.harakat === "off") setHarakat(false);
  setLayers(
    layers().filter((l) => l in LAYERS),
    false,
  );
  article.dataset.ready = "";
}
