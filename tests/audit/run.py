"""What is too slow for every run of the tests, part after part: a red part stops none of the others.

With names of parts only these. Prints what each part found, then a line for each; exits 1 when one of them is red.
"""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

import click
from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "browser")]

import pages  # noqa: E402 - found through the path above
import reading  # noqa: E402 - found through the path above
from browser_support import launched, served  # noqa: E402 - found through the path above
from building import PROJECT, build  # noqa: E402 - found through the path above

_PATIENCE_SECONDS = 3600
_MODULES = HERE / "node_modules"


class Ground:
    """What several parts stand on, each thing made when the first asks for it.

    Attributes:
        more: What pytest is told besides.
    """

    def __init__(self, stack: ExitStack, more: list[str]) -> None:
        self._stack = stack
        self.more = more

    @cached_property
    def _served(self) -> tuple[Path, str]:
        site = Path(self._stack.enter_context(tempfile.TemporaryDirectory())) / "site"
        site.mkdir()
        address = self._stack.enter_context(served(site))
        return build(PROJECT, site, site_url=address), address

    @property
    def site(self) -> Path:
        """The dossier's site, built for the address that it is served at."""
        return self._served[0]

    @property
    def address(self) -> str:
        """Where the site is served, with a slash at the end."""
        return self._served[1]

    @cached_property
    def examples(self) -> list[Path]:
        """The sites of the example readers."""
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        settings = sorted((PROJECT / "examples").glob("*/mkdocs.yml"))
        return [build(one.parent, folder / one.parent.name) for one in settings]

    @cached_property
    def modules(self) -> Path:
        """The folder of the programs that run in Node, as package-lock.json has them."""
        lock, kept = HERE / "package-lock.json", _MODULES / ".installed-from"
        if not (kept.exists() and kept.read_bytes() == lock.read_bytes()):
            _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
            shutil.copy(lock, kept)
        return _MODULES

    @cached_property
    def browser(self) -> Browser:
        """A Chromium."""
        return self._stack.enter_context(launched())


def _run(*command: str) -> None:
    """Run a command here, which says itself what it finds.

    Raises:
        RuntimeError: It did not end well.
    """
    code = subprocess.run(command, cwd=HERE, check=False, timeout=_PATIENCE_SECONDS).returncode
    if code:
        raise RuntimeError(f"{Path(command[-1]).name} ended with {code}")


def _types(ground: Ground) -> Iterator[str]:
    _run(str(ground.modules / ".bin" / "tsc"), "--project", "tsconfig.json")
    print("tsc --checkJs --strict: 0 errors in the theme's scripts")
    yield from ()


def _schemas(ground: Ground) -> Iterator[str]:
    assert ground.modules
    yield from _script("yaml_language_server.py")(ground)


def _html(ground: Ground) -> Iterator[str]:
    for site in (ground.site, *ground.examples):
        yield from pages.check_html(site, ground.modules)


def _script(name: str) -> Callable[[Ground], Iterator[str]]:
    def run(_: Ground) -> Iterator[str]:
        _run(sys.executable, name)
        yield from ()

    return run


def _tests(ground: Ground) -> Iterator[str]:
    _run(sys.executable, "-m", "pytest", "-m", "audit", *ground.more, str(PROJECT / "tests"))
    yield from ()


def _vendored(ground: Ground) -> Iterator[str]:
    """Find scripts of others that npm has otherwise than the theme."""
    folder = PROJECT / "scripts" / "hashiya" / "theme" / "js" / "vendored"
    for one in json.loads((folder / "vendored.json").read_text("utf-8")):
        package = ground.modules / one["package"]
        told = json.loads((package / "package.json").read_text("utf-8"))
        if (told["version"], told["license"]) != (one["version"], one["licence"]):
            yield f"{one['file']}: npm's is {told['version']}, {told['license']}"
        if (package / one["from"]).read_bytes() != (folder / one["file"]).read_bytes():
            yield f"{one['file']} is not {one['from']} of {one['package']} {one['version']}"


PARTS: dict[str, Callable[[Ground], Iterable[str]]] = {
    "types": _types,
    "schemas": _schemas,
    "vendored": _vendored,
    "html": _html,
    "lighthouse": lambda ground: pages.check_lighthouse(ground.site, ground.address, ground.modules),
    "access": lambda ground: reading.access(ground.browser, ground.site, ground.address),
    "paper": lambda ground: reading.paper(ground.browser, ground.site, ground.address),
    "letters": lambda ground: reading.letters(ground.browser, ground.site, ground.address),
    "install": _script("install.py"),
    "interpreters": _script("interpreters.py"),
    "cluster": _script("cluster.py"),
    "tests": _tests,
}
"""Each part yields what is amiss, or fails."""


def _faults(part: Callable[[Ground], Iterable[str]], ground: Ground) -> Iterator[str]:
    try:
        yield from part(ground)
    except Exception as error:  # whatever it is, the next part has its turn
        yield f"{type(error).__name__}: {error}"


@click.command(help=__doc__)
@click.argument("parts", nargs=-1, type=click.Choice([*PARTS]))
@click.option("--pytest", "more", default="", help="What pytest is told besides.")
def main(parts: tuple[str, ...], more: str) -> None:
    """Run the parts that are asked for, and sum up."""
    lines, red = [], []
    with ExitStack() as stack:
        ground = Ground(stack, shlex.split(more))
        for name in parts or PARTS:
            print(f"== {name}", flush=True)
            began, count = time.monotonic(), 0
            for fault in _faults(PARTS[name], ground):
                count += 1
                print(f"AMISS: {fault}", flush=True)
            red += [name] * bool(count)
            told = f"RED, {count} amiss" if count else "green"
            lines.append(f"{name:14}{time.monotonic() - began:5.0f} s  {told}")
            print(lines[-1], flush=True)
    print("\n".join(["== audit", *lines, f"red: {', '.join(red)}" if red else "all green"]))
    sys.exit(bool(red))


if __name__ == "__main__":
    main()
