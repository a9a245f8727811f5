"""The map of cross-references where there are 200 articles: in groups, each bundle with its pairs of texts."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Corpus
from hashiya.file_places import Origin
from hashiya.model.texts import Article
from hashiya.model.values import Language, MultilingualName
from hashiya.notes.cross_reference import CrossReference
from hashiya.notes.term import Term
from hashiya.pages.all_pages import page_at
from hashiya.pages.context import Context
from hashiya.pages.reference_map import MOST_NODES, ReferenceMap, reference_map
from hashiya.reading.blocks import parse_blocks

MANY = 200
_SUBJECTS = ("الميناء", "السوق", "الجسر")


@pytest.fixture(scope="module")
def many() -> Context:
    """So many articles of ten years, four publishers and three subjects; each is read with the one behind it."""
    articles = {}
    for number in range(MANY):
        text = f"كلمة{number} عن {_SUBJECTS[number % 3]} وعن {_SUBJECTS[number % 3]}."
        articles[f"text-{number}"] = Article(
            id=f"text-{number}",
            title=MultilingualName({"ar": f"نص {number}", "en": f"Text {number}"}),
            publisher=f"Publisher {number % 4}",
            date=str(2010 + number % 10),
            blocks=parse_blocks(text, language="ar"),
            origin=Origin(f"seeds/text-{number}.md"),
        )
    notes = [_reference(number) for number in range(MANY - 1)]
    terms = [_term(number, name) for number, name in enumerate(_SUBJECTS)]
    corpus = Corpus(root=".", articles=articles, catalogue={}, notes={note.key: note for note in (*notes, *terms)})
    return Context(anchor_corpus(corpus)[0])


def _reference(number: int) -> CrossReference:
    anchors = [{"article": f"text-{at}", "quote": f"كلمة{at} عن"} for at in (number, number + 1)]
    both = {"ar": f"إحالة {number}", "en": f"Reference {number}"}
    relation = "contradicts" if number % 2 else "repeats"
    return CrossReference.model_validate(
        {"id": f"x-{number}", "title": both, "relation": relation, "comment": both, "anchors": anchors}
        | {"origin": Origin(f"x-{number}.yml")}
    )


def _term(number: int, name: str) -> Term:
    values = {"id": f"t-{number}", "term": {"ar": name, "en": f"Subject {number}"}, "kind": "concept"}
    return Term.model_validate({**values, "definition": {"ar": "تعريف"}, "origin": Origin(f"t-{number}.yml")})


@pytest.mark.parametrize("language", ["ar", "en"])
def test_many_articles_stand_in_groups_and_every_reference_in_a_bundle(many: Context, language: Language) -> None:
    drawn: ReferenceMap = reference_map(many, language, page="cross-references/")
    assert len(drawn.nodes) == MOST_NODES
    assert [one.by for one in drawn.grouped] == ["year", "publisher", "subject"]
    assert [len(one.nodes) for one in drawn.grouped] == [10, 4, 3]
    for one in drawn.grouped:
        assert sum(node.articles for node in one.nodes) == MANY
        assert sum(bundle.notes for bundle in (*one.bundles, *one.inside)) == MANY - 1
        assert all(bundle.threads and bundle.pairs for bundle in one.bundles)
    page = page_at(many, f"{language}/cross-references/index.md")
    assert page is not None
    assert isinstance(page.content, str)
    ids = Counter(re.findall(r' id="([^"]+)"', page.content))
    assert max(ids.values()) == 1
    assert set(re.findall(r'class="rd-bundle" href="#([^"]+)"', page.content)) <= ids.keys()
    assert len(page.content.encode()) < 500_000


def test_few_articles_are_drawn_one_by_one(many: Context) -> None:
    corpus = many.corpus
    few = {key: note for key, note in corpus.notes.items() if key in {f"cross-references/x-{n}" for n in range(9)}}
    drawn = reference_map(
        Context(anchor_corpus(corpus.model_copy(update={"notes": few}))[0]), "en", page="cross-references/"
    )
    assert (len(drawn.nodes), drawn.grouped) == (10, ())
    assert all("?with=text-" in bundle.compared for bundle in drawn.bundles)
