"""Translated: where the words of an anchor stand in the translations of its article, and what is told of them.

The paragraph is known: it is the one that is paired with that of the anchor. Only in it is looked, by the same rules as
in the article; words that are not found put the note at the paragraph's edge, never elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.narrowest import yaml_text
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Status, Translated
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.languages.locales import language_name
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Anchor

_OF_WHOLE_ARTICLES = frozenset(("quote-twin", "quote-bare", "quote-common-word", "quote-denied"))
"""What is told of quotes that could come up anywhere in their article; a paragraph holds too little for that."""


class InTranslation(NamedTuple):
    """What came of looking for the words of an anchor in one translation.

    Attributes:
        words: As the editor wrote them.
        paragraph: The translation, its other blocks without their words.
        start: Where the block begins in the text of the whole translation, less where it begins in `paragraph`.
        location: What was found in `paragraph`.
    """

    language: Language
    words: str
    paragraph: Article
    start: int
    location: Location

    @property
    def translated(self) -> Translated:
        """What it comes to for the placement."""
        place = self.location.place
        if place is None or self.location.status is Status.CHANGED:
            return Translated(status=self.location.status)
        return Translated(
            status=self.location.status,
            place=replace(
                place.place_in(self.paragraph),
                article=self.paragraph.id.rpartition(".")[0],
                start=place.start + self.start,
                end=place.end + self.start,
            ),
            text=place.text,
        )


def in_translations(article: Article, anchor: Anchor, block: int) -> tuple[InTranslation, ...]:
    """Look for the words of an anchor in every translation that is here and that the anchor names words of.

    Args:
        block: The number of the block in which the anchor stands.
    """
    named = anchor.translation.root if anchor.translation else {}
    here = [language for language in named if language in article.translations]
    return tuple(located_in(article, language, block, named[language]) for language in here)


def located_in(article: Article, language: Language, block: int, words: str) -> InTranslation:
    """Look for `words` in the translation of one block; the translation has to be here."""
    paragraph = paragraph_in(article, language, block)
    start = article.translations[language].blocks[block - 1].start - paragraph.blocks[block - 1].start
    return InTranslation(language, words, paragraph, start, locate(paragraph, quote=words))


def paragraph_in(article: Article, language: Language, block: int) -> Article:
    """Return the translation into `language` with the words of one block alone, so that its number stays the same."""
    translation = article.translations[language]
    blocks = tuple(
        one.model_copy(update={"start": one.number - 1, "text": one.text if one.number == block else ""})
        for one in translation.blocks
    )
    # What follows the block begins behind its words.
    length = len(translation.blocks[block - 1].text)
    blocks = tuple(
        one.model_copy(update={"start": one.start + length}) if one.number > block else one for one in blocks
    )
    whole = article.in_language(language)
    assert whole is not None
    fields = {name: getattr(whole, name) for name in Article.model_fields}
    return Article.model_construct(**{**fields, "id": f"{article.id}.{language}", "blocks": blocks})


def told_of_translations(
    article: Article, anchor: Anchor, found: Sequence[InTranslation], origin: Origin, number: int
) -> Iterator[Diagnostic]:
    """Yield what an editor is told of the words of an anchor in translations.

    Nothing of it is an error: the note has its place in the article, and stands at the edge of the paragraph where its
    words were not found.

    Args:
        origin: The note's file.
        number: The anchor's in that file, from 0.
    """
    for one in found:
        here = partial(origin.place, "anchors", number, "translation", one.language)
        quoted = anchor.model_copy(update={"quote": one.words, "prefix": None, "suffix": None, "paragraph": None})
        told = explain(one.paragraph, quoted, one.location, here)
        if told and told.code not in _OF_WHOLE_ARTICLES:
            yield replace(told, level=Level.WARNING, help=_help(one, told))
    for language in anchor.translation.languages if anchor.translation else ():
        place = origin.place("anchors", number, "translation", language)
        if language == article.language:
            message = f"`{article.id}` itself is in this language, `{language}`"
            help_ = "its words are the anchor's `quote`; take this line out"
            yield Diagnostic("translation-same-language", Level.ERROR, message, place, help_)
        elif language not in article.translations:
            message = f"`{article.id}` has no translation into {language_name(language, 'en')}: these words wait for it"
            yield Diagnostic("translation-dormant", Level.INFO, message, place, "`hashiya new translation` begins one")


def _help(found: InTranslation, told: Diagnostic) -> str | None:
    """Say the way out where it is another than in the article: there is no prefix, and the key is the language's."""
    status, nearest = found.location.status, next(iter(found.location.candidates), None)
    if status is Status.AMBIGUOUS:
        return "quote more words, so that they stand only once in the paragraph"
    if status is Status.DRIFTED and nearest:
        return f"`hashiya fix` writes `{_written(found, nearest)}`"
    if status is Status.MISSING:
        if told.help and "quote: " in told.help and nearest:
            return f"if this is the place, write `{_written(found, nearest)}`"
        return "copy a few words from the paragraph's translation; until then the note stands at its edge"
    return told.help


def _written(found: InTranslation, place: Candidate) -> str:
    return f"{found.language}: {yaml_text(place.text)}"
