// @ts-check
/** The names that entries have already: two that share one would take each other's places. Asked of the list of all. */
import { fold } from "../folding.js";

/** By folder the names as they are written, by their letters. @type {Map<string, Promise<Map<string, string>>>} */
const asked = new Map();
/** @type {Map<string, Map<string, string>>} */
const known = new Map();

/** Letters only, folded: what two spellings of one name share. @param {string} text */
const letters = (text) => fold(text).text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Fetch the names of the entries in a folder of the site, once; without them none is claimed. @param {string} folder */
export function learn(folder) {
  const names = asked.get(folder) ?? fetched(folder).catch(() => new Map());
  asked.set(folder, names);
  void names.then((found) => known.set(folder, found));
  return names;
}

/** @param {string} folder */
async function fetched(folder) {
  const answer = await fetch(`../../${folder}/`),
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const rows = /** @type {HTMLElement[]} */ ([...page.querySelectorAll(".rd-index li")]);
  const names = rows.flatMap((row) => (row.dataset.names ?? "").split(" | ").filter(Boolean));
  return new Map(names.map((name) => [letters(name), name]));
}

/** The name that an entry has already, as it is written there. @param {string} folder @param {string} text */
export const claimed = (folder, text) => known.get(folder)?.get(letters(text)) ?? "";
