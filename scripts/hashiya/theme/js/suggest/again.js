// @ts-check
/**
 * Where words that were kept stand in a text now, which may have been edited since: the rules by which the engine takes a quote's
 * place for its own (`anchoring/quotes.py`), as far as a browser needs them. A place is never guessed: what could stand in two
 * places, or in none, is for its reader to judge.
 */
import { FEW, HALF, SEVERAL } from "./anchoring-table.js";
import { anchor, folded, foldedBeside, isLeft, wordsIn } from "./narrowest.js";
import { SHIFTED, betweenSame, few, isBetween, isMoved, isOwn, likes, mayBeNew, neighboursOf } from "./neighbours.js";
import { blockAt, fits, isEdge, places } from "./quotes.js";

/** @typedef {import("./quotes.js").Span} Span @typedef {import("./quotes.js").Text} Text */
/**
 * `span`: raw offsets; `reworded`: the words themselves were edited since. Without a span: they are gone, or stand in several places
 * that nothing tells apart, or in one of which nothing says that it is theirs.
 * @typedef {{span: Span, reworded: boolean}|{span: null, why: "gone"|"several"|"unsure"}} Now
 */

/**
 * `alike`: nothing but its place told its passage from another when the words were kept, or one read as theirs might after an edit; `once`: the words themselves stood nowhere else.
 * @typedef {{quote: string, prefix?: string, suffix?: string, alike?: boolean, once?: boolean, neighbours?: import("./neighbours.js").Neighbours}} Kept
 */

/** So many times as long as the quote may be what it became. */
const MOST = 1.6;

/**
 * What is kept of words so that they are known again.
 * @param {Text} text @param {Span} span raw offsets, whole words of one block @returns {Kept}
 */
export function keptOf(text, span) {
  const block = text.blocks[blockAt(text, span.start) - 1],
    found = anchor(text, span),
    { quote, prefix, suffix } = found ?? {
      quote: text.raw.slice(span.start, span.end),
      // where even what is beside them does not tell their place, their paragraph does, or what is around it
      prefix: few(text.raw.slice(block.start, span.start), "prefix"),
      suffix: few(text.raw.slice(span.end, block.end), "suffix"),
    };
  const wanted = folded(quote),
    all = places(text, wanted),
    near = foldedBeside({ prefix, suffix }),
    isLike = reworded(text, wanted, near, 0).some(({ start, end }) => end <= span.start || start >= span.end);
  return {
    quote,
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
    ...((!found || found.paragraph || isLike) && { alike: true }),
    ...(all.length === 1 && { once: true }),
    neighbours: neighboursOf(text, span, all),
  };
}

/**
 * @param {Text} text @param {Kept} kept
 * @param {number} home the number of the block that bears the permanent name of theirs, or bore it; 0: none does
 * @param {boolean} [part] the text is one part of several, perhaps another one than they were taken from
 * @returns {Now}
 */
export function again(text, kept, home, part = false) {
  const wanted = folded(kept.quote),
    near = foldedBeside(kept),
    { neighbours } = kept,
    { folded: all } = text,
    blockOf = (/** @type {Span} */ place) => blockAt(text, all.starts[place.start]);
  const read = places(text, wanted),
    found = (read.length ? read : sameWords(text, wanted)).filter((place) => blockOf(place) === blockAt(text, all.starts[place.end - 1])),
    fitting = found.filter((place) => fits(all.text, place, near)),
    known = found.filter((place) => isKnownAgain(text, place, near)),
    atHome = (/** @type {Span[]} */ list) => list.filter((place) => blockOf(place) === home),
    // by some of what stood beside them they are told from nothing that was like them
    wasOnly = !neighbours || kept.once === true;
  // the name of a paragraph decides, unless another had, or has, the same words: such names are counted, and change with their number
  const isHome = home > 0 && !neighbours?.twin && likes(text, home) === 1 && (!part || (neighbours !== undefined && isBetween(text, home, neighbours, part))),
    isTold = !part && (!kept.alike || kept.once === true),
    // where there are more such words than there were, those that fit may be the new ones
    isNoMore = !neighbours || new Set(found.map(blockOf)).size <= neighbours.nth[1];
  const at = (/** @type {Span} */ place) => ({ span: raw(text, place), reworded: false });

  // in their own paragraph: with all that stood beside them, or with some of it
  const between = neighbours ? betweenSame(text, found, neighbours, part) : null,
    isOne = neighbours && !neighbours.twice && atHome(found).length === 1,
    own = isOne ? found.filter((place) => isOwn(text, place, neighbours.own)) : [];
  for (const list of [fitting, ...(!neighbours?.twice || atHome(found).length > 1 ? [known] : []), own]) {
    const here = atHome(list),
      isAlone = isTold && list.length === here.length && (list === fitting || (list === known && wasOnly));
    if (!here.length || !(isHome || isAlone)) continue;
    // a paragraph may have been copied, and what bears its name is the copy
    return here.length === 1 && (!between || between.start === here[0].start) ? at(here[0]) : { span: null, why: "several" };
  }
  // then where the same stands around them, then where they may have been moved to
  if (between) return neighbours && mayBeNew(text, found, between, neighbours) ? { span: null, why: "several" } : at(between);
  for (const list of isTold ? [fitting, ...(wasOnly ? [known] : [])] : []) {
    if (list.length === 1 && isNoMore)
      return !neighbours || isMoved(text, list[0], neighbours.own, list === fitting ? near : null) ? at(list[0]) : { span: null, why: "unsure" };
    if (list.length) return { span: null, why: "several" };
  }
  const become = reworded(text, wanted, near, isHome ? home : 0, neighbours?.own);
  // what was like them all the time is not what they became
  if (become.length === 1 && (isHome || (isTold && !kept.alike))) return { span: become[0], reworded: true };
  return { span: null, why: Math.max(become.length, found.length) > 1 ? "several" : found.length || become.length ? "unsure" : "gone" };
}

/** @param {Text} text @param {Span} place of the folded text @returns {Span} */
const raw = ({ folded: { starts, ends } }, { start, end }) => ({ start: starts[start], end: ends[end - 1] });

/** Every place with the words of a quote and other signs between them. @param {Text} text @param {string} wanted folded @returns {Span[]} */
function sameWords({ words }, wanted) {
  const parts = wordsIn(wanted);
  if (!parts.length) return [];
  return words.flatMap(({ text, start }, i) =>
    text === parts[0] && parts.every((part, k) => words[i + k]?.text === part) ? [{ start, end: words[i + parts.length - 1].end }] : [],
  );
}

/**
 * Whether what stood beside a quote stands beside a place: all of it on one side, or half of it, each word on its own side. So many
 * words as make a sentence are known by themselves.
 * @param {Text} text @param {Span} place of the folded text @param {{prefix: string, suffix: string}} near folded
 */
function isKnownAgain({ words }, place, near) {
  const prefix = wordsIn(near.prefix),
    suffix = wordsIn(near.suffix),
    all = prefix.length + suffix.length;
  const first = words.findIndex(({ end }) => end > place.start),
    next = words.findIndex(({ start }) => start >= place.end),
    last = next < 0 ? words.length : next;
  if (!all || last - first >= FEW) return true;
  const at = (/** @type {number} */ from, /** @type {number} */ to) => words.slice(Math.max(0, from), to).map(({ text }) => text);
  const isWhole = (/** @type {string[]} */ wanted, /** @type {string[]} */ there) => wanted.length > 0 && wanted.join(" ") === there.join(" ");
  if (isWhole(prefix, at(first - prefix.length, first)) || isWhole(suffix, at(last, last + suffix.length))) return true;
  const before = at(first - prefix.length - SHIFTED, first),
    behind = at(last, last + suffix.length + SHIFTED);
  const left = prefix.filter((word) => before.includes(word)).length + suffix.filter((word) => behind.includes(word)).length;
  return all >= SEVERAL && left >= HALF * all;
}

/**
 * What stands between the words that stood before and behind the quote, in one block, where most of its words are left, and all its
 * numbers; a block ends between them and it where one did.
 * @param {Text} text @param {string} wanted folded @param {{prefix: string, suffix: string}} near folded @param {number} home
 * @param {[before: string, behind: string]} [own] words beside the quote in its block
 * @returns {Span[]} raw offsets
 */
function reworded(text, wanted, { prefix, suffix }, home, own) {
  if (!prefix || !suffix || wordsIn(`${prefix} ${suffix}`).length < SEVERAL) return [];
  const all = text.folded.text,
    found = [];
  for (let at = all.indexOf(prefix); at >= 0; at = all.indexOf(prefix, at + 1)) {
    const start = at + prefix.length;
    if (!isEdge(all, at) || !isEdge(all, start)) continue;
    const end = all.indexOf(suffix, start + 1),
      inner = end < 0 ? "" : all.slice(start, end).trim();
    if (!inner || inner.length > wanted.length * MOST + 20 || !isEdge(all, end + suffix.length)) continue;
    const from = start + all.slice(start).indexOf(inner),
      span = raw(text, { start: from, end: from + inner.length }),
      block = blockAt(text, span.start);
    if (blockAt(text, span.end - 1) !== block || (home && block !== home)) continue;
    const beside = [raw(text, { start: at, end: start }).end - 1, raw(text, { start: end, end: end + suffix.length }).start];
    if (own && beside.some((one, i) => (blockAt(text, one) === block) !== (own[i] !== ""))) continue;
    if (isLeft(wanted, inner) && numbersIn(inner).every((number) => numbersIn(wanted).includes(number))) found.push(span);
  }
  return found;
}

/** @param {string} text folded @returns {string[]} */
const numbersIn = (text) => text.match(/\p{Nd}+/gu) ?? [];
