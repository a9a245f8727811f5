"""Made: all pages of a site and what each was made from, so that a later run makes only those that would be others."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from hashiya.pages import spool
from hashiya.pages.all_pages import FACTS, recipes
from hashiya.pages.context import Context
from hashiya.pages.followed import Came, MadeFrom, all_followed, digest_of_page, followed, given_of
from hashiya.pages.page import Page
from hashiya.pages.spool import Spool
from hashiya.pages.traced import Lines
from hashiya.pages.traced_context import traced

GIVEN = "given"
"""Instead of a table's name: what a recipe was given."""

_FEW = 30_000
"""Recipes of a site whose lines all find room in memory."""


class Unit(NamedTuple):
    """What came of a recipe.

    Attributes:
        used: The numbers of the names of all that was looked up for it, four bytes each: as sets of names they would
            be half of all that is kept of pages, and most of what is read back after a change.
        given: What changes with what the recipe was given.
        pages: Its pages by their paths, and what changes with each.
        lines: What they were put together from, if they were made now; it is kept apart.
    """

    used: bytes
    given: bytes
    pages: Mapping[str, bytes]
    lines: Lines = {}  # noqa: RUF012 - nobody changes it

    @classmethod
    def of(cls, came: Came, numbers: dict[str, int]) -> Unit:
        """Return what came by the `numbers` of names; those without any get the next."""
        for name in sorted(name for name in came.used if name not in numbers):
            numbers[name] = len(numbers)
        used = array("I", sorted(map(numbers.__getitem__, came.used)))
        return cls(used.tobytes(), came.given, came.pages, came.lines)


class Sources(NamedTuple):
    """What the pages of a site were made from.

    Attributes:
        state: For each name that may be looked up, what changes with what stands there.
        units: What came of each recipe, by its name, in order.
        numbers: Those of the names that were looked up.
        began: What these bear from the making of a whole site on, with all that is made again: kept lines bear it too.
    """

    state: Mapping[str, bytes]
    units: Mapping[str, Unit]
    numbers: Mapping[str, int] = {}
    began: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the units as bare tuples: there are tens of thousands, and each would be made by its own call."""
        bare = [tuple(unit._replace(lines=_NOTHING.lines)) for unit in self.units.values()]
        return _sources, (self.state, dict(zip(self.units, bare, strict=True)), tuple(self.numbers), self.began)


def _sources(
    state: Mapping[str, bytes], units: Mapping[str, tuple[Any, ...]], names: Sequence[str], began: str
) -> Sources:
    again = partial(tuple.__new__, Unit)
    numbers = {name: number for number, name in enumerate(names)}
    return Sources(state, {name: again(unit) for name, unit in units.items()}, numbers, began)


class Again(NamedTuple):
    """What was made again.

    Attributes:
        pages: Those that are new or others than before.
        gone: The paths of those that are no more.
        why: For each page that was looked at again, by its path, the names of what it uses that has changed; none of
            one that is new.
    """

    pages: tuple[Page, ...]
    gone: frozenset[str]
    why: Mapping[str, tuple[str, ...]]
    sources: Sources


def make_all(context: Context, *, is_kept: bool = True, site: str = "") -> tuple[tuple[Page, ...], Sources]:
    """Make all pages of the site, each path once, in a fixed order, and tell what from.

    Args:
        is_kept: Whether that is kept for a later run; else it is told only which pages there are.
        site: The folder in which files for other programs are written where they go at once; "" where they wait.
    """
    origin = MadeFrom(context.anchored, context.settings, context.history, traces=is_kept)
    context, state = origin.ready()
    pages: dict[str, Page] = {}
    units: dict[str, Unit] = {}
    numbers: dict[str, int] = {}
    listed = [*recipes(context)]
    waits = Spool() if len(listed) > spool.FEW else None
    for recipe, (made, came) in all_followed(context, listed, origin, waits, site=site):
        unit = Unit.of(came, numbers)
        # All lines of a great site would take as much room as its pages, which wait elsewhere.
        units[recipe.name] = unit if len(listed) <= _FEW else unit._replace(lines={})
        pages |= {page.path: page for page in made}
    context.memory.forget()
    return tuple(pages.values()), Sources(state, units, numbers)


def make_again(context: Context, before: Sources, *, lines: Callable[[str], Lines]) -> Again:
    """Make the pages on which it shows what has changed since `before`, and those that are new.

    Args:
        lines: Returns for the name of a recipe the lines that were kept of it; none where they are not known.
    """
    context, state = traced(context, FACTS)
    changed = {name for name in {*before.state, *state} if before.state.get(name) != state.get(name)}
    numbers = dict(before.numbers)
    names = {numbers[name]: name for name in changed & numbers.keys()}
    others = frozenset(names)
    pages: dict[str, Page] = {}
    units: dict[str, Unit] = {}
    why: dict[str, tuple[str, ...]] = {}
    for recipe in recipes(context):
        unit = before.units.get(recipe.name, _NOTHING)
        causes = tuple(sorted(names[number] for number in others.intersection(array("I", unit.used))))
        if unit.given != given_of(recipe):
            causes += (f"{GIVEN}:{recipe.name}",)
        if causes or unit is _NOTHING:
            made, came = followed(context, recipe, lines(recipe.name), changed=changed)
            again = Unit.of(came, numbers)
            why |= {path: causes if path in unit.pages else () for path in again.pages}
            pages |= {page.path: page for page in made if again.pages[page.path] != unit.pages.get(page.path)}
            unit = again
        units[recipe.name] = unit
    last = {path: name for name, unit in units.items() for path in unit.pages}
    gone = frozenset(path for unit in before.units.values() for path in unit.pages if path not in last)
    shown = tuple(page for page in pages.values() if _is_last(page, units, last))
    return Again(shown, gone, why, Sources(state, units, numbers, before.began))


_NOTHING = Unit(b"", b"", {})


def _is_last(page: Page, units: Mapping[str, Unit], last: Mapping[str, str]) -> bool:
    """Tell whether no later recipe's page stands in its place."""
    return units[last[page.path]].pages[page.path] == digest_of_page(page)
