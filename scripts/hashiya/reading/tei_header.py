"""The header of a TEI document: what it says of the text, and what else stands beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from hashiya.languages.profiles import PROFILES
from hashiya.reading.imported_lines import Line, left_out_line

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WHEN = re.compile(r"\d{4}(?:-\d\d){0,2}")


def beside(document: Any) -> Iterator[Line]:
    """Yield what stands in the document beside its header and its text, such as a list of names."""
    for part in document:
        name = etree.QName(part).localname
        words = " ".join(" ".join(part.itertext()).split())
        if name not in ("teiHeader", "text", "TEI") and words:
            what = f"<{name}> beside the text"
            yield left_out_line(words, what)


def marked(document: Any) -> dict[str, Any]:
    """What the header says of the text: its title, author and publisher, the first or one in each language."""
    paths = {
        "title": ".//{*}titleStmt/{*}title",
        "author": ".//{*}titleStmt/{*}author",
        "publisher": ".//{*}publicationStmt/{*}publisher",
    }
    said = {key: _in_languages(document.findall(path)) for key, path in paths.items()}
    date = document.find(".//{*}publicationStmt/{*}date")
    when = str(date.get("when") or "") if date is not None else ""
    said["date"] = when if _WHEN.fullmatch(when) else ""
    texts = [document, *document.iter("{*}text")]
    language = next((code for node in texts if (code := _code(node)) in PROFILES), "")
    return {key: value for key, value in {**said, "language": language}.items() if value}


def _in_languages(nodes: Sequence[Any]) -> str | dict[str, str]:
    """The words of elements that say the same in a language each; of others those of the first."""
    words = [" ".join("".join(node.itertext()).split()) for node in nodes]
    codes = [_code(node) for node in nodes]
    if len(nodes) > 1 and all(codes) and len({*codes}) == len(codes) and {*codes} <= {*PROFILES}:
        return dict(zip(codes, words, strict=True))
    return words[0] if words else ""


def _code(node: Any) -> str:
    return str(node.get(_LANGUAGE) or "").split("-")[0]
