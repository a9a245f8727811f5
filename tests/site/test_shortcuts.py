"""Shortcuts: a site built with them is the site built without, to the byte."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from building import PROJECT, built, project_at

from hashiya.for_mkdocs import shortcuts


def test_html_that_goes_past_the_renderer_comes_out_as_if_it_had_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project_at(tmp_path / "project")
    for name in ("seeds", "annotations", "docs"):
        shutil.rmtree(root / name)
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("originals"))
    short = built(root, site=tmp_path / "short")
    monkeypatch.setattr(shortcuts, "_HTML", re.compile("(?!)"))
    whole = built(root, site=tmp_path / "whole")
    pages = sorted(path.relative_to(whole) for path in whole.rglob("*.html"))
    assert len(pages) > 100
    assert [page for page in pages if (short / page).read_bytes() != (whole / page).read_bytes()] == []
    unfilled = re.compile(r"&#123;[a-z]+&#125;|>[^<]*\{[a-z]+\}")
    main = re.compile(r"<article\b.*</article>", re.DOTALL)
    assert [page for page in pages if unfilled.search("".join(main.findall((whole / page).read_text("utf-8"))))] == []
