"""Authors: persons by the family's part of their names and the rest, associations by their whole name.

Nothing tells the two apart but what an editor says, and nobody can say of a name in Arabic letters where the family's
part of it begins. A name of which nothing is said is an association's: it stays whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from hashiya.model.values import Language, Multilingual, Name


class Authored(Protocol):
    """What somebody wrote."""

    @property
    def author(self) -> Name | None:
        """Who wrote it."""

    @property
    def author_family(self) -> Name | None:
        """Of a person the family's part of the name."""


class Author(NamedTuple):
    """Who wrote something, in one language, on one line.

    Attributes:
        name: As readers see it.
        family: Of a person the family's part of it; "" for an association.
        given: Of a person the rest.
    """

    name: str
    family: str = ""
    given: str = ""


def author_in(written: Authored, language: Language) -> Author | None:
    """Return who wrote something, as it is called in `language`; None where nobody is named."""
    if not written.author:
        return None
    name = _in(written.author, language)
    family = _in(written.author_family, language) if written.author_family else ""
    parted = parted_name(name, family)
    return Author(name, *parted) if parted else Author(name)


def parted_name(name: str, family: str) -> tuple[str, str] | None:
    """Return the family's part of a name and the rest; None where it is no part of the name.

    >>> parted_name("مريم حداد", "حداد"), parted_name("Maryam Haddad", "Had")
    (('حداد', 'مريم'), None)
    """
    found = re.search(rf"(?<!\S){re.escape(family)}(?!\S)", name) if family else None
    return (family, " ".join(f"{name[: found.start()]} {name[found.end() :]}".split())) if found else None


def family_problem(author: Name | None, family: Name) -> str | None:
    """Say what is wrong with the family's part of an author's name, or return None."""
    if author is None:
        return "nobody is named whose family this would be; write `author:` too"
    for language in family.languages if isinstance(family, Multilingual) else author_languages(author):
        name, part = _in(author, language), _in(family, language)
        if parted_name(name, part) is None:
            return f"`{part}` is no part of the name `{name}`: write it as it stands there"
    return None


def author_languages(author: Name) -> tuple[Language, ...]:
    """Return the languages that a name is in; one that stands for all of them where it is in none of its own."""
    return author.languages if isinstance(author, Multilingual) else ("",)


def _in(name: Name, language: Language) -> str:
    text = name.get(language)[0] if isinstance(name, Multilingual) else name
    return " ".join(text.split())
