"""What the browser tests stand on: built sites, a server for them, one Chromium."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Error, FloatRect, Locator, Page, sync_playwright

from building import PROJECT, built
from chromium import ensure
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.build import build as build_project
from hashiya.build import write_pages
from hashiya.diagnostics import Level
from hashiya.pages.all_pages import page_at
from hashiya.pages.context import Context, Settings
from hashiya.pages.front_door import fonts
from hashiya.pages.page import Page as Made
from hashiya.publishing.publish import finisher, publish
from hashiya.reading.project import read_corpus

Open = Callable[..., Page]
"""Opens a page: a path below the site, then what the window and the context should be like."""

Trouble = Callable[[str], int | None]
"""What is the matter with a server, for a path that it is asked for."""

READY = """document.readyState === 'complete' && document.fonts.status === 'loaded'
  && !document.querySelector('.rd:not([data-ready])')"""
"""When a page has all its letters and, if it is an article's, its scripts listen: some begin only behind `load`."""

LIVE = "[data-live]"
"""What a screen reader speaks when it changes."""

_PATIENCE_MS, _STEP_MS = 10_000, 50
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    # What puts the pictures together, in the browser's own process: a seventh of a page's time.
    "--in-process-gpu",
    "--disable-background-networking",
    "--force-color-profile=srgb",
    # Whatever a page asks of another machine fails at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a page is left while it loads; all else is an error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@functools.cache
def _compressed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as a web server would: text compressed, connections kept, files but pages kept by the browser."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, trouble: Trouble, **more: Any) -> None:
        self._trouble = trouble
        super().__init__(*args, **more)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        if status := self._trouble(self.path):
            self.send_error(status)
            return
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in {".html", ".css", ".js", ".svg", ".json"}:
            super().do_GET()
            return
        body = _compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        is_page = self.path.partition("?")[0].endswith(("/", ".html"))
        self.send_header("Cache-Control", "no-cache" if is_page else "max-age=600")
        super().end_headers()


@contextmanager
def served(site: Path, trouble: Trouble = lambda _: None) -> Iterator[str]:
    """Serve `site` on a free port of this machine; gives its address, with a slash at the end.

    Args:
        trouble: Is asked before each answer, with the path; it may take its time, or return a status to fail with.
    """
    server = _Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site), trouble=trouble))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the Chromium that is here, or fail with one clear sentence."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure(), args=_ARGUMENTS)
        # No worker stores what a test reads and answers for the next page, unless the test is about that.
        browser.new_context = functools.partial(browser.new_context, service_workers="block")  # type: ignore[method-assign]
        browser.new_page = functools.partial(browser.new_page, service_workers="block")  # type: ignore[method-assign]
        try:
            yield browser
        finally:
            browser.close()


def build_pages(root: Path, site: Path, *, leave_out: str) -> Path:
    """Build the notes and articles at `root` into `site` as any renderer would: pages on disk, MkDocs, then publishing.

    Args:
        leave_out: A regular expression; pages whose path matches it are not rendered, which saves their time.

    Raises:
        RuntimeError: There are errors in the notes, or the renderer failed; the message is what it said.
    """
    project = build_project(root, Settings(docs=root / "docs", cache=root / ".cache"))
    if errors := [problem for problem in project.diagnostics if problem.level is Level.ERROR]:
        raise RuntimeError("\n".join(map(str, errors[:5])))
    _render(root, site, (page for page in project.pages if not re.search(leave_out, page.path)))
    publish(site, project.anchored)
    return site


def build_articles(root: Path, site: Path, *articles: str) -> Path:
    """Build of the project at `root` the pages of some articles alone, finished but for the search, into `site`."""
    return build_some(root, site, (f"{code}/articles/{article}.md" for code in ("ar", "en") for article in articles))


def build_some(root: Path, site: Path, names: Iterable[str]) -> Path:
    """Build of the project at `root` the pages of these paths alone, finished but for the search, into `site`."""
    anchored, _ = anchor_corpus(read_corpus(root)[0])
    context = Context(anchored, Settings(docs=root / "docs", cache=root / ".cache"), {})
    _render(root, site, [*filter(None, (page_at(context, name) for name in names)), *fonts(context)])
    finish = finisher(site, context.corpus.settings)
    for path in site.rglob("*.html"):
        path.write_text(finish(path.read_text("utf-8")), "utf-8")
    return site


def _render(root: Path, site: Path, pages: Iterable[Made]) -> None:
    """Let MkDocs make a site of the pages, with the theme alone and without the plug-in."""
    write_pages(pages, root / "rendered")
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    settings |= {
        "site_url": "",
        "repo_url": "",
        "plugins": [],
        "docs_dir": "rendered",
        "nav": [{"ar": ["ar/search.md"]}, {"en": ["en/search.md"]}],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    built(root, site=site)


def script(name: str) -> str:
    """Return a function for `page.evaluate`: scripts/NAME.js beside the browser tests."""
    return (PROJECT / "tests" / "browser" / "scripts" / f"{name}.js").read_text("utf-8")


def box(element: Locator) -> FloatRect:
    """Return where an element is; it must be laid out."""
    found = element.bounding_box()
    assert found is not None
    return found


def settle(page: Page) -> None:
    """Wait for three frames: a layout asked for in one is done in the next."""
    page.evaluate("async () => { for (let i = 0; i < 3; i++) await new Promise(done => requestAnimationFrame(done)); }")


def open_settings(page: Page) -> None:
    """Open the menu of views and settings of a reading page, and wait until its script has come: it answers then."""
    page.locator(".rd-menu--view > summary").click()
    until(page, "document.querySelector('[data-out=size]').textContent")


def until(page: Page, expression: str, argument: Any = None) -> None:
    """Wait until `expression` holds; Playwright's own waiting evaluates in the page, which the policy forbids.

    A page that loads anew in the meantime is asked again.
    """
    for _ in range(_PATIENCE_MS // _STEP_MS):
        try:
            if page.evaluate(expression, argument):
                return
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
        page.wait_for_timeout(_STEP_MS)
    raise AssertionError(f"never came true within {_PATIENCE_MS} ms: {expression}")
