"""The notebook: what a reader keeps stays on its words, or is listed; it comes out of the browser and back the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from browser_support import Open, script

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent / "notebook"
EDITS: list[dict[str, Any]] = yaml.safe_load((HERE / "edits.yml").read_text("utf-8"))
# A module of the page's own site, by the folder that its scripts are in.
MODULE = "document.querySelector('link[href*=\"js/notes.js\"]').href.replace(/notes\\.js.*/, '{}')"


def _module(page: Any, name: str) -> str:
    return str(page.evaluate(MODULE.format(name)))


def test_marked_words_are_found_in_an_edited_text_or_said_to_be_gone(open_page: Open) -> None:
    page = open_page("ar/articles/harbour/")
    modules = [_module(page, f"suggest/{name}.js") for name in ("again", "narrowest", "quotes")]
    found = page.evaluate(script("again"), [*modules, EDITS])
    assert len(EDITS) >= 20
    wanted = [{key: case[key] for key in ("now", "reworded", "before", "lost") if key in case} for case in EDITS]
    told = [
        {key: value for key, value in one.items() if key in want or (key, value) == ("reworded", True)}
        for one, want in zip(found, wanted, strict=True)
    ]
    assert {case["name"]: one for case, one in zip(EDITS, told, strict=True)} == {
        case["name"]: want for case, want in zip(EDITS, wanted, strict=True)
    }
