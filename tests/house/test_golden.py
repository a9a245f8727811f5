"""Golden cases: what differs fails; written anew, the file differs in that key alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from golden import Case, compare

_TEXT = """# Why this case is here.
article: |
  نص
html: |
  <p>old</p>
refused: [x]
marks:
  - {quote: نص, note: g-a}  # beside it
"""


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """A case in a file."""
    file = tmp_path / "case.yml"
    file.write_text(_TEXT, "utf-8")
    return Case(file)


def test_what_differs_fails(case: Case) -> None:
    compare(case, rewrite=False, html="<p>old</p>\n", refused=["x"], missing=[])
    for differs in ({"html": "<p>old</p>"}, {"refused": []}, {"more": "y"}):
        with pytest.raises(AssertionError):
            compare(case, rewrite=False, **differs)
    assert case.file.read_text("utf-8") == _TEXT


def test_rewriting_touches_nothing_else(case: Case) -> None:
    compare(case, rewrite=True, html="<p>1: new</p>\n<p>خط</p>\n", refused=[], more=["a: b"])
    expected = _TEXT.replace("  <p>old</p>\n", "  <p>1: new</p>\n  <p>خط</p>\n").replace("refused: [x]\n", "")
    assert case.file.read_text("utf-8") == f"{expected}more:\n- 'a: b'\n"
    compare(Case(case.file), rewrite=False, html="<p>1: new</p>\n<p>خط</p>\n", refused=[], more=["a: b"])
