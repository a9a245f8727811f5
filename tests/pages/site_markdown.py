"""The renderer of the pages as the site configures it, and what is left of its HTML: elements and text."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
from mkdocs.utils.yaml import yaml_load

PROJECT = Path(__file__).resolve().parents[2]


@cache
def extensions() -> tuple[str, ...]:
    """The Markdown extensions that mkdocs.yml names, and those that MkDocs adds by itself."""
    with (PROJECT / "mkdocs.yml").open(encoding="utf-8") as file:
        configured = yaml_load(file)["markdown_extensions"]
    return (*configured, "fenced_code")


def rendered(text: str) -> str:
    """Render Markdown as the site does."""
    return markdown.markdown(text, extensions=list(extensions()))


class Outline(HTMLParser):
    """Collects the elements of some HTML, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append("!--")

    def handle_decl(self, decl: str) -> None:
        self.elements.append("!")

    def handle_pi(self, data: str) -> None:
        self.elements.append("?")

    @property
    def text(self) -> str:
        """All text, as it would be read."""
        return "".join(self.parts)
