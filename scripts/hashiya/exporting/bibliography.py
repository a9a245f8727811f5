"""Bibliography: the articles for citation programs, as CSL-JSON, BibTeX and RIS.

Nobody says of an author whether it is a person or a body, nor which of a person's names is the family's; in Arabic
letters cannot tell. So a name stays whole, as it is written: programs show it so, and take no association for a man.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from hashiya.exporting.iris import article_iri
from hashiya.exporting.portion import Portion
from hashiya.model.values import Language, Multilingual, Name

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
    """An article as it is cited: each value on one line, "" where it is unknown."""

    key: str
    title: str
    author: str
    publisher: str
    date: str
    language: Language
    address: str


def csl_json(portion: Portion) -> bytes:
    """Return the articles in the form of the Citation Style Language."""
    items = []
    for entry in _entries(portion):
        item: dict[str, object] = {"id": entry.key, "type": "webpage", "title": entry.title, "language": entry.language}
        if entry.author:
            item["author"] = [{"literal": entry.author}]
        if entry.publisher:
            item["container-title"] = entry.publisher
        if entry.date:
            item["issued"] = {"date-parts": [[int(part) for part in entry.date.split("-")]]}
        items.append({**item, "URL": entry.address})
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def bibtex(portion: Portion) -> bytes:
    """Return the articles for BibTeX and BibLaTeX, in UTF-8."""
    written = []
    for entry in _entries(portion):
        fields = {
            # Braces of its own: BibTeX would take a whole name apart, and a title's capitals for its own.
            "title": f"{{{_latex(entry.title)}}}",
            "author": entry.author and f"{{{_latex(entry.author)}}}",
            "howpublished": entry.publisher and _latex(entry.publisher),
            "year": entry.date[:4],
            "date": entry.date,
            "langid": entry.language,
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
            # Behind a comma would stand the given name.
            "AU": entry.author.replace(",", "،" if entry.language == "ar" else ";"),
            "T2": entry.publisher,
            "PY": year,
            "DA": f"{year}/{month}/{day}/" if year else "",
            "LA": entry.language,
            "UR": entry.address,
        }
        lines = "".join(f"{tag}  - {value}\r\n" for tag, value in tags.items() if value)
        written.append(f"{lines}ER  - \r\n")
    return "\r\n".join(written).encode()


def _entries(portion: Portion) -> Iterator[_Entry]:
    for identifier in portion.articles:
        article = portion.corpus.articles[identifier]
        language = article.language
        yield _Entry(
            key=identifier,
            title=_line(article.title, language),
            author=_line(article.author, language),
            publisher=_line(article.publisher, language),
            date=article.date or "",
            language=language,
            address=article.url or article_iri(portion, article),
        )


def _line(name: Name | None, language: Language) -> str:
    text = name.get(language)[0] if isinstance(name, Multilingual) else name or ""
    return " ".join(text.split())


def _latex(text: str) -> str:
    """Return `text` so that LaTeX prints it."""
    return "".join(_SPECIAL.get(character, character) for character in text)
