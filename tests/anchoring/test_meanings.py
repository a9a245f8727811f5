"""A changed meaning is no drift: pairs of a quote and a changed text, each with its status and the change named."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from click.testing import CliRunner
from samples import article

from from_yaml import from_yaml
from hashiya.anchoring.quotes import locate
from hashiya.commands.main import main


class Pair(NamedTuple):
    """A row of the table."""

    status: str
    kind: str | None
    was: str | None
    now: str | None
    quote: str
    text: str


PAIRS = [Pair(*row) for row in from_yaml((Path(__file__).parent / "meanings.yml").read_text(encoding="utf-8"))]
_AROUND = ("تروي هذه الورقة ما جرى في عام واحد من أعوامها", "وتختم الورقة بأسئلة مفتوحة لا جواب لها")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.kind}: {pair.was} - {pair.now}")
def test_pairs(pair: Pair) -> None:
    found = locate(article([_AROUND[0], f"{pair.text} كما ذكر", _AROUND[1]]), quote=pair.quote)
    assert found.status == pair.status
    assert found.candidates[0].block == 2
    if pair.kind is None:
        assert not found.changes
        return
    assert pair.kind in [change.kind for change in found.changes]
    said = [(change.was, change.now) for change in found.changes]
    assert any((pair.was or "") in was + now and (pair.now or "") in now + was for was, now in said) or any(
        was in (pair.was or "") and now in (pair.now or "") for was, now in said
    )


def test_the_table_is_large_enough() -> None:
    assert len({(pair.quote, pair.text) for pair in PAIRS}) >= 150


def test_none_is_adopted_by_fix(tmp_path: Path) -> None:
    note: dict[str, Any] = {"title": {"ar": "عنوان"}, "relation": "repeats", "comment": {"ar": "تعليق"}}
    (tmp_path / "seeds").mkdir()
    (tmp_path / "annotations/cross-references").mkdir(parents=True)
    for number, pair in enumerate(PAIRS):
        body = "\n\n".join((_AROUND[0], f"{pair.text} كما ذكر", _AROUND[1]))
        (tmp_path / f"seeds/a-{number}.md").write_text(f"---\ntitle: {{ar: مثال}}\n---\n\n{body}\n", encoding="utf-8")
        anchors = [{"article": f"a-{number}", "quote": pair.quote}, {"article": f"a-{number}", "quote": _AROUND[0]}]
        path = tmp_path / f"annotations/cross-references/n-{number}.yml"
        path.write_text(yaml.safe_dump({**note, "anchors": anchors}, allow_unicode=True), encoding="utf-8")
    shown = CliRunner().invoke(main, ["--root", str(tmp_path), "fix", "--dry-run"], catch_exceptions=False).stdout
    touched = {int(line.split("n-")[1].split(".")[0]) for line in shown.splitlines() if line.startswith("+++")}
    assert touched == {number for number, pair in enumerate(PAIRS) if pair.kind is None}
