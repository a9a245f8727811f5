// Every pair that could touch is compared: boxes are sorted by their tops, and a box is held against all that begin before it ends.
() => {
  const faults = [], box = e => e.getBoundingClientRect(), shown = e => e.offsetParent !== null;
  const notes = [...document.querySelectorAll('.rd-body .rd-note')].filter(shown);
  const boxes = [...notes, ...document.querySelectorAll('.rd-text')].map(e => [e, box(e)]).sort((a, b) => a[1].top - b[1].top);
  boxes.forEach(([e, r], i) => {
    for (let k = i + 1; k < boxes.length && boxes[k][1].top < r.bottom - .5; k++) {
      const [f, s] = boxes[k];
      if (!e.contains(f) && !f.contains(e) && (e.matches('.rd-note') || f.matches('.rd-note')) && r.left < s.right - .5 && s.left < r.right - .5) faults.push(`${e.id} overlaps ${f.id}`);
    }
  });
  const width = document.documentElement.clientWidth, end = document.documentElement.scrollHeight - scrollY;
  for (const note of notes) {
    const r = box(note), details = box(note.querySelector('details')), foot = note.querySelector('.rd-note__foot');
    if (r.left < -.5 || r.right > width + .5 || r.bottom > end + .5) faults.push(`${note.id} leaves the page`);
    if (box(note.querySelector('summary')).bottom > r.bottom + .5) faults.push(`${note.id}: its title is cut`);
    const whole = note.dataset.form === 'open' ? box(foot).bottom : details.bottom, more = note.hasAttribute('data-cut') || note.querySelector('.rd-note__more');
    if (whole > r.bottom + 1.5 && !more) faults.push(`${note.id} is cut off and does not say so`);
  }
  if (document.documentElement.scrollWidth > width) faults.push('the page scrolls sideways');
  return {count: notes.length, margin: !!document.querySelector('[data-layout]'), faults};
}
