// How far the middle of the selected note's first line is from the middle of the first line of its words.
async i => {
  const note = [...document.querySelectorAll('.rd-body .rd-note')][i];
  document.querySelector('.rd').dataset.still = '';
  note.querySelector('summary').click();
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const mark = document.querySelector(`.rd-a[data-notes~="${note.id}"]`).getClientRects()[0], r = note.getBoundingClientRect();
  const style = getComputedStyle(note), line = parseFloat(style.paddingBlockStart) + parseFloat(style.lineHeight) / 2;
  return {off: Math.abs(r.top + line - (mark.top + mark.height / 2)), selected: note.hasAttribute('data-sel')};
}
