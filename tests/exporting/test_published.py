"""What the site publishes: each file at its own address, led to by the page that it belongs to, unless it is off."""

from __future__ import annotations

import pytest

from exported import SITE
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.published import data_at, data_files, published
from hashiya.languages.words import words
from hashiya.model.exports import Export
from hashiya.model.project_settings import ProjectSettings
from hashiya.pages.all_pages import build_pages, page_at
from hashiya.pages.context import Context, Settings


def test_every_file_has_an_address_of_its_own_and_is_the_same_when_it_is_asked_for_alone(hostile: Context) -> None:
    files = [*data_files(hostile)]
    paths = [file.path for file in files]
    assert len(set(paths)) == len(paths)
    for file in files:
        (made,) = file.make()
        found = data_at(hostile, file.path)
        assert found is not None
        assert (found.path, found.data) == (made.path, made.data) == (file.path, made.data)
        assert (page_at(hostile, file.path) or made).data == made.data
    assert data_at(hostile, "data/articles/none.ris") is data_at(hostile, "data/none") is None


def test_pages_lead_to_files_and_no_file_is_left_alone(hostile: Context) -> None:
    pages = build_pages(hostile.anchored, Settings(site_url=SITE))
    led = {link["href"] for page in pages for link in page.meta.get("data", ())}
    files = {page.path for page in pages if page.path.startswith("data/")}
    assert led <= files
    unnamed = {f"data/{made.of_site}.{made.ending}" for made in FORMATS.values() if made.page is None}
    assert files - led == unnamed & files
    for page in pages:
        if page.meta.get("kind") == "article":
            assert {link["format"] for link in page.meta["data"]} == {
                name.value for name, made in FORMATS.items() if made.of_article and made.is_here
            }


@pytest.mark.parametrize(
    "name", [name for name, made in FORMATS.items() if made.is_here and (made.of_article or made.of_site)]
)
def test_each_kind_can_be_switched_off(hostile: Context, name: Export) -> None:
    settings = ProjectSettings.model_validate({"exports": {name.value: False}})
    corpus = hostile.corpus.model_copy(update={"settings": settings})
    context = Context(hostile.anchored.model_copy(update={"corpus": corpus}), hostile.settings)
    left = {file.path for file in data_files(context)}
    everything = {file.path for file in data_files(hostile)}
    assert left < everything
    assert all(path.endswith(f".{FORMATS[name].ending}") for path in everything - left)
    assert set(published(context)) == {one for one, made in FORMATS.items() if made.is_here} - {name}


@pytest.mark.parametrize(
    ("off", "promised", "not_promised"),
    [
        (
            set(),
            ["## The forms", "**Positions**", "**Days**", "**The index**", "the schema beside it", "schema.org"],
            [],
        ),
        ({Export.SITE_SCHEMA}, ["**The index**"], ["the schema beside it"]),
        ({Export.WEB_ANNOTATION}, ["**Days**"], ["**Positions**", "Annotations of a text"]),
        ({Export.FEED, Export.SITE}, ["**Positions**"], ["**Days**", "**The index**"]),
        (set(Export), ["publishes no files"], ["## The forms", "Download", "ID", "schema.org", "**"]),
    ],
)
def test_readers_are_promised_what_is_published(
    hostile: Context, off: set[Export], promised: list[str], not_promised: list[str]
) -> None:
    corpus = hostile.corpus.model_copy(update={"settings": ProjectSettings(exports=dict.fromkeys(off, False))})
    context = Context(hostile.anchored.model_copy(update={"corpus": corpus}), hostile.settings)
    page = page_at(context, "en/data.md")
    told = page.data.decode() if page else ""
    assert [words for words in promised if words not in told] == []
    assert [words for words in not_promised if words in told] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_readers_are_told_what_each_is(language: str) -> None:
    named = words(language)["data"]
    shown = {name.value for name, made in FORMATS.items() if made.of_article or made.write_note or made.of_site}
    assert shown <= named.keys()
