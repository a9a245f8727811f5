"""Hidden signs: characters that nobody sees, and that turn round or cut what readers and reviewers see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.file_places import Path as ValuePath

# Marks of direction (U+200E, U+200F, U+061C) and the joiners belong to Arabic text; these have no business in a file.
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u115f\u1160\u180e\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_ISOLATE = re.compile("[\u2066-\u2068][^\u2066-\u2069\u202a-\u202e\n]*\u2069")
"""Opened and closed around some words of one line: that is what isolates are for."""


def named(character: str) -> str:
    """Name an invisible character: `a right-to-left override (U+202E)`."""
    name = unicodedata.name(character, "control character").lower()
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name} (U+{ord(character):04X})"


def unseen_in(text: str) -> str | None:
    """Name the first character of `text` that nobody sees, or return None; line breaks and tabs are seen."""
    unseen = (c for c in text if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf"))
    return next(map(named, unseen), None)


def hidden_signs(text: str, *, file: str) -> Iterator[Diagnostic]:
    """Yield a warning for each line of a file in which a hidden sign stands, at the first of them."""
    if not _HARMFUL.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        # As long as it was, so that columns stay.
        rest = _ISOLATE.sub(lambda found: "-" * len(found[0]), line)
        if found := _HARMFUL.search(rest):
            yield _hidden(found, FilePlace(file, FileSpan(number, found.start() + 1, number, found.start() + 2)))


def hidden_in_values(value: Any, origin: Origin, path: ValuePath = ()) -> Iterator[Diagnostic]:
    """Yield a warning for each text below `value` in which a hidden sign stands, such as one written `\\u202e`."""
    if isinstance(value, str):
        if found := _HARMFUL.search(_ISOLATE.sub("", value)):
            yield _hidden(found, origin.place(*path))
        return
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from hidden_in_values(item, origin, (*path, step))


def _hidden(found: re.Match[str], place: FilePlace) -> Diagnostic:
    message = f"{named(found[0])} stands here, which nobody sees and which disturbs what is around it"
    return Diagnostic("hidden-sign", Level.WARNING, message, place, "take it out")
