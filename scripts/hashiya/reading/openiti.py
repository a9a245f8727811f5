"""OpenITI mARkdown: the signs of that corpus become headings, paragraphs and verses; its header tells title and author.

What it has and an article has not (numbers of printed pages, milestones, tags of names) is left out, and told of.

>>> found = openiti("######OpenITI#\\n#META#Header#End#\\n### | باب\\n# قال\\n~~ الراوي PageV01P002\\n")
>>> [(line.kind, line.text) for line in found.lines]
[('heading', 'باب'), ('paragraph', 'قال الراوي')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from hashiya.reading.imported_lines import Line, LineKind, PlainText, as_told, body_of, breaks_of, clean

MAGIC = "######OpenITI#"
_END = "#META#Header#End#"
_META = re.compile(r"#META#\s*(?:\d+\.)?(?P<key>\w+)\s*::\s*(?P<value>.*)")
_UNKNOWN = ("", "NODATA", "NOTGIVEN", "NOCODE")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
"""A year of our era: smaller numbers are of the hijra."""
_MARKED = {"BookTITLE": "title", "AuthorNAME": "author", "AuthorAKA": "author", "EdPUBLISHER": "publisher"}
"""What the header says, by the key of the front matter; what stands later here gives way to what stands before."""
_HEADING = re.compile(r"###\s*(?P<bars>\|+)\s*(?P<rest>.*)")
_OTHERS = re.compile(r"(?:###\s*)?\|\s*(?P<whose>EDITOR|PARATEXT)\b\s*\|?\s*")
"""Where words begin that are not the author's, until the next sign of a unit."""
_UNIT = re.compile(r"###\s*\$+(?:[A-Z_]+\$+)?\s*|#\s*\$[A-Z_]+\$\s*")
_HALVES = re.compile(r"\s*%~%\s*")
_AROUND = re.compile(r"^(?P<sign>#+\s*)?%(?!~)\s*|\s*(?<!~)%\s*$")
"""What some files write before and behind a verse of two halves."""
_LEFT_OUT = {
    "numbers of printed pages": re.compile(r"\s*\bPage(?:Beg|End)?V\w{2,}P\w{3,}\b"),
    "milestones": re.compile(r"\s*(?<!\w)ms\d{1,5}\b"),
    "marks of biographies and reports": _UNIT,
    "tags": re.compile(r"\s*(?<!\w)@[A-Z]{1,7}\d{0,4}(?:@\w*)?@?(?!\w)|\s*%~%\s*$"),
}
_DEEPEST = 6


def openiti(text: str, *, told: Mapping[int, LineKind] = MappingProxyType({})) -> PlainText:
    """Understand an OpenITI file; `told` says what lines are, by their number."""
    header, _, body = clean(text).partition(_END)
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
    pieces: list[str] = []
    for line in filter(None, map(str.strip, body.split("\n"))):
        if line.startswith("~~") and pieces:
            pieces[-1] += f" {line[2:].strip()}"
        else:
            pieces.append(line)
    others = ""
    for piece in pieces:
        if found := _OTHERS.match(piece):
            others = "the words of its editor" if found["whose"] == "EDITOR" else "words beside the text"
            what = f"the mark of {others}"
            yield Line("nothing", "", why=what, left_out=(what,))
            rest = piece[found.end() :]
            piece = f"### | {rest}" if rest and piece.startswith("###") else rest  # noqa: PLW2901 - without its mark
        elif piece.startswith("###"):
            others = ""
        for made in _piece(piece):
            doubt = f"{others}, which would stand as the author's" if others and made.kind != "nothing" else ""
            yield replace(made, doubt=made.doubt or doubt)


def _piece(piece: str) -> Iterator[Line]:
    if not piece.strip():
        return
    left_out = tuple(what for what, sign in _LEFT_OUT.items() if sign.search(piece))
    is_unit = bool(_UNIT.match(piece))
    for sign in _LEFT_OUT.values():
        piece = sign.sub("", piece)
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
        found = Line("paragraph", _opened(piece), why="a paragraph", doubt=doubt)
    if any(map(str.isalnum, found.text)):
        yield replace(found, left_out=left_out)
    else:
        yield Line("nothing", piece, why="signs alone", left_out=left_out)


def _opened(piece: str) -> str:
    return re.sub(r"^(?:#+|~~)\s*", "", piece).strip()
