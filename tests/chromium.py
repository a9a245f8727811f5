"""A real Chromium for the page tests: found, else installed, else one clear sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DOWNLOAD_SECONDS = 60


def find() -> str | None:
    """Return the path of a Chromium: `$CHROMIUM`, one on the PATH, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in _NAMES if (path := shutil.which(name))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when no other was found

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def ensure() -> str:
    """Find a Chromium or install one: Debian's package when root, else Playwright's.

    Raises:
        SystemExit: None could be had; the message says what to do.
    """
    if path := find():
        return path
    if os.environ.get("CHROMIUM"):
        sys.exit(f"$CHROMIUM is {os.environ['CHROMIUM']}, but there is no such program: unset it or mend it")
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("No Chromium here: installing Debian's package chromium", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False, **quiet)  # type: ignore[call-overload]
    else:
        print("No Chromium here: asking Playwright to download one", flush=True)
        try:
            command = [sys.executable, "-m", "playwright", "install", "chromium"]
            subprocess.run(command, check=False, timeout=_DOWNLOAD_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"The download did not end within {_DOWNLOAD_SECONDS} seconds", flush=True)
    if path := find():
        return path
    sys.exit("The page tests need Chromium: install the package chromium or google-chrome, or set CHROMIUM to its path")


if __name__ == "__main__":
    print(f"Page tests run in {ensure()}")
