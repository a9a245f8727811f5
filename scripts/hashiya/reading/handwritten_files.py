"""Handwritten pages: whatever stands below docs/ goes to the site as it is, so it must be fit to go there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE
from pydantic import Field

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.languages.locales import AnyLanguage
from hashiya.model.help_pages import HELP
from hashiya.model.home_choices import HomeChoices
from hashiya.model.values import Frozen, Language
from hashiya.notes.kinds import KINDS
from hashiya.reading.home_pages import unknown_choices, unknown_markers
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import files_below
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

DOCS = "docs"
_MOST_BRACKETS = 2_000
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
    pages = {"index.md"} | {
        f"{language}/{page}"
        for language in corpus.settings.languages
        for page in (
            *_OWN,
            *(f"articles/{article}.md" for article in corpus.articles),
            *(f"{note}.md" for note in corpus.notes),
        )
    }
    written = {file.removeprefix(f"{DOCS}/") for file in files}
    helping = {f"{language}/{page}" for language in corpus.settings.languages for page in HELP}
    for page in sorted(pages & written):
        message = "a page of the program has this name already, and one of them would be lost"
        yield Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(f"{DOCS}/{page}"), "choose another name")
    yield from _same_address([*sorted(pages | helping), *sorted(written - pages - helping)])
    known = written | pages | helping
    for file in files:
        if file.endswith(".md"):
            text, problems_of_file = read_file(root / file, file=file, merged=False)
            yield from problems_of_file
            if text is not None:
                yield from _left_behind(text, file)
                yield from _page(text, file, known, corpus)


_FENCED = re.compile(r"^([`~]{3,}).*?^\1", re.MULTILINE | re.DOTALL)
_BOTH_VERSIONS = re.compile(r"^<{7} .*?^={7}$.*?^>{7} ", re.MULTILINE | re.DOTALL)
_UNENDED_HEAD = re.compile(r"---[ \t]*\n\w+:[ \t]")


def _left_behind(text: str, file: str) -> Iterator[Diagnostic]:
    """Yield what would be published though it was never meant to be: both versions of git, a head that does not end."""
    shown = _FENCED.sub(lambda match: "\n" * match[0].count("\n"), text)
    if mark := _BOTH_VERSIONS.search(shown):
        line = shown.count("\n", 0, mark.start()) + 1
        message = "git left both versions here: this line is one of its conflict markers"
        help_ = "keep what is right and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
        yield Diagnostic("conflict-marker", Level.ERROR, message, FilePlace(file, FileSpan(line, 1, line, 8)), help_)
    if _UNENDED_HEAD.match(text) and not _FRONT_MATTER.match(text):
        message = "the head that begins here does not end, and would be shown as text"
        help_ = "write a line `---` behind its last key"
        yield Diagnostic("front-matter", Level.ERROR, message, FilePlace(file, FileSpan(1, 1, 1, 4)), help_)


def split_page(text: str, *, file: str) -> tuple[Parsed, str, int]:
    """Return the front matter of a handwritten page, its body, and the line on which the body begins."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Parsed(None, Origin(file)), text, 1
    return parse_yaml(match[1], file=file, first_line=2), text[match.end() :], text.count("\n", 0, match.end()) + 1


def _same_address(pages: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield an error where two pages would be written to one address, and one of them lost."""
    owners: dict[str, str] = {}
    for page in (page for page in pages if page.endswith(".md")):
        stem = page.removesuffix(".md")
        folder, _, name = stem.rpartition("/")
        address = folder if name in ("index", "README") else stem
        owner = owners.setdefault(address, page)
        if owner != page:
            message = f"this page would have the address of `{owner}`, and one of them would be lost"
            yield Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(f"{DOCS}/{page}"), "choose another name")


class _Head(Frozen):
    """What a handwritten page may say of itself; what else renderers read there may end a build, or do nothing."""

    title: Annotated[str, Field(min_length=1)] | None = None
    description: str | None = None
    lang: AnyLanguage | None = None
    kind: str | None = None
    alternates: dict[Language, str] | None = None
    home: HomeChoices | None = None


def _page(text: str, file: str, known: Set[str], corpus: Corpus) -> Iterator[Diagnostic]:
    parsed, body, first_line = split_page(text, file=file)
    homes = {f"{DOCS}/{language}/index.md" for language in corpus.settings.languages}
    if parsed.value is not None or parsed.diagnostics:
        head, problems = validate(_Head, parsed)
        yield from problems
        if head and head.home:
            yield from unknown_choices(head.home, corpus, parsed.origin)
    yield from unknown_markers(body, file=file, first_line=first_line, home=file in homes)
    if body.count("[") > _MOST_BRACKETS:
        message = f"the page has more than {_MOST_BRACKETS:,} opening brackets: making HTML of it would take for ever"
        yield Diagnostic("too-deep", Level.ERROR, message, FilePlace(file), "take out those that open nothing")
        return
    page = file.removeprefix(f"{DOCS}/")
    for href in _links(body):
        line = first_line + body[: max(body.find(href.split("\n")[0]), 0)].count("\n")
        place = FilePlace(file, FileSpan(line, 1, line, 2))
        try:
            target = _target(href, page)
        except ValueError:
            message = f"the address `{href[:80]}` cannot be understood: brackets in it stand alone"
            yield Diagnostic("link-dead", Level.ERROR, message, place, "mend it, or take the link out")
            continue
        if target is not None and target not in known:
            message = f"the link `{href[:80]}` leads nowhere"
            yield Diagnostic("link-dead", Level.ERROR, message, place, f"there is no page or file {target[:80]}")


class _Links(Treeprocessor):
    """Collects the address of each link and image, when all else of a page has been understood."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def run(self, root: ElementTree.Element) -> None:
        self.found += [address for element in root.iter() if (address := _address(element))]


def _address(element: ElementTree.Element) -> str | None:
    return element.get({"a": "href", "img": "src"}.get(element.tag, ""))


@lru_cache(maxsize=512)
def _links(body: str) -> tuple[str, ...]:
    """Return the addresses of a page's links and images, as those see them who make HTML of it (Python-Markdown).

    Kept by the text: while a project is served, its pages are held against the others at every save.
    """
    markdown, links = Markdown(extensions=["attr_list", "md_in_html", "tables"]), _Links()
    markdown.treeprocessors.register(links, "links", 0)
    markdown.convert(body)
    return tuple(links.found)


def _target(href: str, page: str) -> str | None:
    """The file that a relative link must find; None where a browser, not the build, will follow it.

    Raises:
        ValueError: It cannot be taken apart.
    """
    parts = urlsplit(href)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc or not path or href.startswith(("/", "\\")) or AMP_SUBSTITUTE in href:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if posixpath.splitext(path)[1] else None
