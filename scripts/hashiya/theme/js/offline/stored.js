// @ts-check
/**
 * What of a site is stored on a device, and under which names: in the caches of its pages, of their parts, and of a copy of the whole.
 * The worker is made of this and of worker.js in one file, so this imports nothing.
 */

/** One origin may have several sites, each below a folder, and sites of other forms of storing before this one. @param {string} root @param {string} what */
const nameOf = (root, what) => `hashiya ${new URL(root).pathname} ${what} 1`;
/** Whether a cache of that name is this site's. @param {string} root @param {string} name */
export const isOf = (root, name) => name.startsWith(`hashiya ${new URL(root).pathname} `);
/** The caches of the site below `root`. @param {string} root */
export const namesOf = (root) => ({ read: nameOf(root, "read"), parts: nameOf(root, "parts"), kept: nameOf(root, "kept") });

/** What a file is called in the list: its address below `root`, decoded, without what says that it is a folder's page. @param {string} root @param {string} href */
export function keyOf(root, href) {
  const path = href.split(/[?#]/)[0].slice(root.length).replace(/(^|\/)index\.html$/, "$1");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
/** Under which address the bytes of a file stand in the copy: those of another build have another. @param {string} root @param {string} key @param {string} hash */
export const keptAt = (root, key, hash) => `${root}${encodeURI(key).replace(/[?#]/g, encodeURIComponent)}?kept=${hash}`;

/** @typedef {{version: string, when: string, files: number, bytes: number}} Head  of a copy; what has none is no copy, but a part of one */
/** @typedef {Map<string, {hash: string, size: number}>} Listed  by key */
/** @param {string} root */
const headAt = (root) => `${root}offline/kept`;
/** @param {string} root @param {string} version */
const listAt = (root, version) => `${root}offline/kept-list?of=${version}`;

/** @param {string} root @param {string} text what the build wrote @returns {Listed} */
export function listed(root, text) {
  const lines = text.split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [hash, size, path] = line.split(" ");
      return [keyOf(root, root + path), { hash, size: Number(size) }];
    }),
  );
}
/** The copy that is here, if there is a whole one. @param {string} root @returns {Promise<Head|null>} */
export async function headOf(root) {
  const found = await caches.match(headAt(root), { cacheName: namesOf(root).kept });
  return found ? found.json() : null;
}
/** What is in it. @param {string} root @param {Head|null} head @returns {Promise<Listed>} */
export async function listOf(root, head) {
  const found = head && (await caches.match(listAt(root, head.version), { cacheName: namesOf(root).kept }));
  return listed(root, found ? await found.text() : "");
}
/** Have what is stored by now be the copy: from the one moment on in which its head is written. @param {string} root @param {Head} head @param {string} list */
export async function settle(root, head, list) {
  const store = await caches.open(namesOf(root).kept);
  await store.put(listAt(root, head.version), new Response(list));
  await store.put(headAt(root), new Response(JSON.stringify(head)));
}
/** Take away all that belongs to no whole copy. @param {string} root */
export async function sweep(root) {
  const { kept } = namesOf(root),
    head = await headOf(root);
  if (!head) return void (await caches.delete(kept));
  const store = await caches.open(kept),
    stays = new Set([headAt(root), listAt(root, head.version)]);
  for (const [key, { hash }] of await listOf(root, head)) stays.add(keptAt(root, key, hash));
  await Promise.all((await store.keys()).filter(({ url }) => !stays.has(url)).map((request) => store.delete(request)));
}

/** A page or a part to be stored, with the moment: its bytes come unpacked. @param {Response} response @param {string} [when] */
export async function stamped(response, when = new Date().toISOString()) {
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary"]) headers.delete(name);
  headers.set("x-kept", when);
  return new Response(await response.arrayBuffer(), { headers });
}
/** Whether it is a page as the site has it, and nobody's notice that it has none. @param {Response} response */
export const isPage = (response) => response.ok && !response.redirected && /^text\/html\b/.test(response.headers.get("content-type") ?? "");
