"""Serve: the project, the watch over its files, the search and the server, put together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hashiya.diagnostics import Diagnostic, Level
from hashiya.jobs import cores, jobs
from hashiya.reading.tree import copied
from hashiya.reports.formats import render
from hashiya.reports.text import plural
from hashiya.serving.saves import Saves, watched
from hashiya.serving.search_kept import SearchKept
from hashiya.serving.served_project import NoRendererError, Renderer, ServedProject
from hashiya.serving.server import Server, Told, serve_in_background

_FOLDERS = ("seeds", "annotations", "docs", "hashiya.yml", "mkdocs.yml")
_STILL = 1.5
"""Seconds without a save after which what takes longer is done: all files held against one another, and the search."""
_MOST_SHOWN = 8
"""More problems than this hide the page that they are shown over."""
_MOST_PRINTED = 20


@dataclass(frozen=True, slots=True)
class Serving:
    """A project that is being served.

    Attributes:
        address: Where a browser finds it.
        run: Follows the files until the program is ended.
    """

    address: str
    run: Callable[[], None]


@contextmanager
def served(
    root: Path, made: Callable[[Path], Renderer], *, host: str, port: int, say: Callable[[str], None]
) -> Iterator[Serving]:
    """Serve the project at `root` while the block runs.

    Args:
        made: Makes the renderer from the file of the site's settings, again whenever these or the theme have changed;
            raises `NoRendererError` where they make none.
        host: The address to listen at.
        port: 0 for any that is free.
        say: Called with what an editor at the terminal is to know.

    Raises:
        AddressError: Nothing can listen there.
    """
    root = root.resolve()
    server = Server(host=host, port=port)  # before all that takes long
    try:
        with _shown(root, made, server, say) as serving:
            yield serving
    finally:
        server.server_close()


@contextmanager
def _shown(
    root: Path, made: Callable[[Path], Renderer], server: Server, say: Callable[[str], None]
) -> Iterator[Serving]:
    """Read the project and let the server show it while the block runs."""
    settings = root / "mkdocs.yml"
    renderer = made(settings)
    # By all cores: an editor waits. Not beside threads, whose locks a new process would take over as they are.
    with jobs(cores() if threading.active_count() == 1 else 1):
        project = ServedProject(root, renderer)
    told = Told()
    desk = _Desk(root, project, told, say)
    search = SearchKept(root, project.searched_as_rendered, desk.about_search)
    end = serve_in_background(server, project, search, told)
    folders = [*(root / name for name in _FOLDERS), *_outside(root, renderer)]
    try:
        with watched(folders) as changes:
            desk.show(project.diagnostics)

            def run() -> None:
                _follow(desk, project, changes, search, lambda: made(settings))

            yield Serving(server.address, run)
    finally:
        end()
        search.close()
        project.close()


def _outside(root: Path, renderer: Renderer) -> Iterator[Path]:
    """Yield the folders of the theme that somebody may work on: those in the project."""
    yield from (folder for folder in renderer.watched if folder.resolve().is_relative_to(root) and folder.is_dir())


class _Desk:
    """What editors are told, in the terminal and over the page.

    Attributes:
        refused: What is wrong with the settings of the site: they make no renderer, and the one before goes on.
    """

    def __init__(self, root: Path, project: ServedProject, told: Told, say: Callable[[str], None]) -> None:
        self._root, self._project, self._told, self._say = root, project, told, say
        self._known: frozenset[Diagnostic] = frozenset()
        self._search = ""
        self.refused: tuple[Diagnostic, ...] = ()
        self._lock = threading.Lock()

    def show(self, diagnostics: Collection[Diagnostic], *, line: str = "") -> None:
        """Tell what is wrong now: the terminal only what is new, the page all errors."""
        with self._lock:
            wrong = frozenset(one for one in diagnostics if one.level is not Level.INFO)
            # What refused the settings seldom knows the line: who looks at all files finds it, a little later.
            if not any(one.level is Level.ERROR and _file_of(one) in map(_file_of, self.refused) for one in wrong):
                wrong |= frozenset(self.refused)
            new, mended = wrong - self._known, len(self._known - wrong)
            self._known = wrong
        if line:
            self._say(line)
        if new:
            worst = sorted(new, key=lambda one: (list(Level).index(one.level), str(one.place)))
            self._say(render(worst[:_MOST_PRINTED], format="text", root=self._root, color=False).rstrip())
            if len(new) > _MOST_PRINTED:
                self._say(f"and {len(new) - _MOST_PRINTED} more: hashiya check tells them all")
        if mended and not wrong:
            self._say("nothing is wrong any more")
        self._tell()

    def about_search(self, sentence: str) -> None:
        """Tell how it stands with the search index."""
        self._say(sentence or "the search index is up to date")
        self._search = sentence
        self._tell()

    def _tell(self) -> None:
        errors = sorted((one for one in self._known if one.level is Level.ERROR), key=lambda one: str(one.place))
        problems = [
            {
                "level": one.level.value,
                "code": one.code,
                "message": one.message,
                "place": str(one.place or ""),
                "help": one.help or "",
            }
            for one in errors[:_MOST_SHOWN]
        ]
        more = max(0, len(errors) - _MOST_SHOWN)
        self._told.say({"change": self._project.changes, "problems": problems, "more": more, "search": self._search})


def _file_of(told: Diagnostic) -> str:
    return told.place.file if told.place else ""


def _follow(
    desk: _Desk, project: ServedProject, changes: Saves, search: SearchKept, made: Callable[[], Renderer]
) -> None:
    """Take up each save, and do the longer work when the saving stops."""
    is_still = False
    while True:
        files = changes.wait(_STILL if not is_still else 3600.0)
        if files:
            if _take_up(desk, project, files, made):
                is_still = False
        elif not is_still:
            is_still = True
            project.look_at_all()
            desk.show(project.diagnostics)
            if search.is_asked_for and project.changes != search.of_change:
                search.of_change = project.changes
                threading.Thread(target=search.renew, daemon=True).start()


def _take_up(desk: _Desk, project: ServedProject, files: Collection[Path], made: Callable[[], Renderer]) -> bool:
    """Read what was saved; return whether it was anything of the project's."""
    began = time.perf_counter()
    names = sorted(file.relative_to(project.root).as_posix() for file in files if file.is_relative_to(project.root))
    ours = [name for name in names if _is_ours(project.root, name)]
    if not ours:
        return False
    before = project.changes
    is_another_theme = any(
        name in ("mkdocs.yml", "hashiya.yml") or not f"{name}/".startswith(("seeds/", "annotations/", "docs/"))
        for name in ours
    )
    is_by_hand = any(f"{name}/".startswith("docs/") for name in ours)
    if is_another_theme or desk.refused or (is_by_hand and not project.has_current_menu()):
        try:
            project.use(made())
        except NoRendererError as error:
            desk.refused = (error.told,)
        else:
            desk.refused = ()
    touched = project.follow(ours)
    took = time.perf_counter() - began
    shown = ", ".join(ours[:3]) + (f" and {len(ours) - 3} more" if len(ours) > 3 else "")
    again = f", {plural(len(touched), 'note')} placed again" if touched else ""
    line = f"{shown}: read in {took:.2f} s{again}" if project.changes != before else ""
    desk.show(project.diagnostics, line=line)
    return True


def _is_ours(root: Path, name: str) -> bool:
    """Leave out what editors and the file system put beside a file, and what is written by us."""
    last = name.rpartition("/")[2]
    is_left = last.startswith(".") or last.endswith((".swp", ".tmp", ".pyc")) or "__pycache__" in name
    return not is_left and copied(root / name) is None
