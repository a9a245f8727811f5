// @ts-check
/** What is said where a page was asked for something that is not on this device, and there is no network to bring it. */
import { make } from "../make.js";
import { article } from "../notes.js";

/** At the head of the article, and once the network is back it is done. @param {string} text */
export function tellUnloaded(text) {
  article.querySelector(".rd-head")?.append(make("p", { class: "rd-unloaded", role: "status", lang: document.documentElement.lang, dir: document.body.dir }, text));
  addEventListener("online", () => location.reload(), { once: true });
}
