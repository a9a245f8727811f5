"""The margin column over made-up articles: nothing overlaps, nothing is cut off, the selected note is beside its words."""

from __future__ import annotations

import pytest
from browser_support import Open, settle, until
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

WIDTHS = (360, 390, 768, 1024, 1220, 1440, 1920)
ZOOMS = (0.8, 1, 1.6)

# Every pair that could touch is compared: boxes are sorted by their tops, and a box is held against all that begin before it ends.
FAULTS = """() => {
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
}"""

# How far the middle of the selected note's first line is from the middle of the first line of its words.
SELECT = """async i => {
  const note = [...document.querySelectorAll('.rd-body .rd-note')][i];
  document.querySelector('.rd').dataset.still = '';
  note.querySelector('summary').click();
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const mark = document.querySelector(`.rd-a[data-notes~="${note.id}"]`).getClientRects()[0], r = note.getBoundingClientRect();
  const style = getComputedStyle(note), line = parseFloat(style.paddingBlockStart) + parseFloat(style.lineHeight) / 2;
  return {off: Math.abs(r.top + line - (mark.top + mark.height / 2)), selected: note.hasAttribute('data-sel')};
}"""


@pytest.fixture(scope="module")
def pages(chromium, sample):  # type: ignore[no-untyped-def]
    """One page an article and language, opened once and resized."""
    opened: dict[tuple[str, str], Page] = {}

    def get(language: str, article: str) -> Page:
        if (language, article) not in opened:
            page = chromium.new_page()
            page.goto(f"{sample}{language}/articles/{article}/")
            until(page, "document.documentElement.dataset.js === 'on' && document.fonts.status === 'loaded'")
            opened[language, article] = page
        return opened[language, article]

    yield get
    for page in opened.values():
        page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("article", "size"), [("five", 5), ("fifty", 50), ("five-hundred", 500)])
def test_no_overlap_and_nothing_cut_off(pages, article: str, size: int, language: str, width: int) -> None:  # type: ignore[no-untyped-def]
    page = pages(language, article)
    page.set_viewport_size({"width": width, "height": 900})
    for zoom in ZOOMS:
        page.evaluate("z => document.documentElement.style.setProperty('--rd-zoom', z)", zoom)
        settle(page)
        found = page.evaluate(FAULTS)
        assert (found["count"], found["margin"], found["faults"][:5]) == (size, width >= 1220, []), f"at text size {zoom}"
        if width >= 1220:
            for index in (0, size // 2, size - 1):
                assert page.evaluate(SELECT, index)["off"] <= 2, f"note {index} at text size {zoom}"
            assert page.evaluate(FAULTS)["faults"][:5] == [], f"with the last note selected at text size {zoom}"
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")


def test_a_wide_block_is_avoided(open_page: Open) -> None:
    page = open_page("ar/articles/fifty/", reduced_motion="reduce")
    page.evaluate(
        """() => { const wide = document.createElement('div'); wide.className = 'rd-wide';
        Object.assign(wide.style, {gridColumn: '1 / -1', blockSize: '300px'}); document.querySelectorAll('.rd-block')[4].before(wide); }"""
    )
    settle(page)
    inside = page.evaluate(
        """() => { const w = document.querySelector('.rd-wide').getBoundingClientRect();
        return [...document.querySelectorAll('.rd-note')].map(n => n.getBoundingClientRect()).filter(r => r.bottom > w.top + .5 && r.top < w.bottom - .5).length; }"""
    )
    assert inside == 0
    assert page.evaluate(FAULTS)["faults"] == []


def test_a_long_note_is_folded_and_opens(open_page: Open) -> None:
    page = open_page("ar/articles/fifty/", reduced_motion="reduce")
    page.locator(".rd-note").nth(4).locator("summary").click()
    note = page.locator(".rd-note[data-sel]")
    folded = note.bounding_box()
    note.locator(".rd-note__more").click()
    settle(page)
    opened = note.bounding_box()
    assert folded and opened
    assert opened["height"] > 2 * folded["height"]
    assert page.evaluate(FAULTS)["faults"] == []


def test_layers_and_column_lay_out_again(open_page: Open) -> None:
    page = open_page("ar/articles/fifty/?notes=f")
    found = page.evaluate(FAULTS)
    assert (found["count"], found["faults"]) == (16, [])
    page.locator(".rd-menu--view > summary").click()
    page.locator("input[name=column]").uncheck()
    settle(page)
    found = page.evaluate(FAULTS)
    assert (found["count"], found["margin"], found["faults"]) == (16, False, [])
