"""In Chromium: the form says what the check would refuse, and cites only pages that were read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect
from pydantic import TypeAdapter, ValidationError
from suggest_form import (
    CASES,
    TEXTS,
    checked,
    fill_in,
    held,
    open_form,
    parts,
    with_file,
)

from browser_support import until
from building import REPOSITORY
from editable_site import Site
from from_yaml import from_yaml
from hashiya.model.values import PartialDate, id_problem, is_blank
from hashiya.model.web_addresses import Url
from hashiya.notes.source import Source, SourceType
from hashiya.pages.suggesting import reviewed_pages


def _sent(page: Page) -> str:
    """Press the link and return the address that opens."""
    with page.context.expect_event("request", _leads_away) as sent, page.context.expect_page() as opened:
        page.locator(".rd-suggest__send").click()
    opened.value.close()
    address: str = sent.value.url
    return address


def _leads_away(request: Request) -> bool:
    return request.url.startswith(REPOSITORY)


@pytest.mark.browser
def test_what_is_too_long_for_an_address_goes_by_the_clipboard(
    context: BrowserContext, editable: Site, tmp_path: Path
) -> None:
    page = context.new_page()
    page.goto(f"{editable.address}ar/articles/select-test/")
    open_form(page, CASES[0], touch=False)
    fill_in(page, "fact-check", {**TEXTS["fact-check"], "explanation": "كلمة طويلة " * 150})
    address = _sent(page)
    file, content = parts(address)
    assert content == ""
    expect(page.locator(".rd-suggest__told")).not_to_be_empty()
    until(page, "async () => (await navigator.clipboard.readText()).includes('كلمة طويلة')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert checked(with_file(editable.root, file, copied, tmp_path)).exit_code == 0


@pytest.mark.browser
def test_words_amidst_a_passage_that_stands_twice_are_declined(page: Page, editable: Site) -> None:
    """No words beside them tell which of the two is meant; a paragraph's number would, until the next edit."""
    page.goto(f"{editable.address}en/articles/select-test/")
    open_form(page, {"paragraph": 7, "from": "عشرون", "to": "القريبة"}, touch=False)
    expect(page.locator(".rd-suggest__told")).to_contain_text("twice")
    expect(page.locator(".rd-suggest__send")).to_be_hidden()
    issue = page.locator(".rd-suggest__issue").get_attribute("href")
    assert parse_qs(urlsplit(str(issue)).query)["quote"] == ["عشرون تاجرًا من المدن القريبة"]


@pytest.mark.browser
def test_nothing_is_sent_that_the_check_would_refuse(page: Page, editable: Site) -> None:
    page.goto(f"{editable.address}ar/articles/select-test/")
    with page.expect_response("**/ar/glossary/"):
        open_form(page, CASES[0], touch=False)
    page.locator(".rd-suggest-form input[value=fact-check]").check()
    told = page.locator(".rd-suggest__told")
    page.locator(".rd-suggest__send").click()
    expect(told).not_to_be_empty()
    expect(page.locator(".rd-suggest-form [name=claim]")).to_be_focused()
    fill_in(page, "fact-check", TEXTS["fact-check"])
    for name, refused in _REFUSED.items():
        field = page.locator(f".rd-suggest-form [name={name}]")
        right = field.input_value()
        for wrong in refused:
            assert not _may_stand(name, wrong), f"{name}: {wrong!r} is refused by the form alone"
            field.fill(wrong)
            page.locator(".rd-suggest__send").click()
            expect(field, f"{name}: {wrong!r} passes").to_be_focused()
            expect(field).to_have_attribute("aria-describedby", re.compile("."))
            said = str(field.get_attribute("aria-describedby"))
            expect(page.locator(f"#{said}")).to_have_text(told.inner_text())
        field.fill(right)
        expect(page.locator(".rd-suggest-form [aria-invalid]")).to_have_count(0)
    name = page.evaluate(
        "fetch('../../glossary/').then(a => a.text()).then(t => /data-names=\"([^|&\"]+)/.exec(t)[1].trim())"
    )
    fill_in(page, "term", {**TEXTS["term"], "term": name})
    page.locator(".rd-suggest__send").click()
    expect(told).to_contain_text(name)
    assert len(page.context.pages) == 1
    fill_in(page, "fact-check", TEXTS["fact-check"])
    assert _sent(page)
    page.keyboard.press("Escape")
    expect(page.locator(".rd-suggest-form")).to_be_hidden()
    expect(page.locator(".rd-note--draft")).to_have_count(0)


_REFUSED = {
    "claim": (" ", "\u200f\u00ad"),
    "sources_url": (
        "https://",
        "https://x",
        "https://user@example.org/",
        "https://example.org/(a",
        "ftp://example.org/",
    ),
    "sources_date": ("2023-13", "2023-02-30", "23"),
    "id": ("index", "Two Words", "a--b"),
}
"""What a field of the form may not hold."""


def _may_stand(name: str, text: str) -> bool:
    """Tell whether the engine takes a text that an editor writes at the key of a field."""
    if name == "id":
        return id_problem(text) is None
    if name == "claim":
        return not is_blank(text)
    field = {"sources_url": Url, "sources_date": PartialDate}[name]
    try:
        TypeAdapter[Any](field).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.browser
def test_only_pages_that_were_read_are_cited(page: Page, editable: Site) -> None:
    (made,) = reviewed_pages([_READ])
    html = (editable.root / "site" / "ar" / "articles" / "select-test" / "index.html").read_text(encoding="utf-8")
    body = re.sub(r'("name": ?"sources",)', r'\1"reviewed":"annotations/sources.yml",', html)
    assert body != html
    with _answered(page, {"**/select-test/": body, f"**/{made.path}": str(made.content)}):
        page.goto(f"{editable.address}ar/articles/select-test/")
        open_form(page, CASES[0], touch=False)
        with page.expect_response(f"**/{made.path}"):
            page.locator(".rd-suggest-form input[value=fact-check]").check()
        fill_in(page, "fact-check", TEXTS["fact-check"])
        page.locator(".rd-suggest__send").click()
        expect(page.locator(".rd-suggest__told")).to_contain_text("annotations/sources.yml")
        page.locator(".rd-suggest-form [name=sources_url]").fill(_READ.url)
        expect(page.locator(".rd-suggest-form [name=sources_title]")).to_have_value(_READ.title)
        expect(page.locator(".rd-suggest-form [aria-invalid]")).to_have_count(0)
        _, content = parts(held(page))
    (source,) = from_yaml(content)["sources"]
    assert Source.model_validate(source) == _READ


_READ = Source(
    title="The port's own page",
    publisher="The port",
    url="https://example.org/port",
    language="en",
    type=SourceType.PRIMARY,
)


def _with(body: str, kind: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type=kind)


@contextmanager
def _answered(page: Page, answers: dict[str, str]) -> Iterator[None]:
    """Let addresses be answered with these texts instead of the site's."""
    for address, body in answers.items():
        page.route(
            address, _with(body, "application/json" if address.endswith(".json") else "text/html; charset=utf-8")
        )
    try:
        yield
    finally:
        for address in answers:
            page.unroute(address)
