"""Unknown keys: what somebody meant who wrote a key that is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Path as ValuePath
from hashiya.nearest import did_you_mean
from hashiya.reading.hidden_signs import unseen_in
from hashiya.reading.yaml_file import KEY, Parsed, value_at


def unknown_key(parsed: Parsed, path: ValuePath, known: Iterable[str]) -> Diagnostic:
    """Say that the key at the end of `path` is none of `known`, and what was probably meant."""
    key, names = str(path[-1]), sorted(known)
    message, meant = f"there is no key `{key[:80]}` here", did_you_mean(key, names)
    foreign = next((sign for sign in key if not sign.isascii()), None)
    if unseen := unseen_in(key):
        message, meant = f"the key `{key[:80]}` holds {unseen}", "type the key again"
    elif meant and foreign:
        name = unicodedata.name(foreign, "strange sign").lower()
        message = f"the key `{key}` is written with the sign {name} (U+{ord(foreign):04X})"
    elif not meant and " " in key.strip() and value_at(parsed.value, path) is None:
        message = f"`{key[:80]}` is taken for a key: in {{ }} a comma begins a new one"
        meant = "put the text with the comma in quotation marks, '…'"
    place = parsed.origin.place(*path, KEY)
    return Diagnostic("unknown-key", Level.ERROR, message, place, meant or f"the keys here are {', '.join(names)}")
