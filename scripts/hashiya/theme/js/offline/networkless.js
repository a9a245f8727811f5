// @ts-check
/**
 * Reading without a network, as far as every page has to do with it: whoever answers without one is told of, a page that comes from the
 * device says so, and a kept copy that is no longer what is published offers to be brought up to date. A preview has none of it, and takes away what was.
 */
import { headOf, isOf } from "./stored.js";
import { wish, wished } from "./wish.js";

const manifest = /** @type {HTMLLinkElement|null} */ (document.querySelector("link[rel=manifest]")),
  /** Where the site begins. */
  root = new URL("../", manifest?.href ?? location.href).href,
  help = new URL("offline/", manifest?.href ?? location.href).href,
  workers = navigator.serviceWorker,
  /** How often the published build is asked for. */
  HOUR_MS = 3_600_000;

const told = () => import("./told.js");

/** Offer what is new since the copy was made. @param {boolean} isBack whether the network has just come back: then it is asked at once */
async function look(isBack) {
  const head = await headOf(root),
    { asked = 0 } = wished(root);
  if (!head || !navigator.onLine || (!isBack && Date.now() - asked < HOUR_MS)) return;
  const { changesSince, published } = await import("./keeping.js");
  const { version } = await published(root).catch(() => head);
  wish(root, { asked: Date.now() });
  if (version === head.version) return;
  const changes = await changesSince(root, head).catch(() => null);
  if (changes) (await told()).offerUpdate({ root, help, version, changes });
}

async function begin() {
  await workers.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
  await workers.ready;
  addEventListener("online", () => void look(true));
  await look(false);
  let storing = store();
  // what shows a reader what she keeps is stored as soon as there is something
  addEventListener("rd:kept", () => void (storing = storing.then(store)));
}
/** Store what this page can do; where the network goes meanwhile the next page goes on. */
const store = () => import("./read-here.js").then((it) => it.storeHere(root, help)).catch(() => {});

/** Take away what answers for a preview, and what it has stored. A reader's settings may forbid to look. */
async function letGo() {
  // who answered for this page may still be storing what it is made of: it takes that away itself
  workers?.controller?.postMessage("let go");
  if (workers?.controller) await (await workers.getRegistration(root))?.unregister();
  for (const name of await caches.keys()) if (isOf(root, name)) await caches.delete(name);
}

const { kept } = document.documentElement.dataset;
if (kept && !location.href.startsWith(help)) void told().then((it) => it.tellCopy({ root, help, when: kept }));
if (!manifest || "preview" in manifest.dataset) {
  // who served a finished site at this address before answers for no preview
  void letGo().catch(() => {});
} else if (workers && "caches" in self) {
  addEventListener("offline", () => void told().then((it) => it.tellGone({ help })));
  if (!wished(root).off) void begin().catch(() => {});
}
