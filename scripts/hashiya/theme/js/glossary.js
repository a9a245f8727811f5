// @ts-check
/** The filter box of the glossary's index. The lists are plain links; what does not match is hidden, with groups that have nothing left. */
import { fold } from "./folding.js";

const form = /** @type {HTMLFormElement|null} */ (document.querySelector("[data-filter]"));

/** Letters only, folded: spelling, spaces and signs do not matter. @param {string} text */
const letters = (text) =>
  fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

if (form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const rows = [...document.querySelectorAll(".rd-index li")].map((row) => ({
    row: /** @type {HTMLElement} */ (row),
    names: letters(/** @type {HTMLElement} */ (row).dataset.names ?? ""),
    href: row.querySelector("a")?.href ?? "",
  }));
  const groups = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rd-index section"));

  const filter = () => {
    const asked = letters(input.value),
      shown = new Set();
    for (const { row, names, href } of rows) {
      row.hidden = !names.includes(asked);
      if (!row.hidden) shown.add(href);
    }
    for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
    output.textContent = !asked
      ? ""
      : shown.size
        ? (form.dataset.count ?? "").replace("{n}", String(shown.size))
        : (form.dataset.none ?? "");
  };

  form.hidden = false;
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    /** @type {HTMLAnchorElement|null} */ (document.querySelector(".rd-index li:not([hidden]) a"))?.focus();
  });
  input.addEventListener("input", filter);
  addEventListener("pageshow", () => {
    if (input.value) filter();
  });
}
