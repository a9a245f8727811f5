// @ts-check
/** The way to the sheet of narrow windows: fetched when a reader opens a note there, and never in wide ones. */

const sheet = /** @type {HTMLDialogElement} */ (document.querySelector(".rd-sheet"));
const fetched = () => import("./sheet.js");

export const sheetOpen = () => sheet.open;

/** @param {Parameters<typeof import("./sheet.js").openSheet>} asked */
export const openSheet = async (...asked) => (await fetched()).openSheet(...asked);

/** @param {Parameters<typeof import("./sheet.js").openList>} asked */
export const openList = async (...asked) => (await fetched()).openList(...asked);

/** Close it, where it is open. */
export const closeSheet = () => {
  if (sheet.open) void fetched().then((it) => it.closeSheet());
};
