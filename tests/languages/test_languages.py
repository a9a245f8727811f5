"""Languages as data: words and texts that are missing come from the next language, and nothing is spoken in silence."""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from hashiya.languages import words as room
from hashiya.languages.locales import direction, language_name
from hashiya.languages.profiles import PROFILES
from hashiya.languages.words import in_order, spoken, words
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import LANGUAGES_IN_CONTEXT, Multilingual
from hashiya.pages.dates import date_text
from hashiya.pages.own_words import own_parts, own_words
from hashiya.pages.phrases import phrase
from hashiya.publishing.borrowed_words import borrowed_marker
from hashiya.theme import keep_own_parts, write_own_parts

SOME = """{% set ui = {
  "name": "Français",
  "site": {"articles": "Textes"},
  "kinds": {"term": {"one": "{n} entrée", "many": "{n} d’entrées", "other": "{n} entrées"}}
} %}"""


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An interface that has learnt a few words of French."""
    folder = tmp_path / "words"
    folder.mkdir()
    for file in room.WORDS.glob("*.html"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "fr.html").write_text(SOME, "utf-8")
    monkeypatch.setattr(room, "WORDS", folder)
    for kept in (room.spoken, room.words, room._own_words):
        kept.cache_clear()
        monkeypatch.setattr(room, kept.__name__, kept.__wrapped__)
    room.borrowed.cache_clear()
    yield
    room.borrowed.cache_clear()


@functools.cache
def _marker() -> Callable[[str], str]:
    """Made once, while the interface knows French: it looks at every word of both languages."""
    return borrowed_marker(("en", "fr"))


@pytest.mark.parametrize("language", spoken())
def test_a_file_of_words_says_what_unicode_says(language: str) -> None:
    own = words(language)
    assert (own["lang"], own["dir"]) == (language, direction(language))
    assert own["name"].casefold() == language_name(language, language).casefold()


def test_the_languages_of_the_defaults_have_the_same_words() -> None:
    first, *others = (set(_keys(words(language))) for language in ProjectSettings().languages)
    assert all(keys == first for keys in others)


def test_each_language_of_texts_has_its_words() -> None:
    for language in ProjectSettings().languages:
        said = words(language)
        assert set(PROFILES) <= said["glossary"]["in_language"].keys() & said["pages"]["fallback"].keys()


@pytest.mark.usefixtures("french")
def test_a_missing_word_comes_from_the_next_language_of_the_settings() -> None:
    assert room.spoken() == ("ar", "en", "fr")
    by_english, by_arabic = room.words("fr", ("en", "ar", "fr")), room.words("fr", ("ar", "fr", "en"))
    assert by_english["site"]["articles"] == by_arabic["site"]["articles"] == "Textes"
    assert by_english["site"]["sources"] == words("en")["site"]["sources"]
    assert by_arabic["site"]["sources"] == words("ar")["site"]["sources"]
    assert by_english["kinds"]["term"] == {"one": "{n} entrée", "many": "{n} d’entrées", "other": "{n} entrées"}
    assert [by_arabic[key] for key in ("lang", "dir", "name", "locale")] == ["fr", "ltr", "Français", "fr"]


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("printed", "marked"),
    [
        ("<a href='x'>Sources</a>", '<a href=\'x\'><span lang="en" dir="ltr">Sources</span></a>'),
        # Signs and digits around it are no part of the word, and a number may stand in its midst.
        ("<p>Sources: 3</p>", '<p><span lang="en" dir="ltr">Sources: 3</span></p>'),
        ("<li><b>12</b> fact-checks</li>", '<li><b>12</b> <span lang="en" dir="ltr">fact-checks</span></li>'),
        # Beside what is in the page's own language or in none, and at the head of a sentence that goes on.
        ("<p>russe · press</p>", '<p>russe · <span lang="en" dir="ltr">press</span></p>'),
        ("<i>Digest of an article by A.</i>", '<i><span lang="en" dir="ltr">Digest of an article by A.</span></i>'),
        # Its own words, what is told of its language already, and what no reader hears stay as they are.
        ("<a href='x'>Textes</a>", None),
        ("<b>3</b> entrées", None),
        ('<i lang="en">Sources</i>', None),
        (
            '<i lang="en">Sources <b lang="fr">Dark</b></i>',
            '<i lang="en">Sources <b lang="fr"><span lang="en" dir="ltr">Dark</span></b></i>',
        ),
        ("<script>Sources</script><!-- Sources -->", None),
        # Where no element may stand, and where a label is borrowed, the language goes on the element itself.
        ("<title>Page not found</title>", '<title lang="en">Page not found</title>'),
        ('<input placeholder="Search">', '<input lang="en" placeholder="Search">'),
        (
            '<button aria-label="Back to top">Haut<br>Dark</button>',
            '<button lang="en" aria-label="Back to top"><span lang="fr" dir="ltr">Haut</span><br>Dark</button>',
        ),
        # A group's name cannot be told apart from what it holds.
        ('<nav aria-label="Site links">Haut</nav>', None),
    ],
)
def test_a_borrowed_word_is_told_to_be_in_its_language(printed: str, marked: str | None) -> None:
    mark = _marker()
    page = f'<!doctype html><html lang="fr"><body>{printed}</body></html>'
    expected = page.replace(printed, marked or printed)
    assert mark(page) == expected
    assert mark(expected) == expected
    assert mark(english := page.replace('lang="fr"', 'lang="en"')) == english


@pytest.mark.usefixtures("french")
def test_what_a_reader_says_in_one_language_only_is_told_to_be_in_it() -> None:
    languages = ("ar", "en", "fr")
    settings = ProjectSettings(languages=languages, name=Multilingual({"ar": "النهر", "en": "The River"}))
    page = '<html lang="fr"><a href=".">النهر</a></html>'
    marked = borrowed_marker(languages, own_words(settings))(page)
    assert marked == page.replace("النهر", '<span lang="ar" dir="rtl">النهر</span>')


@pytest.mark.usefixtures("french")
def test_the_theme_gets_the_completed_words(tmp_path: Path) -> None:
    languages = ("ar", "en", "fr")
    write_own_parts(room.completed_words(languages), tmp_path / "theme")
    assert _written(tmp_path / "theme", "fr") == room.words("fr", languages)


def test_what_a_reader_says_itself_stands_over_the_words(tmp_path: Path) -> None:
    said = {"ar": "قارئ «النهر» {{ x }} %}", "en": 'The "River" reader'}
    settings = ProjectSettings(name=Multilingual(said), licence="CC BY 4.0")
    write_own_parts(own_parts(settings), tmp_path)
    for language, name in said.items():
        site = _written(tmp_path, language)["site"]
        assert (site["name"], site["licence"]) == (name, "CC BY 4.0")
        assert site.items() >= words(language)["site"].items()


def _written(folder: Path, language: str) -> Any:
    """The words that the theme in `folder` has in a language."""
    loader = FileSystemLoader(folder / "partials" / "words")
    module = Environment(loader=loader, autoescape=True).get_template(f"{language}.html").make_module()
    return vars(module)["ui"]


@pytest.mark.parametrize(
    ("written", "order", "asked", "got"),
    [
        ({"en": "river", "ar": "نهر"}, ("ar", "en", "fr"), "fr", ("نهر", "ar")),
        ({"ar": "نهر", "en": "river"}, ("en", "ar", "fr"), "fr", ("river", "en")),
        ({"fr": "fleuve", "ar": None}, ("ar", "en", "fr"), "ar", ("fleuve", "fr")),
        ({"fr": "fleuve", "ar": "نهر"}, ("ar", "en", "fr"), "fr", ("fleuve", "fr")),
        # Of no language of the settings: shown all the same, behind those that are.
        ({"fr": "fleuve", "en": "river"}, ("ar", "en"), "ar", ("river", "en")),
    ],
)
def test_a_missing_text_comes_from_the_next_language(
    written: dict[str, Any], order: tuple[str, ...], asked: str, got: tuple[str, str]
) -> None:
    context = {LANGUAGES_IN_CONTEXT: (*order, *({"ar", "en", "fr"} - set(order)))}
    text = Multilingual.model_validate(written, context=context)
    assert text.get(asked) == got
    shown = phrase(text, asked)
    assert (shown.text, shown.language, shown.fallback) == (*got, got[1] != asked)
    assert text.has(asked) == (got[1] == asked)


def test_dates_are_in_each_language() -> None:
    said = {language: date_text("2023-08-09", language) for language in ("ar", "en", "fr")}
    assert said == {"ar": "9 أغسطس 2023", "en": "9 August 2023", "fr": "9 août 2023"}


def test_the_order_begins_with_the_page_s_own() -> None:
    assert in_order("fr", ("ar", "en", "fr")) == ("fr", "ar", "en")


def _keys(found: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    # Forms of a number differ from language to language.
    if not isinstance(found, dict) or "other" in found:
        return [path]
    return [each for key, value in found.items() for each in _keys(value, (*path, key))]


@pytest.mark.parametrize("harm", ["another word", "a template of somebody else", "no folder"])
def test_parts_of_the_theme_that_were_kept_are_used_only_as_they_were_written(harm: str, tmp_path: Path) -> None:
    parts = {"css/own.css": "p {}", "partials/words/ar.html": "{% set ui = {} %}"}
    kept = keep_own_parts(parts, tmp_path / "theme")
    if harm == "another word":
        (kept / "partials/words/ar.html").write_text("{% set", "utf-8")
    elif harm == "a template of somebody else":
        (kept / "main.html").write_text("{{ 1 }}", "utf-8")
    else:
        shutil.rmtree(tmp_path / "theme")
        (tmp_path / "theme").write_text("", "utf-8")
    kept = keep_own_parts(parts, tmp_path / "theme")
    assert {path.relative_to(kept).as_posix(): path.read_text("utf-8") for path in kept.rglob("*.*")} == parts
