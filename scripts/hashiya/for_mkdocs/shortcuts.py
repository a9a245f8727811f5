"""Shortcuts around MkDocs' Markdown: finished HTML goes past it; a preview renders no page twice that did not change.

The result is the same to the byte as without them; they save most of the time that a page with many notes takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page

# What the engine writes as HTML has no blank line in it and one on either side.
_BLOCKS = "aside|blockquote|details|div|dl|figure|form|nav|ol|p|section|table|ul"
_HTML = re.compile(rf"^(?:(?<=\n\n)|\A)<(?:{_BLOCKS})\b.*(?:\n.+)*", re.MULTILINE)
_TAG = re.compile(rf"<(/?)(?:{_BLOCKS})\b")
_PLACE = re.compile(r'<div data-html-goes-here="(\d+)"></div>')
_IDS = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r"\]\(")


@dataclass(frozen=True, slots=True)
class _Rendered:
    markdown: str
    content: str
    state: dict[str, Any]


_STATE = ("toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")


class Shortcuts:
    """What was taken out of the pages on their way to the renderer, to be put back behind it.

    With `keep`, finished pages are kept by their Markdown for the next build of the same process.
    """

    def __init__(self) -> None:
        self.keep = False
        self._html: dict[str, list[str]] = {}
        self._markdown: dict[str, str] = {}
        self._finished: dict[str, _Rendered] = {}

    def before(self, page: Page, markdown: str) -> str:
        """Return what the renderer has to see of a page."""
        name = page.file.src_uri
        self._markdown[name] = markdown
        if self._kept(name):
            return ""
        if page.file.generated_by is None:
            return markdown
        taken: list[str] = []

        def take(match: re.Match[str]) -> str:
            html = match.group()
            if not _is_finished(html):
                return html
            taken.append(html)
            return f'<div data-html-goes-here="{len(taken) - 1}"></div>'

        shortened = _HTML.sub(take, markdown)
        self._html[name] = taken
        return shortened

    def behind(self, page: Page, content: str) -> str:
        """Return the page's whole content."""
        name = page.file.src_uri
        if kept := self._kept(name):
            for attribute, value in kept.state.items():
                setattr(page, attribute, value)
            return kept.content
        taken = self._html.pop(name, [])
        if taken:
            content = _PLACE.sub(lambda match: taken[int(match.group(1))], content)
            page.present_anchor_ids = (page.present_anchor_ids or set()).union(*map(_IDS.findall, taken))
        markdown = self._markdown.pop(name)
        # A link between handwritten pages is checked against the other pages each time.
        if self.keep and not _LINK.search(markdown):
            state = {attribute: getattr(page, attribute) for attribute in _STATE}
            self._finished[name] = _Rendered(markdown, content, state)
        return content

    def _kept(self, name: str) -> _Rendered | None:
        kept = self._finished.get(name)
        return kept if kept and kept.markdown == self._markdown.get(name) else None


def _is_finished(html: str) -> bool:
    """Whether nothing in it waits for the renderer and all that it opens is closed in it."""
    edges = _TAG.findall(html)
    return " markdown=" not in html and edges.count("/") * 2 == len(edges)
