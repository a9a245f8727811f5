"""The head of a text that is imported: what its front matter says, by its editor, the catalogue or the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import script_language
from hashiya.model.texts import SourceText
from hashiya.model.values import Language, Multilingual, as_date
from hashiya.reading.imported_lines import LineKind, PlainText
from hashiya.reading.told_lines import SaidBeside

_HIGHEST = 2
"""The level of the headings below an article's title."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor said about a text; what is None comes from the catalogue or from the text itself.

    With `rights` it is an article of the project's own, which is published; without, a text that stays where it is.
    """

    id: str | None = None
    titles: Mapping[Language, str] = field(default_factory=dict)
    author: str | None = None
    author_family: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    rights: str | None = None
    language: Language | None = None
    lines: Mapping[int, LineKind] = field(default_factory=dict)
    wrapped: bool = False
    encoding: str | None = None
    beside: SaidBeside = field(default_factory=SaidBeside)


NOTHING_SAID = Options()


def head_of(text: PlainText, known: SourceText | None, options: Options) -> dict[str, Any]:
    """Return what the front matter says, by its keys; what nobody knows is not among them.

    Args:
        known: The text's entry in the catalogue: goes before the text itself, behind the options.
    """
    title = _plain(known.title) if known else _own_title(text)
    title = {**(title if isinstance(title, dict) else {}), **options.titles}
    family = _plain(known.author_family) if known and not options.author else None
    meta: dict[str, Any] = {
        "title": title,
        "author": options.author or (_plain(known.author) if known else text.marked.get("author")),
        "author_family": options.author_family or family,
        "publisher": options.publisher or (_plain(known.publisher) if known else text.marked.get("publisher")),
        "date": as_date(options.date) if options.date else known.date if known else text.marked.get("date"),
        "language": options.language or (known.language if known else text.marked.get("language", DEFAULT)),
        "url": options.url or (known.url if known else text.marked.get("url")),
        "rights": options.rights or (known.rights if known else None),
        "printed": list(text.printed),
    }
    return {key: value for key, value in meta.items() if value}


def without_title(text: PlainText, titles: Mapping[Language, str]) -> PlainText:
    """Return a text without a first heading that is one of its titles: it goes to the head, and those below it rise."""
    first = text.lines[0] if text.lines else None
    if first is None or first.kind != "heading" or first.calls or first.text not in titles.values():
        return text
    levels = [line.level for line in text.lines[1:] if line.kind == "heading"]
    rise = min(levels, default=_HIGHEST) - _HIGHEST
    apart = replace(first, kind="head", why="it is the title")
    lines = tuple(replace(line, level=line.level - rise) if line.kind == "heading" else line for line in text.lines[1:])
    changed = {line.number: line for line in (apart, *lines)}
    every = tuple(changed.get(line.number, line) for line in text.all_lines)
    return replace(text, printed=(first.text, *text.printed), lines=lines, all_lines=every)


def _own_title(text: PlainText) -> dict[str, str]:
    """The title that a text says itself to have, in its languages."""
    own = text.marked.get("title") or {}
    return own if isinstance(own, dict) else {script_language(own): own}


def _plain(value: Multilingual | str | None) -> dict[str, str] | str | None:
    return value.model_dump(exclude_none=True) if isinstance(value, Multilingual) else value
