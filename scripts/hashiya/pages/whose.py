"""Whose words: a digest is ours; wherever its sentences are shown, the line under them says so and names the original.

>>> from hashiya.model.texts import SourceText
>>> told = SourceText(id="a", title={"en": "A"}, author="Maryam Haddad", publisher="The Harbour", date="2025-11")
>>> digest_of(told, "en")
'Digest of an article by Maryam Haddad in The Harbour, published in November 2025'
"""

from __future__ import annotations

from hashiya.languages.words import spoken, words
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.pages.dates import date_text
from hashiya.pages.phrases import Phrase, phrase

_PRECISIONS = ("year", "month", "day")


def digest_of(
    told: SourceText | Article, language: Language, languages: tuple[Language, ...] = (), *, cited: bool = False
) -> str:
    """Return the line under our digest of `told`: what it is, and as much as is known of the original.

    Args:
        told: The original.
        language: The page's.
        languages: The site's: where words that are missing in it come from; else from all that there are words in.
        cited: Whether it stands in the midst of a citation.
    """
    ui = words(language, languages or spoken())["whose"]
    digest = ui["digest_cited" if cited else "digest"]
    named = "".join(
        ui[part].format(name=phrase(name, language))
        for part, name in (("by", told.author), ("in", told.publisher))
        if name
    )
    if not told.date:
        return f"{digest}{named}"
    dated = ui[_PRECISIONS[told.date.count("-")]].format(date=date_text(told.date, language))
    return f"{digest}{named}{ui['comma'] if named else ''}{dated}"


def short_name(told: SourceText | Article, language: Language, nameless: str) -> Phrase:
    """Return in one or two words whose text it is; `nameless` where nobody is named."""
    name = told.author or told.publisher
    return phrase(name, language) if name else Phrase(nameless, language)
