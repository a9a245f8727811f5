// @ts-check
/** What this reader wants stored of this site: of several sites of one host each has its own. */

/** @typedef {{off?: boolean, asked?: number}} Wish  `off`: no page is to be stored; `asked`: when it was last asked whether the copy is old */

/** @param {string} root */
const keyOf = (root) => `hashiya.offline ${new URL(root).pathname}`;

/** @param {string} root @returns {Wish} */
export function wished(root) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(root)) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** @param {string} root @param {Wish} change */
export function wish(root, change) {
  try {
    localStorage.setItem(keyOf(root), JSON.stringify({ ...wished(root), ...change }));
  } catch {
    /* private mode: nothing is stored anyway */
  }
}
