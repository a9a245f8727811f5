"""OpenITI mARkdown: the signs of that corpus become headings, paragraphs and verses; its header tells title and author.

What it has and an article has not (milestones, tags of names) is left out, and told of. The number of a printed page
stands at its end; an article says where a page begins.

>>> found = openiti("######OpenITI#\\n#META#Header#End#\\n### | باب\\n# قال\\n~~ الراوي PageV01P002\\n")
>>> [(line.kind, line.text) for line in found.lines]
[('heading', 'باب'), ('paragraph', 'قال الراوي')]
>>> [line.pages for line in found.lines]
[((0, '2'),), ()]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from hashiya.reading.imported_lines import Line, LineKind, PlainText, as_told, body_of, breaks_of, clean, left_out_line
from hashiya.reading.openiti_pages import (
    ALONE,
    BEHIND_THE_LAST,
    JOINED,
    behind_the_last,
    paged,
    turned,
    with_beginnings,
)
from hashiya.reading.openiti_units import UNIT, Units, units_of

MAGIC = "######OpenITI#"
_END = "#META#Header#End#"
_META = re.compile(r"#META#\s*(?:\d+\.)?(?P<key>\w+)\s*::\s*(?P<value>.*)")
_OF_A_HEADER = re.compile(r"^\s*#(?:META#|#####OpenITI#).*$", re.MULTILINE)
_UNKNOWN = ("", "NODATA", "NOTGIVEN", "NOCODE")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
"""A year of our era: smaller numbers are of the hijra."""
_MARKED = {"BookTITLE": "title", "AuthorNAME": "author", "AuthorAKA": "author", "EdPUBLISHER": "publisher"}
"""What the header says, by the key of the front matter; what stands later here gives way to what stands before."""
_HEADING = re.compile(r"###\s*(?P<bars>\|+)\s*(?P<rest>.*)")
_OTHERS = re.compile(r"(?:###\s*)?\|\s*(?P<whose>EDITOR|PARATEXT)\b\s*\|?\s*")
"""Where words begin that are not the author's, until the next sign of a unit."""
_PARAGRAPH_BEFORE = re.compile(r"^#\s+(?=###\s*\|)")
"""The sign of a paragraph that some files write before the sign of a part."""
_REPORT = re.compile(r"#\s*\$[A-Z_]+\$\s*")
_HALVES = re.compile(r"\s*%~%\s*")
_AROUND = re.compile(r"^(?P<sign>#+\s*)?%(?!~)\s*|\s*(?<!~)%\s*$")
"""What some files write before and behind a verse of two halves."""
_BARE_HALVES = re.compile(r"^(?P<sign>#+\s*)?%(?!~)\s*(?P<halves>[^%]*[^%\s]\s*%\s+%\s*[^%]*[^%\s])\s*%\s*\d*\s*$")
"""A verse as whole diwans of the corpus have it: `% a half % % the other % 12`, the number being that of the verse."""
_BETWEEN_BARE = re.compile(r"%\s+%")
_OF_THE_FILE = re.compile(r"¬|</?[A-Za-z][^<>]*>|(?<!\S)@(?!\S)|(?<!\S)(?<!\d )[%$](?!\S)|^\$")
"""Signs of programs among the words: a note's sign of Shamela, tags, marks of reports."""
_CUT_MARK = re.compile(r"(PageV\d{2,}P)(?:(\d) (\d\d)|(\d\d) (\d))(?!\S)")
"""The mark of a page that the end of a line has cut in two."""
_AFTER_HEADING = "\ufdd1"
"""Stands where a heading goes on in another line: no text holds it."""
_HEADING_WORDS = 12
"""More words behind the line of a heading are no heading."""
_TAG = "@[A-Z]{1,7}[0-9]{0,4}(?:@[A-Za-z0-9_]*)?@?"
_LEFT_OUT = {
    "marks of headings that a program found": re.compile(r"(?<=\|) (?:AUTO|CHECK)\b"),
    "numbers of printed pages": re.compile(
        rf"\s*{ALONE[0]}Page(?:Beg|End)?V[A-Za-z0-9]{{2,}}P[A-Za-z0-9]{{3,}}{ALONE[1]}"
    ),
    "milestones": re.compile(rf"\s*{ALONE[0]}ms\d{{1,5}}{ALONE[1]}"),
    "marks of biographies and reports": re.compile(f"{UNIT.pattern}|{_REPORT.pattern}"),
    "tags": re.compile(rf"\s*{ALONE[0]}{_TAG}{ALONE[1]}"),
}
_GLUED = re.compile(rf"(?<=\s)(Page(?:Beg|End)?V[A-Za-z0-9]+|ms\d{{1,5}}|{_TAG})(?=[^\W\d_A-Za-z])")
"""What stands before a word with no blank between, but with one before it: taken out, it would join two words."""
_DEEPEST = 6


def openiti(text: str, *, told: Mapping[int, LineKind] = MappingProxyType({})) -> PlainText:
    """Understand an OpenITI file; `told` says what lines are, by their number."""
    header, end, body = clean(text).partition(_END)
    if not end:
        # Without its end a header ends with its last line.
        last = max((found.end() for found in _OF_A_HEADER.finditer(header)), default=0)
        header, body = header[:last], header[last:]
    lines = [Line("nothing", line, why="the file's own header") for line in header.split("\n") if line.strip()]
    lines += _body(body)
    lines = as_told((replace(line, number=number) for number, line in enumerate(lines, start=1)), told)
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(None, None, printed, tuple(body_of(lines)), tuple(lines), _marked(header))


def _marked(header: str) -> dict[str, str]:
    found = {match["key"]: match["value"].strip() for match in map(_META.match, header.split("\n")) if match}
    said = ((name, found.get(key, "")) for key, name in _MARKED.items())
    marked: dict[str, str] = {}
    for name, value in said:
        if value not in _UNKNOWN:
            marked.setdefault(name, value)
    if _YEAR.fullmatch(year := found.get("EdYEAR", "")):
        marked["date"] = year
    return marked


def _body(body: str) -> Iterator[Line]:
    """Yield a line for each heading, paragraph and verse, what continues one joined to it."""
    joined: list[list[str]] = []
    for line in filter(None, (_PARAGRAPH_BEFORE.sub("", line.strip()) for line in body.split("\n"))):
        if line.startswith("~~") and joined:
            behind = len(joined[-1]) == 1 and _HEADING.match(joined[-1][0])
            joined[-1].append(f"{_AFTER_HEADING if behind else ''}{line[2:].strip()}")
        else:
            joined.append([line])
    told = with_beginnings([part for piece in joined for part in _behind_heading(_glueless(" ".join(piece)))])
    units, last = units_of(told), behind_the_last(told)
    others, under = "", 1
    pieces, pages = turned(told)
    turns = iter(pages)
    # The page that the next words begin.
    begun = next(turns, "")
    for at, piece in enumerate(pieces):
        if mark := _OTHERS.match(piece):
            others = "the words of its editor" if mark["whose"] == "EDITOR" else "words beside the text"
            what = f"the mark of {others}"
            yield left_out_line("", what)
            rest = piece[mark.end() :]
            piece = f"### | {rest}" if rest and piece.startswith("###") else rest  # noqa: PLW2901 - without its mark
        elif piece.startswith("###"):
            others = ""
        for made in _piece(piece, units=units, under=under):
            doubt = f"{others}, which would stand as the author's" if others and made.kind != "nothing" else ""
            left_out = (*made.left_out, *((BEHIND_THE_LAST,) if at == last else ()))
            found, begun = paged(replace(made, doubt=made.doubt or doubt, left_out=left_out), turns, begun)
            under = found.level if found.kind == "heading" and not UNIT.match(piece) else under
            yield found


def _glueless(piece: str) -> str:
    return _GLUED.sub(r"\1 ", _CUT_MARK.sub(_whole, piece))


def _whole(mark: re.Match[str]) -> str:
    return "".join(filter(None, mark.groups()))


def _behind_heading(piece: str) -> Iterator[str]:
    """Yield a piece; of a heading that goes on for a paragraph its own line, and what is written on behind it."""
    own, sign, rest = piece.partition(_AFTER_HEADING)
    if sign and len(rest.split()) > _HEADING_WORDS:
        yield own.rstrip()
        yield f"{_AFTER_HEADING}{rest}"
    else:
        yield own + rest


def _piece(piece: str, *, units: Units, under: int) -> Iterator[Line]:
    """Yield what a piece is.

    Args:
        units: What the units of the text are.
        under: The level of the heading before it.
    """
    if not piece.strip():
        return
    left_out = tuple(what for what, sign in _LEFT_OUT.items() if sign.search(piece))
    is_unit, is_report = bool(UNIT.match(piece)), bool(_REPORT.match(piece))
    for sign in _LEFT_OUT.values():
        piece = sign.sub("", piece)
    parted, piece = JOINED in piece, piece.replace(JOINED, "")
    if bare := _BARE_HALVES.match(piece):
        piece = (bare["sign"] or "") + _BETWEEN_BARE.sub("%~%", bare["halves"])
        left_out += ("numbers of verses",) if re.search(r"\d\s*$", bare[0]) else ()
    if "%~%" in piece:
        piece = _AROUND.sub(lambda found: found["sign"] or "", piece)
    if heading := _HEADING.match(piece):
        bars = len(heading["bars"])
        found = _heading(
            heading["rest"].strip(), bars + 1 + units.are_above, left_out, why=f"a heading of level {bars}"
        )
    elif is_unit and units.are_headings and len(piece.split()) <= _HEADING_WORDS:
        level = 2 if units.are_above else under + 1
        found = _heading(_opened(piece), level, left_out, why="it begins a unit")
    elif "%~%" in piece:
        parts = [part for part in _HALVES.split(_opened(piece)) if part]
        found = Line("verse", " ".join(parts), why="a verse of halves", breaks=breaks_of(parts), left_out=left_out)
    else:
        doubt = "" if is_unit or is_report or piece.startswith(("#", "~~")) else "no sign says what this line is"
        doubt = "it is written on behind a heading" if piece.startswith(_AFTER_HEADING) else doubt
        doubt = doubt or ("a page of print parts it: it may be two paragraphs" if parted else "")
        found = Line("paragraph", _opened(piece), why="a paragraph", doubt=doubt, left_out=left_out)
    if any(map(str.isalnum, found.text)):
        foreign = _OF_THE_FILE.search(found.text)
        doubt = found.doubt or (f"it has a sign of its file among its words: {foreign[0].strip()}" if foreign else "")
        yield replace(found, doubt=doubt)
    else:
        yield Line("nothing", piece, why="signs alone", left_out=left_out)


def _heading(text: str, level: int, left_out: tuple[str, ...], *, why: str) -> Line:
    """Return a heading, as deep as there are any; that one was deeper is told."""
    lost = ("a rank of heading below the sixth",) if level > _DEEPEST else ()
    return Line("heading", text, why=why, level=min(level, _DEEPEST), left_out=(*left_out, *lost))


def _opened(piece: str) -> str:
    return re.sub(rf"^(?:#+|~~|{_AFTER_HEADING})\s*", "", piece).strip()
