// @ts-check
/** The filter box of the glossary's index. The lists are plain links; what does not match is hidden, with groups that have nothing left. */
import { fold } from "./folding.js";
import { goesOn, takeIn } from "./pages.js";

const form = /** @type {HTMLFormElement|null} */ (document.querySelector("[data-filter]"));

/** Letters only, folded: spelling, spaces and signs do not matter. @param {string} text */
const letters = (text) =>
  fold(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

if (form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const output = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const left = "li:not([hidden])";
  const all = () => ({
    rows: [...document.querySelectorAll(".rd-index li")].map((each) => {
      const row = /** @type {HTMLElement} */ (each);
      return { row, names: letters(row.dataset.names ?? ""), href: row.querySelector("a")?.href ?? "" };
    }),
    groups: /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rd-index section")),
    lists: [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".rd-index"))].map((list) => {
      const heading = /** @type {HTMLElement | null} */ (list.previousElementSibling);
      const jump = document.querySelector(`.rd-index__jump a[href$="#${list.dataset.list}"]`);
      return { list, about: [heading, /** @type {HTMLElement | null} */ (jump?.parentElement ?? null)] };
    }),
  });
  let { rows, groups, lists } = all();
  const end = document.querySelector("[data-pages]");

  /** Put the names of another page behind those of their list. @param {Document} page */
  function take(page) {
    for (const list of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".rd-index"))) {
      const here = document.querySelector(`.rd-index[data-list="${list.dataset.list}"]`);
      if (here) here.append(...list.children);
      else end?.before(/** @type {Element} */ (list.previousElementSibling), list);
    }
  }
  let turn = 0;

  /** The rows for what is in the box; what the search understands is fetched when the names as typed are none. */
  async function found() {
    const asked = letters(input.value),
      said = rows.filter(({ names }) => names.includes(asked)).map(({ row }) => row);
    return said.length ? said : (await import("./search/names.js")).meant(input.value, rows);
  }

  const filter = async () => {
    const mine = ++turn;
    if (goesOn && letters(input.value)) {
      await takeIn(take).catch(() => {});
      ({ rows, groups, lists } = all());
    }
    const kept = new Set(await found());
    // An empty box stands on the page's side.
    input.dir = input.value ? "auto" : document.dir;
    if (mine !== turn) return;
    for (const { row } of rows) row.hidden = !kept.has(row);
    for (const group of groups) group.hidden = !group.querySelector(left);
    for (const { list, about } of lists) for (const each of about) if (each) each.hidden = !list.querySelector(left);
    const shown = new Set(rows.flatMap(({ row, href }) => (row.hidden ? [] : [href])));
    output.textContent = !letters(input.value)
      ? ""
      : shown.size
        ? (form.dataset.count ?? "").replace("{n}", String(shown.size))
        : (form.dataset.none ?? "");
  };

  form.hidden = false;
  input.dir = document.dir;
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    /** @type {HTMLAnchorElement|null} */ (document.querySelector(".rd-index li:not([hidden]) a"))?.focus();
  });
  input.addEventListener("input", () => void filter());
  addEventListener("pageshow", () => {
    if (input.value) void filter();
  });
}
