"""Notes: the HTML of a note beside the words it is about."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from hashiya.languages.locales import direction
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.escape import clean, inert
from hashiya.pages.kind_pages import body_of
from hashiya.pages.numbering import Standing
from hashiya.pages.phrases import Phrase, other_name, phrase
from hashiya.pages.pieces import Words, compared, icon, last_change, text, text_of
from hashiya.pages.side_by_side import pages_with, whose
from hashiya.pages.then_and_now import ThenAndNow, passage_now, then_and_now


def with_others(standing: Standing, html: str, place: Literal["first", "on"]) -> Markup:
    """Return the `aside` of `standing` to stand whole on paper: first of those on one sheet, or on that of another."""
    before, sign, behind = html.partition(" data-again=" if standing.again else " aria-labelledby=")
    return clean(f'{before} data-together="{place}"{sign}{behind}')


class Notes:
    """Renders notes for the article pages of one corpus; what does not change from place to place is rendered once."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def html(
        self,
        standing: Standing,
        language: Language,
        *,
        loud: bool = False,
        translated: bool = False,
    ) -> Markup:
        """Return the `aside` of `standing`, for an article's page in `language`.

        Args:
            loud: Its words carry a line.
            translated: It stands in the translation beside the text too: who goes back to its words is led there.
        """
        note, dom, kind = standing.note, standing.dom, standing.note.kind_name
        ui = self.context.inert_words(language)
        says, again, number, verdict = ui["pages"], standing.again, standing.number, standing.verdict
        own_page = inert(relative(note_address(note), page=article_address("-")))
        marks = (
            f' data-verdict="{verdict}"' if verdict else "",
            f' data-n="{number}"' if number else "",
            f' data-w="{note.weight.rank}"',
            " data-loud" if loud else "",
            f' data-again="{again}"' if again else "",
        )
        tag = (
            f'{icon(verdict or kind)}<span class="rd-note__kind">{ui["kind"][kind]}</span>'
            + (f'<strong class="rd-note__v">{ui["verdict"][verdict]}</strong>' if verdict else "")
            + (f'<span class="rd-note__n" aria-hidden="true">{number}</span>' if number else "")
        )
        seen = f' <span class="rd-note__again">{says["see_note"]} {again}</span>' if again else ""
        words = f"{'e' if translated else 'a'}-{dom}"
        back = f'<a class="rd-note__back" role="doc-backlink" href="#{words}">{says["back"]}</a> ' if number else ""
        return clean(
            f'<aside class="rd-note" role="note" id="n-{dom}" lang="{language}" dir="{direction(language)}"'
            f' data-kind="{kind}"{"".join(marks)} aria-labelledby="t-{dom}" data-key="{inert(note.key)}">\n'
            f'<details open><summary>\n<span class="rd-note__tag">{tag}</span>\n'
            f'<span class="rd-note__term" id="t-{dom}">{self._title(note, language, ui)}</span>{seen}</summary>\n'
            f'<div class="rd-note__body">\n{self._inside(standing, language, ui, own_page)}</div></details>\n'
            f'<p class="rd-note__foot">{back}'
            f'<a class="rd-note__copy" href="#n-{dom}">{says["permalink"]}</a>'
            f' <a class="rd-note__page" href="{own_page}">{says["own_page"][kind]}</a>'
            f"{self._changed(note, language, ui)}</p></aside>"
        )

    def _title(self, note: Note, language: Language, ui: Words) -> str:
        title, other = text_of(note.headline, language, ui), other_name(note, language)
        if other is None:
            return title
        spoken = f'lang="{other.language}" dir="{other.direction}"'
        return f'{title} <span class="rd-note__src" {spoken}>{inert(other.text)}</span>'

    def _inside(self, standing: Standing, language: Language, ui: Words, own_page: str) -> str:
        """What stands under a note's title, line by line."""
        note, says, then = standing.note, ui["pages"], self._then(standing)
        lines: list[str] = []
        if then:
            lines.append(f'<p class="rd-then"><span>{says["lost_quote"]}</span> {compared(then.was, "del")}</p>')
        if then and then.now and standing.now:
            place = f'<a href="#p{standing.now.block}">{says["changed_now"]}</a>'
            lines.append(f'<p class="rd-then">{place} {compared(then.now, "ins")}</p>')
        if note.in_short:
            lines.append(f'<p class="rd-note__short" hidden>{text_of(note.in_short, language, ui)}</p>')
        if others := self._other_articles(standing, language):
            links = "".join(
                f'<a class="rd-with" data-with="{inert(article)}" href="{own_page}">{text(name, language, ui)}</a> '
                for article, name in others.items()
            )
            lines.append(f'<p class="rd-note__with">{says["compare"]} {links}</p>')
        lines.append(body_of(self.context, note, language, but=standing.anchor))
        if standing.explanation and " = " in standing.explanation:
            how = phrase(standing.explanation, language)
            lines.append(f'<p class="rd-note__how" lang="{how.language}" dir="{how.direction}">{inert(how.text)}</p>')
        return "".join(f"{line}\n" for line in lines)

    def _changed(self, note: Note, language: Language, ui: Words) -> str:
        """Where it is edited, and when it was last changed."""
        file = note.origin.file
        edit, changed = self.context.edit_url(file), self.context.history.get(file)
        link = (
            f' <a class="rd-note__edit" href="{inert(edit)}" rel="external">{ui["pages"]["edit_note"]}</a>'
            if edit
            else ""
        )
        if not changed:
            return link
        last = last_change(changed, self.context.history_url(file), language, ui)
        return f'{link} <span class="rd-note__changed">{last}</span>'

    def _then(self, standing: Standing) -> ThenAndNow | None:
        """The words that a note without a place was written about, and what stands there now if that is known."""
        if standing.quote is None:
            return None
        now, changes = standing.now, standing.changes
        words = passage_now(self.context.corpus.articles[now.article], now, changes) if now else ""
        return then_and_now(standing.quote, words, changes)

    def _other_articles(self, standing: Standing, language: Language) -> dict[str, Phrase]:
        """Return the pages beside which a note that stands in several articles can be read: whose, by their names."""
        note = standing.note
        if note.is_named or standing.anchor is None:
            return {}
        here = note.anchors[standing.anchor].article
        if all(anchor.article == here for anchor in note.anchors):
            return {}
        others = {article: slug for article, slug in pages_with(self.context, note).items() if article != here}
        return {slug: whose(self.context, article, language) for article, slug in others.items()}
