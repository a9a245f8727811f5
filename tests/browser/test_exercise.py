"""Exercises: a teacher's link shows no verdict before its reader has answered, and answers are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser_support import READY, until
from by_keyboard import unreached
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Corpus
from hashiya.languages.words import words
from hashiya.pages import exercise_page
from hashiya.pages.context import Context
from kept_pages import complaining

pytestmark = pytest.mark.browser

ARTICLE = "articles/realist-closest-allies-2023-digest/"
# What bears a verdict and is seen, and what is said: the choices of a task name all verdicts and tell nothing.
_SEEN = """() => [...document.querySelectorAll('[data-verdict]:not(.rd-a, .rd-task *)')]
  .filter((el) => el.checkVisibility({visibilityProperty: true})).map((el) => el.outerHTML.slice(0, 200))"""
_SAID = """() => { const own = [...document.querySelectorAll('.rd-task fieldset')];
  for (const one of own) one.hidden = true;
  const said = document.body.innerText;
  for (const one of own) one.hidden = false;
  return said; }"""
_FINDINGS = """() => [...document.querySelectorAll('.rd-note[data-verdict] .rd-note__body > *, .rd-note__answer > *')]
  .map((el) => el.textContent.replace(/\\s+/g, ' ').trim()).filter((it) => it.length > 60)"""

# Whether all of something lies in the window, and no bar on it.
_UNCOVERED = """(what) => {
  const el = document.querySelector(what), { top, bottom, left, width } = el.getBoundingClientRect();
  return [top + 1, bottom - 1].every((y) => el.contains(document.elementFromPoint(left + width / 2, y))); }"""


@pytest.fixture
def student(chromium: Browser) -> Iterator[Page]:
    """A window of one who has stored nothing; whatever it complains of fails the test."""
    complaints: list[str] = []
    page = chromium.new_page(reduced_motion="reduce")
    for event, listener in complaining(complaints).items():
        page.on(event, listener)  # type: ignore[call-overload]
    own = ("http://127.0.0.1:", "blob:", "data:")
    page.on("request", lambda request: None if request.url.startswith(own) else complaints.append(request.url))
    yield page
    page.context.close()
    assert not complaints


def _told(page: Page, language: str) -> list[str]:
    """What tells a verdict or an answer, in what is seen, in what a screen reader has, in the title."""
    said = " ".join(page.evaluate(_SAID).split())
    heard = page.locator(".rd-head, .rd-body, .rd-bar, .rd-float, .rd-sheet").all()
    tree = " ".join(one.aria_snapshot() for one in heard if one.is_visible())
    # one word says nothing by itself: "accurate" may stand in any text
    labels = [label for label in words(language)["verdict"].values() if " " in label]
    findings = [text for text in page.evaluate(_FINDINGS) if text[:60] in said or text[:60] in tree]
    return [
        *page.evaluate(_SEEN),
        *findings,
        *(label for label in labels if f"{label} " in f"{tree} " or label in page.title()),
    ]


def _go(page: Page, address: str) -> None:
    page.goto(address)
    until(page, READY)
    if "exercise=" in address:
        until(page, "document.querySelector('.rd[data-tasks]')")


@pytest.mark.parametrize("language", ["ar", pytest.param("en", marks=pytest.mark.audit)])
def test_no_verdict_is_told_before_it_is_asked_for(student: Page, project_address: str, language: str) -> None:
    page = student
    _go(page, f"{project_address}{language}/{ARTICLE}")
    assert _told(page, language)
    for asked in ("?notes=g,x", "?notes=g,x&exercise=f,q", "?exercise=f"):
        _go(page, f"{project_address}{language}/{ARTICLE}{asked}")
        assert _told(page, language) == [], asked
        assert "notes=g,x" in page.url
    _go(page, f"{project_address}{language}/{ARTICLE}?exercise=f.renamed-since")
    expect(page.locator(".rd-exercise__begin")).to_be_visible()
    assert _told(page, language) == []
    # nor by the menu of views, by a link to a note, or by the search of this page
    page.locator(".rd-menu--view > summary").click()
    expect(page.locator("[name=level][value=f]")).to_be_hidden()
    page.evaluate("document.querySelector('[name=level][value=all]').click()")
    page.evaluate("location.hash = '#' + document.querySelector('.rd-note[data-verdict]').id")
    assert _told(page, language) == []
    page.locator(".rd-top__search").click()
    page.locator(".rd-search__panel input").fill("النفط" if language == "ar" else "pipeline")
    expect(page.locator(".rd-hit").first).to_be_visible()
    assert page.evaluate(_SEEN) == []


def test_a_student_predicts_reveals_and_hands_in(student: Page, project_address: str, tmp_path: Path) -> None:
    page = student
    page.set_viewport_size({"width": 390, "height": 844})
    _go(page, f"{project_address}en/{ARTICLE}?notes=g&exercise=f,q")
    check = page.locator(".rd-task:has(fieldset)").first
    question = page.locator(".rd-task:not(:has(fieldset))").first
    # what is not answered is not told, and that is said in the page's own words
    check.get_by_role("button", name="Reveal the verdict").click()
    expect(check.locator(".rd-task__found")).to_have_count(0)
    expect(check.get_by_role("alert")).to_have_text("Choose the verdict that you expect; then it is revealed.")
    expect(check.get_by_role("radio").first).to_be_focused()
    assert page.evaluate(_UNCOVERED, ".rd-task__lacks:not(:empty)")
    page.keyboard.press("Space")
    expect(check.get_by_role("alert")).to_have_count(0)
    check.get_by_label("Why?").fill("   ")
    check.get_by_role("button", name="Reveal the verdict").click()
    expect(check.get_by_role("alert")).to_have_text("Say in a few words why; then it is revealed.")
    check.get_by_label("Why?").fill("The source is a party to it.")
    check.get_by_role("button", name="Reveal the verdict").press("Enter")
    expect(check.locator(".rd-task__found")).to_be_focused()
    expect(check.locator(".rd-task__said")).to_contain_text("You expected 'Inaccurate'")
    assert page.evaluate(_UNCOVERED, ".rd-task__said")
    question.get_by_label("Your answer").fill("It begins firmly and ends with advice.")
    question.get_by_role("button", name="Reveal an answer").click()
    expect(question.locator(".rd-task__found")).to_contain_text("What the note says")
    tasks = page.locator(".rd-task").count()
    expect(page.locator(".rd-exercise__far")).to_have_text(f"2 of {tasks} revealed.")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save them as a file").click()
    saving.value.save_as(tmp_path / "answers.md")
    saved = (tmp_path / "answers.md").read_text("utf-8")
    assert saved.count("\n## ") == tasks
    assert re.search(
        r"Verdict expected: Inaccurate\n\nThe source is a party to it\.\n\nVerdict of the check: \w", saved
    )
    assert saved.count("Verdict of the check:") == 1

    page.reload()
    until(page, "document.querySelector('.rd[data-tasks]')")
    expect(page.locator(".rd-task__found")).to_have_count(2)
    expect(check.get_by_label("Why?")).to_have_value("The source is a party to it.")
    _go(page, f"{project_address}en/notebook/")
    expect(page.get_by_text("The source is a party to it.")).to_be_visible()


def test_a_teacher_makes_the_link_by_clicking(student: Page, project_address: str) -> None:
    page = student
    _go(page, f"{project_address}en/exercises/")
    link = page.get_by_role("textbox", name="Address")
    page.get_by_label("Text", exact=True).select_option(ARTICLE.split("/")[1])
    expect(link).to_have_value(f"{project_address}en/{ARTICLE}?notes=g,x&exercise=f,q#exercise")
    drawn = page.locator(".rd-code path").get_attribute("d")
    page.get_by_label("Cross-references").uncheck()
    page.locator("fieldset[data-of=q] button").click()
    page.locator("[name=task][value^='f.']").first.uncheck()
    out = page.locator("[name=task][value^='f.']").first.get_attribute("value")
    expect(link).to_have_value(re.compile(rf"/{ARTICLE}\?notes=g&exercise=f,-{out}#exercise$"))
    expect(page.get_by_role("link", name="Open it as a student sees it")).to_have_attribute("href", link.input_value())
    expect(page.locator(".rd-code path")).not_to_have_attribute("d", drawn or "")
    assert unreached(page, "main") == []
    asked = page.locator("[name=task]:checked").count()
    page.get_by_role("button", name="Put it on the sheet").click()
    expect(page.locator(".rd-teach__sheet .rd-code")).to_have_count(1)
    _go(page, link.input_value())
    expect(page.locator(".rd-task")).to_have_count(asked)
    assert unreached(page, ".rd-exercise") == []


def test_a_teacher_finds_a_text_among_many(
    student: Page, project_address: str, corpus_here: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exercise_page, "_MOST", 1)
    _, english = exercise_page.pages(Context(anchor_corpus(corpus_here)[0]))
    form = re.search("<form.*</form>", str(english.text), re.DOTALL)
    assert form
    assert "<option" not in form[0]

    def show(route: Route) -> None:
        page = route.fetch()
        route.fulfill(response=page, body=re.sub("<form.*?</form>", form[0], page.text(), flags=re.DOTALL))

    student.route("**/exercises/", show)
    _go(student, f"{project_address}en/exercises/")
    link = student.locator("#rd-teach-link")
    expect(link).to_be_hidden()
    field = student.get_by_role("searchbox", name="Text", exact=True)
    field.fill("xyzxyz")
    expect(student.get_by_text("No text has these words")).to_be_visible()
    field.fill("closest allies")
    student.locator(f".rd-teach__found [value={ARTICLE.split('/')[1]}]").check()
    expect(link).to_have_value(re.compile(rf"en/{ARTICLE}\?notes=g,x&exercise="))
    assert unreached(student, "main") == []


@pytest.mark.parametrize("language", ["en", pytest.param("ar", marks=pytest.mark.audit)])
def test_without_scripts_a_link_hides_verdicts(chromium: Browser, project_address: str, language: str) -> None:
    page = chromium.new_page(java_script_enabled=False)
    for hidden, end in ((False, "?notes=g,x"), (True, "?notes=g,x&exercise=f,q#exercise")):
        page.goto("about:blank")
        page.goto(f"{project_address}{language}/{ARTICLE}{end}")
        expect(page.locator(".rd-unscripted")).to_be_visible(visible=hidden)
        assert (_told(page, language) == []) == hidden
    page.context.close()


def test_an_exercise_that_cannot_be_loaded_says_so(chromium: Browser, project_address: str) -> None:
    page = chromium.new_page()
    page.route("**/exercise/exercise.js*", lambda route: route.fulfill(status=404))
    page.goto(f"{project_address}en/{ARTICLE}?notes=g&exercise=f")
    expect(page.locator(".rd-unloaded")).to_contain_text("open it once with a network")
    assert page.evaluate(_SEEN) == []
    page.context.close()
