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
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from types import MappingProxyType

from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import most_letters
from hashiya.model.values import Language
from hashiya.reading.imported_lines import (
    Line,
    LineKind,
    PlainText,
    as_told,
    body_of,
    clean,
    other_letters,
    verse,
)
from hashiya.reading.list_labels import BULLET, NUMBERED, without_bullet
from hashiya.reading.page_damage import damage_of
from hashiya.reading.plain_head import DATELINE, head_of, is_closed, is_label
from hashiya.reading.verses import TABBED, halves, perhaps_verses, verse_lines, with_signs
from hashiya.reading.wrapped_lines import joined

_HEADING_WORDS = 15
_WRAPPED_WORDS = 6
"""Lines of this many words that end in mid-sentence, one behind the other, are one paragraph that was broken."""
_VERY_SHORT = 2
_DASHED = re.compile(r"[-–—•] ")
"""What begins an item though no other line beside it begins so: glued to its word a dash begins what somebody says."""
_QUOTED = re.compile(r"[“\"«].*[”\"»]\s?\.?$")


def structure(
    text: str,
    *,
    language: Language = DEFAULT,
    told: Mapping[int, LineKind] = MappingProxyType({}),
    wrapped: bool = False,
) -> PlainText:
    """Understand a plain text: one line a paragraph or a verse; blank lines part stanzas.

    Args:
        text: The text.
        language: What it is written in.
        told: What lines are, by their number; what is told is no guess.
        wrapped: Whether a paragraph goes over several lines and ends with a blank one.
    """
    lines = clean(with_signs(text)).split("\n")
    doubts: dict[int, str] = {}
    several: set[int] = set()
    behind_blank = _behind_blank(lines)
    if wrapped:
        lines, doubts, several, behind_blank = joined(lines)
    lines = [line.strip() for line in lines if line.strip()]
    head = head_of(lines, language=language)
    found = [*head.lines, *_classify(lines, first=len(head.lines), language=language, several=several)]
    found = [replace(line, doubt=line.doubt or doubts.get(line.number, "")) for line in found]
    found = [replace(line, text=line.text.replace(f" {TABBED} ", " ")) for line in found]
    found = list(_in_stanzas(as_told(found, told), behind_blank))
    printed = [line.text for line in found if line.kind == "head"]
    rest = body_of(found)
    if rest and rest[0].kind != "verse" and rest[0].number not in told and (match := DATELINE.match(rest[0].text)):
        printed.append(match[0])
        doubt = f"«{match[0]}» looks like a dateline, and would leave the paragraph"
        changed = replace(rest[0], text=rest[0].text[match.end() :].strip(), doubt=doubt)
        found[found.index(rest[0])] = rest[0] = changed
    marked = {"author": head.author} if head.is_marked else {}
    return PlainText(head.title, head.author, tuple(printed), tuple(rest), tuple(found), marked)


def _behind_blank(lines: Sequence[str]) -> set[int]:
    """Return which of the lines that are not blank stand behind one that is, by their number, from 1."""
    found, number, blank = set(), 0, True
    for line in lines:
        if line.strip():
            number += 1
            found |= {number} if blank else set()
        blank = not line.strip()
    return found


def _in_stanzas(lines: Sequence[Line], behind_blank: Container[int]) -> Iterator[Line]:
    """Yield lines, the verses behind a blank line as the first of a stanza, but where a blank one is behind each."""
    for kind, beside in groupby(lines, key=lambda line: line.kind):
        run = list(beside)
        parted = [line.number in behind_blank for line in run[1:]]
        if kind == "verse" and not all(parted):
            yield run[0]
            yield from (replace(line, first=begins) for line, begins in zip(run[1:], parted, strict=True))
        else:
            yield from run


def doubt(text: str, *, language: Language, wrapped: bool = False) -> str | None:
    """Say why a text would be misunderstood as `language` and as one line a paragraph, or return None.

    What it returns is a clause with the way out.
    """
    lines = [line.strip() for line in clean(with_signs(text)).split("\n") if line.strip()]
    if reason := other_letters(lines, language=language):
        return reason
    verses = zip(verse_lines(lines), perhaps_verses(lines), strict=True)
    broken = [_is_broken(line) and not any(verse) for line, verse in zip(lines, verses, strict=True)]
    if not wrapped and sum(one and other for one, other in pairwise(broken)) * 3 >= len(lines):
        return (
            "seems to be broken into short lines, and each would become a heading: import it with --wrapped if a "
            "blank line ends a paragraph; verses are told with --as verse:RANGE"
        )
    return None


def _classify(every: Sequence[str], *, first: int, language: Language, several: Container[int]) -> list[Line]:
    """Say what the lines behind the first are; of several lines joined none is a heading."""
    lines = every[first:]
    classified: list[Line] = []
    items = [bool(BULLET.match(line)) for line in lines]
    numbered = [bool(NUMBERED.match(line)) for line in lines]
    verses, perhaps = verse_lines(lines), perhaps_verses(lines)
    for index, line in enumerate(lines):
        beside = [at for at in (index - 1, index + 1) if 0 <= at < len(lines)]
        previous = lines[index - 1] if index else ""
        kind: LineKind = "paragraph"
        why, doubt = "", ""
        if verses[index]:
            kind, why = "verse", "a sign parts its halves" if len(halves(line)) > 1 else "its number is behind it"
        elif perhaps[index]:
            kind, why, doubt = "verse", "it looks like a verse", perhaps[index]
        elif most_letters(line, default=language) != language:
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
        elif items[index] and _is_heading(line) and _DASHED.match(line):
            kind, why, doubt = "item", "a dash or a point in front", "no line beside it has one: it may be no item"
        elif index + 1 < len(lines) and _is_heading(line) and first + index + 1 not in several:
            kind, why = "heading", "it is short, and no full stop ends it"
            doubt = "it may be an item of a list" if numbered[index] else "it may be no heading"
        else:
            doubt = _doubt_of(line, lines[index + 1] if index + 1 < len(lines) else "")
        classified.append(Line(kind, line, first + index + 1, why, doubt))
    return [
        replace(line, text=without_bullet(line.text))
        if line.kind == "item" and items[index]
        else verse(line, perhaps=bool(perhaps[index]))
        if line.kind == "verse"
        else line
        for index, line in enumerate(classified)
    ]


def _doubt_of(line: str, following: str) -> str:
    """Say what about a paragraph looks damaged, or nothing."""
    if damage := damage_of(line):
        return damage
    if _is_broken(line) and _is_broken(following):
        return "it seems to go on in the next line: import it with --wrapped"
    return "it is very short" if len(line.split()) <= _VERY_SHORT and not is_closed(line) else ""


def _is_broken(line: str) -> bool:
    return len(line.split()) >= _WRAPPED_WORDS and not is_closed(line) and not is_label(line)


def _is_heading(line: str) -> bool:
    return len(line.split()) <= _HEADING_WORDS and not is_closed(line)
