"""Real builds in a folder of their own, and a server for what came of them."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

PROJECT = Path(__file__).resolve().parents[2]


def project_at(root: Path) -> Path:
    """Make `root` a project: the site's settings and its theme, no articles and no notes."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    (root / "scripts").symlink_to(PROJECT / "scripts")
    for folder in ("seeds", "docs", "annotations/glossary", "annotations/cross-references", "annotations/fact-checks"):
        (root / folder).mkdir(parents=True)
    return root


def built(root: Path, *, site: Path | None = None, site_url: str = "") -> Path:
    """Build the project at `root` with MkDocs and the plugin, and return the site's folder."""
    target = site or root / "site"
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), site_url=site_url)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return target


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the folder `site` and yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
