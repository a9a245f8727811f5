"""The plugin for MkDocs: an adapter that hands it the engine's pages and lets the engine finish the site."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from hashiya.build import build
from hashiya.compiled_templates import made_quick
from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level
from hashiya.for_mkdocs.alone import nobody_else
from hashiya.for_mkdocs.engine_page import EngineFile, EnginePage, Rendered
from hashiya.for_mkdocs.finished import Taken, taken
from hashiya.for_mkdocs.menu import menu
from hashiya.for_mkdocs.mkdocs_settings import foreign_theme
from hashiya.for_mkdocs.shells import Shells
from hashiya.for_mkdocs.spread import Site, SomeFiles, Spread
from hashiya.for_mkdocs.theme_files import list_quickly
from hashiya.forked import give_up as nobody_at_work
from hashiya.model_again import Model
from hashiya.pages.context import Settings
from hashiya.pages.fonts import has_others
from hashiya.pages.made import Sources
from hashiya.pages.own_words import own_parts
from hashiya.publishing.beside import Beside, BesideError, begin, finish, give_up
from hashiya.publishing.for_review import copy_opener, is_for_review
from hashiya.publishing.offline import line_of
from hashiya.publishing.publish import borrows_words, finisher, publish, publish_preview
from hashiya.reading.settings_file import SETTINGS, is_project, read_settings
from hashiya.reports.safe import safe
from hashiya.stages import step
from hashiya.theme import keep_own_parts, theme_path

log = get_plugin_logger("hashiya")

EXTENSIONS = ("attr_list", "md_in_html")
"""What the pages are written with, besides what MkDocs always has; foreign text never reaches them as markup."""

MADE_FROM: ContextVar[tuple[Sources, Model] | None] = ContextVar("made from", default=None)
"""What the last build was made from, page by page and as a whole: MkDocs' own command tells nothing of it."""
IS_KEPT: ContextVar[bool] = ContextVar("is kept", default=False)
"""Whether that is kept for the next build; else of a page it is known only that it is there."""


class HashiyaPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Adds the engine's pages to MkDocs' own."""

    def __init__(self) -> None:
        self._serving = self._dirty = False
        self._beside: Beside | None = None
        self._anchored: Anchored | None = None
        self._indexed = False
        self._rendered: Rendered | None = None
        self._taken: Taken | None = None
        self._finish: Callable[[str], str] | None = None
        self._finished: dict[str, str] = {}
        self._spread = Spread()
        self._nav: Navigation | None = None
        self._files: SomeFiles | None = None
        self._documents = 0

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are served while someone writes."""
        self._serving = command == "serve"
        self._rendered = Rendered() if self._serving else None
        self._dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch what pages are made from, and have the site made beside the one that stands."""
        root = _root(config)
        if not is_project(root):
            raise PluginError(f"{root} holds no project: neither seeds/ nor annotations/ nor {SETTINGS}")
        if not any(Path(folder).is_dir() and theme_path().samefile(folder) for folder in config.theme.dirs):
            raise PluginError(foreign_theme(config.theme.name))
        # A site that is served stands in a folder of its own anyhow; a dirty build needs the former pages.
        if not (self._serving or self._dirty):
            self._begin(config)
        if config.strict:
            # `--quiet` would keep MkDocs from counting its own warnings too, and a strict build would pass with them.
            logger = logging.getLogger("mkdocs")
            logger.setLevel(min(logger.level or logging.WARNING, logging.WARNING))
        sources = (_root(config) / name for name in ("seeds", "annotations", SETTINGS))
        config.watch += [str(source) for source in sources if source.exists()]
        self._speak(config)
        if self._is_alone(config):
            list_quickly(config.theme)
        for extension in EXTENSIONS:
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        if config.nav is None:
            config.nav = menu(read_settings(root)[0], Path(config.docs_dir))
            # What no menu names is still to be found: MkDocs need not list it.
            config.validation.nav.omitted_files = logging.DEBUG
        return config

    def _speak(self, config: MkDocsConfig) -> None:
        """Tell the theme which languages there are, and give it all words: borrowed ones, and the reader's own."""
        settings, _ = read_settings(_root(config))
        config.extra["languages"] = list(settings.languages)
        completed = keep_own_parts(own_parts(settings), _root(config) / ".cache" / "theme")
        if str(completed) not in config.theme.dirs:
            # In front of the theme, behind what the project overrides of it.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(completed))

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the pages, none of which is written into docs/."""
        self._finish, self._finished = None, {}
        root = _root(config)
        settings = Settings(
            config.site_url or "",
            config.repo_url or "",
            docs=Path(config.docs_dir),
            cache=root / ".cache",
        )
        site = config.site_dir if self._is_alone(config) else ""
        built = build(root, settings, is_kept=IS_KEPT.get(), site=site)
        self._anchored = built.anchored
        MADE_FROM.set((built.sources, built.model))
        config.extra["faces"] = has_others(page.path for page in built.pages)
        _report(built.diagnostics, lenient=self._serving or is_for_review())
        for file in [file for file in files if _is_foreign(file, root, config.docs_dir)]:
            files.remove(file)
        for page in built.pages:
            if existing := files.src_uris.get(page.path):
                files.remove(existing)
            files.append(EngineFile.of(page, config))
        if not self._is_alone(config):
            return files
        self._files = SomeFiles([*files])
        return self._files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the engine's pages of all its files but those of the menu, which are MkDocs' by now."""
        in_menu = {id(page) for page in nav.pages}
        others = (file for file in files if isinstance(file, EngineFile) and file.is_documentation_page())
        pages = [EnginePage(one, config, kept=self._rendered) for one in others if id(one.page) not in in_menu]
        if self._is_alone(config):
            self._spread.leave_out(pages)
        self._nav, self._documents = nav, len(files.documentation_pages())
        return nav

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Finish each page when it is rendered, and those of notes a folder at once, if nobody else has a say in it."""
        if nobody_else(config):
            made_quick(env)
        if self._anchored is None or not self._is_alone(config):
            return env
        settings, given = self._anchored.corpus.settings, env.get_template

        @cache
        def shells() -> Shells:
            # Asked for when the theme's files have been copied: they are made ready, too.
            self._finish = finisher(Path(config.site_dir), settings, published=not is_for_review())
            return Shells(given("main.html"), self._finish, fill=not borrows_words(settings))

        @cache
        def begun() -> Shells:
            shells()
            if self._nav is not None:
                self._spread.begin(Site(self._nav, files, config, env, shells(), self._finished))
            return shells()

        def get_template(name: Any, parent: str | None = None, globals: Any = None) -> Any:
            return begun() if name == "main.html" and parent is None else given(name, parent, globals)

        env.get_template = get_template  # type: ignore[method-assign]
        return env

    def on_post_page(self, output: str, /, *, page: Page, **_: Any) -> str:
        """Take note of the pages that are finished."""
        if self._finish is not None:
            # As MkDocs writes it.
            self._finished[page.file.dest_uri] = line_of(output.encode("utf-8", errors="xmlcharrefreplace"))
            step(len(self._finished), self._documents)
        return output

    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> str:
        """Lead what is finished in a page of the menu past the renderer, as `EnginePage` does by itself."""
        if isinstance(page, EnginePage) or not isinstance(page.file, EngineFile):
            return markdown
        self._taken = taken(markdown)
        return self._taken.markdown

    def on_page_content(self, html: str, /, *, page: Page, **_: Any) -> str:
        """Put it back."""
        found, self._taken = self._taken, None
        if found is None:
            return html
        page.present_anchor_ids = (page.present_anchor_ids or set()) | found.ids
        return found.put_back(html)

    @event_priority(-100)  # behind all other plugins: they may write into the site too
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the site: policy, search and the rest, as for any renderer; then let it take its place."""
        if self._anchored is None:
            return
        site = Path(config.site_dir)
        if self._serving:
            kept = _root(config) / ".cache" / "preview-search"
            publish_preview(site, self._anchored, kept=kept, fresh=not self._indexed)
            self._indexed = True
            return
        self._finished |= self._spread.end()
        if self._files is not None:
            self._files.let_go()
        publish(site, self._anchored, finish=self._finish, finished=self._finished)
        if is_for_review():
            copy_opener(site)  # a reviewer is handed the folder
        if self._beside is not None and not _will_be_refused(config):
            finish(self._beside)
            config.site_dir = str(self._beside.site)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Keep the former site, and say in a sentence what the machine could not do."""
        self.on_shutdown()
        if isinstance(error, OSError):
            error = OSError(error.errno, error.strerror, error.filename2 or error.filename)
            log.error("%s", safe(f"the site could not be made: {error}"))
            raise Abort("Aborted: a site that was there before is as it was") from error

    def on_shutdown(self) -> None:
        """Leave nothing beside the site, however the build ended."""
        if self._beside is not None:
            nobody_at_work()  # who still writes into the folder would make it anew
            give_up(self._beside)

    def _is_alone(self, config: MkDocsConfig) -> bool:
        """Whether a whole site is made, and nobody else has a say in its pages."""
        return not (self._serving or self._dirty) and nobody_else(config)

    def _begin(self, config: MkDocsConfig) -> None:
        site, root = Path(config.site_dir).resolve(), _root(config)
        for source in (root / "seeds", root / "annotations", Path(config.docs_dir).resolve()):
            if site.is_relative_to(source) or source.is_relative_to(site):
                raise PluginError(f"the site would be made over {source}, what it is made from; name another folder")
        try:
            self._beside = begin(Path(config.site_dir))
        except BesideError as error:
            raise PluginError(str(error)) from None
        config.site_dir = str(self._beside.folder)


def _is_foreign(file: File, root: Path, docs: str) -> bool:
    """Whether a file of docs/ stands outside the project, or is none: a link to somebody's keys, a pipe."""
    path = Path(docs, file.src_uri)
    return file.src_dir == docs and not (path.is_file() and path.resolve().is_relative_to(root))


def _will_be_refused(config: MkDocsConfig) -> bool:
    """Whether MkDocs will end a strict build for its warnings: it counts them when all plugins are done."""
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    return config.strict and any(counter.get_counts() for counter in counters)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _report(diagnostics: tuple[Diagnostic, ...], *, lenient: bool) -> None:
    """Print each problem as MkDocs does; an error ends a build, unless it is for an editor's own eyes."""
    for diagnostic in diagnostics:
        if diagnostic.level is not Level.INFO:
            # An editor's own preview goes on; what ends a build is said aloud, also to those who asked for quiet.
            fatal = diagnostic.level is Level.ERROR and not lenient
            log.log(logging.ERROR if fatal else logging.WARNING, "%s", _line(diagnostic))
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in diagnostics)
    if errors and not lenient:
        raise PluginError(f"{errors} errors in seeds/ or annotations/; `hashiya check` explains them")


def _line(diagnostic: Diagnostic) -> str:
    place = f"{diagnostic.place}: " if diagnostic.place else ""
    help_ = f" ({diagnostic.help})" if diagnostic.help else ""
    return safe(f"{place}{diagnostic.level}[{diagnostic.code}]: {diagnostic.message}{help_}")
