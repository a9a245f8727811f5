"""Plain text: an article as it comes out of a browser or an archive, one line a paragraph, becomes Markdown.

No word is lost or added. What stands in the head (title, author, dateline, date, source) goes into the front
matter as printed; the rest becomes headings, paragraphs, lists, quotations. Spelling and quotation marks stay.

>>> text = structure("موسكو- بعد وقت طويل نسبيا خرق الرئيس الروسي جدار الصمت المحيط بجولاته كلها.\\nساحة تنافس\\n")
>>> text.printed, [line.kind for line in text.lines]
(('موسكو-',), ['paragraph', 'paragraph'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import most_letters
from hashiya.model.values import Language

LineKind = Literal["heading", "paragraph", "item", "quotation"]

_PARAGRAPH_WORDS = 12
"""A line of this many words is a paragraph whatever it ends with, while we look for the end of the head."""
_HEADING_WORDS = 15
_WRAPPED_WORDS = 6
"""Lines of this many words that end in mid-sentence, one behind the other, are one paragraph that was broken."""

_MONTH = (
    "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "كانون الثاني|شباط|آذار|نيسان|أيار|آيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DATE = re.compile(rf"(?:\S+[ ,،])?\d{{1,2}} (?:{_MONTH})(?:/(?:{_MONTH}))?,? \d{{4}}")
_TIME = re.compile(r"\d{1,2} ?: ?\d{2}")
_SOURCE = re.compile(r"(?:المصدر|Source) ?:")
# "موسكو- …" and "أستانا – (وكالة): …" at the head of the first paragraph. A dash with spaces and no agency is left
# alone: it may as well be an aside ("كازاخستان – الجارة – …").
_DATELINE = re.compile(r"(?:\w+-|\w+(?: \w+)? ?[-–—] ?\([^()]{2,40}\) ?:?)(?= )")
_ITEM = re.compile(r"(?P<before>[“”\"«]?) ?[-–—•] ?(?P<quote>[“”\"«]?)(?=\w)")
_CLOSED = re.compile(r"(?:[.!?؟…:؛;۔][”“\"»)]*|﴾)$")
_QUOTED = re.compile(r"[“\"«].*[”\"»]\s?\.?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body and what it is."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text, understood.

    Attributes:
        title: The title found in the head, or None.
        author: Likewise the author.
        printed: All lines of the head as printed, in order, and the dateline.
        lines: The body.
    """

    title: str | None
    author: str | None
    printed: tuple[str, ...]
    lines: tuple[Line, ...]


def structure(text: str, *, language: Language = DEFAULT) -> PlainText:
    """Understand a plain text: one line a paragraph, blank lines without meaning."""
    lines = [cleaned for line in clean(text).split("\n") if (cleaned := line.strip())]
    head, body = _split_head(lines, language=language)
    title, author = _title_and_author(head)
    body = [*head[_head_length(head) :], *body]
    printed = list(head[: _head_length(head)])
    if body and (match := _DATELINE.match(body[0])):
        printed.append(match[0])
        body[0] = body[0][match.end() :].strip()
    return PlainText(title, author, tuple(printed), tuple(_classify(body, language=language)))


def doubt(text: str, *, language: Language) -> str | None:
    """Say why a text would be misunderstood as `language` and as one line a paragraph, or return None.

    What it returns is a clause with the way out.
    """
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    if lines and lines[0].startswith("######OpenITI#"):
        return (
            "is an OpenITI file, whose signs (#META#, ~~, PageV…) are not understood: take them out, or import its text"
        )
    written = _written_in(lines, language=language)
    if written != language:
        return f"is mostly written in other letters than `{language}`: if it is `{written}`, say --language {written}"
    broken = [
        len(line.split()) >= _WRAPPED_WORDS and not _CLOSED.search(line) and not _is_label(line) for line in lines
    ]
    if sum(one and other for one, other in pairwise(broken)) * 3 >= len(lines):
        return (
            "seems to be broken into short lines, and each would become a heading: join the lines of a paragraph; "
            "verses go into an article of your own, with > before each line"
        )
    return None


def _written_in(lines: list[str], *, language: Language) -> Language:
    return most_letters(" ".join(lines), default=language)


def clean(text: str) -> str:
    """Take out what carries no meaning: BOM, CR, control characters; no-break and other odd spaces become spaces."""
    text = (
        text.removeprefix("\ufeff")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
    )
    text = re.sub(r"[^\S\n]", " ", text)
    return re.sub(r"[\x00-\x08\x0e-\x1b\x7f]", "", text)


def _split_head(lines: list[str], *, language: Language) -> tuple[list[str], list[str]]:
    """The lines before the first real paragraph, and the rest."""
    for index, line in enumerate(lines):
        if _is_label(line):
            continue
        if len(line.split()) >= _PARAGRAPH_WORDS or _script(line) != language or _CLOSED.search(line):
            return lines[:index], lines[index:]
    return [], lines


def _is_label(line: str) -> bool:
    return bool(_DATE.fullmatch(line) or _TIME.fullmatch(line) or _SOURCE.match(line))


def _is_name(line: str) -> bool:
    """Whether a line of the head may be a title or an author; one of dashes is neither."""
    return not _is_label(line) and any(map(str.isalpha, line))


_BYLINE = re.compile(r"(?:بقلم|تأليف|By)(?:\s*:\s*|\s+)(?=\w)")


def _title_and_author(head: list[str]) -> tuple[str | None, str | None]:
    names = [line for line in head if _is_name(line)][:2]
    if byline := next((line for line in names if _BYLINE.match(line)), None):
        return next((line for line in names if line != byline), None), _BYLINE.sub("", byline)
    if not names:
        return None, None
    # Whichever stands first, a title has more words than a name.
    title = max(names, key=lambda line: len(line.split()))
    return title, next((line for line in names if line != title), None)


def _head_length(head: list[str]) -> int:
    """How many lines of the head are its own; behind title and author a short line is the first sub-heading."""
    names = 0
    for index, line in enumerate(head):
        if _is_name(line):
            names += 1
        if names > 2:
            return index
    return len(head)


def _script(line: str) -> Language:
    return most_letters(line, default=DEFAULT)


def _classify(lines: list[str], *, language: Language) -> list[Line]:
    classified: list[Line] = []
    items = [bool(_ITEM.match(line)) for line in lines]
    for index, line in enumerate(lines):
        beside = items[max(0, index - 1) : index] + items[index + 1 : index + 2]
        previous = lines[index - 1] if index else ""
        if _script(line) != language:
            kind: LineKind = "quotation"
        elif items[index] and any(beside):
            kind = "item"
        elif previous.endswith((":", "：")) and _QUOTED.fullmatch(line):
            kind = "quotation"
        elif index + 1 < len(lines) and _is_heading(line):
            kind = "heading"
        else:
            kind = "paragraph"
        classified.append(Line(kind, line))
    return [replace(line, text=_without_bullet(line.text)) if line.kind == "item" else line for line in classified]


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not _CLOSED.search(line)


def _without_bullet(line: str) -> str:
    # The list's own bullet takes the dash's place; a quotation mark on either side of it stays.
    return _ITEM.sub(lambda match: match["before"] + match["quote"], line, count=1)


# --- to Markdown --------------------------------------------------------------------------------------------------

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+#=~>])")


def to_markdown(text: PlainText) -> str:
    """Write the body as Markdown in which every character of the text stands for itself."""
    blocks: list[str] = []
    for index, line in enumerate(text.lines):
        joined = index > 0 and text.lines[index - 1].kind == line.kind
        if line.kind == "heading":
            blocks.append(f"\n## {escape(line.text)}\n")
        elif line.kind == "item":
            blocks.append(f"{'' if joined else chr(10)}- {escape(line.text)}\n")
        elif line.kind == "quotation":
            blocks.append((">\n" if joined else "\n") + f"> {escape(line.text)}\n")
        else:
            blocks.append(f"\n{escape(line.text)}\n")
    return "".join(blocks).lstrip("\n")


def escape(line: str) -> str:
    """Escape one line so that Markdown reads its characters as they are."""
    escaped = _SPECIAL.sub(r"\\\1", line)
    escaped = _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[0]}", escaped)
    # A closing run of # would be taken for the end of a heading.
    return re.sub(r"(?<!\\)(#+)$", lambda match: "\\#" * len(match[1]), escaped).replace("!\\[", "\\!\\[")
