"""What an editor says of the lines of a text that is imported: on the command line, or in a file beside the text.

>>> told_lines(["heading:3,7-8", "verse:4"])[8]
'heading'
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from hashiya.model.values import Frozen, Id, Language, Multilingual
from hashiya.reading.imported_lines import LineKind
from hashiya.reading.text_file import read_file
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml

Encoding = Literal["windows-1256", "iso-8859-6", "utf-16"]
ENCODINGS: tuple[str, ...] = get_args(Encoding)
_ONE_A_LINE = "behind `lines:` stand lines such as `  - heading:3,7-9`, one each"
BESIDE = ".import.yml"
"""What the name of the file beside a text has behind the text's own."""
_NUMBERS = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
KINDS: tuple[LineKind, ...] = tuple(kind for kind in get_args(LineKind) if kind not in ("row", "footnote"))


class WrongLinesError(ValueError):
    """What was said of lines cannot be understood; the message is one sentence with the way out."""


class SaidBeside(Frozen):
    """What stands in the file beside a text; the command line goes before it."""

    id: Id | None = Field(default=None, description="The article's id")
    title: Multilingual | None = Field(default=None, description="Its title")
    author: str | None = Field(default=None, description="Who wrote it")
    author_family: str | None = Field(default=None, description="Of a person the family's part of the name")
    publisher: str | None = Field(default=None, description="Who published it")
    date: str | None = Field(default=None, description="A day, a month or a year")
    url: str | None = Field(default=None, description="Where it was published")
    rights: str | None = Field(default=None, description="Who may do what with it; it is published then")
    language: Language | None = Field(default=None, description="What the text is written in")
    lines: tuple[str, ...] = Field(default=(), description="What lines are, as behind --as: `heading:3,7-9`")
    of: str | None = Field(default=None, description="Which text the lines are told of, as the import names it")
    encoding: Encoding | None = Field(default=None, description="How the text was saved, where not in UTF-8")
    wrapped: bool = Field(default=False, description="Whether a blank line ends a paragraph")


def told_lines(told: Iterable[str]) -> Mapping[int, LineKind]:
    """Return what lines are, by their number; `told` is of the form `heading:3,7-9`, what comes later goes before.

    Raises:
        WrongLinesError: One is not of that form.
    """
    kinds: dict[int, LineKind] = {}
    for one in told:
        kind, _, numbers = one.partition(":")
        known = next((one for one in KINDS if one == kind), None)
        if known is None:
            raise WrongLinesError(f"`{one}`: a line is one of {', '.join(KINDS)}, such as heading:3,7-9")
        for part in numbers.split(","):
            found = _NUMBERS.fullmatch(part.strip())
            first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
            if not 0 < first <= last:
                raise WrongLinesError(f"`{one}`: behind the colon stand numbers of lines, such as heading:3,7-9")
            kinds |= dict.fromkeys(range(first, last + 1), known)
    return kinds


def read_beside(text: Path) -> SaidBeside:
    """Read what stands beside a text; nothing is said where there is no such file.

    Raises:
        WrongLinesError: The file cannot be understood.
    """
    path = text.with_name(text.name + BESIDE)
    if not path.exists():
        return SaidBeside()
    content, told = read_file(path, file=path.name)
    made = None
    if content is not None:
        parsed = parse_yaml(content, file=path.name)
        made, told = validate(SaidBeside, parsed)
    if made is None:
        way = f"; {_ONE_A_LINE}" if "lines" in (content or "") else ""
        raise WrongLinesError("; ".join(f"{one.place}: {one.message}" for one in told) + way)
    for index, one in enumerate(made.lines):
        try:
            told_lines([one])
        except WrongLinesError as error:
            raise WrongLinesError(f"{parsed.origin.place('lines', index)}: {error}; {_ONE_A_LINE}") from None
    return made


def name_of(data: bytes) -> str:
    """Return what a text is called in the file beside it, so that its lines are told of no other text."""
    return f"sha256-{hashlib.sha256(data).hexdigest()[:12]}"


def other_text(beside: SaidBeside, data: bytes, *, file: str) -> str | None:
    """Say that the lines in the file beside a text may be told of another, a clause with a way out, or return None."""
    if not beside.lines or beside.of == name_of(data):
        return None
    what = f"of the text {beside.of}, and this is another now" if beside.of else "and not of which text"
    return f"has lines told in {file}{BESIDE}, {what}: if --preview shows them right, write `of: {name_of(data)}` there"
