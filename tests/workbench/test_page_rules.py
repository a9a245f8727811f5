"""In Chromium: the page holds the engine's text, and anchors words by the engine's rules."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from near_copies import near_copies, paragraphs_as_article
from playwright.sync_api import Page

from editable_site import Site
from hashiya.anchoring.folded_article import Span, folded_article
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.narrowest import narrowest, way_from_twin
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.twins import twin
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor
from hashiya.reading.project import read_corpus


@pytest.fixture(scope="module")
def articles(editable: Site, clone: Path) -> list[Article]:
    """All articles of the small site and of the project's own."""
    return [article for root in (editable.root, clone) for article in read_corpus(root)[0].articles.values()]


@pytest.mark.browser
@pytest.mark.parametrize(
    "languages", [("ar", "en"), pytest.param(("en", "ar"), marks=pytest.mark.audit)], ids=["by turns", "the others"]
)
def test_the_page_has_the_engines_text(
    page: Page, editable: Site, clone: Path, project_address: str, languages: tuple[str, str]
) -> None:
    """Each article's page in one language by turns: that of the other shows the same text beside its translation."""
    articles = [
        (address, article)
        for root, address in ((editable.root, editable.address), (clone, project_address))
        for article in read_corpus(root)[0].articles.values()
    ]
    assert len(articles) > 6
    for number, (address, article) in enumerate(articles):
        language = languages[number % 2]
        page.goto(f"{address}{language}/articles/{article.id}/")
        text = page.evaluate("async () => (await import('/js/suggest/selected.js')).wholeText().raw")
        assert text == article.text, article.id


# The anchor that the page writes for each span, given in code points, the whole words that it takes for it, and the
# paragraph with a passage like the one around them.
ANCHORS = """async (articles) => {
  const { article, snap } = await import('/js/suggest/quotes.js');
  const { anchor, likePassage } = await import('/js/suggest/narrowest.js');
  return articles.map(([blocks, spans]) => {
    const text = article(blocks), units = [0];
    for (const c of text.raw) units.push(units.at(-1) + c.length);
    const points = new Map(units.map((unit, point) => [unit, point]));
    return spans.map(([start, end]) => {
      const span = snap(text, { start: units[start], end: units[end] });
      return span && [[points.get(span.start), points.get(span.end)], anchor(text, span), likePassage(text, span)];
    });
  });
}"""


class Written(NamedTuple):
    """What the page writes for a span of an article, in code points; None where it asks for other words."""

    article: Article
    span: tuple[int, int]
    anchor: dict[str, Any] | None
    like: int

    @property
    def engines_like(self) -> int:
        """The number of the paragraph in which the engine sees a passage like the one around the words; 0 for none."""
        text = folded_article(self.article.text)
        starts = text.folded.starts
        place = Span(bisect_left(starts, self.span[0]), bisect_left(starts, self.span[1]))
        found = twin(text, place)
        return text.block_of(text.original(found)[0]) if found else 0

    @property
    def is_doubted(self) -> bool:
        """Whether the engine tells that the words may have stood in a passage like theirs, and knows a way past it."""
        assert self.anchor is not None
        found = locate(self.article, **self.anchor)
        quoted = Anchor(article=self.article.id, quote=self.anchor["quote"])
        return bool(found.twin and found.place and way_from_twin(self.article, quoted, found.place))

    @property
    def is_found(self) -> bool:
        """Whether the engine takes the anchor for these very words."""
        found = locate(self.article, **(self.anchor or {}))
        return (
            found.place is not None and (found.place.start, found.place.end) == self.span and not found.context_drifted
        )

    @property
    def has_a_way(self) -> bool:
        """Whether the engine's own tools know a prefix or suffix that would do."""
        start, end = self.span
        block = max(block.number for block in self.article.blocks if block.start <= start)
        quote = self.article.text[start:end]
        here = Candidate(block=block, start=start, end=end, text=quote, score=100.0)
        return narrowest(self.article, quote, here) is not None


def _written(page: Page, articles: Sequence[Article], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Written]:
    asked = [[[block.text for block in article.blocks], own] for article, own in zip(articles, spans, strict=True)]
    return [
        Written(article, (answer[0][0], answer[0][1]), answer[1], answer[2])
        for article, answers in zip(articles, page.evaluate(ANCHORS, asked), strict=True)
        for answer in answers
        if answer
    ]


@pytest.mark.browser
@pytest.mark.parametrize("step", [12, pytest.param(4, marks=pytest.mark.audit)])
def test_the_page_has_the_engines_rules(page: Page, editable: Site, articles: list[Article], step: int) -> None:
    """Of every article some words, alone and with what follows: what the page quotes, the engine finds there."""
    page.goto(f"{editable.address}ar/articles/select-test/")
    spans = []
    for article in articles:
        words = [match.span() for match in re.finditer(r"\S+", article.text)]
        spans.append(
            [
                (words[at][0], words[at + more][1])
                for at in range(0, len(words), step)
                for more in (0, 1, 4)
                if at + more < len(words) and "\n" not in article.text[words[at][0] : words[at + more][1]]
            ]
        )
    written = _written(page, articles, spans)
    assert len(written) > 4000 / step
    assert [each.anchor for each in written if each.anchor and not each.is_found] == []
    assert sum(each.anchor is None for each in written) < 0.02 * len(written)
    assert sum({"prefix", "suffix"} <= set(each.anchor or ()) for each in written) > 0.7 * len(written)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("limit", "beside"), [(None, ("جاء في", "من بعيد")), (4, ("في", "من")), (3, ("في", None)), (2, (None, None))]
)
def test_of_a_text_that_is_not_ours_no_more_words_in_a_row_are_written(
    page: Page, editable: Site, limit: int | None, beside: tuple[str | None, str | None]
) -> None:
    page.goto(f"{editable.address}ar/about/")
    anchor = page.evaluate(
        """async ([text, start, end, limit]) => {
          const { article } = await import('/js/suggest/quotes.js');
          const { anchor } = await import('/js/suggest/narrowest.js');
          return anchor(article([text]), { start, end }, limit ?? undefined);
        }""",
        ["ثم جاء في الليل قارب من بعيد إلى الميناء", 10, 20, limit],
    )
    assert (anchor["quote"], anchor.get("prefix"), anchor.get("suffix")) == ("الليل قارب", *beside)


@pytest.mark.browser
@pytest.mark.parametrize("count", [150, pytest.param(600, marks=pytest.mark.audit)])
def test_no_anchor_of_the_page_is_refused_or_moved_in_near_copies(
    page: Page, editable: Site, articles: list[Article], count: int, tell: Callable[[str], None]
) -> None:
    paragraphs = [block.text for article in articles for block in article.blocks if len(block.text.split()) > 12]
    made = list(near_copies(paragraphs, count=count, chance=random.Random(11)))
    page.goto(f"{editable.address}ar/articles/select-test/")
    copies = [paragraphs_as_article(each.paragraphs) for each in made]
    written = _written(page, copies, [[(each.start, each.end)] for each in made])
    anchored = [each for each in written if each.anchor]
    astray = [each.anchor for each in anchored if not each.is_found]
    tell(f"{len(astray)} refused or moved of {len(anchored)} anchors that the form wrote in {len(made)} near-copies")
    assert astray == []
    assert [each for each in written if each.like != each.engines_like] == []
    assert [each.anchor for each in anchored if each.is_doubted] == []
    assert sum("paragraph" in each.anchor for each in anchored if each.anchor) > count / 30
    # In the midst of a passage that stands twice no words beside a quote tell which of the two is meant.
    assert len(anchored) > count / 4
    declined = [each for each in written if not each.anchor][:100]
    assert sum(each.has_a_way for each in declined) <= 1
