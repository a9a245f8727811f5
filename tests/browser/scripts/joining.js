async words => {
  await document.fonts.load('400 22px Amiri', 'ابت');
  const host = document.createElement('p');
  host.className = 'rd-text rd-read';
  host.style.cssText = 'position:absolute;white-space:nowrap;inline-size:max-content;text-align:start';
  document.querySelector('.rd-body').append(host);
  const width = html => { host.innerHTML = html; const range = document.createRange(); range.selectNodeContents(host); return range.getBoundingClientRect().width; };
  const mark = (text, attributes) => `<a class="rd-a" href="#x" ${attributes}>${text}</a>`;
  const forms = ['data-kinds="term"', 'data-kinds="cross-reference" data-hot', 'data-kinds="fact-check term" data-verdict="misleading"', 'data-kinds="fact-check" data-verdict="accurate" data-sel'];
  const rows = words.map(word => {
    const [before, inside, after] = word.split('|'), plain = width(before + inside + after);
    const marked = [...forms.map(form => mark(inside, form)), `<a class="rd-m" href="#x">${inside}</a>`].map(html => width(before + html + after));
    return [word, Math.max(...marked.map(m => Math.abs(m - plain)))];
  });
  const control = Math.max(...words.map(word => { // this does cut the joining
    const [before, inside, after] = word.split('|'), plain = width(before + inside + after);
    width(`${before}<a class="rd-a">${inside}</a>${after}`);
    host.querySelector('a').style.display = 'inline-block';
    return Math.abs(host.getBoundingClientRect().width - plain);
  }));
  host.remove();
  return {rows, control, family: getComputedStyle(document.querySelector('#p1')).fontFamily, loaded: document.fonts.check('22px Amiri')};
}
