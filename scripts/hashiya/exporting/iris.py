"""IRIs: by what name an exported thing is known outside: its page's own address."""

from __future__ import annotations

from urllib.parse import quote

from hashiya.corpus import Corpus
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, note_address

_KEPT = "%!#$&'()*+,/:;=?@[]~"
"""What stands in an address as itself, besides letters of ASCII, digits and `-._`."""


def article_iri(corpus: Corpus, article: Article, site: str) -> str:
    """Return the address of the page on which `article` is in its own language, or of the first one."""
    languages = corpus.settings.languages
    language = article.language if article.language in languages else languages[0]
    return _iri(site, language, article_address(article.id))


def note_iri(corpus: Corpus, note: Note, site: str) -> str:
    """Return the address of a note's page in the first language of the interface."""
    return _iri(site, corpus.settings.languages[0], note_address(note))


def glossary_iri(corpus: Corpus, site: str) -> str:
    """Return the address of the glossary in the first language of the interface."""
    return _iri(site, corpus.settings.languages[0], "glossary/")


def _iri(site: str, language: Language, address: str) -> str:
    base = f"{site.rstrip('/')}/" if site else ""
    return quote(f"{base}{language}/{address}", safe=_KEPT)
