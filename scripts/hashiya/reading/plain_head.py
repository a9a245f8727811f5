"""The head of a plain text: what stands before its first paragraph, by its looks title, author, date or source."""

from __future__ import annotations

import re
from typing import NamedTuple

from hashiya.languages.text_languages import most_letters
from hashiya.model.values import Language
from hashiya.reading.imported_lines import Line
from hashiya.reading.verses import perhaps_verses, verse_lines

_PARAGRAPH_WORDS = 12
"""A line of this many words is a paragraph whatever it ends with, while we look for the end of the head."""
_MONTH = (
    "يناير|فبراير|مارس|أبريل|إبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|"
    "كانون الثاني|شباط|آذار|نيسان|أيار|آيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|"
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_DATE = re.compile(rf"(?:\S+[ ,،])?\d{{1,2}} (?:{_MONTH})(?:/(?:{_MONTH}))?,? \d{{4}}")
_TIME = re.compile(r"\d{1,2} ?: ?\d{2}")
_SOURCE = re.compile(r"(?:المصدر|Source) ?:")
# "موسكو- …" and "باريس – (وكالة): …" at the head of the first paragraph. A dash with spaces and no agency is left
# alone: it may as well be an aside ("القرية – الجارة – …").
DATELINE = re.compile(r"(?:\w+-|\w+(?: \w+)? ?[-–—] ?\([^()]{2,40}\) ?:?)(?= )")
_BYLINE = re.compile(r"(?:بقلم|تأليف|By)(?:\s*:\s*|\s+)(?=\w)")
_CLOSED = re.compile(r"(?:[.!?؟…:؛;۔][”“\"»)]*|﴾)$")


class PlainHead(NamedTuple):
    """The head of a text.

    Attributes:
        lines: Its lines, those of the text before the body.
        title: What looks like the title, or None.
        author: Likewise the author.
        is_marked: Whether a word in front says that the author is one, such as «بقلم:».
    """

    lines: tuple[Line, ...]
    title: str | None
    author: str | None
    is_marked: bool


def head_of(lines: list[str], *, language: Language) -> PlainHead:
    """Return the head of a text whose lines these are, without the blank ones."""
    before = _before_the_first_paragraph(lines, language=language)
    title, author = _title_and_author(before)
    is_marked = bool(author) and any(_BYLINE.match(line) and ":" in line for line in before)
    own = before[: _head_length(before)]
    return PlainHead(
        tuple(_of_head(number, line, title, author) for number, line in enumerate(own, start=1)),
        title,
        author,
        is_marked,
    )


def is_closed(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_CLOSED.search(line))


def is_label(line: str) -> bool:
    """Tell whether a line is a date, a time or a source, and no more."""
    return bool(_DATE.fullmatch(line) or _TIME.fullmatch(line) or _SOURCE.match(line))


def _of_head(number: int, line: str, title: str | None, author: str | None) -> Line:
    stripped = _BYLINE.sub("", line)
    if line == title:
        return Line("head", line, number, "the longest of the first lines", "it looks like the title")
    if stripped == author:
        marked = ":" in line[: len(line) - len(stripped)]
        return Line(
            "head",
            line,
            number,
            "it names the author" if marked else "a short line at the top",
            "" if marked else "it looks like the author",
        )
    what = "a date, a time or a source" if is_label(line) else "a short line at the top"
    return Line("head", line, number, what, f"it looks like {what}, and would leave the text")


def _before_the_first_paragraph(lines: list[str], *, language: Language) -> list[str]:
    verses = [sure or bool(perhaps) for sure, perhaps in zip(verse_lines(lines), perhaps_verses(lines), strict=True)]
    for index, (line, is_verse) in enumerate(zip(lines, verses, strict=True)):
        if is_verse:
            return lines[:index]
        if is_label(line):
            continue
        others = most_letters(line, default=language) != language
        if len(line.split()) >= _PARAGRAPH_WORDS or others or is_closed(line):
            return lines[:index]
    return []


def _is_name(line: str) -> bool:
    """Whether a line of the head may be a title or an author; one of dashes is neither."""
    return not is_label(line) and any(map(str.isalpha, line))


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
