"""The server: pages over HTTP to the browser of whoever writes, and word of every change.

It is for one machine: it answers only to names of this machine (no page of the web can reach it by a name of its own),
only reads, and hands out nothing but what the project makes.
"""

from __future__ import annotations

import errno
import hashlib
import json
import mimetypes
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hashiya.exporting.published import media_type_at
from hashiya.model.web_addresses import is_ip_address
from hashiya.publishing.search import FOLDER
from hashiya.serving.search_kept import SearchKept
from hashiya.serving.served_project import ServedProject

_OWN = ".hashiya/"
_HERE = Path(__file__).parent
_FILES = {f"{_OWN}{name}": _HERE / name for name in ("live.js", "live.css")}
_LONGEST_NAME, _LONGEST_PATH = 255 - len(".html"), 2048
_ALIVE = 15.0
"""Seconds after which a browser is told that nothing has happened, so that a closed one is noticed."""


@dataclass
class Told:
    """The state that all browsers are told of: the newest message, and who waits for the next."""

    message: str = "{}"
    number: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def say(self, state: dict[str, Any]) -> None:
        """Tell all browsers `state`."""
        with self._changed:
            self.message = json.dumps(state, ensure_ascii=False)
            self.number += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> tuple[int, str | None]:
        """Return the newest message and its number, once it is newer than `seen`; None if it is not for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.number > seen, timeout=_ALIVE)
            return (self.number, self.message) if self.number > seen else (seen, None)


class AddressError(RuntimeError):
    """Nothing can listen where it was asked to; the message is a sentence with the way out."""


class Server(ThreadingHTTPServer):
    """Serves one project; who asks before there is one waits for it.

    Args:
        host: The address that is listened at; a name given here may be asked for too.
        port: 0 for any that is free.

    Raises:
        AddressError: Somebody else listens there, or nobody may.
    """

    daemon_threads = True
    allow_reuse_address = True
    project: ServedProject
    search: SearchKept
    told: Told

    def __init__(self, *, host: str, port: int) -> None:
        self._host = host
        if ":" in host:
            self.address_family = socket.AF_INET6
        try:
            super().__init__((host, port), _Handler)
        except OSError as error:
            raise AddressError(_why_not(error, host=host, port=port)) from error

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        name = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{name}:{self.server_address[1]}/"

    def answers_to(self, host: str) -> bool:
        """Tell whether a request for `host`, with or without a port, is meant for this server.

        A page of the web that has had its name point to this machine asks for that name.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name in ("localhost", self._host) or is_ip_address(name)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        if not self.server.answers_to(self.headers.get("Host", "")):
            self._send(b"This server answers only to names of its own machine.\n", "text/plain", HTTPStatus.FORBIDDEN)
            return
        address = _address(self.path)
        if address is None:
            self._send(b"This is no address of a page.\n", "text/plain", HTTPStatus.BAD_REQUEST)
        elif _is_too_long(address):
            self._nothing()
        elif address == f"{_OWN}events":
            self._tell()
        elif address in _FILES:
            self._send(_FILES[address].read_bytes(), _type(address))
        elif address.startswith(f"{FOLDER}/"):
            data = self.server.search.file(address)
            self._send(data or b"", _type(address), HTTPStatus.OK if data is not None else HTTPStatus.NOT_FOUND)
        else:
            self._page(address)

    def _nothing(self, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> None:
        self._send(_with_script(self.server.project.not_found()), "text/html", status)

    def _page(self, address: str) -> None:
        project = self.server.project
        if address == "404.html":
            self._nothing(HTTPStatus.OK)
            return
        address = re.sub(r"(^|/)index\.html$", r"\1", address)
        data = project.page(address)
        if data is None and address and not address.endswith("/") and project.is_folder(address):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            asked = urlsplit(self.path)
            self.send_header("Location", f"{asked.path}/" + (f"?{asked.query}" if asked.query else ""))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif data is None:
            self._nothing()
        elif address.endswith("/") or not address or address.endswith(".html"):
            self._send(_with_script(data), "text/html", tag=_tag(data))
        else:
            self._send(data, _type(address), tag=_tag(data))

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, *, tag: str = "") -> None:
        is_known = bool(tag) and self.headers.get("If-None-Match") == f'"{tag}"'
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if tag:
            self.send_header("ETag", f'"{tag}"')
        if not is_known:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD" and not is_known:
            self.wfile.write(data)

    def _tell(self) -> None:
        """Send every change as it happens, until the browser goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = -1
        while self.command != "HEAD":
            seen, message = self.server.told.wait(seen)
            self.wfile.write(b": nothing\n\n" if message is None else f"data: {message}\n\n".encode())
            self.wfile.flush()

    def handle(self) -> None:
        """Answer, and say nothing of browsers that go away meanwhile."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what an editor wants to know."""


def _why_not(error: OSError, *, host: str, port: int) -> str:
    """Say in a sentence why nothing can listen there, and what can be done."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"port {port} is taken at {host}, perhaps by another `hashiya serve`: end that one, or take another port, "
            "such as `--port 0` for any that is free"
        )
    if error.errno == errno.EACCES:
        return f"port {port} is not for everybody: take one from 1024 on, such as `--port 8000`"
    return f"nothing can listen at {host}, port {port}: {error.strerror}; leave out `--host` to listen at this machine"


def serve_in_background(server: Server, project: ServedProject, search: SearchKept, told: Told) -> Callable[[], None]:
    """Answer in a thread of its own; the function that is returned ends it."""
    server.project, server.search, server.told = project, search, told
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def end() -> None:
        server.shutdown()
        thread.join()

    return end


def _address(target: str) -> str | None:
    """Return what is asked for below the site, or None for what no page is called."""
    try:
        path = unquote(urlsplit(target).path, errors="strict")
    except ValueError:
        return None
    if not path.startswith("/") or "\\" in path or any(ord(character) < 32 for character in path):
        return None
    address = path[1:]
    parts = address.split("/")
    if "" in parts[:-1] or any(part in (".", "..") for part in parts):
        return None
    return address


def _is_too_long(address: str) -> bool:
    """Tell whether no disk has a file of that name: the name of a file or folder has so many bytes at most."""
    whole = address.encode()
    return len(whole) > _LONGEST_PATH or any(len(part) > _LONGEST_NAME for part in whole.split(b"/"))


def _with_script(html: bytes) -> bytes:
    return html + f'<script src="/{_OWN}live.js" data-page="{_tag(html)}"></script>\n'.encode()


def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _type(address: str) -> str:
    if address.endswith(".js"):
        return "text/javascript"
    return media_type_at(address) or mimetypes.guess_type(address)[0] or "application/octet-stream"
