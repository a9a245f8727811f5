"""Bibliography: the articles for citation programs, as CSL-JSON, BibTeX and RIS.

Each language of the interface has a file of its own: it cites the page in this language, with the title and the names
as they are called there. An author who is a person is cited by the family's part of the name, which an editor tells;
any other name stays whole: programs show it so, and take no association for a man.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic_core import to_json

from hashiya.exporting.iris import article_iri
from hashiya.exporting.portion import Portion
from hashiya.languages.locales import language_name
from hashiya.model.authors import Author, author_in
from hashiya.model.values import Language, Multilingual, Name
from hashiya.pages.whose import digest_of

_SPECIAL = {
    "\\": r"{\textbackslash}",
    # By name: BibTeX counts every brace, whatever stands before it.
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "#$%&_"},
}


class _Entry(NamedTuple):
    """An article as it is cited: each value on one line, "" where it is unknown.

    Attributes:
        language: What the page at the address shows the text in.
        spoken: What the entry itself is worded in, where its names are known in that.
        titled: What its title is worded in.
        note: Of a digest what it is a digest of.
    """

    key: str
    title: str
    author: Author | None
    publisher: str
    date: str
    language: Language
    spoken: Language
    titled: Language
    note: str
    address: str


def csl_json(portion: Portion) -> bytes:
    """Return the articles in the form of the Citation Style Language."""
    items = []
    for entry in _entries(portion):
        item: dict[str, object] = {"id": entry.key, "type": "webpage", "title": entry.title, "language": entry.language}
        if entry.author:
            name = {"family": entry.author.family, "given": entry.author.given}
            item["author"] = [name if entry.author.family else {"literal": entry.author.name}]
        if entry.publisher:
            item["container-title"] = entry.publisher
        if entry.date:
            item["issued"] = {"date-parts": [[int(part) for part in entry.date.split("-")]]}
        if entry.note:
            item["note"] = entry.note
        items.append({**item, **({"URL": entry.address} if entry.address else {})})
    return to_json(items, indent=1) + b"\n"


def bibtex(portion: Portion) -> bytes:
    """Return the articles for BibTeX and BibLaTeX, in UTF-8."""
    written = []
    for entry in _entries(portion):
        fields = {
            # Braces of its own: BibTeX would take a whole name apart, and a title's capitals for its own.
            "title": f"{{{_latex(entry.title)}}}",
            "author": entry.author and _bibtex_name(entry.author),
            "organization": _latex(entry.publisher),
            "howpublished": _latex(entry.publisher),
            "year": entry.date[:4],
            "date": entry.date,
            "note": _latex(entry.note),
            "langid": language_name(entry.titled, "en").lower(),
            "url": re.sub("[{}\\\\]", lambda found: f"%{ord(found[0]):02X}", entry.address),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        written.append(f"@online{{{entry.key},\n{lines}}}\n")
    return "\n".join(written).encode()


def ris(portion: Portion) -> bytes:
    """Return the articles for reference managers: one record each, a tag a line."""
    written = []
    for entry in _entries(portion):
        year, month, day = [*entry.date.split("-"), "", ""][:3]
        tags = {
            "TY": "ELEC",
            "ID": entry.key,
            "TI": entry.title,
            "AU": entry.author and _ris_name(entry.author, entry.spoken),
            "T2": entry.publisher,
            "PY": year,
            "DA": f"{year}/{month}/{day}/" if year else "",
            "LA": entry.language,
            "N1": entry.note,
            "UR": entry.address,
        }
        lines = "".join(f"{tag}  - {value}\r\n" for tag, value in tags.items() if value)
        written.append(f"{lines}ER  - \r\n")
    return "\r\n".join(written).encode()


def _bibtex_name(author: Author) -> str:
    if not author.family:
        return f"{{{_latex(author.name)}}}"
    # Each part in braces: a comma or the word "and" in it would begin another name.
    return ", ".join(f"{{{_latex(part)}}}" for part in (author.family, author.given) if part)


def _ris_name(author: Author, language: Language) -> str:
    """Return a name for RIS, where behind a comma the given name stands, and a whole name has none."""
    comma = "،" if language == "ar" else ";"
    if not author.family:
        return author.name.replace(",", comma)
    return ", ".join(part.replace(",", comma) for part in (author.family, author.given) if part)


def _entries(portion: Portion) -> Iterator[_Entry]:
    languages, spoken = portion.context.languages, portion.language
    for identifier in portion.articles:
        article = portion.corpus.articles[identifier]
        told = portion.context.told_of(article)
        yield _Entry(
            key=identifier,
            title=_line(article.title, spoken),
            author=author_in(article, spoken),
            publisher=_line(article.publisher, spoken),
            date=article.date or "",
            language=spoken if spoken in article.translations else article.language,
            spoken=spoken,
            titled=article.title.get(spoken)[1],
            note=_line(digest_of(told, spoken, languages), spoken) if told is not article else "",
            address=article_iri(portion, article, spoken) if portion.has_address else article.url or "",
        )


def _line(name: Name | None, language: Language) -> str:
    text = name.get(language)[0] if isinstance(name, Multilingual) else name or ""
    return " ".join(text.split())


def _latex(text: str) -> str:
    """Return `text` so that LaTeX prints it."""
    return "".join(_SPECIAL.get(character, character) for character in text)
