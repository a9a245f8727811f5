"""Schema.org: what an article's page and a fact-check's say of themselves to search engines, as JSON-LD in the page.

https://schema.org/Article, https://schema.org/ClaimReview; which fields Google asks for stands in the tests as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from hashiya.exporting.published import is_published
from hashiya.exporting.rights import licence_iri, said_in
from hashiya.model.authors import author_in
from hashiya.model.exports import Export
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import article_address, note_address
from hashiya.pages.context import Context
from hashiya.pages.phrases import phrase

_CONTEXT = "https://schema.org"


def of_article(context: Context, article: Article, language: Language, address: str = "") -> dict[str, Any]:
    """Return the front matter with which the page of an article in `language` says what it is.

    Args:
        address: That of a page of its own, below the language, as a chapter has.
    """
    told = context.told_of(article)
    changed = context.history.get(article.origin.file)
    page = _address(context, f"{language}/{address or article_address(article.id)}")
    return _front(
        context,
        {
            "@type": "Article",
            "@id": page,
            "url": page,
            "mainEntityOfPage": page,
            "headline": str(phrase(article.title, language)),
            "description": str(phrase(article.summary, language)) if article.summary else "",
            "inLanguage": [article.language, *(one for one in article.translations if one in context.languages)],
            "author": _author(article, language),
            "publisher": _organization(article.publisher, language) or _site(context, language),
            "datePublished": article.date or "",
            "dateModified": changed.date.isoformat() if changed else "",
            "license": licence_iri(article.rights),
            "isPartOf": {"@type": "WebSite", **_named(context, language)},
            "isBasedOn": _work(told, language) if isinstance(told, SourceText) else {},
        },
    )


def of_check(context: Context, note: FactCheck, language: Language) -> dict[str, Any]:
    """Return the front matter with which the page of a fact-check in `language` says what it found."""
    changed = context.history.get(note.origin.file)
    page = _address(context, f"{language}/{note_address(note)}")
    articles = dict.fromkeys(anchor.article for anchor in note.anchors if anchor.article in context.corpus.articles)
    told = {one.id: one for one in (context.told_of(context.corpus.articles[key]) for key in articles)}
    return _front(
        context,
        {
            "@type": "ClaimReview",
            "@id": page,
            "url": page,
            "claimReviewed": str(phrase(note.claim, language)),
            "reviewRating": context._once(
                ("rating", note.verdict, language), lambda: _rating(context, note.verdict, language)
            ),
            "itemReviewed": _claim(context, told.values(), language),
            "author": _site(context, language),
            # The day on which it was found so; when the file was first written nobody knows who has no history.
            "datePublished": note.checked.isoformat(),
            "dateModified": changed.date.isoformat() if changed and changed.date > note.checked else "",
            "inLanguage": language,
            "license": context._once("notes' licence", lambda: licence_iri(*said_in(context.corpus.settings.licence))),
        },
    )


def _rating(context: Context, verdict: Verdict, language: Language) -> dict[str, Any]:
    """Return a verdict as a number on the reader's scale, 1 for the worst; what nothing settles is on no scale."""
    scale = [one for one in context.verdicts if one is not Verdict.UNVERIFIED]
    label = context.words(language)["verdict"][verdict.value]
    values = {one: number for number, one in enumerate(scale, 1)}
    numbers = {"ratingValue": values[verdict], "worstRating": 1, "bestRating": len(scale)} if verdict in values else {}
    return {"@type": "Rating", **numbers, "alternateName": label}


def _claim(context: Context, told: Iterable[Article | SourceText], language: Language) -> dict[str, Any]:
    """Return the claim as something that stands in texts: who made it, when and where."""
    texts = sorted(told, key=lambda one: (one.date or "9999", one.id))
    first = next(iter(texts), None)
    # Of one text there are many checks.
    works = [context._once(("work", one.id, language), partial(_work, one, language)) for one in texts]
    authors = [who for who in (work.get("author") or work.get("publisher") for work in works) if who]
    unlike = list({str(who): who for who in authors}.values())
    return _told(
        {
            "@type": "Claim",
            "author": unlike[0] if len(unlike) == 1 else unlike,
            "datePublished": first.date or "" if first else "",
            "appearance": works[0] if len(works) == 1 else works,
        }
    )


def _work(text: Article | SourceText, language: Language) -> dict[str, Any]:
    return _told(
        {
            "@type": "CreativeWork",
            "name": str(phrase(text.title, language)),
            "url": text.url or "",
            "inLanguage": text.language,
            "author": _author(text, language),
            "publisher": _organization(text.publisher, language),
            "datePublished": text.date or "",
        }
    )


def _author(text: Article | SourceText, language: Language) -> dict[str, Any]:
    who = author_in(text, language)
    if who is None:
        return {}
    if not who.family:
        return {"@type": "Organization", "name": who.name}
    return _told({"@type": "Person", "name": who.name, "familyName": who.family, "givenName": who.given})


def _organization(name: Any, language: Language) -> dict[str, Any]:
    return {"@type": "Organization", "name": str(phrase(name, language))} if name else {}


def _site(context: Context, language: Language) -> dict[str, Any]:
    return context._once(("site", language), lambda: {"@type": "Organization", **_named(context, language)})


def _named(context: Context, language: Language) -> dict[str, Any]:
    return _told({"name": context.words(language)["site"]["name"], "url": context.settings.site_url})


def _address(context: Context, address: str) -> str:
    """Return the whole address of a page; "" where that of the site is unknown."""
    return f"{context.settings.site_url}{address}" if context.settings.site_url else ""


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in said.items() if value or value == 0}


def _front(context: Context, said: Mapping[str, Any]) -> dict[str, Any]:
    shown = is_published(context.corpus.settings, Export.SCHEMA_ORG)
    return {"schema_org": {"@context": _CONTEXT, **_told(said)}} if shown else {}
