// @ts-check
/** The fields of the form: a control for each key that a kind asks for. */
import { make } from "../make.js";
import { suggesting } from "../words.js";
import { partName } from "./file.js";

/** @typedef {import("./file.js").Field} Field */

const ui = suggesting.words;

/** What the form shows of a key: itself, its parts, or nothing. @param {Field} field @returns {Field[]} */
export const shownFields = (field) =>
  field.type === "today"
    ? []
    : field.type === "source"
      ? (field.parts ?? []).map((part) => ({ ...part, name: partName(field, part), reviewed: field.reviewed }))
      : [field];

/** @param {Field} asked @param {[string, string][]} choices */
function control({ name, type, needed, words, needed_with, reviewed }, choices) {
  const shared = {
    id: `rd-s-${name}`,
    class: "rd-field",
    name,
    ...(needed ? { required: "" } : {}),
    ...(words ? { "data-words": words.join(" ") } : {}),
    ...(needed_with ? { "data-with": needed_with[0], "data-with-values": needed_with[1].join(" ") } : {}),
  };
  if (type === "choice" || type === "language")
    return make(
      "select",
      shared,
      make("option", { value: "" }, "…"),
      ...choices.map(([value, label]) => make("option", { value }, label)),
    );
  if (type === "text") return make("textarea", { ...shared, rows: "3" });
  if (type === "url")
    return make("input", {
      ...shared,
      type: "url",
      dir: "ltr",
      ...(reviewed ? { "data-reviewed": reviewed } : {}),
      placeholder: "https://",
    });
  if (type === "date")
    return make("input", {
      ...shared,
      dir: "ltr",
      "data-date": "",
      placeholder: "2023-11-09",
    });
  return make("input", { ...shared, type: "text" });
}

/** @param {Field} asked @param {string} text what stands in it at first */
export function field(asked, text) {
  const input = control(asked, asked.choices ?? Object.entries(ui.languages));
  if (text) input.value = text;
  return make("p", {}, make("label", { for: `rd-s-${asked.name}` }, ui.fields[asked.name]), input);
}
