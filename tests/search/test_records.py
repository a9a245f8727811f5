"""Records: which words of an article, a note or a page written by hand are searched, and where a result leads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from from_yaml import from_yaml
from hashiya.corpus import Anchored, Corpus
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Translation
from hashiya.model.values import MultilingualName
from hashiya.notes.kinds import BY_NAME
from hashiya.publishing.search.page_text import page_blocks
from hashiya.publishing.search.records import Record, article_record, note_record, read_records
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml

_CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in from_yaml((_CASES / name).read_text("utf-8"))]


def _record(case: dict[str, Any]) -> Record:
    if "note" in case:
        parsed = parse_yaml(case["file"], file="n.yml")
        note, problems = validate(BY_NAME[case["note"]], parsed, id="n", origin=Origin("n.yml"))
        assert note is not None, problems
        return note_record(note, case["language"], articles=())
    translated = parse_blocks(case.get("translation", ""), language="en")
    translation = Translation(language="en", blocks=translated, origin=Origin("a.en.md"))
    article = Article(
        id="a",
        title=MultilingualName(ar="عنوان", en="Title"),
        blocks=parse_blocks(case["article"], language="ar"),
        translations={"en": translation} if translated else {},
        origin=Origin("a.md"),
    )
    return article_record(article, case["language"])


@pytest.mark.parametrize("case", _cases("records.yml"))
def test_an_article_or_a_note_gives_its_passages(case: dict[str, Any]) -> None:
    passages = _record(case).passages
    assert [f"{passage.id}: {passage.text}" for passage in passages] == case["passages"]
    assert {passage.text: passage.part for passage in passages if passage.part} == case.get("parts", {})


@pytest.mark.parametrize("case", _cases("page_text.yml"))
def test_a_page_written_by_hand_gives_its_blocks(case: dict[str, Any]) -> None:
    assert [f"{block.id}: {block.text}" for block in page_blocks(case["page"], case["language"])] == case["blocks"]


def test_pages_written_by_hand_are_found_however_deep(tmp_path: Path) -> None:
    """The home page and the lists are not: everything in them stands somewhere else too."""
    for folder in ("", "about", "editing", "editing/notes", "glossary", "glossary/nato", "articles", "search"):
        page = tmp_path / "en" / folder / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<main><h1>At {folder}</h1><p>Words.</p></main>", "utf-8")
    corpus = Corpus(root="", articles={}, catalogue={}, notes={})
    records = read_records(tmp_path, Anchored(corpus=corpus, placements={}, mentions={}, lost={}))
    found = [(record.address, record.title) for record in records]
    assert found == [(f"en/{folder}/", f"At {folder}") for folder in ("about", "editing", "editing/notes")]
