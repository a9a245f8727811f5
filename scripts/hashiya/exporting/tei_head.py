"""The header of a TEI document: whose text it is, what may be done with it, and how the notes point at its words."""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.exporting.iris import article_iri, site_iri
from hashiya.exporting.portion import Portion
from hashiya.exporting.tei_notes import verdict_id
from hashiya.exporting.xml_tree import Element, add, as_uri, told
from hashiya.languages.locales import language_name
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language, Multilingual, Name

_POINTING = (
    "The notes stand off: each is a note of the division of notes in the back matter, and its target points at the "
    "words that it is about. #string-range(ID,OFFSET,LENGTH) names LENGTH code points (characters of Unicode, not "
    "bytes and not UTF-16 units) of the text of the element with that ID, behind OFFSET of them; no white space is "
    "put into these elements. A target without a range is the whole text: the words that the note was written about "
    "are not found in it any more."
)
_NAMES = (
    "persName, placeName, orgName and term mark where the glossary's entries are named, the letters written on to the "
    "name included; where two names share letters the longer one is marked, and the notes point at both."
)
_BLOCKS = (
    "What stands behind the first point of a block's xml:id is its name on the site, made of its words; n is its "
    "number among the blocks of the text. A translation has a division of its own, and each of its blocks names by "
    "corresp the block that it translates."
)


def put_header(root: Element, portion: Portion, article: Article, *, alone: bool) -> None:
    """Add the header of an article's document; what it shares with those of a corpus only where it stands `alone`."""
    header = add(root, "teiHeader")
    description = add(header, "fileDesc")
    titles = add(description, "titleStmt")
    for language, title in _said(article.title, article.language):
        told(titles, "title", title, {"xml:lang": language})
    for language, author in _said(article.author, article.language):
        told(titles, "author", author, {"xml:lang": language})
    publication = _put_publication(
        description, portion, article.publisher, article.language, date=article.date, rights=article.rights
    )
    told(publication, "idno", article_iri(portion, article), {"type": "URI"})
    sources = add(description, "sourceDesc")
    text = portion.context.told_of(article)
    if text is article and not article.url:
        told(sources, "p", "Written for this reader.")
    else:
        _put_source(sources, text)
    encoding = _put_encoding(header, portion, article)
    if alone:
        _put_verdicts(encoding, portion)
    profile = add(header, "profileDesc")
    if article.summary:
        for language, summary in article.summary.root.items():
            told(add(profile, "abstract", {"xml:lang": language}), "p", summary)
    spoken = add(profile, "langUsage")
    for language in sorted({article.language, *article.translations, *portion.context.languages}):
        told(spoken, "language", language_name(language, "en"), {"ident": language})


def put_corpus_header(root: Element, portion: Portion) -> None:
    """Add the header of a corpus of all articles."""
    header = add(root, "teiHeader")
    description = add(header, "fileDesc")
    titles = add(description, "titleStmt")
    for language in portion.context.languages:
        told(titles, "title", portion.context.words(language)["site"]["name"], {"xml:lang": language})
    publication = _put_publication(description, portion, None, portion.context.languages[0])
    told(publication, "idno", site_iri(portion, "") or "./", {"type": "URI"})
    told(add(description, "sourceDesc"), "p", "Each text says its own.")
    _put_verdicts(add(header, "encodingDesc"), portion)


def _put_publication(
    parent: Element,
    portion: Portion,
    publisher: Name | None,
    language: Language,
    *,
    date: str | None = None,
    rights: str | None = None,
) -> Element:
    publication = add(parent, "publicationStmt")
    said = [*_said(publisher, language)] or [
        (one, portion.context.words(one)["site"]["name"]) for one in portion.context.languages
    ]
    for code, name in said[:1]:
        told(publication, "publisher", name, {"xml:lang": code})
    if date:
        add(publication, "date", when=date)
    if rights:
        told(add(add(publication, "availability"), "licence"), "p", rights)
    return publication


def _put_source(parent: Element, text: Article | SourceText) -> None:
    bibl = add(parent, "bibl")
    for name, value in (("title", text.title), ("author", text.author), ("publisher", text.publisher)):
        for language, said in _said(value, text.language):
            told(bibl, name, said, {"xml:lang": language})
    if text.date:
        add(bibl, "date", when=text.date)
    if text.url:
        add(bibl, "ref", target=as_uri(text.url))


def _put_encoding(header: Element, portion: Portion, article: Article) -> Element:
    encoding = add(header, "encodingDesc")
    said = add(add(encoding, "editorialDecl"), "interpretation", {"xml:lang": "en"})
    for text in (_POINTING, _NAMES, _BLOCKS):
        told(said, "p", text)
    pattern = add(
        add(encoding, "refsDecl"),
        "cRefPattern",
        matchPattern="(r-.+)",
        replacementPattern=f"{article_iri(portion, article)}#$1",
    )
    told(pattern, "p", "From a block's name to its address on the site.", {"xml:lang": "en"})
    return encoding


def _put_verdicts(encoding: Element, portion: Portion) -> None:
    taxonomy = add(add(encoding, "classDecl"), "taxonomy", {"xml:id": "verdicts"})
    for verdict in portion.context.verdicts:
        category = add(taxonomy, "category", {"xml:id": verdict_id(verdict)})
        for language in portion.context.languages:
            told(category, "catDesc", portion.context.words(language)["verdict"][verdict], {"xml:lang": language})


def _said(value: Name | None, language: Language) -> Iterator[tuple[Language, str]]:
    """Yield a name in each of its languages, on one line."""
    if isinstance(value, Multilingual):
        yield from ((code, " ".join(text.split())) for code, text in value.root.items())
    elif value:
        yield language, " ".join(value.split())
