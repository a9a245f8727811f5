"""Records: what one page of the finished site has to say to a searcher, passage by passage.

An article is read for its own text only, in the language of the page that it stands on: a margin note is found on
the note's own page, where it stands once, and the Arabic text that an English page repeats is found as Arabic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from hashiya.corpus import Anchored
from hashiya.model.texts import Article
from hashiya.model.values import LANGUAGES, Bilingual, Language, Name
from hashiya.notes.kinds import BY_FOLDER, BY_NAME
from hashiya.notes.note import Note

KINDS = ("text", *BY_NAME, "page")
"""What a result can be; the order is that of the filter."""

_BLOCKS_LIST = "p li dd dt td th figcaption h1 h2 h3 h4 h5 h6 blockquote "
_BLOCKS = frozenset(_BLOCKS_LIST.split())
_VOID_LIST = "area base br col embed hr img input link meta source track wbr "
_VOID = frozenset(_VOID_LIST.split())
_SILENT_LIST = "nav script style svg button figure footer template form select noscript header "
_SILENT = frozenset(_SILENT_LIST.split())
_SILENT_CLASSES_LIST = "rd-num rd-ref rd-note__foot rd-note__on rd-note__how rd-sr rd-concordance rd-passage rd-meta "
_SILENT_CLASSES = frozenset(_SILENT_CLASSES_LIST.split())
_LABELS = frozenset(("h2", "h3", "h4", "h5", "h6", "dt", "th", "td"))


@dataclass(frozen=True, slots=True)
class SearchPassage:
    """A paragraph as it is written.

    Attributes:
        id: Its element's id on the page; empty when the page's top will do.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A page of the site as the index sees it.

    Attributes:
        address: Below the site's root, with a slash at the end.
        title: The first passage too, with the id `""`.
        articles: Ids of the articles that it is, or that it annotates.
    """

    address: str
    language: Language
    kind: str
    title: str
    passages: tuple[SearchPassage, ...]
    author: str = ""
    verdict: str = ""
    articles: tuple[str, ...] = ()


def read_records(site: Path, anchored: Anchored) -> Iterator[Record]:
    """Read every page of the finished site that a search can lead to: articles, notes, pages written by hand.

    Lists and the home pages are left out: everything in them stands somewhere else too.
    """
    annotated = _annotated(anchored)
    for language in LANGUAGES:
        for article in anchored.corpus.articles.values():
            address = f"{language}/articles/{article.id}/"
            if html := _main(site, address):
                yield _article(article, language, address, html)
        for note in anchored.corpus.notes.values():
            address = f"{language}/{note.key}/"
            if html := _main(site, address):
                yield _note(note, language, address, html, annotated.get(note.key, ()))
        for address in _handwritten(site, language):
            if html := _main(site, address):
                passages = tuple(blocks(html, language))
                title = next((passage.text for passage in passages), "")
                if title:
                    yield Record(address, language, "page", title, (SearchPassage("", title), *passages[1:]))


def _main(site: Path, address: str) -> str:
    page = site / address / "index.html"
    if not page.is_file():
        return ""
    html = page.read_text("utf-8")
    start, end = html.find("<main"), html.rfind("</main>")
    return html[start:end] if 0 <= start < end else ""


def _handwritten(site: Path, language: Language) -> Iterator[str]:
    listed = {"articles", "search", "sources", *BY_FOLDER}
    for folder in sorted((site / language).iterdir()) if (site / language).is_dir() else ():
        if folder.is_dir() and folder.name not in listed:
            yield f"{language}/{folder.name}/"


def _article(article: Article, language: Language, address: str, html: str) -> Record:
    title, _ = article.title.get(language)
    head = (SearchPassage("", title),) if article.title.has(language) else ()
    return Record(
        address,
        language,
        "text",
        title,
        (*head, *article_blocks(html, language, own=article.language == language)),
        author=_name(article.author, language),
        articles=(article.id,),
    )


def _note(note: Note, language: Language, address: str, html: str, articles: tuple[str, ...]) -> Record:
    title, actual = note.headline.get(language)
    head = (SearchPassage("", title),) if actual == language else ()
    body = tuple(passage for passage in blocks(html, language, labels=False) if passage.text != title)
    return Record(
        address,
        language,
        note.kind_name,
        title,
        (*head, *body),
        verdict=note.finding or "",
        articles=articles,
    )


def _name(name: Name | None, language: Language) -> str:
    if isinstance(name, Bilingual):
        return name.get(language)[0]
    return name or ""


def _annotated(anchored: Anchored) -> Mapping[str, tuple[str, ...]]:
    """For each note the articles that it stands in, by id."""
    found: dict[str, dict[str, None]] = {}
    for article in sorted({*anchored.placements, *anchored.mentions}):
        for placement in anchored.placements.get(article, ()):
            found.setdefault(placement.note, {})[article] = None
        for mention in anchored.mentions.get(article, ()):
            found.setdefault(mention.note, {})[article] = None
    return {note: tuple(articles) for note, articles in found.items()}


def article_blocks(html: str, language: Language, *, own: bool) -> Iterable[SearchPassage]:
    """Return the passages of an article's page.

    Args:
        own: Whether the article was written in the page's language; else its passages are the translation's.
    """
    return _Reader(language, article=True, own=own).read(html)


def blocks(html: str, language: Language, *, labels: bool = True) -> Iterable[SearchPassage]:
    """Return the passages of a page that is no article, as far as they are in its own language.

    Args:
        labels: Keep headings below the first, labels, tables and lines that are a link and nothing else: on the
            pages of notes they are the same on every page.
    """
    return _Reader(language, article=False, own=True, labels=labels).read(html)


@dataclass(slots=True)
class _Open:
    """An element that the walk is in: its language, whether it is a passage of its own, whether it is a link."""

    language: str
    block: bool
    link: bool


class _Reader:
    """Collects the text of the blocks of a page; what is silent is not walked at all."""

    def __init__(self, language: Language, *, article: bool, own: bool, labels: bool = True) -> None:
        self._language = language
        self._article = article
        self._own = own
        self._labels = labels
        self._linked = 0
        self._open: list[_Open] = [_Open(language, block=False, link=False)]
        self._id = ""
        self._paragraph = ""
        self._text: list[str] = []
        self._passages: list[SearchPassage] = []

    def read(self, html: str) -> tuple[SearchPassage, ...]:
        # A pure Python parser took longer for this than all the rest of the index.
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
        walk = etree.iterwalk(etree.fromstring(html.encode(), parser), events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif self._enter(element):
                self._add(element.text)
            else:
                walk.skip_subtree()
        self._end_block()
        return tuple(self._passages)

    def _enter(self, element: Any) -> bool:
        """Open an element; return whether there is anything to read in it."""
        above = self._open[-1]
        tag: str = element.tag
        classes = frozenset(element.get("class", "").split())
        language = element.get("lang", above.language)
        wanted = tag not in _SILENT and element.get("data-pagefind-ignore") is None and not classes & _SILENT_CLASSES
        block = self._is_block(tag, classes)
        if block:
            self._end_block()
            if "rd-text" in classes:
                self._paragraph = element.get("id", "")
            # A translation has no id of its own: it belongs to the paragraph above it.
            self._id = self._paragraph if self._article else element.get("id", "")
            wanted = wanted and self._is_wanted(classes, language) and (self._labels or tag not in _LABELS)
        elif tag == "aside" and self._article:
            wanted = False
        if tag in _VOID:
            self._text.append(" ")
        self._open.append(_Open(language, block=above.block or block, link=above.link or tag == "a"))
        return wanted

    def _leave(self, element: Any) -> None:
        self._open.pop()
        if self._is_block(element.tag, frozenset(element.get("class", "").split())):
            self._end_block()
        self._add(element.tail)

    def _is_block(self, tag: str, classes: frozenset[str]) -> bool:
        return not classes.isdisjoint(("rd-text", "rd-tr")) if self._article else tag in _BLOCKS

    def _is_wanted(self, classes: frozenset[str], language: str) -> bool:
        if self._article and "rd-text" in classes and self._own:
            return True  # a quotation in another language belongs to the text that it stands in
        return language == self._language

    def _add(self, text: str | None) -> None:
        element = self._open[-1]
        if text and (element.block or (not self._article and element.language == self._language)):
            self._text.append(text)
            if element.link:
                self._linked += len("".join(text.split()))

    def _end_block(self) -> None:
        text = " ".join("".join(self._text).split())
        bare_link = self._linked > 0 and self._linked == len("".join(text.split()))
        self._text, self._linked = [], 0
        if text and (self._labels or not bare_link):
            self._passages.append(SearchPassage(self._id, text))
            self._id = self._paragraph if self._article else ""
