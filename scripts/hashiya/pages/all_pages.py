"""The whole site before rendering: every page of every kind, in both languages."""

from __future__ import annotations

from hashiya.corpus import Anchored
from hashiya.pages import (
    article,
    article_index,
    cross_reference,
    fact_check,
    front_door,
    glossary_index,
    handwritten,
    search_page,
    source_list,
    term,
)
from hashiya.pages.context import Context, History, Settings
from hashiya.pages.page import Page
from hashiya.schemas import schema_texts

# A later room's page replaces an earlier one's of the same path: what is written by hand wins.
_ROOMS = (
    article,
    article_index,
    term,
    glossary_index,
    cross_reference,
    fact_check,
    source_list,
    search_page,
    front_door,
    handwritten,
)


def build_pages(anchored: Anchored, settings: Settings, *, history: History | None = None) -> tuple[Page, ...]:
    """Make all pages of the site.

    Args:
        anchored: The corpus and where its notes stand.
        settings: The site's settings.
        history: For each file its last change; shown with a note where it is known.

    Returns:
        The pages, each path once, in a fixed order.
    """
    context = Context(anchored, settings, history or {})
    made = {page.path: page for room in _ROOMS for page in room.pages(context)}
    made |= {f"schema/{name}": Page(f"schema/{name}", text) for name, text in schema_texts().items()}
    return tuple(made.values())
