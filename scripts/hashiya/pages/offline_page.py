"""The page of reading without a network, and what a browser must know to put the site among a device's own programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hashiya.model.colours import PAPER
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page

MANIFEST = "app.webmanifest"
"""What it is called, below each language."""


def pages(context: Context) -> Iterator[Page]:
    """Make both in each language; they are the same for every corpus, but for its name."""
    for language in context.languages:
        ui = context.words(language)
        yield markdown_page(
            "offline/",
            context.render("offline", language=language),
            language=language,
            languages=context.languages,
            kind="offline",
            title=ui["offline"]["title"],
            description=ui["offline"]["lead"],
            sheets=["offline"],
            scripts=["offline/keep-panel"],
        )
        told = {
            "id": "../",
            "name": ui["site"]["name"],
            "short_name": ui["site"]["name"],
            "lang": language,
            "dir": ui["dir"],
            "start_url": "./",
            "scope": "../",
            "display": "minimal-ui",
            # By day: a program has no media query for its first moment.
            "background_color": PAPER[0],
            "theme_color": PAPER[0],
            "icons": [
                {"src": "../img/mark.svg", "sizes": "any", "type": "image/svg+xml"},
                # The same drawn, up to its edges, for devices that round corners themselves.
                *(
                    {"src": f"../img/mark-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
                    for size in (180, 512)
                ),
            ],
        }
        if tagline := ui["site"].get("tagline"):
            told["description"] = tagline
        yield Page(f"{language}/{MANIFEST}", f"{json.dumps(told, ensure_ascii=False, indent=1)}\n")
