"""What becomes of a notebook when its articles are edited: it stands at its words, or is listed without them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from browser_support import READY, Open, build_some, script, served, until
from building import project_at
from hashiya.reading.project import read_corpus
from hashiya.reading.reference_files import keep_references
from made_once import made_once

pytestmark = pytest.mark.browser

EDITS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "notebook" / "edits.yml").read_text("utf-8"))
# Cases of whole articles, which are built; of these a sample for a wide window and one for a phone.
WHOLE = [*enumerate(case for case in EDITS if not case.get("part"))]
SAMPLED = {"wide": WHOLE[::8], "phone": WHOLE[3::8]}
WINDOWS: Mapping[str, Mapping[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
SELECT = script("selected")
SCRIPTS = "document.querySelector('link[href*=\"js/notes.js\"]').href.replace(/notes\\.js.*/, '')"
# The words that are marked in each colour, as they are painted.
PAINTED = """() => Object.fromEntries([...CSS.highlights].filter(([name]) => name.startsWith('rd-own-'))
  .map(([name, ranges]) => [name.slice(7), [...ranges].map(String)]))"""
OPEN = "document.querySelector('.rd[data-own]')"
LISTED = "document.querySelector('[data-notebook][data-ready]')"
FRONT = "---\ntitle: {{ar: {name}, en: {name}}}\nlanguage: ar\nrights: CC BY 4.0\n---\n\n{text}\n"


def test_marked_words_are_found_in_an_edited_text_or_said_to_be_gone(open_page: Open) -> None:
    page = open_page("ar/articles/harbour/")
    folder = page.evaluate(f"{SCRIPTS} + 'suggest/'")
    found = page.evaluate(script("again"), [*(f"{folder}{name}.js" for name in ("again", "quotes")), EDITS])
    assert len(EDITS) >= 40
    for case, one in zip(EDITS, found, strict=True):
        wanted = {key: case[key] for key in ("now", "reworded", "before", "in", "lost") if key in case}
        told = {key: value for key, value in one.items() if key in wanted or (key, value) == ("reworded", True)}
        assert told == wanted, case["name"]


def test_signs_of_several_characters_are_taken_whole(open_page: Open) -> None:
    page = open_page("ar/articles/harbour/")
    quotes = page.evaluate(f"{SCRIPTS} + 'suggest/quotes.js'")
    assert page.evaluate(script("snapped"), [quotes, "أكبر 😀🏳️‍🌈 ومن كذا 👩‍👩‍👧 e\u0301 نهاية"]) == []


def _editions(folder: Path, texts: Mapping[str, Mapping[str, str]], pages: Callable[[str], list[str]]) -> None:
    """Build the same project twice, with what `texts` holds of each edition: texts by their articles' ids."""
    root = project_at(folder / "project")
    for edition, articles in texts.items():
        for name, text in articles.items():
            (root / "seeds" / f"{name}.md").write_text(FRONT.format(name=json.dumps(name), text=text), "utf-8")
        corpus, _ = read_corpus(root)
        keep_references(corpus, write=True)
        for name in articles:
            if name not in KEPT:
                (root / "seeds" / f"{name}.references").unlink(missing_ok=True)
        build_some(root, folder / edition, pages(edition))
        shutil.rmtree(root / "rendered", ignore_errors=True)


# Whose former names of paragraphs are known.
KEPT = {f"case-{number}" for number, case in WHOLE if case.get("kept")}


@pytest.fixture(scope="module")
def editions(run_folder: Path) -> Callable[[list[tuple[int, dict[str, Any]]]], Path]:
    """Two sites in one folder: the texts of some cases as they were, and edited."""

    def made(cases: list[tuple[int, dict[str, Any]]]) -> Path:
        ids = {f"case-{number}": case for number, case in cases}
        texts = {
            edition: {name: "\n\n".join(case[edition]) for name, case in ids.items()} for edition in ("text", "edited")
        }
        names = "-".join(str(number) for number, _ in cases)
        return made_once(
            run_folder / f"editions-{names if len(cases) < len(WHOLE) else 'all'}",
            lambda folder: _editions(folder, texts, lambda _: [f"ar/articles/{name}.md" for name in ids]),
        )

    return made


def _mark(page: Page, block: int, start: int, end: int) -> None:
    page.evaluate(SELECT, ["text", block, start, block, end])
    page.locator("[data-keep=green]").click()
    until(page, f"({PAINTED})().green")


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("cases", [None, pytest.param(WHOLE, marks=pytest.mark.audit)], ids=["some", "all"])
def test_what_is_kept_survives_a_rebuilt_article(
    chromium: Browser,
    editions: Callable[[list[tuple[int, dict[str, Any]]]], Path],
    tmp_path: Path,
    window: str,
    cases: list[tuple[int, dict[str, Any]]] | None,
) -> None:
    chosen = cases or SAMPLED[window]
    built = editions(cases or [*SAMPLED["wide"], *SAMPLED["phone"]])
    context = chromium.new_context(**WINDOWS[window], reduced_motion="reduce")
    page = context.new_page()
    live = tmp_path / "live"
    shutil.copytree(built / "text", live)
    with served(live) as address:
        for number, case in chosen:
            page.goto(f"{address}ar/articles/case-{number}/")
            until(page, READY)
            block = case["text"][case.get("of", 1) - 1]
            start = -1
            for _ in range(case.get("nth", 1)):
                start = block.index(case["mark"], start + 1)
            _mark(page, case.get("of", 1) - 1, start, start + len(case["mark"]))
        shutil.rmtree(live)
        shutil.copytree(built / "edited", live)
        for number, case in chosen:
            page.goto(f"{address}ar/articles/case-{number}/")
            until(page, OPEN)
            painted = page.evaluate(PAINTED).get("green", [])
            assert painted == ([case["now"]] if "now" in case else []), case["name"]
            expect(page.locator(".rd-own-lost blockquote")).to_have_count(int("lost" in case))
            if "in" in case and "now" in case:
                expect(page.locator(f".rd-block:has(.rd-own) .rd-text[data-p='{case['in']}']")).to_have_count(1)
        store = f"{SCRIPTS} + 'notebook/store.js'"
        found = page.evaluate(f"import({store}).then((it) => it.allKept())")
        # so that the notebook can list what has no place
        assert sum(bool(entry.get("lost")) for entry in found) == sum("lost" in case for _, case in chosen)
    context.close()


OPENING = "نبدأ هذا الباب بما بدأنا به غيره."
SENTENCE = "قال الراوي إن الميناء قديم وإن أهله يعرفون البحر كما يعرفون بيوتهم. "


def _book(*chapters: str, edited: str = "") -> str:
    """A work whose chapters have much in common, and a paragraph each that only one has."""
    return "\n\n".join(part for name in chapters for part in _chapter(name, edited))


def _chapter(name: str, edited: str) -> tuple[str, ...]:
    return (
        "## باب",
        OPENING,
        f"أول باب {name} وفيه ذكره.",
        f"وفي باب {name} وقف الراوي{edited if name == 'الفنار' else ''} عند الرصيف طويلًا.",
        f"وآخر كلامه في باب {name} سلام.",
        SENTENCE * 300,
    )


@pytest.fixture(scope="module")
def works(run_folder: Path) -> Path:
    """Three editions of a long work: one with a chapter more and a paragraph edited, a short one; an article goes."""
    chapters = ("البحر", "السوق", "الفنار", "الليل")
    texts = {
        "text": {"book": _book(*chapters), "gone": "نص قصير عن المرفأ لا يبقى في الموقع."},
        "edited": {"book": _book("المقدمة", *chapters, edited=" يومًا")},
        "short": {"book": "\n\n".join(part for name in chapters for part in _chapter(name, "")[2:4])},
    }

    def pages(edition: str) -> list[str]:
        if edition == "short":
            return ["ar/articles/book.md", "ar/notebook.md"]
        book = [f"ar/articles/book{part}.md" for part in ("", ".3", ".4")]
        return [*book, "ar/notebook.md", "works/book.json", *(["ar/articles/gone.md"] if edition == "text" else [])]

    return made_once(run_folder / "works", lambda folder: _editions(folder, texts, pages))


@pytest.mark.parametrize("first", ["notebook", "former page"])
def test_in_a_long_work_it_follows_its_chapter(chromium: Browser, works: Path, tmp_path: Path, first: str) -> None:
    context = chromium.new_context(**WINDOWS["wide"], reduced_motion="reduce")
    page = context.new_page()
    live = tmp_path / "live"
    shutil.copytree(works / "text", live)
    with served(live) as address:
        page.goto(f"{address}ar/articles/gone/")
        until(page, READY)
        _mark(page, 0, 0, 8)
        page.goto(f"{address}ar/articles/book.3/")
        until(page, READY)
        words = page.locator(".rd-text").nth(3).inner_text()
        assert "الفنار" in words
        at = words.index("الراوي")
        _mark(page, 3, at - 4 - words.index("وفي"), at + 6 - words.index("وفي"))
        (marked,) = page.evaluate(PAINTED)["green"]
        # what all chapters begin with stays in this one
        _mark(page, 1, 0, 8)
        until(page, f"({PAINTED})().green.length === 2")
        both = page.evaluate(PAINTED)["green"]
        shutil.rmtree(live)
        shutil.copytree(works / "edited", live)
        if first == "former page":
            page.goto(f"{address}ar/articles/book.3/")
            until(page, OPEN)
            assert not page.evaluate(PAINTED).get("green")
            expect(page.locator("#own-lost")).to_have_count(0)
        page.goto(f"{address}ar/notebook/")
        until(page, LISTED)
        entry = page.locator(".rd-nb__one", has_text=marked)
        expect(entry.locator(".rd-nb__lost")).to_have_count(0)
        gone = page.locator(".rd-nb section", has_text="gone")
        expect(gone.locator(".rd-nb__lost")).to_have_text("لم يعد هذا النص في الموقع")
        expect(gone.locator("a")).to_have_count(0)
        place = entry.get_by_role("link", name="إلى موضعه")
        expect(place).to_have_attribute("href", re.compile(re.escape(f"{address}ar/articles/book.4/#own-")))
        place.click()
        until(page, OPEN)
        assert sorted(page.evaluate(PAINTED)["green"]) == sorted(both)

        # it has no chapters any more, and one of the two is not in it
        shutil.rmtree(live)
        shutil.copytree(works / "short", live)
        if first == "notebook":
            page.goto(f"{address}ar/notebook/")
            until(page, LISTED)
            links = page.locator(".rd-nb section", has_text="book").get_by_role("link", name="إلى موضعه")
            expect(links).to_have_count(2)
            for link in links.all():
                expect(link).to_have_attribute("href", re.compile(r"/ar/articles/book/#own-"))
        page.goto(f"{address}ar/articles/book/")
        until(page, OPEN)
        assert page.evaluate(PAINTED)["green"] == [marked]
        expect(page.locator("#own-lost blockquote")).to_have_text(next(one for one in both if one != marked))
    context.close()
