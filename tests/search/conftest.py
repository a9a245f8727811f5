"""One site for all search tests: the project with the five source texts, built by MkDocs and served to Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hashiya.corpus import Corpus
from search.plain import write_plain


@pytest.fixture(scope="session")
def search_site(
    imported: Path, imported_corpus: Corpus, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The built site; plain Pagefind's index of the same texts stands in its folder plain/."""
    site = tmp_path_factory.mktemp("search") / "site"
    settings = (project / "mkdocs.yml").read_text("utf-8")
    theme = project / "scripts" / "hashiya" / "theme"
    (imported / "mkdocs.yml").write_text(
        settings.replace("custom_dir: scripts/hashiya/theme", f"custom_dir: {theme}"), "utf-8"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=imported, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    write_plain(imported_corpus.articles.values(), site / "plain")
    return site


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output to the test's own."""


@pytest.fixture(scope="session")
def address(search_site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end; below a folder, as on a project's pages."""
    root = search_site.parent / "served"
    root.mkdir()
    (root / "reader").symlink_to(search_site, target_is_directory=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/reader/"
    server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page in which nothing may go wrong unseen."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert errors == []
