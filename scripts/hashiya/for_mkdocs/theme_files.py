"""Theme files: those that MkDocs takes for a site, listed without the ten thousand icons beside them."""

from __future__ import annotations

import os
from collections.abc import Callable

import jinja2
from mkdocs.theme import Theme


class _Listed(jinja2.FileSystemLoader):
    """Templates of which none is listed that stands in a hidden folder of a theme: MkDocs passes over these."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, files in os.walk(top, followlinks=self.followlinks):
                if folder == top:
                    folders[:] = [name for name in folders if not name.startswith(".")]
                below = folder[len(top) :].strip(os.sep).replace(os.sep, "/")
                found.update(f"{below}/{name}" if below else name for name in files)
        return sorted(found)


def list_quickly(theme: Theme) -> None:
    """Have MkDocs list the files of `theme` so; Material brings its icons in such a folder."""
    given: Callable[[], jinja2.Environment] = theme.get_env

    def get_env() -> jinja2.Environment:
        environment = given()
        if type(environment.loader) is jinja2.FileSystemLoader:
            environment.loader = _Listed(environment.loader.searchpath)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]
