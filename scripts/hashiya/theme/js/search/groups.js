// @ts-check
/** Groups: the results in one language: what has the words, then what has other words for them, each said to be so. */
import { WAYS } from "./match.js";
import { counted, element, filled, result } from "./render.js";

/**
 * @typedef {import("./match.js").Hit} Hit
 * @typedef {import("./render.js").Words} Words
 * @typedef {import("./search.js").Group & { fresh: Hit[], again: Hit[] }} Shown `again` are pages that a language before has shown
 * @typedef {{ asked: string, upTo: number, again: boolean, more?: () => void, repeat: () => void }} How `upTo` pages; `more` shows
 *   further ones, `repeat` those of `again`, which is told whether they are wanted
 */

/** Results that have been made: they are shown again whenever there are more. @type {WeakMap<Hit, Promise<HTMLElement>>} */
const known = new WeakMap();

/** @param {{ root: string, page: import("./word-forms.js").Language, words: Words }} place @param {import("./word-forms.js").Language} language @param {Hit} hit */
function shownOf(place, language, hit) {
  const made = known.get(hit) ?? hit.data().then((fragment) => result(place, language, fragment, hit.marks));
  known.set(hit, made);
  return made;
}

/** @param {{ root: string, page: import("./word-forms.js").Language, words: Words }} place @param {Shown} group @param {How} how */
export async function section(place, { language, fresh, again, through, partly }, how) {
  const { page, words } = place;
  if (!fresh.length && !again.length) return "";
  const wanted = how.again ? [...fresh, ...again] : fresh;
  const parts = await Promise.all(
    WAYS.map(async (way) => {
      const all = wanted.filter(({ weak }) => weak === way),
        before = WAYS.slice(0, WAYS.indexOf(way)).reduce((sum, other) => sum + wanted.filter(({ weak }) => weak === other).length, 0);
      const shown = await Promise.all(
        all.slice(0, Math.max(0, how.upTo - before)).map((hit) => shownOf(place, language, hit)),
      );
      return shown.length && way ? [instead(way, all, { asked: how.asked, words, alone: !before }), ...shown] : shown;
    }),
  );
  const named = words.languages[language] ?? new Intl.DisplayNames(page, { type: "language" }).of(language);
  const heading = element("h2", { class: "rd-search__language" }, named);
  if (through.length)
    heading.append(
      " ",
      element("small", {}, filled(words.through, { term: through.map((term) => term.title).join(words.and) })),
    );
  const made = element(
    "section",
    { class: "rd-search__group", "data-language": language, "data-pages": String(wanted.length) },
    heading,
    ...(partly ? [element("p", { class: "rd-search__partly" }, words.partly)] : []),
    ...parts.flat(),
  );
  if (how.more && wanted.length > how.upTo) made.append(button(words.more, how.more));
  else if (how.more && again.length && !how.again) made.append(button(counted(words.again, again.length, page), how.repeat));
  return made;
}

/** What was searched for in place of the reader's own word. @param {"also" | "related"} way @param {Hit[]} hits @param {{ asked: string, words: Words, alone: boolean }} said */
function instead(way, hits, { asked, words, alone }) {
  const others = new Set(
    hits.flatMap(({ marks }) => marks.flatMap(({ reading }) => (reading.weak === way && reading.said ? [reading.said] : []))),
  );
  const line = element("h3", { class: "rd-search__also" }, filled(alone ? words.instead[way] : words[way], { q: asked }), " ");
  for (const [i, other] of [...others].entries())
    line.append(i ? words.and : "", element("bdi", {}, other));
  return line;
}

/** @param {string} label @param {() => void} press */
function button(label, press) {
  const made = element("button", { type: "button", class: "rd-search__more" }, label);
  made.addEventListener("click", press);
  return made;
}
