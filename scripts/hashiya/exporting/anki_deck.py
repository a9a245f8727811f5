"""Anki: the glossary as cards, from the language of the texts to another and back, with the sentence a name stands in.

A card keeps its name whatever else changes, so that who imports a newer deck keeps what is learnt.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from hashiya.exporting.fixed_zip import zipped
from hashiya.exporting.iris import note_iri
from hashiya.exporting.last_change import last_change_of, seconds
from hashiya.exporting.portion import Portion
from hashiya.languages.locales import direction, language_name
from hashiya.model.place import Place
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.term import Term
from hashiya.pages.escape import printable
from hashiya.pages.passages import passage
from hashiya.pages.prose import prose

if TYPE_CHECKING:
    import genanki

_FIELDS = ("name", "meaning", "sentence")
_ABOUT = ("kind", "where", "link")
_FIRST_ID, _IDS = 1_400_000_000_000, 10**11
"""Anki counts in milliseconds since 1970: ids that look like days of these years are what it expects."""
_STYLE = """.card { font-family: "Amiri", "Noto Naskh Arabic", serif; font-size: 22px; line-height: 1.7; }
.card, .name { text-align: center; }
[lang=en] { font-family: Georgia, serif; font-size: 20px; line-height: 1.5; }
.name { font-size: 1.6em; font-weight: 700; }
.meaning, .sentence { text-align: start; margin: 0.8em auto 0; max-width: 34em; }
.sentence { opacity: 0.85; border-top: 1px solid #999; padding-top: 0.6em; }
.kind, .where { font-size: 0.75em; opacity: 0.7; }
"""


def anki(portion: Portion) -> bytes:
    """Return the terms that the articles name as a package of decks, one for each language beside that of the texts.

    Raises:
        ImportError: The library that writes decks is not here.
    """
    import genanki  # noqa: PLC0415 - of an extra, and nothing else needs it

    terms = _named(portion)
    when = seconds(last_change_of(portion, [portion.corpus.articles[one] for one in portion.articles], terms))
    decks = [_deck(portion, terms, source, target) for source, target in _pairs(portion)]
    database = sqlite3.connect(":memory:")
    # What is in one transaction is in one order in the file.
    genanki.Package(decks).write_to_db(database.cursor(), when, _ids(decks))
    database.commit()
    data = bytearray(database.serialize())
    database.close()
    # Which release of SQLite wrote it is nobody's business, and would be the only difference between two machines.
    data[96:100] = bytes(4)
    return zipped([("collection.anki2", bytes(data)), ("media", b"{}")])


def _named(portion: Portion) -> Sequence[Term]:
    """Return the terms that the articles name, in the order of their ids; of the whole also those that none names."""
    terms = portion.corpus.of(Term)
    if portion.is_whole:
        return [terms[name] for name in sorted(terms)]
    anchored = portion.anchored
    keys = {one.note for article in portion.articles for one in anchored.mentions.get(article, ())}
    keys |= {one.note for article in portion.articles for one in anchored.placements.get(article, ())}
    return [terms[name] for name in sorted(terms) if terms[name].key in keys]


def _pairs(portion: Portion) -> Iterator[tuple[Language, Language]]:
    """Yield the languages of each deck: that of most of the texts, and another that the reader speaks."""
    languages = portion.context.languages
    spoken = [portion.corpus.articles[one].language for one in portion.articles]
    source = max((one for one in languages), key=lambda one: (spoken.count(one), -languages.index(one)))
    yield from ((source, other) for other in languages if other != source)


def _deck(portion: Portion, terms: Sequence[Term], source: Language, target: Language) -> genanki.Deck:
    import genanki  # noqa: PLC0415 - as above

    reader = " ".join(printable(portion.context.words(source)["site"]["name"]).replace("::", ":").split())
    name = f"{reader}: {language_name(source, source)} – {language_name(target, target)}"
    model = _model(source, target)
    deck = genanki.Deck(_number(f"deck {reader} {source} {target}"), name)
    for term in terms:
        if term.term.has(source):
            fields = [*_told(portion, term, source), *_told(portion, term, target), *_about(portion, term, source)]
            deck.add_note(
                genanki.Note(
                    model=model,
                    fields=fields,
                    guid=genanki.guid_for("hashiya", reader, term.key, source, target),
                    tags=[term.kind.value],
                )
            )
    return deck


def _model(source: Language, target: Language) -> genanki.Model:
    import genanki  # noqa: PLC0415 - as above

    def part(name: str, language: Language) -> str:
        field = f"{name} {language}"
        spoken = f'lang="{language}" dir="{direction(language)}"'
        return f'{{{{#{field}}}}}<div class="{name}" {spoken}>{{{{{field}}}}}</div>{{{{/{field}}}}}'

    def card(asked: Language, answer: Language) -> dict[str, str]:
        # A card without a question is none: a name that is missing in one language is asked for in the other alone.
        front = f"{{{{#name {asked}}}}}{part('name', asked)}{part('sentence', asked)}{{{{/name {asked}}}}}"
        back = "".join(part(name, answer) for name in _FIELDS) + part("meaning", asked)
        foot = '<p class="kind">{{kind}}</p><p class="where">{{where}} {{link}}</p>'
        return {"name": f"{asked} – {answer}", "qfmt": front, "afmt": f"{{{{FrontSide}}}}<hr id=answer>{back}{foot}"}

    names = [f"{name} {language}" for language in (source, target) for name in _FIELDS]
    return genanki.Model(
        _number(f"model {source} {target}"),
        f"Hashiya {source} – {target}",
        fields=[{"name": name, "rtl": direction(name.rpartition(" ")[2]) == "rtl"} for name in names]
        + [{"name": name} for name in _ABOUT],
        templates=[card(source, target), card(target, source)],
        css=_STYLE,
    )


def _told(portion: Portion, term: Term, language: Language) -> tuple[str, str, str]:
    """Return the name, the definition and a sentence with the name, each as HTML, "" where there is none."""
    name = term.term.get(language)[0] if term.term.has(language) else ""
    meaning = prose(term.definition.get(language)[0]) if term.definition.has(language) else ""
    return escape(printable(name)), str(meaning), _sentence(portion, term, language)


def _about(portion: Portion, term: Term, language: Language) -> tuple[str, str, str]:
    ui = portion.context.words(language)
    found = next(_places(portion, term, language), None)
    title = found[0].title.get(language)[0] if found else ""
    page = escape(note_iri(portion, term, language))
    link = f'<a href="{page}">{escape(ui["pages"]["own_page"][term.kind_name])}</a>' if portion.has_address else ""
    return escape(ui["term_kind"][term.kind]), escape(printable(title)), link


def _sentence(portion: Portion, term: Term, language: Language) -> str:
    for text, place in _places(portion, term, language):
        said = passage(text, place)
        before, quoted, after = (escape(printable(part)) for part in (said.before, said.quoted, said.after))
        return f"{before}<b>{quoted}</b>{after}"
    return ""


def _places(portion: Portion, term: Term, language: Language) -> Iterator[tuple[Article, Place]]:
    """Yield where texts in `language` name a term, our own texts first.

    On a site no sentence leaves of a text that is not ours; who has that text at hand may put it on a card.
    """
    context = portion.context
    # Asked of the term: going through all texts for each term takes as long as the square of a site.
    here = [one.place for one in context.mentions.get(term.key, ())]
    here += [one.place for one in context.placements_of(term)]
    there = [one.place for one in context.translated_mentions.get(term.key, {}).get(language, ())]
    named = {place.article for place in (*here, *there)} & {*portion.articles}
    articles = [portion.corpus.articles[one] for one in sorted(named, key=context.age)]
    for article in sorted(articles, key=lambda one: one.original):
        if article.original and portion.on_site:
            continue
        if article.language == language:
            yield from ((article, place) for place in here if place.article == article.id)
        elif any(place.article == article.id for place in there) and (text := article.in_language(language)):
            yield from ((text, place) for place in there if place.article == article.id)


def _ids(decks: Sequence[Any]) -> Iterator[int]:
    """Yield an id for each note and card in the order in which they are written: the same whatever stands beside."""
    taken: set[int] = set()
    for deck in decks:
        for note in deck.notes:
            for name in (note.guid, *(f"{note.guid} {card.ord}" for card in note.cards)):
                number = _FIRST_ID + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % _IDS
                while number in taken:
                    number += 1
                taken.add(number)
                yield number


def _number(name: str) -> int:
    """Return the number of a deck or a model: always the same for the same name."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % (1 << 30)
