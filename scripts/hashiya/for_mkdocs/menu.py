"""The menu: the pages that `nav` in mkdocs.yml names must be there, or MkDocs fails a strict build.

It is MkDocs' file and not the engine's. This reads of it what the check must know, without MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.pages.all_pages import is_page
from hashiya.pages.context import Context, Settings
from hashiya.pages.handwritten import is_there
from hashiya.reading.text_file import read_file

_SETTINGS = "mkdocs.yml"


def dead_menu_entries(root: Path, anchored: Anchored) -> Iterator[Diagnostic]:
    """Yield a warning for each page that the menu names and the site will not have.

    A project without mkdocs.yml has another renderer. What is wrong with the file itself MkDocs says better.
    """
    text = read_file(root / _SETTINGS, file=_SETTINGS)[0] if (root / _SETTINGS).exists() else None
    if text is None:
        return
    try:
        # Composed, not constructed: its tags (`!ENV`) stay what they are, and every value knows its place.
        settings = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return
    if not isinstance(settings, yaml.MappingNode):
        return
    context = Context(anchored, Settings(docs=root / "docs"))
    for key, value in settings.value:
        if key.value == "nav":
            for entry in _entries(value):
                if not (is_page(context, entry.value) or is_there(context, entry.value)):
                    yield _dead(entry)


def _entries(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the files that a part of the menu names, however deep; addresses elsewhere are none."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _entries(value)
    elif isinstance(node, yaml.ScalarNode) and node.value and not _is_address(node.value):
        yield node


def _is_address(value: str) -> bool:
    try:
        address = urlsplit(value)
    except ValueError:
        return True
    return bool(address.scheme or address.netloc) or value.startswith("/")


def _dead(entry: yaml.ScalarNode) -> Diagnostic:
    start, end = entry.start_mark, entry.end_mark
    span = FileSpan(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    message = f"the menu names `{entry.value}`, and the site has no such page"
    help_ = "write the page in docs/, correct the name, or take the line out of `nav`"
    return Diagnostic("menu-dead", Level.WARNING, message, FilePlace(_SETTINGS, span), help_)
