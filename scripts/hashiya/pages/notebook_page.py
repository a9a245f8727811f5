"""The notebook's page: a frame for what a reader keeps on the device, and what stands there without a script."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page


def pages(context: Context) -> Iterator[Page]:
    """Make the notebook's page of every language; it is the same for every corpus."""
    for language in context.languages:
        ui = context.words(language)
        yield markdown_page(
            "notebook/",
            context.render("notebook", language=language),
            language=language,
            languages=context.languages,
            kind="notebook",
            title=ui["notebook"]["title"],
            description=ui["notebook"]["lead"],
            scripts=["notebook/all"],
            sheets=["swatches", "notebook", "notebook-page"],
        )
