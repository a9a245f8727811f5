"""The dossier cites nothing that was not reviewed, and neither the list nor a note says more than the evidence does.

A fact-check names the entries of the evidence that it rests on in a comment, `# evidence: F14, G18`.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from from_yaml import from_yaml
from hashiya.notes.source import Source
from of_the_dossier import NOTES

ANNOTATIONS = Path(__file__).parents[2] / "annotations"
FACT_CHECKS = [ANNOTATIONS / f"{key}.yml" for key in sorted(NOTES) if key.startswith("fact-checks/")]

Entry = dict[str, Any]
"""An entry of the evidence: `id`, `phrase`, `verdict`, `confidence`, `checked_as_of`, `sources` and more.

Of the second series `check` names the fact-check that the entry is about, or `new (name)`."""

_EVIDENCE = re.compile(r"^# evidence: ([FG]\d\d(?:, [FG]\d\d)*)$", re.MULTILINE)

DECIDED_OTHERWISE = {
    "largest-landlocked-country": "G18 weighs rank, area and ports together; the ports became a check of their own",
    "no-ports": "G18 is about the whole sentence; of its three parts the ports are the wrong one",
}
"""Reviewed by hand: where a verdict is not that of the newest entry, and why."""

SURE_BY = {
    "forum-contracts-100-million": "F24: one agency alone; G44 is sure of a word of the text, not of the sum",
    "largest-landlocked-country": "F14: rank and area alone; what G18 is less sure of are the ports",
}
"""Reviewed by hand: where the confidence is that of another entry than the one that decides."""

UNUSED = {
    "F21": "the jobs of a living person, on one source of 2014, and nothing in the dossier depends on them",
    "G45": "about a glossary entry",
    "G46": "about the catalogue",
    "G47": "about the catalogue",
    "G48": "about the catalogue",
    "G49": "about the catalogue",
    "G50": "about the catalogue",
}
"""Entries that no fact-check rests on, and why."""

ELSEWHERE = {
    ("F07", "استفز نزاربايف بصورة كبيرة"): "Nazarbayev's anger is documented; the check is on the apology",
    ("G12", "استفز نزاربايف بصورة كبيرة"): "the same words, which the entry itself says to leave",
    ("F09", "عضو المجلس السياسي المركزي لحزب"): "the check is on the demand for land, not on a seat in a party",
    ("F40", "رغم عقد اتفاق أمني مع موسكو"): "true: an agreement had been concluded in 2020",
    ("G18", "غير أنها لا تملك موانئ خاصة"): "the mark begins with the claim, behind the conjunction",
    ("F42", "تأسس هذا الاتحاد الناشئ"): "the founding year is right; the check is on the number of members",
}
"""Phrases of the evidence that no longer carry the check's mark, and why."""

REWRITTEN = {
    "https://kun.uz./": "https://kun.uz/",
    "https://kp.ua./": "https://kp.ua/",
    "https://www.trtworld.com:443/": "https://www.trtworld.com/",
}
"""Beginnings of addresses that stand in the evidence with a superfluous dot or port: the same pages without it."""


def _load(path: Path) -> Any:
    return from_yaml(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reviewed() -> list[Source]:
    return TypeAdapter(list[Source]).validate_python(_load(ANNOTATIONS / "sources.yml"))


@pytest.fixture(scope="module")
def evidence(texts: Path) -> dict[str, Entry]:
    paths = [texts / "dossier" / name for name in ("evidence.yml", "evidence-2.yml")]
    for path in paths:
        if not path.exists():
            pytest.skip(f"{path} is not on this machine")
    return {entry["id"]: entry for path in paths for entry in _load(path)}


def _named(check: Path) -> list[str]:
    """The ids of the entries that `check` names in its comment, in its order; none without the comment."""
    comments = _EVIDENCE.findall(check.read_text(encoding="utf-8"))
    return comments[0].split(", ") if len(comments) == 1 else []


def _deciding(check: Path, evidence: dict[str, Entry]) -> Entry:
    """The newest entry about `check`: the one of the second series whose field names it, else the first named."""
    entries = [evidence[identifier] for identifier in _named(check)]
    about = (check.stem, f"new ({check.stem})")
    own = [entry for entry in entries if entry.get("check", "") in about]
    return (own or entries)[-1 if own else 0]


def _as_seen(source: Source) -> Source:
    """`source` without its stored copy, its type and how much was seen: none of them is what the page calls itself."""
    return source.model_copy(update={"archive": None, "type": None, "excerpt": False})


def _cited(check: Path) -> list[Source]:
    return TypeAdapter(list[Source]).validate_python(_load(check)["sources"])


def _seen(entry: Entry) -> list[Source]:
    """What `entry` says about its pages, less what each of them said (`says`) and how much of it was seen (`seen`)."""
    records = [
        {key: value for key, value in record.items() if key not in ("says", "seen")} for record in entry["sources"]
    ]
    for record in records:
        for old, new in REWRITTEN.items():
            record["url"] = record["url"].replace(old, new)
    return [Source.model_validate(record) for record in records]


def test_every_page_is_listed_once(reviewed: list[Source]) -> None:
    assert reviewed
    assert [url for url, times in Counter(source.url for source in reviewed).items() if times > 1] == []


@pytest.mark.parametrize("check", FACT_CHECKS, ids=lambda path: path.stem)
def test_a_note_cites_reviewed_pages_only(check: Path, reviewed: list[Source]) -> None:
    # A stored copy may be added to a note alone.
    known = [source.model_copy(update={"archive": None}) for source in reviewed]
    assert [source for source in _cited(check) if source.model_copy(update={"archive": None}) not in known] == []


@pytest.mark.parametrize("check", FACT_CHECKS, ids=lambda path: path.stem)
def test_a_note_names_its_evidence(check: Path) -> None:
    assert _named(check), "near the top, for example: # evidence: F14, G18"


@pytest.mark.parametrize("check", FACT_CHECKS, ids=lambda path: path.stem)
def test_a_note_says_how_sure_it_is_and_what_would_settle_it(check: Path) -> None:
    note = _load(check)
    assert (note["confidence"] == "high") == ("would_settle" not in note)
    if note["verdict"] == "unverified":
        assert note["confidence"] != "high"


@pytest.mark.texts
def test_a_page_seen_in_part_is_marked(reviewed: list[Source], evidence: dict[str, Entry]) -> None:
    in_part = {True: set[str](), False: set[str]()}
    for entry in evidence.values():
        for source, record in zip(_seen(entry), entry["sources"], strict=True):
            in_part[record.get("seen") == "excerpt"].add(source.url)
    for source in reviewed:
        if source.url in in_part[True] | in_part[False]:
            assert source.excerpt == (source.url in in_part[True]), source.url


@pytest.mark.texts
def test_the_list_says_nothing_that_the_evidence_does_not(reviewed: list[Source], evidence: dict[str, Entry]) -> None:
    seen = [source for entry in evidence.values() for source in _seen(entry)]
    # What the dossier's notes cite stands in the evidence; what others cite is theirs.
    own = {source.url for source in seen} | {source.url for check in FACT_CHECKS for source in _cited(check)}
    assert [source for source in reviewed if source.url in own and _as_seen(source) not in seen] == []


@pytest.mark.texts
@pytest.mark.parametrize("check", FACT_CHECKS, ids=lambda path: path.stem)
def test_a_note_keeps_to_its_evidence(check: Path, evidence: dict[str, Entry]) -> None:
    """Its verdict and its day are those of the newest entry, and each of its pages stands in one that it names."""
    note = _load(check)
    entries = [evidence[identifier] for identifier in _named(check)]
    deciding = _deciding(check, evidence)
    if check.stem in DECIDED_OTHERWISE:
        assert note["verdict"] != deciding["verdict"], "no exception is needed any more"
    else:
        assert note["verdict"] == deciding["verdict"], deciding["id"]
    if deciding["confidence"] == "low":
        assert note["verdict"] == "unverified"
    if note["verdict"] == "unverified":
        assert "correction" not in note
    assert note["confidence"] in {entry["confidence"] for entry in entries}
    assert (note["confidence"] == deciding["confidence"]) == (check.stem not in SURE_BY)
    assert note["checked"] == max(datetime.date.fromisoformat(str(entry["checked_as_of"])) for entry in entries)
    known = {source.url for entry in entries for source in _seen(entry)}
    assert {source["url"] for source in note["sources"]} <= known


@pytest.mark.texts
def test_every_claim_of_the_evidence_has_its_check(evidence: dict[str, Entry]) -> None:
    """Each entry is named by a check, and each place that it gives carries the mark of one that names it."""
    places: dict[str, list[str]] = {}
    for check in FACT_CHECKS:
        quotes = [anchor["quote"] for anchor in _load(check)["anchors"]]
        for identifier in _named(check):
            places.setdefault(identifier, []).extend(quotes)
    assert set(evidence) - set(places) == set(UNUSED)
    missing = {
        (identifier, phrase)
        for identifier, entry in evidence.items()
        if identifier in places
        for phrase in [entry["phrase"], *(place["phrase"] for place in entry.get("also_at", ()))]
        if not any(phrase in quote for quote in places[identifier])
    }
    assert missing == set(ELSEWHERE)
