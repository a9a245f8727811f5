"""Paging: a list that grows with the corpus stands on as many pages as it takes, so that no page grows with it.

Its first page keeps the list's own address; what is behind it has addresses that no note can have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Generic, NamedTuple, TypeVar

from hashiya.pages.addresses import relative
from hashiya.pages.page import Page

Group = TypeVar("Group")
Row = TypeVar("Row")

MOST = 500
"""Rows of a list on one page."""
_FOLDER = "page/"
_FILES = ("corrections", "sources")
"""Lists whose first page is a file beside the folder of the others."""


class Part(NamedTuple):
    """A page of a list, in every language.

    Attributes:
        number: Which, from 1.
        given: All that it is made from besides what is looked up when it is made.
        make: Makes it.
    """

    number: int
    given: object
    make: Callable[[], Iterable[Page]]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands among the others.

    Attributes:
        address: The list's own, below the language.
        number: The page's, from 1.
        count: How many there are.
    """

    address: str
    number: int = 1
    count: int = 1

    @property
    def page(self) -> str:
        """The address of the page."""
        return page_address(self.address, self.number)

    @property
    def list(self) -> str:
        """The way to the first page."""
        return self.href(1)

    @property
    def near(self) -> tuple[int, ...]:
        """The pages that are led to: the first, the last, those around this one, and 0 for each gap between them."""
        told = sorted({1, self.count, *range(max(1, self.number - 2), min(self.count, self.number + 2) + 1)})
        behind_a_gap = {number for before, number in pairwise(told) if number > before + 1}
        return tuple(number for one in told for number in ((0, one) if one in behind_a_gap else (one,)))

    def titled(self, title: str, ui: Mapping[str, Any]) -> str:
        """Return the page's title: behind the first it says which page it is."""
        return title if self.number == 1 else f"{title} · {self.said(ui)}"

    def said(self, ui: Mapping[str, Any]) -> str:
        """Return in the interface's words `ui` which page of how many it is."""
        said: str = ui["paging"]["page"].format(n=self.number, m=self.count)
        return said

    @property
    def scripted(self) -> Mapping[str, Sequence[str]]:
        """What the front matter says of the script by which an address of the first page leads to another."""
        return {"scripts": ("pages",)} if self.number == 1 < self.count else {}

    def href(self, number: int, fragment: str = "") -> str:
        """Return the way to another page of the list."""
        if number == self.number and fragment:
            return f"#{fragment}"
        return relative(f"{page_address(self.address, number)}{fragment and f'#{fragment}'}", page=self.page)


@dataclass(frozen=True, slots=True)
class Grouped(Generic[Group]):
    """What stands on a page of a list that has groups.

    Attributes:
        groups: The keys of its rows, group by group.
        starting: The groups that begin on it.
    """

    pager: Pager
    groups: tuple[tuple[Group, tuple[str, ...]], ...]
    starting: tuple[Group, ...]


def parts(groups: Mapping[Group, Sequence[str]], address: str, *, most: int | None = None) -> Iterator[Grouped[Group]]:
    """Yield what stands on each page of the list at `address`, whose rows are known by their keys."""
    pages = cut(groups, most)
    first = begins(pages)
    for number, here in enumerate(pages, 1):
        starting = tuple(group for group in here if first[group] == number)
        listed = tuple((group, tuple(rows)) for group, rows in here.items())
        yield Grouped(Pager(address, number, len(pages)), listed, starting)


def page_address(address: str, number: int) -> str:
    """Return the address of a page of the list at `address`.

    >>> page_address("glossary/", 1), page_address("glossary/", 3)
    ('glossary/', 'glossary/page/3/')
    """
    return address if number == 1 else f"{address}{_FOLDER}{number}/"


def list_of(path: str) -> tuple[str, int]:
    """Return the path of the first page of the list that `path` may be a page of, and which.

    >>> list_of("en/glossary/page/3.md"), list_of("en/glossary/union/page/2.md"), list_of("en/glossary/union.md")
    (('en/glossary/index.md', 3), ('en/glossary/union.md', 2), ('en/glossary/union.md', 1))
    >>> list_of("en/sources/page/2.md")
    ('en/sources.md', 2)
    """
    folder, _, number = path.removesuffix(".md").rpartition(f"/{_FOLDER}")
    if not folder or not number.isdecimal():
        return path, 1
    is_file = folder.count("/") > 1 or folder.rpartition("/")[2] in _FILES
    return (f"{folder}.md" if is_file else f"{folder}/index.md"), int(number)


def cut(groups: Mapping[Group, Sequence[Row]], most: int | None = None) -> list[dict[Group, list[Row]]]:
    """Cut a grouped list into pages of `most` rows, in its order; one page, empty, of an empty list."""
    pages: list[dict[Group, list[Row]]] = [{}]
    room = most = most or MOST
    for group, rows in groups.items():
        for row in rows:
            if not room:
                pages.append({})
                room = most
            pages[-1].setdefault(group, []).append(row)
            room -= 1
    return pages


def begins(pages: Sequence[Mapping[Group, object]]) -> dict[Group, int]:
    """Return on which page each group begins."""
    return {group: number for number, page in reversed([*enumerate(pages, 1)]) for group in page}
