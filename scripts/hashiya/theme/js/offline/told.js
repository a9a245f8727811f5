// @ts-check
/** What a page says of the network and of its copy, in a strip at its foot: that it is a copy, that the copy can be brought up to date. */
import { make, styled } from "../make.js";
import { fill } from "../words.js";
import { keyOf, namesOf } from "./stored.js";
import { dated, sized, wordsFrom } from "./worded.js";

const LATER = "hashiya.later";
await styled(new URL("../../css/offline.css", import.meta.url).href);
const box = make("aside", { class: "rd-network" }),
  /** A line for what is said of the page, and one for what is said of the kept copy. */
  lines = { page: make("div", { role: "status" }), copy: make("div", { role: "status" }) };
box.append(lines.page, lines.copy);

/** Stand behind the page's own, or on the comparison that lies over all of it. */
function stand() {
  const over = document.querySelector(".rd-cmp:modal");
  if (over) over.append(box);
  else document.querySelector("main")?.after(box);
  over?.addEventListener("close", stand, { once: true });
}
document.addEventListener("toggle", (e) => box.isConnected && e.target instanceof HTMLDialogElement && stand(), true);

/** @param {keyof typeof lines} line @param {{title: string, close: string}} words @param {string|Node} text @param {...HTMLElement} ways */
function tell(line, words, text, ...ways) {
  // once it is read it need not take room
  if (line === "page") {
    const close = make("button", { type: "button", class: "rd-b", "aria-label": words.close }, "×");
    close.addEventListener("click", () => untell(line));
    ways.push(close);
  }
  box.setAttribute("aria-label", words.title);
  if (!box.isConnected) stand();
  const isWithin = lines[line].contains(document.activeElement);
  lines[line].replaceChildren(make("p", {}, text), ...ways);
  if (isWithin) ways.at(-1)?.focus();
}
/** @param {keyof typeof lines} line */
const untell = (line) => lines[line].replaceChildren();
/** @param {string} text @param {() => void} act */
function way(text, act) {
  const button = make("button", { type: "button", class: "rd-link rd-link--line" }, text);
  button.addEventListener("click", act);
  return button;
}
/** @param {string} help @param {string} text */
const door = (help, text) => make("a", { href: help, class: "rd-link rd-link--line" }, text);

/** How often it is looked whether a slow network has answered, and how many times. */
const LOOK_MS = 2000,
  LOOKS = 30;
/** This page comes from the device. @param {{root: string, help: string, when: string}} of */
export async function tellCopy({ root, help, when }) {
  const words = await wordsFrom(help);
  if (!words) return;
  const isSlow = "slow" in document.documentElement.dataset,
    reload = way(words.reload, () => location.reload()),
    shown = () => tell("page", words, door(help, fill(isSlow ? words.slow : words.copy, { when: dated(when) })));
  shown();
  for (let looks = 0; isSlow && looks < LOOKS; looks++) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    // what came at last was stored as a page that was read
    const came = await caches.match(root + keyOf(root, location.href), { cacheName: namesOf(root).read });
    if (Date.parse(came?.headers.get("x-kept") ?? "") > performance.timeOrigin) return tell("page", words, words.came, reload);
  }
  addEventListener("offline", shown);
  addEventListener("online", () => tell("page", words, words.back, reload));
}

/** The network has gone while this page was read. @param {{help: string}} of */
export async function tellGone({ help }) {
  const words = await wordsFrom(help);
  if (!words || document.documentElement.dataset.kept) return;
  tell("page", words, door(help, words.gone));
  addEventListener("online", () => untell("page"), { once: true });
}

/** @param {{root: string, help: string, version: string, changes: {files: number, bytes: number}}} of */
export async function offerUpdate({ root, help, version, changes }) {
  const words = await wordsFrom(help);
  if (!words || sessionStorage.getItem(LATER) === version || location.href.startsWith(help)) return;
  let isHere = false;
  // another window has done it, or removed the copy
  new BroadcastChannel(namesOf(root).kept).addEventListener("message", () => isHere || untell("copy"));
  const now = way(words.update, async () => {
    isHere = true;
    const ending = new AbortController();
    try {
      const { keep } = await import("./keeping.js");
      const cancel = way(words.cancel, () => ending.abort());
      let last = -1;
      await keep(root, ending.signal, (done, all) => {
        const tenth = Math.floor((10 * done) / all);
        if (tenth > last) tell("copy", words, fill(words.updating, { done: sized(done), all: sized(all) }), cancel);
        last = tenth;
      });
      tell("copy", words, words.updated, way(words.reload, () => location.reload()), later);
    } catch (error) {
      const why = /** @type {{why?: string}} */ (error).why;
      tell("copy", words, ending.signal.aborted ? words.cancelled : (words.failed[why ?? ""] ?? words.failed.network), later);
    }
  });
  const later = way(words.later, () => {
    sessionStorage.setItem(LATER, version);
    untell("copy");
  });
  tell("copy", words, fill(words.changed, { n: changes.files, size: sized(changes.bytes) }), now, later);
}
