"""YAML with positions: plain values, and the place of every key, item and scalar.

Only what a note needs is let in: one document, no aliases, no duplicate keys, no tags, at most 256 kB.

>>> parsed = parse_yaml("verdict: accurate\\n", file="a.yml")
>>> parsed.value, str(parsed.origin.place("verdict"))
({'verdict': 'accurate'}, 'a.yml:1:10')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.file_places import Path as ValuePath

MAX_BYTES = 256 * 1024
_MAX_DEPTH = 20
# To libyaml the name of an anchor is Latin letters, digits, `-` and `_`, and nothing of a word stands before it.
_MAYBE_ALIAS = re.compile(r"(?:^|[^\w*&])[*&][0-9A-Za-z_-]")
_TEXT_TAG = "tag:yaml.org,2002:str"

# libyaml's loader is some ten times faster: thousands of notes are read at every check. Both are the safe one.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as plain values.

    Attributes:
        value: dicts, lists, strings, numbers, booleans, dates, None; None as well when it could not be understood.
        origin: The place of each value; with `KEY` behind its path, the place of its key.
        diagnostics: What is wrong with it; when there is an error, `value` is None.
    """

    value: Any
    origin: Origin
    diagnostics: tuple[Diagnostic, ...] = ()


KEY = "\0key"
"""Appended to the path of a value, it gives the place of the value's key."""


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def read_file(path: Path, *, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a text file written by an editor: UTF-8, at most 256 kB; a BOM and CRLF are taken out.

    Returns:
        The text, or None and the diagnostic that says why not.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 1024} kB"
            return None, (Diagnostic("file-too-large", Level.ERROR, message, FilePlace(file), help="split it"),)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not valid UTF-8"
        return None, (
            Diagnostic("file-unreadable", Level.ERROR, message, FilePlace(file), help="save the file as UTF-8"),
        )
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror}"
        return None, (Diagnostic("file-unreadable", Level.ERROR, message, FilePlace(file)),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> Parsed:
    """Parse one YAML document.

    Args:
        text: The document.
        file: Named in every place.
        first_line: The line of `file` on which `text` begins: front matter does not begin on line 1.
    """
    spans: dict[ValuePath, FileSpan] = {}
    loader = None
    try:
        _refuse_aliases(text, file=file, shift=first_line - 1)
        loader = _Loader(text)
        node = loader.get_single_node()
        value = None if node is None else _construct(loader, node, (), spans, file=file, shift=first_line - 1)
    except _RefusedError as refused:
        return Parsed(None, Origin(file, spans), (refused.diagnostic,))
    except (yaml.YAMLError, ValueError) as error:
        return Parsed(None, Origin(file, spans), (_syntax_error(error, file=file, shift=first_line - 1),))
    finally:
        if loader is not None:
            loader.dispose()
    return Parsed(value, Origin(file, spans))


def _construct(
    loader: Any, node: yaml.Node, path: ValuePath, spans: dict[ValuePath, FileSpan], *, file: str, shift: int
) -> Any:
    span = _span(node, shift)
    if len(path) > _MAX_DEPTH:
        raise _RefusedError(
            Diagnostic("yaml-syntax", Level.ERROR, "the file is nested too deeply", FilePlace(file, span))
        )
    spans[path] = span
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key_span = _span(key_node, shift)
            key = _key(loader, key_node)
            if not isinstance(key, str):
                message = "a key must be a word" if key is None else f"the key {key!r} is not text"
                raise _RefusedError(Diagnostic("yaml-syntax", Level.ERROR, message, FilePlace(file, key_span)))
            if key in mapping:
                first = Related("first written here", FilePlace(file, spans[(*path, key, KEY)]))
                message = f"the key `{key}` is written twice"
                raise _RefusedError(
                    Diagnostic(
                        "yaml-duplicate-key",
                        Level.ERROR,
                        message,
                        FilePlace(file, key_span),
                        "remove one of the two",
                        (first,),
                    )
                )
            mapping[key] = _construct(loader, value_node, (*path, key), spans, file=file, shift=shift)
            spans[(*path, key, KEY)] = key_span
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, item, (*path, index), spans, file=file, shift=shift)
            for index, item in enumerate(node.value)
        ]
    if node.tag == _TEXT_TAG:
        return node.value  # most values are text, and need no look-up of how to make them
    return loader.construct_object(node)


def _key(loader: Any, node: yaml.Node) -> Any:
    if node.tag == _TEXT_TAG:
        return node.value
    return loader.construct_object(node) if isinstance(node, yaml.ScalarNode) else None


def _refuse_aliases(text: str, *, file: str, shift: int) -> None:
    # Composing hides aliases, so the events are looked at, in a text that can hold one: bold words are none.
    if not _MAYBE_ALIAS.search(text):
        return
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "YAML anchors and aliases (&, *) are not allowed"
            place = FilePlace(file, _span(event, shift))
            raise _RefusedError(
                Diagnostic("yaml-alias", Level.ERROR, message, place, help="write the value out where it is needed")
            )


def _span(node: yaml.Node | yaml.Event, shift: int) -> FileSpan:
    start, end = node.start_mark, node.end_mark
    assert start is not None
    assert end is not None
    return FileSpan(start.line + 1 + shift, start.column + 1, end.line + 1 + shift, end.column + 1)


def _syntax_error(error: Exception, *, file: str, shift: int) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    place = FilePlace(file)
    if mark is not None:
        line, column = mark.line + 1 + shift, mark.column + 1
        place = FilePlace(file, FileSpan(line, column, line, column + 1))
    help_ = "look at this line and the one above: an indent, a colon or a quotation mark is off"
    return Diagnostic("yaml-syntax", Level.ERROR, f"this is not valid YAML: {problem}", place, help_)
