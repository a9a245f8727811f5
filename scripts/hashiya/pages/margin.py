"""Notes: the HTML of a note beside the words it is about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hashiya.corpus import Placement
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.fact_check import FactCheck, Verdict
from hashiya.notes.note import Anchor, Note
from hashiya.notes.term import Term
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import DIRECTIONS
from hashiya.pages.passages import Passage, passage
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.render import render

LETTERS = {Term: "g", CrossReference: "x", FactCheck: "f"}
"""What the DOM ids of each kind begin with, and what it is called in `?notes=`."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A note at one place of an article, or without a place.

    Attributes:
        dom: Its name on the page: `n-` + it is the note's id, `a-` + it that of its words, `t-` + it that of its title.
        number: Counts from 1 in the order of the text; None without a place.
        start: Code points into `Article.text`; 0 without a place.
        explanation: How the word that names the term is made.
        anchor: The anchor's index in the note's file; None for a mention that the engine found.
        quote: The words as the editor quoted them, where they were not found.
        again: The number of the same note where it stands first; None where this is the first.
    """

    note: Note
    dom: str
    block: int = 0
    start: int = 0
    end: int = 0
    number: int | None = None
    explanation: str | None = None
    anchor: int | None = None
    quote: str | None = None
    again: int | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of a fact-check."""
        return self.note.verdict if isinstance(self.note, FactCheck) else None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A passage that a note is anchored in, for display on another page.

    Attributes:
        passage: The words in their sentence; None when the text is not on this machine.
        quote: The words alone.
        source: Where it stands: an article, or a text of the catalogue.
        told: The text that a digest tells of, else the same as `source`.
        href: A link to the exact place.
    """

    passage: Passage | None
    quote: Phrase
    source: Article | SourceText
    told: Article | SourceText
    href: str


def note_title(note: Note, language: Language) -> Phrase:
    """Return what a note is called in lists: the term, the title, or the claim."""
    if isinstance(note, Term):
        return phrase(note.term, language)
    if isinstance(note, CrossReference):
        return phrase(note.title, language)
    if isinstance(note, FactCheck):
        return phrase(note.title or note.claim, language)
    raise TypeError(f"no such kind of note: {type(note).__name__}")


class Notes:
    """Renders notes for the article pages of one corpus; what does not change from place to place is rendered once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._bodies: dict[tuple[str, Language], Markup] = {}

    def html(self, standing: Standing, language: Language) -> Markup:
        """Return the `aside` of `standing`, for an article's page in `language`."""
        note = standing.note
        page = article_address("-")
        return render(
            "note",
            language=language,
            note=note,
            standing=standing,
            dir=DIRECTIONS[language],
            kind=note.kind_name.value,
            title=note_title(note, language),
            original_name=_other_name(note, language),
            body=self._body(standing, language),
            own_page=relative(note_address(note), page=page),
            edit=self.context.settings.edit_url(note.origin.file),
            changed=self.context.history.get(note.origin.file),
            history=self.context.settings.history_url(note.origin.file),
        )

    def elsewhere(
        self, note: CrossReference | FactCheck, *, page: str, but: Standing | None = None
    ) -> tuple[Elsewhere, ...]:
        """List the passages that `note` is anchored in, for the page at address `page`; all but the one at hand.

        A source text that is not here is left out where a passage of its digest speaks for it.
        """
        placed = {place.anchor: place for place in self.context.placements.get(note.key, ())}
        articles = (self.context.corpus.articles.get(note.anchors[index].article) for index in placed)
        spoken_for = {article.source for article in articles if article}
        found = [
            self._elsewhere(anchor, placed.get(index), page=page)
            for index, anchor in enumerate(note.anchors)
            if not (but and but.anchor == index) and (index in placed or anchor.article not in spoken_for)
        ]
        return tuple(sorted(filter(None, found), key=lambda one: one.passage is None))

    def _elsewhere(self, anchor: Anchor, place: Placement | None, *, page: str) -> Elsewhere | None:
        article = self.context.corpus.articles.get(anchor.article)
        if article and place:
            found = passage(article, place.start, place.end)
            href = relative(f"{article_address(article.id)}#p{place.block}", page=page)
            told = self.context.told_of(article)
            return Elsewhere(found, Phrase(found.quoted, found.language), article, told, href)
        quote = phrase(anchor.quote, "ar")
        if article:
            return Elsewhere(None, quote, article, article, relative(f"{article_address(article.id)}#lost", page=page))
        source = self.context.corpus.catalogue.get(anchor.article)
        if source is None:
            return None
        return Elsewhere(None, quote, source, source, relative(f"sources/#{source.id}", page=page))

    def _body(self, standing: Standing, language: Language) -> Markup:
        note = standing.note
        if isinstance(note, CrossReference):
            elsewhere = self.elsewhere(note, page=article_address("-"), but=standing)
            return render("note_cross_reference", language=language, note=note, elsewhere=elsewhere)
        key = (note.key, language)
        if key not in self._bodies:
            template = "note_term" if isinstance(note, Term) else "note_fact_check"
            self._bodies[key] = render(template, language=language, note=note)
        return self._bodies[key]


def _other_name(note: Note, language: Language) -> Phrase | None:
    """A term's name in the other language, shown beside it where there is one."""
    other: Language = "en" if language == "ar" else "ar"
    if isinstance(note, Term) and note.term.has(language) and note.term.has(other):
        return phrase(note.term, other)
    return None
