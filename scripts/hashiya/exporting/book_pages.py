"""Pages of a book: its texts, what stands before and behind them, and the contents in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hashiya.exporting.book_notes import put_notes
from hashiya.exporting.book_parts import BookPart
from hashiya.exporting.book_text import Body, pages_in
from hashiya.exporting.clean_xhtml import spoken
from hashiya.exporting.iris import article_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.xml_tree import Element, add, as_uri, begun, say, told, written
from hashiya.languages.locales import direction
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Language, Multilingual, Name
from hashiya.pages.dates import date_text
from hashiya.pages.escape import printable
from hashiya.pages.phrases import phrase
from hashiya.pages.whose import digest_of

XHTML = "http://www.w3.org/1999/xhtml"
TITLE, CONTENTS, ENDS = "title.xhtml", "contents.xhtml", "about.xhtml"


def text_page(part: BookPart, images: Mapping[str, str], places: Mapping[tuple[str, int], str]) -> bytes:
    """Return the page of a part; the arguments are those of `Body` and `put_notes`."""
    text = part.text
    page, body = _page(part.title, text.language)
    chapter = add(body, "section", {"epub:type": "chapter", "role": "doc-chapter", "aria-labelledby": "title"})
    told(chapter, "h1", printable(part.title), {"id": "title"})
    if part.chapter in (0, 1):
        _put_whose(chapter, part.portion, part.noted.article, part.language)
    writing = Body(part, images)
    writing.put_blocks(chapter)
    put_notes(chapter, writing, places)
    return _written(page)


def title_page(portion: Portion, names: Mapping[Language, str], articles: Sequence[Article]) -> bytes:
    """Return the page that a book begins with: what it is called in every language, and whose the texts are."""
    first = next(iter(names))
    page, body = _page(names[first], first)
    held = add(body, "section", {"epub:type": "titlepage", "class": "titlepage"})
    for index, (language, name) in enumerate(names.items()):
        title = told(held, "p" if index else "h1", printable(name), {"class": "other" if index else None})
        spoken(title, language, direction(language))
    for language in portion.context.languages:
        about = add(held, "div", {"class": "about"})
        spoken(about, language, direction(language))
        if len(articles) == 1:
            _put_whose(about, portion, articles[0], language)
            summary = articles[0].summary
            if summary and summary.has(language):
                told(about, "p", printable(summary.get(language)[0]), {"class": "summary"})
        elif said := portion.corpus.settings.intro or portion.corpus.settings.tagline:
            told(about, "p", printable(phrase(said, language).text), {"class": "summary"})
    return _written(page)


def about_page(portion: Portion, articles: Sequence[Article], licences: Sequence[str]) -> bytes:
    """Return the page that a book ends with: rights of the texts, where it comes from, the licences of its fonts."""
    first = portion.context.languages[0]
    page, body = _page(portion.context.words(first)["book"]["about"], first)
    for language in portion.context.languages:
        says = portion.context.words(language)["book"]
        held = add(body, "section", {"epub:type": "colophon", "role": "doc-colophon", "class": "about"})
        spoken(held, language, direction(language))
        told(held, "h1" if language == first else "h2", says["about"])
        for article in articles:
            line = add(held, "p")
            link = add(line, "a", href=article_iri(portion, article, language)) if portion.has_address else line
            title = told(link, "cite", printable(phrase(article.title, language).text))
            spoken(title, phrase(article.title, language).language)
            if article.rights:
                say(line, f" · {printable(article.rights)}")
        if portion.has_address:
            told(add(held, "p"), "a", site_iri(portion, ""), {"href": site_iri(portion, "")})
        told(held, "p", says["how"])
        if licences:
            told(held, "p", f"{says['fonts']} {', '.join(licences)}.")
    return _written(page)


def contents_page(portion: Portion, parts: Sequence[BookPart], name: str) -> bytes:
    """Return the contents: each text with its headings, language by language, then the printed pages if known."""
    first = portion.context.languages[0]
    page, body = _page(name, first)
    toc = add(body, "nav", {"epub:type": "toc", "role": "doc-toc", "id": "toc"})
    labels = {language: portion.context.words(language)["book"]["contents"] for language in portion.context.languages}
    heading = add(toc, "h1")
    for index, (language, label) in enumerate(labels.items()):
        say(heading, " · " if index else "")
        spoken(told(heading, "span", label), language)
    entries = add(toc, "ol")
    for part in parts:
        entry = add(entries, "li")
        spoken(entry, part.text.language, direction(part.text.language))
        told(entry, "a", printable(part.title), {"href": part.name})
        headings = [block for block in part.blocks if block.kind is BlockKind.HEADING]
        if headings:
            _put_headings(add(entry, "ol"), part, headings)
    about = add(entries, "li")
    told(about, "a", portion.context.words(first)["book"]["about"], {"href": ENDS})
    marks = add(add(body, "nav", {"epub:type": "landmarks", "hidden": "hidden"}), "ol")
    landmarks = [("toc", labels[first], f"{CONTENTS}#toc"), *(("bodymatter", name, part.name) for part in parts[:1])]
    for kind, label, target in landmarks:
        told(add(marks, "li"), "a", printable(label), {"epub:type": kind, "href": target})
    if printed := [(part, place, number) for part in parts for place, number in pages_in(part)]:
        listed = add(body, "nav", {"epub:type": "page-list", "role": "doc-pagelist", "hidden": "hidden"})
        pages = add(listed, "ol")
        for part, place, number in printed:
            told(add(pages, "li"), "a", printable(number), {"href": f"{part.name}#{place}"})
    return _written(page)


def _put_headings(parent: Element, part: BookPart, headings: Sequence[Block]) -> None:
    """Add headings as nested lists: each under the last one that ranks above it."""
    inside = [(1, parent)]
    for block in headings:
        inside = [one for one in inside if one[0] < block.level] or inside[:1]
        held = inside[-1][1]
        if held is not parent:
            last = held.last
            held = last if last is not None and last.name == "ol" else add(held, "ol")
        entry = add(held, "li")
        told(entry, "a", printable(block.text), {"href": f"{part.name}#p{block.number}"})
        inside.append((block.level, entry))


def _put_whose(parent: Element, portion: Portion, article: Article, language: Language) -> None:
    """Add whose text it is and when it was published, or that we tell of another's."""
    text = portion.context.told_of(article)
    if text is not article:
        told(parent, "p", digest_of(text, language, portion.context.languages), {"class": "whose"})
    said = [*_names(language, article.author, article.publisher)]
    said += [date_text(article.date, language)] if article.date else []
    if said:
        told(parent, "p", " · ".join(said), {"class": "whose"})


def _names(language: Language, *names: Name | None) -> Iterator[str]:
    for name in names:
        if name:
            yield printable(name.get(language)[0] if isinstance(name, Multilingual) else name)


def _page(title: str, language: Language) -> tuple[Element, Element]:
    """Begin a page; return it and its body."""
    page = begun(XHTML, "html", with_names=("epub",))
    spoken(page, language, direction(language))
    head = add(page, "head")
    told(head, "title", printable(title) or "-")
    add(head, "link", rel="stylesheet", type="text/css", href="book.css")
    return page, add(page, "body", dir=direction(language))


def _written(page: Element) -> bytes:
    return written(page, doctype="<!DOCTYPE html>")


def source_of(article: Article, portion: Portion) -> str | None:
    """Return the address of what a text was published as first, or of the text that it tells of."""
    url = portion.context.told_of(article).url or article.url
    return as_uri(url) if url else None
