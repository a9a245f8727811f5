// @ts-check
/** Which text the exercise is of: chosen from a list of all, or found by its words where a list would be too long. */
import { make } from "../make.js";

/** Texts that are offered of those that were found. */
const MOST = 8;
/** Milliseconds of quiet after which what was typed is looked for. */
const QUIET = 200;

/** @typedef {{ slug: string, title: string }} Text what its page is called in its address, and by its readers */

/**
 * @param {HTMLElement} field the list, or the box to type in
 * @param {Record<string, string>} words
 * @param {() => void} changed called when another one is chosen
 * @returns {() => Text | null} which it is now
 */
export function whichText(field, words, changed) {
  if (!(field instanceof HTMLSelectElement)) return findText(/** @type {HTMLInputElement} */ (field), words, changed);
  field.addEventListener("change", changed);
  return () => ({ slug: field.value, title: field.selectedOptions[0]?.textContent ?? "" });
}

/** @param {HTMLInputElement} field @param {Record<string, string>} words @param {() => void} changed @returns {() => Text | null} */
function findText(field, words, changed) {
  const said = make("legend", {}, words.find),
    found = make("fieldset", { class: "rd-teach__found", "aria-live": "polite" }, said),
    root = new URL("../../", location.href).href;
  /** @type {Text | null} */
  let chosen = null;
  let turn = 0;
  /** @type {Promise<ReturnType<typeof import("../search/search.js").openSearch>> | undefined} */
  let opened;
  const search = () =>
    (opened ??= import("../search/search.js").then(({ openSearch }) => openSearch(root, document.documentElement.lang)));

  /** @param {Text[]} texts @param {string} sentence */
  function offer(texts, sentence) {
    said.textContent = sentence;
    found.replaceChildren(said, ...texts.map(choice));
  }

  /** @param {Text} text */
  function choice(text) {
    const input = make("input", { type: "radio", name: "found", value: text.slug });
    input.checked = text.slug === chosen?.slug;
    input.addEventListener("change", () => {
      chosen = text;
      changed();
    });
    return make("label", { class: "rd-teach__box" }, input, make("bdi", {}, text.title));
  }

  async function look() {
    const mine = ++turn,
      asked = field.value.trim();
    if ([...asked].length < 2) return offer(chosen ? [chosen] : [], words.find);
    /** @type {Map<string, Text>} */
    const texts = new Map();
    try {
      await (await search()).search(
        asked,
        async ({ groups }) => {
          for (const { bundle, hits } of groups) {
            const of = hits.filter(({ page }) => bundle.pages.get(page).kind === "text").slice(0, MOST);
            for (const { address, title } of await Promise.all(of.map(({ data }) => data()))) {
              const slug = address.split("/").at(-2) ?? "";
              if (!texts.has(slug)) texts.set(slug, { slug, title });
            }
          }
        },
        () => mine === turn,
      );
      if (mine === turn) offer([...texts.values()].slice(0, MOST), texts.size ? words.choose : words.no_text);
    } catch {
      if (mine === turn) offer([], words.not_read);
    }
  }

  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), QUIET);
  });
  field.closest("p")?.after(found);
  return () => chosen;
}
