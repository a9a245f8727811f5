"""Notes: the HTML of a note beside the words it is about."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.kind_pages import OF_KIND
from hashiya.pages.page import DIRECTIONS
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.render import render


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
        return self.note.finding


class Notes:
    """Renders notes for the article pages of one corpus; what does not change from place to place is rendered once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._bodies: dict[tuple[str, int | None, Language], Markup] = {}

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
            kind=note.kind_name,
            title=phrase(note.headline, language),
            original_name=_other_name(note, language),
            body=self._body(standing, language),
            own_page=relative(note_address(note), page=page),
            edit=self.context.settings.edit_url(note.origin.file),
            changed=self.context.history.get(note.origin.file),
            history=self.context.settings.history_url(note.origin.file),
        )

    def _body(self, standing: Standing, language: Language) -> Markup:
        """What the note's own kind says beside the words; the same for all mentions of a term."""
        note = standing.note
        key = (note.key, standing.anchor, language)
        if key not in self._bodies:
            self._bodies[key] = OF_KIND[type(note)].note_body(self.context, note, language, but=standing.anchor)
        return self._bodies[key]


def _other_name(note: Note, language: Language) -> Phrase | None:
    """A name in the other language, shown beside it where there is one."""
    other: Language = "en" if language == "ar" else "ar"
    if note.is_named and note.headline.has(language) and note.headline.has(other):
        return phrase(note.headline, other)
    return None
