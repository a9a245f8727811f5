// @ts-check
/** One small menu on a paragraph's number and on a note: its link, and how to cite it. Nothing is sent anywhere. */
import { article, byId, titleOf } from "./notes.js";
import { make, openFloat } from "./float.js";
import { cited, fill, say, words } from "./words.js";

/** @typedef {{url: string, place: {ar: string, en: string}}} Place  what is cited inside the article */

/** @param {import("./words.js").Named} value @param {string} language @returns {string} */
const named = (value, language) =>
  typeof value === "string" ? value : (value?.[language] ?? value?.ar ?? value?.en ?? "");
const year = () => cited?.date.slice(0, 4) ?? "";

/** At the head of a citation a name begins with a capital. @param {string} name */
const opening = (name) => name.slice(0, 1).toLocaleUpperCase("en") + name.slice(1);
/** What a citation names between title and address. @param {"ar"|"en"} language @param {Place} at */
const rest = (language, { place }) => [
  named(cited?.publisher ?? "", language),
  cited?.dates?.[language] ?? "",
  cited?.digest_of?.[language] ?? "",
  place[language],
];

/** @type {Record<"ar"|"en", (place: Place) => string>} */
const plain = {
  ar: (at) =>
    `${[named(cited?.author ?? "", "ar"), `«${named(cited?.title ?? "", "ar")}»`, ...rest("ar", at)].filter(Boolean).join("، ")}. ${at.url}`,
  en: (at) =>
    `${[opening(named(cited?.author ?? "", "en")), `“${named(cited?.title ?? "", "en")}”`, ...rest("en", at)].filter(Boolean).join(", ")}. ${at.url}`,
};

/** @param {string} text */
const tex = (text) => text.replace(/[\\{}]/g, "").replace(/[#$%&_]/g, (c) => `\\${c}`);
/** @param {Place} at */
function bibtex({ url, place }) {
  /** @type {[string, string][]} */
  const fields = [
    ["author", tex(named(cited?.author ?? "", "ar"))],
    ["title", `{${tex(named(cited?.title ?? "", "ar"))}}`],
    ["publisher", tex(named(cited?.publisher ?? "", "ar"))],
    ["date", cited?.date ?? ""],
    ["year", year()],
    ["note", tex([cited?.digest_of?.ar, place.ar].filter(Boolean).join("، "))],
    ["url", url.replace(/[{}\\]/g, "")],
    ["langid", "arabic"],
  ];
  return `@online{${cited?.id ?? "article"},\n${fields
    .filter(([, v]) => v && v !== "{}")
    .map(([k, v]) => `  ${k} = {${v}}`)
    .join(",\n")}\n}\n`;
}
/** @param {Place} at */
function ris({ url, place }) {
  /** @type {[string, string][]} */
  const fields = [
    ["TY", "ELEC"],
    ["AU", named(cited?.author ?? "", "ar")],
    ["TI", named(cited?.title ?? "", "ar")],
    ["PB", named(cited?.publisher ?? "", "ar")],
    ["PY", year()],
    ["DA", cited?.date.replaceAll("-", "/") ?? ""],
    ["SE", place.ar],
    ["N1", cited?.digest_of?.ar ?? ""],
    ["UR", url],
    ["LA", "ar"],
  ];
  return `${fields
    .filter(([, v]) => v)
    .map(([k, v]) => `${k}  - ${v.replace(/\s+/g, " ")}`)
    .join("\r\n")}\r\nER  - \r\n`;
}

/** Put text on the clipboard; where the browser has none, show it selected instead. @param {string} text @param {HTMLElement} button */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.done = words.copied;
    say(words.copied);
    setTimeout(() => {
      delete button.dataset.done;
    }, 1800);
  } catch {
    const field = make("textarea", { readonly: "", rows: "5", dir: "auto", "aria-label": button.textContent ?? "" });
    field.value = text;
    button.after(field);
    field.select();
  }
}

/** The address of this page with another end; layers stay in it, so a teacher hands out what she sees. @param {string} hash */
function address(hash) {
  const url = new URL(location.href);
  url.searchParams.delete("q");
  url.hash = hash;
  return url.href;
}

/** @param {HTMLElement} at @param {string} label @param {Place} place @param {string} [selection] */
function menu(at, label, place, selection = "") {
  /** @type {[string, string][]} */
  const rows = [[words.copy_link, place.url]];
  if (selection)
    rows.push([words.copy_words, `${place.url}:~:text=${encodeURIComponent(selection).replaceAll("-", "%2D")}`]);
  rows.push(
    [words.cite_ar, plain.ar(place)],
    [words.cite_en, plain.en(place)],
    ["BibTeX", bibtex(place)],
    ["RIS", ris(place)],
  );
  const list = make(
    "ul",
    { class: "rd-cite" },
    ...rows.map(([name, text]) => {
      const button = make("button", { type: "button" }, name);
      button.addEventListener("click", () => copy(text, button));
      return make("li", {}, button);
    }),
  );
  openFloat(
    at,
    { kind: "cite", label: `${words.cite}: ${label}`, focus: true },
    make("p", { class: "rd-float__h" }, label),
    list,
  );
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-do=cite]")))
  button.hidden = false;

/** Words selected inside one block, for a link that highlights them; read before the click clears the selection. */
let chosen = { text: "", block: /** @type {Element|null} */ (null) };
document.addEventListener(
  "pointerdown",
  () => {
    const selection = getSelection(),
      node = selection?.anchorNode,
      block = (node instanceof Element ? node : node?.parentElement)?.closest(".rd-text") ?? null;
    chosen = { text: selection?.toString().trim().replace(/\s+/g, " ") ?? "", block };
  },
  { capture: true },
);

document.addEventListener(
  "click",
  (e) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey) return;
    const whole = /** @type {HTMLElement|null} */ (/** @type {Element} */ (e.target).closest("[data-do=cite]"));
    if (whole) menu(whole, words.cite, { url: address(""), place: { ar: "", en: "" } });
    const target = /** @type {Element} */ (e.target),
      num = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-num"));
    if (num && article.contains(num)) {
      e.preventDefault();
      const block = num.closest(".rd-text"),
        n = block?.getAttribute("data-p") ?? num.textContent?.trim() ?? "",
        here = address(num.hash);
      history.replaceState(history.state, "", here);
      menu(
        num,
        fill(words.cite_paragraph, { n }),
        { url: here, place: { ar: `الفقرة ${n}`, en: `para. ${n}` } },
        block && chosen.block === block ? chosen.text : "",
      );
      return;
    }
    const link = /** @type {HTMLAnchorElement|null} */ (target.closest(".rd-note__copy"));
    if (!link) return;
    e.preventDefault();
    const id = decodeURIComponent(link.hash.slice(1)),
      n = byId.get(id);
    const title = n
      ? titleOf(n)
      : (document.getElementById(id)?.querySelector(".rd-note__term")?.textContent?.trim() ?? "");
    menu(link, words.cite_note, { url: address(link.hash), place: { ar: `حاشية «${title}»`, en: `note “${title}”` } });
  },
  { capture: true },
);
