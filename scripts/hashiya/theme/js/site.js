// @ts-check
/** What every page has: colour scheme, back to top, the same place in the other language, dates that have gone stale, the way back. */
import { choices, remember } from "./state.js";

const root = document.documentElement;

// Colour scheme: the device's, or the reader's own.
const scheme = /** @type {HTMLElement|null} */ (document.querySelector(".rd-scheme"));
if (scheme) {
  scheme.hidden = false;
  const now = choices().scheme ?? "";
  for (const input of scheme.querySelectorAll("input")) input.checked = input.value === now;
  scheme.addEventListener("change", (e) => {
    const { value } = /** @type {HTMLInputElement} */ (e.target);
    if (value) root.dataset.scheme = value;
    else delete root.dataset.scheme;
    remember({ scheme: value });
  });
}

// Back to top shows when the reader, well down the page, turns upwards.
const up = /** @type {HTMLAnchorElement|null} */ (document.querySelector(".rd-up"));
if (up) {
  let last = scrollY;
  addEventListener(
    "scroll",
    () => {
      if (Math.abs(scrollY - last) < 8) return;
      up.hidden = scrollY > last || scrollY < innerHeight * 1.5;
      last = scrollY;
    },
    { passive: true },
  );
  up.addEventListener("click", (e) => {
    e.preventDefault();
    scrollTo({ top: 0, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    document.getElementById("text")?.focus({ preventScroll: true });
  });
}

// The other language: same layers, same paragraph.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-rd-lang]"))) {
  link.addEventListener("click", () => {
    link.search = location.search;
    link.hash = location.hash;
  });
}

/** Mark checks made more than a year ago. The day is read here and not in the build, so that a build says the same tomorrow. @param {string} words */
export function markStale(words) {
  const limit = new Date();
  limit.setFullYear(limit.getFullYear() - 1);
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (
    document.querySelectorAll(".rd-note__on time[datetime], .rd-checked time[datetime]")
  )) {
    if (new Date(time.dateTime) >= limit || time.parentElement?.querySelector(".rd-stale")) continue;
    const mark = document.createElement("span");
    mark.className = "rd-stale";
    mark.textContent = words;
    time.after(" ", mark);
  }
}

// A link from a note to another passage: remember where it was followed, offer the way back there.
const BACK = "hashiya.back";
/** @typedef {{to: string, title: string, y: number, note: string}} From */

document.addEventListener("click", (e) => {
  const link = /** @type {HTMLAnchorElement|null} */ (
    /** @type {Element} */ (e.target).closest(".rd-passage a[href], .rd-note__body a[href], .rd-sheet a[href]")
  );
  if (
    !link ||
    e.defaultPrevented ||
    e.ctrlKey ||
    e.metaKey ||
    e.shiftKey ||
    link.origin !== location.origin ||
    !link.hash ||
    !document.querySelector(".rd")
  )
    return;
  const note =
    link.closest(".rd-note")?.id ?? /** @type {HTMLElement|null} */ (link.closest(".rd-sheet"))?.dataset.note ?? "";
  history.replaceState({ ...history.state, rd: { y: scrollY, note } }, "");
  try {
    sessionStorage.setItem(
      BACK,
      JSON.stringify({
        to: link.pathname + link.hash,
        title: document.querySelector("h1")?.textContent?.trim() ?? "",
        y: scrollY,
        note,
      }),
    );
  } catch {
    /* private mode: the browser's own Back remains */
  }
  if (link.pathname === location.pathname) setTimeout(offerWayBack);
});

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
