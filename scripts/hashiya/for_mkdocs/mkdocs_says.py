"""What MkDocs itself says of its settings, with their places: asked where they are out of the ordinary."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import Any

import yaml

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.for_mkdocs.refused_settings import SETTINGS, keys_of, place_of
from hashiya.nearest import did_you_mean
from hashiya.reading.text_file import read_file
from hashiya.reading.yaml_file import LOADER

_PROGRAM = "tag:yaml.org,2002:python/"
_NAMES = f"{_PROGRAM}name:"
"""Names of functions, which extensions are given; any other tag of Python's would run one."""


def refused_by_mkdocs(
    root: Path, settings: yaml.MappingNode, pages: Iterable[str], *, told: Set[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield an error for each setting that MkDocs refuses, a warning for each that it warns of.

    Nothing of what the settings bring is run: hooks are read and not called, and so is what a tag names.

    Args:
        pages: Some pages of the program, which no setting may leave out.
        told: Settings of which something has been said already.
    """
    written = keys_of(settings)
    if programs := [node for node in _nodes(settings) if node.tag.startswith(_PROGRAM) and _runs(node.tag)]:
        message = f"the tag `{programs[0].tag.replace('tag:yaml.org,2002:', '!!')[:60]}` would run a program"
        yield _refused(message, place_of(programs[0]), "take it out")
        return
    hooks = written.get("hooks")
    if hooks is not None:
        yield from _hooks(root, hooks)
    if looping := _takes_itself_in(root / SETTINGS, written.get("INHERIT")):
        yield looping
        return
    # Most projects' settings are plain, and loading MkDocs takes longer than all the rest of the check.
    from mkdocs.config.defaults import MkDocsConfig  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    config = MkDocsConfig(config_file_path=str(root / SETTINGS))
    try:
        with (root / SETTINGS).open("rb") as file:
            values: dict[str, Any] = yaml_load(file, _loader())
        values.pop("hooks", None)
        config.load_dict(values)
        errors, warnings = config.validate()
    except (MkDocsException, yaml.YAMLError, OSError) as error:
        at = place_of(written.get("INHERIT", settings))
        yield _refused(f"MkDocs cannot read the settings: {_first_line(error)}", at, "correct it, or take it out")
        return
    except Exception as error:  # what a plug-in or an extension throws while it is being made
        message = f"a plug-in or an extension fails: {type(error).__name__}: {_first_line(error)}"
        yield _refused(message, place_of(settings), "look at `plugins` and `markdown_extensions`")
        return
    known = [name for name, _ in MkDocsConfig._schema]
    for found, level in ((errors, Level.ERROR), (warnings, Level.WARNING)):
        for key, problem in found:
            if key not in known:
                at = next((place_of(node) for node, _ in settings.value if node.value == key), place_of(settings))
                help_ = did_you_mean(key, known) or "take it out; what is your own stands below `extra:`"
                yield _refused(f"MkDocs knows no setting `{key}`", at, help_, level=level)
            elif key not in told:
                message = f"MkDocs does not take `{key}`: {_first_line(problem)}"
                yield _refused(message, place_of(written.get(key, settings)), "correct it, or take it out", level=level)
    if not errors:
        yield from _left_out(config, written, tuple(pages))


def _takes_itself_in(file: Path, inherited: yaml.Node | None) -> Diagnostic | None:
    """Say that the settings come to no end, as they take in a file that takes in them, or return None."""
    seen, node = {file.resolve()}, inherited
    while isinstance(node, yaml.ScalarNode):
        file = (file.parent / node.value).resolve()
        text = None if file in seen else read_file(file, file=node.value, merged=False)[0]
        if file in seen:
            message = "the settings take themselves in, and come to no end"
            return _refused(message, place_of(inherited), "name another file, or take it out") if inherited else None
        seen.add(file)
        try:
            node = keys_of(yaml.compose(text or "", Loader=LOADER)).get("INHERIT")
        except yaml.YAMLError:
            return None  # MkDocs says it
    return None


def _runs(tag: str) -> bool:
    return not tag.startswith(_NAMES)


def _nodes(node: yaml.Node) -> Iterator[yaml.Node]:
    """Yield a node and all below it, however deep, each once: an alias may lead back to what it stands in."""
    waiting, seen = [node], {id(node)}
    while waiting:
        node = waiting.pop()
        yield node
        for one in node.value if isinstance(node, yaml.CollectionNode) else ():
            for below in one if isinstance(one, tuple) else (one,):
                if id(below) not in seen:
                    seen.add(id(below))
                    waiting.append(below)


def _loader() -> Any:
    """MkDocs' loader without what runs programs; a name that an extension is given stays a name."""
    from mkdocs.utils.yaml import get_yaml_loader  # noqa: PLC0415 - as above

    loader = get_yaml_loader(yaml.SafeLoader)
    loader.add_multi_constructor(_NAMES, lambda loader, suffix, node: _named)
    loader.add_constructor("!relative", lambda loader, node: "")
    return loader


def _named(*_: Any, **__: Any) -> str:
    """Stand for a function that the settings name: nobody calls it here."""
    return ""


def _hooks(root: Path, hooks: yaml.Node) -> Iterator[Diagnostic]:
    for one in hooks.value if isinstance(hooks, yaml.SequenceNode) else [hooks]:
        if not isinstance(one, yaml.ScalarNode) or not (root / one.value).is_file():
            yield _refused("a hook is a file of Python, and this is none", place_of(one), "name one, in a list")
            continue
        text, told = read_file(root / one.value, file=one.value)
        yield from told
        try:
            ast.parse(text or "")
        except (SyntaxError, ValueError) as error:
            line, column = getattr(error, "lineno", None) or 1, getattr(error, "offset", None) or 1
            place = FilePlace(one.value, FileSpan(line, column, line, column + 1))
            yield _refused(f"this is no Python: {_first_line(error)}", place, "mend it, or take the hook out")


def _left_out(config: Any, written: dict[str, yaml.Node], pages: tuple[str, ...]) -> Iterator[Diagnostic]:
    for key in ("exclude_docs", "draft_docs"):
        patterns = config[key]
        page = next((page for page in pages if patterns and patterns.match_file(page)), None)
        if page is not None and key in written:
            message = f"`{key}` leaves out `{page}`, a page of the program"
            yield _refused(message, place_of(written[key]), "name files of your own alone")


def _first_line(error: Exception | str) -> str:
    line = (str(error).strip().splitlines() or [type(error).__name__])[0]
    return _CLASS.sub(lambda found: _IN_WORDS.get(found[1], found[1]), line)[:160]


_CLASS = re.compile(r"<class '(\w+)'>")
_IN_WORDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "dict": "a mapping",
}


def _refused(message: str, place: FilePlace, help_: str, *, level: Level = Level.ERROR) -> Diagnostic:
    return Diagnostic("settings-refused", level, message, place, help_)
