"""Polite web: a page is asked once a second and host at most, says who asks, and may be slow, broken or gone.

robots.txt is not asked: it is for programs that follow links, and here a person has named each address.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit

from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, SSLError

from hashiya.keeping.guarded_connections import (
    NoSuchHostError,
    PrivateAddressError,
    UnheardNameError,
    cut_short,
    guarded,
)
from hashiya.notes.source import Unreached

_HOPS = 10
_MOST_BYTES = 256 * 1024
"""So much of an answer is read at most."""
_TOO_MANY, _SERVER_FAULT = 429, 500
_UNHEARD = 3
"""So many names that nobody knows anything of, and this machine may not be on the net."""
_KEPT = "%!#$&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an address.

    Attributes:
        status: The number of the answer, or why there is none; None where it must not be asked.
        address: Where it led to in the end.
        body: The beginning of what came, where it was asked for.
        moved: Whether all that led elsewhere did so for good.
    """

    status: int | Unreached | None
    address: str
    body: bytes = b""
    moved: bool = False


@dataclass(slots=True)
class PoliteWeb:
    """What asks. Of several threads each asks of hosts of its own.

    Attributes:
        contact: Who asks, an address where the people of a site can complain.
        pause: Seconds between two requests to one host.
        timeout: Seconds that a connection, and each part of an answer, may take; all of an answer four times as many.
        retries: How often a request is made again where no answer or a fault of the server came.
        longest_wait: Seconds for which a server may ask to be left alone.
        private: Whether machines of one's own net may be asked.
    """

    contact: str = ""
    pause: float = 1.0
    timeout: float = 15.0
    retries: int = 2
    longest_wait: float = 30.0
    private: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: dict[str, float] = field(default_factory=dict)
    _unheard: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _manager: PoolManager = field(init=False)

    def __post_init__(self) -> None:
        """Make ready what connects."""
        self._manager = guarded(private=self.private)

    def ask(self, address: str, *, whole: bool = False) -> Answer:
        """Ask whether a page is there: by HEAD, and by GET where that tells nothing good.

        Args:
            whole: Ask for what it says too, at once by GET.
        """
        seen: set[str] = set()
        here, moved = address, True
        while len(seen) <= _HOPS:
            if here in seen:
                return Answer(Unreached.NO_END, here)
            seen.add(here)
            answer = self._answer(here, whole=whole)
            if isinstance(answer, Answer):
                return Answer(answer.status, answer.address, answer.body, bool(len(seen) > 1 and moved))
            there, for_good = answer
            try:
                moved, here = moved and for_good, urljoin(here, there)
                leads_on = urlsplit(here).scheme in ("http", "https")
            except ValueError:  # what it leads to is no address
                leads_on = False
            if not leads_on:
                return Answer(Unreached.NO_PAGE, here)
        return Answer(Unreached.NO_END, here)

    def _answer(self, address: str, *, whole: bool) -> Answer | tuple[str, bool]:
        """Return what one address answers, or where it leads and whether for good."""
        found = self._again_and_again("GET" if whole else "HEAD", address)
        if not whole and isinstance(found, _Came) and found.status >= 400 and found.status != _TOO_MANY:
            # Some servers know no HEAD, and some refuse it to whom they would serve the page.
            found = self._again_and_again("GET", address)
        if not isinstance(found, _Came):
            return Answer(found, address)
        if found.status in (301, 302, 303, 307, 308) and found.location:
            return found.location, found.status in (301, 308)
        return Answer(found.status, address, found.body)

    def _again_and_again(self, method: str, address: str) -> _Came | Unreached | None:
        found: _Came | Unreached | None = None
        # What nobody could say of a name for one page they cannot for the next; nor of any, where there is no net.
        is_known = _host(address) not in self._unheard and len(self._unheard) < _UNHEARD
        for turn in range(self.retries + 1 if is_known else 1):
            if turn:
                self.sleep(min(self.longest_wait, 2.0**turn * self.pause))
            found = self._once(method, address)
            if isinstance(found, _Came) and found.status == _TOO_MANY:
                if not 0 < found.wait <= self.longest_wait:
                    return found
                self.sleep(found.wait)
            elif not (found is Unreached.NO_ANSWER or (isinstance(found, _Came) and found.status >= _SERVER_FAULT)):
                return found
        return found

    def _once(self, method: str, address: str) -> _Came | Unreached | None:
        host = _host(address)
        self._wait_for(host)
        # A server that sends a letter now and then keeps nobody for ever.
        thread, is_over = threading.get_ident(), threading.Event()

        def end() -> None:
            is_over.set()
            cut_short(thread)

        watch = threading.Timer(4 * self.timeout, end)
        watch.daemon = True
        watch.start()
        try:
            came = self._came(method, address)
            # What was cut short may look like the end of an answer.
            return Unreached.NO_ANSWER if is_over.is_set() else came
        except PrivateAddressError:
            self._next.pop(host, None)  # it was not asked: the next need not wait
            return None
        except NoSuchHostError:
            self._next.pop(host, None)
            return Unreached.NO_HOST
        except UnheardNameError:
            self._next.pop(host, None)
            self._unheard.add(host)
            return Unreached.NO_ANSWER
        except SSLError:
            return Unreached.NO_CERTIFICATE
        except (HTTPError, OSError, ValueError):
            return Unreached.NO_ANSWER
        finally:
            watch.cancel()

    def _wait_for(self, host: str) -> None:
        """Wait until a host may be asked again."""
        with self._lock:
            now = self.clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self.pause
        if turn > now:
            self.sleep(turn - now)

    def _came(self, method: str, address: str) -> _Came:
        response = self._manager.request(
            method,
            quote(address, safe=_KEPT),
            headers=self._headers(),
            timeout=Timeout(connect=self.timeout, read=self.timeout),
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
        )
        try:
            body = b"" if method == "HEAD" else _beginning(response)
            wait = response.headers.get("Retry-After", "")
            seconds = float(wait) if re.fullmatch(r"\d{1,6}", wait) else 0.0
            return _Came(response.status, response.headers.get("Location", ""), seconds, body)
        finally:
            response.close()

    def _headers(self) -> Mapping[str, str]:
        by = re.sub(r"[^\x21-\x7e]", "", self.contact)[:200]
        told = "; ".join(filter(None, ("looks whether cited pages are there", by)))
        return {"User-Agent": f"hashiya/{version('hashiya')} ({told})", "Accept": "*/*"}


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


@dataclass(frozen=True, slots=True)
class _Came:
    """An answer as it came."""

    status: int
    location: str
    wait: float
    body: bytes


def _beginning(response: BaseHTTPResponse) -> bytes:
    body = b""
    while len(body) < _MOST_BYTES and (part := response.read(min(16_384, _MOST_BYTES - len(body)))):
        body += part
    return body
