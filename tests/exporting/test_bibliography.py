"""Every bibliography is read by a program of its own community: right names, the page in its language."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner
from lxml import html
from pybtex.database import parse_string
from pydantic import ValidationError

from exported import SITE, exported, one_line
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.main import main
from hashiya.corpus import Corpus
from hashiya.file_places import Origin
from hashiya.model.authors import Author, author_in
from hashiya.model.texts import Article, ArticleMeta
from hashiya.pages.context import Context, Settings
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.project import read_corpus

HERE = Path(__file__).parent
_NAMES = [
    # author, the family's part, language; then family and given, or the whole name
    ({"ar": "المساهمون في حاشية", "en": "the Hashiya contributors"}, None, "ar", ("المساهمون في حاشية",)),
    ({"ar": "المساهمون في حاشية", "en": "the Hashiya contributors"}, None, "en", ("the Hashiya contributors",)),
    ("Barnes and Noble, Inc.", None, "en", ("Barnes and Noble, Inc.",)),
    ("{{ACME}} \\& Sons", None, "en", ("{{ACME}} \\& Sons",)),
    (
        {"ar": "زياد منصور", "en": "Ziad Mansour"},
        {"ar": "منصور", "en": "Mansour"},
        "ar",
        ("منصور", "زياد"),
    ),
    ({"ar": "زياد منصور", "en": "Ziad Mansour"}, {"ar": "منصور", "en": "Mansour"}, "en", ("Mansour", "Ziad")),
    ("Abd al-Rahman Ibn Khaldun", "Ibn Khaldun", "en", ("Ibn Khaldun", "Abd al-Rahman")),
    ("أبو الطيب المتنبي", "المتنبي", "ar", ("المتنبي", "أبو الطيب")),
    ("Sukarno", "Sukarno", "en", ("Sukarno", "")),
]


def _printed(items: list[dict[str, Any]], style: str) -> str:
    """Print what cites one text, as a program for citations does by a style of its community."""
    source = CiteProcJSON(items)
    printed = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.plain)
    for key in source:
        printed.register(Citation([CitationItem(key)]))
    (line,) = printed.bibliography()
    return str(line)


def _one(author: object, family: object, *, title: object = None) -> Context:
    """A project of one article by that author."""
    front = {
        "title": title or {"ar": "عنوان", "en": "A title"},
        "author": author,
        "author_family": family,
        "date": "2026-11-02",
    }
    blocks = parse_blocks("نص.", language="ar")
    article = Article.model_validate({**front, "id": "one", "blocks": blocks, "origin": Origin("seeds/one.md")})
    corpus = Corpus(root=".", articles={"one": article}, catalogue={}, notes={})
    return Context(anchor_corpus(corpus)[0], Settings(site_url=SITE))


@pytest.mark.parametrize(("author", "family", "language", "parts"), _NAMES)
def test_persons_and_associations_are_called_as_they_are(
    author: object, family: object, language: str, parts: tuple[str, ...]
) -> None:
    context = _one(author, family)
    (item,) = json.loads(exported(context, "csl-json", language=language))
    (read,) = CiteProcJSON([item]).values()
    (name,) = read.author
    told = (name.family, name.given) if len(parts) == 2 else (item["author"][0]["literal"],)
    assert tuple(map(str, told)) == parts
    address = f"{SITE}{language}/articles/one/"
    assert _printed([item], str(HERE / "names.csl")) == f"{', '.join(filter(None, parts))} | {address}."
    # The style that the program brings makes letters of given names; the rest of it stands whole, and first.
    assert _printed([item], "harvard-cite-them-right").startswith(parts[0])
    (record,) = rispy.loads(exported(context, "ris", language=language).replace("\r\n", "\n"))
    comma = "،" if language == "ar" else ";"
    assert record["authors"] == [", ".join(part.replace(",", comma) for part in parts if part)]
    person = parse_string(exported(context, "bibtex", language=language), "bibtex").entries["one"].persons["author"]
    assert len(person) == 1, "one author, whatever the name has in it"
    assert (len(person[0].last_names), person[0].first_names != []) == (1, len(parts) == 2 and parts[1] != "")
    assert person[0].middle_names == person[0].prelast_names == person[0].lineage_names == []
    if not set(parts[0]) & set("{}\\&"):
        assert person[0].last_names == [f"{{{parts[0]}}}"]


@pytest.mark.parametrize(
    ("author", "family", "said"),
    [
        ("Ziad Mansour", "Man", "no part of the name"),
        ({"ar": "زياد منصور"}, {"en": "Mansour"}, "no part of the name"),
        (None, "Mansour", "nobody is named"),
    ],
)
def test_the_familys_part_is_part_of_the_name(author: object, family: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ArticleMeta.model_validate({"title": {"en": "A"}, "author": author, "author_family": family})


def test_an_editor_says_that_an_author_is_a_person(tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(HERE.parent / "cases" / "base", root)
    (root / "days.txt").write_text("نص قصير هنا.", "utf-8")
    said = ["--title-ar", "الأيام", "--author", "طه حسين", "--author-family"]
    own = ["new", "article", "own", "--rights", "CC BY 4.0", "--summary-ar", "سيرة.", "--text", str(root / "days.txt")]
    brought = ["import", str(root / "days.txt"), "--id", "brought"]
    for asked in (own, brought):
        with contextlib.chdir(root):
            wrong = CliRunner().invoke(main, [*asked, *said, "طاها"])
            assert (wrong.exit_code, "no part of the name" in wrong.output) == (1, True), wrong.output
            assert CliRunner().invoke(main, [*asked, *said, "حسين"]).exit_code == 0
    articles = read_corpus(root)[0].articles
    assert {author_in(articles[one], "ar") for one in ("own", "brought")} == {Author("طه حسين", "حسين", "طه")}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_language_cites_its_own_pages_by_permanent_addresses(context: Context, language: str) -> None:
    articles = context.corpus.articles
    pages = {key: f"{SITE}{language}/articles/{key}/" for key in articles}
    titles = {key: one_line(one.title, language) for key, one in articles.items()}
    authors = {key: found.name for key, one in articles.items() if (found := author_in(one, language))}
    items = json.loads(exported(context, "csl-json", language=language))
    assert {item["id"]: item["URL"] for item in items} == pages
    assert {item["id"]: item["title"] for item in items} == titles
    assert {item["id"]: item["author"][0]["literal"] for item in items if "author" in item} == authors
    assert set(CiteProcJSON(items)) == set(articles)
    records = rispy.loads(exported(context, "ris", language=language).replace("\r\n", "\n"))
    assert {one["id"]: one["urls"] for one in records} == {key: [page] for key, page in pages.items()}
    assert [one["id"] for one in records] == sorted(articles), "and no record that a text has begun"
    entries = parse_string(exported(context, "bibtex", language=language), "bibtex").entries
    assert {key: entry.fields["url"] for key, entry in entries.items()} == pages
    named = {"ar": "arabic", "en": "english"}
    worded = {key: named[one.title.get(language)[1]] for key, one in articles.items()}
    assert {key: entry.fields["langid"] for key, entry in entries.items()} == worded


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ({"he": "הנמל"}, "hebrew"),
        ({"fa": "بندر"}, "persian"),
        ({"ur": "بندرگاہ"}, "urdu"),
        ({"he": "הנמל", "en": "The harbour"}, "english"),
    ],
)
def test_a_title_is_set_in_its_own_language(title: dict[str, str], named: str) -> None:
    context = _one("a", None, title=title)
    (entry,) = parse_string(exported(context, "bibtex", language="en"), "bibtex").entries.values()
    assert entry.fields["langid"] == named


def test_without_the_sites_address_none_is_made_up() -> None:
    context = _one("a", None)
    unknown = Context(context.anchored)
    written = [exported(unknown, name, site="") for name in ("csl-json", "bibtex", "ris")]
    assert not [text for text in written if "articles/one" in text]


def test_pages_say_what_they_are_to_programs_that_save_them(project_site: Path, dossier: Context) -> None:
    for article in dossier.corpus.articles.values():
        for language in dossier.corpus.settings.languages:
            page = html.parse(str(project_site / language / "articles" / article.id / "index.html"))
            said = {meta.get("name"): meta.get("content") for meta in page.iterfind(".//meta[@name]")}
            title, author = one_line(article.title, article.language), author_in(article, article.language)
            assert (said["citation_title"], said["DC.title"]) == (title, title)
            # A name that ends with a comma is a family's alone to Zotero, which so keeps an association's whole.
            names = (f"{author.name},", author.name) if author else (None, None)
            assert (said.get("citation_author"), said.get("DC.creator")) == names
            dates = (str(article.date), str(article.date).replace("-", "/")) if article.date else (None, None)
            assert (said.get("DC.date"), said.get("citation_publication_date")) == dates
            assert said["citation_language"] == article.language
