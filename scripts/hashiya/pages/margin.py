"""Notes: the HTML of a note beside the words it is about."""

from __future__ import annotations

from markupsafe import Markup

from hashiya.languages.locales import direction
from hashiya.model.values import Language
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.kind_pages import OF_KIND
from hashiya.pages.numbering import Standing
from hashiya.pages.phrases import Phrase, other_name, phrase
from hashiya.pages.side_by_side import placed_in, whose
from hashiya.pages.then_and_now import ThenAndNow, passage_now, then_and_now
from hashiya.pages.traced import Memo


class Notes:
    """Renders notes for the article pages of one corpus; what does not change from place to place is rendered once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._bodies: Memo = {}

    def html(
        self,
        standing: Standing,
        language: Language,
        *,
        loud: bool = False,
        translated: bool = False,
        together: str = "",
    ) -> Markup:
        """Return the `aside` of `standing`, for an article's page in `language`.

        Args:
            loud: Its words carry a line.
            translated: It stands in the translation beside the text too: who goes back to its words is led there.
            together: On paper it stands whole: the `first` of those on one sheet, or `on` that of the one before.
        """
        note = standing.note
        page = article_address("-")
        return self.context.render(
            "note",
            language=language,
            note=note,
            standing=standing,
            then=self._then(standing),
            loud=loud,
            together=together,
            words_at=f"{'e' if translated else 'a'}-{standing.dom}",
            dir=direction(language),
            kind=note.kind_name,
            title=phrase(note.headline, language),
            original_name=other_name(note, language),
            body=self._body(standing, language),
            others=self._other_articles(standing, language),
            own_page=relative(note_address(note), page=page),
            edit=self.context.edit_url(note.origin.file),
            changed=self.context.history.get(note.origin.file),
            history=self.context.history_url(note.origin.file),
        )

    def _then(self, standing: Standing) -> ThenAndNow | None:
        """The words that a note without a place was written about, and what stands there now if that is known."""
        if standing.quote is None:
            return None
        now, changes = standing.now, standing.changes
        words = passage_now(self.context.corpus.articles[now.article], now, changes) if now else ""
        return then_and_now(standing.quote, words, changes)

    def _other_articles(self, standing: Standing, language: Language) -> dict[str, Phrase]:
        """Return the articles beside which a note that stands in several can be read: whose each is, by its id."""
        note = standing.note
        if note.is_named or standing.anchor is None:
            return {}
        here = note.anchors[standing.anchor].article
        others = (article for article in placed_in(self.context, note) if article != here)
        return {article: whose(self.context, article, language) for article in others}

    def _body(self, standing: Standing, language: Language) -> Markup:
        """What the note's own kind says beside the words; the same for all mentions of a term."""
        note = standing.note
        return self.context.trace.remembered(
            self._bodies,
            (note.key, standing.anchor, language),
            lambda: OF_KIND[type(note)].note_body(self.context, note, language, but=standing.anchor),
        )
