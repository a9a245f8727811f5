"""What the glossary may be missing, and the command lines that list mentions and suggestions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from test_mentions import corpus

from hashiya.anchoring.mentions import find_mentions
from hashiya.commands.main import main
from hashiya.corpus import Corpus
from hashiya.workbench.mention_list import suggestion_rows

GLOSSARY = [
    {"id": "kazakhstan", "term": "كازاخستان", "kind": "place"},
    {"id": "tokayev", "term": "قاسم جومارت توكاييف", "kind": "person", "aliases": ["توكاييف"]},
    {"id": "csto", "term": "منظمة معاهدة الأمن الجماعي", "kind": "organization"},
]
TEXTS = (
    "لم تكتف كازخستان بذلك، وقال قاسم جومارات توكاييف إن الكازاخستاني يعرف كازاخستان. الأمر الجامعي شأن آخر.",
    "زار الولايات المتحدة مرتين. ثم زار الولايات المتحدة ثالثة، ومن الولايات المتحدة عاد. وكتب Jason Smart عن ذلك.",
    "> Jason Smart was in Karaganda, and in Karaganda he met many people there.",
)


def suggested(whole: Corpus) -> dict[tuple[str, str], int]:
    mentions, _ = find_mentions(whole)
    return {(row["kind"], row["name"]): row["count"] for row in suggestion_rows(whole, mentions)}


def test_near_misses_and_unknown_names() -> None:
    assert suggested(corpus(GLOSSARY, *TEXTS)) == {
        ("near-miss", "كازخستان"): 1,
        ("near-miss", "جومارات"): 1,
        ("latin-name", "Jason Smart"): 2,
        ("latin-name", "Karaganda"): 2,
        ("arabic-name", "الولايات المتحدة"): 3,
    }


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("وقّعت معاهدات الأمن والتعاون الجماعي مع جيرانها.", "معاهدات الأمن والتعاون الجماعي"),
        ("وهي منظمة معاهدة الأمن والدفاع الجماعي نفسها.", "منظمة معاهدة الأمن والدفاع الجماعي"),
        ("وهي معاهدة الأمن، والدفاع الجماعي شأن آخر.", None),
        ("وهي منظمة معاهدة الأمن الجماعي.", None),
    ],
)
def test_a_name_that_another_word_parts(text: str, phrase: str | None) -> None:
    found = [name for kind, name in suggested(corpus(GLOSSARY, text)) if kind == "parted-name"]
    assert found == ([phrase] if phrase else [])


def test_an_alias_settles_a_near_miss() -> None:
    settled = [{**GLOSSARY[0], "aliases": ["كازخستان"]}, *GLOSSARY[1:]]
    assert ("near-miss", "كازخستان") not in suggested(corpus(settled, *TEXTS))


def test_every_stub_is_yaml() -> None:
    whole = corpus(GLOSSARY, *TEXTS)
    mentions, _ = find_mentions(whole)
    for row in suggestion_rows(whole, mentions):
        stub = yaml.safe_load(row["stub"])
        names = [*stub.get("aliases", ()), *stub.get("term", {}).values()]
        assert row["name"] in names


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "annotations" / "glossary").mkdir(parents=True)
    text = "---\ntitle: {ar: عنوان}\n---\n\nفرضت واشنطن حزمة جديدة من\n\nوالعقوبات كثيرة.\n"
    (tmp_path / "seeds" / "one.md").write_text(text, encoding="utf-8")
    entry = "term: {ar: عقوبات}\nkind: concept\ndefinition: {ar: تعريف}\n"
    (tmp_path / "annotations" / "glossary" / "sanctions.yml").write_text(entry, encoding="utf-8")
    return tmp_path


def test_mentions_as_lines_of_json(root: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(root), "mentions", "--article", "one", "--format", "jsonl"])
    text = CliRunner().invoke(main, ["--root", str(root), "text", "one"]).output
    (row,) = map(json.loads, result.output.splitlines())
    assert row == {
        "term": "sanctions",
        "article": "one",
        "paragraph": 2,
        "start": 26,
        "end": 35,
        "text": "والعقوبات",
        "prefix": "فرضت واشنطن حزمة جديدة من\n",
        "suffix": " كثيرة.",
        "explanation": "والعقوبات = و + ال + عقوبات",
        "first": True,
        "doubt": "alone",
    }
    assert text[row["start"] : row["end"]] == row["text"]


def test_mentions_of_an_unknown_article(root: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(root), "mentions", "--article", "onne"])
    assert result.exit_code == 1
    assert "there is no article `onne`" in result.output


def test_check_warns_of_a_doubtful_term(root: Path) -> None:
    entry = "term: {ar: زير}\nkind: concept\ndefinition: {ar: تعريف}\n"
    (root / "annotations" / "glossary" / "jar.yml").write_text(entry, encoding="utf-8")
    (root / "seeds" / "two.md").write_text(
        "---\ntitle: {ar: عنوان}\n---\n\nقال وزير إن الوزير غائب.\n", encoding="utf-8"
    )
    result = CliRunner().invoke(main, ["--root", str(root), "check"])
    output = result.output.replace("\u2068", "").replace("\u2069", "")
    assert "term-doubtful" in output
    assert "exclude: [وزير]" in output
    assert "annotations/glossary/jar.yml:1" in output
    assert result.exit_code == 0
    with (root / "annotations" / "glossary" / "jar.yml").open("a", encoding="utf-8") as file:
        file.write("exclude: [وزير]\n")
    assert "term-doubtful" not in CliRunner().invoke(main, ["--root", str(root), "check"]).output
