"""Plain text: an article as it comes out of a browser or an archive becomes lines, each with its kind and why.

No word is lost or added. What stands in the head (title, author, dateline, date, source) goes into the front
matter as printed; the rest becomes headings, paragraphs, lists, quotations. Spelling and quotation marks stay.
What a line is by its looks alone is a guess, and says so: whoever imports the text has the last word.

>>> text = structure("موسكو- بعد وقت طويل نسبيا خرق الرئيس الروسي جدار الصمت المحيط بجولاته كلها.\\nساحة تنافس\\n")
>>> text.printed, [line.kind for line in text.lines]
(('موسكو-',), ['paragraph', 'paragraph'])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import Any, Literal

from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import most_letters
from hashiya.model.values import Language
from hashiya.reading.verses import halves, verse_lines, with_signs

LineKind = Literal["heading", "paragraph", "item", "quotation", "verse", "row", "footnote", "head", "nothing"]
"""What a line is: of the body, of the head that goes into the front matter as printed, or left out."""

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
NUMBERED = re.compile(r"(?P<number>\d{1,3}|[a-z]|[\u0621-\u064a])[ \t]?(?P<sign>[.)\-–])[ \t]*(?=[^\W\d_])")
"""A number or a letter in front of a line: `1.`, `١)`, `1-`, `أ)`."""
_TRANSPOSED = re.compile(r"(?<!\w)(?:[وفبكل]|وال|بال)?اال\w")
_VERY_SHORT = 2
_CLOSED = re.compile(r"(?:[.!?؟…:؛;۔][”“\"»)]*|﴾)$")
_QUOTED = re.compile(r"[“\"«].*[”\"»]\s?\.?$")


class LostTextError(ValueError):
    """Text would be lost, and nobody can accept that; the message is a clause behind the text's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text and what it is.

    Attributes:
        number: Which line it is of those that are not blank, from 1.
        level: Of a heading, from 2; of a row that heads its table 1.
        why: By what it is known.
        doubt: Why that may be wrong; empty where nothing is guessed.
        left_out: What the text had there and an article has not.
        written: The words in Markdown where they have emphasis or links; empty where they have none.
        label: What an item is counted with, empty for a bullet; None where its text alone can tell; of a footnote
            what it is called by.
        breaks: Offsets of the spaces at which a new line, a half of a verse or a cell of a row begins.
        calls: Where a footnote is called: offsets into the text and its label.
        first: Whether it begins a stanza or a table, though one stands before it.
    """

    kind: LineKind
    text: str
    number: int = 0
    why: str = ""
    doubt: str = ""
    level: int = 2
    left_out: tuple[str, ...] = ()
    written: str = ""
    label: str | None = None
    breaks: tuple[int, ...] = ()
    calls: tuple[tuple[int, str], ...] = ()
    first: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """Its text, parted at its breaks."""
        edges = (-1, *self.breaks, len(self.text))
        return tuple(self.text[start + 1 : end] for start, end in pairwise(edges))


@dataclass(frozen=True, slots=True)
class PlainText:
    """A plain text, understood.

    Attributes:
        title: What looks like the title in the head, or None.
        author: Likewise the author.
        printed: All lines of the head as printed, in order, and the dateline.
        lines: The body.
        all_lines: Every line with what it is, head and body, in the order of the text.
        marked: What a line says of itself with a word in front, such as «بقلم:», by the key of the front matter.
    """

    title: str | None
    author: str | None
    printed: tuple[str, ...]
    lines: tuple[Line, ...]
    all_lines: tuple[Line, ...] = ()
    marked: Mapping[str, Any] = field(default_factory=dict)


def structure(
    text: str,
    *,
    language: Language = DEFAULT,
    told: Mapping[int, LineKind] = MappingProxyType({}),
    wrapped: bool = False,
) -> PlainText:
    """Understand a plain text: one line a paragraph or a verse, blank lines without meaning.

    Args:
        text: The text.
        language: What it is written in.
        told: What lines are, by their number; what is told is no guess.
        wrapped: Whether a paragraph goes over several lines and ends with a blank one.
    """
    lines = _lines(with_signs(text), wrapped=wrapped)
    head, body = _split_head(lines, language=language)
    length = _head_length(head)
    title, author = _title_and_author(head)
    marked = {"author": author} if author and any(_BYLINE.match(line) and ":" in line for line in head) else {}
    found = [_of_head(number, line, title, author) for number, line in enumerate(head[:length], start=1)]
    found += _classify([*head[length:], *body], first=length + 1, language=language)
    found = as_told(found, told)
    printed = [line.text for line in found if line.kind == "head"]
    rest = body_of(found)
    if rest and rest[0].kind != "verse" and rest[0].number not in told and (match := _DATELINE.match(rest[0].text)):
        printed.append(match[0])
        doubt = f"«{match[0]}» looks like a dateline, and would leave the paragraph"
        changed = replace(rest[0], text=rest[0].text[match.end() :].strip(), doubt=doubt)
        found[found.index(rest[0])] = rest[0] = changed
    return PlainText(title, author, tuple(printed), tuple(rest), tuple(found), marked)


def _lines(text: str, *, wrapped: bool) -> list[str]:
    parts = re.split(r"\n[^\S\n]*(?=\n|\Z)", clean(text)) if wrapped else clean(text).split("\n")
    return [joined for part in parts if (joined := " ".join(part.split("\n")).strip())]


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
    what = "a date, a time or a source" if _is_label(line) else "a short line at the top"
    return Line("head", line, number, what, f"it looks like {what}, and would leave the text")


def as_told(lines: Iterable[Line], told: Mapping[int, LineKind]) -> list[Line]:
    """Return lines with their kinds as an editor told them."""
    return [_as_told(line, told[line.number]) if line.number in told else line for line in lines]


def body_of(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that stand in the text."""
    return [line for line in lines if line.kind not in ("head", "nothing")]


def _as_told(line: Line, kind: LineKind) -> Line:
    text = _without_bullet(line.text) if kind == "item" and line.kind != "item" else line.text
    told = replace(line, kind=kind, text=text, why="as told", doubt="")
    if kind == "verse" and line.kind != "verse":
        return verse(told)
    return replace(told, breaks=()) if line.kind == "verse" and kind != "verse" else told


def verse(line: Line) -> Line:
    """Return a line as a verse, its halves parted where its sign stands."""
    parts = line.parts if line.breaks else halves(line.text)
    return replace(line, kind="verse", text=" ".join(parts), breaks=breaks_of(parts), written="")


def breaks_of(parts: Sequence[str]) -> tuple[int, ...]:
    """Return where the parts of a line break when they are joined by spaces, in code points."""
    return tuple(end + at for at, end in enumerate(accumulate(map(len, parts[:-1]))))


def doubt(text: str, *, language: Language, wrapped: bool = False) -> str | None:
    """Say why a text would be misunderstood as `language` and as one line a paragraph, or return None.

    What it returns is a clause with the way out.
    """
    lines = [line.strip() for line in clean(text).split("\n") if line.strip()]
    if reason := other_letters(lines, language=language):
        return reason
    broken = [_is_broken(line) and not verse for line, verse in zip(lines, verse_lines(lines), strict=True)]
    if not wrapped and sum(one and other for one, other in pairwise(broken)) * 3 >= len(lines):
        return (
            "seems to be broken into short lines, and each would become a heading: import it with --wrapped if a "
            "blank line ends a paragraph; verses are told with --as verse:RANGE"
        )
    return None


def other_letters(lines: Iterable[str], *, language: Language) -> str | None:
    """Say that a text is not written in the letters of `language`, with the way out, or return None."""
    written = most_letters(" ".join(lines), default=language)
    if written == language:
        return None
    return f"is mostly written in other letters than `{language}`: if it is `{written}`, say --language {written}"


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
    for index, (line, is_verse) in enumerate(zip(lines, verse_lines(lines), strict=True)):
        if is_verse:
            return lines[:index], lines[index:]
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


def _classify(lines: list[str], *, first: int, language: Language) -> list[Line]:
    classified: list[Line] = []
    items = [bool(_ITEM.match(line)) for line in lines]
    numbered = [bool(NUMBERED.match(line)) for line in lines]
    verses = verse_lines(lines)
    for index, line in enumerate(lines):
        beside = [at for at in (index - 1, index + 1) if 0 <= at < len(lines)]
        previous = lines[index - 1] if index else ""
        kind: LineKind = "paragraph"
        why, doubt = "", ""
        if verses[index]:
            kind, why = "verse", "a sign parts its halves" if len(halves(line)) > 1 else "its number is behind it"
        elif _script(line) != language:
            kind, why, doubt = "quotation", "it is in other letters", "it may be no quotation"
        elif items[index] and any(items[at] for at in beside):
            kind, why = "item", "a dash or a point in front, and of a line beside it"
        elif numbered[index] and any(numbered[at] for at in beside):
            kind, why = "item", "a number in front, and of a line beside it"
        elif line.startswith("> "):
            kind, line, why = "quotation", line[2:].strip(), "a > in front"  # noqa: PLW2901 - the sign is the mark's
        elif previous.endswith((":", "：")) and _QUOTED.fullmatch(line):
            kind, why, doubt = "quotation", "in quotation marks behind a colon", "it may belong to the paragraph"
        elif not any(map(str.isalnum, line)):
            doubt = "a line of signs alone, which would stand in the text as they are"
        elif index + 1 < len(lines) and _is_heading(line):
            kind, why = "heading", "it is short, and no full stop ends it"
            doubt = "it may be an item of a list" if items[index] or numbered[index] else "it may be no heading"
        else:
            doubt = _doubt_of(line, lines[index + 1] if index + 1 < len(lines) else "")
        classified.append(Line(kind, line, first + index, why, doubt))
    return [
        replace(line, text=_without_bullet(line.text))
        if line.kind == "item" and items[index]
        else verse(line)
        if line.kind == "verse"
        else line
        for index, line in enumerate(classified)
    ]


def _doubt_of(line: str, following: str) -> str:
    """Say what about a paragraph looks damaged, or nothing."""
    if _TRANSPOSED.search(line):
        return "letters look out of order («اال» for «الا»), as PDF files have them"
    if _is_broken(line) and _is_broken(following):
        return "it seems to go on in the next line: import it with --wrapped"
    return "it is very short" if len(line.split()) <= _VERY_SHORT and not _CLOSED.search(line) else ""


def _is_broken(line: str) -> bool:
    return len(line.split()) >= _WRAPPED_WORDS and not _CLOSED.search(line) and not _is_label(line)


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not _CLOSED.search(line)


def _without_bullet(line: str) -> str:
    # The list's own bullet takes the dash's place; a quotation mark on either side of it stays.
    return _ITEM.sub(lambda match: match["before"] + match["quote"], line, count=1)
