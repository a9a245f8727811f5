"""One page at a time: what MkDocs makes of a whole site, made of the one page that is asked for.

Reading, rendering and the template are MkDocs' own, in its order; only the pages of the menu are always there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import is_markdown_file

from hashiya.compiled_templates import made_quick
from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic
from hashiya.for_mkdocs.alone import nobody_else
from hashiya.for_mkdocs.engine_page import EngineFile, EnginePage
from hashiya.for_mkdocs.menu import menu
from hashiya.for_mkdocs.mkdocs_settings import wrong_settings
from hashiya.pages.context import Settings
from hashiya.pages.page import Page
from hashiya.reading.settings_file import read_settings


class _Known(Files):
    """The files of a site as far as they were asked for; others are known to be there by their name alone."""

    def __init__(self, config: MkDocsConfig, is_there: Callable[[str], bool]) -> None:
        super().__init__([])
        self._config, self._is_there = config, is_there

    def get_file_from_path(self, path: str) -> File | None:
        found = super().get_file_from_path(path)
        if found is None and self._is_there(path):
            found = File.generated(self._config, path, content="")
            self.append(found)
        return found


class OnePage:
    """Renders single pages of the site whose settings stand in `file`, a mkdocs.yml.

    Attributes:
        settings: What the engine's pages depend on.
        watched: Folders whose change makes this renderer out of date.
    """

    def __init__(self, file: Path) -> None:
        self._config = load_config(str(file), strict=False)
        self._names_menu = self._config.nav is not None
        self._config.plugins.on_startup(command="build", dirty=True)
        self._config = self._config.plugins.on_config(self._config)
        self._env = self._config.theme.get_env()
        if nobody_else(self._config):
            made_quick(self._env)
        self._root = root = file.parent
        self.settings = Settings(
            self._config.site_url or "",
            self._config.repo_url or "",
            docs=Path(self._config.docs_dir),
            cache=root / ".cache",
        )
        self.watched = tuple(
            folder for folder in map(Path, self._config.theme.dirs) if not folder.is_relative_to(root / ".cache")
        )

    def wrong(self, anchored: Anchored, /) -> Iterator[Diagnostic]:
        """Yield what is wrong with mkdocs.yml as it is written now, also where this renderer was made of another."""
        return wrong_settings(self._root, anchored)

    def is_current(self) -> bool:
        """Tell whether the pages written by hand still make the menu that this renderer has."""
        return self._names_menu or self._config.nav == menu(read_settings(self._root)[0], Path(self._config.docs_dir))

    @cached_property
    def assets(self) -> Mapping[str, Path]:
        """The theme's files by their address, each with the file that it is."""
        return dict(self._theme_files())

    @property
    def has_faces(self) -> bool:
        """Whether there are other faces than the one that every text has, and a style sheet for them."""
        return bool(self._config.extra.get("faces", True))

    @has_faces.setter
    def has_faces(self, has: bool) -> None:
        self._config.extra["faces"] = has

    def _theme_files(self) -> Iterator[tuple[str, Path]]:
        files = Files([])
        files.add_files_from_theme(self._env, self._config)
        for file in files:
            if file.abs_src_path:
                yield file.dest_uri, Path(file.abs_src_path)

    def place(self, path: str) -> str:
        """Return the file of the site that the page at `path` becomes."""
        return File.generated(self._config, path, content="").dest_uri

    def sitemap(self, paths: Iterable[str]) -> str:
        """Render the list of the addresses of all pages at `paths`, in their order; empty without the site's own."""
        if not self._config.site_url:
            return ""
        known = Files([File.generated(self._config, path, content="") for path in paths if is_markdown_file(path)])
        set_exclusions(known, self._config)
        for file in known:
            MkDocsPage(None, file, self._config)
        context = get_context(Navigation([], []), known, self._config)
        return self._env.get_template("sitemap.xml").render(context)

    def html(self, page: Page, is_there: Callable[[str], bool]) -> str:
        """Render a page.

        Args:
            page: One with Markdown.
            is_there: Tells whether there is a page or a file of that name, for links in pages that are written by hand.
        """
        config = self._config
        known = _Known(config, is_there)
        file = EngineFile.of(page, config)
        file.generated_by = "hashiya"
        known.append(file)
        for path in _in_menu(config.nav):
            known.get_file_from_path(path)
        set_exclusions(known, config)
        navigation = get_navigation(known, config)
        made = file.page or EnginePage(file, config)
        made.read_source(config)
        events = config.plugins
        made.markdown = events.on_page_markdown(made.markdown or "", page=made, config=config, files=known)
        made.render(config, known)
        made.content = events.on_page_content(made.content or "", page=made, config=config, files=known)
        made.active = True
        template = self._env.get_template(made.meta.get("template", "main.html"))
        context = events.on_page_context(
            get_context(navigation, [file], config, made), page=made, config=config, nav=navigation
        )
        return events.on_post_page(template.render(context), page=made, config=config)

    def not_found(self, is_there: Callable[[str], bool]) -> str:
        """Render the page that stands where nothing is."""
        known = _Known(self._config, is_there)
        for path in _in_menu(self._config.nav):
            known.get_file_from_path(path)
        context = get_context(get_navigation(known, self._config), known, self._config, base_url="/")
        return self._env.get_template("404.html").render(context)


def _in_menu(nav: object) -> Iterator[str]:
    """Yield the files that the menu names, however deep."""
    if isinstance(nav, str):
        if is_markdown_file(nav):
            yield nav
    elif isinstance(nav, dict):
        for one in nav.values():
            yield from _in_menu(one)
    elif isinstance(nav, list):
        for one in nav:
            yield from _in_menu(one)
