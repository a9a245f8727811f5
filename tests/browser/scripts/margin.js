// Where the margin of a page stands, what of the text is marked, and which weighty notes neither speak nor have a line.
() => {
  const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).clipPath === 'none';
  const all = s => [...document.querySelectorAll(s)], box = e => e.getBoundingClientRect(), idOf = e => decodeURIComponent(e.hash.slice(1));
  const marks = new Map();
  for (const a of all('.rd-body .rd-a'))
    for (const id of (a.dataset.notes ?? '').split(' ')) marks.set(id, [...(marks.get(id) ?? []), a]);
  const marksOf = id => marks.get(id) ?? [];
  const off = (e, top) => Math.abs(top - marksOf(idOf(e))[0].getClientRects()[0].top);
  const looks = new Map();
  const drawn = e => {
    if (!looks.has(e)) {
      const {textDecorationLine, backgroundColor} = getComputedStyle(e);
      looks.set(e, textDecorationLine !== 'none' || !/^(rgba\(0, 0, 0, 0\)|transparent)$/.test(backgroundColor));
    }
    return looks.get(e);
  };
  const rows = all('.rd-row').filter(seen), lines = all('.rd-line').filter(seen), names = all('.rd-line .rd-strung > span > a').filter(seen);
  // of the text and of its translation, each for itself
  const shares = ['.rd-text', '.rd-tr'].map(column => {
    let count = 0, marked = 0;
    for (const block of all(`.rd-body ${column}`)) {
      const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const {parentElement: parent, data} = texts.currentNode;
        if (parent.closest('.rd-num, .rd-ref')) continue;
        const length = data.replace(/\s+/g, ' ').length;
        count += length;
        for (let e = parent; e !== block; e = e.parentElement)
          if (e.matches('a') && drawn(e)) {
            marked += length;
            break;
          }
      }
    }
    return marked / (count || 1);
  });
  const notes = all('.rd-body .rd-note:not([data-again], [hidden])').filter(e => marksOf(e.id).length);
  const weighty = notes.filter(e => e.dataset.w <= 2), rowOf = e => rows.find(row => idOf(row) === e.id);
  const loud = weighty.map(rowOf).filter(row => row && row.dataset.form !== 'title');
  const text = Math.max(...all('.rd-body .rd-text, .rd-body .rd-tr').map(e => box(e).bottom));
  return {
    farthest: Math.max(0, ...rows.map(e => off(e, box(e).top))),
    named: Math.max(0, ...names.map(e => off(e, box(e.closest('.rd-line')).top))),
    below: Math.max(0, ...[...rows, ...lines].map(e => box(e).bottom - text)),
    marked: Math.max(...shares),
    weighty: weighty.length,
    rows: weighty.filter(rowOf).length,
    lines: loud.reduce((sum, row) => sum + Number(row.dataset.lines), 0) / (loud.length || 1),
    unmarked: weighty.filter(e => !marksOf(e.id).some(drawn)).map(e => e.id),
  };
}
