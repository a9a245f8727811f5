// @ts-check
/** The way back to the note whose link a reader has followed. */
import { BACK } from "./site.js";

/** @typedef {import("./site.js").From} From */

/** Show the way back where a followed link has led. */
export function offerWayBack() {
  /** @type {From|null} */
  let from = null;
  try {
    from = JSON.parse(sessionStorage.getItem(BACK) ?? "null");
  } catch {
    /* none */
  }
  if (!from || from.to !== location.pathname + location.hash) return;
  document.querySelector(".rd-return")?.remove();
  const up = document.querySelector(".rd-up"),
    words = JSON.parse(document.getElementById("rd-ui")?.textContent ?? "{}").words;
  if (!words || !up) return;
  const chip = document.createElement("p"),
    go = document.createElement("button"),
    no = document.createElement("button"),
    title = document.createElement("bdi");
  chip.className = "rd-return";
  go.type = no.type = "button";
  title.textContent = from.title;
  go.append(`${words.back_there}: `, title);
  no.className = "rd-b";
  no.setAttribute("aria-label", words.dismiss);
  no.textContent = "×";
  const done = () => {
    sessionStorage.removeItem(BACK);
    chip.remove();
  };
  go.addEventListener("click", () => {
    done();
    history.back();
  });
  no.addEventListener("click", done);
  chip.append(go, no);
  up.before(chip);
}
