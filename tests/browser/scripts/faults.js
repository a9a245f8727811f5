// What is wrong with the notes of a page as they stand now. Every pair that could touch is compared: boxes are sorted by their
// tops, and a box is held against all that begin before it ends.
() => {
  const faults = [], box = e => e.getBoundingClientRect(), clipped = e => getComputedStyle(e).clipPath !== 'none';
  const shown = e => e.checkVisibility({visibilityProperty: true}) && ![e.closest('.rd-row, .rd-line')].some(part => part && clipped(part));
  const notes = [...document.querySelectorAll('.rd-body .rd-note:not([hidden])')];
  const margin = !!document.querySelector('[data-layout]');
  const parts = margin ? [...document.querySelectorAll('.rd-row, .rd-line')].filter(shown) : notes.filter(shown);
  const among = new Set(parts);
  const name = e => e.id || e.hash || e.textContent.slice(0, 20);
  const boxes = [...parts, ...document.querySelectorAll('.rd-text')].map(e => [e, box(e)]).sort((a, b) => a[1].top - b[1].top);
  boxes.forEach(([e, r], i) => {
    for (let k = i + 1; k < boxes.length && boxes[k][1].top < r.bottom - 1.5; k++) {
      const [f, s] = boxes[k];
      if (r.left < s.right - .5 && s.left < r.right - .5 && (among.has(e) || among.has(f)) && !e.contains(f) && !f.contains(e)) faults.push(`${name(e)} overlaps ${name(f)}`);
    }
  });
  const width = document.documentElement.clientWidth, end = document.documentElement.scrollHeight - scrollY;
  for (const part of parts) {
    const r = box(part);
    if (r.left < -.5 || r.right > width + .5 || r.bottom > end + .5) faults.push(`${name(part)} leaves the page`);
    if (part.scrollHeight > part.clientHeight + 8 && getComputedStyle(part).overflowY !== 'visible') faults.push(`${name(part)} is cut`);
    for (const text of part.matches('.rd-row') ? [...part.querySelectorAll(':scope > span')].filter(shown) : []) {
      const t = box(text);
      if (t.bottom > r.bottom + 1.5) faults.push(`${name(part)} is higher than its row`);
    }
  }
  // What a pinned note lies on is hidden, and looks out from under it nowhere.
  const pinned = margin && document.querySelector('.rd-note[data-sel]'), over = pinned && box(pinned);
  for (const part of pinned ? parts : []) {
    const r = box(part);
    if (r.top < over.bottom - 5 && r.bottom > over.top + 5) faults.push(`${name(part)} looks out from under ${pinned.id}`);
  }
  // Each note is one action away: it is open, it has a row, is named in a run-on line, stands behind a counter, or in a paragraph's list.
  const near = new Set([...document.querySelectorAll('.rd-row, .rd-line .rd-strung > span:not([hidden]) > a, .rd-line__list a')]
    .filter(e => e.matches('.rd-line__list a') ? shown(e.closest('.rd-line')) : shown(e) || e.closest('[data-covered]')).map(e => decodeURIComponent(e.hash.slice(1))));
  for (const note of notes) {
    if (margin ? !note.hasAttribute('data-again') && !near.has(note.id) && !shown(note) : !shown(note.closest('.rd-notes').querySelector('summary'))) faults.push(`${note.id} is nowhere`);
  }
  if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
  return {count: notes.length, margin, faults};
}
