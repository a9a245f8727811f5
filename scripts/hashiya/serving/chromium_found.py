"""The Chromium of this machine: what prints pages, and what the tests of pages run in.

The shell without windows (`chromium-headless-shell`) is the same engine without the browser's own interface.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHELL = "chromium-headless-shell"
_NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium_here() -> str | None:
    """Return the path of a Chromium: `$CHROMIUM`, one on the PATH, or Playwright's own; the shell before the whole."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in _NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when no other was found
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None
