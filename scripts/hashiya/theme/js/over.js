// @ts-check
/** The ways to what lies over the text, the sheet of narrow windows and the floating panel: both are fetched when they are asked for. */

const sheet = /** @type {HTMLDialogElement} */ (document.querySelector(".rd-sheet")),
  panel = /** @type {HTMLElement} */ (document.getElementById("rd-float"));
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

/** @returns {string} what hangs on the text: "preview", "cite", "keys", or "" */
export const floating = () => (panel.hidden ? "" : (panel.dataset.is ?? ""));

/** @param {EventTarget|null} target */
export const inFloat = (target) => target instanceof Node && panel.contains(target);

/** The id of the note whose card hangs on words. @param {HTMLElement} at */
export const cardOn = (at) =>
  at.hasAttribute("aria-describedby") ? /** @type {HTMLElement|null} */ (panel.querySelector(".rd-hold"))?.dataset.note : undefined;

/** Close it, where it is open. @param {boolean} [refocus] */
export const closeFloat = (refocus) => {
  if (!panel.hidden) void import("./float.js").then((it) => it.closeFloat(refocus));
};
