// @ts-check
/** What an exercise consists of, as its address says it: `f.clock,q.first` names two notes by letter and id, `f` all that the page has, `f,-f.clock` all but one. */

/** @param {string} said @param {{letter: string, kind: string}[]} kinds @param {HTMLElement[]} notes those of a page @returns {HTMLElement[]} those that are asked, each once, in the order of the page */
export function tasksIn(said, kinds, notes) {
  const asked = said.split(/[ ,+]+/).map((one) => {
    const [letter, ...id] = one.replace(/^-/, "").split(".");
    return { kind: kinds.find((known) => known.letter === letter)?.kind, id: id.join("."), isOut: one.startsWith("-") };
  });
  const isAsked = (/** @type {HTMLElement} */ el) => {
    const about = asked.filter(({ kind, id }) => kind !== undefined && kind === el.dataset.kind && (!id || el.dataset.key?.endsWith(`/${id}`)));
    return isTask(el) && about.length > 0 && !about.some(({ isOut }) => isOut);
  };
  return notes.filter((el, i) => isAsked(el) && notes.findIndex((other) => other.dataset.key === el.dataset.key) === i);
}

/** Whether there is something to find out in a note: a verdict, or a question. @param {HTMLElement} note */
export const isTask = (note) => Boolean(note.dataset.verdict) || note.dataset.kind === "question";

/** What is asked: the claim of a check, which says nothing of what was found, or the question. @param {HTMLElement} note */
export function askedBy(note) {
  const claim = note.querySelector(".rd-note__claim")?.cloneNode(true),
    own = claim instanceof Element ? claim : note.querySelector(".rd-note__term");
  if (claim instanceof Element) claim.querySelector("b")?.remove();
  return own?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
