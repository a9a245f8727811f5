"""What mkdocs.yml must say: the theme that the pages are written for, the plug-in, and a menu whose pages are there.

It is MkDocs' file and not the engine's. This reads of it what the check must know, without MkDocs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan
from hashiya.for_mkdocs.mkdocs_says import refused_by_mkdocs
from hashiya.for_mkdocs.refused_settings import NAME, SETTINGS, keys_of, place_of, refused_settings
from hashiya.for_mkdocs.usual_settings import are_usual
from hashiya.model.help_pages import HELP
from hashiya.model.web_addresses import may_be_linked
from hashiya.pages.context import Context, Settings
from hashiya.pages.known_pages import ALONE, is_known, is_written
from hashiya.reading.settings_file import meant_as, read_settings_text
from hashiya.reading.yaml_errors import syntax_error
from hashiya.reading.yaml_file import LOADER, too_deep

_MEANT = ("mkdocs.yaml", "mkdocs.yml.txt", ".mkdocs.yml")


def foreign_theme(name: object) -> str:
    """Say that the pages would stand in the theme `name`, which shows none of their notes."""
    return f"the theme is `{name}`, and the pages are written for `theme: {NAME}`: without it no note is shown"


def wrong_settings(root: Path, anchored: Anchored) -> Iterator[Diagnostic]:
    """Yield a warning for a theme of somebody else, a missing plug-in, and each page of the menu that is not there,
    an error for what MkDocs would refuse.

    A project without mkdocs.yml has another renderer.
    """
    yield from meant_as(root, SETTINGS, _MEANT, of="the settings of MkDocs")
    if not os.path.lexists(root / SETTINGS):
        return
    text, told = read_settings_text(root, SETTINGS)
    yield from told
    if text is None:
        return
    if deep := too_deep(text, file=SETTINGS):
        yield deep
        return
    try:
        # Composed, not constructed: its tags (`!ENV`) stay what they are, and every value knows its place.
        settings = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        yield syntax_error(error, text, file=SETTINGS)
        return
    if not isinstance(settings, yaml.MappingNode):
        message, help_ = "the file holds no settings", f"write `theme: {NAME}` and `plugins: [{NAME}]`"
        place = FilePlace(SETTINGS, FileSpan(1, 1, 1, 2))
        yield Diagnostic("wrong-value", Level.ERROR, message, place, help_)
        return
    twice = tuple(_twice(settings))
    yield from twice
    written = keys_of(settings)
    foreign: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    if "INHERIT" not in written:
        foreign = tuple(_not_ours(written, settings))
        yield from foreign
        refused = tuple(refused_settings(root, settings))
        yield from refused
    context = Context(anchored, Settings(docs=root / "docs"))
    # One sentence for one mistake: what has been told of here MkDocs would tell once more.
    if not (twice or refused or are_usual(settings)):
        said = frozenset(("theme", "plugins") if foreign else ())
        yield from refused_by_mkdocs(root, settings, _some_pages(context), told=said)
    if _menu_is_held(written):
        for entry in _entries(written["nav"]) if "nav" in written else ():
            if _is_address(entry.value):
                yield from _misleading(entry)
            elif not (is_known(context, entry.value) or is_written(context, entry.value) or _is_made(context, entry)):
                yield _dead(entry)


def _is_made(context: Context, entry: yaml.ScalarNode) -> bool:
    """Tell whether the page that `entry` names is one behind the first of a list: such a one is made to know it."""
    # The modules that make pages take as long to load as a few hundred notes to read, and hardly a menu needs them.
    from hashiya.pages.all_pages import is_page  # noqa: PLC0415

    return is_page(context, entry.value)


def _twice(settings: yaml.MappingNode) -> Iterator[Diagnostic]:
    seen: dict[str, yaml.Node] = {}
    for key, _ in settings.value:
        if key.value in seen:
            first = Related("first written here", place_of(seen[key.value]))
            message = f"the key `{key.value}` is written twice"
            yield Diagnostic(
                "yaml-duplicate-key", Level.ERROR, message, place_of(key), "remove one of the two", (first,)
            )
        elif isinstance(key, yaml.ScalarNode):
            seen[key.value] = key


def _some_pages(context: Context) -> tuple[str, ...]:
    """The pages of the site, of a list in several parts the first."""
    rooms = (
        *ALONE,
        "articles/index",
        *(f"articles/{one}" for one in context.corpus.articles),
        *(f"{kind.folder}/index" for kind in context.kinds),
        *context.notes,
        *(page.removesuffix(".md") for page in HELP),
    )
    return ("index.md", *(f"{language}/{room}.md" for language in context.languages for room in rooms))


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
        called = name.value if isinstance(name, yaml.ScalarNode) and name.value else "mkdocs"
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
    """Yield the files and addresses that a part of the menu names, however deep."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _entries(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _entries(value)
    elif isinstance(node, yaml.ScalarNode) and node.value:
        yield node


def _is_address(value: str) -> bool:
    try:
        address = urlsplit(value)
    except ValueError:
        return True
    return bool(address.scheme or address.netloc) or value.startswith("/")


def _misleading(entry: yaml.ScalarNode) -> Iterator[Diagnostic]:
    """Yield a warning for an address that no link may have; `/` and what follows is one of this site."""
    if not (entry.value.startswith("/") or may_be_linked(entry.value)):
        message = f"the address `{entry.value[:80]}` is none that a menu may lead to"
        help_ = "write one that begins with https://, http:// or mailto:, or take the line out of `nav`"
        yield Diagnostic("address-refused", Level.WARNING, message, place_of(entry), help_)


def _dead(entry: yaml.ScalarNode) -> Diagnostic:
    message = f"the menu names `{entry.value}`, and the site has no such page"
    help_ = "write the page in docs/, correct the name, or take the line out of `nav`"
    return Diagnostic("menu-dead", Level.WARNING, message, place_of(entry), help_)
