"""What mkdocs.yml must say: the theme that the pages are written for, the plug-in, and a menu whose pages are there.

It is MkDocs' file and not the engine's. This reads of it what the check must know, without MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.for_mkdocs.refused_settings import NAME, SETTINGS, keys_of, place_of, refused_settings
from hashiya.pages.all_pages import is_page
from hashiya.pages.context import Context, Settings
from hashiya.pages.handwritten import is_there
from hashiya.reading.text_file import read_file
from hashiya.reading.yaml_file import LOADER, syntax_error


def foreign_theme(name: object) -> str:
    """Say that the pages would stand in the theme `name`, which shows none of their notes."""
    return f"the theme is `{name}`, and the pages are written for `theme: {NAME}`: without it no note is shown"


def wrong_settings(root: Path, anchored: Anchored) -> Iterator[Diagnostic]:
    """Yield a warning for a theme of somebody else, a missing plug-in, and each page of the menu that is not there,
    an error for what MkDocs would refuse.

    A project without mkdocs.yml has another renderer.
    """
    text = read_file(root / SETTINGS, file=SETTINGS)[0] if (root / SETTINGS).exists() else None
    if text is None:
        return
    try:
        # Composed, not constructed: its tags (`!ENV`) stay what they are, and every value knows its place.
        settings = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        yield syntax_error(error, text, file=SETTINGS)
        return
    except RecursionError:
        return
    if not isinstance(settings, yaml.MappingNode):
        message, help_ = "the file holds no settings", f"write `theme: {NAME}` and `plugins: [{NAME}]`"
        place = FilePlace(SETTINGS, FileSpan(1, 1, 1, 2))
        yield Diagnostic("wrong-value", Level.ERROR, message, place, help_)
        return
    written = keys_of(settings)
    if "INHERIT" not in written:
        yield from _not_ours(written, settings)
        yield from refused_settings(root, settings)
    if not _menu_is_held(written):
        return
    context = Context(anchored, Settings(docs=root / "docs"))
    for entry in _entries(written["nav"]) if "nav" in written else ():
        if not (is_page(context, entry.value) or is_there(context, entry.value)):
            yield _dead(entry)


def _menu_is_held(written: Mapping[str, yaml.Node]) -> bool:
    """Tell whether MkDocs warns of a menu that names what is not there: `validation:` may say that it shall not."""
    validation = keys_of(written.get("validation"))
    # For the menu alone, or for menu and links in one.
    wanted = keys_of(validation.get("nav")).get("not_found") or validation.get("not_found")
    return not isinstance(wanted, yaml.ScalarNode) or wanted.value == "warn"


def _not_ours(written: Mapping[str, yaml.Node], settings: yaml.Node) -> Iterator[Diagnostic]:
    theme = written.get("theme")
    parts = keys_of(theme)
    name = parts.get("name", theme)
    # A folder of its own may be a copy of the theme: MkDocs finds out, this does not.
    if "custom_dir" not in parts and not (isinstance(name, yaml.ScalarNode) and name.value == NAME):
        called = name.value if isinstance(name, yaml.ScalarNode) else "mkdocs"
        help_ = f"write `theme: {NAME}`"
        yield Diagnostic("settings-foreign", Level.WARNING, foreign_theme(called), place_of(name or settings), help_)
    plugins = written.get("plugins")
    if plugins is None or NAME not in {node.value for node in _scalars(plugins)}:
        message = "the plug-in is not asked for: MkDocs would make a site of the pages in docs/ alone"
        help_ = f"write `plugins: [{NAME}]`"
        yield Diagnostic("settings-foreign", Level.WARNING, message, place_of(plugins or settings), help_)


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the names in a list of plug-ins, with and without options."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    for one in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _scalars(one)
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        yield from _scalars(key)


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
    message = f"the menu names `{entry.value}`, and the site has no such page"
    help_ = "write the page in docs/, correct the name, or take the line out of `nav`"
    return Diagnostic("menu-dead", Level.WARNING, message, place_of(entry), help_)
