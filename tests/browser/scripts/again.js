// For each case where the words that it marks stand once its text is edited, by the modules of the page's own site.
async ([again, quotes, cases]) => {
  const [{ again: find, keptOf }, { article }] = await Promise.all([again, quotes].map((one) => import(one)));
  // as the engine calls paragraphs: by their words, and of those that say the same the later are counted
  const names = (blocks) => blocks.map((block, i) => `${block} ${blocks.slice(0, i).filter((other) => other === block).length}`);
  return cases.map(({ text, mark, of = 1, nth = 1, edited, kept, part }) => {
    const was = article(text);
    let at = was.blocks[of - 1].start - 1;
    for (let i = 0; i < nth; i++) at = was.raw.indexOf(mark, at + 1);
    const found = keptOf(was, { start: at, end: at + mark.length }),
      is = article(edited.map((block) => block.replace(/^## /, ""))),
      same = names(edited).indexOf(names(text)[of - 1]) + 1,
      // one whose former name was kept is here the one most like it
      like = edited.findIndex((block) => block.split(" ").filter((word) => text[of - 1].includes(word)).length > 5) + 1;
    const now = find(is, found, same || (kept ? like : 0), part);
    if (!now.span) return { lost: now.why };
    return {
      now: is.raw.slice(now.span.start, now.span.end),
      reworded: now.reworded,
      before: is.raw.slice(0, now.span.start).trim().split(" ").at(-1),
      in: is.blocks.findLastIndex(({ start }) => start <= now.span.start) + 1,
    };
  });
}
