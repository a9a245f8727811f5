"""The margin of 500 notes in Chromium: a layout pass with all heights measured anew, opening a note, hovering over one.

Each figure is the median of several, and holds what the browser has to lay out again because of it.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "browser")]

from generated import write_articles  # noqa: E402 - found through the path above

from browser_support import build_pages, launched, served, settle, until  # noqa: E402 - found through the path above

NOTES, PASSES, AT_MOST_MS, OPENED_AT_MOST_MS = 500, 21, 50, 16

# `layout(true)` measures every note anew.
MEASURE = """async passes => {
  // rows, names in run-on lines, and what stands behind counters
  const line = '.rd-line:not([hidden])', name = `${line} .rd-strung > span:not([hidden])`;
  const placed = `.rd-row:not([hidden]), ${name}, ${line} li`;
  const { layout } = await import(document.querySelector('link[href*="js/layout.js"]').href);
  const times = [];
  for (let i = 0; i < passes; i++) {
    await new Promise(done => requestAnimationFrame(done));
    const start = performance.now();
    layout(true);
    document.querySelector('.rd-rows').getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return [times, document.querySelectorAll(placed).length];
}"""

# What a click on words does, and what the pointer does on its way over them; each over notes of the whole page.
TOUCH = """async ([what, passes]) => {
  const address = name => document.querySelector(`link[href*="js/${name}.js"]`).href;
  const { select, setHot } = await import(address('selection')), { notes } = await import(address('notes'));
  const act = what === 'open' ? select : setHot, times = [];
  for (let i = 0; i < passes; i++) {
    const note = notes[(i * 37) % notes.length];
    note.marks[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    act(note);
    document.querySelector('.rd-rows').getBoundingClientRect();
    times.push(performance.now() - start);
  }
  act(null);
  return times;
}"""


def main() -> int:
    """Measure and print; 1 when the median is too high."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(TESTS / "browser" / "sample", root, dirs_exist_ok=True)
        write_articles(root, {"many": NOTES})
        site = build_pages(root, root / "site", leave_out=r"/many-\d+")
        with served(site) as address, launched() as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=True)
            page.goto(f"{address}ar/articles/many/")
            until(page, "document.querySelector('.rd[data-ready]') && document.fonts.status === 'loaded'")
            settle(page)
            times, placed = page.evaluate(MEASURE, PASSES)
            opening, hovering = (page.evaluate(TOUCH, [what, PASSES]) for what in ("open", "hover"))
    passed = placed == NOTES
    for name, found, at_most in (
        (f"one layout pass over {placed} notes", times, AT_MOST_MS),
        ("opening a note", opening, OPENED_AT_MOST_MS),
        ("hovering over a note", hovering, OPENED_AT_MOST_MS),
    ):
        median = statistics.median(found)
        passed &= median <= at_most
        print(f"{name}: median of {PASSES} {median:.1f} ms (at most {at_most}), {min(found):.1f} to {max(found):.1f}")
    return int(not passed)


if __name__ == "__main__":
    sys.exit(main())
