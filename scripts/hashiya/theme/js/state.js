// @ts-check
/**
 * What this reader has chosen, kept on this device only: how pages look, which sites below folders of one host share, under one key, that
 * the template's first script reads before paint; and what belongs to this site alone.
 */

const KEY = "hashiya",
  SITE_KEY = `${KEY} ${new URL("../", import.meta.url).pathname}`,
  OF_SITE = ["last", "kept", "own", "ownPrinted"];

/** @typedef {{scheme?: string, layers?: string, size?: number, leading?: number, harakat?: string, column?: string, tr?: string, lent?: string, letters?: string, last?: {path: string, title: string, p: string}, kept?: boolean, own?: string, ownPrinted?: string}} Choices  `kept`: there is something in the notebook */

/** @param {string} key @returns {Choices} */
const read = (key) => JSON.parse(localStorage.getItem(key) ?? "{}") ?? {};

/** @returns {Choices} */
export function choices() {
  try {
    return { ...read(KEY), ...read(SITE_KEY) };
  } catch {
    return {};
  }
}

/** @param {Choices} change */
export function remember(change) {
  try {
    for (const key of [KEY, SITE_KEY]) {
      const own = Object.entries(change).filter(([name]) => OF_SITE.includes(name) === (key === SITE_KEY));
      if (own.length) localStorage.setItem(key, JSON.stringify({ ...read(key), ...Object.fromEntries(own) }));
    }
  } catch {
    /* private mode: it lasts as long as the page */
  }
}
