"""Whose words: the digests' sentences are ours; no page, result or citation puts the original's author over them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from hashiya.corpus import Corpus
from hashiya.languages.words import words
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.texts import Article
from hashiya.model.values import Multilingual
from hashiya.pages.whose import digest_of
from hashiya.reading.project import read_corpus
from of_the_dossier import NOTES

LANGUAGES = ProjectSettings().languages


@pytest.fixture(scope="module")
def corpus(project: Path) -> Corpus:
    """The project as it stands."""
    return read_corpus(project)[0]


@pytest.fixture(scope="module")
def pages(project_site: Path, corpus: Corpus) -> dict[str, Any]:
    """Every page of the site in a language, parsed, by its address."""
    found = {}
    for language in LANGUAGES:
        for file in sorted((project_site / language).rglob("index.html")):
            address = file.parent.relative_to(project_site).as_posix()
            found[address] = html.fromstring(file.read_text("utf-8"))
    return found


def _digests(corpus: Corpus) -> dict[str, Article]:
    return {article.id: article for article in corpus.articles.values() if article.source in corpus.catalogue}


def _names(corpus: Corpus) -> set[str]:
    """How the authors and publishers of the originals are called."""
    named = [name for told in corpus.catalogue.values() for name in (told.author, told.publisher) if name]
    return {one for name in named for one in (name.texts if isinstance(name, Multilingual) else (name,))}


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def _with_class(page: Any, name: str) -> list[Any]:
    return list(page.find_class(name))


def _article_in(href: str) -> str:
    return href.split("articles/", 1)[-1].split("/", 1)[0] if "articles/" in href else ""


def _shown(page: Any) -> Iterator[tuple[str, Any]]:
    """Where a page shows sentences of an article: the article's id, and what holds them with the line about them."""
    for box in (*_with_class(page, "rd-passage"), *_with_class(page, "rd-side")):
        links = [_article_in(link.get("href", "")) for link in box.iter("a")]
        yield next(filter(None, links), ""), box
    for lines in _with_class(page, "rd-conc"):
        first = lines.getparent() if lines.getparent().tag == "details" else lines
        about = next(one for one in first.itersiblings(preceding=True) if "rd-meta" in one.get("class", ""))
        yield _article_in(next(lines.iter("a")).get("href", "")), about


def test_each_sentence_of_a_digest_stands_under_the_line_that_says_so(corpus: Corpus, pages: dict[str, Any]) -> None:
    digests = _digests(corpus)
    seen = 0
    for address, page in pages.items():
        language = "ar" if address.startswith("ar") else "en"
        for article, box in _shown(page):
            if article in digests:
                told = corpus.catalogue[digests[article].source or ""]
                assert [_text(line) for line in box.find_class("rd-whose")] == [digest_of(told, language)], address
                seen += 1
    assert seen > len(NOTES)


def test_the_shelf_says_that_its_texts_are_digests(corpus: Corpus, pages: dict[str, Any]) -> None:
    for language in LANGUAGES:
        for address in (language, f"{language}/articles"):
            lines = _with_class(pages[address], "rd-book__whose")
            told = [line for line in lines if _text(line).startswith(words(language)["home"]["digest_of"])]
            assert len(told) == len(_digests(corpus)), address
            assert len(lines) == len(corpus.articles), address


def test_no_line_about_a_text_is_an_original_author_alone(corpus: Corpus, pages: dict[str, Any]) -> None:
    """But in the head of a digest, which says what it is a digest of."""
    names = _names(corpus)
    for address, page in pages.items():
        for meta in _with_class(page, "rd-meta"):
            if not any("rd-told" in (above.get("class") or "").split() for above in meta.iterancestors()):
                assert {_text(part) for part in meta.iter()} & names == set(), address


def test_a_citation_names_us_and_says_what_it_is_a_digest_of(corpus: Corpus, pages: dict[str, Any]) -> None:
    for identifier, digest in _digests(corpus).items():
        told = corpus.catalogue[digest.source or ""]
        for language in LANGUAGES:
            data = json.loads(pages[f"{language}/articles/{identifier}"].get_element_by_id("rd-ui").text)["article"]
            assert set(data["author"].values()) & _names(corpus) == set()
            assert data["digest_of"] == {one: digest_of(told, one, cited=True) for one in corpus.settings.languages}


def test_no_result_of_a_search_has_an_original_author(corpus: Corpus, project_site: Path) -> None:
    files = (project_site / "search-index").glob("*/passages/*.json")
    found = [one for file in files for one in json.loads(file.read_bytes())]
    of_digests = [one for one in found if _article_in(one["address"]) in _digests(corpus)]
    assert len(of_digests) == len(LANGUAGES) * len(_digests(corpus))
    for fragment in of_digests:
        assert fragment["author"] not in _names(corpus)
        told = corpus.catalogue[corpus.articles[_article_in(fragment["address"])].source or ""]
        assert fragment["digest_of"] == digest_of(told, fragment["address"].split("/")[0])
