// @ts-check
/**
 * Who gets room first in each view, and how far from its words a note may stand.
 *
 * The ranks are the page's (`data-w`, notes/weight.py): 1 checks that are not plainly accurate, 2 texts that contradict or answer
 * each other, 3 claims accurate in the main, 4 other cross-references, 5 questions, 6 terms, 7 accurate claims.
 *
 * @typedef {import("./place.js").Step} Step
 * @typedef {"quiet"|"all"|"one"} View  the reading view; every note; one kind alone
 */

const [LINES, CHECKS, CONTRADICTIONS, MOSTLY, REFERENCES, QUESTIONS, TERMS, ACCURATE] = [0, 1, 2, 3, 4, 5, 6, 7];
const LINE_PULL = 0.4;

/** What speaks in the reading view: rows that say nothing but a title would be too little for these. @param {number} rank */
export const isLoud = (rank) => rank <= MOSTLY;

/** An accurate claim is good news in a single line. @param {number} rank */
export const isBrief = (rank) => rank === ACCURATE;

/** How strongly a note of each rank keeps to the height of its words, beside a line's. @param {number} rank */
export const pullOf = (rank) => [LINE_PULL, 4, 3, 2, 1, 1, 1, 1][rank];

/** px: how far the top of a row or of a run-on line may be from the first line of its words. */
const REACH = { quiet: 104, all: 280, one: 104 };
/** px: farther than this nobody is pushed by a note that merely gets longer. */
const NEAR = { quiet: 60, all: 150, one: 60 };
/** px: what may hang below the last line of the text. */
export const OVERHANG = 24;
/** px between two rows. */
export const GAP = 7;
/** px of text that one run-on line serves, so that it is near all of its words. */
export const SPREAD = 190;

/** @type {Record<View, Step[]>} */
const PLANS = {
  quiet: [
    [CHECKS, 2, 1],
    [CONTRADICTIONS, 2, 1],
    [CHECKS, 1, 1],
    [CONTRADICTIONS, 1, 1],
    [CHECKS, 3, 0],
    [MOSTLY, 2, 1],
    [LINES, 2, 0],
    [CONTRADICTIONS, 3, 0],
    [LINES, 3, 0],
    [MOSTLY, 3, 0],
    [REFERENCES, 2, 1],
    [QUESTIONS, 2, 1],
    [ACCURATE, 1, 1],
    [CHECKS, 4, 1],
    [CONTRADICTIONS, 4, 1],
    [MOSTLY, 4, 1],
    [REFERENCES, 3, 0],
    [QUESTIONS, 3, 0],
  ],
  all: [
    [CHECKS, 2, 1],
    [CONTRADICTIONS, 1, 1],
    [MOSTLY, 1, 1],
    [REFERENCES, 1, 1],
    [QUESTIONS, 1, 1],
    [ACCURATE, 1, 1],
    [LINES, 3, 0],
    [CONTRADICTIONS, 2, 0],
    [MOSTLY, 2, 0],
    [CHECKS, 3, 0],
    [REFERENCES, 2, 0],
    [QUESTIONS, 2, 0],
    [CONTRADICTIONS, 3, 0],
    [MOSTLY, 3, 0],
    [CHECKS, 4, 0],
    [CONTRADICTIONS, 4, 0],
    [MOSTLY, 4, 0],
    [REFERENCES, 3, 0],
    [QUESTIONS, 3, 0],
  ],
  one: [
    [CHECKS, 2, 1],
    [CONTRADICTIONS, 2, 1],
    [MOSTLY, 2, 1],
    [REFERENCES, 1, 1],
    [QUESTIONS, 1, 1],
    [ACCURATE, 1, 1],
    [TERMS, 1, 1],
    [CHECKS, 4, 0],
    [CONTRADICTIONS, 4, 0],
    [MOSTLY, 4, 0],
    [ACCURATE, 2, 0],
    [REFERENCES, 3, 0],
    [QUESTIONS, 3, 0],
    [TERMS, 3, 0],
    [CHECKS, 5, 0],
  ],
};

/** @param {View} view */
export const roomIn = (view) => ({ reach: REACH[view], near: NEAR[view], plan: PLANS[view] });
