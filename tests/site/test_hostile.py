"""Hostile articles and notes through the real build, into a real browser: nothing runs, nothing leaves the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from browser_support import READY, served, until
from building import built, project_at
from hostile_cases import CASES, NOTE_FOLDERS, write_hostile

_SAFE = {"http:", "https:", "mailto:"}
_PATIENCE_MS, _STEP_MS = 10_000, 50

pytestmark = pytest.mark.browser


@dataclass
class Seen:
    """What a browser noticed while it read the site."""

    executed: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    attributes: list[str] = field(default_factory=list)
    pages: int = 0


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of all hostile articles and notes."""
    root = project_at(tmp_path_factory.mktemp("hostile") / "project")
    write_hostile(root)
    return built(root)


def test_the_browsers_title_is_what_it_is_called(site: Path) -> None:
    for address, called in (
        ("articles/title", CASES["title"]["front"]["title"]["ar"]),
        ("cross-references/cross-reference", CASES["cross-reference"]["cross"]["title"]["ar"]),
    ):
        title = html.parse(str(site / "ar" / address / "index.html")).findtext(".//title")
        assert title is not None
        assert title.startswith(" ".join(called.split()) + " · ")


def _shows_an_attack(page: Path) -> bool:
    """Whether a page is a list, or a case's own: the article or the note that its file says something hostile of."""
    language, folder, name, *_ = (*page.parent.parts, "", "", "")
    case = CASES.get(name)
    if case is None:
        return True
    if folder == "articles":
        return language == "ar" or "article" not in case
    return any(folder == own and key in case for key, own in NOTE_FOLDERS.items())


def _by_turns(pages: Iterable[Path]) -> list[Path]:
    """Of the pages that show an attack one language each, by turns: the same text goes through the same templates."""
    languages: dict[tuple[str, ...], list[Path]] = {}
    for page in filter(_shows_an_attack, pages):
        languages.setdefault(page.parts[1:], []).append(page)
    return [pages[turn % len(pages)] for turn, pages in enumerate(languages.values())]


def _read(chromium: Browser, site: Path, pattern: str, *, bypass_csp: bool, whole: bool) -> Seen:
    """Open the pages that `pattern` matches, point at and click what a reader could, and note what happens.

    Args:
        whole: Whether to open all of them, and not only those that show an attack, in one language.
    """
    seen = Seen()
    context = chromium.new_context(bypass_csp=bypass_csp)
    context.expose_function("pwned", lambda *_: seen.executed.append("called"))
    context.expose_function("violated", lambda what: seen.violations.append(what))  # noqa: PLW0108 - no built-in is taken
    context.add_init_script(
        "addEventListener('securitypolicyviolation', event =>"
        " violated(`${location.pathname} ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"
    )
    page = context.new_page()
    page.on("dialog", lambda dialog: (seen.executed.append(dialog.message), dialog.dismiss()))
    with served(site) as address:
        host = urlsplit(address).netloc
        page.on("request", lambda request: _note_request(seen, request.url, host))
        found = [file.relative_to(site) for file in sorted(site.glob(pattern))]
        for file in found if whole else _by_turns(found):
            relative = file.as_posix().removesuffix("index.html")
            page.goto(address + relative, wait_until="load")
            until(page, READY)
            _look_at(page, seen)
            seen.pages += 1
    context.close()
    return seen


def _note_request(seen: Seen, url: str, host: str) -> None:
    parts = urlsplit(url)
    if parts.scheme in ("http", "https") and parts.netloc != host:
        seen.foreign.append(url)


def _look_at(page: Page, seen: Seen) -> None:
    found = page.evaluate(
        """() => {
            const all = [...document.querySelectorAll("*")];
            const types = ["mouseover", "focus", "toggle", "error", "load"];
            for (const element of all) for (const type of types) element.dispatchEvent(new Event(type));
            return {
                links: [...document.querySelectorAll("a, area")].filter(link => link.href)
                    .map(link => new URL(link.href.baseVal ?? link.href, document.baseURI).protocol),
                attributes: all.flatMap(element => [...element.attributes])
                    .filter(({name}) => name.startsWith("on") || name === "srcdoc")
                    .map(({name, value}) => `${location.pathname} ${name}=${value}`),
                foreign: document.querySelectorAll("iframe, object, embed, base").length
                    + [...document.forms].filter(form => new URL(form.action).host !== location.host).length,
            };
        }"""
    )
    seen.links |= set(found["links"])
    seen.attributes += found["attributes"]
    if found["foreign"]:
        seen.attributes.append(f"{page.url}: a frame, an object or a base")


@pytest.fixture(scope="module", params=[False, pytest.param(True, marks=pytest.mark.audit)], ids=["attacks", "all"])
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether every page is opened."""
    asked: bool = request.param
    return asked


@pytest.fixture(scope="module")
def with_policy(chromium: Browser, site: Path, whole: bool) -> Seen:
    """What happens under the site's own policy."""
    return _read(chromium, site, "**/*.html", bypass_csp=False, whole=whole)


@pytest.fixture(scope="module")
def without_policy(chromium: Browser, site: Path) -> Seen:
    """What would happen if the browser ignored the policy: escaping alone must hold."""
    return _read(chromium, site, "ar/**/*.html", bypass_csp=True, whole=True)


def test_all_cases_are_on_the_site(site: Path) -> None:
    assert len(CASES) >= 30
    for name, case in CASES.items():
        folders = {"articles", "cross-references", *(folder for key, folder in NOTE_FOLDERS.items() if key in case)}
        for address in (f"{language}/{folder}/{name}" for language in ("ar", "en") for folder in folders):
            assert (site / address / "index.html").is_file(), address


def test_nothing_runs_and_nothing_leaves(with_policy: Seen, whole: bool) -> None:
    assert with_policy.pages > (4 if whole else 1) * len(CASES)
    # The policy is told of whatever would have run or left: nothing would.
    assert (with_policy.executed, with_policy.violations, with_policy.foreign) == ([], [], [])
    assert with_policy.attributes == []
    assert with_policy.links <= _SAFE


@pytest.mark.audit
def test_nothing_runs_without_the_policy_either(without_policy: Seen) -> None:
    assert (without_policy.executed, without_policy.foreign, without_policy.attributes) == ([], [], [])
    assert without_policy.links <= _SAFE


def test_the_policy_would_stop_a_script(chromium: Browser, site: Path) -> None:
    """The measuring works: a script put into a finished page is seen as a violation."""
    page_file = site / "ar" / "index-of-the-test.html"
    html = (site / "ar/articles/title/index.html").read_text("utf-8")
    page_file.write_text(html.replace("</body>", "<script>pwned()</script></body>"), "utf-8")
    try:
        context = chromium.new_context()
        violations: list[str] = []
        context.expose_function("violated", lambda what: violations.append(what))  # noqa: PLW0108 - no built-in is taken
        context.add_init_script("addEventListener('securitypolicyviolation', e => violated(e.violatedDirective))")
        page = context.new_page()
        with served(site) as address:
            page.goto(f"{address}ar/index-of-the-test.html", wait_until="load")
            for _ in range(_PATIENCE_MS // _STEP_MS):
                if violations:
                    break
                page.wait_for_timeout(_STEP_MS)
        context.close()
    finally:
        page_file.unlink()
    assert violations
    assert set(violations) == {"script-src-elem"}
