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
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from types import MappingProxyType

from hashiya.reading.imported_lines import Line, LineKind, PlainText, as_told, body_of, breaks_of, clean

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
_UNIT = re.compile(r"###\s*\$+(?:[A-Z_]+\$+)?\s*|#\s*\$[A-Z_]+\$\s*")
_ALONE = ("(?<![A-Za-z0-9])", "(?![A-Za-z0-9])")
"""Around a mark in Latin letters, which some glue to a word or put inside it."""
_HALVES = re.compile(r"\s*%~%\s*")
_AROUND = re.compile(r"^(?P<sign>#+\s*)?%(?!~)\s*|\s*(?<!~)%\s*$")
"""What some files write before and behind a verse of two halves."""
_BARE_HALVES = re.compile(r"^(?P<sign>#+\s*)?%(?!~)\s*(?P<halves>[^%]*[^%\s]\s*%\s+%\s*[^%]*[^%\s])\s*%\s*\d*\s*$")
"""A verse as whole diwans of the corpus have it: `% a half % % the other % 12`, the number being that of the verse."""
_BETWEEN_BARE = re.compile(r"%\s+%")
_OF_THE_FILE = re.compile(r"¬|</?[A-Za-z][^<>]*>|(?<!\S)@(?!\S)|(?<!\S)(?<!\d )[%$](?!\S)|^\$|^\[?ص\s*:\s*\d+\]?$")
"""Signs of programs among the words: a note's sign of Shamela, tags, marks of reports, a printed page as a heading."""
_PAGE = re.compile(rf"\s*{_ALONE[0]}PageV(?P<volume>\d{{2,}})P0*(?P<page>[1-9]\d*){_ALONE[1]}")
_AFTER_HEADING = "\ufdd1"
"""Stands where a heading goes on in another line: no text holds it."""
_HEADING_WORDS = 12
"""More words behind the line of a heading are no heading."""
_CLOSING = re.compile(r"[^\w\s\[({«]+(?=\s|$)")
_WORD = re.compile(r"\w+[^\w\s\[({«]*")
_TURN = "\ufdd0"
"""Stands for the end of a page, which is the beginning of the next: no text holds it."""
_LEFT_OUT = {
    "marks of headings that a program found": re.compile(r"(?<=\|) (?:AUTO|CHECK)\b"),
    "numbers of printed pages": re.compile(
        rf"\s*{_ALONE[0]}Page(?:Beg|End)?V[A-Za-z0-9]{{2,}}P[A-Za-z0-9]{{3,}}{_ALONE[1]}"
    ),
    "milestones": re.compile(rf"\s*{_ALONE[0]}ms\d{{1,5}}{_ALONE[1]}"),
    "marks of biographies and reports": _UNIT,
    "tags": re.compile(r"\s*(?<!\w)@[A-Z]{1,7}\d{0,4}(?:@\w*)?@?(?!\w)"),
}
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
    pieces = [part for piece in joined for part in _behind_heading(" ".join(piece))]
    others = ""
    pieces, pages = _turned(pieces)
    turns = iter(pages)
    # The page that the next words begin.
    begun = next(turns, "")
    for piece in pieces:
        if mark := _OTHERS.match(piece):
            others = "the words of its editor" if mark["whose"] == "EDITOR" else "words beside the text"
            what = f"the mark of {others}"
            yield Line("nothing", "", why=what, left_out=(what,))
            rest = piece[mark.end() :]
            piece = f"### | {rest}" if rest and piece.startswith("###") else rest  # noqa: PLW2901 - without its mark
        elif piece.startswith("###"):
            others = ""
        for made in _piece(piece):
            doubt = f"{others}, which would stand as the author's" if others and made.kind != "nothing" else ""
            found, begun = _paged(replace(made, doubt=made.doubt or doubt), turns, begun)
            yield found


def _behind_heading(piece: str) -> Iterator[str]:
    """Yield a piece; of a heading that goes on for a paragraph its own line, and what is written on behind it."""
    own, sign, rest = piece.partition(_AFTER_HEADING)
    if sign and len(rest.split()) > _HEADING_WORDS:
        yield own.rstrip()
        yield f"{_AFTER_HEADING}{rest}"
    else:
        yield own + rest


def _turned(pieces: Sequence[str]) -> tuple[list[str], list[str]]:
    """Write in each piece where a page ends that is not the next one's, and return all pages as they begin."""
    found = [match for piece in pieces for match in _PAGE.finditer(piece)]
    volumes = {match["volume"] for match in found}
    told = [match["page"] if len(volumes) == 1 else f"{int(match['volume'])}/{match['page']}" for match in found]
    behind = iter([*(one != other for one, other in pairwise(told)), False])
    turned = [_PAGE.sub(lambda _: _TURN if next(behind) else "", piece) for piece in pieces]
    return turned, [page for page, _ in groupby(told)]


def _paged(line: Line, turns: Iterator[str], begun: str) -> tuple[Line, str]:
    """Return a line with the pages that begin in it, and the one that begins behind its last word, if one does.

    Args:
        turns: The pages to come.
        begun: The page that begins with this line, if one does.
    """
    if line.kind == "nothing":
        for _ in range(line.text.count(_TURN)):
            begun = next(turns, "")
        return replace(line, text=line.text.replace(_TURN, "")), begun
    pages, cuts = [(0, begun)] if begun else [], [(-1, 0)]
    first, *others = line.text.split(_TURN)
    said, length, at, last, begun = [first], len(first), len(first), first[-1:], ""
    for more, part in zip(range(len(others) - 1, -1, -1), others, strict=True):
        spaces = int(part[:1] == " " and last in ("", " "))
        cuts.append((at, cuts[-1][1] + 1 + spaces))
        at += 1 + len(part)
        rest, page = part[spaces:], next(turns, "")
        # What closes a sentence, and the rest of a word, stands on the page that it ends on.
        found = (_WORD if last.isalpha() else _CLOSING).match(rest) or _CLOSING.match(rest)
        ends = found.end() if found else 0
        if ends < len(rest) or more:
            pages.append((length + ends + int(rest[ends : ends + 1] == " "), page))
        else:
            begun = page
        said.append(rest)
        length, last = length + len(rest), rest[-1:] or last
    breaks = tuple(one - cuts[bisect_left(cuts, (one, 0)) - 1][1] for one in line.breaks)
    return replace(line, text="".join(said).rstrip(), breaks=breaks, pages=tuple(pages)), begun


def _piece(piece: str) -> Iterator[Line]:
    if not piece.strip():
        return
    left_out = tuple(what for what, sign in _LEFT_OUT.items() if sign.search(piece))
    is_unit = bool(_UNIT.match(piece))
    for sign in _LEFT_OUT.values():
        piece = sign.sub("", piece)
    if bare := _BARE_HALVES.match(piece):
        piece = (bare["sign"] or "") + _BETWEEN_BARE.sub("%~%", bare["halves"])
        left_out += ("numbers of verses",) if re.search(r"\d\s*$", bare[0]) else ()
    if "%~%" in piece:
        piece = _AROUND.sub(lambda found: found["sign"] or "", piece)
    heading = _HEADING.match(piece)
    if heading:
        level, text = min(len(heading["bars"]) + 1, _DEEPEST), heading["rest"].strip()
        found = Line("heading", text, why=f"a heading of level {len(heading['bars'])}", level=level)
    elif "%~%" in piece:
        parts = [part for part in _HALVES.split(_opened(piece)) if part]
        found = Line("verse", " ".join(parts), why="a verse of halves", breaks=breaks_of(parts))
    else:
        doubt = "" if is_unit or piece.startswith(("#", "~~")) else "no sign says what this line is"
        doubt = "it is written on behind a heading" if piece.startswith(_AFTER_HEADING) else doubt
        found = Line("paragraph", _opened(piece), why="a paragraph", doubt=doubt)
    if any(map(str.isalnum, found.text)):
        foreign = _OF_THE_FILE.search(found.text)
        doubt = found.doubt or (f"it has a sign of its file among its words: {foreign[0].strip()}" if foreign else "")
        yield replace(found, left_out=left_out, doubt=doubt)
    else:
        yield Line("nothing", piece, why="signs alone", left_out=left_out)


def _opened(piece: str) -> str:
    return re.sub(rf"^(?:#+|~~|{_AFTER_HEADING})\s*", "", piece).strip()
