"""Which pages are printed, and what their files are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hashiya.model.values import Language
from hashiya.nearest import did_you_mean
from hashiya.pages.addresses import article_address
from hashiya.pages.chapters import chapter_slug, chapters_of
from hashiya.pages.context import Context


class NothingToPrintError(Exception):
    """There is no such page; the message is one sentence with the way out."""


def pages_to_print(context: Context, articles: Sequence[str], language: Language | None) -> Mapping[str, str]:
    """Return the addresses of pages of articles below the site by the names of their files, without an ending.

    Args:
        articles: Their ids; all when left out. A work of chapters has a page a chapter.
        language: That of the pages; each article's own when left out, where the interface speaks it.

    Raises:
        NothingToPrintError: There is no such article, or the reader does not speak that language.
    """
    known, spoken = context.corpus.articles, context.languages
    if language and language not in spoken:
        raise NothingToPrintError(f"the reader does not speak `{language}`: it speaks {', '.join(spoken)}")
    found: dict[str, str] = {}
    for identifier in articles or sorted(known):
        article = known.get(identifier)
        if article is None:
            suggestion = did_you_mean(identifier, known)
            raise NothingToPrintError(f"there is no article `{identifier}`" + (f": {suggestion}" if suggestion else ""))
        own = language or (article.language if article.language in spoken else spoken[0])
        slugs = [chapter_slug(article.id, one.number) for one in chapters_of(article)] or [article.id]
        for slug in slugs:
            name = slug if own == article.language else f"{slug}.{own}"
            found[name] = f"{own}/{article_address(slug)}"
    if not found:
        raise NothingToPrintError("there are no articles to print: write one with `hashiya new article`")
    return found
