"""Faceless letters: those of a right-to-left text that no face of the site has: readers see their device's or a box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.languages.locales import direction
from hashiya.pages.fonts import FACES, characters, codes, families, in_every_font

_SHOWN = 5
# Scripts that every device has a face for; the sheets ask for one where a whole text is in one of them.
_EVERYWHERE = ("LATIN", "CYRILLIC", "GREEK", "DIGIT", "COMBINING", "SUPERSCRIPT", "SUBSCRIPT", "MODIFIER")


def faceless_letters(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield an info for each article in which letters stand that no face of the site has."""
    for article in corpus.articles.values():
        rare = {letter for letter in set(article.text) if not in_every_font(ord(letter)) and _is_seen(letter)}
        if not rare or direction(article.language) != "rtl":
            continue
        # The faces are opened, which takes a while, only where a text may be more than they can show.
        if lacking := sorted(rare - _has(corpus)):
            shown = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:_SHOWN])
            more = f" and {len(lacking) - _SHOWN} more" if len(lacking) > _SHOWN else ""
            message = f"no typeface of the site has {shown}{more}: readers see another one there, or a box"
            help_ = (
                "look at the page on a phone and on a computer; where a sign is not needed, write another, or name a "
                f"font that has it: `fonts: {{{article.language}: …}}` in hashiya.yml"
            )
            yield Diagnostic("letter-faceless", Level.INFO, message, article.origin.place(), help_)


def _is_seen(letter: str) -> bool:
    name = unicodedata.name(letter, "")
    return unicodedata.category(letter)[0] in "LMNS" and not name.startswith(_EVERYWHERE)


def _has(corpus: Corpus) -> frozenset[str]:
    """The letters of the site's faces."""
    found: set[int] = set()
    written = frozenset[int]().union(*(codes(article.text) for article in corpus.articles.values()))
    for family in families(written, corpus.text_languages):
        found |= _of_family(family)
    for path in corpus.settings.fonts.values():
        found |= characters((Path(corpus.root) / path).read_bytes())
    return frozenset(map(chr, found))


@cache
def _of_family(family: str) -> frozenset[int]:
    face = FACES[family]
    return characters(face.read(next(iter(face.files.values()))))
