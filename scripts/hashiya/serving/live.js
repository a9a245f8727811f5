// @ts-check
/** The page while somebody writes: loads again when it has changed, keeps its place, and shows what is wrong with the files. */

const here = /** @type {HTMLScriptElement} */ (document.currentScript);
const shown = here.dataset.page;
const PLACE = "hashiya.serve.place";

/** @typedef {{level: string, code: string, message: string, place: string, help: string}} Problem */
/** @typedef {{change: number, problems: Problem[], more: number, search: string}} State */

const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = "/.hashiya/live.css";
document.head.append(sheet);

/** The block of the text that the reader is at, and how far below the upper edge of the window. */
function place() {
  for (const block of document.querySelectorAll("[id]")) {
    const box = block.getBoundingClientRect();
    if (/^p\d+$/.test(block.id) && box.bottom > 0) return { id: block.id, top: box.top };
  }
  return null;
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
    const block = at && document.getElementById(at.id);
    scrollTo({ top: block ? scrollY + block.getBoundingClientRect().top - at.top : y, behavior: "instant" });
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
  if (!state.problems.length && !state.search) return;
  const box = document.createElement("section");
  box.id = "hashiya-live";
  box.lang = "en";
  box.dir = "ltr";
  box.setAttribute("role", "status");
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
/** @param {string} told a state, as JSON */
async function take(told) {
  const state = /** @type {State} */ (JSON.parse(told));
  show(state);
  if (state.change === seen) return;
  seen = state.change;
  const now = await fetch(location.pathname, { method: "HEAD" }).catch(() => null);
  if (now?.ok && now.headers.get("ETag") !== `"${shown}"`) leave();
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
