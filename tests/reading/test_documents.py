"""Documents: Word files and books become texts, and what is damaged, hostile or cannot be unpacked is told of."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from import_support import HERE, TEXT, WORD, docx_of, letters, run_import, shown

from golden import Case, cases
from hashiya.commands.main import main
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.docx import is_docx, read_docx
from hashiya.reading.epub import epub_as_html, is_epub
from hashiya.reading.html_source import html_source, is_html
from hashiya.reading.imported_head import Options
from hashiya.reading.imported_lines import LostTextError
from hashiya.reading.importer import understand
from hashiya.reading.plain_markdown import to_markdown
from hashiya.reading.tei_elements import is_tei


@pytest.mark.parametrize("case", cases(HERE / "docx"))
def test_docx(case: Case, golden: Callable[..., None]) -> None:
    data = docx_of(case["parts"])
    assert is_docx(data)
    assert not is_epub(data)
    document = read_docx(data)
    prepared = understand(document.html, left=document.left, options=Options(id="t", titles={"ar": "عنوان"}))
    assert prepared.refused == ()
    markdown = prepared.markdown.partition("\n---\n\n")[2]
    golden(case, lines=list(map(shown, prepared.lines)), markdown=markdown)
    blocks = parse_blocks(markdown, language="ar")
    left = [line.text for line in prepared.lines if line.kind == "nothing"]
    # Every word of the text, no other and none twice; footnotes stand behind what calls them.
    said = re.sub(
        r"<mc:Choice.*?</mc:Choice>|<w:instrText>.*?</w:instrText>", "", "".join(map(str, case["parts"].values()))
    )
    said = re.sub(r"</w:p>|<w:(?:tab|br|cr|ptab)\b[^<>]*>|</?m:oMath>|</w:rt>", " ", said.replace("True", ""))
    said = re.sub(r'<v:textpath string="(.*?)"/>', r"\1 ", said)
    said = said.replace("<w:softHyphen/>", "\u00ad").replace("<w:noBreakHyphen/>", "-")
    found = " ".join([*(block.text for block in blocks), *left])
    asked, read = (unicodedata.normalize("NFKC", text) for text in (re.sub(r"<[^<>]*>", "", said), found))
    assert sorted(WORD.findall(read)) == sorted(WORD.findall(asked))


def test_words_of_a_document_are_not_lost_in_silence(bare: Path) -> None:
    unheard = "<w:unheard><w:r><w:t>كلام مشروح</w:t></w:r></w:unheard>"
    (bare / "text.docx").write_bytes(docx_of({"document": f"<w:p><w:r><w:t>نص. </w:t></w:r>{unheard}</w:p>"}))
    for form in ("text", "json"):
        told = [
            "--root",
            str(bare),
            "import",
            str(bare / "text.docx"),
            "--id",
            "t",
            "--accept",
            "--format",
            form,
        ]
        result = CliRunner().invoke(main, [*told, "--title-ar", "عنوان"])
        assert (result.exit_code, "would be lost, such as «كلام مشروح»" in result.output) == (1, True), result.output


def test_a_damaged_document_is_told_of() -> None:
    called = '<w:p><w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t>نص</w:t></w:r></w:p>'
    whole = io.BytesIO(docx_of({"document": called}))
    packed = io.BytesIO()
    with zipfile.ZipFile(whole) as one, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as other:
        for name in one.namelist():
            other.writestr(name, one.read(name))
        at = other.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    data = bytearray(packed.getvalue())
    data[at + 10 : at + 30] = bytes(20)
    for damaged, way in (
        (whole.getvalue(), "«نص»: take the call out"),
        (bytes(data), "save it again with a word processor"),
        (
            docx_of({"document": "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"}, '<!DOCTYPE x [<!ENTITY x "نص">]>'),
            "an entity",
        ),
    ):
        with pytest.raises(LostTextError, match=way):
            read_docx(damaged)


def test_what_comes_before_a_document_keeps_nobody_waiting() -> None:
    comments = "<!-- -->" * 2000
    assert not is_tei(f"{comments}x")
    assert not is_html(f"{comments}x", "text.txt")
    declared = "<!ELEMENT a ANY>" * 1000
    assert is_tei(f"{comments}<!DOCTYPE TEI [{declared}]><TEI>")
    assert is_html(f"{comments}<html>", "text.txt")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<TEI><text><p>نص</text></TEI>", "is no well-formed XML"),
        (
            '<!DOCTYPE TEI [<!ENTITY a SYSTEM "/etc/hostname">]><TEI><text><p>&a;</p></text></TEI>',
            "entities of its own",
        ),
        (f"<TEI><text>{'<p>' * 3000}نص{'</p>' * 3000}</text></TEI>", "is no well-formed XML: Excessive depth"),
    ],
)
def test_a_hostile_document_is_refused(bare: Path, text: str, says: str) -> None:
    (bare / "text.txt").write_text(text, "utf-8")
    told = run_import(bare, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


_RECORD = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{}</metadata>'
    "<manifest>{}</manifest><spine>{}</spine></package>"
)


def _epub(case: Mapping[str, Any], **others: str | bytes) -> bytes:
    """A book as its case describes it."""
    packed, order, folder = io.BytesIO(), case["order"], case["folder"]
    items = "".join(f'<item id="i{at}" href="{quote(name)}"/>' for at, name in enumerate(order))
    refs = "".join(f'<itemref idref="i{at}"/>' for at in range(len(order)))
    with zipfile.ZipFile(packed, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        named = f'<container><rootfiles><rootfile full-path="{folder}book.opf"/></rootfiles></container>'
        book.writestr("META-INF/container.xml", named)
        book.writestr(f"{folder}book.opf", _RECORD.format(case["record"], items, refs))
        for name, text in {**{f"{folder}{name}": text for name, text in case["chapters"].items()}, **others}.items():
            book.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-16", "utf-8"])
def test_a_chapter_is_read_as_it_says_of_itself(encoding: str) -> None:
    chapter = f'<?xml version="1.0" encoding="{encoding}"?><html><body><p>نص في ميناء.</p></body></html>'
    fonts = '<x><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></x>'
    data = _epub(
        {"order": ["a"], "folder": "", "record": "", "chapters": {"a": chapter.encode(encoding)}},
        **{"META-INF/encryption.xml": fonts},
    )
    assert [line.text for line in html_source(epub_as_html(data).html).lines] == ["نص في ميناء."]


@pytest.mark.parametrize("case", cases(HERE / "epub"))
def test_epub(case: Case, golden: Callable[..., None]) -> None:
    data = _epub(case)
    assert is_epub(data)
    text, marked, left = epub_as_html(data)
    found = html_source(text)
    lines = list(map(shown, (*found.all_lines, *left)))
    golden(case, lines=lines, marked=dict(marked), markdown=to_markdown(found))
    bodies = " ".join(case["chapters"][name].partition("<body>")[2] for name in case["order"])
    # The number of a page is no word, wherever it stands.
    bodies = re.sub(r"<span [^<>]*(?:pagebreak|pagenum)[^<>/]*>[^<>]{1,12}</span>", "", bodies)
    listed = " ".join(line.text for line in found.all_lines)
    assert letters(listed, listed) == letters(re.sub(r"<[^<>]*>", "", bodies), listed)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (_epub({"order": ["a"], "folder": "", "record": "", "chapters": {}}), "is no EPUB that can be read whole"),
        (
            _epub({"order": [], "folder": "", "record": "", "chapters": {}}, **{"META-INF/encryption.xml": "x"}),
            "is locked",
        ),
        (b"PK\x03\x04 application/epub+zip", "is no EPUB that can be read whole"),
        ("ميناء".encode("windows-1256"), "byte 1 is not valid UTF-8; say --encoding"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(bare: Path, data: bytes, says: str) -> None:
    (bare / "text.txt").write_bytes(data)
    told = run_import(bare, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


def test_a_book_and_a_text_of_an_old_program_are_imported(bare: Path) -> None:
    book = {"order": ["a"], "folder": "", "record": "<dc:title>كتاب الميناء</dc:title>"}
    (bare / "text.txt").write_bytes(_epub({**book, "chapters": {"a": "<html><body><p>نص الكتاب.</p></body></html>"}}))
    assert run_import(bare).exit_code == 0
    written = bare / "seeds" / "originals" / "text.md"
    assert "كتاب الميناء" in written.read_text("utf-8")
    (bare / "text.txt").write_bytes(TEXT.encode("windows-1256"))
    told = run_import(bare, "--title-ar", "عنوان", "--accept", "--replace", "--encoding", "windows-1256")
    assert told.exit_code == 0, told.output
    assert "هذه فقرة طويلة" in written.read_text("utf-8")
