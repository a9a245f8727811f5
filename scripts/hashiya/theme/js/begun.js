// @ts-check
/** The first of the reading page's scripts: says at once that they run, before `load` would take the room for the margin back. */
const bar = document.querySelector(".rd-bar");
bar?.removeAttribute("hidden");
document.documentElement.dataset.js = "on";
