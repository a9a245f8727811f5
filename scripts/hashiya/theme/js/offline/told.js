// @ts-check
/** What a page says of the network and of its copy, in a strip at its foot: that it is a copy, that the copy can be brought up to date. */
import { make, styled } from "../make.js";
import { fill } from "../words.js";
import { dated, sized, wordsFrom } from "./worded.js";

const LATER = "hashiya.later";
await styled(new URL("../../css/offline.css", import.meta.url).href);
const box = make("aside", { class: "rd-network", role: "status" });

/** @param {{offline: string, title: string}} words @param {string} text @param {...HTMLElement} ways */
function tell(words, text, ...ways) {
  box.setAttribute("aria-label", words.title);
  box.replaceChildren(make("p", {}, text), ...ways);
  // said when it comes, which takes being there before
  if (!box.isConnected) document.querySelector("main")?.after(box);
}
/** @param {string} text @param {() => void} act */
function way(text, act) {
  const button = make("button", { type: "button", class: "rd-network__do" }, text);
  button.addEventListener("click", act);
  return button;
}
/** @param {string} help @param {string} text */
const door = (help, text) => make("a", { href: help, class: "rd-network__do" }, text);

/** This page comes from the device. @param {{help: string, when: string}} of */
export async function tellCopy({ help, when }) {
  const words = await wordsFrom(help);
  if (!words) return;
  const shown = () => tell(words, fill(words.copy, { when: dated(when) }), door(help, words.what));
  shown();
  addEventListener("offline", shown);
  addEventListener("online", () => tell(words, words.back, way(words.reload, () => location.reload())));
}

/** The network has gone while this page was read. @param {{help: string}} of */
export async function tellGone({ help }) {
  const words = await wordsFrom(help);
  if (!words || document.documentElement.dataset.kept) return;
  tell(words, words.gone, door(help, words.what));
  addEventListener("online", () => box.remove(), { once: true });
}

/** @param {{root: string, help: string, version: string, changes: {files: number, bytes: number}}} of */
export async function offerUpdate({ root, help, version, changes }) {
  const words = await wordsFrom(help);
  if (!words || sessionStorage.getItem(LATER) === version || location.href.startsWith(help)) return;
  const now = way(words.update, async () => {
    const ending = new AbortController();
    try {
      const { keep } = await import("./keeping.js");
      await keep(root, ending.signal, (done, all) => tell(words, fill(words.updating, { done: sized(done), all: sized(all) }), way(words.cancel, () => ending.abort())));
      tell(words, words.updated, way(words.reload, () => location.reload()), later);
    } catch (error) {
      const why = /** @type {{why?: string}} */ (error).why;
      tell(words, ending.signal.aborted ? words.cancelled : (words.failed[why ?? ""] ?? words.failed.network), later);
    }
  });
  const later = way(words.later, () => {
    sessionStorage.setItem(LATER, version);
    box.remove();
  });
  tell(words, fill(words.changed, { n: changes.files, size: sized(changes.bytes) }), now, later);
}
