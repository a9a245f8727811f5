// @ts-check
/** What this reader has chosen, kept on this device only, under one key. The template's first script reads it before paint. */

const KEY = "hashiya";

/** @typedef {{scheme?: string, layers?: string, size?: number, leading?: number, harakat?: string, column?: string, tr?: string, lent?: string, letters?: string, last?: {path: string, title: string, p: string}, kept?: boolean, own?: string, ownPrinted?: string}} Choices  `kept`: there is something in the notebook */

/** @returns {Choices} */
export function choices() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** @param {Choices} change */
export function remember(change) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...choices(), ...change }));
  } catch {
    /* private mode: it lasts as long as the page */
  }
}
