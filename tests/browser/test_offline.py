"""Reading without a network: what was read, a copy of the whole, its updates, and what goes wrong with it."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from browser_support import READY, script, served, until
from by_keyboard import unreached
from editable_site import Site
from hashiya.publishing.offline import list_files
from hashiya.publishing.unchanged import files_in
from kept_pages import complaining

pytestmark = pytest.mark.browser

_PATIENCE_MS = 60_000
ARTICLE, CHANGED = "ar/articles/harbour/", "en/glossary/manuscripts/"
_ABOUT_NETWORK = re.compile("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|status of 503")
# What is stored of the site that a page belongs to.
STORED = """async () => Object.fromEntries(await Promise.all(
  (await caches.keys()).filter((name) => location.pathname.startsWith(name.split(" ")[1])).map(
  async (name) => [name.split(" ").at(-2), (await (await caches.open(name)).keys()).map(({url}) => url)])))"""


def _is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "blob:", "data:"))


@pytest.fixture
def below(editable: Site, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A site of one's own to publish anew, below a folder of its host, and its address."""
    site = tmp_path / "host" / "reader"
    shutil.copytree(editable.root / "site", site)
    with served(site.parent) as address:
        yield site, f"{address}reader/"


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader's browser, in which a worker may answer; whatever a page throws fails the test."""
    complaints: list[str] = []
    context = chromium.new_context(service_workers="allow", reduced_motion="reduce")
    context.set_default_timeout(_PATIENCE_MS)
    for event, listener in complaining(complaints).items():
        context.on("weberror" if event == "pageerror" else event, listener)  # type: ignore[call-overload]
    context.on("request", lambda request: complaints.append(request.url) if _is_elsewhere(request.url) else None)
    yield context
    context.close()
    assert not [told for told in complaints if not _ABOUT_NETWORK.search(told)]


def _go(page: Page, address: str) -> None:
    page.goto(address)
    until(page, READY)


def _begin(page: Page, address: str) -> None:
    """Read a page until all that it can do is stored."""
    _go(page, address)
    until(page, "!!navigator.serviceWorker.controller")
    until(page, f"({STORED})().then((it) => it.parts?.some((url) => url.includes('whole')))")


def _keep(page: Page, address: str) -> None:
    _go(page, f"{address}en/offline/")
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("The whole site is here.")).to_be_visible()


def _stored(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(STORED)
    return found


def test_a_site_is_kept_brought_up_to_date_and_removed(window: BrowserContext, below: tuple[Path, str]) -> None:
    site, address = below
    page, other = window.new_page(), window.new_page()
    _begin(page, address + ARTICLE)
    _go(other, f"{address}en/offline/")
    _go(page, f"{address}en/offline/")
    expect(page.locator("[data-keep]")).to_contain_text(re.compile(r"takes [\d.]+ megabytes? in \d+ files"))
    assert unreached(page, ".rd-keep") == []

    # what was read is there, and nothing else: not even a part of a copy that was begun
    asked: list[str] = []

    def until_tenth(route: Route) -> None:
        asked.append(route.request.url)
        route.abort() if len(asked) > 10 else route.continue_()

    page.route("**/*kept=*", until_tenth)
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("The network went")).to_be_visible()
    page.unroute("**/*kept=*")
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    window.set_offline(True)
    _go(page, address + CHANGED)
    assert "/en/offline/?missing=" in page.url
    expect(page.get_by_text("the page that you asked for is not on your device")).to_be_visible()
    for elsewhere in ("", "en/data/", "data/site.json"):
        _go(page, address + elsewhere)
        assert "/offline/?missing=" in page.url, elsewhere
    _go(page, address + ARTICLE)
    expect(page.locator(".rd-network")).to_contain_text("بلا شبكة")
    window.set_offline(False)

    # it goes on where it was: what had come when the network went was stored a little later than that was said
    _go(page, f"{address}en/offline/")
    here = len(_stored(page)["kept"])
    assert here > 0
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "kept=" in request.url else None)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("The whole site is here.")).to_be_visible()
    files = len((site / "offline" / "files.txt").read_text().splitlines())
    assert len(fetched) == files - here
    expect(other.locator("[data-keep]")).to_contain_text("It is what is published now")

    window.set_offline(True)
    for path in (CHANGED, ARTICLE, "en/articles/hill/", "ar/", "en/search/?q=ink", CHANGED.rstrip("/")):
        _go(page, address + path)
        expect(page.locator(".rd-network")).to_be_visible()
        assert page.evaluate("[...document.fonts].some((it) => it.status === 'loaded')")
        assert page.evaluate("fetch(document.querySelector('[as=font]').href).then((it) => it.ok)")
    _go(page, f"{address}ar/search/?q=المخطوطات")
    expect(page.locator(".rd-search__panel mark").first).to_be_visible()

    # an article changes, and one file is fetched
    _go(page, address + CHANGED)
    expect(page.locator(".rd-network")).to_contain_text("No network")
    changed = site / CHANGED / "index.html"
    changed.write_text(changed.read_text("utf-8").replace("</h1>", " anew</h1>", 1), "utf-8")
    list_files(site, names=files_in(site), known={})
    fetched.clear()
    window.set_offline(False)
    page.get_by_role("button", name="Reload").click()
    until(page, READY)
    expect(page.locator("h1")).to_contain_text("anew")
    window.set_offline(True)
    expect(page.locator(".rd-network")).to_contain_text("The network has gone")
    window.set_offline(False)
    expect(page.locator(".rd-network")).to_contain_text("The site has changed since you kept it: 1 files")
    assert not fetched
    page.get_by_role("button", name="Update the copy").click()
    expect(page.get_by_text("The copy is up to date.")).to_be_visible()
    assert [CHANGED in url for url in fetched] == [True]
    assert len(_stored(page)["kept"]) == files + 2
    window.set_offline(True)
    _go(page, address + CHANGED)
    expect(page.locator("h1")).to_contain_text("anew")
    window.set_offline(False)

    _go(page, f"{address}en/offline/")
    page.get_by_role("button", name="Remove all of it").click()
    expect(page.get_by_text("All pages of this site are gone")).to_be_visible()
    _go(page, address + ARTICLE)
    assert _stored(page) == {}
    assert page.evaluate("navigator.serviceWorker.getRegistration().then((it) => !it || !it.active)")


@pytest.mark.parametrize(
    "told", [True, pytest.param(False, marks=pytest.mark.audit)], ids=["beforehand", "while-at-it"]
)
def test_a_device_without_room_is_told_of(window: BrowserContext, below: tuple[Path, str], *, told: bool) -> None:
    _, address = below
    page = window.new_page()
    if not told:
        page.add_init_script("StorageManager.prototype.estimate = () => Promise.resolve({})")
    _begin(page, address + ARTICLE)
    session = window.new_cdp_session(page)
    origin = re.sub(r"(?<=\d)/.*", "", address)
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
    _go(page, f"{address}en/offline/")
    page.get_by_role("button", name="Keep the whole site").click()
    expect(page.get_by_text("This device has no room for the site")).to_be_visible()
    assert "kept" not in _stored(page)
    expect(page.get_by_role("button", name="Keep the whole site")).to_be_focused()


STATE = """async () => [(await caches.keys()).sort(), (await indexedDB.databases()).map(({name}) => name).sort(),
  Object.keys(localStorage).sort().map((key) => [key, localStorage.getItem(key)])]"""


def test_two_sites_of_one_host_leave_each_other_alone(window: BrowserContext, editable: Site, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(editable.root / "site", tmp_path / name)
    page = window.new_page()
    with served(tmp_path) as address:
        _begin(page, f"{address}one/{ARTICLE}")
        page.evaluate(script("selected"), ["text", 0, 0, 0, 12])
        page.locator("[data-keep=green]").click()
        expect(page.locator(".rd-own")).to_have_count(1)
        _go(page, f"{address}one/{ARTICLE}")
        caches, databases, chosen = page.evaluate(STATE)
        assert all(" /one/ " in name for name in caches)
        # the other has nothing of it, and lets go of its own alone
        _begin(page, f"{address}two/{ARTICLE}")
        expect(page.locator(".rd-own")).to_have_count(0)
        _go(page, f"{address}two/ar/notebook/")
        expect(page.locator(".rd-nb__none")).to_be_visible()
        _go(page, f"{address}two/en/offline/")
        page.get_by_role("button", name="Forget the pages that I read").click()
        expect(page.get_by_text("All pages of this site are gone")).to_be_visible()
        now = page.evaluate(STATE)
        assert now[0] == caches
        assert [name for name in now[1] if not name.endswith(" /two/")] == databases
        own = [one for one in now[2] if not one[0].endswith(" /two/")]
        assert own == chosen
        _go(page, f"{address}one/en/offline/")
        expect(page.get_by_role("button", name="Forget the pages that I read")).to_be_visible()
        _go(page, f"{address}one/{ARTICLE}")
        expect(page.locator(".rd-own")).to_have_count(1)


def test_a_preview_takes_away_what_was_kept_at_its_address(window: BrowserContext, below: tuple[Path, str]) -> None:
    site, address = below
    page = window.new_page()
    _begin(page, address + ARTICLE)
    assert _stored(page)
    article = site / ARTICLE / "index.html"
    html = article.read_text("utf-8")
    article.write_text(re.sub(r'(<link rel="manifest"[^>]*)>', r"\1 data-preview>", html, count=1), "utf-8")
    _go(page, address + ARTICLE)
    until(page, f"({STORED})().then((it) => Object.keys(it).length === 0)")
    assert page.evaluate("navigator.serviceWorker.getRegistration().then((it) => !it || !it.active)")


def test_who_asks_to_be_spared_bytes_is_spared(window: BrowserContext, below: tuple[Path, str]) -> None:
    _, address = below
    page = window.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    _go(page, address + ARTICLE)
    until(page, "!!navigator.serviceWorker.controller")
    until(page, f"({STORED})().then((it) => it.parts?.some((url) => url.includes('whole')))")
    # nothing of what only comes with a press
    assert not [url for url in asked if re.search("/js/(notebook|selected|cite|suggest|compare|search/panel)", url)]
    # but for what shows her what she keeps, as soon as there is something
    page.evaluate(script("selected"), ["text", 0, 0, 0, 20])
    page.locator("[data-keep=yellow]").click()
    until(page, f"({STORED})().then((it) => it.parts.some((url) => url.includes('whole-notebook')))")
    assert not [url for url in asked if re.search("/js/(exercise|compare|search/panel)", url)]
    window.set_offline(True)
    _go(page, address + ARTICLE)
    expect(page.locator(".rd-network")).to_contain_text("بلا شبكة")
    expect(page.locator(".rd-own")).to_have_count(1)
    _go(page, f"{address}ar/notebook/")
    expect(page.locator(".rd-nb__one")).to_have_count(1)


@pytest.mark.audit
def test_a_bad_network_is_told_of_as_what_it_is(window: BrowserContext, below: tuple[Path, str]) -> None:
    site, _ = below
    matter, kept = "", 0

    def trouble(path: str) -> int | None:
        nonlocal kept
        kept += "kept=" in path
        if matter == "slow" and path.endswith(ARTICLE):
            time.sleep(6)
        return 503 if (matter == "failing" and path.endswith(ARTICLE)) or (matter == "breaking" and kept > 20) else None

    page = window.new_page()
    strip = page.locator(".rd-network")
    with served(site.parent, trouble) as host:
        address = f"{host}reader/"
        _begin(page, address + ARTICLE)
        matter = "failing"
        _go(page, address + ARTICLE)
        expect(strip).to_contain_text("بلا شبكة")
        matter = ""
        _go(page, address + ARTICLE)
        expect(strip).to_have_count(0)
        matter = "slow"
        _go(page, address + ARTICLE)
        expect(strip).to_contain_text("الشبكة بطيئة")
        expect(strip).to_contain_text("أجابت الشبكة")
        matter = "breaking"
        _go(page, f"{address}en/offline/")
        page.get_by_role("button", name="Keep the whole site").click()
        expect(page.get_by_text("The network went before everything was here.")).to_be_visible()
        matter = ""
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("The whole site is here.")).to_be_visible()


@pytest.mark.audit
def test_thirty_pages_of_the_dossier_without_a_network(
    window: BrowserContext, project_site: Path, project_address: str, tell: Callable[[str], None]
) -> None:
    page = window.new_page()
    _begin(page, f"{project_address}ar/articles/")
    _keep(page, project_address)
    window.set_offline(True)
    found = sorted(path.parent.relative_to(project_site).as_posix() for path in project_site.glob("*/*/*/index.html"))
    articles = [path for path in found if "/articles/" in path]
    chosen = [*articles, *found[:: max(1, len(found) // 30)]]
    assert len(chosen) >= 30
    assert {path[:2] for path in chosen} == {"ar", "en"}
    for path in chosen:
        _go(page, f"{project_address}{path}/")
        expect(page.locator(".rd-network")).to_be_visible()
        assert page.locator("h1").first.inner_text().strip()
    for path in ("ar/search/?q=روسيا", "en/search/?q=Kazakhstan"):
        _go(page, project_address + path)
        expect(page.locator(".rd-search__panel mark").first).to_be_visible()
    _go(page, f"{project_address}{next(path for path in articles if path.startswith('ar'))}/")
    page.locator("[data-rd-lang]:visible").first.click()
    page.wait_for_url("**/en/articles/**")
    until(page, READY)
    beside = page.locator("a[href*='with=']").first
    if beside.count():
        _go(page, str(beside.evaluate("(link) => link.href")))
        expect(page.locator(".rd-compare, [data-compare]").first).to_be_visible()
    tell(f"{len(chosen)} pages")
