"""Made: all pages of a site and what each was made from, so that a later run makes only those that would be others."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import Any, NamedTuple

from pydantic_core import to_json

from hashiya import jobs
from hashiya.corpus import Anchored
from hashiya.kept import digest_of
from hashiya.pages import spool
from hashiya.pages.all_pages import FACTS, Recipe, recipes
from hashiya.pages.context import Context, History, Settings
from hashiya.pages.page import Page
from hashiya.pages.spool import Spool
from hashiya.pages.traced import Lines
from hashiya.pages.traced_context import traced
from hashiya.stages import step

GIVEN = "given"
"""Instead of a table's name: what a recipe was given."""


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


class _Came(NamedTuple):
    """The same as it comes from where the recipe was followed: there nobody knows the numbers."""

    used: Set[str]
    given: bytes
    pages: Mapping[str, bytes]
    lines: Lines

    def unit(self, numbers: dict[str, int]) -> Unit:
        """Return it by the `numbers` of names; those without any get the next."""
        for name in sorted(name for name in self.used if name not in numbers):
            numbers[name] = len(numbers)
        used = array("I", sorted(map(numbers.__getitem__, self.used)))
        return Unit(used.tobytes(), self.given, self.pages, self.lines)


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


def make_all(context: Context) -> tuple[tuple[Page, ...], Sources]:
    """Make all pages of the site, each path once, in a fixed order, and tell what from."""
    elsewhere = _Elsewhere(context.anchored, context.settings, context.history)
    context, state = traced(context, FACTS)
    pages: dict[str, Page] = {}
    units: dict[str, Unit] = {}
    numbers: dict[str, int] = {}
    listed = [*recipes(context)]
    are_few = len(listed) <= spool.FEW
    wait = Page.loaded if are_few else Spool().put
    for recipe, (made, came) in _all_made(context, listed, wait, elsewhere):
        unit = came.unit(numbers)
        # All lines of a great site would take as much room as its pages, which wait elsewhere.
        units[recipe.name] = unit if are_few else unit._replace(lines={})
        pages |= {page.path: page for page in made}
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
        if unit.given != _given(recipe):
            causes += (f"{GIVEN}:{recipe.name}",)
        if causes or unit is _NOTHING:
            made, came = _made(context, recipe, lines(recipe.name), changed=changed)
            again = came.unit(numbers)
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
    return units[last[page.path]].pages[page.path] == _digest(page)


class _Elsewhere(NamedTuple):
    """What pages are made from where nothing of the project is."""

    anchored: Anchored
    settings: Settings
    history: History


def _all_made(
    context: Context, listed: Sequence[Recipe], wait: Callable[[Page], Page], elsewhere: _Elsewhere
) -> Iterator[tuple[Recipe, tuple[Iterable[Page], _Came]]]:
    """Follow recipes, and yield what came of each, in their order; `wait` takes its pages until then."""
    if not jobs.is_shared_out():
        for number, recipe in enumerate(listed):
            step(number, len(listed))
            made, unit = _made(context, recipe)
            yield recipe, (map(wait, made), unit)
        return
    done: dict[int, tuple[Iterable[Page], _Came]] = {}
    if jobs.travels():
        away = [number for number, recipe in enumerate(listed) if recipe.travels]
        names = [listed[number].name for number in away]
        for indices, found in jobs.shared_out(names, _made_elsewhere, elsewhere):
            for index, (pages, unit) in zip(indices, found, strict=True):
                done[away[index]] = [*map(wait, pages)], unit
        here = [number for number in range(len(listed)) if number not in done]
    else:
        here = [*range(len(listed))]
    rest = [listed[number] for number in here]
    for indices, found in jobs.shared_out(rest, _all_of, context, travels=False):
        for index, (pages, unit) in zip(indices, found, strict=True):
            done[here[index]] = [*map(wait, pages)], unit
    yield from ((recipe, done.pop(number)) for number, recipe in enumerate(listed))


def _all_of(context: Context, share: Sequence[Recipe]) -> list[tuple[Iterable[Page], _Came]]:
    return [_made(context, recipe) for recipe in share]


_PREPARED: list[tuple[_Elsewhere, Context, Mapping[str, Recipe]]] = []
"""What was last made ready here for a share: the next has the same."""


def _made_elsewhere(given: _Elsewhere, names: Sequence[str]) -> list[tuple[Iterable[Page], _Came]]:
    """Follow the recipes of these names, all of which travel."""
    if not (_PREPARED and _PREPARED[0][0] is given):
        context, _ = traced(Context(*given), FACTS)
        _PREPARED[:] = [(given, context, {recipe.name: recipe for recipe in recipes(context)})]
    _, context, listed = _PREPARED[0]
    return [_made(context, listed[name]) for name in names]


def _made(
    context: Context, recipe: Recipe, before: Lines = _NOTHING.lines, *, changed: Set[str] = frozenset()
) -> tuple[Iterable[Page], _Came]:
    with context.trace.recorded() as used, context.trace.lines_kept(before, changed=changed) as lines:
        made = tuple(recipe.make())
    return made, _Came(used, _given(recipe), {page.path: _digest(page) for page in made}, lines)


def _given(recipe: Recipe) -> bytes:
    return _NOTHING_GIVEN if recipe.given is None else digest_of([repr(recipe.given).encode()])


_NOTHING_GIVEN = digest_of([b"None"])
"""Most recipes are given nothing."""


def _digest(page: Page) -> bytes:
    text = page.text if isinstance(page.text, bytes) else page.text.encode()
    return digest_of([to_json(page.head), text])
