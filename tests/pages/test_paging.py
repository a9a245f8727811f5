"""Lists are cut into pages that hold together what they held, and each page leads to the others."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hashiya.pages.paging import Pager, begins, cut, list_of, page_address

GROUPS = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.integers(), max_size=9))


@given(GROUPS, st.integers(1, 7))
def test_nothing_is_lost_and_no_page_is_longer(groups: dict[str, list[int]], most: int) -> None:
    pages = cut(groups, most)
    rows = [(group, row) for page in pages for group, rows in page.items() for row in rows]
    assert rows == [(group, row) for group, rows in groups.items() for row in rows]
    sizes = [sum(map(len, page.values())) for page in pages]
    assert set(sizes[:-1]) <= {most}
    assert sizes[-1] <= most
    for group, number in begins(pages).items():
        assert next(n for n, page in enumerate(pages, 1) if group in page) == number


@given(st.integers(1, 40), st.data())
def test_every_page_is_a_few_steps_away(count: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, count))
    near = Pager("glossary/", number, count).near
    assert near[0] == 1
    assert near[-1] == count
    assert {max(1, number - 1), number, min(count, number + 1)} <= set(near)
    told = [one for one in near if one]
    assert told == sorted(set(told))
    # A gap stands where a number is left out, and nowhere else.
    assert [one for before, one in pairwise(near) if before and one and one > before + 1] == []


def test_a_page_leads_to_the_others() -> None:
    third = Pager("glossary/", 3, 5)
    assert third.href(1) == "../../"
    assert third.href(4, "by-kind") == "../4/#by-kind"
    assert third.href(3, "by-kind") == "#by-kind"
    assert Pager("glossary/", 1, 5).href(2) == "page/2/"
    assert list_of(f"en/{page_address('glossary/', 3).removesuffix('/')}.md") == ("en/glossary/index.md", 3)
    assert list_of("en/glossary/page/two.md") == ("en/glossary/page/two.md", 1)
