"""What the tests of reading share."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_support import TEXT


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A project with nothing in it, and a text beside it that has doubts."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    return tmp_path
