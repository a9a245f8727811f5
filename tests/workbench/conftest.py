"""What the tests of suggesting share: a page of a device that its case names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from suggest_form import DESKTOP, DEVICES

from kept_pages import KeptPages


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A window of its own; what leaves it is asked for in vain, and remembered."""
    made = chromium.new_context(viewport=DESKTOP)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(kept_pages: KeptPages, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the device that the case asks for, without anything kept."""
    errors: list[str] = []
    lent = kept_pages.lend({"pageerror": lambda error: errors.append(str(error))}, **DEVICES[_device(request)])
    yield lent
    kept_pages.take_back(lent)
    assert not errors


def _device(request: pytest.FixtureRequest) -> str:
    name: str = getattr(request, "param", "desktop")
    return name
