"""What the tests of exports share: the dossier and a hostile project, anchored."""

from __future__ import annotations

from pathlib import Path

import pytest

from exported import HOSTILE, SITE
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Corpus
from hashiya.file_places import Origin
from hashiya.history import read_history
from hashiya.model.texts import Article
from hashiya.model.values import MultilingualName
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.term import Term
from hashiya.pages.context import Context, Settings
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.project import read_corpus


@pytest.fixture(scope="session")
def dossier(project: Path) -> Context:
    """The dossier with its history."""
    anchored = anchor_corpus(read_corpus(project)[0])[0]
    return Context(anchored, Settings(site_url=SITE), read_history(project) or {})


@pytest.fixture(scope="session")
def hostile() -> Context:
    """An article and two notes whose every text is hostile."""
    both = {"ar": f"ميناء {HOSTILE}", "en": f"harbour {HOSTILE}"}
    blocks = parse_blocks("زار التاجر ميناء الصيد.", language="ar")
    article = Article(
        id="sample",
        title=MultilingualName(both),
        author=HOSTILE,
        publisher=HOSTILE,
        date="2026-11",
        url="https://example.org/{a}(b)%7D?q=1&r=#_~",
        blocks=blocks,
        origin=Origin("seeds/sample.md"),
    )
    anchors = [{"article": "sample", "quote": "ميناء الصيد"}]
    term = {"term": both, "kind": "place", "aliases": [HOSTILE], "definition": both, "anchors": anchors}
    check = {"claim": both, "verdict": "accurate", "explanation": both, "checked": "2026-11-22", "anchors": anchors}
    notes = [
        Term.model_validate({**term, "id": "t", "origin": Origin("t.yml")}),
        FactCheck.model_validate({**check, "id": "c", "origin": Origin("c.yml"), "sources": [_source()]}),
    ]
    corpus = Corpus(root=".", articles={"sample": article}, catalogue={}, notes={note.key: note for note in notes})
    return Context(anchor_corpus(corpus)[0], Settings(site_url=SITE))


def _source() -> dict[str, str]:
    return {"title": HOSTILE, "publisher": HOSTILE, "url": "https://example.org/", "language": "en"}


@pytest.fixture(params=["dossier", "hostile"])
def context(request: pytest.FixtureRequest) -> Context:
    """Each of the two in turn."""
    found: Context = request.getfixturevalue(request.param)
    return found
