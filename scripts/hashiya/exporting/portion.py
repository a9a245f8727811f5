"""Portion: how much of a project one file of an export is made of."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.corpus import Anchored, AnyNote, Corpus
from hashiya.model.values import Language
from hashiya.pages.context import Context, History


@dataclass(frozen=True, slots=True)
class Portion:
    """What a file of an export is made of.

    Whoever writes it looks things up in the tables of the corpus and through the context, so that the build knows when
    it is to be made again.

    Attributes:
        context: The project, anchored.
        articles: The ids of the articles, sorted.
        is_whole: Whether that is all there are: then what no article names belongs to it too.
        note: The key of the one note that it is about; "" for all of these articles.
        language: The one language of the interface that a file a language is written in; the first one else.
        site: The site's own address, or the way to its root from where the file stands; "" where that is unknown.
        on_site: Whether everybody can fetch the file, and not only who has the texts at hand.
    """

    context: Context
    articles: tuple[str, ...]
    language: Language
    site: str = ""
    is_whole: bool = False
    note: str = ""
    on_site: bool = False

    @property
    def anchored(self) -> Anchored:
        """The corpus and where its notes stand."""
        return self.context.anchored

    @property
    def corpus(self) -> Corpus:
        """The corpus without its places."""
        return self.context.corpus

    @property
    def history(self) -> History:
        """For each file its last change, where that is known."""
        return self.context.history

    @property
    def has_address(self) -> bool:
        """Whether the site's own address is known, so that what leaves it can lead back."""
        return "://" in self.site

    def of(self, kind: type[AnyNote]) -> tuple[AnyNote, ...]:
        """Return all notes of a kind in the order of their ids; none of a kind that the reader does not have."""
        notes = self.corpus.of(kind) if kind in self.context.kinds else {}
        return tuple(notes[key] for key in sorted(notes))
