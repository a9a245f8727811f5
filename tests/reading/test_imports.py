"""Imports: lines of plain text, Markdown, HTML, OpenITI and TEI become what they were, and no word is lost."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from import_support import HERE, WORD, letters, shown

from golden import Case, cases
from hashiya.commands.main import main
from hashiya.model.texts import Block
from hashiya.reading import importer
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.html_source import html_source
from hashiya.reading.imported_head import Options
from hashiya.reading.imported_lines import Line, LostTextError, PlainText
from hashiya.reading.importer import understand
from hashiya.reading.markdown_source import markdown_source
from hashiya.reading.openiti import openiti
from hashiya.reading.plain_markdown import to_markdown
from hashiya.reading.plain_text import structure
from hashiya.reading.tei import tei
from hashiya.reading.tei_elements import is_tei
from hashiya.reading.told_lines import KINDS, WrongLinesError, told_lines


@pytest.mark.parametrize("case", cases(HERE / "previews"))
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
    before = WORD.findall(re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text.removeprefix("\ufeff")))
    assert sorted(WORD.findall(after)) == sorted(before)


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
    lines = [shown(line) for line in found.all_lines if line.why != "the file's own header"]
    golden(case, lines=lines, marked=dict(found.marked), markdown=to_markdown(found))
    blocks = parse_blocks(to_markdown(found), language="ar")
    if moved:
        left = [line.text for line in found.all_lines if line.kind == "nothing"]
        said = " ".join([*(block.text for block in blocks), *left])
        # Letter by letter: what was left out stood inside words, too.
        letters = [sorted("".join(WORD.findall(unicodedata.normalize("NFKC", text)))) for text in (said, words)]
        assert letters[0] == letters[1]
        return
    read = (f"{block.label or block.ordinal or ''} {_with_calls(block)}" for block in blocks)
    assert WORD.findall(" ".join(read)) == WORD.findall(words)


@pytest.mark.parametrize("case", cases(HERE / "openiti"))
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


@pytest.mark.parametrize("case", cases(HERE / "markdown"))
def test_markdown(case: Case, golden: Callable[..., None]) -> None:
    body = re.sub(r"^\ufeff?---\r?\n.*?---\r?\n", "", case["text"], flags=re.DOTALL)
    words = re.sub(r"\]\((?:[^()]|\([^()]*\))*\)|[*`\\\[]", "", body)
    _hold(case, golden, markdown_source(case["text"]), words)


@pytest.mark.parametrize("case", cases(HERE / "html"))
def test_html(case: Case, golden: Callable[..., None]) -> None:
    found = html_source(case["text"])
    _hold(case, golden, found, " ".join(f"{line.label or ''} {_with_calls(line)}" for line in found.lines))
    # Whatever the page shows is in the text, or listed as left out: in this order, and each word once.
    seen = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", case["text"], flags=re.DOTALL)
    seen = re.sub(r"<(?:img[^>]*alt=\"([^\"]*)\"[^>]*|[^<>]*)>", r" \1 ", seen)
    listed = " ".join(line.text for line in found.all_lines)
    assert letters(html.unescape(seen), listed) == letters(listed, listed)


@pytest.mark.parametrize("case", cases(HERE / "tei"))
def test_tei(case: Case, golden: Callable[..., None]) -> None:
    assert is_tei(case["text"])
    moved = any(sign in case["text"] for sign in ("<note", "<choice", "<app", "<del", "<fw", "<figDesc", "<index"))
    body = re.sub(r"</?hi\b[^<>]*>|<pb[^<>]* break=\"no\"/>|<ref target=\"#\w+\">\w</ref>", "", case["text"])
    beside = "" if moved else r"|<standOff>.*</standOff>"
    body = re.sub(rf"<teiHeader>.*</teiHeader>{beside}|<!--.*?-->|<[^<>]*>", " ", body)
    _hold(case, golden, tei(case["text"]), unicodedata.normalize("NFKC", body), moved=moved)


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


def test_a_row_with_more_cells_than_its_head_is_refused(bare: Path) -> None:
    (bare / "text.txt").rename(bare / "text.md")
    (bare / "text.md").write_text("| أ | ب |\n|---|---|\n| ج | د | زائد |\n", "utf-8")
    told = ["--root", str(bare), "import", str(bare / "text.md"), "--id", "t", "--title-ar", "عنوان", "--accept"]
    result = CliRunner().invoke(main, told)
    assert (result.exit_code, "more cells than the head" in result.output) == (1, True), result.output


@pytest.mark.parametrize("name", ["deep.html", "deep.md"])
def test_what_is_nested_too_deep_is_refused(bare: Path, name: str) -> None:
    (bare / name).write_text(("<div>" if name.endswith("html") else "> ") * 3000 + "نص", "utf-8")
    told = ["--root", str(bare), "import", str(bare / name), "--id", "deep", "--title-ar", "عنوان", "--accept"]
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
