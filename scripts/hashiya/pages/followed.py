"""Followed: what came of the recipes of a site's pages, made here or wherever work is shared out to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, cast

from pydantic_core import to_json

from hashiya import jobs
from hashiya.corpus import Anchored
from hashiya.kept import digest_of
from hashiya.pages.all_pages import FACTS, Recipe, recipes
from hashiya.pages.context import Context, History, Settings
from hashiya.pages.page import Page
from hashiya.pages.placed import placed
from hashiya.pages.spool import Packed, Spool, packed
from hashiya.pages.traced import Lines, Trace
from hashiya.pages.traced_context import traced
from hashiya.stages import step

_NO_LINES: Lines = {}
_NOTHING_GIVEN = digest_of([b"None"])
"""Most recipes are given nothing."""


class Came(NamedTuple):
    """What came of a recipe besides its pages.

    Attributes:
        used: The names of all that was looked up for it.
        given: What changes with what it was given.
        pages: The paths of its pages, and what changes with each.
        lines: What they were put together from.
    """

    used: Set[str]
    given: bytes
    pages: Mapping[str, bytes]
    lines: Lines


class MadeFrom(NamedTuple):
    """What pages are made from where nothing of the project is.

    Attributes:
        traces: Whether it is told what each is made from; else of `Came` there is nothing but the paths.
    """

    anchored: Anchored
    settings: Settings
    history: History
    traces: bool

    def ready(self) -> tuple[Context, dict[str, bytes]]:
        """Return what recipes are followed with, and what all that may be looked up in it is at this moment."""
        context = Context(self.anchored, self.settings, self.history)
        if self.traces:
            return traced(context, FACTS)
        # Now: processes that work is shared out to begin with all that has been gathered here.
        _ = context.together, context.mentions, context.translated_mentions
        for name, gather in FACTS.items():
            context.fact(name, gather)
        return context, {}


class Waiting(NamedTuple):
    """How pages are made ready to wait, where they are made.

    Attributes:
        is_spooled: Whether they go into a spool.
        site: The folder of the site, in which what is a mere file stands at once; "" where it waits as pages do.
    """

    is_spooled: bool
    site: str

    def ready(self, recipe: Recipe, made: Iterable[Page]) -> list[Page | Packed]:
        """Return what is to wait of the pages of `recipe`."""
        if recipe.is_file and self.site:
            return [placed(page, self.site) for page in made]
        return [packed(page) if self.is_spooled else page.loaded() for page in made]


def all_followed(
    context: Context, listed: Sequence[Recipe], origin: MadeFrom, spool: Spool | None, *, site: str = ""
) -> Iterator[tuple[Recipe, tuple[Iterable[Page], Came]]]:
    """Follow recipes, and yield what came of each, in their order.

    Args:
        spool: Where the pages wait until then; in memory without one.
        site: The folder in which files are written where they go at once; "" where nobody knows it.
    """
    waiting = Waiting(spool is not None, site)

    def put(page: Page | Packed) -> Page:
        return spool.put(page) if spool and isinstance(page, Packed) else cast("Page", page)

    if not jobs.is_shared_out():
        for number, recipe in enumerate(listed):
            step(number, len(listed))
            made, came = followed(context, recipe)
            yield recipe, ([*map(put, waiting.ready(recipe, made))], came)
        return
    done: dict[int, tuple[Iterable[Page], Came]] = {}
    if jobs.travels():
        away = [number for number, recipe in enumerate(listed) if recipe.travels]
        names = [listed[number].name for number in away]
        elsewhere = waiting._replace(site="")  # which is a folder of this machine
        for indices, found in jobs.shared_out(names, _followed_elsewhere, (origin, elsewhere)):
            for index, (pages, came) in zip(indices, found, strict=True):
                done[away[index]] = [*map(put, pages)], came
        here = [number for number in range(len(listed)) if number not in done]
    else:
        here = [*range(len(listed))]
    rest = [listed[number] for number in here]
    for indices, found in jobs.shared_out(rest, _all_of, (context, waiting), travels=False):
        for index, (pages, came) in zip(indices, found, strict=True):
            done[here[index]] = [*map(put, pages)], came
    yield from ((recipe, done.pop(number)) for number, recipe in enumerate(listed))


def _all_of(given: tuple[Context, Waiting], share: Sequence[Recipe]) -> list[tuple[list[Page | Packed], Came]]:
    context, waiting = given
    all_of = ((recipe, *followed(context, recipe)) for recipe in share)
    return [(waiting.ready(recipe, made), came) for recipe, made, came in all_of]


_PREPARED: list[tuple[MadeFrom, Context, Mapping[str, Recipe]]] = []
"""What was last made ready here for a share: the next has the same."""


def _followed_elsewhere(
    given: tuple[MadeFrom, Waiting], names: Sequence[str]
) -> list[tuple[list[Page | Packed], Came]]:
    """Follow the recipes of these names, all of which travel."""
    origin, waiting = given
    if not (_PREPARED and _PREPARED[0][0] is origin):
        context, _ = origin.ready()
        _PREPARED[:] = [(origin, context, {recipe.name: recipe for recipe in recipes(context)})]
    _, context, listed = _PREPARED[0]
    return _all_of((context, waiting), [listed[name] for name in names])


def followed(
    context: Context, recipe: Recipe, before: Lines = _NO_LINES, *, changed: Set[str] = frozenset()
) -> tuple[Iterable[Page], Came]:
    """Follow one recipe.

    Args:
        before: The lines that were made for it before.
        changed: The names of all that is another since.
    """
    trace = context.memory
    if not isinstance(trace, Trace):
        made = tuple(recipe.make())
        return made, Came(frozenset(), b"", {page.path: b"" for page in made}, _NO_LINES)
    with trace.recorded() as used, trace.lines_kept(before, changed=changed) as lines:
        made = tuple(recipe.make())
    return made, Came(used, given_of(recipe), {page.path: digest_of_page(page) for page in made}, lines)


def given_of(recipe: Recipe) -> bytes:
    """Return what changes with what a recipe was given."""
    return _NOTHING_GIVEN if recipe.given is None else digest_of([repr(recipe.given).encode()])


def digest_of_page(page: Page) -> bytes:
    """Return what changes with a page."""
    text = page.text if isinstance(page.text, bytes) else page.text.encode()
    return digest_of([to_json(page.head), text])
