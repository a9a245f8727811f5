"""YAML with positions: plain values, and the place of every key, item and scalar.

Only what a note needs is let in: one document, no aliases, no duplicate keys, no tags, at most 256 kB.

>>> parsed = parse_yaml("verdict: accurate\\n", file="a.yml")
>>> parsed.value, str(parsed.origin.place("verdict"))
({'verdict': 'accurate'}, 'a.yml:1:10')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn
from weakref import ref

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
_COLLECTION_TAGS: dict[type[yaml.Node], str] = {
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}

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
        if kind is not yaml.ScalarNode:
            return _COLLECTION_TAGS[kind]
        if value[:1] not in self.yaml_implicit_resolvers:
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
        node: As the parser has it: while this is here, places are known without parsing again.
    """

    value: Any
    origin: Origin
    diagnostics: tuple[Diagnostic, ...] = ()
    node: yaml.Node | None = field(default=None, repr=False, compare=False)


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
    loader = None
    try:
        _look_at_events(text, file=file, shift=first_line - 1)
        loader = LOADER(text)
        node = loader.get_single_node()
        value = None if node is None else _construct(loader, node, file=file, shift=first_line - 1)
    except _RefusedError as refused:
        return Parsed(None, Origin(file), (refused.diagnostic,))
    except yaml.YAMLError as error:
        return Parsed(None, Origin(file), (syntax_error(error, text, file=file, shift=first_line - 1),))
    finally:
        if loader is not None:
            loader.dispose()
    origin = Origin(file, _Spans(text, first_line - 1, node and ref(node)))
    cut = tuple(_cut_off(text, value, origin, shift=first_line - 1))
    # Those that stand in the file as they are have been told of when it was read.
    escaped = _ESCAPE.search(text) and not any(hidden_signs(text, file=file))
    return Parsed(value, origin, (*cut, *(hidden_in_values(value, origin) if escaped else ())), node)


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


class _Spans(Mapping[ValuePath, FileSpan]):
    """Where the values of a text stand: looked for when one is asked for, which of most files none ever is.

    Args:
        text: A text that was understood.
        shift: So many lines stand above it in its file.
        node: As the parser has it; it takes ten times as much memory, and is somebody else's to hold.
    """

    __slots__ = ("_found", "_node", "_shift", "_text")

    def __init__(self, text: str, shift: int, node: ref[yaml.Node] | None = None) -> None:
        self._text, self._shift, self._node = text, shift, node
        self._found: dict[ValuePath, FileSpan] | None = None

    def __reduce__(self) -> tuple[type[_Spans], tuple[str, int]]:
        return _Spans, (self._text, self._shift)

    def _all(self) -> dict[ValuePath, FileSpan]:
        if self._found is None:
            node = (self._node and self._node()) or yaml.compose(self._text, LOADER)
            self._found = {} if node is None else dict(_places(node, (), self._shift))
        return self._found

    def __getitem__(self, path: ValuePath) -> FileSpan:
        return self._all()[path]

    def __iter__(self) -> Iterator[ValuePath]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


def _places(node: yaml.Node, path: ValuePath, shift: int) -> Iterator[tuple[ValuePath, FileSpan]]:
    yield path, _span(node, shift)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*path, key.value), shift)
            yield (*path, key.value, KEY), _span(key, shift)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _places(item, (*path, index), shift)


def _construct(loader: Any, node: yaml.Node, depth: int = 0, *, file: str, shift: int) -> Any:
    if depth > _MAX_DEPTH:
        _refuse_depth(FilePlace(file, _span(node, shift)))
    if node.tag == _TEXT_TAG:
        return node.value  # most values are text, and need no look-up of how to make them
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key, value in node.value:
            if key.tag != _TEXT_TAG:
                raise _RefusedError(_no_word(key, FilePlace(file, _span(key, shift))))
            if key.value in mapping:
                first = next(one for one, _ in node.value if one.value == key.value)
                raise _RefusedError(_second(key, first, file=file, shift=shift))
            mapping[key.value] = _construct(loader, value, depth + 1, file=file, shift=shift)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, item, depth + 1, file=file, shift=shift) for item in node.value]
    return _scalar(loader, node, file=file, shift=shift)


def _second(key: yaml.Node, first: yaml.Node, *, file: str, shift: int) -> Diagnostic:
    """Say that a key is written twice."""
    message, help_ = f"the key `{key.value}` is written twice", "remove one of the two"
    related = (Related("first written here", FilePlace(file, _span(first, shift))),)
    place = FilePlace(file, _span(key, shift))
    return Diagnostic("yaml-duplicate-key", Level.ERROR, message, place, help_, related)


def _no_word(node: yaml.Node, place: FilePlace) -> Diagnostic:
    """Say that what stands before a colon is no key."""
    if node.tag == _MERGE_TAG:
        message, help_ = "YAML's `<<` takes in what stands elsewhere, and is not allowed", "write the values out here"
        return Diagnostic("yaml-alias", Level.ERROR, message, place, help_)
    written = node.value if isinstance(node, yaml.ScalarNode) and node.value else ""
    message = f"the key `{written[:60]}` is no word to YAML" if written else "a key must be a word"
    help_ = "write a word before the colon, as the other keys are"
    return Diagnostic("yaml-syntax", Level.ERROR, message, place, help_)


def _scalar(loader: Any, node: yaml.Node, *, file: str, shift: int) -> Any:
    """Make the number, date or the like that YAML takes an unquoted value for."""
    try:
        value = loader.construct_object(node)
    except (ValueError, OverflowError) as error:
        message = f"`{str(node.value)[:60]}` is not possible: {str(error)[:80]}"
        help_ = "a day is written 2026-11-22; put it in quotation marks if it is text"
    else:
        if not isinstance(value, int) or value.bit_length() <= _MAX_BITS:
            return value
        message, help_ = f"the number {str(node.value)[:20]}… is too large", "put it in quotation marks"
    raise _RefusedError(Diagnostic("wrong-value", Level.ERROR, message, FilePlace(file, _span(node, shift)), help_))


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
