"""How far a build is: a line that changes on a terminal, plain lines in a log, and nothing of what is quick."""

from __future__ import annotations

import io

import pytest

from hashiya.reports import progress
from hashiya.stages import measured, stage, step


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    with progress.shown(stream) as listener, measured(listener) as stages:
        with stage("reading"):
            pass
        with stage("rendering"):
            step(1, 2)
            with stage("making pages"):
                step(3, 7)
    assert list(stages.took) == ["reading", "making pages", "rendering", "other"]
    return stream.getvalue()


def test_what_is_quick_is_not_told_of() -> None:
    assert told(io.StringIO()) == told(Terminal()) == ""


def test_what_takes_long_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_OFTEN", 0.0)
    lines = told(io.StringIO()).splitlines()
    names = ["other", "reading", "other", "rendering", "making pages", "rendering"]
    assert [line.partition(":")[0] for line in lines] == names
    shown = told(Terminal())
    assert "1/2" in shown
    assert "3/7" in shown
    assert "making pages" in shown
