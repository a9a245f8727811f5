// @ts-check
/**
 * What a link leads to, in the card of the reading page: a note, a paragraph, an article, a term, a source. From this page where
 * it stands here, else from the page it leads to, which is fetched once, when the pointer rests on the link or the focus is there.
 */
import { bodyOf, entryOf } from "./entry.js";
import { closeFloat, floatingAt, openFloat } from "./float.js";
import { leave, offer, stay } from "./hover.js";
import { make } from "./make.js";
import { kinds } from "./words.js";

const REST_MS = 150, // before anything is asked for
  SHOWN_MS = 200; // and so long after it at the earliest, as an encyclopaedia's
/** Pages of one thing, two folders below a language: lists and menus have nothing to show. */
const OF_ONE = /\/[a-z]{2,3}\/[\w-]+\/[^/]+\/$/;

/** @type {Map<string, Promise<Document|null>>} */
const pages = new Map();
/** The page at an address without its hash: this one, or fetched once. @param {string} address */
function pageAt(address) {
  if (address === location.href.split(/[?#]/)[0]) return document;
  let page = pages.get(address);
  if (!page) {
    page = fetch(address)
      .then(async (it) => (it.ok ? new DOMParser().parseFromString(await it.text(), "text/html") : null))
      .catch(() => null);
    pages.set(address, page);
  }
  return page;
}

/** @typedef {{lang: string, dir: string, kind?: string, verdict?: string}} Look */
/** A card in the form of a note's. @param {Look} look @param {(Node|string)[]} head @param {string} title @param {...(Node|string)} more */
function card(look, head, title, ...more) {
  const box = make("div", { class: "rd-hold rd-hold--whole", lang: look.lang, dir: look.dir });
  if (look.kind) box.dataset.kind = look.kind;
  if (look.verdict) box.dataset.verdict = look.verdict;
  if (head.length) box.append(make("p", { class: "rd-card__h" }, ...head));
  box.append(make("p", { class: "rd-card__t" }, title), ...more);
  return box;
}

/** @param {ParentNode} of @param {string} s */
const text = (of, s) => of.querySelector(s)?.textContent?.replace(/\s+/g, " ").trim() ?? "";
/** @param {Element} el @returns {Look} */
const lookOf = (el) => ({
  lang: el.closest("[lang]")?.getAttribute("lang") ?? "",
  dir: el.closest("[dir]")?.getAttribute("dir") ?? "",
});
/** @param {Element} el */
const body = (el) => bodyOf(el, lookOf(el).lang, lookOf(el).dir);

/** Whether the reader, or whoever made an exercise, has put notes of this kind away. @param {string} [kind] */
function isHidden(kind) {
  const { layers } = document.documentElement.dataset,
    { letter } = kinds.find((known) => known.kind === kind) ?? {};
  return letter !== undefined && layers !== undefined && !layers.split(" ").includes(letter);
}

/** A note, a paragraph or all of an article. @param {Document} page @param {string} id */
function fromArticle(page, id) {
  const note = page.getElementById(id.replace(/^[ae]-/, "n-"));
  if (note?.matches(".rd-note")) {
    if (isHidden(note.dataset.kind)) return null;
    const box = entryOf(note, true);
    // that it can be pinned here nobody says
    if (page !== document) delete box.dataset.note;
    return box;
  }
  const look = lookOf(page.documentElement),
    title = text(page, "h1"),
    block = page.getElementById(id)?.closest(".rd-block"),
    words = block?.querySelector(`.rd-tr[lang="${document.documentElement.lang}"]`) ?? page.getElementById(id);
  if (block && words) return card(look, [title], "", body(words));
  if (id && id !== "text") return null;
  const about = page.querySelector(".rd-told, .rd-head .rd-meta"),
    summary = page.querySelector("meta[name=description]")?.getAttribute("content") ?? "";
  return card(look, [about?.textContent?.replace(/\s+/g, " ").trim() ?? ""], title, bodyOf(make("p", {}, summary), look.lang, look.dir));
}

/** A term, a check, a cross-reference, a question: what its own page says first. @param {Document} page @param {string} kind */
function fromNote(page, kind) {
  const main = /** @type {Element} */ (page.querySelector("main")),
    look = { ...lookOf(main), kind },
    verdict = main.querySelector(".rd-verdict"),
    said = main.querySelector(".rd-check__fix, .rd-comment > p:not(.rd-note__rel, .rd-note__h)"),
    head = main.querySelector(".rd-verdict, .rd-term__kind, .rd-rel > strong, .rd-note__rel");
  const named = verdict?.getAttribute("data-verdict"),
    icon = named ?? kind;
  if (named) Object.assign(look, { verdict: named });
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "svg"),
    use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  mark.classList.add("rd-i");
  use.setAttribute("href", `#i-${icon}`);
  mark.append(use);
  const tag = make("span", { class: "rd-note__tag" }, mark, head?.textContent?.trim() ?? "");
  return card(look, [tag], text(main, "h1"), ...(said ? [body(said)] : []));
}

/** A text of the list of sources. @param {Element|null|undefined} head */
function fromSources(head) {
  const facts = head?.nextElementSibling;
  if (!head || !facts?.matches(".rd-source")) return null;
  const said = [...facts.querySelectorAll("dd")].slice(0, 3).flatMap((el) => (el.querySelector(".rd-unknown") ? [] : [el.textContent?.trim() ?? ""]));
  return card(lookOf(head), [said.join(" · ")], head.textContent ?? "");
}

/** A page elsewhere, by what this site says of it: in a note's list of sources, or in the list of texts. @param {HTMLAnchorElement} link */
async function ofElsewhere(link) {
  const entry = link.closest("li[data-address]");
  if (entry) {
    const said = [...entry.querySelectorAll(":scope > bdi, :scope > time, :scope > small")].map((el) => el.textContent?.trim() ?? "");
    return card(lookOf(entry), [said.join(" · ")], text(entry, "a"), make("p", { class: "rd-card__at", dir: "ltr" }, link.hostname));
  }
  const list = document.querySelector(".rd-top__links li:last-child a"),
    page = list instanceof HTMLAnchorElement && (link.closest("article") || link.closest("main")) ? await pageAt(list.href) : null;
  const same = [...(page?.querySelectorAll(".rd-source a[rel=external]") ?? [])].find((a) => a.getAttribute("href") === link.getAttribute("href"));
  return fromSources(same?.closest(".rd-source")?.previousElementSibling);
}

/** @param {string} hash one that cannot be decoded names nothing */
function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return "";
  }
}

/** The card of what a link leads to. @param {HTMLAnchorElement} link @returns {Promise<HTMLElement|null>} */
async function cardOf(link) {
  if (link.origin !== location.origin) return ofElsewhere(link);
  const id = decoded(link.hash.slice(1)),
    address = link.href.split(/[?#]/)[0];
  if (!OF_ONE.test(link.pathname) && !(id && /\/sources\/$/.test(link.pathname))) return null;
  // to the head of the page one is on
  if (address === location.href.split(/[?#]/)[0] && !id) return null;
  const page = await pageAt(address),
    kind = page?.body.dataset.kindOfPage ?? "";
  if (!page) return null;
  if (kind === "article") return fromArticle(page, id);
  if (/\/sources\/$/.test(link.pathname)) return fromSources(page.getElementById(id));
  return !isHidden(kind) && page.querySelector(`main [data-kind="${kind}"], main.rd-page--question`) ? fromNote(page, kind) : null;
}

/** The link that the reader is on. @type {HTMLAnchorElement|null} */
let on = null;
/** @param {HTMLAnchorElement} link @param {DOMRect} [line] @param {number} [ms] */
async function show(link, line, ms = 0) {
  const [box] = await Promise.all([cardOf(link), new Promise((done) => setTimeout(done, ms))]);
  if (!box || on !== link || !link.isConnected) return;
  stay();
  openFloat(link, { kind: "preview", lang: box.lang, dir: box.dir, line }, box);
}
function off() {
  on?.removeEventListener("pointerleave", away);
  on?.removeEventListener("blur", off);
  if (on && floatingAt() === on) closeFloat(false);
  on = null;
}
/** @param {PointerEvent} e */
function away(e) {
  on?.removeEventListener("pointerleave", away);
  on = null;
  leave(e);
}

/** The pointer or the focus has come to a link. @param {HTMLAnchorElement} link @param {Event} e */
export function glimpse(link, e) {
  if (link === on || link.closest("#rd-float")) return;
  if (e instanceof PointerEvent) {
    on = link;
    link.addEventListener("pointerleave", away);
    offer(link, e, REST_MS, (line) => void show(link, line, SHOWN_MS));
  } else if (link.matches(":focus-visible")) {
    on = link;
    link.addEventListener("blur", off, { once: true });
    void show(link);
  }
}
