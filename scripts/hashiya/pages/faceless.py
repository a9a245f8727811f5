"""Faceless letters: those of a right-to-left text that the site's face has not: readers see their device's or a box."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.languages.locales import direction
from hashiya.pages.fonts import FACES, PACKAGE, in_every_font

_SHOWN = 5
# Scripts that every device has a face for; the sheets ask for one where a whole text is in one of them.
_EVERYWHERE = ("LATIN", "CYRILLIC", "GREEK", "DIGIT", "COMBINING", "SUPERSCRIPT", "SUBSCRIPT", "MODIFIER")


def faceless_letters(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an info for each article in which letters stand that the site's face has not."""
    for article in corpus.articles.values():
        if direction(article.language) != "rtl":
            continue
        rare = {letter for letter in set(article.text) if not in_every_font(ord(letter)) and _is_seen(letter)}
        # The face is opened, which takes a while, only where a text may be more than it can show.
        if lacking := sorted(rare - _has() if rare else ()):
            shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:_SHOWN])
            more = f" and {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
            message = f"the site's typeface has no {shown}{more}: readers see another one there, or a box"
            help_ = "look at the page on a phone and on a computer; where a sign is not needed, write another"
            yield Diagnostic("letter-faceless", Level.INFO, message, article.origin.place(), help_)


def _is_seen(letter: str) -> bool:
    name = unicodedata.name(letter, "")
    return unicodedata.category(letter)[0] in "LMNS" and not name.startswith(_EVERYWHERE)


@cache
def _has() -> frozenset[str]:
    """The letters of our face."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes long to load, and most texts need none of it

    source = resources.files(PACKAGE).joinpath("files", next(iter(FACES.values()))).read_bytes()
    return frozenset(map(chr, TTFont(io.BytesIO(source), lazy=True).getBestCmap()))
