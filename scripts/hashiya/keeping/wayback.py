"""Wayback: whether the Internet Archive has a stored copy of a page, by its availability service.

https://archive.org/help/wayback_api.php
"""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import urlencode

from hashiya.keeping.polite_web import PoliteWeb
from hashiya.model.web_addresses import address_problem, stored_problem

SERVICE = "https://archive.org/wayback/available"


class NoServiceError(Exception):
    """The service gave no answer that can be understood."""


def stored_copy(web: PoliteWeb, address: str, *, near: datetime.date, service: str = SERVICE) -> str | None:
    """Return the address of the stored copy nearest to a day, or None where there is none.

    Raises:
        NoServiceError: The service cannot be asked, or says something else than it should.
    """
    asked = f"{service}?{urlencode({'url': address, 'timestamp': f'{near:%Y%m%d}'})}"
    answer = web.ask(asked, whole=True)
    if answer.status != 200:
        raise NoServiceError(f"the service answered {answer.status}")
    try:
        found = _closest(json.loads(answer.body.decode("utf-8")))
    except (ValueError, RecursionError):
        raise NoServiceError("the service gave an answer that is no JSON") from None
    if found is None:
        return None
    copy = found.replace("http://", "https://", 1) if found.startswith("http://web.archive.org/") else found
    if not copy.startswith("https://") or copy == address or address_problem(copy) or stored_problem(copy, address):
        raise NoServiceError("the service named a copy of something else")
    return copy


def _closest(answer: Any) -> str | None:
    closest = answer.get("archived_snapshots", {}).get("closest", {}) if isinstance(answer, dict) else {}
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    # A stored error is no copy of the page.
    if not str(closest.get("status", "200")).startswith("2"):
        return None
    url = closest.get("url")
    return url if isinstance(url, str) else None
