"""In Chromium: words are selected, the form is filled in, and the address it leads to holds a file that is in order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect
from suggest_form import (
    CASES,
    TEXTS,
    checked,
    fill_in,
    held,
    open_form,
    parts,
    select,
    with_file,
)

from browser_support import READY, until
from building import REPOSITORY
from editable_site import Site
from from_yaml import from_yaml
from hashiya.anchoring.quotes import locate
from hashiya.model.texts import Article
from hashiya.reading.project import read_corpus

LONGEST = 8000


@pytest.mark.browser
@pytest.mark.parametrize(
    ("page", "case"),
    [
        pytest.param(case.get("device", "desktop"), case, marks=pytest.mark.audit if case.get("audit") else ())
        for case in CASES
    ],
    indirect=["page"],
    ids=[case["name"] for case in CASES],
)
def test_a_selection_becomes_a_file_that_is_in_order(
    page: Page, editable: Site, case: dict[str, Any], tmp_path: Path
) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.context.on("request", note)
    touch = case.get("device") == "phone"
    language = case.get("language", "ar")
    for passage in [case, *([case["second"]] if "second" in case else [])]:
        page.goto(f"{editable.address}{language}/articles/{passage.get('article', 'select-test')}/")
        open_form(page, passage, touch=touch)
        if "second" in case and passage is case:
            page.locator(".rd-suggest-form input[value=cross-reference]").check()
            page.locator("[data-suggest=keep]").click()
    fill_in(page, case["kind"], TEXTS[case["kind"]])
    draft = page.locator(".rd-note--draft")
    expect(draft).to_be_visible()
    verdict = TEXTS[case["kind"]].get("verdict")
    if verdict:
        expect(draft).to_have_attribute("data-verdict", verdict)
    assert draft.get_attribute("data-verdict") == verdict
    address = held(page)
    page.context.remove_listener("request", note)
    assert asked
    assert all(url.startswith(editable.address) for url in asked), "nothing leaves the site before the press"
    assert len(address) < LONGEST
    file, content = parts(address)
    project = with_file(editable.root, file, content, tmp_path)
    done = checked(project)
    assert done.exit_code == 0, f"{content}\n{done.output}"
    _stands_where_selected(project, content, case)


def _stands_where_selected(root: Path, content: str, case: dict[str, Any]) -> None:
    corpus, _ = read_corpus(root)
    note = from_yaml(content)
    for anchor, passage in zip(note["anchors"], [case, *([case["second"]] if "second" in case else [])], strict=True):
        article: Article = corpus.articles[anchor.pop("article")]
        assert anchor["quote"] == passage.get("quote", anchor["quote"])
        place = locate(article, **anchor).place
        assert place is not None
        assert place.block == passage["paragraph"]
        block = article.blocks[place.block - 1]
        start = -1
        for _ in range(passage.get("nth", 1)):
            start = block.text.index(passage["from"], start + 1)
        assert place.start <= block.start + start < place.end


@pytest.mark.browser
def test_the_form_and_the_page_run_the_same_modules(context: BrowserContext, editable: Site) -> None:
    """Each module is fetched and evaluated once, so that there is one state and one leader line."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    evaluated: list[str] = []
    devtools = context.new_cdp_session(page)
    devtools.on("Debugger.scriptParsed", lambda script: evaluated.append(script["url"].partition("?")[0]))
    devtools.send("Debugger.enable")
    page.goto(f"{editable.address}ar/articles/select-test/")
    open_form(page, CASES[0], touch=False)
    fill_in(page, CASES[0]["kind"], {})
    page.locator(".rd-a[href]").first.hover()
    # The card's modules come at the first hovering.
    page.locator(".rd-hold").first.wait_for()
    page.wait_for_load_state("networkidle")
    modules = [url for url in evaluated if url.startswith(f"{editable.address}js/")]
    assert {f"{editable.address}js/{name}.js" for name in ("notes", "layout", "suggest/form")} <= set(modules)
    assert sorted(modules) == sorted(set(modules)) == sorted({url for url in asked if url.endswith(".js")})
    assert sorted(set(asked)) == sorted(asked)
    assert page.locator(".rd-wire").count() == 1


@pytest.mark.browser
def test_without_a_repository_there_is_nothing_to_suggest_at(chromium: Browser, editable: Site, tmp_path: Path) -> None:
    html = (editable.root / "site" / "ar" / "articles" / "select-test" / "index.html").read_text(encoding="utf-8")
    assert REPOSITORY in html
    context = chromium.new_context()
    page = context.new_page()
    page.route(
        "**/select-test/",
        lambda route: route.fulfill(
            body=html.replace('"suggest":', '"none":'), content_type="text/html; charset=utf-8"
        ),
    )
    page.goto(f"{editable.address}ar/articles/select-test/")
    until(page, READY)
    select(page, CASES[0])
    expect(page.locator(".rd-words")).to_be_visible()
    expect(page.locator(".rd-suggest")).to_have_count(0)
    context.close()
