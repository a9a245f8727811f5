"""The example readers: sound and built without a warning, accessible in each language, every letter in its own face."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from browser_support import script, served, settle
from building import PROJECT, built, share_fonts
from hashiya.commands.main import main
from hashiya.languages.locales import direction
from hashiya.pages.fonts import FACES, codes, families
from hashiya.reading.project import read_corpus
from links import broken_links
from made_once import made_once

EXAMPLES = sorted(path.parent for path in (PROJECT / "examples").glob("*/mkdocs.yml"))
FAULTS = script("faults")
_IN_OUR_FACE = """faces => {
  const found = [...document.querySelectorAll("body *")].filter(element =>
    faces.some(face => getComputedStyle(element).fontFamily.replaceAll('"', "").startsWith(face)) &&
    element.getClientRects().length &&
    [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  found.forEach(element => element.setAttribute("data-in-our-face", ""));
  return found.length;
}"""


_LOADS = 6
"""A face that is not there within a tenth of a second waits for the next load: a busy machine takes several."""
_FETCH = "faces => Promise.all(faces.map(face => fetch(face).then(answer => answer.arrayBuffer()))).then(() => null)"


def _site(folder: Path, example: Path) -> Path:
    def make(root: Path) -> None:
        shutil.copytree(example, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".cache", "site", ".site.*"))
        share_fonts(root)
        built(root, strict=True)

    return made_once(folder / f"example-{example.name}", make) / "site"


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture(scope="module")
def site(example: Path, run_folder: Path) -> Path:
    return _site(run_folder, example)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def _articles(example: Path, *, every: bool) -> list[str]:
    """The pages of its articles, each in one language of the interface by turns or in every one."""
    corpus, _ = read_corpus(example)
    languages = corpus.settings.languages
    return [
        f"{language}/articles/{article}/"
        for number, article in enumerate(corpus.articles)
        for language in (languages if every else [languages[number % len(languages)]])
    ]


def _languages(example: Path) -> frozenset[str]:
    return read_corpus(example)[0].text_languages


def _written(example: Path) -> frozenset[int]:
    return frozenset[int]().union(*(codes(article.text) for article in read_corpus(example)[0].articles.values()))


def test_an_example_is_in_order(example: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(example), "check", "--strict"])
    assert (done.exit_code, ": 0 errors, 0 warnings, 0 infos" in done.output) == (0, True), done.output


def test_no_link_of_an_example_is_broken(site: Path) -> None:
    assert broken_links(site) == []


def test_an_example_shows_its_own_kinds_words_and_colours(example: Path, site: Path) -> None:
    settings = read_corpus(example)[0].settings
    for language in settings.languages:
        home = (site / language / "index.html").read_text("utf-8")
        assert f'dir="{direction(language)}"' in home
        assert "questions" not in home or settings.kinds is None or "question" in settings.kinds
    for look in settings.verdicts or ():
        page = (site / settings.languages[0] / "fact-checks" / "index.html").read_text("utf-8")
        assert look.label is None or str(look.label.get(settings.languages[0])[0]) in page  # type: ignore[union-attr]
        sheets = "".join(path.read_text("utf-8").lower() for path in (site / "css").glob("all.*.css"))
        assert all(colour.lower() in sheets for colour in look.colours or ())


@pytest.mark.browser
@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.audit)], ids=["by turns", "every language"]
)
def test_articles_are_accessible_and_every_letter_is_in_its_own_face(
    example: Path, site: Path, address: str, chromium: Browser, every: bool
) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    faces = [f"{address}{path.relative_to(site).as_posix()}" for path in sorted(site.glob("fonts/*.woff2"))]
    drawn: set[tuple[str, bool]] = set()
    try:
        page = context.new_page()
        for path in _articles(example, every=every):
            page.goto(address + path)
            if not drawn:
                page.evaluate(_FETCH, faces)
            # A face is shown on a page after the one that fetched it: lines must not break anew under the eye.
            for _ in range(_LOADS):
                page.reload()
                page.evaluate("document.fonts.ready")
                now = _faces(page)
                if all(ours for _, ours in now):
                    break
            found = Axe().run(page, options={"resultTypes": ["violations"]})
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
            drawn |= now
            for width in (1440, 390):
                page.set_viewport_size({"width": width, "height": 900})
                settle(page)
                assert page.evaluate(FAULTS)["faults"] == [], f"{path} at {width}"
            page.set_viewport_size({"width": 1440, "height": 900})
        # Latin, Hebrew and both lines of the Arabic script: what a text needs, and nothing of the device's.
        assert drawn == {(family, True) for family in families(_written(example), _languages(example))}
    finally:
        context.close()


@pytest.mark.browser
def test_a_text_in_no_language_of_the_interface_is_found_by_any_form_of_its_words(
    run_folder: Path, chromium: Browser
) -> None:
    with served(_site(run_folder, PROJECT / "examples" / "persian")) as address:
        page = chromium.new_page()
        try:
            page.goto(f"{address}en/search/?q=قایق")
            found = page.locator("main", has_text="قایق‌ها که از دریا")
            found.wait_for(timeout=8000)
        finally:
            page.close()


def _faces(page: Page) -> set[tuple[str, bool]]:
    """The faces, and whether they are the site's, that letters are drawn in where the sheets ask for ours."""
    assert page.evaluate(_IN_OUR_FACE, [*FACES])
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    document = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    marked = session.send("DOM.querySelectorAll", {"nodeId": document, "selector": "[data-in-our-face]"})["nodeIds"]
    drawn = (session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in marked)
    return {(font["familyName"], font["isCustomFont"]) for fonts in drawn for font in fonts}


_VERSE = """() => [...document.querySelectorAll(".rd-verse--two > p.rd-text")].map(verse => {
  const range = document.createRange(), [first, second] = verse.querySelectorAll(".rd-half");
  range.selectNodeContents(verse);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const [one, other] = [first, second].map(half => half.getBoundingClientRect());
  return {said: getSelection().toString().replace(/\\s+/g, " ").trim(), beside: Math.abs(one.top - other.top) < 2,
    order: other.right <= one.left + 1, below: other.top >= one.top + one.height * 0.8, width: Math.round(one.width)};
})"""


@pytest.mark.browser
def test_halves_of_a_verse_stand_side_by_side_or_one_below_the_other(run_folder: Path, chromium: Browser) -> None:
    with served(_site(run_folder, PROJECT / "examples" / "classical")) as address:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        try:
            page.goto(f"{address}ar/articles/margin-epistle/")
            wide = page.evaluate(_VERSE)
            assert [(verse["beside"], verse["order"], verse["below"]) for verse in wide] == [(True, True, False)] * 2
            # One measure for all verses of a stanza.
            assert wide[0]["width"] == wide[1]["width"]
            page.set_viewport_size({"width": 390, "height": 844})
            settle(page)
            small = page.evaluate(_VERSE)
            assert [(verse["beside"], verse["below"]) for verse in small] == [(False, True)] * 2
            for verses in (wide, small):
                assert verses[0]["said"].endswith("يا قارئًا في هامشِ الكتابِ وسائلًا عن مُشكِلِ الخطابِ")
        finally:
            page.close()
