"""What MkDocs would refuse of mkdocs.yml, told by the check: what passes it is to be built.

Looked at without MkDocs, which takes longer to load than all notes to check: the folders, the addresses, the name and
the plug-in's own options. What other plug-ins ask for they say themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan

SETTINGS = "mkdocs.yml"
NAME = "hashiya"
"""What the theme and the plug-in are called there."""


def refused_settings(root: Path, settings: yaml.MappingNode) -> Iterator[Diagnostic]:
    """Yield an error for each setting with which MkDocs would make no site.

    Args:
        root: The project's folder.
        settings: The file, composed and not constructed; it takes no settings from another file.
    """
    written = keys_of(settings)
    if "site_name" not in written:
        yield _refused("`site_name` is missing", settings, "add `site_name:` and what the reader is called")
    yield from _folders(root.resolve(), written, settings)
    for key in ("site_url", "repo_url"):
        node = written.get(key)
        if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT and node.value and not _is_address(node.value):
            yield _refused(f"`{key}` is `{node.value[:60]}`, no address", node, "write all of it, with https://")
    yield from _wrong_tags(written)
    folders = written.get("use_directory_urls")
    if (
        isinstance(folders, yaml.ScalarNode)
        and folders.tag == _BOOL
        and folders.value.lower() in ("false", "no", "off")
    ):
        message = (
            "the links of the program lead to pages that are folders, and `use_directory_urls` makes files of them"
        )
        yield _refused(message, folders, "write `use_directory_urls: true`, or take the line out")
    yield from _not_there(root, written)
    yield from _left_out(written)
    plugins = written.get("plugins")
    for entry in plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]:
        options = keys_of(entry).get(NAME)
        if options is not None and options.value and options.tag != _NOTHING:
            yield _refused(f"the plug-in `{NAME}` has no options", options, f"write `plugins: [{NAME}]`")


_PLAIN = ("site_name", "site_url", "repo_url", "repo_name", "docs_dir", "site_dir", "copyright")
"""Settings that are plain text."""
_NEEDED = "css/tokens.css"
"""A file of the theme, without which there is no site."""


_ADDED = ("extra_css", "extra_javascript", "extra_templates")


def _not_there(root: Path, written: Mapping[str, yaml.Node]) -> Iterator[Diagnostic]:
    """Yield a warning for each style sheet, script or template that pages would ask for in vain."""
    docs = _folder(root.resolve(), written.get("docs_dir"), "docs")
    for key in _ADDED:
        node = written.get(key)
        for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
            named = keys_of(entry).get("path", entry)
            if not isinstance(named, yaml.ScalarNode) or named.tag != _TEXT:
                continue
            if _is_address(named.value) or named.value.startswith("//"):
                message = f"`{key}` names {named.value[:60]}: the pages fetch nothing from elsewhere"
                yield _refused(message, named, "put the file below docs/, and name it", level=Level.WARNING)
            elif docs is not None and not (docs / named.value).is_file():
                message = f"`{key}` names a file that is not there: {_named(docs, root.resolve())}/{named.value[:60]}"
                yield _refused(message, named, "put it there, or take the line out", level=Level.WARNING)


def _wrong_tags(written: Mapping[str, yaml.Node]) -> Iterator[Diagnostic]:
    for key, node in written.items():
        if node.tag == "!ENV" and isinstance(node, yaml.MappingNode):
            message = f"`{key}`: a variable of the environment is one name, or a list of names and a default"
            yield _refused(message, node, f'write `{key}: !ENV [{key.upper()}, ""]`')
        elif node.tag == "!relative" and key in _PLAIN:
            yield _refused(f"`{key}` is a text, and takes no `!relative`", node, "write it out")


def _left_out(written: Mapping[str, yaml.Node]) -> Iterator[Diagnostic]:
    """Yield an error where a pattern for files of docs/ leaves out those of the theme too: MkDocs asks no less."""
    for key in ("draft_docs", "exclude_docs"):
        node = written.get(key)
        if isinstance(node, yaml.ScalarNode) and node.value:
            from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - few projects have such a setting

            if GitIgnoreSpec.from_lines(node.value.splitlines()).match_file(_NEEDED):
                message = f"`{key}` leaves out all files of that name, those of the theme too, such as {_NEEDED}"
                yield _refused(message, node, "name the files and folders of docs/, such as `/drafts/`")


def keys_of(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """Return what a mapping holds by its keys; nothing of another node."""
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def place_of(node: yaml.Node) -> FilePlace:
    """Say where a value stands; of one that goes over several lines the first."""
    start, end = node.start_mark, node.end_mark
    if end.line > start.line:
        return FilePlace(SETTINGS, FileSpan(start.line + 1, start.column + 1, start.line + 1, start.column + 2))
    return FilePlace(SETTINGS, FileSpan(start.line + 1, start.column + 1, end.line + 1, end.column + 1))


_TEXT, _NOTHING, _BOOL = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "null", "bool"))


def _folders(root: Path, written: Mapping[str, yaml.Node], settings: yaml.Node) -> Iterator[Diagnostic]:
    docs, site = _folder(root, written.get("docs_dir"), "docs"), _folder(root, written.get("site_dir"), "site")
    at = written.get("docs_dir", settings)
    if docs is not None and not docs.is_dir():
        help_ = "make it, with a page in it, for git keeps no empty folder"
        yield _refused(f"there is no folder {_named(docs, root)}, which MkDocs asks for", at, help_)
    elif docs is not None and docs != (root / "docs").resolve():
        message = f"the handwritten pages would come from {_named(docs, root)}, and the check reads those in docs/"
        yield _refused(message, at, "move them to docs/, and take the line out")
    sources = [root / "seeds", root / "annotations", *([docs] if docs else [])]
    over = next((one for one in sources if site and (site.is_relative_to(one) or one.is_relative_to(site))), None)
    if over is not None:
        message = f"the site would be made over {_named(over, root)}, what it is made from"
        yield _refused(message, written.get("site_dir", at), "name another folder, such as `site_dir: site`")


def _folder(root: Path, node: yaml.Node | None, usual: str) -> Path | None:
    """The folder that a setting names; None where its tag says that the environment does."""
    if node is None:
        return (root / usual).resolve()
    return (root / node.value).resolve() if isinstance(node, yaml.ScalarNode) and node.tag == _TEXT else None


def _named(folder: Path, root: Path) -> str:
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else str(folder)


def _is_address(text: str) -> bool:
    try:
        return all(urlsplit(text)[:2])
    except ValueError:
        return False


def _refused(message: str, node: yaml.Node, help_: str, *, level: Level = Level.ERROR) -> Diagnostic:
    return Diagnostic("settings-refused", level, message, place_of(node), help_)
