"""The engine's pages as pages of MkDocs: their front matter is not written out to be read again, and what is finished
HTML goes past the renderer. The result is the same to the byte as without that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from hashiya.for_mkdocs.finished import ids_in, taken, whole
from hashiya.pages.page import Page
from hashiya.pages.placed import InPlace, placed

_KNOWN = {"toc", "tables", "fenced_code", "attr_list", "md_in_html"}
"""The extensions of which it is known what they make of a heading."""
KEY = "key"
"""What the front matter of a note's own page has, and that of no other page."""
_WRITTEN_BY_FUNCTIONS = (KEY, "article")
"""What the front matter of pages has in which nothing is HTML but what the engine's own functions write."""
_LINK = re.compile(r"\]\(")
_STATE = ("toc", "present_anchor_ids", "links_to_anchors", "_title_from_render")


@dataclass(frozen=True, slots=True)
class _Rendered:
    markdown: str
    content: str
    state: dict[str, Any]


class Rendered(dict[str, _Rendered]):
    """Finished pages by their file: a preview renders no page twice that did not change."""


class EngineFile(File):
    """A file that the engine has made; it is written out only for another plug-in that asks for its content."""

    made: Page | None = None
    written: str | bytes | None = None

    @property
    def _content(self) -> str | bytes | None:
        return self.made.content if self.written is None and self.made else self.written

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self.written = content

    def copy_file(self, dirty: bool = False) -> None:
        """Write what the engine made; of ten thousand files MkDocs would look for the folder of each."""
        if self.made is None or self.written is not None:
            super().copy_file(dirty)
        elif not isinstance(self.made, InPlace):
            placed(self.made, self.dest_dir)

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> EngineFile:
        """Make the file of `page`."""
        file = cls.generated(config, page.path, content="")
        assert isinstance(file, EngineFile)
        file.made, file.written = page, None
        return file


class EnginePage(MkDocsPage):
    """A page that the engine has made.

    Args:
        file: Whose page it is from now on.
        kept: Where finished pages are kept for the next build of the same process; None keeps none.

    Attributes:
        is_elsewhere: Whether it is rendered elsewhere than in MkDocs' own round: there it stays empty, and is not
            written.
    """

    is_elsewhere = False

    def __init__(self, file: EngineFile, config: MkDocsConfig, *, kept: Rendered | None = None) -> None:
        self._ids: set[str] | None = None
        self._closed: str | None = None
        self._finished: str | None = None
        self._contents: list[Any] | None = None
        super().__init__(None, file, config)
        self._source, self._kept = file, kept

    @property
    def is_of_note(self) -> bool:
        """Whether it is a note's own page: there are a great many of them, and no link in them is MkDocs'."""
        return self._source.made is not None and self._source.made.says(KEY)

    @property
    def toc(self) -> TableOfContents:
        """The table of contents, made when it is asked for: that of a note is in no page."""
        if self._contents is not None:
            self._toc, self._contents = get_toc(nest_toc_tokens(self._contents)), None
        return self._toc

    @toc.setter
    def toc(self, toc: TableOfContents) -> None:
        self._toc, self._contents = toc, None

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids on the page; looked for when a link to one of them is."""
        if self._finished is not None:
            self._ids, self._finished = (self._ids or set()) | ids_in(self._finished), None
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._ids = ids

    def read_source(self, config: MkDocsConfig) -> None:
        """Take over front matter and Markdown, unless another plug-in has a say in it."""
        made = self._source.made.loaded() if self._source.made else None
        if self.is_elsewhere:
            self.meta, self.markdown = {}, ""
        elif made is None or made.head is None or self._source.written is not None or _is_read_by_others(config):
            super().read_source(config)
        else:
            self.meta = made.meta
            self.markdown = str(made.text).lstrip("\n") if isinstance(made.text, str) else ""
            self._closed = self.markdown if any(map(made.says, _WRITTEN_BY_FUNCTIONS)) else None

    def forget(self) -> None:
        """Let go of all that it was made from: it is written, and there are a great many of them."""
        self.markdown = self.content = self._closed = self._finished = None
        self.meta, self._source.made, self._contents = {}, None, None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the Markdown."""
        markdown = self.markdown or ""
        if self.is_elsewhere:
            self.content = ""
            return
        if self._kept is not None and (before := self._kept.get(self.file.src_uri)) and before.markdown == markdown:
            self.content = before.content
            for attribute, value in before.state.items():
                setattr(self, attribute, value)
            return
        self._render(markdown, config, files)
        # A link between handwritten pages is checked against the other pages each time.
        if self._kept is not None and not _LINK.search(markdown):
            state = {attribute: getattr(self, attribute) for attribute in _STATE}
            self._kept[self.file.src_uri] = _Rendered(markdown, self.content or "", state)

    def _render(self, markdown: str, config: MkDocsConfig, files: Files) -> None:
        plain = set(config.markdown_extensions) <= _KNOWN and not config.mdx_configs
        # Known to be closed unless another plug-in has written into it meanwhile.
        if plain and (page := whole(markdown, is_closed=markdown is self._closed)):
            self.content, self._contents = page
            self._finished, self.links_to_anchors = page.content, {}
            return
        short = taken(markdown)
        self.markdown = short.markdown
        super().render(config, files)
        self.markdown = markdown
        self.content = short.put_back(self.content or "")
        self.present_anchor_ids = (self.present_anchor_ids or set()) | short.ids


def _is_read_by_others(config: MkDocsConfig) -> bool:
    """Tell whether another plug-in reads the sources of pages."""
    return bool(config.plugins.events.get("page_read_source"))
