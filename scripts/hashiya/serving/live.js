// @ts-check
/** The page while somebody writes: loads again when it has changed, keeps its place, and shows what is wrong with the files. */

const here = /** @type {HTMLScriptElement} */ (document.currentScript);
const shown = here.dataset.page;
const PLACE = "hashiya.serve.place",
  /** How many blocks are looked for again where the first is another now. */
  NEAR = 3;

/** @typedef {{level: string, code: string, message: string, place: string, help: string}} Problem */
/** @typedef {{change: number, problems: Problem[], more: number, search: string}} State */

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = "/.hashiya/live.css";
document.head.append(sheet);

const blocks = () => [...document.querySelectorAll(".rd-text[id]")];
/** What a block is called by its words, wherever it stands. @param {Element} block */
const nameOf = (block) => block.querySelector(".rd-num")?.id ?? "";

/** How many blocks the text has, the one that the reader is at with those behind it, and how far each is below the upper edge of the window. */
function place() {
  const all = blocks(),
    first = all.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const near = first < 0 ? [] : all.slice(first, first + NEAR);
  return { count: all.length, near: near.map((block) => ({ id: block.id, name: nameOf(block), top: block.getBoundingClientRect().top })) };
}

/** That block, or the next that is still there. Its number says which it is only where none came or went. @param {ReturnType<typeof place>} at */
function again({ count, near }) {
  const all = blocks(),
    [first] = near;
  const byWords = (/** @type {{name: string}} */ { name }) => all.find((block) => name && nameOf(block) === name);
  const was = (all.length === count ? near.slice(0, 1) : near).find(byWords);
  const block = was ? byWords(was) : all.find(({ id }) => id === first?.id);
  return block && { block, top: (was ?? first).top };
}

function whereabouts() {
  const open = [...document.querySelectorAll("details[open]")].map((one) => one.id || one.getAttribute("data-for"));
  const note = document.querySelector(".rd-note[data-sel]")?.id ?? "";
  return { page: location.pathname, y: scrollY, at: place(), open, note };
}

/** Where the reader was before this loading, until the page stands there again: a save in between must not lose it. */
let kept = /** @type {ReturnType<typeof whereabouts>|null} */ (JSON.parse(sessionStorage.getItem(PLACE) ?? "null"));
sessionStorage.removeItem(PLACE);
if (kept?.page !== location.pathname) kept = null;

function leave() {
  const was = kept ?? whereabouts();
  history.replaceState({ ...history.state, rd: { y: was.y, note: was.note } }, "");
  sessionStorage.setItem(PLACE, JSON.stringify(was));
  location.reload();
}

function comeBack() {
  if (!kept) return;
  const { at, note, open, y } = kept;
  for (const name of open) {
    if (!name) continue;
    const one = document.getElementById(name) ?? document.querySelector(`details[data-for="${CSS.escape(name)}"]`);
    if (one instanceof HTMLDetailsElement) one.open = true;
  }
  if (note) dispatchEvent(new PopStateEvent("popstate", { state: history.state })); // the reader selects it again
  const stay = () => {
    const found = again(at);
    scrollTo({ top: found ? scrollY + found.block.getBoundingClientRect().top - found.top : y, behavior: "instant" });
  };
  // The margin is laid out in the next frames, and fonts come when they come.
  requestAnimationFrame(() => requestAnimationFrame(stay));
  document.fonts.ready.then(() =>
    requestAnimationFrame(() => {
      stay();
      kept = null;
    }),
  );
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** @param {State} state */
function show(state) {
  document.getElementById("hashiya-live")?.remove();
  if (!state.problems.length && !state.search && !isGone) return;
  const box = document.createElement("section");
  box.id = "hashiya-live";
  box.lang = "en";
  box.dir = "ltr";
  box.setAttribute("role", "status");
  if (isGone) box.append(element("p", "This page is no more: what it was made from was taken away, or has another name."));
  for (const one of state.problems) {
    const part = document.createElement("article");
    part.append(element("strong", `${one.level} [${one.code}]`), element("code", one.place), element("p", one.message));
    if (one.help) part.append(element("p", one.help));
    box.append(part);
  }
  if (state.more) box.append(element("p", `and ${state.more} more: hashiya check tells them all`));
  if (state.search) box.append(element("p", state.search));
  if (state.problems.length) {
    const close = element("button", "×");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => box.remove());
    box.prepend(close);
  }
  document.body.append(box);
}

let seen = -1;
/** Whether the page was there since it was loaded, and is no more. */
let wasThere = false,
  isGone = false;
/** @param {string} told a state, as JSON */
async function take(told) {
  const state = /** @type {State} */ (JSON.parse(told));
  show(state);
  if (state.change === seen) return;
  seen = state.change;
  const now = await fetch(location.pathname, { method: "HEAD" }).catch(() => null);
  if (now?.ok && now.headers.get("ETag") !== `"${shown}"`) return leave();
  wasThere ||= Boolean(now?.ok);
  isGone = wasThere && now?.status === 404;
  if (state.change === seen) show(state);
}

// A browser has six connections to a host: one window listens, for all.
const SHARED = "hashiya.serve";
const windows = new BroadcastChannel(SHARED);
/** What this window was told last, if it is the one that listens. */
let newest = "";
windows.addEventListener("message", ({ data }) => {
  if (data) take(data);
  else if (newest) windows.postMessage(newest);
});
function listen() {
  const events = new EventSource("/.hashiya/events");
  addEventListener("pagehide", () => events.close());
  events.addEventListener("message", ({ data }) => {
    newest = data;
    windows.postMessage(newest);
    take(newest);
  });
}
if (navigator.locks) {
  windows.postMessage("");
  // held until the window closes; then another has it
  navigator.locks.request(SHARED, () => new Promise(listen));
} else listen();
// one that was left and comes back as it was has heard nothing meanwhile
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
if (document.readyState === "complete") comeBack();
else addEventListener("load", comeBack);
