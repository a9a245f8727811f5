"""One layout pass of the margin column over 500 notes, in Chromium: the median of nine, all heights measured anew."""

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

NOTES, PASSES, AT_MOST_MS = 500, 9, 50

# `layout(true)` measures every note anew.
MEASURE = """async passes => {
  // rows, names in run-on lines, and what stands behind counters
  const line = '.rd-line:not([hidden])', placed = `.rd-row:not([hidden]), ${line} > span:not([hidden]), ${line} li`;
  const { layout } = await import(document.querySelector('link[href*="js/layout.js"]').href);
  const times = [];
  for (let i = 0; i < passes; i++) {
    await new Promise(done => requestAnimationFrame(done));
    const start = performance.now();
    layout(true);
    times.push(performance.now() - start);
  }
  return [times, document.querySelectorAll(placed).length];
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
            until(page, "document.documentElement.dataset.js === 'on' && document.fonts.status === 'loaded'")
            settle(page)
            times, placed = page.evaluate(MEASURE, PASSES)
    median = statistics.median(times)
    print(
        f"one layout pass over {placed} notes: median of {PASSES} {median:.1f} ms, {min(times):.1f} to {max(times):.1f}"
    )
    return int(median >= AT_MOST_MS or placed != NOTES)


if __name__ == "__main__":
    sys.exit(main())
