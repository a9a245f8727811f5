"""Placing: the words that a note of others is about become an anchor of ours, found by the same engine as all others.

Nothing is placed by a guess: what only the position tells, or a text that nobody named, is taken when an editor accepts
it; what stands in several places, or nowhere, is told with the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote, urlsplit

from hashiya.anchoring.explain import explain
from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.quotes import locate
from hashiya.corpus import Corpus, Status
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.incoming.brought import Words
from hashiya.model.texts import MAX_WORDS, Article
from hashiya.model.values import Language
from hashiya.model.web_addresses import same_page
from hashiya.nearest import did_you_mean
from hashiya.notes.note import Anchor
from hashiya.workbench.chosen_words import anchor_at

_FOUND = (Status.EXACT, Status.NORMALISED)
_PAGE = re.compile(
    r"(?:^|/)(?:(?P<language>[a-z]{2,3}(?:-[A-Za-z]+)?)/)?articles/(?P<id>[a-z0-9-]+)(?:\.\d+)?/?(?:index\.html)?$"
)
_SURE_WORDS = 3
"""So many words that stand together once are known again without what stood around them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of looking for words.

    Attributes:
        anchor: What goes into the file; None where the words have no place, or theirs is in a translation.
        block: The number of the paragraph; 0 where the text is not here.
        translation: With no anchor, the language, article, and words of the translation that stand there.
        problems: What is to be told: with an error it has no place, with a warning the place is a guess.
    """

    anchor: dict[str, Any] | None = None
    block: int = 0
    translation: tuple[str, Language, str] | None = None
    problems: tuple[Diagnostic, ...] = ()


def place_words(words: Words, corpus: Corpus, *, where: FilePlace, article: str | None) -> Placed:
    """Find the place of words of others.

    Args:
        where: Where they stand in the file that came.
        article: The id of the text that all notes of the file are about, where an editor said so.
    """
    if not words.exact and words.start is None:
        return Placed(problems=(_whole(words, where),))
    identifier, language = article_of(words.source, corpus)
    identifier = identifier or article
    if identifier is None:
        return _anywhere(words, corpus, where)
    if identifier not in corpus.articles:
        return Placed(_dormant(identifier, words)) if words.exact else Placed(problems=(_whole(words, where),))
    return _in_text_or_translation(words, corpus.articles[identifier], where, page=language)


def _in_text_or_translation(words: Words, text: Article, where: FilePlace, *, page: Language | None) -> Placed:
    """Look in an article and its translations, first in the language of the page: each page shows the others too."""
    first = text.in_language(page) if page and page != text.language else None
    begun = _in_translation(words, first, where) if first else None
    if begun and begun.translation:
        return begun
    found = _in_article(words, text, where)
    if found.anchor and words.guess:
        message = f"«{words.exact[:80]}» is taken for the words in paragraph {found.block}: {words.guess}"
        told = Diagnostic("place-guessed", Level.WARNING, message, where, "look at it, then accept it")
        return replace(found, problems=(*found.problems, told))
    others = (text.in_language(code) for code in text.translations if code != page) if found.anchor is None else ()
    inside = (_in_translation(words, other, where) for other in others if other)
    return next((one for one in inside if one.translation), found if found.anchor else begun or found)


def article_of(source: str, corpus: Corpus) -> tuple[str | None, Language | None]:
    """Return the id of the article that `source` names, and the language of the page if it says one."""
    formerly = {former: one.id for one in corpus.articles.values() for former in one.formerly}
    known = {*corpus.articles, *corpus.catalogue, *formerly}
    if source in known:
        return formerly.get(source, source), None
    try:
        path = unquote(urlsplit(source).path)
        page = same_page(source)
    except ValueError:
        return None, None
    if (match := _PAGE.search(path)) and match["id"] in known:
        return formerly.get(match["id"], match["id"]), match["language"]
    urls = [(one.id, one.url) for one in corpus.articles.values()]
    urls += [(one.id, one.url) for one in corpus.catalogue.values()]
    return next((name for name, url in urls if page and url and same_page(url) == page), None), None


def check_anchor(values: Any, corpus: Corpus, where: FilePlace) -> tuple[Diagnostic, ...]:
    """Say what is wrong with an anchor that came in our own form; nothing where it stands or waits for its text."""
    try:
        anchor = Anchor.model_validate(values)
    except ValueError:
        return ()  # told when the whole note is looked at
    article = corpus.articles.get(anchor.article)
    if article is None:
        if anchor.article in corpus.catalogue or anchor.article in corpus.unread:
            return ()
        known = {*corpus.articles, *corpus.catalogue}
        help_ = did_you_mean(anchor.article, known) or "bring the text in first, or write the id that it has here"
        return (Diagnostic("unknown-id", Level.ERROR, f"there is no article `{anchor.article}`", where, help_),)
    found = locate(article, quote=anchor.quote, prefix=anchor.prefix, suffix=anchor.suffix, paragraph=anchor.paragraph)
    told = _told(article, anchor, found, where)
    return (told,) if told and found.place is None else ()


def _in_article(words: Words, article: Article, where: FilePlace) -> Placed:
    if not words.exact:
        return _by_position(words, article, where)
    prefix, suffix = _before(words.prefix), _behind(words.suffix)
    found = locate(article, quote=words.exact, prefix=prefix, suffix=suffix)
    anchor = Anchor(article=article.id, quote=words.exact, prefix=prefix, suffix=suffix)
    if found.place and found.status in _FOUND and not found.changes:
        return _anchored(article, found.place, where)
    alone = locate(article, quote=words.exact) if prefix or suffix else found
    if alone.place and alone.status in _FOUND and not alone.changes and found.status is not Status.CHANGED:
        sure = len(words.exact.split()) >= _SURE_WORDS
        guess = "" if sure else "other words stand around it here"
        return _anchored(article, alone.place, where, guess=guess)
    if found.status is Status.DRIFTED and found.place:
        return _anchored(article, found.place, where, guess="the words here are a little different")
    if near := _at_position(words, found):
        return _anchored(article, near, where, guess="of several places only the position tells this one")
    problem = _told(article, anchor, found, where)
    message = f"«{words.exact[:80]}» has no sure place in `{article.id}`"
    return Placed(problems=(problem or Diagnostic("quote-missing", Level.ERROR, message, where),))


def _anchored(article: Article, place: Candidate, where: FilePlace, *, guess: str = "") -> Placed:
    told: list[Diagnostic] = []
    if article.original and len(place.text.split()) > MAX_WORDS:
        message = f"{len(place.text.split())} words of a text of others were marked: the first {MAX_WORDS} are quoted"
        told.append(Diagnostic("left-out", Level.INFO, message, where, "choose the words that tell most"))
        place = _shortened(place)
    anchor = anchor_at(article, place)
    if anchor is None:
        message = f"«{place.text[:80]}» stands in several places of `{article.id}` that nothing tells apart"
        return Placed(problems=(Diagnostic("quote-ambiguous", Level.ERROR, message, where, "quote more words"),))
    if guess:
        message = f"«{place.text[:80]}» is taken for the words in paragraph {place.block} of `{article.id}`: {guess}"
        told.append(Diagnostic("place-guessed", Level.WARNING, message, where, "look at it, then accept it"))
    return Placed(anchor.model_dump(exclude_none=True), place.block, problems=tuple(told))


def _shortened(place: Candidate) -> Candidate:
    ends = [found.end() for found in re.finditer(r"\S+", place.text)]
    kept = place.text[: ends[MAX_WORDS - 1]]
    return place.model_copy(update={"text": kept, "end": place.start + len(kept)})


def _by_position(words: Words, article: Article, where: FilePlace) -> Placed:
    start, end = words.start or 0, words.end or 0
    text = article.text[start:end]
    block = article.block_at(start) if start < len(article.text) else None
    if block is None or not text.strip() or not block.start <= start < end <= block.end:
        message = f"the position {start} to {end} is no stretch of one paragraph of `{article.id}`"
        return Placed(problems=(Diagnostic("quote-missing", Level.ERROR, message, where, "export the words too"),))
    place = Candidate(block=block.number, start=start, end=end, text=text, score=100.0)
    return _anchored(article, place, where, guess="only its position is told")


def _at_position(words: Words, found: Location) -> Candidate | None:
    """The one of several places that begins where the words are said to begin, and is these very words."""
    if found.status is not Status.AMBIGUOUS or words.start is None:
        return None
    here = [one for one in found.candidates if one.start == words.start and one.text == words.exact]
    return here[0] if here else None


def _in_translation(words: Words, text: Article, where: FilePlace) -> Placed:
    """Words of a translation: they say what paragraph is meant, and stand beside an anchor in the text itself."""
    found = locate(text, quote=words.exact, prefix=_before(words.prefix), suffix=_behind(words.suffix))
    place = found.place if found.status in _FOUND else _at_position(words, found)
    if place is None:
        alone = locate(text, quote=words.exact)
        place = alone.place if alone.status in _FOUND else None
    if place is None:
        anchor = Anchor(article=text.id, quote=words.exact or "…")
        told = _told(text, anchor, found, where)
        message = f"«{words.exact[:80]}» does not stand in the translation of `{text.id}`"
        return Placed(problems=(told or Diagnostic("quote-missing", Level.ERROR, message, where),))
    return Placed(block=place.block, translation=(text.id, text.language, place.text))


def _anywhere(words: Words, corpus: Corpus, where: FilePlace) -> Placed:
    """Look in all texts for words that do not say where they stand."""
    named = f"`{words.source[:80]}` is none of the texts here" if words.source else "it does not say in which text"
    found = [one for article in corpus.articles.values() if (one := _in_article(words, article, where)).anchor]
    if len(found) == 1 and words.exact:
        anchor = found[0].anchor or {}
        message = f"{named}; «{words.exact[:80]}» stands in `{anchor['article']}` alone"
        guess = Diagnostic("place-guessed", Level.WARNING, message, where, "look at it, then accept it")
        return Placed(anchor, found[0].block, problems=(guess,))
    several = ", ".join(sorted(f"`{(one.anchor or {})['article']}`" for one in found))
    message = f"{named}" + (f", and «{words.exact[:80]}» stands in {several}" if several else "")
    help_ = "name the text with --article ID, or bring it in first with `hashiya import`"
    return Placed(problems=(Diagnostic("unknown-id", Level.ERROR, message, where, help_),))


def _told(article: Article, anchor: Anchor, found: Location, where: FilePlace) -> Diagnostic | None:
    """What an editor is told of the place, without the ways out that only a note of ours has."""
    told = explain(article, anchor, found, lambda: where)
    if told and "hashiya fix" in (told.help or ""):
        return replace(told, help="read the place again, and choose the words that the note is about now")
    return told


def _whole(words: Words, where: FilePlace) -> Diagnostic:
    message = "this note is about a whole page, and says no words of it"
    if words.block:
        message = f"this note is about a paragraph, `#{words.block[:40]}`, and says no words of it"
    return Diagnostic("quote-missing", Level.ERROR, message, where, "choose the words that it is about")


def _dormant(identifier: str, words: Words) -> dict[str, Any]:
    """An anchor that waits for its text, which is not ours: no more of it than may be quoted."""
    quoted = words.exact.split()
    beside: dict[str, str] = {}
    room = MAX_WORDS - len(quoted)
    if room > 0 and (before := _last(_before(words.prefix), min(2, room))):
        beside["prefix"] = before
    elif room > 0 and (behind := _first(_behind(words.suffix), min(2, room))):
        beside["suffix"] = behind
    quote = words.exact if room >= 0 else " ".join(quoted[:MAX_WORDS])
    return {"article": identifier, "quote": quote, **beside}


def _before(prefix: str) -> str | None:
    """What stood before, without the word that was cut, inside one line."""
    line = re.split(r"[\n\r]", prefix)[-1]
    whole = line if len(line) < len(prefix) or not line or line[0].isspace() else line.partition(" ")[2]
    return " ".join(whole.split()) or None


def _behind(suffix: str) -> str | None:
    line = re.split(r"[\n\r]", suffix)[0]
    whole = line if len(line) < len(suffix) or not line or line[-1].isspace() else line.rpartition(" ")[0]
    return " ".join(whole.split()) or None


def _last(text: str | None, count: int) -> str:
    return " ".join((text or "").split()[-count:])


def _first(text: str | None, count: int) -> str:
    return " ".join((text or "").split()[:count])


def together(found: Iterable[Placed], where: FilePlace) -> tuple[list[dict[str, Any]], tuple[Diagnostic, ...]]:
    """Return the anchors of one note, each place once, with its words in translations beside the anchor there."""
    anchors: list[dict[str, Any]] = []
    blocks: list[int] = []
    told: list[Diagnostic] = []
    listed = [*found]
    for one in listed:
        told += one.problems
        if one.anchor and one.anchor not in anchors:
            anchors.append({**one.anchor})
            blocks.append(one.block)
    for one in listed:
        if one.translation is None:
            continue
        article, language, said = one.translation
        beside = [
            anchor
            for anchor, block in zip(anchors, blocks, strict=True)
            if anchor["article"] == article
            and block == one.block
            and anchor.get("translation", {}).get(language) in (None, said)
        ]
        if beside:
            beside[0]["translation"] = {**beside[0].get("translation", {}), language: said}
        else:
            message = f"«{said[:80]}» stands in paragraph {one.block} of the translation of `{article}`"
            help_ = "say which words of the text itself they translate"
            told.append(Diagnostic("quote-missing", Level.ERROR, message, where, help_))
    return anchors, tuple(told)
