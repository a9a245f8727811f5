"""Elsewhere: the passages that a note is anchored in, for display on another page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from hashiya.corpus import Placement
from hashiya.languages.text_languages import script_language
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.chapters import end_address, slug_at
from hashiya.pages.context import Context
from hashiya.pages.passages import LONGEST, Passage, passage
from hashiya.pages.phrases import Phrase


class Elsewhere(NamedTuple):
    """A passage that a note is anchored in, for display on another page.

    Attributes:
        passage: The words in their sentence; None when the text is not on this machine.
        quote: The words alone.
        source: Where it stands: an article, or a text of the catalogue.
        told: The text that a digest tells of, else the same as `source`.
        href: A link to the exact place.
        slug: What the page is called on which it stands: the article's id, or that of a chapter.
        translated: The passage in the translations that are here and in which the words are known, by language.
    """

    passage: Passage | None
    quote: Phrase
    source: Article | SourceText
    told: Article | SourceText
    href: str
    slug: str
    translated: Mapping[Language, Passage] = MappingProxyType({})


def elsewhere(context: Context, note: Note, *, page: str, but: int | None = None) -> tuple[Elsewhere, ...]:
    """List the passages that `note` is anchored in, for the page at address `page`.

    A source text that is not here is left out where a passage of its digest speaks for it.

    Args:
        but: The index of the anchor at hand, which is left out.
    """
    places = context._once(("elsewhere", note.key), lambda: tuple(_places(context, note)))
    found = [one._replace(href=relative(one.href, page=page)) for index, one in places if index != but]
    return tuple(sorted(found, key=lambda one: one.passage is None))


def elsewhere_of_body(context: Context, note: Note, but: int | None) -> tuple[Elsewhere, ...]:
    """Return the same for an article's page."""
    return elsewhere(context, note, page=article_address("-"), but=but)


def _places(context: Context, note: Note) -> Iterator[tuple[int, Elsewhere]]:
    """Yield the passages with the index of their anchors, led to by addresses below the language."""
    placed = {found.anchor: found for found in context.placements_of(note)}
    articles = (context.corpus.articles.get(found.place.article) for found in placed.values())
    spoken_for = {article.source for article in articles if article}
    for index, anchor in enumerate(note.anchors):
        if index in placed or anchor.article not in spoken_for:
            found = _elsewhere(context, note, index, placed.get(index))
            if found:
                yield index, found


def _end(context: Context, note: Note, index: int) -> str:
    """Return the id of the section at the end of an article in which an anchor without a place stands."""
    lost = context.anchored.lost.get(note.anchors[index].article, ())
    return "changed" if any((one.note, one.anchor) == (note.key, index) and one.changes for one in lost) else "lost"


def in_translation(
    article: Article, placement: Placement, language: Language, *, longest: int = LONGEST
) -> Passage | None:
    """Return the sentences of a translation that hold the words of `placement` there; None where they are not known.

    Args:
        longest: As in `passage`.
    """
    found, text = placement.translated.get(language), article.in_language(language)
    return passage(text, found.place, longest=longest) if text and found and found.place else None


def _elsewhere(context: Context, note: Note, index: int, placement: Placement | None) -> Elsewhere | None:
    anchor = note.anchors[index]
    article = context.corpus.articles.get(anchor.article)
    if article and placement:
        found = passage(article, placement.place)
        slug = slug_at(article, placement.place.block)
        address = f"{article_address(slug)}#p{placement.place.block}"
        translated = {one: said for one in placement.translated if (said := in_translation(article, placement, one))}
        told = context.told_of(article)
        return Elsewhere(found, Phrase(found.quoted, found.language), article, told, address, slug, translated)
    quote = Phrase(anchor.quote, script_language(anchor.quote))
    if article:
        address = f"{end_address(article)}#{_end(context, note, index)}"
        return Elsewhere(None, quote, article, article, address, article.id)
    source = context.corpus.catalogue.get(anchor.article)
    if source is None:
        return None
    return Elsewhere(None, quote, source, source, context.source_address(source.id), source.id)
