"""Guarded connections: to machines of the public web alone, whatever a name leads to or an answer redirects to.

The address that a name stands for is looked at where the connection is made, and that very address is connected to:
a name that leads elsewhere the next time it is asked opens nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

_INSIDE = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""Addresses that stand for others: of IPv4 in IPv6, by translation and by tunnel."""


class PrivateAddressError(Exception):
    """The name leads to a machine that is none of the public web."""


class NoSuchHostError(Exception):
    """There is no machine of that name."""


class UnheardNameError(Exception):
    """Nobody could say which machine the name is for: that is no word on the name."""


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public web.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _INSIDE):
            return False
    return found.is_global and not found.is_multicast


def guarded(*, private: bool) -> PoolManager:
    """Return what makes the connections.

    Args:
        private: Whether machines of one's own net may be asked too.
    """

    class Plain(_Guarded, HTTPConnection):
        is_private_allowed = private

    class Secure(_Guarded, HTTPSConnection):
        is_private_allowed = private

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    manager = PoolManager(num_pools=16, maxsize=1)
    manager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
    return manager


class _Guarded:
    """Beside a connection: it looks at where the name leads before it goes there."""

    is_private_allowed = False

    def _new_conn(self: Any) -> socket.socket:
        name = self._dns_host
        self._dns_host = _address_of(name, self.port, private=self.is_private_allowed)
        try:
            made: socket.socket = super()._new_conn()  # type: ignore[misc]
        finally:
            self._dns_host = name
        _OPEN[threading.get_ident()] = self
        return made


def knows_names() -> bool:
    """Tell whether names of the web can be looked up here at all."""
    try:
        return bool(socket.getaddrinfo("web.archive.org", 443, type=socket.SOCK_STREAM))
    except OSError:
        return False


_OPEN: dict[int, Any] = {}
"""By its thread, the connection that it waits at."""


def cut_short(thread: int) -> None:
    """End the connection at which a thread waits, however slowly the other side goes on."""
    held = getattr(_OPEN.pop(thread, None), "sock", None)
    if held is not None:
        try:
            held.shutdown(socket.SHUT_RDWR)
        except OSError:
            held.close()


def _address_of(host: str, port: int, *, private: bool) -> str:
    if not private and (host == "localhost" or host.endswith((".localhost", ".local", ".internal"))):
        raise PrivateAddressError(host)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise (UnheardNameError if error.errno == socket.EAI_AGAIN else NoSuchHostError)(host) from None
    except UnicodeError:
        raise NoSuchHostError(host) from None
    addresses = [str(one[4][0]) for one in found]
    if not addresses:
        raise NoSuchHostError(host)
    if not private and not all(map(is_public, addresses)):
        raise PrivateAddressError(host)
    return addresses[0]
