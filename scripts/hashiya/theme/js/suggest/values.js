// @ts-check
/** What the check would refuse of a field's text, by the engine's own rules. Pure: it knows strings only. */

import {
  ADDRESS,
  BLANK,
  BRACKETS,
  CUT,
  DATE,
  ID,
  ID_LENGTH,
  LONGEST_ADDRESS,
  LOOK_ALIKE,
  NEVER_IN_ADDRESS,
  NEVER_IN_HOST,
  TAKEN_IDS,
} from "./values-table.js";

/** @param {string} text whether nothing can be seen in it */
export const isBlank = (text) => BLANK.test(text);

/** @param {string} pattern @param {string} text whether all of the text is as the pattern says */
const isWhole = (pattern, text) => new RegExp(`^(?:${pattern})$`, "v").test(text);

/** @param {string} text */
export const isId = (text) => text.length <= ID_LENGTH && isWhole(ID, text) && !TAKEN_IDS.includes(text);

/** @param {string} text */
export const isDate = (text) => isWhole(DATE, text) && !Number.isNaN(Date.parse(text)) && sameDay(text);

/** Whether there is such a day: a browser takes the 31st of a month of 30 for the next one's first. @param {string} text */
const sameDay = (text) => new Date(text).toISOString().startsWith(text);

/** @param {string} text whether it is the whole address of a page of the web */
export function isAddress(text) {
  const count = (/** @type {string} */ sign) => text.split(sign).length;
  if (!new RegExp(ADDRESS, "u").test(text) || text.length > LONGEST_ADDRESS || /[\s\p{C}]/u.test(text)) return false;
  if ([...NEVER_IN_ADDRESS].some((sign) => text.includes(sign)) || CUT.test(text)) return false;
  if (BRACKETS.some(([opened, closed]) => count(opened) !== count(closed))) return false;
  try {
    const { hostname, username, password } = new URL(text);
    return !username && !password && isSite(hostname) && isSite(/^https?:\/\/([^/?#:]*)/.exec(text)?.[1] ?? "");
  } catch {
    return false;
  }
}

/** Whether a host is the name of a site, in letters of one script. @param {string} host as it is written, or as a browser has it */
const isSite = (host) =>
  /[^.]\.[^.]/.test(host) &&
  !/^[\d.]+$/.test(host) &&
  host.split(".").every((label) => !label.startsWith("-") && ![...NEVER_IN_HOST].some((sign) => label.includes(sign)) && scripts(label) < 2);

/** @param {string} label of how many scripts its letters are, of those that are taken for each other */
const scripts = (label) => LOOK_ALIKE.filter((name) => new RegExp(`\\p{Script=${name}}`, "u").test(label)).length;
