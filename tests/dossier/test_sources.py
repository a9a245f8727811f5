"""The dossier cites nothing that was not reviewed, and neither the list nor a note says more than the evidence does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from hashiya.notes.fact_check import Source

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
FACT_CHECKS = sorted((ANNOTATIONS / "fact-checks").glob("*.yml"))

Claim = dict[str, Any]
"""An item of evidence.yml: `id`, `phrase`, `also_at`, `verdict`, `confidence`, `sources` and more."""


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reviewed() -> list[Source]:
    return TypeAdapter(list[Source]).validate_python(_load(ANNOTATIONS / "sources.yml"))


@pytest.fixture
def evidence(texts: Path) -> list[Claim]:
    path = texts / "dossier" / "evidence.yml"
    if not path.exists():
        pytest.skip(f"{path} is not on this machine")
    claims: list[Claim] = _load(path)
    return claims


def _as_seen(source: Source) -> Source:
    """`source` without its stored copy: a copy may be added later and is no statement about the page."""
    return source.model_copy(update={"archive": None})


def _cited(check: Path) -> list[Source]:
    return TypeAdapter(list[Source]).validate_python(_load(check)["sources"])


def _seen(claims: list[Claim]) -> list[Source]:
    """What the evidence says about its pages, less what each of them said (`says`)."""
    records = [source for claim in claims for source in claim["sources"]]
    return [Source.model_validate({key: value for key, value in record.items() if key != "says"}) for record in records]


def test_every_page_is_listed_once(reviewed: list[Source]) -> None:
    assert reviewed
    assert [url for url, times in Counter(source.url for source in reviewed).items() if times > 1] == []


@pytest.mark.parametrize("check", FACT_CHECKS, ids=lambda path: path.stem)
def test_a_note_cites_reviewed_pages_only(check: Path, reviewed: list[Source]) -> None:
    assert [source for source in _cited(check) if _as_seen(source) not in reviewed] == []


@pytest.mark.texts
def test_the_list_says_nothing_that_the_evidence_does_not(reviewed: list[Source], evidence: list[Claim]) -> None:
    seen = _seen(evidence)
    assert [source for source in reviewed if _as_seen(source) not in seen] == []


@pytest.mark.texts
def test_every_claim_of_the_evidence_has_one_check_that_keeps_to_it(evidence: list[Claim]) -> None:
    """A check belongs to the claim whose phrase stands in one of its anchors."""
    checks = {path.stem: _load(path) for path in FACT_CHECKS}
    problems: list[str] = []
    for claim in evidence:
        own = [name for name, check in checks.items() if _stands_at(check, claim["phrase"])]
        if len(own) == 1:
            problems.extend(f"{own[0]}: {difference}" for difference in _differences(checks[own[0]], claim))
        else:
            problems.append(f"{claim['id']} has {len(own)} checks: {own}")
    assert problems == []


def _stands_at(check: dict[str, Any], phrase: str) -> bool:
    return any(phrase in anchor["quote"] for anchor in check["anchors"])


def _differences(check: dict[str, Any], claim: Claim) -> list[str]:
    """Tell in what `check` departs from its claim."""
    differences = []
    if check["verdict"] != claim["verdict"]:
        differences.append(f"the verdict is {check['verdict']}, in the evidence {claim['verdict']}")
    if claim["confidence"] == "low" and check["verdict"] != "unverified":
        differences.append("low confidence means unverified")
    if ("correction" in check) != (claim["correction"] is not None):
        differences.append("a correction on one side only")
    known = {source["url"] for source in claim["sources"]}
    differences += [f"cites {source['url']}" for source in check["sources"] if source["url"] not in known]
    places = [place["phrase"] for place in claim["also_at"]]
    differences += [f"is not at {place}" for place in places if not _stands_at(check, place)]
    return differences
