// @ts-check
/**
 * Of paragraphs that say the same a name says what stands beside it, two letters of each neighbour's name. A name that no
 * paragraph has any more may still stand for one of them: `model/references.py` makes the names.
 */

/**
 * Which paragraph of those so named, in their order, a name stands for; unless one neighbour tells, it may be another than
 * was meant. Null where none says the same.
 * @param {string} name @param {string[]} names @returns {{name: string, sure: boolean}|null}
 */
export function meantBy(name, names) {
  const [, base = "", before, behind] = /^(r-[a-z2-7]{7})(?:-([a-z0-7]{2})([a-z0-7]{2}))?/.exec(name) ?? [],
    alike = [...names.keys()].filter((at) => base && names[at].startsWith(base)),
    letters = (/** @type {number} */ at, /** @type {1|-1} */ step) => {
      while (names[at]?.startsWith(base)) at += step;
      return names[at]?.slice(2, 4) ?? "00";
    },
    told = alike.filter((at) => letters(at, -1) === before || letters(at, 1) === behind);
  return alike.length ? { name: names[told[0] ?? alike[0]], sure: told.length === 1 } : null;
}
