"""The text of a finished page that was written by hand, block by block, in the page's own language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from hashiya.model.values import Language

_BLOCKS_LIST = "p li dd dt td th figcaption h1 h2 h3 h4 h5 h6 blockquote "
_BLOCKS = frozenset(_BLOCKS_LIST.split())
_VOID_LIST = "area base br col embed hr img input link meta source track wbr "
_VOID = frozenset(_VOID_LIST.split())
_SILENT_LIST = "nav script style svg button figure footer template form select noscript header "
_SILENT = frozenset(_SILENT_LIST.split())


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, a heading, an item or a cell.

    Attributes:
        id: Its element's id; empty where it has none.
    """

    id: str
    text: str


def page_blocks(html: str, language: Language) -> tuple[PageBlock, ...]:
    """Return the blocks of `html` as far as they are in `language`, in their order; what is no text is left out."""
    return _Reader(language).read(html)


class _Reader:
    """Collects the text of the blocks of a page; what is silent is not walked at all."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._languages: list[str] = [language]
        self._id = ""
        self._text: list[str] = []
        self._blocks: list[PageBlock] = []

    def read(self, html: str) -> tuple[PageBlock, ...]:
        # A pure Python parser took longer for this than all the rest of the index.
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        walk = etree.iterwalk(etree.fromstring(html.encode(), parser), events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif self._enter(element):
                self._add(element.text)
            else:
                walk.skip_subtree()
        self._end_block()
        return tuple(self._blocks)

    def _enter(self, element: Any) -> bool:
        """Open an element; return whether there is anything to read in it."""
        tag: str = element.tag
        language = element.get("lang", self._languages[-1])
        wanted = tag not in _SILENT and element.get("data-unsearched") is None
        if tag in _BLOCKS:
            self._end_block()
            self._id = element.get("id", "")
            wanted = wanted and language == self._language
        if tag in _VOID:
            self._text.append(" ")
        self._languages.append(language)
        return wanted

    def _leave(self, element: Any) -> None:
        self._languages.pop()
        if element.tag in _BLOCKS:
            self._end_block()
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and self._languages[-1] == self._language:
            self._text.append(text)

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if text:
            self._blocks.append(PageBlock(self._id, text))
            self._id = ""
