"""IRIs: by what name an exported thing is known outside: the address of its page, or of its own file."""

from __future__ import annotations

from urllib.parse import quote

from hashiya.exporting.portion import Portion
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address, note_address

_KEPT = "%!#$&'()*+,/:;=?@[]~"
"""What stands in an address as itself, besides letters of ASCII, digits and `-._`."""


def article_iri(portion: Portion, article: Article, language: Language = "") -> str:
    """Return the address of the page in `language`; of that on which `article` is in its own, when left out.

    Where the interface does not speak that language, it is the page in the first one.
    """
    languages, wanted = portion.context.languages, language or article.language
    return site_iri(portion, f"{wanted if wanted in languages else languages[0]}/{article_address(article.id)}")


def note_iri(portion: Portion, note: Note, language: Language = "") -> str:
    """Return the address of a note's page in `language`, in the first one of the interface when left out."""
    return site_iri(portion, f"{language or portion.context.languages[0]}/{note_address(note)}")


def glossary_iri(portion: Portion) -> str:
    """Return the address of the glossary in the first language of the interface."""
    return site_iri(portion, f"{portion.context.languages[0]}/glossary/")


def site_iri(portion: Portion, address: str) -> str:
    """Return the whole of an `address` of the site; where that of the site is unknown, the way there from the file."""
    base = f"{portion.site.rstrip('/')}/" if portion.site else ""
    return as_iri(f"{base}{address}")


def as_iri(address: str) -> str:
    """Return an address in letters that every program takes for one."""
    return quote(address, safe=_KEPT)
