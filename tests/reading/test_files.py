"""Reading: plain texts, articles, notes, and what is wrong with them; each case is a YAML file beside this one."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden import Case, cases
from hashiya.corpus import Corpus
from hashiya.kept import NONE, kept_of
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.catalogue import read_catalogue
from hashiya.reading.imported_head import Options
from hashiya.reading.imported_lines import Line, PlainText
from hashiya.reading.importer import ImportRefusedError, known_text, prepare, write
from hashiya.reading.plain_markdown import escape, to_markdown
from hashiya.reading.plain_text import structure
from hashiya.reading.project import problems_together, read_corpus, read_files
from hashiya.reading.yaml_file import parse_yaml

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize("case", cases(_HERE / "import"))
def test_plain_text(case: Case, golden: Callable[..., None]) -> None:
    understood = structure(case["text"])
    head = {"printed": list(understood.printed), "title": understood.title, "author": understood.author}
    golden(case, **head, markdown=to_markdown(understood))


@pytest.mark.parametrize("case", cases(_HERE / "blocks"))
def test_blocks(case: Case, golden: Callable[..., None]) -> None:
    refused: list[str] = []
    uncalled: list[str] = []
    blocks = parse_blocks(
        case["markdown"],
        language="ar",
        refuse=lambda address, _: refused.append(address),
        uncalled=lambda label, line: uncalled.append(f"{label} in line {line}"),
    )
    got = [
        {
            "kind": block.kind.value,
            "text": block.text,
            **({"level": block.level} if block.level else {}),
            **({"group": block.group} if block.group else {}),
            **({"ordinal": block.ordinal} if block.ordinal is not None else {}),
            **({"label": block.label} if block.label else {}),
            **({"breaks": list(block.breaks)} if block.breaks else {}),
            **({"calls": [list(call) for call in block.calls]} if block.calls else {}),
            **({"language": block.language} if block.language != "ar" else {}),
            **(
                {"inlines": [inline.model_dump(exclude_none=True) for inline in block.inlines]} if block.inlines else {}
            ),
        }
        for block in blocks
    ]
    golden(case, blocks=got, refused=refused, uncalled=uncalled)


@pytest.mark.parametrize("case", cases(_HERE / "files"))
def test_diagnostics(case: Case, golden: Callable[..., None], tmp_path: Path) -> None:
    for name, content in case["files"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes.fromhex(content["hex"]) if isinstance(content, dict) else content.encode())
    _, diagnostics = read_corpus(tmp_path)
    got = [
        f"{found.level} {found.code} {found.place}: {found.message}" + (f" | {found.help}" if found.help else "")
        for found in diagnostics
    ]
    golden(case, diagnostics=got)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_every_character_of_a_text_stands_for_itself(text: str) -> None:
    line = " ".join(text.split())
    if not line:
        return
    markdown = to_markdown(PlainText(None, None, (), (Line("paragraph", line),)))
    blocks = parse_blocks(markdown, language="ar")
    assert [block.text for block in blocks] == [line]
    assert not blocks[0].inlines
    assert parse_blocks(f"## {escape(line)}", language="ar")[0].text == line


@given(st.text())
def test_importing_loses_no_word(text: str) -> None:
    understood = structure(text)
    after = " ".join((*understood.printed, *(line.text for line in understood.lines)))
    assert _WORD.findall(after) == _WORD.findall(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text.removeprefix("\ufeff")))


@given(st.text())
def test_any_markdown_can_be_read(text: str) -> None:
    blocks = parse_blocks(text.replace("\r", "\n"), language="ar")
    joined = "\n".join(block.text for block in blocks)
    for number, block in enumerate(blocks, start=1):
        assert block.number == number
        assert joined[block.start : block.end] == block.text
        assert all(0 <= inline.start <= inline.end <= len(block.text) for inline in block.inlines)


def test_the_five_texts_keep_every_word(texts: Path, project: Path, imported_corpus: Corpus) -> None:
    catalogue, _, _ = read_catalogue(project)
    files = sorted((texts / "seeds").glob("*.txt"))
    assert len(files) == 5
    for file in files:
        known = known_text(file.read_bytes(), file.read_text("utf-8-sig"), catalogue)
        assert known is not None, file.name
        article = imported_corpus.articles[known.id]
        words_before = _WORD.findall(file.read_text(encoding="utf-8"))
        assert _WORD.findall(" ".join((*article.printed, article.text))) == words_before, file.name


def test_the_five_texts_are_written_byte_by_byte_as_ever(texts: Path, project: Path, tmp_path: Path) -> None:
    """What importers of other formats need changes nothing for plain texts."""
    catalogue, _, _ = read_catalogue(project)
    (tmp_path / "seeds").mkdir()
    written = [write(prepare(file, catalogue=catalogue), root=tmp_path) for file in (texts / "seeds").glob("*.txt")]
    # Below the front matter, whose titles are the catalogue's.
    bodies = {file.stem: file.read_text("utf-8").split("\n---\n", 1)[1].encode() for file in written}
    assert {name: hashlib.sha256(body).hexdigest()[:16] for name, body in bodies.items()} == {
        "grynszpan-turkey-2022": "93fdae7cf1475ccb",
        "realist-closest-allies-2023": "40e9597c48498c07",
        "mansour-global-south-2025": "12fb0735c4f8b980",
        "aljazeera-rebel-neighbour-2023": "e8802ba2df505673",
        "unsigned-ukraine-scenario-2022": "fae43ab93ccfd412",
    }


def test_the_five_texts_have_their_structure(texts: Path, imported_corpus: Corpus) -> None:
    def shape(identifier: str) -> dict[str, int]:
        blocks = imported_corpus.articles[identifier].blocks
        return {
            "headings": sum(block.kind == "heading" for block in blocks),
            "items": sum(block.kind == "item" for block in blocks),
            "english": sum(block.language == "en" and block.kind == "quotation" for block in blocks),
            "blocks": len(blocks),
        }

    assert shape("mansour-global-south-2025") == {"headings": 7, "items": 4, "english": 0, "blocks": 47}
    assert shape("aljazeera-rebel-neighbour-2023") == {"headings": 3, "items": 0, "english": 3, "blocks": 23}
    assert shape("realist-closest-allies-2023") == {"headings": 0, "items": 0, "english": 0, "blocks": 22}
    assert shape("unsigned-ukraine-scenario-2022") == {"headings": 5, "items": 0, "english": 6, "blocks": 46}
    assert shape("grynszpan-turkey-2022") == {"headings": 0, "items": 0, "english": 0, "blocks": 9}


@pytest.mark.parametrize(
    ("data", "identifier", "told"),
    [
        (b"%PDF-1.7\n1 0 obj", "a", "is a PDF file"),
        (b"PK\x03\x04content.xml", "a", "a document of a word processor"),
        (b"{\\rtf1 x}", "a", "is an RTF document"),
        (b"a\0b", "a", "it holds NUL bytes"),
        (" \u200f\n".encode(), "a", "holds no text"),
        ("نص قصير.\n".encode(), "own", "an article of the project's own"),
    ],
)
def test_what_is_no_new_text_is_not_imported(tmp_path: Path, data: bytes, identifier: str, told: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "own.md").write_text("---\ntitle: {ar: نص}\n---\n\nنص.\n", "utf-8")
    (tmp_path / "x.txt").write_bytes(data)
    options = Options(id=identifier, titles={"en": "A title"}, language="en" if identifier == "a" else "ar")
    with pytest.raises(ImportRefusedError, match=told):
        write(prepare(tmp_path / "x.txt", catalogue={}, options=options), root=tmp_path)
    assert not (tmp_path / "seeds" / "originals").exists()


def test_a_page_whose_name_is_in_no_encoding_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NONE, raising=False)
    (tmp_path / "docs" / "en").mkdir(parents=True)
    try:
        (tmp_path / "docs" / "en" / os.fsdecode(b"\xff.md")).touch()
    except OSError:
        pytest.skip("this disk has no such names")
    kept = kept_of(tmp_path)
    read = read_files(tmp_path, kept=kept)
    assert "file-name" in {one.code for one in problems_together(read.corpus, read.catalogue, kept=kept)}


def test_places_are_the_same_when_what_the_parser_made_is_gone() -> None:
    text = "term: {ar: ميناء}\nwhen:\n  - date: 2022\n    what: {ar: افتتاح}\n"
    parsed = parse_yaml(text, file="a.yml", first_line=3)
    kept = pickle.loads(pickle.dumps(parsed.origin))
    alone = parse_yaml(text, file="a.yml", first_line=3).origin
    assert {**parsed.origin.spans} == {**kept.spans} == {**alone.spans}
    assert [str(one.place("when", 0, "what")) for one in (parsed.origin, kept, alone)] == ["a.yml:6:11"] * 3
