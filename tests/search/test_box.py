"""The box as readers use it: when it loads what, the keyboard, filters, addresses, help when nothing is found."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser_support import until
from search.asking import ask

pytestmark = [pytest.mark.texts, pytest.mark.browser]

_VIOLATIONS = {"resultTypes": ["violations"]}
ARTICLE = "ar/articles/aljazeera-rebel-neighbour-2023-digest/"


def open_box(page: Page, key: str = "/") -> None:
    """Open the dialog with a key and wait until it can be typed in."""
    page.keyboard.press(key)
    expect(page.locator("dialog.rd-search[open] #rd-search-q")).to_be_focused()


def type_query(page: Page, query: str) -> None:
    """Type into the box and wait until both languages have answered."""
    page.fill("#rd-search-q", query)
    page.wait_for_selector("#rd-search-found[aria-busy=false]")


def test_nothing_is_loaded_before_the_search_is_opened_and_the_other_language_only_behind_the_first(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + ARTICLE)
    page.wait_for_load_state("networkidle")
    early = [url.partition("?")[0] for url in asked if "search-index" in url or url.startswith("js/search/")]
    assert early == ["js/search/open.js"]
    open_box(page)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if url.startswith("search-index/en/")]
    type_query(page, "القوقاز")
    first_result = next(i for i, url in enumerate(asked) if url.startswith("search-index/ar/passages/"))
    other = [i for i, url in enumerate(asked) if url.startswith("search-index/en/")]
    assert other
    assert min(other) > first_result
    assert all(not url.startswith("http") for url in asked), "a request left the site"


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_box_escape_closes_it_and_the_focus_goes_back(page: Page, address: str, key: str) -> None:
    page.goto(address + ARTICLE)
    page.locator(".rd-top__search").focus()
    open_box(page, key)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.rd-search")).to_be_hidden()
    expect(page.locator(".rd-top__search")).to_be_focused()


def test_the_keyboard_alone_leads_to_the_words(page: Page, address: str) -> None:
    page.goto(address + "ar/")
    open_box(page)
    page.keyboard.type("وللعقوبات")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    stops = page.evaluate("[...document.querySelectorAll('#rd-search-found a')].length")
    assert stops > 3
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#rd-search-q")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    target = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert "عقوبات" in page.locator(f"#{urlparse(target).fragment}").inner_text()
    until(page, "CSS.highlights.has('rd-found') && CSS.highlights.get('rd-found').size > 0")


def test_results_begin_at_the_second_letter(page: Page, address: str) -> None:
    page.goto(address + "ar/")
    open_box(page)
    type_query(page, "ق")
    expect(page.locator(".rd-hit")).to_have_count(0)
    type_query(page, "قو")
    expect(page.locator(".rd-hit")).not_to_have_count(0)
    type_query(page, "القوق")
    assert set(page.locator(".rd-hit mark").all_inner_texts()) == {"القوق"}


def test_of_an_unfinished_word_only_what_was_typed_is_marked(page: Page, address: str) -> None:
    results = ask(page, address, "قوقا")
    assert {word for result in results for word in result.marked} == {"قوقا"}


def test_a_word_is_marked_without_its_proclitics_and_the_excerpt_is_as_written(page: Page, address: str) -> None:
    results = [result for result in ask(page, address, "عقوبات") if result.article]
    assert results
    assert {word for result in results for word in result.marked if result.language == "ar"} >= {"عقوبات"}
    shown = page.locator(".rd-hit__text").all_inner_texts()
    assert any("بالعقوبات" in text or "والعقوبات" in text or "العقوبات" in text for text in shown)
    assert not any("\u2060" in text or "ـ" in text for text in shown)


def test_an_entry_of_the_glossary_carries_a_query_over_and_says_so(page: Page, address: str) -> None:
    ask(page, address, "Collective Security Treaty", language="en")
    arabic = page.locator('[data-language="ar"] .rd-search__language')
    expect(arabic).to_contain_text("through the entry")
    expect(arabic).to_contain_text("Collective Security Treaty Organization")
    languages = page.locator(".rd-search__group").evaluate_all(
        "groups => groups.map((group) => group.dataset.language)"
    )
    assert languages == ["en", "ar"]


def test_a_known_term_and_a_known_claim_are_answered_above_the_results(page: Page, address: str) -> None:
    ask(page, address, "CSTO", language="en")
    expect(page.locator(".rd-answer[data-kind=term] a")).to_have_attribute("href", "/reader/en/glossary/csto/")
    ask(page, address, "crude oil reserves", language="en")
    claim = page.locator(".rd-answer[data-kind=fact-check]")
    expect(claim.locator("a")).to_have_attribute("href", "/reader/en/fact-checks/crude-oil-reserves/")
    expect(claim).to_have_attribute("data-verdict", "accurate")
    expect(claim.locator("p").first).to_have_text(re.compile("^Claim: "))


@pytest.mark.parametrize(
    ("language", "query"), [("ar", "غير صحيح"), ("ar", "false"), ("en", "Inaccurate"), ("en", "false")]
)
def test_the_word_for_a_verdict_leads_to_the_checks_that_have_it(
    page: Page, address: str, language: str, query: str
) -> None:
    ask(page, address, query, language=language)
    link = page.locator(".rd-answer[data-verdict=inaccurate] a")
    expect(link).to_have_attribute("href", f"/reader/{language}/fact-checks/?verdict=inaccurate")


def test_a_claim_is_never_shown_as_what_was_found(page: Page, address: str) -> None:
    """Of a check that is found by its claim, the claim is called so, and what is right stands behind it."""
    for language, query, claim, right in (
        ("ar", "عمليات حفظ السلام", "القول:", "الصواب:"),
        ("en", "peacekeeping operations", "Claim:", "Correction:"),
    ):
        ask(page, address, query, language=language)
        hit = page.locator(
            f".rd-search__group[data-language={language}] .rd-hit[data-url$='/fact-checks/nato-centre-almaty/']"
        )
        expect(hit.locator(".rd-hit__part")).to_have_text([claim, right])


def test_filters_are_links_that_count_and_narrow_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}ar/search/?q=النفط")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    link = page.locator('.rd-filters a[data-by=kind][data-is="fact-check"]')
    count = int(link.locator("b").inner_text())
    said = page.locator(".rd-search__said").inner_text()
    link.press("Enter")
    expect(page.locator(".rd-hit")).to_have_count(count)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-current", "true")
    assert parse_qs(urlparse(page.url).query) == {"q": ["النفط"], "kind": ["fact-check"]}
    verdict = page.locator(".rd-filters a[data-by=verdict]").first
    alone = int(verdict.locator("b").inner_text())
    name = verdict.get_attribute("data-is")
    verdict.click()
    expect(page.locator(f".rd-hit__tag[data-verdict={name}]")).to_have_count(alone)
    expect(page.locator(".rd-hit")).to_have_count(alone)
    page.reload()
    expect(page.locator("#rd-search-found[aria-busy=false] .rd-hit__tag[data-kind=fact-check]")).to_have_count(alone)
    expect(page.locator(".rd-hit")).to_have_count(alone)
    page.go_back()
    expect(page.locator(".rd-hit")).to_have_count(count)
    page.go_back()
    expect(page.locator(".rd-search__said")).to_have_text(said)


def test_filters_alone_list_what_they_leave_and_order_by_year(page: Page, address: str) -> None:
    page.goto(f"{address}en/search/?kind=text&sort=oldest")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    years = page.locator(".rd-filters a[data-by=year]").evaluate_all("links => links.map((link) => link.dataset.is)")
    assert years == sorted(years, reverse=True)
    expect(page.locator(".rd-hit__tag:not([data-kind=text])")).to_have_count(0)
    first = page.locator(".rd-hit").first.get_attribute("data-url")
    page.locator(".rd-filters a[data-by=sort][data-is=newest]").click()
    expect(page.locator(".rd-hit").first).not_to_have_attribute("data-url", first or "")


def test_in_the_dialog_the_filters_are_boxes(page: Page, address: str) -> None:
    page.goto(address + "en/")
    open_box(page)
    type_query(page, "oil")
    page.locator("dialog select[name=kind]").select_option("question")
    expect(page.locator("dialog .rd-hit__tag").first).to_have_attribute("data-kind", "question")
    expect(page.locator("dialog select[name=kind]")).to_have_value("question")


def test_what_is_shown_in_one_language_is_offered_not_repeated_in_another(page: Page, address: str) -> None:
    page.goto(f"{address}ar/search/?q=الإيغور")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    shown = page.locator(".rd-hit").evaluate_all("hits => hits.map((hit) => hit.dataset.url.replace(/^.{3}/, ''))")
    assert len(shown) == len(set(shown))
    page.locator("[data-language=en] .rd-search__more").click()
    expect(page.locator("[data-language=en] .rd-hit").first).to_be_visible()


def test_what_was_shown_in_another_language_comes_on_top_of_what_was_not(page: Page, address: str) -> None:
    page.goto(f"{address}ar/search/?q=روسيا")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    english = page.locator("[data-language=en] .rd-hit")
    fresh, button = english.count(), page.locator("[data-language=en] .rd-search__more")
    expect(button).to_contain_text("مما سبق")
    button.click()
    expect(button).not_to_contain_text("مما سبق")
    assert english.count() > fresh


@pytest.mark.parametrize(
    ("language", "typed", "offered"), [("ar", "كازاخستنا", "كازاخستان"), ("en", "Kazakstan", "Kazakhstan")]
)
def test_another_spelling_is_searched_for_and_said_to_be(
    page: Page, address: str, language: str, typed: str, offered: str
) -> None:
    page.goto(f"{address}{language}/search/?q={typed}")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-hit")
    also = page.locator(f"[data-language={language}] .rd-search__also").first
    expect(also).to_contain_text(typed)
    expect(also).to_contain_text(offered)


def test_when_nothing_is_found_the_nearest_words_are_offered(page: Page, address: str) -> None:
    assert ask(page, address, "كزخصطون") == []
    expect(page.locator(".rd-search__said")).to_contain_text("كزخصطون")
    offer = page.locator(".rd-search__near").first
    word = offer.inner_text()
    offer.click()
    page.wait_for_selector(".rd-hit")
    expect(page.locator("#rd-search-q")).to_have_value(word)


def test_an_empty_box_has_its_placeholder_on_the_pages_side(page: Page, address: str) -> None:
    page.goto(f"{address}ar/search/")
    expect(page.locator("#rd-search-q")).to_have_attribute("dir", "rtl")
    page.fill("#rd-search-q", "NATO")
    expect(page.locator("#rd-search-q")).to_have_attribute("dir", "auto")


def test_hostile_input_stays_text(page: Page, address: str) -> None:
    ask(page, address, "<img src=x onerror=alert(1)> العقوبات")
    expect(page.locator(".rd-hit")).not_to_have_count(0)
    assert page.locator("main img").count() == 0
    ask(page, address, "ا" * 10_000)
    expect(page).to_have_url(re.compile(rf"[?]q=(?:{quote('ا')}){{200}}$"))


def test_axe_finds_nothing_with_results_open(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme="light", bypass_csp=True)
    page = context.new_page()
    page.goto(address + "en/")
    open_box(page)
    type_query(page, "sanctions on oil")
    assert page.locator(".rd-search__said").get_attribute("role") == "status"
    expect(page.locator(".rd-search__said")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    light = Axe().run(page, "dialog.rd-search", options=_VIOLATIONS)
    page.emulate_media(color_scheme="dark")
    dark = Axe().run(page, "dialog.rd-search", options=_VIOLATIONS | {"runOnly": ["color-contrast"]})
    context.close()
    for result in (light, dark):
        assert result.violations_count == 0, result.generate_report()


def test_axe_finds_nothing_on_the_page_of_results(chromium: Browser, address: str) -> None:
    """With filters chosen, a card, other spellings and what was shown before."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark", bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}ar/search/?q=توكايف&kind=fact-check&sort=newest")
    page.wait_for_selector("#rd-search-found[aria-busy=false] .rd-search__also")
    beside = Axe().run(page, options=_VIOLATIONS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".rd-search__choices summary").click()
    expect(page.locator(".rd-filters a").first).to_be_visible()
    above = Axe().run(page, options=_VIOLATIONS)
    context.close()
    for result in (beside, above):
        assert result.violations_count == 0, result.generate_report()


def test_without_a_script_the_page_says_so_and_offers_the_glossary(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ARTICLE)
    page.locator(".rd-top__search").click()
    expect(page.locator("main")).to_contain_text("JavaScript")
    page.locator('main a[href$="glossary/"]').first.click()
    expect(page).to_have_url(address + "ar/glossary/")
    context.close()
