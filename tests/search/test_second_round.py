"""Numbers, spellings, plurals, phrases, filters and related forms: what was written down for each query comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from from_yaml import from_yaml
from search.asking import ask, shown

pytestmark = [pytest.mark.texts, pytest.mark.browser]


@pytest.mark.parametrize(
    ("file", "share", "step"),
    [
        ("second_round", 0.95, 3),
        pytest.param("second_round", 0.95, 1, marks=pytest.mark.audit),
        pytest.param("unseen", 0.88, 1, marks=pytest.mark.audit),
    ],
)
def test_what_was_written_down_comes_out(
    asked_page: Page, address: str, tell: Callable[[str], None], *, file: str, share: float, step: int
) -> None:
    """Of each kind of query every third; all of them when all is gone over."""
    every: list[dict[str, Any]] = from_yaml(Path(__file__).with_name(f"{file}.yml").read_text("utf-8"))
    cases = sorted(every, key=lambda case: str(case["kind"]))[::step]
    asked, complete = Counter(case["kind"] for case in cases), Counter[str]()
    missed = []
    for case in sorted(cases, key=language_of):
        results = ask(asked_page, address, case["query"], language=language_of(case), painted=False)
        found = {result.passage for result in results}
        missing = [f"not {passage}" for passage in case["expect"] if passage not in found]
        missing += [f"but {passage}" for passage in case.get("absent", ()) if passage in found]
        how = shown(asked_page)
        if case.get("first") and how.languages[:1] != [case["first"]]:
            missing.append(f"first {how.languages[:1]}")
        if case.get("also") and case["also"] not in how.also:
            missing.append(f"also for {how.also!r}")
        for name, value in case.get("only", {}).items():
            if how.facts[name] != {value}:
                missing.append(f"{name} {how.facts[name]}")
        complete[case["kind"]] += not missing
        if missing:
            missed.append(f"  {case['query']}: {', '.join(missing)}")
    kinds = ", ".join(f"{kind} {complete[kind]} of {asked[kind]}" for kind in asked)
    tell("\n".join((f"{complete.total()} of {asked.total()} queries complete ({kinds})", *missed)))
    assert complete.total() >= share * asked.total()


def language_of(case: dict[str, Any]) -> str:
    """The language of the page that a case is asked on."""
    return case.get("page") or ("en" if case["query"].isascii() and not case["query"][0].isdigit() else "ar")
