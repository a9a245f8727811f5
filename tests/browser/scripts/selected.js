// Selects from one offset of a block's own text to another's, in the text, in its translation or from one into the other;
// footnotes are not counted.
([column, block, start, until, end, into = column]) => {
  const OURS = ".rd-num, .rd-ref, .rd-out";
  const leaves = (of) => [
    ...document.querySelectorAll(
      of === "text"
        ? ".rd-text[data-p]"
        : ".rd-tr:not(:has(li, p, tr)), .rd-tr :is(li:not(:has(p)), p, tr)",
    ),
  ].filter((leaf) => !leaf.closest(".rd-block--foot"));
  const point = (leaf, at, closes) => {
    const walker = document.createTreeWalker(leaf, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(OURS) || node.parentElement.matches("tr") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    let last = null, begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let from = 0;
      if (!begun) {
        from = node.data.length - node.data.trimStart().length;
        if (!node.data.trim()) continue;
        begun = true;
      }
      const length = node.data.length - from;
      last = [node, node.data.length];
      if (closes ? at <= length : at < length) return [node, from + at];
      at -= length;
    }
    return last;
  };
  const range = document.createRange();
  range.setStart(...point(leaves(column)[block], start, false));
  range.setEnd(...point(leaves(into)[until], end, true));
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
