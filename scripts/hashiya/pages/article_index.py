"""The list of all articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hashiya.exporting.published import offered_on
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.paging import Grouped, Part
from hashiya.pages.paging import parts as cut_in_parts
from hashiya.pages.shelf import by_age, shelf

ADDRESS = "articles/"
_MOST = 200
"""Texts on a page: each takes some room."""
_OWN, _ORIGINALS = "own", "originals"


def parts(context: Context) -> Iterator[Part]:
    """Make the list, page by page: our own articles first, then the imported texts, both oldest first."""
    groups = {
        name: [article.id for article in by_age(context, (one for one in context.articles if one.original is original))]
        for name, original in ((_OWN, False), (_ORIGINALS, True))
    }
    for part in cut_in_parts(groups, ADDRESS, most=_MOST):
        yield Part(part.pager.number, part, partial(_page, context, part))


def _page(context: Context, part: Grouped[str]) -> Iterator[Page]:
    pager = part.pager
    for language in context.languages:
        ui = context.words(language)
        shelves = {
            name: shelf(
                context,
                [context.corpus.articles[key] for key in keys],
                language,
                page=pager.page,
                level=2 if name == _OWN else 3,
                beside=True,
            )
            for name, keys in part.groups
        }
        body = context.render(
            "article_index", language=language, own=shelves.get(_OWN), originals=shelves.get(_ORIGINALS), pager=pager
        )
        yield markdown_page(
            pager.page,
            body,
            language=language,
            languages=context.languages,
            kind="articles",
            title=pager.titled(ui["pages"]["articles"], ui),
            description=ui["pages"]["articles_lead"],
            sheets=["shelf"],
            **offered_on(context, ADDRESS, language),
        )
