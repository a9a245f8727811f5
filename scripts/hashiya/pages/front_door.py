"""What stands outside the languages: the choice of one at `/`, the web font, and what keeps former addresses alive."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.model.values import LANGUAGES
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.context import Context
from hashiya.pages.fonts import font_files
from hashiya.pages.page import Page, front_matter
from hashiya.pages.phrases import phrase
from hashiya.pages.render import render
from hashiya.words import words


def pages(context: Context) -> Iterator[Page]:
    """Make the chooser, the font's files and a redirect for each former id of an article."""
    yield _chooser()
    for name, data in font_files(context.settings.cache).items():
        yield Page(f"fonts/{name}", data)
    for article in context.articles:
        for former in article.formerly:
            old, new = article_address(former), article_address(article.id)
            for language in LANGUAGES:
                html = render(
                    "redirect",
                    language=language,
                    title=phrase(article.title, language),
                    target=relative(new, page=old),
                )
                yield Page(f"{language}/{old}index.html", f"{html}\n")


def _chooser() -> Page:
    names = " · ".join(words(language)["site"]["name"] for language in LANGUAGES)
    body = render("front_door", language="ar", both=[words(language) for language in LANGUAGES])
    alternates = {language: f"{language}/" for language in LANGUAGES}
    head = {"title": names, "lang": "ar", "dir": "rtl", "kind": "chooser", "alternates": alternates}
    return Page("index.md", front_matter(head) + body)
