async by => {
  const sheet = document.querySelector('.rd-sheet'), r = sheet.getBoundingClientRect(), x = r.left + 60, y = r.top + 12;
  const touch = at => new Touch({identifier: 1, target: sheet.querySelector('.rd-sheet__head'), clientX: x, clientY: at});
  const fire = (type, at) => sheet.querySelector('.rd-sheet__head').dispatchEvent(new TouchEvent(type, {bubbles: true, cancelable: true, touches: type === 'touchend' ? [] : [touch(at)], changedTouches: [touch(at)]}));
  fire('touchstart', y);
  for (let i = 1; i <= 8; i++) { fire('touchmove', y + by * i / 8); await new Promise(done => setTimeout(done, 30)); }
  fire('touchend', y + by);
}
