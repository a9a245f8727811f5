"""Made again: of a site that stands, only the pages on which it shows that a note or a text is another, new or gone.

They are made one by one, by the same code as the whole site; all other files are taken over by hard link, and none of
the site that stands is ever opened for writing. Whatever else has changed, the whole site is made.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hashiya.build import read_model
from hashiya.corpus import Anchored
from hashiya.diagnostics import Level
from hashiya.files import write_atomically
from hashiya.for_mkdocs.one_page import OnePage
from hashiya.history import read_history
from hashiya.kept import kept_of
from hashiya.model_again import Model
from hashiya.notes.kinds import BY_FOLDER
from hashiya.pages.all_pages import is_page
from hashiya.pages.context import Context
from hashiya.pages.fonts import has_others
from hashiya.pages.known_pages import is_written
from hashiya.pages.made import Sources, make_again
from hashiya.pages.page import Page
from hashiya.pages.traced import Lines
from hashiya.publishing.beside import begin, drop_empty, finish, give_up, take_over
from hashiya.publishing.for_review import is_for_review
from hashiya.publishing.offline import FOLDER as OFFLINE
from hashiya.publishing.offline import list_again
from hashiya.publishing.publish import finisher
from hashiya.publishing.search import FOLDER, index_site
from hashiya.publishing.sheets import JOINED, sheets_in, take_away_unused
from hashiya.publishing.sitemap import SITEMAP, write_sitemap
from hashiya.stages import stage

HISTORY = "the history of the files"
"""What it is called among that from which a site is made."""


class MadeAgain(NamedTuple):
    """What came of it.

    Attributes:
        written: The paths of the pages that are new or others than before.
        gone: The paths of those that are no more.
        why: For each page that was looked at again, by its path, the names of what it uses that has changed; none of
            one that is new.
        model: What was read for it, where that was not known.
        files: The files of the site that may be others now, and `folders` such folders.
        keeps_former: Whether the former site still stands beside it.
    """

    sources: Sources
    written: frozenset[str]
    gone: frozenset[str]
    why: Mapping[str, tuple[str, ...]]
    model: Model | None
    files: frozenset[str]
    folders: tuple[str, ...]
    keeps_former: bool


def made_again(
    root: Path,
    site: Path,
    before: Sources,
    changed: Iterable[str],
    *,
    lines: Callable[[str], Lines],
    apart: Collection[str] | None,
    anchored: Anchored | None,
) -> MadeAgain | None:
    """Make the pages of `site` anew on which it shows that `changed` are others.

    Args:
        root: The project's folder; the site is made of it, strictly, from `before`.
        changed: Files relative to `root`, and other things by their names.
        lines: Returns what was kept of the lines of a recipe's pages, by its name.
        apart: The files in which the site before `site` is another, if it still stands beside it and is whole.
        anchored: What is read and anchored, where that is known and nothing is wrong with it.

    Returns:
        None where this cannot be: then the whole site is to be made, which tells of all that is wrong.
    """
    if not all(name == HISTORY or is_text(name) for name in changed):
        return None
    model = None
    if anchored is None:
        model, problems = read_model(root)
        if any(one.level is not Level.INFO for one in problems):
            return None
        anchored = model.anchored
    renderer = OnePage(root / "mkdocs.yml")
    context = Context(anchored, renderer.settings, read_history(root) or {})
    with stage("making pages"):
        again = make_again(context, before, lines=lines)
    paths = dict.fromkeys(path for unit in again.sources.units.values() for path in unit.pages)
    renderer.has_faces = has_others(paths)
    if renderer.has_faces != has_others(path for unit in before.units.values() for path in unit.pages):
        return None  # a style sheet that every page asks for
    freed = {renderer.place(path) for path in again.gone}
    written = {renderer.place(one.path) for one in again.pages}
    if any(_is_anothers(place, renderer, paths) for place in freed - written):
        return None
    beside = begin(site)
    try:
        with stage("linking"):
            shared = take_over(beside, apart=apart)
        with stage("rendering"):
            sheets = _take_away(beside.folder, freed)
            sheets |= _write(again.pages, renderer, context, beside.folder)
            take_away_unused(beside.folder, sheets)
            if again.gone or () in again.why.values():
                write_sitemap(beside.folder, renderer.sitemap(paths))
        with stage("search"):
            index_site(beside.folder, anchored, kept=kept_of(root), stands=True)
        with stage("listing"):
            list_again(beside.folder, files=(*freed, *written, *SITEMAP), folders=(FOLDER, "css"))
        with stage("swapping"):
            finish(beside, keep=shared)
    finally:
        give_up(beside)
    return MadeAgain(
        again.sources,
        frozenset(page.path for page in again.pages),
        again.gone,
        again.why,
        model=model,
        files=frozenset((*freed, *written, *SITEMAP)),
        folders=(FOLDER, "css", OFFLINE),
        keeps_former=shared,
    )


def is_text(name: str) -> bool:
    """Tell whether a file is an article, a translation or a note: all else is read in more ways than are traced."""
    folder, _, rest = name.partition("/")
    if folder == "seeds":
        return rest.endswith(".md")
    kind, _, file = rest.partition("/")
    return folder == "annotations" and kind in BY_FOLDER and file.endswith(".yml")


def _is_anothers(place: str, renderer: OnePage, paths: Container[str]) -> bool:
    """Tell whether something else than a page that is gone belongs at `place`: a file of docs/, another page."""
    docs = renderer.settings.docs
    stem = place.removesuffix("/index.html")
    others = (place, f"{stem}.md", f"{stem}/index.md")
    return bool(docs and (docs / place).exists()) or any(other in paths for other in others)


def _is_there(context: Context, path: str) -> bool:
    return is_page(context, path) or is_written(context, path)


def _lay_out(site: Path, assets: Path) -> None:
    """Copy the theme's sheets and modules from a site that stands, whose theme is the same: there they are finished."""
    for name in ("css", "js"):
        shutil.copytree(site / name, assets / name, ignore=shutil.ignore_patterns(JOINED))


def _take_away(folder: Path, places: Iterable[str]) -> set[str]:
    """Take away the pages at `places`, and the folders that are empty then; return what sheets they used together."""
    sheets: set[str] = set()
    for file in (folder / place for place in places):
        if file.suffix == ".html":
            sheets |= sheets_in(file.read_text("utf-8"))
        file.unlink(missing_ok=True)
        drop_empty(file.parent, folder)
    return sheets


def _write(pages: Iterable[Page], renderer: OnePage, context: Context, folder: Path) -> set[str]:
    """Render and write `pages`; return what sheets those used together in whose place they stand, and they do not."""
    dropped: set[str] = set()
    with tempfile.TemporaryDirectory(prefix="hashiya-build-") as name:
        assets = Path(name)
        _lay_out(folder, assets)
        finished = finisher(assets, context.corpus.settings, published=not is_for_review())
        for page in pages:
            place, html = folder / renderer.place(page.path), ""
            if page.path.endswith(".md"):
                html = finished(renderer.html(page, partial(_is_there, context)))
                data = html.encode("utf-8", errors="xmlcharrefreplace")
            elif page.path.endswith(".html"):
                html = finished(page.data.decode())
                data = html.encode()
            else:
                data = page.data
            if html and place.is_file():
                dropped |= sheets_in(place.read_text("utf-8")) - sheets_in(html)
            write_atomically(place, data)
        # A page may be the first to ask for some sheets together.
        for sheet in (assets / "css").glob(JOINED):
            if not (folder / "css" / sheet.name).exists():
                shutil.copyfile(sheet, folder / "css" / sheet.name)
    return dropped
