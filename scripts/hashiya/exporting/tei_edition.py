"""TEI P5: an article with its translation beside it, and our notes standing off: they point at words, and alter none.

Valid by the guidelines from release 3.0.0 (2016) on: the notes stand in the back matter, since what later releases
call `standOff` was not there yet. https://tei-c.org/guidelines/p5/
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from hashiya.exporting.portion import Portion
from hashiya.exporting.tei_head import put_corpus_header, put_header
from hashiya.exporting.tei_notes import put_note
from hashiya.exporting.tei_text import TextIds, named, put_footnotes, put_text
from hashiya.exporting.xml_tree import Element, add, begun, written
from hashiya.model.place import Place
from hashiya.model.texts import Article, BlockKind
from hashiya.notes.term import Term

TEI = "http://www.tei-c.org/ns/1.0"
_HOLDERS = frozenset(
    (
        *("teiCorpus", "TEI", "teiHeader", "fileDesc", "titleStmt", "publicationStmt", "availability", "sourceDesc"),
        *("encodingDesc", "classDecl", "taxonomy", "category", "profileDesc", "langUsage", "refsDecl", "abstract"),
        *("text", "body", "back", "div", "list", "lg", "table", "quote", "listBibl", "note", "biblStruct"),
        *("editorialDecl", "interpretation", "fs"),
    )
)


def tei(portion: Portion) -> bytes:
    """Return each article as a document of TEI, several as a corpus of them."""
    alone = len(portion.articles) == 1
    root = begun(TEI, "TEI" if alone else "teiCorpus")
    if not alone:
        put_corpus_header(root, portion)
    for article in portion.articles:
        _put_document(root if alone else add(root, "TEI"), portion, portion.corpus.articles[article], alone=alone)
    return written(root, lined=_HOLDERS, but="place")


def _put_document(root: Element, portion: Portion, article: Article, *, alone: bool) -> None:
    blocks = portion.context.names_of(article)
    names = TextIds(article, blocks)
    texts = [(article, names)]
    for language in sorted(article.translations):
        if translation := article.in_language(language):
            texts.append((translation, TextIds(article, blocks, suffix=f".{language}")))
    put_header(root, portion, article, alone=alone)
    text = add(root, "text", {"xml:lang": article.language})
    body, back = add(text, "body"), Element("back")
    pointers: dict[str, list[str]] = defaultdict(list)
    footnotes = None
    for one, called in texts:
        places = sorted(set(_places(portion, article, one)))
        terms = ((place, key) for place, key in places if key.startswith(f"{Term.folder}/"))
        marks = named(one, ((place, cast(Term, portion.corpus.notes[key])) for place, key in terms))
        of = None if one is article else names
        put_text(body, one, called, marks, of=of)
        if any(block.kind is BlockKind.FOOTNOTE for block in one.blocks):
            footnotes = add(back, "div", type="footnotes") if footnotes is None else footnotes
            put_footnotes(footnotes, one, called, marks, of=of)
        for place, key in places:
            pointers[key].append(called.pointer(one, place))
    for lost in portion.anchored.lost.get(article.id, ()):
        pointers[lost.note] = pointers[lost.note] or [f"#{names.of_text()}"]
    if pointers:
        notes = add(back, "div", type="notes")
        for key in sorted(pointers):
            put_note(notes, portion, portion.corpus.notes[key], article, pointers[key])
    if back.parts:
        text.parts.append(back)


def _places(portion: Portion, article: Article, text: Article) -> Iterator[tuple[Place, str]]:
    """Yield where notes stand in an article, or in the translation of it that `text` is, with their keys."""
    placements = portion.anchored.placements.get(article.id, ())
    if text is article:
        yield from ((one.place, one.note) for one in placements)
        yield from ((one.place, one.note) for one in portion.anchored.mentions.get(article.id, ()))
        return
    for one in placements:
        if (there := one.translated.get(text.language)) and there.place:
            yield there.place, one.note
    mentions = portion.anchored.translated_mentions.get(article.id, {}).get(text.language, ())
    yield from ((one.place, one.note) for one in mentions)
