"""The list of sources: every text that is read here, what is known of it, and our digests of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hashiya.model.texts import Article, SourceText
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.page import Page, markdown_page

ADDRESS = "sources/"


def pages(context: Context) -> Iterator[Page]:
    """Make the list in every language, newest text first."""
    digests: dict[str, list[Article]] = defaultdict(list)
    for article in context.articles:
        if article.source:
            digests[article.source].append(article)
    of_their_own = {article.id: article for article in context.articles if not article.source}
    texts: dict[str, Article | SourceText] = {**of_their_own, **context.corpus.catalogue}
    by_id = sorted(texts.values(), key=lambda source: source.id)
    sources = sorted(by_id, key=lambda source: date_order(source.date), reverse=True)
    for language in context.languages:
        ui = context.words(language)["pages"]
        lead = ui["source_list_digests" if context.has_digests else "source_list_lead"]
        body = context.render(
            "source_list",
            language=language,
            lead=lead,
            sources=sources,
            digests=digests,
            catalogue=context.corpus.catalogue,
            articles=context.corpus.articles,
            href=lambda article: relative(article_address(article.id), page=ADDRESS),
        )
        yield markdown_page(
            ADDRESS,
            body,
            language=language,
            languages=context.languages,
            kind="sources",
            title=ui["source_list"],
            description=lead,
        )
