"""The pages of fact-checks: one a claim, and the list of all by verdict."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.fact_check import ClaimKind, FactCheck
from hashiya.notes.note import Note
from hashiya.pages import corrections
from hashiya.pages.addresses import index_address, is_safe_link, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.elsewhere import elsewhere
from hashiya.pages.note_page import index_page, note_page
from hashiya.pages.page import Page
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.related import on_same_subject, on_same_words
from hashiya.pages.whose import short_name


def note_body(context: Context, note: Note, language: Language, *, but: int | None) -> Markup:
    """Return the claim, its correction, the explanation and the sources: the same at every place."""
    return context.render("note_fact_check", language=language, note=note)


def note_pages(context: Context, note: FactCheck) -> Iterator[Page]:
    """Make the page of a fact-check in every language."""
    log = relative(corrections.ADDRESS, page=note_address(note))
    passages = elsewhere(context, note, page=note_address(note))
    words = on_same_words(context, note)
    subject = on_same_subject(context, note, but=words)
    for language in context.languages:
        yield note_page(
            context,
            note,
            language,
            template="fact_check",
            description=str(phrase(note.claim, language)),
            meta={"verdict": note.verdict.value},
            passages=passages,
            corrections=log,
            dispute=_dispute(context, note, language),
            same_words=words,
            same_subject=subject,
            href=lambda other: relative(note_address(other), page=note_address(note)),
        )


def index_pages(context: Context) -> Iterator[Page]:
    """Make the list of all fact-checks in every language, with what its filters ask for."""
    notes = sorted(context.corpus.of(FactCheck).values(), key=lambda note: note.is_minor)
    changed = any(note.changes for note in notes)
    own = sorted(context.own_articles, key=lambda article: date_order(context.told_of(article).date) or "9999")
    by_verdict = {verdict: [note for note in notes if note.verdict is verdict] for verdict in context.verdicts}
    by_about = {about: [note for note in notes if note.about is about] for about in ClaimKind}
    by_article: dict[str, list[FactCheck]] = {article.id: [] for article in own}
    for note in notes:
        for article in {anchor.article for anchor in note.anchors} & by_article.keys():
            by_article[article].append(note)
    for language in context.languages:
        nameless = context.words(language)["home"]["nameless"]
        yield index_page(
            context,
            FactCheck,
            language,
            meta={"sheets": ["checks"], "scripts": ["checks"]},
            groups={verdict: found for verdict, found in by_verdict.items() if found},
            by_article={article: found for article, found in by_article.items() if found},
            by_about={about: found for about, found in by_about.items() if found},
            own={article.id: article for article in own},
            told_of=context.told_of,
            short=partial(_short, context, language, nameless),
            corrections=relative(corrections.ADDRESS, page=index_address(FactCheck)) if changed else None,
        )


def _short(context: Context, language: Language, nameless: str, article: Article) -> Phrase:
    return short_name(context.told_of(article), language, nameless)


def _dispute(context: Context, note: Note, language: Language) -> str | None:
    """The form in which a reader says what is wrong with `note`; None without a repository."""
    repository = context.suggest_to.rstrip("/")
    if not is_safe_link(repository):
        return None
    page = f"{context.settings.site_url}{language}/{note_address(note)}"
    return f"{repository}/issues/new?{urlencode({'template': 'dispute.yml', 'check': page})}"
