// @ts-check
/** A place of a long work by its permanent name or its number: on which of the chapters' pages it stands. */
import { meantBy } from "./meant.js";

/**
 * The address of the chapter that holds what `hash` names; null where no chapter does.
 * @param {string} work its id @param {string} hash `#r-…` or `#p…` @returns {Promise<URL|null>}
 */
export async function chapterOf(work, hash) {
  /** @type {{firsts: number[], feet: Record<string, number>, names: Record<string, number>}} */ let told;
  try {
    told = await (await fetch(new URL(`../works/${work}.json`, import.meta.url))).json();
  } catch {
    return null;
  }
  const name = hash.slice(1),
    named = Object.entries(told.names).filter(([, block], at, all) => all[at - 1]?.[1] !== block),
    meant = name in told.names ? name : meantBy(name, named.map(([one]) => one))?.name,
    block = /^#p\d+$/.test(hash) ? Number(hash.slice(2)) : told.names[meant ?? ""],
    // a footnote stands where it is called, whatever its number
    number = told.firsts.filter((first) => first <= (told.feet[block] ?? block)).length;
  return number ? new URL(`../${work}.${number}/${location.search}${hash}`, location.href) : null;
}
