"""A server on this machine that does everything wrong that servers do, each fault under a host of its own."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

END = ".example"


class FaultyServer(ThreadingHTTPServer):
    """Counts what it is asked; where it leads on to another host, that is itself."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.agents: set[str] = set()
        self.turns: Counter[str] = Counter()
        self.stopped = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def address(self, host: str, path: str = "/page", *, scheme: str = "http") -> str:
        return f"{scheme}://{host}{END}:{self.port}{path}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asks goes away in the middle: that is what is tested."""


@contextlib.contextmanager
def faulty_server() -> Iterator[FaultyServer]:
    server = FaultyServer()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()


def only_here(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
    """Stand in for the look-up of names: every host of the tests is this machine, and no other is there."""
    name = host.removesuffix(END)
    if name == "nowhere" or not (host.endswith(END) or host == "127.0.0.1"):
        raise socket.gaierror(-2, "Name or service not known")
    address = {"printer": "10.0.0.7", "cloud": "169.254.169.254"}.get(name, "127.0.0.1")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


class _Handler(BaseHTTPRequestHandler):
    server: FaultyServer
    protocol_version = "HTTP/1.1"
    _LEADS: ClassVar[dict[str, tuple[int, str]]] = {
        "moved": (301, "good"),
        "for-now": (302, "good"),
        "round": (301, "round"),
        "inward": (302, "printer"),
    }
    _SAYS: ClassVar[dict[str, int]] = {
        "gone": 404,
        "gone-for-good": 410,
        "no-robots": 403,
        "broken": 503,
        "of-its-own": 999,
        "says-not-where": 302,
    }

    def do_GET(self) -> None:
        self._do()

    def do_HEAD(self) -> None:
        self._do()

    def _do(self) -> None:
        host = self.headers.get("Host", "").partition(END)[0]
        self.server.asked.append((self.command, host, self.path))
        self.server.agents.add(self.headers.get("User-Agent", ""))
        self.server.turns[host] += 1
        turn = self.server.turns[host]
        if fault := getattr(self, f"_{host.replace('-', '_')}", None):
            fault(turn)
        elif host in self._LEADS:
            status, to = self._LEADS[host]
            self._say(status, Location=self.server.address(to))
        else:
            self._say(self._SAYS.get(host, 200))

    def _say(self, status: int, body: bytes = b"<!doctype html>", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _no_head(self, _: int) -> None:
        self._say(405 if self.command == "HEAD" else 200)

    def _too_often(self, turn: int) -> None:
        self._say(429 if turn == 1 else 200, Retry_After="3")

    def _far_too_often(self, _: int) -> None:
        self._say(429, Retry_After="86400")

    def _stumbles(self, turn: int) -> None:
        self._say(500 if turn == 1 else 200)

    def _endless(self, turn: int) -> None:
        self._say(302, Location=f"/page/{turn}")

    def _to_a_file(self, _: int) -> None:
        self._say(302, Location="file:///etc/passwd")

    def _to_a_script(self, _: int) -> None:
        self._say(302, Location="javascript:alert(1)")

    def _to_nothing(self, _: int) -> None:
        self._say(302, Location="http://[::1")

    def _resets(self, _: int) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _slow(self, _: int) -> None:
        self.server.stopped.wait(10)
        self.close_connection = True

    def _drips(self, _: int) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _letter in range(600):
            self.wfile.write(b"a")
            self.wfile.flush()
            if self.server.stopped.wait(0.02):
                break
        self.close_connection = True

    def _nonsense(self, _: int) -> None:
        self.wfile.write(b"SSH-2.0-x\r\n\r\n")
        self.close_connection = True

    def _huge(self, _: int) -> None:
        if self.command == "HEAD":
            self._say(405)
            return
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n")
        with contextlib.suppress(OSError):
            while not self.server.stopped.is_set():
                self.wfile.write(b"\x00" * 65536)
        self.close_connection = True

    def _odd_letters(self, _: int) -> None:
        self._say(200, b"\xff\xfe\x81", Content_Type="text/html; charset=\xe9")

    def _wayback(self, _: int) -> None:
        """The availability service: it knows a copy of whatever is gone, and of nothing else."""
        time.sleep(0)
        if "unknown" in self.path:
            self._say(200, b'{"archived_snapshots": {}}')
        elif "broken" in self.path:
            self._say(200, b"<html>")
        else:
            page = "http://gone.example/page" if "other-site" not in self.path else "https://elsewhere.org/"
            closest = {"available": True, "status": "200", "url": f"http://web.archive.org/web/20260101000000/{page}"}
            self._say(200, json.dumps({"archived_snapshots": {"closest": closest}}).encode())

    def log_message(self, *_: Any) -> None:
        pass
