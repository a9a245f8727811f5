"""YAML with positions: plain values, and the place of every key, item and scalar.

Only what a note needs is let in: one document, no aliases, no duplicate keys, no tags, at most 256 kB.

>>> parsed = parse_yaml("verdict: accurate\\n", file="a.yml")
>>> parsed.value, str(parsed.origin.place("verdict"))
({'verdict': 'accurate'}, 'a.yml:1:10')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.file_places import Path as ValuePath
from hashiya.reading.hidden_signs import hidden_in_values, hidden_signs
from hashiya.reading.yaml_errors import syntax_error

_MAX_DEPTH = 20
_MAYBE_DEEP = 200
"""So many brackets, or so wide an indent, may be nested deeper than the parser's own stack bears."""
_INDENT = re.compile(rf"^[ \t?:-]{{{_MAYBE_DEEP},}}", re.MULTILINE)
# Each begins with its sign, which is looked for much quicker than what stands before it.
_MAYBE_TAG = re.compile(r"!(?<![^\s\[{,]!)[^\s]")
# To libyaml the name of an anchor is Latin letters, digits, `-` and `_`, and nothing of a word stands before it.
_MAYBE_ALIAS = re.compile(r"[*&](?<![\w*&][*&])[0-9A-Za-z_-]")
_ESCAPE = re.compile(r"\\[0abefvxuUNLP]")
"""What a text in double quotation marks may write a hidden sign with."""
_MAYBE_CUT = re.compile(r"^[^\n#]*[^\s#][ \t]+#(?=[^\s#])", re.MULTILINE)
_TEXT_TAG, _MERGE_TAG = "tag:yaml.org,2002:str", "tag:yaml.org,2002:merge"

# libyaml's loader is some ten times faster: thousands of notes are read at every check. Both are the safe one.
_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FASTEST):  # type: ignore[misc]
    """The same, without asking at each value what its place or, in most, its first letter makes of it: nothing."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Leave out what only values with a meaning by their place need."""

    def ascend_resolver(self) -> None:
        """Leave it out too."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: object) -> Any:
        """Return the tag of a value that names none."""
        if kind is yaml.ScalarNode and value[:1] not in self.yaml_implicit_resolvers:
            return _TEXT_TAG
        return super().resolve(kind, value, implicit)


LOADER: Any = _Loader


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

_MAX_BITS = 64


def value_at(value: Any, path: ValuePath) -> Any:
    """Return what stands at `path` below a parsed value."""
    for step in path:
        value = value[step]
    return value


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


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
        _look_at_events(text, file=file, shift=first_line - 1)
        loader = LOADER(text)
        node = loader.get_single_node()
        value = None if node is None else _construct(loader, node, (), spans, file=file, shift=first_line - 1)
    except _RefusedError as refused:
        return Parsed(None, Origin(file, spans), (refused.diagnostic,))
    except yaml.YAMLError as error:
        return Parsed(None, Origin(file, spans), (syntax_error(error, text, file=file, shift=first_line - 1),))
    finally:
        if loader is not None:
            loader.dispose()
    origin = Origin(file, spans)
    cut = tuple(_cut_off(text, value, origin, shift=first_line - 1))
    # Those that stand in the file as they are have been told of when it was read.
    escaped = _ESCAPE.search(text) and not any(hidden_signs(text, file=file))
    return Parsed(value, origin, (*cut, *(hidden_in_values(value, origin) if escaped else ())))


def _cut_off(text: str, value: Any, origin: Origin, *, shift: int) -> Iterator[Diagnostic]:
    """Yield a warning where a value ends because a word in it begins with `#`: to YAML the rest is a remark."""
    for found in _MAYBE_CUT.finditer(text) if "#" in text else ():
        at = found.end() - 1
        here = (text.count("\n", 0, at) + 1 + shift, at - text.rfind("\n", 0, at))
        if not any(span[:2] <= here < span[2:] for span in _of_scalars(value, origin)):
            place = FilePlace(origin.file, FileSpan(*here, here[0], here[1] + 1))
            message = "what stands behind this # is a remark to YAML, and nobody reads it"
            yield Diagnostic("text-cut", Level.WARNING, message, place, "put the whole text in quotation marks, '…'")


def _of_scalars(value: Any, origin: Origin) -> Iterator[FileSpan]:
    for path, span in origin.spans.items():
        if path[-1:] == (KEY,) or not isinstance(value_at(value, path), dict | list):
            yield span


def _construct(
    loader: Any, node: yaml.Node, path: ValuePath, spans: dict[ValuePath, FileSpan], *, file: str, shift: int
) -> Any:
    span = _span(node, shift)
    if len(path) > _MAX_DEPTH:
        _refuse_depth(FilePlace(file, span))
    spans[path] = span
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key_span = _span(key_node, shift)
            key = _key(key_node)
            if not isinstance(key, str):
                raise _RefusedError(_no_word(key_node, FilePlace(file, key_span)))
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
    return _scalar(loader, node, FilePlace(file, span))


def _no_word(node: yaml.Node, place: FilePlace) -> Diagnostic:
    """Say that what stands before a colon is no key."""
    if node.tag == _MERGE_TAG:
        message, help_ = "YAML's `<<` takes in what stands elsewhere, and is not allowed", "write the values out here"
        return Diagnostic("yaml-alias", Level.ERROR, message, place, help_)
    written = node.value if isinstance(node, yaml.ScalarNode) and node.value else ""
    message = f"the key `{written[:60]}` is no word to YAML" if written else "a key must be a word"
    help_ = "write a word before the colon, as the other keys are"
    return Diagnostic("yaml-syntax", Level.ERROR, message, place, help_)


def _scalar(loader: Any, node: yaml.Node, place: FilePlace) -> Any:
    """Make the number, date or the like that YAML takes an unquoted value for."""
    try:
        value = loader.construct_object(node)
    except (ValueError, OverflowError) as error:
        message = f"`{str(node.value)[:60]}` is not possible: {str(error)[:80]}"
        help_ = "a day is written 2026-11-22; put it in quotation marks if it is text"
        raise _RefusedError(Diagnostic("wrong-value", Level.ERROR, message, place, help_)) from None
    if isinstance(value, int) and value.bit_length() > _MAX_BITS:
        message = f"the number {str(node.value)[:20]}… is too large"
        raise _RefusedError(Diagnostic("wrong-value", Level.ERROR, message, place, "put it in quotation marks"))
    return value


def _key(node: yaml.Node) -> Any:
    return node.value if node.tag == _TEXT_TAG else None


def _look_at_events(text: str, *, file: str, shift: int) -> None:
    """Refuse what composing would hide or die of: aliases, tags, and nesting that its stack cannot bear."""
    # A text that can hold none of them needs no second look: bold words are no aliases, an exclamation mark is no tag.
    if not (_may_be_deep(text) or _MAYBE_ALIAS.search(text) or _MAYBE_TAG.search(text)):
        return
    for event in _bounded(text, file=file, shift=shift):
        place = FilePlace(file, _span(event, shift))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "YAML anchors and aliases (&, *) are not allowed"
            help_ = "write the value out where it is needed"
            raise _RefusedError(Diagnostic("yaml-alias", Level.ERROR, message, place, help_))
        if tag := getattr(event, "tag", None):
            message = f"YAML tags such as `{tag[:40].replace('tag:yaml.org,2002:', '!!')}` are not allowed"
            help_ = "take it out; text that begins with `!` goes in quotation marks"
            raise _RefusedError(Diagnostic("yaml-tag", Level.ERROR, message, place, help_))


def too_deep(text: str, *, file: str) -> Diagnostic | None:
    """Say that a YAML text is nested deeper than composing it would bear; None also where it is no YAML at all."""
    try:
        for _ in _bounded(text, file=file, shift=0) if _may_be_deep(text) else ():
            pass
    except _RefusedError as refused:
        return refused.diagnostic
    except yaml.YAMLError:
        pass
    return None


def _may_be_deep(text: str) -> bool:
    return text.count("[") + text.count("{") >= _MAYBE_DEEP or bool(_INDENT.search(text))


def _bounded(text: str, *, file: str, shift: int) -> Iterator[yaml.Event]:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            _refuse_depth(FilePlace(file, _span(event, shift)))
        yield event


def _refuse_depth(place: FilePlace) -> NoReturn:
    message = f"the file is nested more than {_MAX_DEPTH} levels deep"
    raise _RefusedError(Diagnostic("too-deep", Level.ERROR, message, place, "close the brackets, or indent less"))


def _span(node: yaml.Node | yaml.Event, shift: int) -> FileSpan:
    start, end = node.start_mark, node.end_mark
    assert start is not None
    assert end is not None
    return FileSpan(start.line + 1 + shift, start.column + 1, end.line + 1 + shift, end.column + 1)
