"""The teacher's page: a link to an article with the layers to be read and the tasks to be answered."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.chapters import chapter_slug, chapters_of
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase

_MOST = 300
"""Texts in a list to choose from; of more one is found by its words."""


def pages(context: Context) -> Iterator[Page]:
    """Make it in each language: which articles there are; what there is to ask of one, its own page says."""
    for language in context.languages:
        ui = context.words(language)
        texts = [text for article in context.articles for text in _texts(context, article, language)]
        yield markdown_page(
            "exercises/",
            context.render("exercises", language=language, texts=texts, are_many=len(texts) > _MOST),
            language=language,
            languages=context.languages,
            kind="exercises",
            title=ui["exercise"]["title"],
            description=ui["exercise"]["lead"],
            sheets=["exercise"],
            scripts=["exercise/teach"],
            scale=[verdict.value for verdict in context.verdicts],
            offered=[
                {"letter": kind.letter, "kind": kind.kind_name, "label": ui["tools"]["layer"][kind.kind_name]}
                for kind in context.kinds
            ],
        )


def _texts(context: Context, article: Article, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what each page of an article is called in its address, and by its readers."""
    title = str(phrase(article.title, language))
    chapters = chapters_of(article)
    if not chapters:
        yield article.id, title
    for chapter in chapters:
        yield chapter_slug(article.id, chapter.number), f"{title} · {chapter.number}"
