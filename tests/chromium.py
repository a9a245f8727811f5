"""A real Chromium for the page tests: found, else installed, else one clear sentence.

The shell without windows (`chromium-headless-shell`) is the same engine without the browser's own interface, which in
the whole Chromium takes half of the tests' time; it is taken first, and installed beside a whole one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from hashiya.serving.chromium_found import SHELL as _SHELL
from hashiya.serving.chromium_found import chromium_here as find

_DOWNLOAD_SECONDS = 60


def ensure() -> str:
    """Find a Chromium or install one: Debian's package when root, else Playwright's.

    Raises:
        SystemExit: None could be had; the message says what to do.
    """
    if path := find():
        return path
    if os.environ.get("CHROMIUM"):
        sys.exit(f"$CHROMIUM is {os.environ['CHROMIUM']}, but there is no such program: unset it or mend it")
    if _may_install():
        _install(_SHELL)
        if not find():
            _install("chromium")
    else:
        print("No Chromium here: asking Playwright to download one", flush=True)
        try:
            command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
            subprocess.run(command, check=False, timeout=_DOWNLOAD_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"The download did not end within {_DOWNLOAD_SECONDS} seconds", flush=True)
    if path := find():
        return path
    sys.exit("The page tests need Chromium: install the package chromium or google-chrome, or set CHROMIUM to its path")


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(package: str) -> None:
    print(f"Installing Debian's package {package} for the page tests", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], check=False, **quiet)  # type: ignore[call-overload]


if __name__ == "__main__":
    if not os.environ.get("CHROMIUM") and not shutil.which(_SHELL) and _may_install():
        _install(_SHELL)
    print(f"Page tests run in {ensure()}")
