"""YAML as an editor would write it: a value to a line, long texts folded, quotation marks where they are needed."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from hashiya.reading.yaml_file import LOADER

WIDTH = 110
NARROWEST = 40
"""So wide at least is a folded text, however deep it stands."""
_EMPTY: tuple[Any, ...] = (None, "", [], {})


def entry(key: str, value: Any, indent: int = 0) -> list[str]:
    """Return the lines of `key: value`; a long text is folded, a list has a dash before each item."""
    space = " " * indent
    if isinstance(value, Mapping):
        return [f"{space}{key}:", *_mapping(value, indent + 2)]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [f"{space}{key}:", *items(value, indent + 2)]
    if isinstance(value, str) and len(value) + indent > WIDTH and " " in value and may_be_folded(value):
        return [f"{space}{key}: >-", *(f"{space}  {line}" for line in folded(value, max(NARROWEST, WIDTH - indent)))]
    return [f"{space}{key}: {scalar(value)}"]


def _mapping(values: Mapping[str, Any], indent: int) -> list[str]:
    return [line for key, value in values.items() if value not in _EMPTY for line in entry(key, value, indent)]


def items(values: Iterable[Any], indent: int) -> list[str]:
    """Return the lines of a list, a dash before each item."""
    lines: list[str] = []
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, indent + 2)
            lines += [" " * indent + "- " + first.lstrip(), *rest]
        else:
            lines.append(" " * indent + f"- {scalar(value)}")
    return lines


def scalar(value: str | int | datetime.date) -> str:
    """Write one value on one line; text that YAML would take for something else gets quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    written: str = yaml.safe_dump(value, allow_unicode=True, width=10**6, default_style=_style(value))
    return written.removesuffix("\n").removesuffix("\n...")


def _style(value: str) -> str | None:
    return None if _is_plain(value) else '"'


def _is_plain(value: str) -> bool:
    """Whether the text is itself without quotation marks, also in the eyes of a hurried reader."""
    if not value[:1].isalpha() or not value.isprintable():
        return False
    try:
        return bool(yaml.load(f"key: {value}", Loader=LOADER) == {"key": value})
    except yaml.YAMLError:
        return False


def may_be_folded(text: str) -> bool:
    """Tell whether a text comes back as it was if it is folded."""
    # Folding keeps single spaces only, and a line that begins with one or with a mark of YAML would not come back.
    return text == " ".join(text.split()) and text.isprintable()


def folded(text: str, width: int) -> list[str]:
    """Return the lines of a text, broken at spaces alone."""
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def in_one_line(value: Any) -> str:
    """Write a value in YAML's brackets, for where lines of its own have no room."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_one_line(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(in_one_line, value)) + "]"
    written = scalar(value)
    # Between brackets a comma ends a value.
    return written if written[:1] == '"' or not re.search(r"[,\[\]{}]", written) else f'"{written}"'


def styles(old: str, value: Any, *, indent: int = 0) -> Iterator[str]:
    """Yield ways to write `value` where `old` stood, the most like it first."""
    ending = old[len(old.rstrip("\r\n")) :]  # the range of a block scalar takes in its last line break
    if not isinstance(value, str):
        yield scalar(value) + ending
        return
    if old.startswith("'"):
        yield "'" + value.replace("'", "''") + "'" + ending
    elif old.startswith(("|", ">")):
        yield from _block(old, value, indent)
    elif not old.startswith('"'):
        yield value + ending
        if len(value) + indent > WIDTH and may_be_folded(value):
            lines = folded(value, max(NARROWEST, WIDTH - indent))
            yield "\n".join([">-", *(" " * (indent + 2) + line for line in lines)]) + ending
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    yield f'"{escaped}"{ending}'
    yield scalar(value) + ending


def _block(old: str, value: str, indent: int) -> Iterator[str]:
    """Yield a block scalar whose lines are the old ones as far as their words are."""
    lines = old.splitlines()
    ending = old[len(old.rstrip("\r\n")) :]
    body = [line for line in lines[1:] if line.strip()]
    deep = len(body[0]) - len(body[0].lstrip(" ")) if body else indent + 2
    if lines[0].startswith("|"):
        kept = [f"{' ' * deep}{line}" if line else "" for line in value.split("\n")]
        yield "\n".join([lines[0], *kept]) + ending
        return
    paragraphs = value.split("\n\n") if "\n\n" in value else [value]
    if all(may_be_folded(part) for part in paragraphs) and len(paragraphs) == 1:
        made = [" " * deep + line for line in _kept_lines([line.strip() for line in body], value, WIDTH)]
    else:
        made = [""]
        for part in paragraphs:
            made += [*(" " * deep + line for line in folded(part, WIDTH)), ""]
        made = made[1:-1]
    yield "\n".join([lines[0], *made]) + ending


def _kept_lines(lines: Sequence[str], text: str, width: int) -> list[str]:
    """Fold `text`, keeping those of the old lines at both ends whose words are the same."""
    words = text.split()
    above: list[str] = []
    for line in lines:
        if words[: len(line.split())] != line.split():
            break
        above.append(line)
        words = words[len(line.split()) :]
    below: list[str] = []
    for line in reversed(lines[len(above) :]):
        count = len(line.split())
        if not count or words[-count:] != line.split():
            break
        below.insert(0, line)
        words = words[:-count]
    between = folded(" ".join(words), width)
    while below and between and len(between[-1]) < width // 2:
        # A stump of a line would stay in the middle: the next one comes up to it.
        between = folded(" ".join([*between, below.pop(0)]), width)
    return [*above, *between, *below]
