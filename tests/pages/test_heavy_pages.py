"""Heavy pages: the page that its notes make too long is named, before anything is built."""

from __future__ import annotations

import pytest

from exported import RICH, context_of
from hashiya.pages import heavy_pages


@pytest.mark.parametrize(("longest", "lines"), [(500_000, []), (40_000, [12])])
def test_a_page_that_its_notes_make_too_long_is_told(
    longest: int, lines: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heavy_pages, "LONGEST", longest)
    told = [one for one in heavy_pages.heavy_pages(context_of(RICH).anchored) if "ship-log" in str(one.place)]
    assert [one.place.span.line for one in told if one.place.span] == lines
