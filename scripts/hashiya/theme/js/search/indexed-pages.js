// @ts-check
/** The pages of a language's index, by their number: how long each is, what the filters count it under, where it is shown. */

/**
 * @typedef {number[]} Runs a column as its values, each with how often it stands there in a row
 * @typedef {{ passages: { names: string[], counts: number[] }, authors: string[], verdicts: string[], articles: string[], years: string[], length: number[], title: number[], thing: Runs, kind: Runs, author: Runs, verdict: Runs, of: (number | number[])[] }} Written
 * @typedef {{ counts: number[], names: string[] } | { counts: number[], here: Written }} Parts how many pages are in each, and the files; of a small site the only part itself
 * @typedef {{ length: number, title: number, thing: number, kind: string, author: string, verdict: string, articles: string[], years: string[], file: string, at: number }} Page `thing` is the same in all languages, `at` where it stands in its file of passages; what it has none of is ""
 */

/**
 * @param {string} folder address, with a slash at the end
 * @param {Parts} parts
 * @param {string[]} kinds
 */
export function openPages(folder, parts, kinds) {
  /** @type {number[]} which part each page is in */
  const partOf = parts.counts.flatMap((count, part) => Array(count).fill(part));
  /** @type {Map<number, Promise<void>>} */
  const asked = new Map();
  /** @type {Page[]} */
  const known = [];
  if ("here" in parts) put(parts.here, 0);

  /** @param {Written} part @param {number} first */
  function put(part, first) {
    for (const [i, page] of read(part, kinds).entries()) known[first + i] = page;
  }

  /** @param {number} number of a part */
  function ask(number) {
    let found = asked.get(number);
    if (!found && "names" in parts) {
      found = fetch(`${folder}${parts.names[number]}.json`)
        .then((answer) => answer.json())
        .then(([part]) => put(part, partOf.indexOf(number)));
      asked.set(number, found);
    }
    return found;
  }

  return {
    count: partOf.length,
    /** Read what there is to know of some pages: only then is it here. @param {Iterable<number>} pages */
    async need(pages) {
      const wanted = new Set();
      for (const page of pages) if (!known[page]) wanted.add(partOf[page]);
      await Promise.all([...wanted].map(ask));
    },
    /** @param {number} page that was needed before */
    get: (page) => known[page],
  };
}

/** @param {Written} part @param {string[]} kinds @returns {Page[]} */
function read(part, kinds) {
  const places = part.passages.counts.flatMap((count, file) =>
      Array.from({ length: count }, (_, at) => ({ file: part.passages.names[file], at })),
    ),
    steps = column(part.thing),
    [kind, author, verdict] = [part.kind, part.author, part.verdict].map(column);
  let thing = 0;
  return part.length.map((length, i) => {
    const of = [part.of[i]].flat();
    return {
      length,
      title: part.title[i],
      thing: (thing += steps[i]),
      kind: kinds[kind[i]],
      author: part.authors[author[i]] ?? "",
      verdict: part.verdicts[verdict[i]] ?? "",
      articles: of.map((article) => part.articles[article]),
      years: [...new Set(of.map((article) => part.years[article]).filter(Boolean))],
      ...places[i],
    };
  });
}

/** @param {Runs} runs */
function column(runs) {
  /** @type {number[]} */
  const values = [];
  for (let i = 0; i < runs.length; i += 2) for (let times = runs[i + 1]; times > 0; times--) values.push(runs[i]);
  return values;
}
