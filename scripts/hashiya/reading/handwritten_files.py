"""Handwritten pages: whatever stands below docs/ goes to the site as it is, so it must be fit to go there."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Set
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.kept import Kept
from hashiya.languages.locales import AnyLanguage
from hashiya.model.help_pages import HELP
from hashiya.model.home_choices import HomeChoices
from hashiya.model.values import Frozen, Language
from hashiya.notes.kinds import KINDS
from hashiya.reading.consistency import is_picture
from hashiya.reading.home_pages import unknown_choices, unknown_markers
from hashiya.reading.page_links import PageLinks, is_address_of, leads_nowhere, target_of, too_many_tags, unclosed
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import files_below, one_on_many_disks
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

DOCS = "docs"
_MOST_BRACKETS = 1_000
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_OWN = (
    "corrections.md",
    "exercises.md",
    "notebook.md",
    "offline.md",
    "search.md",
    "sources.md",
    "articles/index.md",
    *(f"{kind.folder}/index.md" for kind in KINDS),
)


def read_handwritten(corpus: Corpus, kept: Kept | None = None) -> Iterator[Diagnostic]:
    """Yield what would keep the pages below docs/ from the site, or make the site fail with them.

    Args:
        kept: What was found in the pages before; of one that has not changed it is taken from there.
    """
    root, kept = Path(corpus.root), kept or Kept()
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
    former = {
        f"{language}/articles/{name}.md"
        for language in corpus.settings.languages
        for article in corpus.articles.values()
        for name in article.formerly
    }
    for page in sorted((pages | former) & written):
        message = "a page of the program has this name already, and one of them would be lost"
        yield Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(f"{DOCS}/{page}"), "choose another name")
    known = pages | helping
    yield from _same_address(known, [*sorted(former - pages), *sorted(written - known)])
    known |= written
    folders = {above for folder in {page.rpartition("/")[0] for page in known} for above in _with_those_above(folder)}
    for name in sorted(written):
        if name in folders or (name.rpartition("/")[2] not in _OF_FOLDERS and f"{name}.md" in known):
            message = "the site needs a folder of this name, and a file cannot stand in its place"
            yield Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(f"{DOCS}/{name}"), "choose another name")
    yield from (problem for file in files if (problem := _bad_name(file)))
    yield from one_on_many_disks(files)
    for file in files:
        if file.endswith(".md"):
            text, problems_of_file = read_file(root / file, file=file, merged=False)
            yield from problems_of_file
            if text is not None:
                yield from _left_behind(text, file)
                yield from _page(text, file, known, corpus, kept)


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


_OF_FOLDERS = ("index", "README")
"""What the page of a folder is called; any other is published in a folder of its own name."""


def _with_those_above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def _bad_name(file: str) -> Diagnostic | None:
    """Say why the name of a file keeps it from the site, or return None."""
    try:
        file.encode()
    except UnicodeEncodeError:
        help_ = "name it with letters that every computer knows"
        return Diagnostic("file-name", Level.ERROR, "the file's name is not in UTF-8", FilePlace(file), help_)
    if found := re.search(r"[#?%]", file):
        message = f"a `{found[0]}` in a file's name cuts its address"
        return Diagnostic("file-name", Level.ERROR, message, FilePlace(file), "name it without")
    if re.search(r"\.(?:markdown|mdown|mkdn?|md\.txt)$", file, re.IGNORECASE) or file.endswith((".MD", ".Md")):
        message = "nobody reads this page: pages are .md files"
        return Diagnostic("file-ignored", Level.ERROR, message, FilePlace(file), "let its name end in .md")
    if file.endswith(".md") and "/." in file:
        message = "nobody reads this page: what begins with a dot is left out of the site"
        return Diagnostic("file-ignored", Level.ERROR, message, FilePlace(file), "take the dot out of its name")
    return None


def split_page(text: str, *, file: str) -> tuple[Parsed, str, int]:
    """Return the front matter of a handwritten page, its body, and the line on which the body begins."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Parsed(None, Origin(file)), text, 1
    return parse_yaml(match[1], file=file, first_line=2), text[match.end() :], text.count("\n", 0, match.end()) + 1


def _same_address(known: Container[str], pages: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield an error where one of `pages` would be written to the address of another, and one of them lost.

    Args:
        known: The program's own pages, each of which has an address of its own.
    """
    owners: dict[str, str] = {}
    for page in (page for page in pages if page.endswith((".md", "/index.html"))):
        stem = page.removesuffix(".md").removesuffix(".html")
        folder, _, name = stem.rpartition("/")
        address = folder if name in _OF_FOLDERS else stem
        taking = (f"{address}.md", f"{address}/index.md" if address else "index.md")
        owner = owners.setdefault(address, next((one for one in taking if one in known), page))
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


def _page(text: str, file: str, known: Set[str], corpus: Corpus, kept: Kept) -> Iterator[Diagnostic]:
    parsed, body, first_line = split_page(text, file=file)
    homes = {f"{DOCS}/{language}/index.md" for language in corpus.settings.languages}
    if parsed.value is not None or parsed.diagnostics:
        head, problems = validate(_Head, parsed)
        yield from problems
        for language, page in ((head.alternates or {}) if head else {}).items():
            if not is_address_of(page, known):
                message, place = f"there is no page `{page[:80]}`", parsed.origin.place("alternates", language)
                yield Diagnostic(
                    "link-dead", Level.ERROR, message, place, "name a page of the site, or take the line out"
                )
        if head and head.home:
            yield from unknown_choices(head.home, corpus, parsed.origin)
    yield from unknown_markers(body, file=file, first_line=first_line, home=file in homes)
    if body.count("[") > _MOST_BRACKETS:
        message = f"the page has more than {_MOST_BRACKETS:,} opening brackets: making HTML of it would take for ever"
        place = FilePlace(file, FileSpan(first_line, 1, first_line, 2))
        yield Diagnostic("too-deep", Level.ERROR, message, place, "take out those that open nothing")
        return
    if too_many_tags(body):
        message = "so many tags begin in this page and do not end that making HTML of it would take for ever"
        place = FilePlace(file, FileSpan(first_line, 1, first_line, 2))
        yield Diagnostic("too-deep", Level.ERROR, message, place, "write &lt; for a < that begins no tag")
        return
    for what, at in unclosed(body):
        place = FilePlace(file, FileSpan(first_line + at, 1, first_line + at, 2))
        help_ = "close it, or take it out: what stands behind it would be lost or stand in the wrong place"
        yield Diagnostic("html-unclosed", Level.WARNING, what, place, help_)
    links = kept.made("links", file, (body.encode(),), lambda: _links_of(body))
    yield from _links(links, _Body(body, file, first_line), known, corpus)


def _links_of(body: str) -> PageLinks:
    from hashiya.reading.rendered_links import links_of_page  # noqa: PLC0415 - most pages are as they were

    return links_of_page(body)


class _Body(NamedTuple):
    """A handwritten page without its head."""

    text: str
    file: str
    first_line: int

    def line_of(self, what: str) -> FilePlace:
        """Return the place of the line in which `what` begins; of the first, where it is not written so."""
        line = self.first_line + self.text.count("\n", 0, max(self.text.find(what), 0))
        return FilePlace(self.file, FileSpan(line, 1, line, 2))


def _links(links: PageLinks, body: _Body, known: Set[str], corpus: Corpus) -> Iterator[Diagnostic]:
    """Yield what a page leads to that is not there, and what readers' browsers will not do of it."""
    page = body.file.removeprefix(f"{DOCS}/")
    for what in links.stopped:
        message = f"`{what[:60]}` does nothing here: readers' browsers run no script and fetch nothing from elsewhere"
        help_ = "put a picture below docs/, link to a page, and leave scripts and styles out"
        yield Diagnostic("page-stopped", Level.WARNING, message, body.line_of(what), help_)
    for href in (*links.written, *links.in_html):
        place = body.line_of(href.split("\n")[0])
        try:
            target = target_of(href, page) if href in links.written else None
            nowhere = target is None and leads_nowhere(href, page, known)
        except ValueError:
            message = f"the address `{href[:80]}` cannot be understood: brackets in it stand alone"
            yield Diagnostic("link-dead", Level.ERROR, message, place, "mend it, or take the link out")
            continue
        message = f"the link `{href[:80]}` leads nowhere"
        if nowhere:
            help_ = "link in Markdown to a file, such as [text](about.md): it becomes the right address"
            yield Diagnostic("link-dead", Level.ERROR, message, place, help_)
        elif target is not None and target not in known:
            yield Diagnostic("link-dead", Level.ERROR, message, place, f"there is no page or file {target[:80]}")
        elif (
            target is not None
            and target.lower().endswith(_PICTURES)
            and not is_picture(Path(corpus.root, DOCS, target))
        ):
            message, place = "this is no picture, though it is named as one", FilePlace(f"{DOCS}/{target}")
            yield Diagnostic("file-unreadable", Level.ERROR, message, place, "put the picture itself here")


_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
