"""Paper: pages as PDF, printed by a Chromium by the print sheet that every page has; tagged, with an outline."""

from __future__ import annotations

import mimetypes
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from hashiya.serving.served_project import ServedProject

_PATIENCE_SECONDS = 120
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}([^)]*)\)")
_NO_DAY = b"19800101000000"
_LINK = re.compile(r"""(<a\b[^>]*?\s)href=("[^"]*"|'[^']*'|[^\s>]+)""")
_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    # Whatever a page asks of another machine fails at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)


class NotPrintedError(Exception):
    """Chromium made no PDF; the message is one sentence."""


@contextmanager
def printing(project: ServedProject, chromium: str) -> Iterator[Callable[[str], bytes]]:
    """Serve the project to a Chromium on this machine while the block runs; give what prints the page at an address.

    Args:
        chromium: The path of the program.

    Raises:
        NotPrintedError: From what prints.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(project))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield lambda address: _printed(f"http://127.0.0.1:{server.server_port}/{address}", chromium)
    finally:
        server.shutdown()
        server.server_close()


def _printed(url: str, chromium: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="hashiya-pdf-") as folder:
        target = Path(folder) / "page.pdf"
        # As root, in containers, Chromium starts without its sandbox only; what it reads is ours alone.
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        command = [chromium, *_SWITCHES, *alone, f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", url]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            raise NotPrintedError(f"Chromium ({chromium}) did not end within {_PATIENCE_SECONDS} seconds") from None
        except OSError as error:
            raise NotPrintedError(f"{chromium} cannot be started: {error.strerror}") from None
        if not target.is_file():
            said = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
            raise NotPrintedError(f"Chromium ({chromium}) printed nothing: {said[:200]}")
        # The same page makes the same file, whenever it is printed.
        return _DATES.sub(rb"/\1 (D:%b\2)" % _NO_DAY, target.read_bytes())


def leading_out(html: str, address: str, site: str) -> str:
    """Return a page of which no link leads to the server that shows it to Chromium alone.

    Args:
        address: The page's own, below the site.
        site: The site's address; where it is unknown, links to other pages are none.

    >>> leading_out('<a href="#n">1</a> <a class=x href=../b/?v=1#p2>2</a>', "ar/a/", "https://example.org/r/")
    '<a href="#n">1</a> <a class=x href="https://example.org/r/ar/b/?v=1#p2">2</a>'
    >>> leading_out('<a href="../b/">2</a> <a href="https://example.org/">3</a>', "ar/a/", "")
    '<a >2</a> <a href="https://example.org/">3</a>'
    """

    def led(match: re.Match[str]) -> str:
        href = unescape(match[2].strip("\"'"))
        if href.startswith("#") or urlsplit(href).scheme:
            return match[0]
        target = urljoin(f"http://page.invalid/{address}", href).removeprefix("http://page.invalid/")
        return f'{match[1]}href="{escape(site.rstrip("/") + "/" + target)}"' if site else match[1]

    return _LINK.sub(led, html)


def _handler(project: ServedProject) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            """Answer with what a build would leave there."""
            address = unquote(urlsplit(self.path).path).removeprefix("/")
            data = project.page(address)
            if data is not None and address.endswith("/"):
                data = leading_out(data.decode(), address, project.context.settings.site_url).encode()
            self.send_response(200 if data is not None else 404)
            kind = "text/html" if address.endswith("/") else mimetypes.guess_type(address)[0]
            kind = "text/javascript" if address.endswith(".js") else kind or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

    return Handler
