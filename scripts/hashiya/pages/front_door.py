"""The doors: the choice of a language at `/`, each one's home, the web font, and what keeps former addresses alive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hashiya.exporting.published import offered_on
from hashiya.languages.words import borrowed
from hashiya.model.home_choices import HomeChoices
from hashiya.model.values import Language, Multilingual
from hashiya.notes.note import Note
from hashiya.pages import handwritten, home
from hashiya.pages.addresses import article_address, relative
from hashiya.pages.chapters import address_at
from hashiya.pages.context import Context
from hashiya.pages.escape import inert
from hashiya.pages.fonts import AMIRI, families, font_files
from hashiya.pages.page import Page, markdown_page, spoken_in
from hashiya.pages.passages import passage
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.specimen import specimen_place

_LINE = 190
"""In code points: the sentence between the margins stands in a few lines."""
_SENTENCE = re.compile(r"(?<=[.!?؟]) ")


FONTS = "fonts/"
"""Where the faces stand on the site."""


def fonts(context: Context) -> Iterator[Page]:
    """Make the font's files."""
    corpus = context.corpus
    own = {language: Path(corpus.root) / path for language, path in corpus.settings.fonts.items()}
    written_here = frozenset(context.fact(LETTERS, letters))
    files = font_files(context.settings.cache, written=written_here, languages=corpus.text_languages, own=own)
    for name, data in files.items():
        yield Page(f"{FONTS}{name}", data)


LETTERS = "letters"
"""The fact that `letters` gathers."""


def letters(context: Context) -> tuple[int, ...]:
    """Return all characters that are written on the site, by their numbers, in order: the faces are cut for them."""
    found: set[str] = set()
    unknown, misses = re.compile(""), 0
    for text in _texts(context):
        # Nearly every text has only letters that others have: to look for one more takes a quarter of adding them all.
        if unknown.search(text):
            found.update(text)
            misses += 1
            if misses % _MISSES == 0 and found:
                unknown = re.compile(f"[^{''.join(map(re.escape, sorted(found)))}]")
    return tuple(sorted(map(ord, found)))


_MISSES = 16
"""Texts with a letter of their own after which it is known to the others."""


def written(context: Context) -> frozenset[int]:
    """Return the same for whoever wants to know whether one of them is there."""
    return frozenset(letters(context))


def has_other_faces(context: Context, characters: frozenset[int]) -> bool:
    """Tell whether texts of these characters need faces besides Amiri, for which there is a style sheet."""
    return any(family != AMIRI for family in families(characters, context.corpus.text_languages))


def redirects(context: Context) -> Iterator[Page]:
    """Make what leads from each former id of an article to its present one, in every language."""
    for article in context.articles:
        for former in article.formerly:
            old, new = article_address(former), article_address(article.id)
            for language in context.languages:
                html = context.render(
                    "redirect",
                    language=language,
                    title=phrase(article.title, language),
                    target=relative(new, page=old),
                )
                yield Page(f"{language}/{old}index.html", f"{html}\n")


def _texts(context: Context) -> Iterator[str]:
    """All that articles and notes say, and what they and the reader are called."""
    yield from (word.text for word in context.own_words if word.text)
    for article in context.articles:
        yield article.text
        for said in (article.title, article.summary, article.author, article.publisher):
            yield from said.texts if isinstance(said, Multilingual) else [said] if said else []
        for translation in article.translations.values():
            yield from (block.text for block in translation.blocks)
    for note in context.notes.values():
        for text in note.texts.values():
            yield from text.root.values()


def chooser(context: Context) -> Iterator[Page]:
    """One sentence of the texts between two margins, one in each language, and in each the way in."""
    first = context.languages[0]
    all_words = [context.words(language) for language in context.languages]
    chosen = {language: handwritten.choices_of(context, language) for language in context.languages}
    found = specimen_place(context, chosen[first].specimen)
    article = context.corpus.articles[found.place.article] if found else None
    body = context.render(
        "front_door",
        language=first,
        each=all_words,
        names=_names(all_words),
        enter={language: _way_in(context, language) for language in context.languages},
        says={language: chosen[language].door or _intro(context, language) for language in context.languages},
        line=passage(article, found.place, longest=_LINE) if found and article else None,
        article=article,
        told=context.told_of(article) if article else None,
        note=context.notes[found.note] if found else None,
        gist={language: _gist(context.notes[found.note], language) for language in context.languages} if found else {},
        href=f"{first}/{address_at(article, found.place.block)}" if found and article else "",
    )
    head = {
        "title": " · ".join(dict.fromkeys(ui["site"]["name"] for ui in all_words)),
        **spoken_in(first, context.languages),
        "kind": "chooser",
        "alternates": {language: f"{language}/" for language in context.languages},
        "sheets": ["door"],
    }
    yield Page("index.md", body, head)


def _names(all_words: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """What the reader is called, each name once, with the words of the first language that calls it so."""
    found: dict[str, Mapping[str, Any]] = {}
    for ui in all_words:
        found.setdefault(ui["site"]["name"], ui)
    return found


def _way_in(context: Context, language: Language) -> str:
    """What leads into the pages in `language`: its own words for it, else its name; no other language's are true."""
    ui = context.words(language)
    own = ui["pages"]["enter"]
    return str(ui["name"] if own in borrowed(language, context.languages) else own)


def _intro(context: Context, language: Language) -> Phrase:
    """What the reader says of itself in a sentence: its name, where it says nothing."""
    settings = context.corpus.settings
    said = settings.intro or settings.tagline
    return phrase(said, language) if said else Phrase(context.words(language)["site"]["name"], language)


def _gist(note: Note, language: Language) -> Phrase:
    """What the margin says in one sentence: what is right, where something was checked."""
    whole = phrase(note.gist, language)
    return whole._replace(text=_SENTENCE.split(whole.text, maxsplit=1)[0])


def homes(context: Context) -> Iterator[Page]:
    """Make the home of each language for which nobody has written one."""
    for language in context.languages:
        if context.settings.docs and (context.settings.docs / language / "index.md").is_file():
            continue
        intro = Markup('<h1 class="rd-open">{}</h1>').format(inert(str(_intro(context, language))))
        parts = (part() for part in home.parts(context, language, HomeChoices()).values())
        yield markdown_page(
            "",
            Markup("\n\n").join((intro, *parts)),
            language=language,
            languages=context.languages,
            kind="home",
            title=context.words(language)["site"]["name"],
            description=str(_intro(context, language)),
            sheets=list(home.SHEETS),
            scripts=list(home.SCRIPTS),
            **offered_on(context, "", language),
        )
