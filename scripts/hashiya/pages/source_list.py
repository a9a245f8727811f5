"""The list of sources: every text that is read here, what is known of it, and our digests of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from hashiya.pages import source_pages
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.paging import Grouped, Part
from hashiya.pages.paging import parts as cut_in_parts
from hashiya.pages.source_pages import ADDRESS, listed_texts


def parts(context: Context) -> Iterator[Part]:
    """Make the list, page by page, the newest text first."""
    digests: dict[str, list[str]] = defaultdict(list)
    for article in context.articles:
        if article.source:
            digests[article.source].append(article.id)
    for part in cut_in_parts({"": listed_texts(context.corpus)}, ADDRESS, most=source_pages.MOST):
        here = {text: digests[text] for _, texts in part.groups for text in texts if text in digests}
        yield Part(part.pager.number, (part, here), partial(_page, context, part, here))


def _page(context: Context, part: Grouped[str], digests: Mapping[str, list[str]]) -> Iterator[Page]:
    pager, corpus = part.pager, context.corpus
    here = [text for _, texts in part.groups for text in texts]
    for language in context.languages:
        ui = context.words(language)
        lead = ui["pages"]["source_list_digests" if context.has_digests else "source_list_lead"]
        body = context.render(
            "source_list",
            language=language,
            lead=lead,
            pager=pager,
            sources=[corpus.catalogue[text] if text in corpus.catalogue else corpus.articles[text] for text in here],
            digests={text: [corpus.articles[one] for one in found] for text, found in digests.items()},
            catalogue={text for text in here if text in corpus.catalogue},
            articles={text: corpus.articles[text] for text in here if text in corpus.articles},
            href=lambda article: relative(article_address(article.id), page=pager.page),
        )
        yield markdown_page(
            pager.page,
            body,
            language=language,
            languages=context.languages,
            kind="sources",
            title=pager.titled(ui["pages"]["source_list"], ui),
            description=lead,
            **pager.scripted,
        )
