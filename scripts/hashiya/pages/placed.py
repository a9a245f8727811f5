"""Placed: files for other programs, written where they go by whoever makes them; nobody renders or changes them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from hashiya.pages.page import Page


class InPlace(Page):
    """A file that stands already below the folder `site`; it is read when it is asked for."""

    __slots__ = ("_site",)
    _site: str

    def __init__(self, path: str, site: str) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_site", site)

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process without what it holds."""
        return InPlace, (self.path, self._site)

    def loaded(self) -> Page:
        """Return it with what it holds."""
        return Page(self.path, self.text)

    @property
    def text(self) -> str | bytes:
        """What it holds."""
        with open(f"{self._site}/{self.path}", "rb") as file:
            return file.read()

    @property
    def head(self) -> Mapping[str, Any] | None:
        """Nothing: it is no page to render."""
        return None


def placed(page: Page, site: str) -> InPlace:
    """Write `page`, which is copied as it is, where it goes below the folder `site`."""
    place, data = f"{site}/{page.path}", page.data
    try:
        with open(place, "wb") as file:
            file.write(data)
    except FileNotFoundError:  # of ten thousand files few are the first in their folder
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(data)
    return InPlace(page.path, site)
