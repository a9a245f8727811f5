// @ts-check
/** The passage that is kept for a note that joins two, from one page to another, until the window is closed. */

/** @typedef {import("./file.js").Anchor} Anchor */

const KEPT = "hashiya-passage";

/** @returns {Anchor|null} */
export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Anchor|null} value */
export function keep(value) {
  try {
    if (value) sessionStorage.setItem(KEPT, JSON.stringify(value));
    else sessionStorage.removeItem(KEPT);
  } catch {
    /* private mode: the passage is not kept */
  }
}

/** @param {Anchor} one @param {Anchor|null} other whether the two are one passage */
export const same = (one, other) =>
  one.article === other?.article && one.quote === other.quote && one.prefix === other.prefix && one.suffix === other.suffix;
