// @ts-check
/** The teacher's page: what an article has to ask, chosen by clicking; the link to hand out as address and as QR code. */
import { make } from "../make.js";
import { say } from "../words.js";
import { askedBy, isTask } from "./tasks.js";
import { whichText } from "./which.js";

/** @type {any} */
const words = JSON.parse(document.getElementById("rd-exercise-words")?.textContent ?? "{}"),
  /** @type {{letter: string, kind: string, label: string}[]} */
  kinds = words.kinds,
  form = /** @type {HTMLFormElement} */ (document.querySelector("[data-teach]")),
  field = /** @type {HTMLElement} */ (document.getElementById("rd-teach-text")),
  address = make("input", { class: "rd-field", type: "url", readonly: "", dir: "ltr", id: "rd-teach-link" }),
  code = make("div", { class: "rd-teach__code" }),
  layers = make("fieldset", {}, make("legend", {}, words.layers_shown)),
  tasks = make("div", { class: "rd-teach__tasks", "aria-live": "polite" }),
  out = make("section", { class: "rd-teach__out", "aria-labelledby": "rd-teach-out" }),
  sheet = make("ol", { class: "rd-teach__sheet" }),
  SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {string} value @param {boolean} on @param {...(Node|string)} label */
function box(name, value, on, ...label) {
  const input = make("input", { type: "checkbox", name, value });
  input.checked = on;
  return make("label", { class: "rd-teach__box" }, input, make("span", {}, ...label));
}
const chosen = (/** @type {string} */ name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]:checked`))].map(({ value }) => value);

/** The text that is chosen now, if there is one. */
const text = whichText(field, words, () => void offer());

/** The tasks that the page of the chosen text has. */
async function offer() {
  const slug = text()?.slug;
  layers.hidden = out.hidden = slug === undefined;
  if (slug === undefined) return;
  tasks.replaceChildren(make("p", {}, words.reading));
  const page = await fetch(`../articles/${slug}/`)
    .then(async (it) => (it.ok ? new DOMParser().parseFromString(await it.text(), "text/html") : null))
    .catch(() => null);
  if (slug !== text()?.slug) return;
  const notes = /** @type {HTMLElement[]} */ ([...(page?.querySelectorAll(".rd-body .rd-note:not(.rd-lost *, [data-again])") ?? [])]).filter(isTask);
  /** @param {{letter: string, kind: string, label: string}} kind */
  const ofKind = ({ kind, letter, label }) => {
    const own = notes.filter((el) => el.dataset.kind === kind);
    if (!own.length) return [];
    const boxes = own.map((el) => box("task", `${letter}.${el.dataset.key?.split("/").at(-1)}`, true, make("bdi", { lang: el.lang }, askedBy(el)), ...verdictOf(el)));
    const each = make("button", { type: "button", class: "rd-link rd-link--line" }, words.none);
    each.addEventListener("click", () => {
      const inputs = boxes.flatMap((one) => [...one.querySelectorAll("input")]),
        on = !inputs.some(({ checked }) => checked);
      for (const input of inputs) input.checked = on;
      void draw();
    });
    return [make("fieldset", { "data-of": letter }, make("legend", {}, label, " ", each), ...boxes)];
  };
  const found = kinds.flatMap(ofKind);
  tasks.replaceChildren(...(found.length ? found : [make("p", {}, page ? words.no_tasks : words.not_read)]));
  await draw();
}
/** The verdict, for the teacher alone. @param {HTMLElement} el */
const verdictOf = (el) => (el.dataset.verdict ? [" ", make("small", { "data-verdict": el.dataset.verdict }, words.verdicts[el.dataset.verdict])] : []);

/** What the address says: the layers, then the tasks; all of a kind by its letter, all but a few by these. */
function link() {
  const on = chosen("layer"),
    url = new URL(`../articles/${text()?.slug}/`, location.href),
    asked = [...tasks.querySelectorAll("fieldset")].flatMap((field) => {
      const all = [...field.querySelectorAll("input")],
        some = all.filter(({ checked }) => checked).map(({ value }) => value),
        others = all.filter(({ checked }) => !checked).map(({ value }) => `-${value}`);
      return some.length > others.length ? [field.dataset.of ?? "", ...others] : some;
    });
  // made to be read: commas stay commas
  url.search = `?notes=${on.join(",") || "none"}${asked.length ? `&exercise=${asked.join(",")}` : ""}`;
  // where no script runs, the target hides what the query cannot
  if (asked.length) url.hash = "exercise";
  return url.href;
}

/** A QR code as an inline picture: dark on white in every scheme, which readers of codes want. @param {string} href */
async function picture(href) {
  const { encode } = await import("../vendored/uqr.js"),
    { data, size } = encode(href, { ecc: "M", border: 4 }),
    svg = document.createElementNS(SVG, "svg"),
    path = document.createElementNS(SVG, "path"),
    ground = document.createElementNS(SVG, "rect");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words.code);
  svg.classList.add("rd-code");
  for (const name of ["width", "height"]) ground.setAttribute(name, String(size));
  path.setAttribute("d", data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(""));
  svg.append(ground, path);
  return svg;
}

async function draw() {
  const href = link();
  address.value = open.href = href;
  more.hidden = !chosen("task").length;
  sees.textContent = chosen("task").length ? words.sees : words.sees_none;
  const svg = await picture(href);
  if (address.value === href) code.replaceChildren(svg);
}

const SHEET = "hashiya.sheet";
/** The sheet lasts as long as the window. @type {{href: string, title: string}[]} */
let onSheet = [];
try {
  onSheet = JSON.parse(sessionStorage.getItem(SHEET) ?? "[]");
} catch {
  /* private mode: as long as the page */
}
function keepSheet() {
  print.hidden = !onSheet.length;
  try {
    sessionStorage.setItem(SHEET, JSON.stringify(onSheet));
  } catch {
    /* likewise */
  }
}

/** Put a link on the sheet that is printed for the class. @param {{href: string, title: string}} one */
async function put(one) {
  const { href, title } = one,
    gone = make("button", { type: "button", class: "rd-link rd-link--line rd-teach__gone" }, words.remove);
  const item = make("li", {}, await picture(href), make("div", {}, make("strong", {}, title), make("a", { href, dir: "ltr" }, href), gone));
  gone.addEventListener("click", () => {
    item.remove();
    onSheet = onSheet.filter((other) => other !== one);
    keepSheet();
  });
  sheet.append(item);
}
async function add() {
  const one = { href: address.value, title: text()?.title ?? "" };
  onSheet.push(one);
  await put(one);
  keepSheet();
  said.textContent = words.added;
  say(words.added);
}

const copy = make("button", { type: "button", class: "rd-do rd-do--main" }, words.copy),
  open = make("a", { class: "rd-do", target: "_blank" }, words.open),
  more = make("button", { type: "button", class: "rd-do" }, words.add),
  print = make("button", { type: "button", class: "rd-do", hidden: "" }, words.print_sheet),
  said = make("p", { role: "status" }),
  sees = make("p", {});
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(address.value);
    said.textContent = words.copied;
  } catch {
    address.select();
    said.textContent = words.copy_by_hand;
  }
});
more.addEventListener("click", () => void add());
print.addEventListener("click", () => window.print());
layers.append(...kinds.filter(({ kind }) => kind !== "fact-check").map(({ letter, label }) => box("layer", letter, letter !== "q", label)));
out.append(
  make("h2", { id: "rd-teach-out" }, words.link),
  make("div", { class: "rd-teach__link" }, make("div", {}, make("label", { for: address.id }, words.address), address, make("p", { class: "rd-task__do" }, copy, open, more), said), code),
  sees,
);
form.append(layers, tasks);
form.after(out, make("h2", { class: "rd-teach__title" }, words.sheet), sheet, make("p", { class: "rd-task__do" }, print));
form.hidden = false;
/** @type {HTMLElement} */ (document.querySelector("[data-teach-off]")).remove();
for (const part of [layers, tasks]) part.addEventListener("change", () => void draw());
form.addEventListener("submit", (e) => e.preventDefault());
await offer();
for (const one of onSheet) await put(one);
keepSheet();
