"""Addresses of the web: which of them a reader may be sent to, and what is wrong with the others."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, WithJsonSchema

_LINK = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)", re.IGNORECASE)
NEVER_IN_ADDRESS = '"<>`\\'
NEVER_IN_HOST = "<>\"'`{}|\\^*!$&(),;="
NEVER_AT_ITS_END = "،؛؟»"
CUT_ESCAPE = "%(?![0-9A-Fa-f]{2})"
LOOK_ALIKE = ("Latin", "Cyrillic", "Greek", "Armenian", "Cherokee")
"""Scripts whose letters are taken for each other, by Unicode's names."""
LONGEST_ADDRESS = 2_000
BRACKETS = (("(", ")"), ("[", "]"))
"""Of which an address has as many that open as that close."""


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value):
        raise ValueError("an address begins with https:// or http://")
    if problem := address_problem(value):
        raise ValueError(problem)
    return value


def address_problem(address: str) -> str | None:
    """Say what about an address of the web would mislead a reader or break a link, or return None."""
    return _characters_problem(address) or _host_problem(address)


def may_be_linked(address: str) -> bool:
    """Tell whether a link of a text leads its readers on: https, http or mailto, and nothing that would mislead."""
    return bool(_LINK.match(address)) and address_problem(address) is None


def same_page(address: str) -> str:
    """Return what the addresses of one page have in common, however they are written.

    >>> same_page("http://www.Example.org/a/#b") == same_page("https://example.org/a")
    True
    """
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


_STORED = re.compile(r"https?://web\.archive\.org(?P<path>/.*)?", re.IGNORECASE)
_COPY = re.compile(r"/web/\d{1,14}[a-z_]*/(?P<page>.+)")


def stored_problem(archive: str, page: str) -> str | None:
    """Say why an address of the Internet Archive is no stored copy of `page`, or return None.

    >>> stored_problem("https://web.archive.org/web/2023/https://example.org/a", "https://example.org/a")
    >>> stored_problem("https://web.archive.org/", "https://example.org/a")
    'it names no stored copy; open the copy, and take the address from there'
    """
    stored = _STORED.fullmatch(archive)
    if stored is None:
        return None
    copy = _COPY.fullmatch(stored["path"] or "")
    if copy is None:
        return "it names no stored copy; open the copy, and take the address from there"
    kept = copy["page"] if "://" in copy["page"] else f"https://{copy['page']}"
    if urlsplit(same_page(kept)).path.partition("/")[0] != urlsplit(same_page(page)).path.partition("/")[0]:
        return "it is a copy of a page of another site; take the copy of this page"
    return None


def _characters_problem(address: str) -> str | None:
    # All that is not printable is invisible, and so is the blank.
    if " " in address or not address.isprintable():
        return "an address holds no spaces and no invisible characters"
    if found := next((c for c in address if c in NEVER_IN_ADDRESS), None):
        return f"an address holds no `{found}`; what stands from there on is probably not part of it"
    return _cut_problem(address)


def _cut_problem(address: str) -> str | None:
    """Say that an address was copied in part, or with what stands around it."""
    if "…" in address:
        return "it is cut where the … stands; copy the whole address"
    if len(address) > LONGEST_ADDRESS:
        return f"it has {len(address):,} characters, and no page has an address of more than {LONGEST_ADDRESS:,}"
    if any(address.count(opened) != address.count(closed) for opened, closed in BRACKETS):
        return "one of its brackets has no other; copy the whole address, and nothing behind it"
    if re.search(CUT_ESCAPE, address):
        return "a sign of it is cut in two behind a %; copy the whole address, or write %25 for the sign itself"
    if address.endswith(tuple(NEVER_AT_ITS_END)):
        return f"the {address[-1]} at its end is probably not part of it; take it out"
    return None


def _host_problem(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "its host or port is not well formed; look at the brackets and the digits behind the colon"
    if parts.scheme not in ("http", "https"):
        return None
    if "@" in parts.netloc:
        return "a name or password before the host hides where the link leads; take out all up to the @"
    return _name_problem(host)


@lru_cache(maxsize=1 << 12)
def _name_problem(host: str | None) -> str | None:
    if not host or set(host) & set(NEVER_IN_HOST) or any(label.startswith("-") for label in host.split(".")):
        return "its host is not well formed"
    if not re.search(r"[^.]\.[^.]", host) or is_ip_address(host):
        return f"`{host}` is no site of the web; copy the whole address"
    if mixed := next((label for label in host.split(".") if len(_scripts(label)) > 1), None):
        return f"`{mixed}` mixes letters of two scripts that look alike; type the address yourself"
    return None


def is_ip_address(host: str) -> bool:
    """Tell whether a host is a number: nobody sees where it leads, and it may be the reader's own machine."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _scripts(label: str) -> set[str]:
    """The scripts of a label's letters, of those whose letters are taken for each other."""
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in label if letter.isalpha()}
    return names.intersection(map(str.upper, LOOK_ALIKE))


Url = Annotated[
    str,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s/]+", "examples": ["https://example.org/page"]}),
]
