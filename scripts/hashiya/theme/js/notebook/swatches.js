// @ts-check
/** The colours to choose from, as radio buttons; the last is none. */
import { make } from "../make.js";
import { words } from "../words.js";
import { COLOURS } from "./store.js";

/** @typedef {import("./store.js").Colour} Colour */
let made = 0;

/** @param {Colour|undefined} now @param {(colour: Colour|undefined) => void} choose */
export function swatches(now, choose) {
  const { colour: label, colours } = words.notebook,
    name = `own-colour-${(made += 1)}`,
    set = make("fieldset", { class: "rd-own__colours" }, make("legend", { class: "rd-sr" }, label));
  for (const colour of [...COLOURS, undefined]) {
    const value = colour ?? "none",
      input = make("input", { type: "radio", name, value });
    input.checked = now === colour;
    input.addEventListener("change", () => choose(colour));
    set.append(
      make("label", { title: colours[value] }, input, make("span", { class: "rd-swatch", "data-colour": value }), make("span", { class: "rd-sr" }, colours[value])),
    );
  }
  return set;
}
