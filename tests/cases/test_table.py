"""Every folder of ../shared/cases/editors and hostile through the command line: exit code, code and place of table.yml.

An entry of the table is what must be, by the levels of the project's design; `why` says where that is a judgement.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner, Result
from fontTools.ttLib import TTFont
from laying import lay

from building import share_fonts
from from_yaml import from_yaml
from hashiya.commands.main import main

PROJECT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HASHIYA_TEXTS") or PROJECT.parent / "shared")
TABLE: dict[str, dict[str, Any]] = from_yaml((Path(__file__).parent / "table.yml").read_text("utf-8"))
_ELSEWHERE = {"hostile/paragraph-shift", "hostile/fix-flips"}
"""Cases of anchoring, which have tests of their own there."""
_WORKING, _WAITING = 10, 60
"""Seconds of this process's own work, however busy the machine is, and seconds on the clock: a case that takes more of
either hangs, whether it turns in a circle or waits for what never comes."""


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    with bounded(working=_WORKING, waiting=_WAITING):
        yield


@contextmanager
def bounded(*, working: float, waiting: float) -> Iterator[None]:
    """End with a TimeoutError what takes longer, in seconds of this process's own work or on the clock."""

    def end(number: int, *_: object) -> None:
        told = f"works for more than {working}" if number == signal.SIGPROF else f"waits for more than {waiting}"
        raise TimeoutError(f"the command hangs: it {told} seconds")

    bounds = ((signal.SIGPROF, signal.ITIMER_PROF, working), (signal.SIGALRM, signal.ITIMER_REAL, waiting))
    previous = [(signal.signal(number, end), signal.getitimer(timer)) for number, timer, _ in bounds]
    for _, timer, seconds in bounds:
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        for (number, timer, _), (handler, left) in zip(bounds, previous, strict=True):
            signal.setitimer(timer, *left)
            signal.signal(number, handler)


def _turn_in_a_circle() -> NoReturn:
    while True:
        pass


def test_what_hangs_is_ended(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TimeoutError, match="works"), bounded(working=0.05, waiting=60):
        _turn_in_a_circle()
    with pytest.raises(TimeoutError, match="waits"), bounded(working=60, waiting=0.05):
        (tmp_path / "pipe").read_text()


def _cases() -> Path:
    if not (SHARED / "cases").is_dir():
        pytest.skip("the source texts are not here (HASHIYA_TEXTS, default ../shared)")
    return SHARED / "cases"


def _run(root: Path, *arguments: str, below: str = ".") -> Result:
    here = Path.cwd()
    os.chdir(root / below)
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        os.chdir(here)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def test_every_case_stands_in_the_table() -> None:
    found = {f"{folder}/{case.name}" for folder in ("editors", "hostile") for case in (_cases() / folder).iterdir()}
    assert found == set(TABLE) | _ELSEWHERE


@pytest.mark.parametrize("name", TABLE)
def test_case(name: str, tmp_path: Path) -> None:
    case = TABLE[name]
    if "elsewhere" in case:
        file, test = case["elsewhere"].split("::")
        assert f"\ndef {test}(" in (PROJECT / file).read_text("utf-8"), "the test that it is held to"
        return
    root = lay(_cases() / name, tmp_path / "project", bare=case.get("over") == "nothing")
    for before in case.get("before", ()):
        assert _run(root, *before).exit_code == 0
    if "run" in case:
        share_fonts(root)
        result = _run(root, *case["run"], below=case.get("below", "."))
        assert result.exit_code == case["exit"], result.output
        assert case["says"] in result.output
        if "wrote" in case:
            written = (root / case["wrote"]).read_text("utf-8")
            assert [text for text in case["holds"] if text not in written] == []
            assert [text for text in case["lacks"] if text in written] == []
        if "letters" in case:
            # The faces that every text falls back on; Urdu's slanted one has no marks of the Quran.
            faces = [TTFont(path) for path in (root / "written" / "fonts").glob("amiri-*.woff2")]
            assert faces
            assert [
                letter for letter in case["letters"] for face in faces if ord(letter) not in face.getBestCmap()
            ] == []
        return
    result = _run(root, "check", "--strict", "--format", "json")
    diagnostics = json.loads(result.stdout)["diagnostics"]
    assert [found for found in diagnostics if not found["help"]] == [], "a message without a way out"
    told = [_line(found) for found in diagnostics]
    assert (result.exit_code, told) == (case["exit"], case.get("told", []))


def _line(found: dict[str, Any]) -> str:
    place = found["place"] or {}
    at = ":".join(str(place[key]) for key in ("file", "line", "column") if place.get(key))
    return f"{found['level']} {found['code']} {at}"
