"""Rights: which licence a line such as "Texts and notes under CC BY 4.0" names, by its address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hashiya.exporting.portion import Portion
from hashiya.model.values import Multilingual

_CREATIVE_COMMONS = re.compile(
    r"\bCC[ -](BY(?:[ -](?:SA|ND|NC(?:[ -](?:SA|ND))?))?)[ -](\d\.\d)(?![.\d])"
    r"|\b(CC[ -]?0|PDM|public domain)\b|https?://creativecommons\.org/[a-z/-]+/\d\.\d/?",
    re.IGNORECASE,
)
_OWN = "https://creativecommons.org/"


def licence_iri(*said: str | None) -> str:
    """Return the address of the licence that one of these lines names; "" where none does.

    >>> licence_iri(None, "نصوص وحواشٍ برخصة CC BY-SA 4.0"), licence_iri("All rights reserved")
    ('https://creativecommons.org/licenses/by-sa/4.0/', '')
    """
    for found in filter(None, map(_CREATIVE_COMMONS.search, filter(None, said))):
        if found[2]:
            return f"{_OWN}licenses/{found[1].lower().replace(' ', '-')}/{found[2]}/"
        if found[3]:
            is_waived = found[3].lower().startswith("cc")
            return f"{_OWN}publicdomain/{'zero' if is_waived else 'mark'}/1.0/"
        return f"{found[0].rstrip('/')}/"
    return ""


def notes_licence(portion: Portion) -> str:
    """Return the address of the licence that the reader's notes are under, by its settings; "" where it names none."""
    return licence_iri(*said_in(portion.corpus.settings.licence))


def said_in(said: Multilingual | str | None) -> Iterable[str]:
    """Return a name in each of its languages."""
    return said.texts if isinstance(said, Multilingual) else [said] if said else []
