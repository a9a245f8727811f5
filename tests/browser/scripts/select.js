// Click the words of a note: how far the middle of the note's first line is from the middle of the first line of its words,
// and how far anything else of the margin has moved.
async i => {
  const id = [...document.querySelectorAll('.rd-body .rd-note')][i].id, wait = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const words = document.querySelector(`.rd-a[data-notes~="${id}"]`);
  scrollTo({top: words.getBoundingClientRect().top + scrollY - innerHeight * .3, behavior: 'instant'});
  await wait();
  const places = () => [...document.querySelectorAll('.rd-row, .rd-line, .rd-text')].filter(e => e.getClientRects().length).map(e => e.getBoundingClientRect().top);
  const before = places();
  for (let n = 0; n < 9 && document.querySelector('.rd-note[data-sel]')?.id !== id; n++) words.click();
  await wait();
  const note = document.getElementById(id), after = places();
  const mark = words.getClientRects()[0], first = note.querySelector('.rd-note__tag').getBoundingClientRect(), r = note.getBoundingClientRect();
  // where no more can be scrolled, it is raised as far as it takes to be seen whole
  const raised = Math.abs(r.bottom - innerHeight + 16) < 1.5 && scrollY + innerHeight > document.documentElement.scrollHeight - 2;
  return {
    off: raised ? 0 : Math.abs(first.top + first.height / 2 - (mark.top + mark.height / 2)), selected: note.hasAttribute('data-sel'),
    moved: before.length === after.length ? Math.max(0, ...after.map((top, k) => Math.abs(top - before[k]))) : Infinity,
    inside: r.bottom <= innerHeight && r.left >= -.5 && r.right <= document.documentElement.clientWidth + .5,
  };
}
