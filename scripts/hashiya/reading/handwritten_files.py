"""Handwritten pages: whatever stands below docs/ goes to the site as it is, so it must be fit to go there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Set
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.notes.kinds import KINDS
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import files_below
from hashiya.reading.yaml_file import parse_yaml

DOCS = "docs"
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_OWN = (
    "corrections.md",
    "search.md",
    "sources.md",
    "articles/index.md",
    *(f"{kind.folder}/index.md" for kind in KINDS),
)


def read_handwritten(corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield what would keep the pages below docs/ from the site, or make the site fail with them."""
    root = Path(corpus.root)
    files, problems = files_below(root, DOCS)
    yield from problems
    pages = {
        f"{language}/{page}"
        for language in corpus.settings.languages
        for page in (
            *_OWN,
            *(f"articles/{article}.md" for article in corpus.articles),
            *(f"{note}.md" for note in corpus.notes),
        )
    }
    written = {file.removeprefix(f"{DOCS}/") for file in files}
    for page in sorted(pages & written):
        message = "a page of the program has this name already, and one of them would be lost"
        yield Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(f"{DOCS}/{page}"), "choose another name")
    known = written | pages | {"index.md"}
    for file in files:
        if file.endswith(".md"):
            text, problems_of_file = read_file(root / file, file=file, merged=False)
            yield from problems_of_file
            if text is not None:
                yield from _page(text, file, known)


def _page(text: str, file: str, known: Set[str]) -> Iterator[Diagnostic]:
    match = _FRONT_MATTER.match(text)
    body, first_line = (text[match.end() :], text.count("\n", 0, match.end()) + 1) if match else (text, 1)
    if match:
        parsed = parse_yaml(match[1], file=file, first_line=2)
        yield from parsed.diagnostics
        if not parsed.diagnostics and parsed.value is not None and not isinstance(parsed.value, dict):
            message = "the front matter must be `key: value` lines"
            yield Diagnostic("front-matter", Level.ERROR, message, parsed.origin.place())
    page = file.removeprefix(f"{DOCS}/")
    for href, line in _links(body):
        target = _target(href, page)
        if target is not None and target not in known:
            place = FilePlace(file, FileSpan(first_line + line, 1, first_line + line, 2))
            message = f"the link `{href[:80]}` leads nowhere"
            yield Diagnostic("link-dead", Level.ERROR, message, place, f"there is no page or file {target[:80]}")


def _links(body: str) -> Iterator[tuple[str, int]]:
    """Yield the address of each link and image of a page, and the line, from 0, of the block it stands in."""
    for token in MarkdownIt("commonmark").parse(body):
        for child in token.children or ():
            address = child.attrGet("href") or child.attrGet("src")
            if address:
                yield str(address), token.map[0] if token.map else 0


def _target(href: str, page: str) -> str | None:
    """The file that a relative link must find; None where a browser, not the build, will follow it."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or path.startswith("/") or "." not in posixpath.basename(path):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
