// @ts-check
/**
 * Which notes get how many lines of the margin, and where they stand. Pure arithmetic: no element is read or written here.
 *
 * @typedef {Object} Item
 * @property {number} want   the top at which its first line is level with its words, px
 * @property {number} lo     the highest top it may have
 * @property {number} hi     the lowest
 * @property {number} pull   how strongly it keeps to its place
 * @property {number[]} sizes  sizes[n]: its height with n lines, px
 * @property {number} least  the fewest lines it is put in with
 * @property {number} rank   which step of the plan it belongs to; 0 are the run-on lines
 * @property {boolean} on    it stands in the margin
 * @property {number} cur    how many lines it has
 * @property {number} h      its height now, px
 * @property {number} top    where it stands, px
 *
 * @typedef {{gap: number, floor: number, ceiling: number}} Column
 * @typedef {[rank: number, lines: number, put: 0|1]} Step  bring those of a rank up to so many lines; 1 puts in those that do not stand yet
 */

/** The rank of what is put in before all else, as high as it can be: the author's footnotes. */
export const FIXED = 8;
/** The rank of what the reader has written herself: a line of it stands before all else, the rest of it where others leave room. */
export const OWN = 9;
const NEIGHBOURS = 8; // how far to each side a change is worked out before the whole column is
const HAIR = 0.01; // px that rounding may cost

/**
 * The least-squares tops of items that may not overlap, each between its bounds.
 * With z = top - (heights before), "no overlap" is "z never decreases": isotonic regression, by pooling adjacent violators.
 * @param {Item[]} items @param {Column} column @returns {number[]|null} null where they do not fit
 */
export function settle(items, { gap, floor, ceiling }) {
  let before = 0;
  /** @type {{w: number, sum: number, lo: number, hi: number, n: number, z: number}[]} */ const pools = [];
  for (const it of items) {
    const pool = {
      w: it.pull,
      sum: it.pull * (it.want - before),
      lo: Math.max(it.lo, floor) - before,
      hi: Math.min(it.hi, ceiling - it.h) - before,
      n: 1,
      z: 0,
    };
    for (;;) {
      pool.z = Math.max(pool.lo, Math.min(pool.hi, pool.sum / pool.w));
      const last = pools.at(-1);
      if (!last || last.z <= pool.z) break;
      pools.pop();
      pool.w += last.w;
      pool.sum += last.sum;
      pool.lo = Math.max(pool.lo, last.lo);
      pool.hi = Math.min(pool.hi, last.hi);
      pool.n += last.n;
    }
    pools.push(pool);
    before += it.h + gap;
  }
  const tops = [];
  let offset = 0;
  for (const { n, z, lo, hi } of pools) {
    if (lo > hi + HAIR) return null;
    for (const end = tops.length + n; tops.length < end; offset += items[tops.length - 1].h + gap) tops.push(z + offset);
  }
  return tops;
}

/**
 * The items that stand, in the order of the text, each with the highest and the lowest top that the others leave it; so whether
 * one more fits, or one more line, is told from its two neighbours.
 * @param {Item[]} items @param {Column} column
 */
function fill(items, column) {
  const { gap, floor, ceiling } = column;
  const early = new Float64Array(items.length),
    late = new Float64Array(items.length);
  /** @type {number[]} numbers of the items that stand */ const standing = [];
  /** Where an item stands among them, or would. @param {number} i */
  const among = (i) => {
    let low = 0;
    for (let high = standing.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (standing[middle] < i) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** @param {number} i @param {number} k its number among those that stand */
  const earliest = (i, k) =>
    Math.max(items[i].lo, floor, k ? early[standing[k - 1]] + items[standing[k - 1]].h + gap : floor);
  /** @param {number} i @param {number} h @param {number|undefined} next the number of the one below it */
  const latest = (i, h, next) =>
    Math.min(items[i].hi, ceiling - h, next === undefined ? Infinity : late[next] - gap - h);
  return {
    /** @param {number} i @param {number} h */
    fits(i, h) {
      const k = among(i);
      return earliest(i, k) <= latest(i, h, standing[standing[k] === i ? k + 1 : k]) + HAIR;
    },
    /**
     * Give an item so many lines, unless that pushes one that stands farther than `near` from its words. It has to fit.
     * @param {number} i @param {number} lines @param {number} [near]
     */
    give(i, lines, near = Infinity) {
      const item = items[i],
        { h } = item,
        wasOn = item.on,
        at = among(i);
      if (!wasOn) standing.splice(at, 0, i);
      item.h = item.sizes[lines];
      /** What the item and so many to each side of it become, between the next ones beyond. @param {number} reach */
      const around = (reach) => {
        const from = Math.max(0, at - reach),
          list = standing.slice(from, at + reach + 1).map((n) => items[n]),
          above = items[standing[from - 1]],
          below = items[standing[from + list.length]];
        const tops = settle(list, {
          gap,
          floor: above ? above.top + above.h + gap : floor,
          ceiling: below ? below.top - gap : ceiling,
        });
        return tops && { list, tops };
      };
      const found = around(NEIGHBOURS) ?? around(items.length),
        far = (/** @type {number} */ top, /** @type {Item} */ it) => Math.abs(top - it.want);
      if (
        !found?.tops.every((top, n) => {
          const it = found.list[n];
          return far(top, it) <= Math.max(near, it === item && !wasOn ? 0 : far(it.top, it) + 0.5);
        })
      ) {
        item.h = h;
        if (!wasOn) standing.splice(at, 1);
        return false;
      }
      for (const [n, top] of found.tops.entries()) found.list[n].top = top;
      item.on = true;
      item.cur = lines;
      // those beyond it, as far as it makes a difference to them
      for (let k = at, now; k < standing.length; k++, early[standing[k - 1]] = now) {
        now = earliest(standing[k], k);
        if (k > at && now === early[standing[k]]) break;
      }
      for (let k = at, now; k >= 0; k--, late[standing[k + 1]] = now) {
        now = latest(standing[k], items[standing[k]].h, standing[k + 1]);
        if (k < at && now === late[standing[k]]) break;
      }
      return true;
    },
  };
}

/**
 * Give the room of the column to what weighs most. Writes `on`, `cur`, `h` and `top` of all items.
 * @param {Item[]} items @param {Column & {near: number, plan: Step[]}} o
 *   `near`: nothing that grows may push a note farther from its words than this, px
 * @returns {Item[]} those that stand, from top to bottom
 */
export function compose(items, o) {
  const order = [...items].sort((a, b) => a.want - b.want);
  for (const it of order) Object.assign(it, { on: false, cur: 0, h: 0, top: it.want });
  const column = fill(order, o),
    byRank = /** @type {Map<number, number[]>} */ (new Map());
  for (const [i, it] of order.entries()) byRank.set(it.rank, [...(byRank.get(it.rank) ?? []), i]);
  // what stands as high as it is, before anything of ours
  for (const i of byRank.get(FIXED) ?? [])
    for (let lines = order[i].sizes.length - 1; lines > 0; lines--) if (column.fits(i, order[i].sizes[lines]) && column.give(i, lines)) break;
  for (const i of byRank.get(OWN) ?? []) if (column.fits(i, order[i].sizes[1])) column.give(i, 1);
  for (const i of byRank.get(0) ?? []) if (column.fits(i, order[i].sizes[1])) column.give(i, 1);
  for (const [rank, most, put] of [...o.plan, /** @type {Step} */ ([OWN, Infinity, 0])])
    for (const i of byRank.get(rank) ?? []) {
      const it = order[i],
        top = Math.min(most, it.sizes.length - 1),
        least = it.on ? it.cur + 1 : Math.min(it.least, top);
      if (!it.on && (!put || !rank)) continue;
      for (let lines = top; lines >= least; lines--)
        if (column.fits(i, it.sizes[lines]) && column.give(i, lines, it.on ? o.near : Infinity)) break;
    }
  const standing = order.filter((it) => it.on);
  for (const [i, top] of (settle(standing, o) ?? []).entries()) standing[i].top = top;
  return standing;
}
