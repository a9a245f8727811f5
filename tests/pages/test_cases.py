"""The pages' rooms, each driven by a folder of small cases."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from site_markdown import Outline, rendered

from golden import Case, cases
from hashiya.file_places import Origin
from hashiya.languages.words import words
from hashiya.model.texts import Article, Block, Inline
from hashiya.notes.kinds import KINDS
from hashiya.notes.verdict import Verdict
from hashiya.notes.weight import Weight
from hashiya.pages.body import Column, group_markdown, groups
from hashiya.pages.passages import passage
from hashiya.pages.prose import prose
from hashiya.pages.segments import Mark, Quiet, cut
from hashiya.reading.blocks import parse_blocks

HERE = Path(__file__).parent
_CALLS = re.compile(r'<(sup|a) class="rd-ref rd-call".*?</\1>')
_NUMBERS = re.compile(r'<sup class="rd-ref".*?</sup>|<a class="rd-(?:num|out)".*?</a>')
_WEIGHTS = {"g": Weight.NAME, "x": Weight.REFERENCE, "f": Weight.UNVERIFIED}
_KINDS = {kind.letter: kind.kind_name for kind in KINDS}


def _mark(text: str, number: int, case: dict[str, Any]) -> Mark:
    start = text.index(case["quote"])
    verdict = Verdict(case["verdict"]) if "verdict" in case else None
    name = case["note"]
    weight = Weight[verdict.name] if verdict else _WEIGHTS[name[0]]
    return Mark(start, start + len(case["quote"]), f"n-{name}", f"a-{name}", _KINDS[name[0]], number, verdict, weight)


def _in_column(
    blocks: Sequence[Block], wanted: Sequence[dict[str, Any]], notes: Sequence[dict[str, Any]]
) -> dict[int, list[Mark]]:
    """The marks of notes that the article has too on words of its translation, which an edge needs to be found by."""
    numbers = {note["note"]: number for number, note in enumerate(notes, 1)}
    found: dict[int, list[Mark]] = {}
    for case in wanted:
        block = next(block for block in blocks if case["quote"] in block.text)
        mark = _mark(block.text, numbers[case["note"]], case)
        found.setdefault(block.number, []).append(mark._replace(anchor=f"e-{case['note']}"))
    return found


def _quiet(text: str, case: dict[str, Any]) -> Quiet:
    start = text.rindex(case["quote"])
    return Quiet(start, start + len(case["quote"]), f"n-{case['note']}", case["note"][2:])


def _inline(text: str, case: dict[str, Any]) -> Inline:
    start = text.index(case["quote"])
    return Inline(kind=case["kind"], start=start, end=start + len(case["quote"]), href=case.get("href"))


@pytest.mark.parametrize("case", cases(HERE / "segments"))
def test_segments(case: Case, golden: Callable[..., None]) -> None:
    text = case["text"]
    marks = [_mark(text, number, mark) for number, mark in enumerate(case.get("marks", ()), 1)]
    quiets = [_quiet(text, quiet) for quiet in case.get("quiet", ())]
    segments = cut(text, marks, quiets, [_inline(text, inline) for inline in case.get("inlines", ())])
    got = []
    for segment in segments:
        row: dict[str, Any] = {"text": text[segment.start : segment.end]}
        row |= {"notes": list(segment.notes)} if segment.notes else {}
        row |= {"anchors": list(segment.anchors)} if segment.anchors else {}
        row |= {"kinds": list(segment.kinds)} if len(segment.kinds) > 1 else {}
        row |= {"verdict": segment.verdict.value} if segment.verdict else {}
        row |= {"quiet": segment.quiet.note} if segment.quiet else {}
        row |= {"inlines": [inline.kind for inline in segment.inlines]} if segment.inlines else {}
        row |= {"references": list(segment.references)} if segment.references else {}
        got.append(row)
    golden(case, segments=got)
    assert "".join(row["text"] for row in got) == text


@pytest.mark.parametrize("case", cases(HERE / "bodies"))
def test_bodies(case: Case, golden: Callable[..., None]) -> None:
    """An article's Markdown, marked, through the real renderer; the Markdown itself too where a case gives it."""
    blocks = parse_blocks(case["article"], language="ar")
    translated = parse_blocks(case["translation"], language="en") if "translation" in case else ()
    marks: dict[int, list[Mark]] = {}
    quiets: dict[int, list[Quiet]] = {}
    for number, mark in enumerate(case.get("marks", ()), 1):
        block = next(block for block in blocks if mark["quote"] in block.text)
        marks.setdefault(block.number, []).append(_mark(block.text, number, mark))
    for quiet in case.get("quiet", ()):
        block = next(block for block in reversed(blocks) if quiet["quote"] in block.text)
        quiets.setdefault(block.number, []).append(_quiet(block.text, quiet))
    column = Column(
        {block.number: block for block in translated},
        marks=_in_column(translated, case.get("translated", ()), case.get("marks", ())),
        edges=_in_column(translated, case.get("edges", ()), case.get("marks", ())),
    )
    pages = [
        group_markdown(
            group,
            marks=marks,
            quiets=quiets,
            page="en/articles/a/",
            ui=words("en"),
            translation=column,
        )
        for group in groups(blocks, paired=bool(translated))
    ]
    if "markdown" in case:
        golden(case, markdown="\n".join(pages))
    html = rendered("\n".join(pages))
    golden(case, html=f"{html}\n")
    shown = " ".join(Outline(_CALLS.sub("", _NUMBERS.sub("", html))).text.split())
    for block in (*blocks, *translated):
        assert block.text.strip() in shown or any(inline.kind == "image" for inline in block.inlines)


@pytest.mark.parametrize("case", cases(HERE / "passages"))
def test_passages(case: Case, golden: Callable[..., None]) -> None:
    article = Article(
        id="a", title={"ar": "أ"}, blocks=parse_blocks(case["article"], language="ar"), origin=Origin("a.md")
    )
    start = article.text.index(case["quote"])
    longest = {"longest": case["longest"]} if "longest" in case else {}
    block = article.block_at(start)
    place = article.place(block, start - block.start, start - block.start + len(case["quote"]))
    found = passage(article, place, **longest)
    golden(case, passage=f"{found.before}[{found.quoted}]{found.after}")
    assert found.place == place
    assert article.text[found.shown.start : found.shown.end] == case.get(
        "shown", f"{found.before}{found.quoted}{found.after}"
    )


@pytest.mark.parametrize("case", cases(HERE / "prose"))
def test_prose(case: Case, golden: Callable[..., None]) -> None:
    golden(case, html=prose(case["markdown"], case.get("lead", False)) + "\n")
