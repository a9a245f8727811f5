"""Imports: what an import shows before it writes, takes from its editor, and refuses to guess."""

from __future__ import annotations

import html
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from from_yaml import from_yaml
from golden import Case, cases
from hashiya.commands.main import main
from hashiya.model.texts import Block
from hashiya.reading import importer
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.docx import is_docx, read_docx
from hashiya.reading.epub import epub_as_html, is_epub
from hashiya.reading.html_source import html_source, is_html
from hashiya.reading.imported_head import Options
from hashiya.reading.imported_lines import Line, LostTextError, PlainText
from hashiya.reading.importer import understand
from hashiya.reading.markdown_source import markdown_source
from hashiya.reading.openiti import openiti
from hashiya.reading.plain_markdown import to_markdown
from hashiya.reading.plain_text import structure
from hashiya.reading.tei import tei
from hashiya.reading.tei_elements import is_tei
from hashiya.reading.told_lines import KINDS, WrongLinesError, name_of, told_lines

_HERE = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+")
_TEXT = "المقال الأول\nأحمد علي\n\nهذه فقرة طويلة بما يكفي لكي تكون فقرة تامة لا يشك فيها أحد من الناس.\n"


@pytest.mark.parametrize("case", cases(_HERE / "previews"))
def test_preview(case: Case, golden: Callable[..., None]) -> None:
    found = structure(case["text"], told=told_lines(case.get("told") or ()), wrapped=bool(case.get("wrapped")))
    lines = [
        f"{line.number} {line.kind}: {line.text}" + (f" | {line.doubt}" if line.doubt else "")
        for line in found.all_lines
    ]
    golden(case, lines=lines, printed=list(found.printed), marked=dict(found.marked), markdown=to_markdown(found))


@example("1990-2000", {1: "item"})
@given(st.text(), st.dictionaries(st.integers(1, 6), st.sampled_from(("heading", "paragraph", "item", "head"))))
def test_no_word_is_lost_whatever_is_told(text: str, told: dict[int, str]) -> None:
    found = structure(text, told=told_lines([f"{kind}:{number}" for number, kind in told.items()]))
    after = " ".join((*found.printed, *(line.text for line in found.lines)))
    before = _WORD.findall(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text.removeprefix("\ufeff")))
    assert sorted(_WORD.findall(after)) == sorted(before)


def _shown(line: Line) -> str:
    shown = f"{line.number} {line.kind} ({', without '.join((line.why, *line.left_out))}): {line.text}"
    return shown + (f" | {line.doubt}" if line.doubt else "")


def _with_calls(block: Block | Line) -> str:
    """A block's text with the labels of the footnotes that it calls, where it calls them."""
    text = block.text
    for at, label in reversed(block.calls):
        text = f"{text[:at]} {label} {text[at:]}"
    return text


def _hold(case: Case, golden: Callable[..., None], found: PlainText, words: str, *, moved: bool = False) -> None:
    """Hold a text that was understood to its case, and to every word of its body, in their order, as it is read again.

    Args:
        words: The body without what is no word of it.
        moved: Whether footnotes, or what is listed as left out, stood among the words: then their order is another, and
            labels are ours.
    """
    lines = [_shown(line) for line in found.all_lines if line.why != "the file's own header"]
    golden(case, lines=lines, marked=dict(found.marked), markdown=to_markdown(found))
    blocks = parse_blocks(to_markdown(found), language="ar")
    if moved:
        left = [line.text for line in found.all_lines if line.kind == "nothing"]
        said = " ".join([*(block.text for block in blocks), *left])
        # Letter by letter: what was left out stood inside words, too.
        letters = [sorted("".join(_WORD.findall(unicodedata.normalize("NFKC", text)))) for text in (said, words)]
        assert letters[0] == letters[1]
        return
    read = (f"{block.label or block.ordinal or ''} {_with_calls(block)}" for block in blocks)
    assert _WORD.findall(" ".join(read)) == _WORD.findall(words)


@pytest.mark.parametrize("case", cases(_HERE / "openiti"))
def test_openiti(case: Case, golden: Callable[..., None]) -> None:
    found = openiti(case["text"], told=told_lines(case.get("told") or ()))
    body = re.sub(r"^\ufeff?#(?:META#|#####).*$", "", case["text"], flags=re.MULTILINE)
    body = re.sub(r"(?<=P\d\d)\n~~(?=\d )", "", body)
    body = re.sub(r"(?<=\w)PageV[0-9A-Z]++(?=\w)", "", body)
    words = re.sub(
        r"PageV[0-9A-Z]+|ms\d+|@[A-Z]+\d*|\$[A-Z_]+\$|PARATEXT|EDITOR|(?<=%) \d+$|\[ص: \d+\]|@ RAW",
        " ",
        body,
        flags=re.MULTILINE,
    )
    _hold(case, golden, found, words)


@pytest.mark.parametrize("case", cases(_HERE / "markdown"))
def test_markdown(case: Case, golden: Callable[..., None]) -> None:
    body = re.sub(r"^\ufeff?---\r?\n.*?---\r?\n", "", case["text"], flags=re.DOTALL)
    words = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)|[*`\\\[]", "", body)
    _hold(case, golden, markdown_source(case["text"]), words)


def _letters(text: str, listed: str) -> str | list[str]:
    """All letters of a text in their order; without order or figures where raised ones are among those that are listed.

    Footnotes and struck words stand behind what they stood in, and what calls a footnote is no word: a case that has
    such holds a raised figure, too.
    """
    if unicodedata.normalize("NFKC", listed) == listed:
        return re.sub(r"\W", "", text)
    return sorted(re.sub(r"[\W\d]", "", unicodedata.normalize("NFKC", text)))


@pytest.mark.parametrize("case", cases(_HERE / "html"))
def test_html(case: Case, golden: Callable[..., None]) -> None:
    found = html_source(case["text"])
    _hold(case, golden, found, " ".join(f"{line.label or ''} {_with_calls(line)}" for line in found.lines))
    # Whatever the page shows is in the text, or listed as left out: in this order, and each word once.
    seen = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", case["text"], flags=re.DOTALL)
    seen = re.sub(r"<(?:img[^>]*alt=\"([^\"]*)\"[^>]*|[^<>]*)>", r" \1 ", seen)
    listed = " ".join(line.text for line in found.all_lines)
    assert _letters(html.unescape(seen), listed) == _letters(listed, listed)


@pytest.mark.parametrize("case", cases(_HERE / "tei"))
def test_tei(case: Case, golden: Callable[..., None]) -> None:
    assert is_tei(case["text"])
    moved = any(sign in case["text"] for sign in ("<note", "<choice", "<app", "<del", "<fw", "<figDesc", "<index"))
    body = re.sub(r"</?hi\b[^<>]*>|<pb[^<>]* break=\"no\"/>|<ref target=\"#\w+\">\w</ref>", "", case["text"])
    beside = "" if moved else r"|<standOff>.*</standOff>"
    body = re.sub(rf"<teiHeader>.*</teiHeader>{beside}|<!--.*?-->|<[^<>]*>", " ", body)
    _hold(case, golden, tei(case["text"]), unicodedata.normalize("NFKC", body), moved=moved)


_NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{address}"'
    for name, address in (
        ("w", "wordprocessingml/2006/main"),
        ("m", "officeDocument/2006/math"),
        ("mc", "markup-compatibility/2006"),
        ("r", "officeDocument/2006/relationships"),
    )
)
_NAMESPACES += ' xmlns:v="urn:schemas-microsoft-com:vml"'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{told}"/></w:style>'
    for name, told in (("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Quote", "Quote"))
)
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
    for n, form in ((1, "bullet"), (2, "decimal"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))


def _document(parts: Mapping[str, Any], before: str = "") -> bytes:
    """Write a document of a word processor: a YAML case holds what stands in its parts; `before` begins each."""
    written = {**parts, "styles": _STYLES, **({"numbering": _NUMBERING} if "numbering" in parts else {})}
    made = io.BytesIO()
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(made, "w") as packed:
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{office}.{name.rstrip("1")}+xml"/>' for name in written
        )
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">{overrides}</Types>')
        told = f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="word/document.xml"/>'
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships">{told}</Relationships>')
        told = "".join(
            f'<Relationship Id="{name}" Type="{relations}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for name in written
            if name != "document"
        )
        packed.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{package}/relationships">{told}</Relationships>'
        )
        for name, inner in written.items():
            root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            held = f"<w:body>{inner}</w:body>" if name == "document" else inner
            packed.writestr(f"word/{name}.xml", f"{before}<w:{root} {_NAMESPACES}>{held}</w:{root}>")
    return made.getvalue()


@pytest.mark.parametrize("case", cases(_HERE / "docx"))
def test_docx(case: Case, golden: Callable[..., None]) -> None:
    data = _document(case["parts"])
    assert is_docx(data)
    assert not is_epub(data)
    document = read_docx(data)
    prepared = understand(document.html, left=document.left, options=Options(id="t", titles={"ar": "عنوان"}))
    assert prepared.refused == ()
    markdown = prepared.markdown.partition("\n---\n\n")[2]
    golden(case, lines=list(map(_shown, prepared.lines)), markdown=markdown)
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
    assert sorted(_WORD.findall(read)) == sorted(_WORD.findall(asked))


def test_words_of_a_document_are_not_lost_in_silence(project: Path) -> None:
    unheard = "<w:unheard><w:r><w:t>كلام مشروح</w:t></w:r></w:unheard>"
    (project / "text.docx").write_bytes(_document({"document": f"<w:p><w:r><w:t>نص. </w:t></w:r>{unheard}</w:p>"}))
    for form in ("text", "json"):
        told = ["--root", str(project), "import", str(project / "text.docx"), "--id", "t", "--accept", "--format", form]
        result = CliRunner().invoke(main, [*told, "--title-ar", "عنوان"])
        assert (result.exit_code, "would be lost, such as «كلام مشروح»" in result.output) == (1, True), result.output


def test_a_damaged_document_is_told_of() -> None:
    called = '<w:p><w:r><w:footnoteReference w:id="9"/></w:r><w:r><w:t>نص</w:t></w:r></w:p>'
    whole = io.BytesIO(_document({"document": called}))
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
            _document({"document": "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"}, '<!DOCTYPE x [<!ENTITY x "نص">]>'),
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
def test_a_hostile_document_is_refused(project: Path, text: str, says: str) -> None:
    (project / "text.txt").write_text(text, "utf-8")
    told = _import(project, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


_PIECES = (
    *("<p>", "</p>", "<b>", "</b>", "<a href=x>", "</a>", "<li>", "<ul>", "</ul>", "<ol start=x>", "<table>", "<tr>"),
    *("<td>", "<main>", "</main>", "&", "<!--", "-->", "<", ">", '"', "<title>", '<html lang="ar">', "نص", "x", " "),
    *("\n", "*", "**", "_", "[", "](", ")", "#", "> ", "- ", "1. ", "`", "|", "---\n", "a: b\n", "###", "| ", "~~"),
    *("# ", "PageV01P002", "%~%", "######OpenITI#", "#META#Header#End#", "\u200f", "\0", "\x85", "\ufeff", "١. ", "\\"),
    *("[^1]", "[^1]: ", "[^*a*]: ", "|-|-|\n", "| *** ", " // ", "<br>"),
    *('<a id="b" href="#a">1</a>', '<li id="a">', '<a href="#b">1</a>', '<ol class="footnotes">', '<td rowspan="2">'),
    *(
        "<sup>",
        "</sup>",
        "<q>",
        "</q>",
        "<del>",
        "</del>",
        '<p id="a">',
        '<td colspan="3">',
        "<pre>",
        "</pre>",
        "<p hidden>",
        "(",
        ")",
        '<span role="doc-pagebreak">7</span>',
        "### | [ص: 16]\n",
        "### $ ",
        "PageV01P00\n~~6",
    ),
)
_COUNTED = ("1. ", "1) ", "7. ", "١. ", "٣) ", "1- ", "2- ", "أ) ", "ب- ", "- ", "• ", "> ", "")
_SAID = ("بند قصير", "قول تام.", "*نجمة*", "a_b", "- شرطة", "1. رقم", "صدر *** عجز", "أ // ب", "قول ﴿١﴾", "| عمود")


@given(st.lists(st.tuples(st.sampled_from(_COUNTED), st.sampled_from(_SAID)).map("".join)))
def test_what_an_import_writes_is_read_as_it_was_shown(lines: list[str]) -> None:
    found = structure("\n".join(lines))
    blocks = parse_blocks(to_markdown(found), language="ar")
    assert [block.kind.value for block in blocks] == [line.kind for line in found.lines]
    for block, line in zip(blocks, found.lines, strict=True):
        counted = block.label or (f"{block.ordinal}." if block.ordinal is not None else "")
        assert f"{counted} {block.text}".strip() == line.text
        assert block.breaks == line.breaks


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_any_text_can_be_read_in_every_format(text: str) -> None:
    for read in (openiti, markdown_source, html_source, structure):
        try:
            found = read(text)
        except LostTextError:
            continue
        blocks = parse_blocks(to_markdown(found), language="ar")
        letters = [
            re.sub(r"\W", "", " ".join(words))
            for words in (
                (line.text for line in found.lines),
                (f"{block.label or ''} {block.text}" for block in blocks),
            )
        ]
        if read is not structure and not any(line.label for line in found.lines):
            assert letters[0] == letters[1], read.__name__


def test_a_row_with_more_cells_than_its_head_is_refused(project: Path) -> None:
    (project / "text.txt").rename(project / "text.md")
    (project / "text.md").write_text("| أ | ب |\n|---|---|\n| ج | د | زائد |\n", "utf-8")
    told = ["--root", str(project), "import", str(project / "text.md"), "--id", "t", "--title-ar", "عنوان", "--accept"]
    result = CliRunner().invoke(main, told)
    assert (result.exit_code, "more cells than the head" in result.output) == (1, True), result.output


@pytest.mark.parametrize("name", ["deep.html", "deep.md"])
def test_what_is_nested_too_deep_is_refused(project: Path, name: str) -> None:
    (project / name).write_text(("<div>" if name.endswith("html") else "> ") * 3000 + "نص", "utf-8")
    told = ["--root", str(project), "import", str(project / name), "--id", "deep", "--title-ar", "عنوان", "--accept"]
    result = CliRunner().invoke(main, told)
    assert (result.exit_code, "nested so deep" in result.output) == (1, True), result.output


@pytest.mark.parametrize(
    "wrong", ["", "title:1", "heading", "heading:", "heading:a", "heading:3-1", "heading:1;2", "heading:0"]
)
def test_what_is_told_wrongly_is_refused(wrong: str) -> None:
    with pytest.raises(WrongLinesError, match="heading:3,7-9"):
        told_lines([wrong])


def test_every_kind_may_be_told() -> None:
    assert {number: kind for number, kind in enumerate(KINDS) if told_lines([f"{kind}:1"])} == dict(enumerate(KINDS))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with nothing in it, and a text beside it that has doubts."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "text.txt").write_text(_TEXT, "utf-8")
    return tmp_path


def _import(project: Path, *options: str) -> Result:
    told = ["--root", str(project), "import", str(project / "text.txt"), "--id", "text", *options]
    return CliRunner().invoke(main, told)


def test_what_is_guessed_is_listed_and_not_written(project: Path) -> None:
    told = _import(project, "--title-ar", "عنوان")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "line 1, taken for head: it looks like the title" in told.stderr
    assert "line 2, taken for head: it looks like the author" in told.stderr
    shown = _import(project, "--title-ar", "عنوان", "--preview")
    assert shown.exit_code == 1
    assert "1 paragraph: 2 doubts" in shown.stdout
    (as_json,) = json.loads(_import(project, "--title-ar", "عنوان", "--format", "json").stdout)
    assert [bool(line["doubt"]) for line in as_json["lines"]] == [True, True, False]
    assert as_json["written"] is None
    assert not (project / "seeds" / "originals").exists()


def test_what_is_accepted_or_told_is_written(project: Path) -> None:
    assert _import(project, "--title-ar", "عنوان", "--accept").exit_code == 0
    accepted = (project / "seeds" / "originals" / "text.md").read_text("utf-8")
    assert "author" not in accepted
    assert _import(project, "--title-ar", "عنوان", "--as", "head:1-2").exit_code == 0
    beside = f"title: {{ar: عنوان}}\nlines: [head:1-2]\nof: {name_of(_TEXT.encode())}\n"
    (project / "text.txt.import.yml").write_text(beside, "utf-8")
    assert _import(project).exit_code == 0  # the same again, or it would be refused
    assert (project / "seeds" / "originals" / "text.md").read_text("utf-8") == accepted


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        (_TEXT, ["--accept"], "has no title that is known"),
        (_TEXT, ["--accept", "--title-ar", "سطر\nثان"], "stands on several lines"),
        (_TEXT, ["--accept", "--title-ar", "a\u202eb"], "right-to-left override"),
        (_TEXT, ["--title-ar", "x", "--as", "head:9"], "has 3 lines, and --as names line 9"),
        (f"{_TEXT}<<<<<<< HEAD\nأ\n=======\nب\n>>>>>>> x\n", ["--title-ar", "x"], "conflict markers, first in line 5"),
    ],
)
def test_what_cannot_be_an_article_is_refused_plainly(project: Path, text: str, options: list[str], says: str) -> None:
    (project / "text.txt").write_text(text, "utf-8")
    told = _import(project, *options)
    assert (told.exit_code, says in told.output) == (1, True), told.output
    assert not (project / "seeds" / "originals").exists()


def test_what_stands_beside_a_text_is_checked(project: Path) -> None:
    (project / "text.txt.import.yml").write_text("titel: {ar: عنوان}\n", "utf-8")
    assert "text.txt.import.yml:1:1: there is no key `titel`" in _import(project).output


def test_lines_told_beside_a_text_are_of_that_text(project: Path) -> None:
    beside = project / "text.txt.import.yml"
    beside.write_text("title: {ar: عنوان}\nlines: ['nothing:2', head:1]\n", "utf-8")
    told = _import(project, "--accept")
    assert (told.exit_code, f"write `of: {name_of(_TEXT.encode())}` there" in told.output) == (1, True), told.output
    beside.write_text(f"{beside.read_text('utf-8')}of: {name_of(_TEXT.encode())}\n", "utf-8")
    told = _import(project)
    assert (told.exit_code, "left out: what was told to be left out, in 1 of the lines" in told.output) == (0, True)
    (project / "text.txt").write_text(f"كلمة المحرر.\n{_TEXT}", "utf-8")
    told = _import(project, "--accept", "--replace")
    assert (told.exit_code, "and this is another now" in told.output) == (1, True), told.output
    beside.write_text("title: {ar: عنوان}\nlines: [heading:1,3-4]\n", "utf-8")
    told = _import(project)
    assert (told.exit_code, "text.txt.import.yml:2:19: `3-4`" in told.output) == (1, True), told.output


_RIGHTS = ("--rights", "CC BY 4.0", "--title-ar", "عنوان", "--accept")


def test_a_text_whose_rights_are_told_is_the_projects_own(project: Path) -> None:
    own, others = project / "seeds" / "text.md", project / "seeds" / "originals" / "text.md"
    assert "-> seeds/text.md" in _import(project, *_RIGHTS).output
    assert "rights: CC BY 4.0" in own.read_text("utf-8")
    assert not others.exists()
    # One id is one text.
    told = _import(project, *_RIGHTS[2:])
    assert (told.exit_code, "seeds/text.md is there" in told.output) == (1, True), told.output
    own.unlink()
    assert "-> seeds/originals/text.md" in _import(project, *_RIGHTS[2:]).output
    told = _import(project, *_RIGHTS)
    assert (told.exit_code, "seeds/originals/text.md is there, a text of others" in told.output) == (1, True)
    others.unlink()
    (project / "text.txt.import.yml").write_text("rights: CC BY 4.0\n", "utf-8")
    assert "-> seeds/text.md" in _import(project, *_RIGHTS[2:]).output


@pytest.mark.parametrize("case", from_yaml((_HERE / "own.yml").read_text("utf-8")), ids=lambda case: case["name"])
def test_a_newcomers_text(project: Path, case: dict[str, Any]) -> None:
    (project / case["file"]).write_text(case["text"], "utf-8")
    asked = ["--root", str(project), "import", str(project / case["file"]), "--id", "a", *_RIGHTS[:2], *case["options"]]
    told = CliRunner().invoke(main, asked)
    assert (told.exit_code == 1) == ("says" in case), told.output
    assert case.get("says", "") in told.output
    made = (project / "seeds" / "a.md").read_text("utf-8") if "makes" in case else ""
    assert [words for words in case.get("makes", ()) if words not in made] == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<p>x</p>"),
        ("a.txt", b"<!doctype html><html><body><p>x</p></body></html>"),
        ("a.docx", _document({"document": "<w:p><w:r><w:t>x</w:t></w:r></w:p>"})),
        ("a.txt", b"######OpenITI#\n# x"),
    ],
)
def test_what_is_no_markdown_begins_no_article(project: Path, name: str, data: bytes) -> None:
    (project / name).write_bytes(data)
    asked = ["--root", str(project), "new", "article", "a", *_RIGHTS[:4], "--text", str(project / name)]
    told = CliRunner().invoke(main, asked)
    assert (told.exit_code, f"{name} is no Markdown: hashiya import" in told.output) == (1, True), told.output
    assert not (project / "seeds" / "a.md").exists()


def test_the_preview_shows_the_front_matter(project: Path) -> None:
    (project / "text.txt").write_text("---\ntitle: عنوان\nauthor: فلان\ndate: 2020-02-30\n---\nنص.\n", "utf-8")
    told = _import(project, "--preview")
    assert told.exit_code == 1
    assert told.output.startswith("title: ar: عنوان\nauthor: فلان\n")
    assert "line 4, of the file's own head, cannot be read" in told.output


@pytest.mark.parametrize(
    ("written", "read", "says"),
    [
        ("iso-8859-6", "windows-1256", "letters of Latin inside words of Arabic"),
        ("utf-8", "windows-1256", "is valid UTF-8: leave out --encoding"),
        ("windows-1256", "iso-8859-6", "is not valid ISO-8859-6"),
    ],
)
def test_a_text_read_in_another_encoding_is_refused(project: Path, written: str, read: str, says: str) -> None:
    words = "كان ساعي البريد يمشي كل صباح من المحطة إلى آخر بيت في القرية، ويحمل معه ما يحمل."
    (project / "text.txt").write_bytes(words.replace("،", "").encode(written))
    told = _import(project, "--encoding", read, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


@pytest.mark.parametrize("case", from_yaml((_HERE / "damage.yml").read_text("utf-8")))
def test_what_a_page_has_done_to_a_text_is_told(project: Path, case: dict[str, str]) -> None:
    (project / "text.txt").write_text(f"{case['text']}\n", "utf-8")
    for form in ("text", "json"):
        told = _import(project, "--title-ar", "عنوان", "--preview", "--format", form)
        said = case["says"] if case["says"] != "sure" else case["text"][:10]
        assert (told.exit_code, said in told.output) == (int(case["says"] != "sure"), True), told.output


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


def test_words_that_would_be_read_otherwise_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(id="a", titles={"ar": "ع"})
    assert understand("# باب\n\nنص في الميناء.\n", name="a.md", options=options).is_sure
    monkeypatch.setattr(importer, "to_markdown", lambda found: to_markdown(found).replace("الميناء", "[البحر](x)"))
    told = understand("# باب\n\nنص في الميناء.\n", name="a.md", options=options)
    assert [bool(line.doubt) for line in told.lines] == [False, True]


def test_what_is_wrapped_is_joined_as_it_was_meant() -> None:
    text = "كلام طويل يمضي إلى آخر السطر مقسو\u00ad\nمة ثم يمضي بلا نقطة في\nآخره\n\nثم آخر.\n\n> نقل أول\n> تتمته.\n"
    found = structure(text, wrapped=True)
    assert [(line.kind, line.text) for line in found.lines] == [
        ("paragraph", "كلام طويل يمضي إلى آخر السطر مقسومة ثم يمضي بلا نقطة في آخره"),
        ("paragraph", "ثم آخر."),
        ("quotation", "نقل أول تتمته."),
    ]


def test_a_sign_of_verse_in_prose_is_doubted_and_stays() -> None:
    text = "أحمد من البصرة // محمد من بغداد كلها.\nثم نثر طويل ينتهي هنا.\n"
    found = structure(text)
    assert [(line.kind, bool(line.doubt)) for line in found.lines] == [("verse", True), ("paragraph", False)]
    told = structure(text, told={1: "paragraph"})
    assert to_markdown(told).startswith("أحمد من البصرة \\// محمد")


@pytest.mark.parametrize("case", cases(_HERE / "epub"))
def test_epub(case: Case, golden: Callable[..., None]) -> None:
    data = _epub(case)
    assert is_epub(data)
    text, marked, left = epub_as_html(data)
    found = html_source(text)
    lines = list(map(_shown, (*found.all_lines, *left)))
    golden(case, lines=lines, marked=dict(marked), markdown=to_markdown(found))
    bodies = " ".join(case["chapters"][name].partition("<body>")[2] for name in case["order"])
    # The number of a page is no word, wherever it stands.
    bodies = re.sub(r"<span [^<>]*(?:pagebreak|pagenum)[^<>/]*>[^<>]{1,12}</span>", "", bodies)
    listed = " ".join(line.text for line in found.all_lines)
    assert _letters(listed, listed) == _letters(re.sub(r"<[^<>]*>", "", bodies), listed)


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
def test_what_cannot_be_unpacked_is_refused(project: Path, data: bytes, says: str) -> None:
    (project / "text.txt").write_bytes(data)
    told = _import(project, "--title-ar", "عنوان", "--accept")
    assert (told.exit_code, says in told.output) == (1, True), told.output


def test_a_book_and_a_text_of_an_old_program_are_imported(project: Path) -> None:
    book = {"order": ["a"], "folder": "", "record": "<dc:title>كتاب الميناء</dc:title>"}
    (project / "text.txt").write_bytes(
        _epub({**book, "chapters": {"a": "<html><body><p>نص الكتاب.</p></body></html>"}})
    )
    assert _import(project).exit_code == 0
    written = project / "seeds" / "originals" / "text.md"
    assert "كتاب الميناء" in written.read_text("utf-8")
    (project / "text.txt").write_bytes(_TEXT.encode("windows-1256"))
    told = _import(project, "--title-ar", "عنوان", "--accept", "--replace", "--encoding", "windows-1256")
    assert told.exit_code == 0, told.output
    assert "هذه فقرة طويلة" in written.read_text("utf-8")
