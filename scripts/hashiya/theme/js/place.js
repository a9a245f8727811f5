// @ts-check
/**
 * Where notes stand in one column. Pure arithmetic: no element is read or written here.
 *
 * @typedef {{want: number, h: number}} Item   the top it would like, and its height
 * @typedef {{from: number, to: number}} Hole  a stretch of the column that something else takes
 */

/**
 * The least-squares tops of items that may not overlap, between a floor and a ceiling.
 * With z = top - (heights before), "no overlap" is "z never decreases": isotonic regression, by pooling adjacent violators.
 * A bound is then a clamp on z. What does not fit under the ceiling hangs over it: callers see to that.
 * @param {Item[]} items @param {number} gap @param {number} floor @param {number} [ceiling]
 * @returns {number[]}
 */
export function settle(items, gap, floor, ceiling = Infinity) {
  let before = 0;
  const shift = items.map((item) => {
    const here = before;
    before += item.h + gap;
    return here;
  });
  const limit = Math.max(floor, ceiling - (before - gap));
  /** @type {{sum: number, n: number}[]} */
  const pools = [];
  items.forEach((item, i) => {
    let pool = { sum: item.want - shift[i], n: 1 };
    for (let last = pools.at(-1); last && last.sum / last.n > pool.sum / pool.n; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, n: pool.n + last.n };
    }
    pools.push(pool);
  });
  /** @type {number[]} */
  const tops = [];
  for (const pool of pools) {
    const z = Math.min(limit, Math.max(floor, pool.sum / pool.n));
    for (let k = 0; k < pool.n; k++) tops.push(z + shift[tops.length]);
  }
  return tops;
}

/**
 * Share items out among the free stretches of the column: above and below the pinned one and the holes.
 * Order is kept as far as there is room; what finds none above goes on below, so that nothing ever overlaps.
 * @param {Item[]} items @param {{gap: number, top: number, pin?: number, holes?: Hole[]}} o
 * @returns {{floor: number, ceiling: number, of: number[]}[]}  `of` are indexes into items
 */
export function stretches(items, { gap, top, pin = -1, holes = [] }) {
  const walls = holes.map((hole) => ({ ...hole, pinned: false }));
  if (pin >= 0) {
    const { want, h } = items[pin];
    walls.push({ from: want, to: want + h, pinned: true });
  }
  walls.sort((a, b) => a.from - b.from);
  const free = [{ floor: top, ceiling: Infinity, of: /** @type {number[]} */ ([]) }];
  let below = 0; // the stretch right under the pinned note
  for (const wall of walls) {
    const last = free[free.length - 1];
    last.ceiling = wall.from - gap;
    free.push({ floor: Math.max(last.floor, wall.to + gap), ceiling: Infinity, of: [] });
    if (wall.pinned) below = free.length - 1;
  }
  let k = 0;
  items.forEach((item, i) => {
    if (i === pin) {
      k = Math.max(k, below);
      return;
    }
    const last = pin >= 0 && i < pin ? below - 1 : free.length - 1;
    while (k < last && item.want + item.h / 2 > free[k].ceiling) k++;
    free[k].of.push(i);
  });
  const size = (/** @type {number[]} */ of) => of.reduce((sum, i) => sum + items[i].h + gap, -gap);
  free.forEach((stretch, at) => {
    /** @type {number[]} */
    const over = [];
    while (stretch.of.length && size(stretch.of) > stretch.ceiling - stretch.floor)
      over.unshift(/** @type {number} */ (stretch.of.pop()));
    if (over.length) free[at + 1].of.unshift(...over);
  });
  return free;
}

/**
 * Open as many notes as there is room for without taking any far from its words: first to their short form, then to their long one.
 * Each trial moves only the nearest neighbours, so that the whole stays linear in the number of notes.
 * @param {(Item & {s: number, m: number, l: number, form: string, rank: number})[]} items  of one stretch, in order; the lowest rank opens first
 * @param {{gap: number, floor: number, ceiling: number, reach: number}} o  `reach`: how far from its words a note may be taken, px
 * @returns {number[]} tops
 */
export function open(items, { gap, floor, ceiling, reach }) {
  const NEAR = 10;
  let tops = settle(items, gap, floor, ceiling);
  const order = items.map((_, i) => i).sort((a, b) => items[a].rank - items[b].rank || a - b);
  for (const form of /** @type {const} */ (["m", "l"])) {
    for (const i of order) {
      const item = items[i],
        was = item.h;
      if (item[form] <= was || (form === "l" && item.form !== "m")) continue;
      const from = Math.max(0, i - NEAR),
        to = Math.min(items.length, i + NEAR + 1);
      const low = from ? tops[from - 1] + items[from - 1].h + gap : floor;
      const high = to < items.length ? tops[to] - gap : ceiling;
      item.h = item[form];
      const near = items.slice(from, to),
        room = near.reduce((sum, it) => sum + it.h + gap, -gap) <= high - low;
      const trial = room ? settle(near, gap, low, high) : [];
      if (
        room &&
        trial.every(
          (t, k) => Math.abs(t - near[k].want) <= Math.max(reach, Math.abs(tops[from + k] - near[k].want) + 0.5),
        )
      ) {
        item.form = form;
        tops.splice(from, trial.length, ...trial);
      } else item.h = was;
    }
  }
  return tops;
}
