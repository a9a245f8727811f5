// @ts-check
/**
 * Keeping a copy of the whole site, bringing it up to date, removing it. Files are stored under their hashes, so what was fetched once is
 * not fetched again; the copy is another in the one moment in which its head is written, and until then the former is.
 */
import { headOf, isOf, keptAt, listOf, listed, namesOf, settle, stamped, sweep } from "./stored.js";

/** @typedef {import("./stored.js").Head} Head */
/** @typedef {"busy"|"quota"|"network"|"altered"} Why */
/** Why it ended: another window is at it, the device has no room, the network went, the server gives other bytes than were listed. */
export class KeepError extends Error {
  /** @param {Why} why @param {unknown} [cause] */
  constructor(why, cause) {
    super(why, { cause });
    this.why = why;
  }
}

const AT_ONCE = 6;

/** The build that is published now. @param {string} root @returns {Promise<{version: string, files: number, bytes: number}>} */
export async function published(root) {
  return (await asked(`${root}offline/version.json`)).json();
}
/** @param {string} url @param {AbortSignal} [signal] @returns {Promise<Response>} */
async function asked(url, signal) {
  const response = await fetch(url, { cache: "no-cache", signal }).catch((error) => {
    throw signal?.aborted ? error : new KeepError("network", error);
  });
  if (!response.ok) throw new KeepError(response.status < 500 ? "altered" : "network");
  return response;
}

/** How many of its files are others now, and their size. @param {string} root @param {Head} head */
export async function changesSince(root, head) {
  const now = listed(root, await (await asked(`${root}offline/files.txt`)).text()),
    then = await listOf(root, head),
    others = [...now].filter(([key, { hash }]) => then.get(key)?.hash !== hash);
  const gone = [...then.keys()].filter((key) => !now.has(key));
  return { files: others.length + gone.length, bytes: others.reduce((sum, [, { size }]) => sum + size, 0) };
}

/** Let nobody else at the copy in the meantime. @template T @param {string} root @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(root, work) {
  const name = namesOf(root).kept;
  const done = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) throw new KeepError("busy");
    return work();
  });
  new BroadcastChannel(name).postMessage("changed");
  return done;
}

/**
 * Keep the site as it is published now.
 * @param {string} root @param {AbortSignal} signal what was fetched by then goes again @param {(done: number, all: number) => void} tell bytes
 */
export function keep(root, signal, tell) {
  return alone(root, async () => {
    try {
      // a site that is published anew meanwhile is begun again, with what is here by then
      for (let turn = 0; turn < 3; turn++) if (await keptOnce(root, signal, tell)) return;
      throw new KeepError("altered");
    } catch (error) {
      if (isQuota(error) || signal.aborted) await sweep(root);
      throw isQuota(error) ? new KeepError("quota", error) : error;
    }
  });
}
/** @param {unknown} error */
const isQuota = (error) => (error instanceof KeepError && error.why === "quota") || (error instanceof DOMException && error.name === "QuotaExceededError");

/** @param {string} root @param {AbortSignal} signal @param {(done: number, all: number) => void} tell @returns {Promise<boolean>} whether the site stayed the same meanwhile */
async function keptOnce(root, signal, tell) {
  const { version, files, bytes } = await published(root),
    text = await (await asked(`${root}offline/files.txt`, signal)).text(),
    store = await caches.open(namesOf(root).kept),
    here = new Set((await store.keys()).map(({ url }) => url));
  // the two come from one build, whatever stands between the server and here
  let done = 0,
    isSame = (await hashOf(new Response(text))) === version;
  /** @type {{url: string, hash: string, size: number}[]} */
  const wanted = [];
  for (const [key, { hash, size }] of listed(root, text)) {
    const url = keptAt(root, key, hash);
    if (here.has(url)) done += size;
    else wanted.push({ url, hash, size });
  }
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (bytes - done > quota - usage) throw new KeepError("quota");
  tell(done, bytes);
  const next = async () => {
    for (let file = wanted.pop(); file && isSame; file = wanted.pop()) {
      const response = await stamped(await asked(file.url, signal));
      if ((await hashOf(response.clone())) === file.hash) await store.put(file.url, response);
      else isSame = false;
      signal.throwIfAborted();
      tell((done += file.size), bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  if (!isSame) {
    if ((await published(root)).version === version) throw new KeepError("altered");
    return false;
  }
  await settle(root, { version, files, bytes, when: new Date().toISOString() }, text);
  await sweep(root);
  // a browser that is asked for it does not clear it away by itself
  void navigator.storage?.persist?.();
  return true;
}

/** @param {Response} response */
async function hashOf(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...bytes.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Take away all that is stored of the site, pages that were read too, and who answers for them. @param {string} root */
export function forget(root) {
  return alone(root, async () => {
    const ours = (await caches.keys()).filter((name) => isOf(root, name));
    await Promise.all(ours.map((name) => caches.delete(name)));
    await (await navigator.serviceWorker.getRegistration(root))?.unregister();
  });
}

/** Take away what was fetched of a copy that never became whole. @param {string} root */
export const dropHalf = (root) => alone(root, () => sweep(root));

/** How many files of one are here. @param {string} root */
export async function halfOf(root) {
  const { kept } = namesOf(root);
  return (await caches.has(kept)) ? (await (await caches.open(kept)).keys()).length : 0;
}
