// @ts-check
/** Chunked lists: rows sorted by their first column, cut into files of which a query needs one or two. */

/** @typedef {{ firsts: string[], names: string[] }} Chunks the first word of each chunk and its file's name */

/**
 * @template Row
 * @param {string} folder address, with a slash at the end
 * @param {Chunks} chunks
 * @param {(row: any[]) => Row} read
 */
export function openChunks(folder, { firsts, names }, read) {
  /** @type {Map<number, Promise<Map<string, Row>>>} */
  const known = new Map();

  /** @param {number} index */
  function chunk(index) {
    let found = known.get(index);
    if (!found) {
      found = fetch(`${folder}${names[index]}.json`)
        .then((answer) => answer.json())
        .then((/** @type {any[][]} */ rows) => new Map(rows.map((row) => [row[0], read(row)])));
      known.set(index, found);
    }
    return found;
  }

  /** The chunk in which a word would stand. @param {string} word */
  function indexOf(word) {
    let low = 0,
      high = firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    count: names.length,
    chunk,
    indexOf,
    /** @param {string} word @returns {Promise<Row | undefined>} */
    get: async (word) => (names.length ? (await chunk(indexOf(word))).get(word) : undefined),
    /** All rows by their first column. @returns {Promise<[string, Row][]>} */
    all: async () => (await Promise.all(names.map((_, index) => chunk(index)))).flatMap((rows) => [...rows]),
  };
}
