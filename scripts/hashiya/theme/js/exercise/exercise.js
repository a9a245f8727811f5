// @ts-check
/**
 * An exercise on an article, for whoever came by a teacher's link: predict a verdict and say why, or answer a question, then see what the
 * note says. Nothing of that is on the page to be seen before. Answers are kept in the notebook.
 */
import { article, body, byId, notes, root } from "../notes.js";
import { relayout } from "../layout.js";
import { make, styled } from "../make.js";
import { begun, keep, keptOf } from "../notebook/store.js";
import { tellFailed } from "../notebook/toast.js";
import { show as showView } from "../views.js";
import { cited, fill, kinds } from "../words.js";
import { askedBy, tasksIn } from "./tasks.js";

/** @typedef {import("../notebook/store.js").Entry} Entry */
/** @typedef {{el: HTMLElement, asked: string, entry: Entry, revealed: boolean}} Task */

const looks = styled(new URL("../../css/exercise.css", import.meta.url).href),
  /** @type {any} */
  words = await wordsOf();
/** The words stand on the teacher's page, which the reader of an article need not have otherwise. */
async function wordsOf() {
  const { href } = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=manifest]")),
    page = await fetch(new URL("exercises/", href)),
    said = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("rd-exercise-words")?.textContent;
  if (!said) throw new Error(page.url);
  return JSON.parse(said);
}

/** @param {HTMLElement} el @returns {string} the words that a note is about, where it stands first, in the column that leads */
function wordsAt(el) {
  const marks = byId.get(el.id)?.marks ?? [],
    column = marks[0]?.closest("[lang]")?.getAttribute("lang");
  return marks
    .filter((mark) => mark.closest("[lang]")?.getAttribute("lang") === column)
    .map((mark) => mark.textContent)
    .join("");
}
/** Where this article is, below the language. */
const PAGE = `articles/${location.pathname.replace(/\/(index\.html)?$/, "").split("/").at(-1)}/`,
  known = () => {
    if (!cited) return [];
    const { citations, ...rest } = cited;
    void citations;
    return [rest];
  };

/** @param {Task} task */
async function keepTask(task) {
  task.entry = { ...task.entry, changed: new Date().toISOString() };
  try {
    await keep([task.entry], known());
  } catch (error) {
    tellFailed(error);
  }
}

/** What the note found, without what stands once on a page. @param {HTMLElement} el */
function foundBy(el) {
  const copy = /** @type {HTMLElement} */ (el.querySelector(".rd-note__body")?.cloneNode(true) ?? make("div"));
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  for (const one of copy.querySelectorAll(".rd-passage, .rd-note__claim")) one.remove();
  for (const one of copy.querySelectorAll("details.rd-note__answer")) one.replaceWith(...[...one.childNodes].filter((node) => node.nodeName !== "SUMMARY"));
  return make("div", { lang: el.lang, dir: el.dir }, ...copy.childNodes);
}

/** @param {Task} task @param {HTMLElement} into @param {boolean} goes whether the reader has just asked for it */
function reveal(task, into, goes) {
  const { verdict } = task.el.dataset,
    { chosen } = task.entry.answer ?? {},
    page = task.el.querySelector(".rd-note__page")?.getAttribute("href"),
    box = make("div", { class: "rd-task__found", tabindex: "-1" });
  if (verdict) {
    box.dataset.verdict = verdict;
    const same = fill(chosen === verdict ? words.agrees : words.differs, { chosen: words.verdicts[chosen ?? ""] ?? words.nothing, found: words.verdicts[verdict] });
    box.append(make("p", { class: "rd-task__said" }, same));
  } else box.append(make("p", { class: "rd-task__said" }, words.answer_is));
  box.append(foundBy(task.el));
  if (page) box.append(make("p", {}, make("a", { href: page }, words.page)));
  into.replaceChildren(box);
  if (goes) box.focus();
}

/** @param {Task} task @param {number} i @param {() => void} told */
function card(task, i, told) {
  const { el, asked, entry } = task,
    isCheck = Boolean(el.dataset.verdict),
    words_ = wordsAt(el),
    quote = make("button", { type: "button", class: "rd-task__words", lang: el.closest("[lang]") === null ? "" : (byId.get(el.id)?.marks[0]?.closest("[lang]")?.getAttribute("lang") ?? ""), dir: "auto" }, words_),
    why = make("textarea", { class: "rd-field", rows: "3", dir: "auto", required: "", placeholder: " ", id: `rd-task-${i}` }),
    found = make("div", { class: "rd-task__note" }),
    go = make("button", { type: "submit", class: "rd-do rd-do--main" }, isCheck ? words.reveal : words.reveal_answer),
    // each stands beside what it is about
    [lacksChoice, lacksWhy] = ["choice", "why"].map((what) => make("p", { class: "rd-task__lacks", role: "alert", id: `rd-task-${i}-lacks-${what}` })),
    form = make("form", { class: "rd-task__form", novalidate: "" });
  why.value = entry.text ?? "";
  if (isCheck) {
    const choices = words.scale.map((/** @type {string} */ verdict) => {
      const input = make("input", { type: "radio", name: `verdict-${i}`, value: verdict, required: "" });
      input.checked = entry.answer?.chosen === verdict;
      return make("label", { class: "rd-task__choice" }, input, make("span", {}, words.verdicts[verdict], make("small", {}, words.verdict_means[verdict] ?? "")));
    });
    form.append(make("fieldset", {}, make("legend", {}, words.predict), lacksChoice, ...choices));
  }
  form.append(make("label", { for: why.id }, isCheck ? words.why : words.answer), lacksWhy, why, make("p", { class: "rd-task__do" }, go));
  const read = () => {
    const chosen = /** @type {HTMLInputElement|null} */ (form.querySelector("input:checked"))?.value;
    task.entry = { ...task.entry, text: why.value.trim() || undefined, answer: { ...task.entry.answer, note: el.dataset.key ?? "", asked, ...(chosen && { chosen }) } };
  };
  const close = () => {
    for (const field of form.querySelectorAll("input, textarea")) field.toggleAttribute("disabled", true);
    go.remove();
  };
  form.addEventListener("change", () => {
    read();
    void keepTask(task);
  });
  /** What is still to be done before the note is shown, in the page's own words: browsers say it in theirs. */
  const isWhole = () => {
    const wanted = isCheck && !form.querySelector("input:checked") ? { field: form.querySelector("input"), lacks: lacksChoice, text: words.lacks_choice } : null,
      first = wanted ?? (why.value.trim() ? null : { field: why, lacks: lacksWhy, text: isCheck ? words.lacks_why : words.lacks_answer });
    allThere();
    if (!first) return true;
    first.lacks.textContent = first.text;
    first.field?.setAttribute("aria-describedby", first.lacks.id);
    first.field?.focus({ preventScroll: true });
    first.lacks.scrollIntoView({ block: "nearest" });
    return false;
  };
  /** Nothing lacks any more, or not that anybody has asked. */
  function allThere() {
    for (const lacks of [lacksChoice, lacksWhy]) lacks.replaceChildren();
    form.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
  }
  form.addEventListener("input", allThere);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    if (!isWhole()) return;
    read();
    if (task.entry.answer) task.entry.answer.revealed = new Date().toISOString();
    task.revealed = true;
    close();
    void keepTask(task);
    reveal(task, found, true);
    told();
  });
  if (task.revealed) {
    close();
    reveal(task, found, false);
  }
  quote.addEventListener("click", () => {
    const mark = byId.get(el.id)?.marks[0];
    mark?.scrollIntoView({ block: "center" });
    mark?.setAttribute("tabindex", "-1");
    mark?.focus({ preventScroll: true });
  });
  return make("li", { class: "rd-task", lang: root.lang, dir: root.dir }, make("h3", { lang: el.lang, dir: el.dir }, asked), ...(words_ ? [make("p", {}, quote)] : []), form, found);
}

/** @param {Task[]} tasks what to hand in: as Markdown */
function written(tasks, name = "") {
  const lines = [`# ${document.querySelector("h1")?.textContent?.trim() ?? ""}`, "", ...(name ? [name, ""] : []), `<${location.href.split("#")[0]}>`, ""];
  for (const [i, { el, asked, entry, revealed }] of tasks.entries()) {
    const { chosen } = entry.answer ?? {};
    lines.push(`## ${i + 1}. ${asked}`, "", `> ${wordsAt(el)}`, "");
    if (el.dataset.verdict) lines.push(`${words.chosen} ${words.verdicts[chosen ?? ""] ?? words.nothing}`, "");
    lines.push(entry.text ?? words.nothing, "");
    if (revealed && el.dataset.verdict) lines.push(`${words.found} ${words.verdicts[el.dataset.verdict]}`, "");
  }
  return lines.join("\n");
}

/** @param {Task[]} tasks */
function handIn(tasks) {
  const name = make("input", { class: "rd-field", type: "text", dir: "auto", autocomplete: "name", id: "rd-task-name" }),
    print = make("button", { type: "button", class: "rd-do" }, words.print),
    save = make("button", { type: "button", class: "rd-do" }, words.save),
    who = make("p", { class: "rd-task__who" });
  print.addEventListener("click", () => {
    who.textContent = name.value;
    root.dataset.print = "exercise";
    addEventListener("afterprint", () => delete root.dataset.print, { once: true });
    window.print();
  });
  save.addEventListener("click", () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([written(tasks, name.value)], { type: "text/markdown;charset=utf-8" })), download: `${words.file}.md` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  return { who, hand: make("p", { class: "rd-task__hand" }, make("label", { for: name.id }, words.name), name, print, save) };
}

/** @param {string} said what the address asks for */
export async function startExercise(said) {
  const asked = tasksIn(said, kinds, notes.map(({ el }) => el));
  const tell = (/** @type {string} */ text, /** @type {Node[]} */ ...more) =>
    article.querySelector(".rd-head")?.append(make("p", { class: "rd-exercise__begin", lang: root.lang, dir: document.body.dir }, `${text} `, ...more));
  if (!asked.length) {
    await looks;
    tell(words.no_such ?? "");
    article.dataset.tasks = "";
    return;
  }
  /** @type {Entry[]} */
  const kept = await keptOf(cited?.id ?? "").catch(() => []);
  const tasks = asked.map((el) => {
    const entry = kept.findLast(({ kind, answer }) => kind === "answer" && answer?.note === el.dataset.key);
    return /** @type {Task} */ ({
      el,
      asked: askedBy(el),
      entry: entry ?? { ...begun(), kind: "answer", article: cited?.id ?? "", page: PAGE, on: [] },
      revealed: Boolean(entry?.answer?.revealed),
    });
  });
  for (const { el } of tasks) for (const mark of byId.get(el.id)?.marks ?? []) mark.classList.add("rd-asked");
  const far = make("p", { role: "status", class: "rd-exercise__far" }),
    all = make("button", { type: "button", class: "rd-do" }, words.all);
  all.addEventListener("click", () => {
    delete root.dataset.exercise;
    showView({ on: kinds.map(({ letter }) => letter) });
    all.remove();
  });
  const told = () => {
    const done = tasks.filter(({ revealed }) => revealed).length;
    far.textContent = fill(words.far, { n: done, m: tasks.length });
    all.hidden = done < tasks.length;
  };
  const list = make("ol", { class: "rd-exercise__tasks" }, ...tasks.map((task, i) => card(task, i, told))),
    section = make("section", { class: "rd-exercise", "aria-labelledby": "rd-exercise-h", lang: root.lang, dir: document.body.dir });
  told();
  const { who, hand } = handIn(tasks);
  section.append(make("h2", { id: "rd-exercise-h", tabindex: "-1" }, words.heading), who, make("p", { class: "rd-exercise__how" }, words.how), list, far, hand, make("p", { class: "rd-task__do" }, all));
  await looks;
  body.after(section);
  tell(fill(words.begin, { n: tasks.length }), make("a", { href: "#rd-exercise-h" }, words.to_tasks));
  relayout();
  article.dataset.tasks = "";
}
