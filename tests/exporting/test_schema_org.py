"""Pages say of themselves what search engines ask for; what Google asks for is written down here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from exported import SITE, one_line
from hashiya.exporting.schema_org import of_article, of_check
from hashiya.model.authors import author_in
from hashiya.model.project_settings import ProjectSettings
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.verdict import Verdict
from hashiya.pages.context import Context

# What Google asks for (developers.google.com/search/docs/appearance/structured-data, "factcheck" and "article"):
# a path, whether it is required or recommended, and what stands there.
_TEXT, _DATE, _URL = r"\S", r"^\d{4}(-\d\d(-\d\d)?)?$", r"^https?://\S+$"
CLAIM_REVIEW = [
    ("claimReviewed", "required", _TEXT),
    ("reviewRating.alternateName", "required", _TEXT),
    ("url", "required", _URL),
    ("author.name", "recommended", _TEXT),
    ("author.url", "recommended", _URL),
    ("itemReviewed.author.name", "recommended", _TEXT),
    ("itemReviewed.appearance.name", "recommended", _TEXT),
    ("itemReviewed.datePublished", "recommended", _DATE),
    ("datePublished", "recommended", _DATE),
    ("reviewRating.ratingValue", "recommended", r"^[1-9]$"),
    ("reviewRating.bestRating", "recommended", r"^[1-9]$"),
    ("reviewRating.worstRating", "recommended", r"^1$"),
]
ARTICLE = [
    ("headline", "recommended", _TEXT),
    ("author.name", "recommended", _TEXT),
    ("author.@type", "recommended", r"^(Person|Organization)$"),
    ("datePublished", "recommended", _DATE),
    ("publisher.name", "recommended", _TEXT),
]


def _at(said: Any, path: str) -> list[str]:
    """What stands at a path; of a list, at each of its items."""
    if isinstance(said, list):
        return [found for item in said for found in _at(item, path)]
    key, _, rest = path.partition(".")
    if not isinstance(said, dict) or key not in said:
        return []
    if rest:
        return _at(said[key], rest)
    return [str(one) for one in (said[key] if isinstance(said[key], list) else [said[key]])]


def _holds(said: dict[str, Any], table: list[tuple[str, str, str]], *, may_lack: frozenset[str] = frozenset()) -> None:
    for path, need, pattern in table:
        found = _at(said, path)
        assert found or (need != "required" and path in may_lack), f"{path} is {need}"
        assert all(re.search(pattern, one) for one in found), (path, found)


def _said(site: Path, page: str) -> dict[str, Any]:
    (block,) = html.parse(str(site / page / "index.html")).iterfind(".//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(block.text)
    return found


_ANONYMOUS = frozenset({"author.name", "author.@type"})
_UNDATED = frozenset({"datePublished"})
_UNKNOWN = frozenset({"itemReviewed.author.name", "itemReviewed.datePublished"})
_UNSETTLED = frozenset({"reviewRating.ratingValue", "reviewRating.bestRating", "reviewRating.worstRating"})


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_check_says_what_google_asks_for(dossier: Context, language: str) -> None:
    for note in dossier.corpus.of(FactCheck).values():
        said = of_check(dossier, note, language)["schema_org"]
        lacks = _UNKNOWN | (_UNSETTLED if note.verdict is Verdict.UNVERIFIED else frozenset())
        _holds(said, CLAIM_REVIEW, may_lack=lacks)
        assert said["url"] == f"{SITE}{language}/fact-checks/{note.id}/"
        assert said["claimReviewed"] == note.claim.get(language)[0]
        assert said["reviewRating"]["alternateName"] == dossier.words(language)["verdict"][note.verdict.value]


def test_the_worst_and_the_best_stand_at_the_ends_of_the_readers_own_scale(dossier: Context) -> None:
    note = next(iter(dossier.corpus.of(FactCheck).values()))
    scales = {
        None: {"inaccurate": (1, 5), "lacks-context": (3, 5), "accurate": (5, 5), "unverified": (None, None)},
        ("inaccurate", "accurate"): {"inaccurate": (1, 2), "accurate": (2, 2)},
    }
    for scale, told in scales.items():
        looks = [{"verdict": one} for one in scale] if scale else None
        settings = ProjectSettings.model_validate({"verdicts": looks})
        corpus = dossier.corpus.model_copy(update={"settings": settings})
        context = Context(dossier.anchored.model_copy(update={"corpus": corpus}), dossier.settings)
        for verdict, numbers in told.items():
            judged = note.model_copy(update={"verdict": Verdict(verdict)})
            rating = of_check(context, judged, "en")["schema_org"]["reviewRating"]
            assert (rating.get("ratingValue"), rating.get("bestRating")) == numbers


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_article_says_what_google_asks_for(dossier: Context, language: str) -> None:
    for article in dossier.corpus.articles.values():
        said = of_article(dossier, article, language)["schema_org"]
        who = frozenset() if author_in(article, language) else _ANONYMOUS
        _holds(said, ARTICLE, may_lack=who if article.date else who | _UNDATED)
        assert said["headline"] == one_line(article.title, language)
        assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    all_said = (of_article(dossier, article, language)["schema_org"] for article in dossier.corpus.articles.values())
    persons = [said["isBasedOn"]["author"] for said in all_said if "author" in said.get("isBasedOn", {})]
    mansour = {"ar": ("منصور", "زياد"), "en": ("Mansour", "Ziad")}[language]
    assert mansour in {(one["familyName"], one["givenName"]) for one in persons}


def test_it_stands_in_the_pages(project_site: Path, dossier: Context) -> None:
    check, article = min(dossier.corpus.of(FactCheck)), min(dossier.corpus.articles)
    for language in ("ar", "en"):
        said = _said(project_site, f"{language}/fact-checks/{check}")
        assert (said["@type"], said["claimReviewed"]) == (
            "ClaimReview",
            dossier.corpus.of(FactCheck)[check].claim.get(language)[0],
        )
        assert _said(project_site, f"{language}/articles/{article}")["@type"] == "Article"


def test_it_can_be_switched_off(hostile: Context) -> None:
    settings = ProjectSettings.model_validate({"exports": {"schema-org": False}})
    corpus = hostile.corpus.model_copy(update={"settings": settings})
    context = Context(hostile.anchored.model_copy(update={"corpus": corpus}), hostile.settings)
    note, article = corpus.of(FactCheck)["c"], corpus.articles["sample"]
    assert of_check(context, note, "en") == of_article(context, article, "en") == {}
    assert of_check(hostile, note, "en") != {}
