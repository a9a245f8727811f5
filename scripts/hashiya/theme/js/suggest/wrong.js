// @ts-check
/** What is wrong with a field, in words, and said at the field: all that the check would refuse of it. */
import { make } from "../make.js";
import { fill, suggesting } from "../words.js";
import { claimed } from "./claimed.js";
import { isUnreviewed } from "./reviewed.js";
import { isAddress, isBlank, isDate, isId } from "./values.js";

/** @typedef {HTMLInputElement|HTMLSelectElement|HTMLTextAreaElement} Control @typedef {import("./file.js").Kind} Kind */

const ui = suggesting.words;

/** Why the check would refuse what a field holds; empty when it would not. @param {Control} input @param {Kind} kind */
export function wrong(input, kind) {
  const text = input.value.trim();
  if (isBlank(text))
    return isNeeded(input) || text
      ? fill(ui.fill_in, { field: input.form?.querySelector(`label[for="${input.id}"]`)?.textContent ?? "" })
      : "";
  // What is found wherever it is named has its name for itself.
  const name = !kind.places && input.name === kind.fields[0].name ? claimed(kind.folder, text) : "";
  if (name) return fill(ui.claimed, { name });
  if (input.name === "id") return isId(text) ? "" : ui.wrong_id;
  if (input.type === "url") return isAddress(text) ? unreviewed(input, text) : ui.wrong_address;
  if (input.hasAttribute("data-date")) return isDate(text) ? "" : ui.wrong_date;
  return length(input, text);
}

/** Whether it must be filled in: always, or with what is chosen in another field. @param {Control} input */
function isNeeded(input) {
  const other = input.form?.elements.namedItem(input.dataset.with ?? "");
  return input.required || (other instanceof HTMLSelectElement && (input.dataset.withValues ?? "").split(" ").includes(other.value));
}

/** @param {Control} input @param {string} text */
const unreviewed = (input, text) =>
  input.dataset.reviewed && isUnreviewed(text) ? fill(ui.wrong_source, { file: input.dataset.reviewed, issue: ui.issue }) : "";

/** @param {Control} input @param {string} text */
function length(input, text) {
  const [least, most] = (input.dataset.words ?? "").split(" ").map(Number),
    n = text.split(/\s+/u).length;
  return most && (n < least || n > most) ? fill(ui.wrong_length, { n, least, most }) : "";
}

/** Say it at the field, or take back what was said there. @param {Control} input @param {string} text */
export function tell(input, text) {
  const id = `${input.id}-wrong`;
  document.getElementById(id)?.remove();
  input.toggleAttribute("aria-invalid", Boolean(text));
  input.removeAttribute("aria-describedby");
  if (!text) return;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.after(make("small", { id, class: "rd-suggest__warn" }, text));
}
