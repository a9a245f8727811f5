"""The search page: a frame for the search with an address to share, and what stands there without a script.

Beside it stand the words that the search says on whatever page it is opened: they are fetched when it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hashiya.model.values import Language
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page

WORDS = "search/words.json"
"""What the file is called, below each language."""


def pages(context: Context) -> Iterator[Page]:
    """Make the search page of each language, and its words; they are the same for every corpus."""
    for language in context.languages:
        ui = context.words(language)
        yield markdown_page(
            "search/",
            context.render("search", language=language),
            language=language,
            languages=context.languages,
            kind="search",
            title=ui["site"]["search"],
            description=ui["site"]["search_hint"],
        )
        yield Page(f"{language}/{WORDS}", json.dumps(said_by_search(context, language), ensure_ascii=False))


def said_by_search(context: Context, language: Language) -> dict[str, Any]:
    """Return what the search says in `language`, as its script reads it."""
    ui = context.words(language)
    says = ui["pages"]
    return {
        **ui["search"],
        "verdicts": ui["verdict"],
        "parts": {"claim": says["claim"], "correction": says["correction"]},
        "checks": ui["kinds"]["fact-check"],
        "verdict_is": says["verdict_is"],
    }
