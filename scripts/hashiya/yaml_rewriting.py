"""Rewriting: files of editors in which as little as possible becomes another.

Only what is another is written anew, where it stands in the file: comments, the order of keys and the way in which all
else is written stay as they are, to the byte. What comes out is read again before it is taken.

>>> rewritten("a: 1  # one\\nb: [x, y]\\n", {"a": 2, "b": ["x", "y"], "c": "z"}, file="a.yml")
'a: 2  # one\\nb: [x, y]\\nc: z\\n'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from hashiya.file_places import Origin
from hashiya.file_places import Path as ValuePath
from hashiya.reading.yaml_file import KEY, Parsed, parse_yaml, value_at
from hashiya.yaml_writing import entry, in_one_line, items, styles

BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


class CannotRewriteError(ValueError):
    """The file cannot be changed as wanted without being written anew; the message is one sentence."""


def rewritten(text: str, wanted: Mapping[str, Any], *, file: str, order: Sequence[str] = ()) -> str:
    """Return the text of a YAML file so that it means `wanted`.

    Args:
        text: The file, as it is.
        wanted: All that it is to say, values as YAML has them.
        file: Its name, for messages.
        order: The keys in the order in which a new one finds its place; at the end when left out.

    Raises:
        CannotRewriteError: Nothing that was tried reads as wanted.
    """
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    parsed = parsed_text(body, file)
    if not isinstance(parsed.value, dict):
        raise CannotRewriteError(f"{file} cannot be read as it is")
    for key in [*parsed.value]:
        if key not in wanted:
            body = _without_key(body, key, file)
    for key, value in wanted.items():
        body = _with_key(body, key, value, file, order=[*(order or wanted)])
    if parsed_text(body, file).value != dict(wanted):
        raise CannotRewriteError(f"{file} cannot be changed without being written anew")
    return bom + body


def parsed_text(body: str, file: str) -> Parsed:
    """Read a YAML text whatever its line ends are; places count as if each were one character."""
    return parse_yaml(BREAK.sub("\n", body), file=file)


def range_of(body: str, origin: Origin, path: ValuePath) -> tuple[int, int]:
    """Return where in `body` the value at `path` begins and ends."""
    span = origin.spans[path]
    starts = [0, *(match.end() for match in BREAK.finditer(body)), len(body)]
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def with_value(value: object, path: ValuePath, new: Any) -> object:
    """Return `value` with `new` at `path`; a key that it did not have stands last."""
    if not path:
        return new
    if isinstance(value, dict):
        changed = {key: with_value(item, path[1:], new) if key == path[0] else item for key, item in value.items()}
        return changed if path[0] in value else {**value, path[0]: with_value({}, path[1:], new)}
    assert isinstance(value, list)
    return [with_value(item, path[1:], new) if index == path[0] else item for index, item in enumerate(value)]


def first_that_reads(texts: Iterable[str], wanted: object, *, file: str) -> str | None:
    """Return the first of `texts` that is YAML and means `wanted`."""
    return next((text for text in texts if parsed_text(text, file).value == wanted), None)


def _with_key(body: str, key: str, value: Any, file: str, *, order: Sequence[str]) -> str:
    """Return the text with the top-level `key` saying `value`: changed in part, or written anew where that fails."""
    now = parsed_text(body, file)
    if key not in now.value:
        return _with_new_key(body, key, value, file, order=order)
    if now.value[key] == value and type(now.value[key]) is type(value):
        return body
    changed = _changed(body, (key,), value, file)
    if changed is not None and parsed_text(changed, file).value == {**now.value, key: value}:
        return changed
    start, end = _lines_of_key(body, now, key)
    line_end = _line_end(body)
    return body[:start] + line_end.join(entry(key, value)) + line_end + body[end:]


def _changed(body: str, path: ValuePath, value: Any, file: str) -> str | None:
    """Return the text with `value` at `path`, part by part where both have parts; None where no way was found."""
    now = parsed_text(body, file)
    old = value_at(now.value, path)
    if old == value:
        return body
    if isinstance(old, dict) and isinstance(value, dict):
        return _changed_mapping(body, path, value, file)
    if isinstance(old, list) and isinstance(value, list):
        return _changed_list(body, path, value, file)
    if isinstance(old, dict | list) or isinstance(value, dict | list):
        return None
    start, end = range_of(body, now.origin, path)
    column = now.origin.spans[(*path, KEY)].column - 1 if (*path, KEY) in now.origin.spans else 0
    ways = (BREAK.sub(_line_end(body), way) for way in styles(body[start:end], value, indent=column))
    made = (body[:start] + way + body[end:] for way in ways)
    return first_that_reads(made, with_value(now.value, path, value), file=file)


def _changed_mapping(body: str, path: ValuePath, value: Mapping[str, Any], file: str) -> str | None:
    old = value_at(parsed_text(body, file).value, path)
    if any(key not in value for key in old):
        kept = {key: item for key, item in old.items() if key in value}
        shorter = _cut_out(body, path, [key for key in old if key not in value], kept, file) if kept else None
        if shorter is None:
            return None
        body = shorter
    made: str | None = body
    for key, item in value.items():
        if made is None:
            return None
        made = _changed(made, (*path, key), item, file) if key in old else _put_in(made, path, key, item, file)
    return made


def _changed_list(body: str, path: ValuePath, value: Sequence[Any], file: str) -> str | None:
    old = value_at(parsed_text(body, file).value, path)
    if len(old) != len(value):
        return _longer_or_shorter(body, path, old, value, file)
    made: str | None = body
    for index, item in enumerate(value):
        made = None if made is None else _changed(made, (*path, index), item, file)
    return made


def _longer_or_shorter(body: str, path: ValuePath, old: Sequence[Any], value: Sequence[Any], file: str) -> str | None:
    """Take items out of a list or put some in; those that stay are not touched."""
    steps = SequenceMatcher(None, [repr(one) for one in old], [repr(one) for one in value], autojunk=False)
    made: str | None = body
    now = [*old]
    for kind, first, last, begin, end in reversed(steps.get_opcodes()):
        if kind == "equal":
            continue
        for index in range(last - 1, first - 1, -1):
            now.pop(index)
            made = _cut_out(made, path, [index], [*now], file) if made is not None and now else None
        for item in reversed(value[begin:end]):
            now.insert(first, item)
            made = _item_put_in(made, path, first, [*now], file) if made is not None else None
    return made


def _cut_out(body: str, path: ValuePath, keys: Sequence[str | int], kept: Any, file: str) -> str | None:
    """Take parts out of a mapping or a list, with the lines that they have for themselves."""
    wanted = with_value(parsed_text(body, file).value, path, kept)
    for key in sorted(keys, reverse=True) if all(isinstance(key, int) for key in keys) else keys:
        now = parsed_text(body, file)
        start, end = range_of(body, now.origin, (*path, key))
        if (*path, key, KEY) in now.origin.spans:
            start = range_of(body, now.origin, (*path, key, KEY))[0]
        end = _last_sign(body, now, (*path, key), end)
        line = _start_of_line(body, start)
        lead = body[line:start]
        behind = _end_of_line(body, end)
        if not lead.strip(" -") and "-" in lead and isinstance(key, str):
            # The first key behind a dash: the next one comes up to it.
            rest = body[behind:].lstrip(" \r\n")
            body = body[:start] + rest
        elif not lead.strip(" -"):
            body = body[:line] + body[behind:].removeprefix("\r").removeprefix("\n")
        else:
            comma = re.compile(r"\s*,\s*")
            after = comma.match(body, end)
            before = re.search(r"\s*,\s*$", body[:start])
            body = (
                body[:start] + body[after.end() :]
                if after
                else body[: before.start() if before else start] + body[end:]
            )
    return body if parsed_text(body, file).value == wanted else None


def _put_in(body: str, path: ValuePath, key: str, value: Any, file: str) -> str | None:
    """Put a new key at the end of the mapping at `path`."""
    now = parsed_text(body, file)
    last = list(value_at(now.value, path))[-1]
    end = _last_sign(body, now, (*path, last), range_of(body, now.origin, (*path, last))[1])
    column = now.origin.spans[(*path, last, KEY)].column - 1
    line_end = _line_end(body)
    of_line = _end_of_line(body, end)
    flow = f", {key}: {in_one_line(value)}"
    new_lines = line_end.join(entry(key, value, column))
    made = (body[:of_line] + line_end + new_lines + body[of_line:], body[:end] + flow + body[end:])
    return first_that_reads(made, with_value(now.value, (*path, key), value), file=file)


def _item_put_in(body: str, path: ValuePath, index: int, wanted: Sequence[Any], file: str) -> str | None:
    """Put an item into the list at `path`, so that it is the one with the number `index`."""
    now = parsed_text(body, file)
    old = value_at(now.value, path)
    item, all_wanted = wanted[index], with_value(now.value, path, wanted)
    neighbour = (*path, min(index, len(old) - 1))
    start, end = range_of(body, now.origin, neighbour)
    end = _last_sign(body, now, neighbour, end)
    line, line_end = _start_of_line(body, start), _line_end(body)
    dash = re.match(r" *(?=- )", body[line:start])
    column = len(dash[0]) if dash else 0
    lines = line_end.join(items([item], column))
    if index < len(old):
        made = (body[:line] + lines + line_end + body[line:], body[:start] + in_one_line(item) + ", " + body[start:])
    else:
        of_line = _end_of_line(body, end)
        made = (body[:of_line] + line_end + lines + body[of_line:], body[:end] + ", " + in_one_line(item) + body[end:])
    return first_that_reads(made, all_wanted, file=file)


def _without_key(body: str, key: str, file: str) -> str:
    now = parsed_text(body, file)
    start, end = _lines_of_key(body, now, key)
    return body[:start] + body[end:]


def _with_new_key(body: str, key: str, value: Any, file: str, *, order: Sequence[str]) -> str:
    now = parsed_text(body, file)
    before = [one for one in order[: order.index(key)] if one in now.value] if key in order else [*now.value]
    line_end = _line_end(body)
    lines = line_end.join(entry(key, value)) + line_end
    if before:
        at = _lines_of_key(body, now, before[-1])[1]
    else:
        at = min(_lines_of_key(body, now, one)[0] for one in now.value)
    if at and body[at - 1] not in "\r\n":
        lines = line_end + lines
    return body[:at] + lines + body[at:]


def _lines_of_key(body: str, now: Parsed, key: str) -> tuple[int, int]:
    """Return where the lines of a top-level key begin, and where those behind it do."""
    start = _start_of_line(body, range_of(body, now.origin, (key, KEY))[0])
    end = _end_of_line(body, _last_sign(body, now, (key,), range_of(body, now.origin, (key,))[1]))
    behind = BREAK.match(body, end)
    return start, behind.end() if behind else end


def _last_sign(body: str, now: Parsed, path: ValuePath, end: int) -> int:
    """Return where the last sign of a value is behind which something of it could still stand, not what follows it."""
    value = value_at(now.value, path)
    start = range_of(body, now.origin, path)[0]
    if isinstance(value, dict | list) and value and body[start : start + 1] not in ("{", "["):
        last = (*path, [*value][-1] if isinstance(value, dict) else len(value) - 1)
        return _last_sign(body, now, last, range_of(body, now.origin, last)[1])
    return start + len(body[start:end].rstrip())


def _start_of_line(body: str, at: int) -> int:
    return max(body.rfind("\n", 0, at), body.rfind("\r", 0, at)) + 1


def _end_of_line(body: str, at: int) -> int:
    found = BREAK.search(body, at)
    return found.start() if found else len(body)


def _line_end(body: str) -> str:
    return "\r\n" if "\r\n" in body else "\n"
