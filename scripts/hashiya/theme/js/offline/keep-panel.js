// @ts-check
/** The page of reading without a network: keep the whole site, see how far that is, end it, bring it up to date, remove all of it. */
import { make } from "../make.js";
import { fill, plural } from "../words.js";
import { changesSince, dropHalf, forget, halfOf, keep, published } from "./keeping.js";
import { headOf, namesOf } from "./stored.js";
import { wish, wished } from "./wish.js";
import { dated, sized, wordsFrom } from "./worded.js";

const box = /** @type {HTMLElement} */ (document.querySelector("[data-keep]")),
  manifest = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=manifest]")),
  root = new URL("../", manifest.href).href,
  words = await wordsFrom(location.href),
  status = make("p", { role: "status", class: "rd-keep__said" }),
  main = make("p", {}),
  bar = make("progress", { "aria-label": words.progress, hidden: "" }),
  ways = make("p", { class: "rd-keep__ways" });

/** @param {string} text @param {() => unknown} act @param {boolean} [isMain] */
function way(text, act, isMain = false) {
  const button = make("button", { type: "button", class: isMain ? "rd-do rd-do--main" : "rd-do" }, text);
  button.addEventListener("click", () => void act());
  return button;
}
/** @param {string} text @param {...HTMLElement} buttons */
function show(text, ...buttons) {
  main.textContent = text;
  bar.hidden = true;
  const had = ways.contains(document.activeElement);
  ways.replaceChildren(...buttons);
  // the button that was pressed is gone: the next one is under the same finger
  if (had) (buttons[0] ?? main).focus();
}
/** @param {string} text */
const say = (text) => {
  status.textContent = text;
};

/** Keep, or bring up to date. */
async function begin() {
  const ending = new AbortController();
  say("");
  show(words.asking, way(words.cancel, () => ending.abort()));
  bar.removeAttribute("value");
  bar.hidden = false;
  try {
    if (wished(root).off) await switchOn();
    let last = 0;
    await keep(root, ending.signal, (done, all) => {
      bar.max = all;
      bar.value = done;
      main.textContent = fill(words.keeping, { done: sized(done), all: sized(all) });
      // a screen reader hears each tenth
      const tenth = Math.floor((10 * done) / all);
      if (tenth > last) say(fill(words.part, { n: (last = tenth) * 10 }));
    });
    await draw();
    say(words.done);
  } catch (error) {
    const why = /** @type {{why?: string}} */ (error).why;
    await draw();
    say(ending.signal.aborted ? words.cancelled : (words.failed[why ?? ""] ?? words.failed.network));
  }
}
async function switchOn() {
  wish(root, { off: false });
  const { read, parts } = namesOf(root);
  await Promise.all([read, parts].map((name) => caches.open(name)));
  await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
}
async function remove() {
  try {
    wish(root, { off: true });
    await forget(root);
    await draw();
    say(words.removed);
  } catch {
    say(words.failed.busy);
  }
}

async function draw() {
  const head = await headOf(root),
    isOff = wished(root).off,
    half = head ? 0 : await halfOf(root),
    now = await published(root).catch(() => null),
    hasRead = (await list()) > 0,
    gone = head ? [way(words.remove, remove)] : hasRead && !isOff ? [way(words.forget, remove)] : [];
  if (head) {
    const changes = now && now.version !== head.version ? await changesSince(root, head).catch(() => null) : null;
    const state = !now ? words.no_network : changes ? fill(words.changed, { n: changes.files, size: sized(changes.bytes) }) : words.current;
    const copy = fill(words.is_kept, { when: dated(head.when), size: sized(head.bytes) });
    show(`${copy} ${state}`, ...(changes ? [way(words.update, begin, true)] : []), ...gone);
  } else if (half) show(words.half, way(words.go_on, begin, true), way(words.drop, () => dropHalf(root).then(draw)));
  else if (!now) show(words.cannot_now, ...gone);
  else if (isOff) show(`${words.is_off} ${offer(now)}`, way(words.keep, begin, true), way(words.on, () => switchOn().then(draw)));
  else show(offer(now), way(words.keep, begin, true), ...gone);
}
/** @param {{files: number, bytes: number}} now */
const offer = ({ files, bytes }) => fill(words.offer, { size: sized(bytes), files: plural(words.files, files) });

/** What is stored with the first page that is read, whether or not anybody has read it. */
const UNREAD = /\/(offline|notebook|exercises)\/$/;
/** The pages that were read here, the last one first. @returns {Promise<number>} how many there are */
async function list() {
  const room = /** @type {HTMLElement} */ (document.querySelector("[data-keep-read]")),
    { read } = namesOf(root),
    store = (await caches.has(read)) ? await caches.open(read) : null,
    all = store ? (await store.keys()).filter(({ url }) => !UNREAD.test(url)).reverse().slice(0, 30) : [];
  const items = all.map(async (request) => {
    const html = (await (await store?.match(request))?.text()) ?? "",
      page = new DOMParser().parseFromString(html.slice(0, html.indexOf("</head>") + 1), "text/html"),
      { lang, dir } = page.documentElement;
    return make("li", {}, make("a", { href: request.url, lang, dir }, page.title.split(" · ")[0] || request.url));
  });
  room.hidden = !items.length;
  const made = await Promise.all(items);
  room.querySelector("ul")?.remove();
  room.append(make("ul", {}, ...made));
  return made.length;
}

/** Say how it stands, and follow it. */
async function follow() {
  const missing = new URLSearchParams(location.search).get("missing");
  box.replaceChildren(main, bar, ways, status);
  main.tabIndex = -1;
  if (missing?.startsWith(root))
    box.before(make("p", { class: "rd-keep__missing" }, `${words.missing} `, make("a", { href: missing }, words.again)));
  new BroadcastChannel(namesOf(root).kept).addEventListener("message", () => void draw());
  for (const type of ["online", "offline"]) addEventListener(type, () => bar.hidden && void draw());
  await draw();
}

const instead = (/** @type {string} */ text) => box.replaceChildren(make("p", {}, text));
if ("preview" in manifest.dataset) instead(words.preview);
else if (!navigator.serviceWorker) instead(words.unsupported);
// a reader's settings may forbid all storing: then whatever touches it throws
else await follow().catch(() => instead(words.unsupported));
