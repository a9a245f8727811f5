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

const NEIGHBOURS = 8; // how far to each side a change is worked out before the whole column is
const HAIR = 0.01; // px that rounding may cost

/**
 * The least-squares tops of items that may not overlap, each between its bounds.
 * With z = top - (heights before), "no overlap" is "z never decreases": isotonic regression, by pooling adjacent violators.
 * @param {Item[]} items @param {Column} column @returns {number[]|null} null where they do not fit
 */
export function settle(items, { gap, floor, ceiling }) {
  let before = 0;
  /** @type {{w: number, sum: number, lo: number, hi: number, n: number}[]} */ const pools = [];
  const at = (/** @type {typeof pools[0]} */ p) => Math.max(p.lo, Math.min(p.hi, p.sum / p.w));
  for (const it of items) {
    let pool = {
      w: it.pull,
      sum: it.pull * (it.want - before),
      lo: Math.max(it.lo, floor) - before,
      hi: Math.min(it.hi, ceiling - it.h) - before,
      n: 1,
    };
    for (let last = pools.at(-1); last && at(last) > at(pool); last = pools.at(-1)) {
      pools.pop();
      pool = {
        w: pool.w + last.w,
        sum: pool.sum + last.sum,
        lo: Math.max(pool.lo, last.lo),
        hi: Math.min(pool.hi, last.hi),
        n: pool.n + last.n,
      };
    }
    pools.push(pool);
    before += it.h + gap;
  }
  if (pools.some((pool) => pool.lo > pool.hi + HAIR)) return null;
  const tops = [];
  let offset = 0;
  for (const pool of pools)
    for (let n = pool.n, z = at(pool); n > 0; n--) {
      tops.push(z + offset);
      offset += items[tops.length - 1].h + gap;
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
  /** @param {number} i @param {1|-1} way */
  const neighbour = (i, way) => {
    let k = i + way;
    while (k >= 0 && k < items.length && !items[k].on) k += way;
    return k >= 0 && k < items.length ? k : -1;
  };
  const earliest = (/** @type {number} */ i) => {
    const k = neighbour(i, -1);
    return Math.max(items[i].lo, floor, k < 0 ? floor : early[k] + items[k].h + gap);
  };
  const latest = (/** @type {number} */ i, /** @type {number} */ h) => {
    const k = neighbour(i, 1);
    return Math.min(items[i].hi, ceiling - h, k < 0 ? Infinity : late[k] - gap - h);
  };
  /** Those that stand around an item, and the room between the next ones beyond. @param {number} i @param {number} reach */
  const around = (i, reach) => {
    const list = [i];
    let from = i,
      to = i;
    for (let n = 0, k = neighbour(from, -1); n < reach && k >= 0; n++, k = neighbour(from, -1)) list.unshift((from = k));
    for (let n = 0, k = neighbour(to, 1); n < reach && k >= 0; n++, k = neighbour(to, 1)) list.push((to = k));
    const above = neighbour(from, -1),
      below = neighbour(to, 1);
    return {
      list: list.map((k) => items[k]),
      room: {
        gap,
        floor: above < 0 ? floor : items[above].top + items[above].h + gap,
        ceiling: below < 0 ? ceiling : items[below].top - gap,
      },
    };
  };
  return {
    /** @param {number} i @param {number} h */
    fits: (i, h) => earliest(i) <= latest(i, h) + HAIR,
    /**
     * Give an item so many lines, unless that pushes one that stands farther than `near` from its words. It has to fit.
     * @param {number} i @param {number} lines @param {number} [near]
     */
    give(i, lines, near = Infinity) {
      const item = items[i],
        { h } = item,
        wasOn = item.on;
      item.h = item.sizes[lines];
      let { list, room } = around(i, NEIGHBOURS),
        tops = settle(list, room);
      if (!tops) {
        ({ list, room } = around(i, items.length));
        tops = settle(list, room);
      }
      const far = (/** @type {number} */ top, /** @type {Item} */ it) => Math.abs(top - it.want);
      const fine = tops?.every(
        (top, k) => far(top, list[k]) <= Math.max(near, list[k] === item && !wasOn ? 0 : far(list[k].top, list[k]) + 0.5),
      );
      if (!tops || !fine) {
        item.h = h;
        return false;
      }
      for (const [k, top] of tops.entries()) list[k].top = top;
      item.on = true;
      item.cur = lines;
      for (let k = i, was = NaN; k >= 0 && was !== early[k]; k = neighbour(k, 1)) {
        was = k === i ? NaN : early[k];
        early[k] = earliest(k);
      }
      for (let k = i, was = NaN; k >= 0 && was !== late[k]; k = neighbour(k, -1)) {
        was = k === i ? NaN : late[k];
        late[k] = latest(k, items[k].h);
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
  for (const i of byRank.get(0) ?? []) if (column.fits(i, order[i].sizes[1])) column.give(i, 1);
  for (const [rank, most, put] of o.plan)
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
