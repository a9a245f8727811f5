"""In Chromium: words are selected, the form is filled in, and the address it leads to holds a file that is in order."""

from __future__ import annotations

import random
import re
import shutil
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result
from near_copies import near_copies, paragraphs_as_article
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, ViewportSize, expect
from pydantic import TypeAdapter, ValidationError

from browser_support import READY, until
from building import REPOSITORY
from editable_site import Site
from from_yaml import from_yaml
from hashiya.anchoring.folded_article import Span, folded_article
from hashiya.anchoring.location import Candidate
from hashiya.anchoring.narrowest import narrowest, way_from_twin
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.twins import twin
from hashiya.commands.main import main
from hashiya.model.texts import Article
from hashiya.model.values import PartialDate, id_problem, is_blank
from hashiya.model.web_addresses import Url
from hashiya.notes.note import Anchor
from hashiya.notes.source import Source, SourceType
from hashiya.pages.suggesting import reviewed_pages
from hashiya.reading.project import read_corpus
from kept_pages import KeptPages

CASES: list[dict[str, Any]] = from_yaml(
    (Path(__file__).parent / "suggest" / "selections.yml").read_text(encoding="utf-8")
)
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
DEVICES: dict[str, dict[str, Any]] = {
    "desktop": {**DESKTOP},
    "phone": {
        "width": 390,
        "height": 844,
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 2,
    },
}
LONGEST = 8000
TEXTS = {
    "term": {"term": "اسم: جديد", "kind": "concept", "definition": 'تعريف فيه «أقواس» و"علامات" و# ثم: نقطتان.'},
    "cross-reference": {"title": "عنوان", "relation": "contradicts", "comment": "يختلفان في الرقم."},
    "question": {"question": "من قال ذلك؟", "hint": "انظر: ما قبلها", "level": "reading"},
    "fact-check": {
        "claim": "- ادعاء يبدأ بشرطة",
        "verdict": "unverified",
        "explanation": "شرح\nفي سطرين",
        "sources_url": "https://example.org/a?b=c&d=%20",
        "sources_title": "A 'title': with signs",
        "sources_publisher": "Publisher & sons",
        "sources_date": "2023-11",
        "sources_language": "en",
    },
}

# Selects from the beginning of one string to the end of another, in the page's own text nodes.
SELECT = """([paragraph, until, from, to, nth]) => {
  const block = (n) => document.querySelector(`.rd-text[data-p="${n}"]`);
  const nodes = (el) => {
    const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT, (n) =>
      n.parentElement.closest(".rd-num, .rd-ref, .rd-out") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const all = []; let at = 0;
    for (let n = walker.nextNode(); n; n = walker.nextNode()) { all.push([at, n]); at += n.data.length; }
    return [all, all.map(([, n]) => n.data).join("")];
  };
  const point = (all, at, end) => {
    const [start, node] = all.findLast(([s]) => end ? s < at : s <= at);
    return [node, at - start];
  };
  const [first, text] = nodes(block(paragraph)), [last, other] = nodes(block(until));
  let start = -1;
  for (let i = 0; i < nth; i++) start = text.indexOf(from, start + 1);
  const end = other.indexOf(to, until === paragraph ? start : 0) + to.length;
  if (start < 0 || end < to.length) throw new Error(`not there: ${from} … ${to}`);
  const range = document.createRange();
  range.setStart(...point(first, start, false));
  range.setEnd(...point(last, end, true));
  range.startContainer.parentElement.scrollIntoView({block: "center"});
  return range;
}"""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A window of its own; what leaves it is asked for in vain, and remembered."""
    made = chromium.new_context(viewport=DESKTOP)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def page(kept_pages: KeptPages, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the device that the case asks for, without anything kept."""
    errors: list[str] = []
    lent = kept_pages.lend({"pageerror": lambda error: errors.append(str(error))}, **DEVICES[_device(request)])
    yield lent
    kept_pages.take_back(lent)
    assert not errors


def _device(request: pytest.FixtureRequest) -> str:
    name: str = getattr(request, "param", "desktop")
    return name


@pytest.fixture(scope="module")
def articles(editable: Site, clone: Path) -> list[Article]:
    """All articles of the small site and of the project's own."""
    return [article for root in (editable.root, clone) for article in read_corpus(root)[0].articles.values()]


def _select(page: Page, case: dict[str, Any]) -> None:
    """Select words as the case says: with the mouse, the keyboard, or as a touch's handles leave them."""
    arguments = [case["paragraph"], case.get("until", case["paragraph"]), case["from"], case["to"], case.get("nth", 1)]
    how = case.get("how", "handles")
    if how == "handles":
        page.evaluate(
            f"(a) => {{ const r = ({SELECT})(a), s = getSelection(); s.removeAllRanges(); s.addRange(r); }}", arguments
        )
    elif how == "keyboard":
        # What Shift and an arrow do where the browser shows a caret in the text (F7).
        page.evaluate(
            f"(a) => {{ const r = ({SELECT})(a); getSelection().collapse(r.startContainer, r.startOffset);"
            " for (let i = r.toString().length; i > 0; i--) getSelection().modify('extend', 'forward', 'character'); }",
            arguments,
        )
    else:
        (x1, y1), (x2, y2) = page.evaluate(
            f"""(a) => {{ const r = ({SELECT})(a);
            const edge = (node, at, end) => {{
              const e = document.createRange(); e.setStart(node, end ? at - 1 : at); e.setEnd(node, end ? at : at + 1);
              const b = e.getBoundingClientRect(); return [end ? b.left + 1 : b.right - 1, b.top + b.height / 2]; }};
            return [edge(r.startContainer, r.startOffset, false), edge(r.endContainer, r.endOffset, true)]; }}""",
            arguments,
        )
        page.mouse.move(x1, y1)
        page.mouse.down()
        page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
        page.mouse.move(x2, y2)
        page.mouse.up()


def _open_form(page: Page, case: dict[str, Any], *, touch: bool) -> None:
    until(page, READY)
    _select(page, case)
    button = page.locator(".rd-suggest")
    button.wait_for(state="visible")
    if case.get("how") == "keyboard":
        page.keyboard.press("s")
    elif touch:
        button.tap()
    else:
        button.click()
    page.locator(".rd-suggest-form[open]").wait_for()


# Fields filled one after another have the note drawn anew each time, which takes half of a case's time.
_FILL = """(texts) => {
  for (const [name, text] of Object.entries(texts)) {
    const fields = document.querySelectorAll(`.rd-suggest-form [name="${name}"]`);
    if (fields.length !== 1 || fields[0].disabled || !fields[0].checkVisibility()) throw new Error(`no field ${name}`);
    fields[0].value = text;
    if (fields[0].value !== text) throw new Error(`${name} does not take ${text}`);
    fields[0].dispatchEvent(new InputEvent("input", { bubbles: true }));
    fields[0].dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""


def _fill(page: Page, kind: str, texts: dict[str, str]) -> None:
    page.locator(f".rd-suggest-form input[value={kind}]").check()
    page.evaluate(_FILL, texts)


def _sent(page: Page) -> str:
    """Press the link and return the address that opens."""
    with page.context.expect_event("request", _leads_away) as sent, page.context.expect_page() as opened:
        page.locator(".rd-suggest__send").click()
    opened.value.close()
    address: str = sent.value.url
    return address


# Where the press leads is kept, and not gone to: another page for each case takes as long as all the rest of it.
_HOLD = """() => addEventListener("click", (event) => {
  window.held = event.defaultPrevented ? null : event.target.closest("a[target=_blank]").href;
  event.preventDefault();
}, { once: true })"""


def _held(page: Page) -> str:
    """Press the link and return the address that it would open."""
    page.evaluate(_HOLD)
    page.locator(".rd-suggest__send").click()
    address = page.evaluate("window.held")
    assert isinstance(address, str)
    return address


def _leads_away(request: Request) -> bool:
    return request.url.startswith(REPOSITORY)


def _with_file(root: Path, file: str, content: str, folder: Path) -> Path:
    """Copy the project at `root` into `folder` and put the file into the copy."""
    for part in ("seeds", "annotations"):
        shutil.copytree(root / part, folder / part)
    path = folder / file
    assert not path.exists(), file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return folder


def _check(root: Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "check"])


def _parts(address: str) -> tuple[str, str]:
    """The file and its content that an address of GitHub's new-file page names."""
    split = urlsplit(address)
    assert f"{split.scheme}://{split.netloc}{split.path}".startswith(f"{REPOSITORY}/new/main/annotations/")
    query = parse_qs(split.query, keep_blank_values=True)
    folder = split.path.partition("/new/main/")[2]
    return f"{folder}/{query['filename'][0]}", query.get("value", [""])[0]


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
        _open_form(page, passage, touch=touch)
        if "second" in case and passage is case:
            page.locator(".rd-suggest-form input[value=cross-reference]").check()
            page.locator("[data-suggest=keep]").click()
    _fill(page, case["kind"], TEXTS[case["kind"]])
    draft = page.locator(".rd-note--draft")
    expect(draft).to_be_visible()
    verdict = TEXTS[case["kind"]].get("verdict")
    if verdict:
        expect(draft).to_have_attribute("data-verdict", verdict)
    assert draft.get_attribute("data-verdict") == verdict
    address = _held(page)
    page.context.remove_listener("request", note)
    assert asked
    assert all(url.startswith(editable.address) for url in asked), "nothing leaves the site before the press"
    assert len(address) < LONGEST
    file, content = _parts(address)
    project = _with_file(editable.root, file, content, tmp_path)
    done = _check(project)
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
@pytest.mark.parametrize(
    "languages", [("ar", "en"), pytest.param(("en", "ar"), marks=pytest.mark.audit)], ids=["by turns", "the others"]
)
def test_the_page_has_the_engines_text(
    page: Page, editable: Site, clone: Path, project_address: str, languages: tuple[str, str]
) -> None:
    """Each article's page in one language by turns: that of the other shows the same text beside its translation."""
    articles = [
        (address, article)
        for root, address in ((editable.root, editable.address), (clone, project_address))
        for article in read_corpus(root)[0].articles.values()
    ]
    assert len(articles) > 6
    for number, (address, article) in enumerate(articles):
        language = languages[number % 2]
        page.goto(f"{address}{language}/articles/{article.id}/")
        text = page.evaluate("async () => (await import('/js/suggest/selected.js')).wholeText().raw")
        assert text == article.text, article.id


# The anchor that the page writes for each span, given in code points, the whole words that it takes for it, and the
# paragraph with a passage like the one around them.
ANCHORS = """async (articles) => {
  const { article, snap } = await import('/js/suggest/quotes.js');
  const { anchor, likePassage } = await import('/js/suggest/narrowest.js');
  return articles.map(([blocks, spans]) => {
    const text = article(blocks), units = [0];
    for (const c of text.raw) units.push(units.at(-1) + c.length);
    const points = new Map(units.map((unit, point) => [unit, point]));
    return spans.map(([start, end]) => {
      const span = snap(text, { start: units[start], end: units[end] });
      return span && [[points.get(span.start), points.get(span.end)], anchor(text, span), likePassage(text, span)];
    });
  });
}"""


class Written(NamedTuple):
    """What the page writes for a span of an article, in code points; None where it asks for other words."""

    article: Article
    span: tuple[int, int]
    anchor: dict[str, Any] | None
    like: int

    @property
    def engines_like(self) -> int:
        """The number of the paragraph in which the engine sees a passage like the one around the words; 0 for none."""
        text = folded_article(self.article.text)
        starts = text.folded.starts
        place = Span(bisect_left(starts, self.span[0]), bisect_left(starts, self.span[1]))
        found = twin(text, place)
        return text.block_of(text.original(found)[0]) if found else 0

    @property
    def is_doubted(self) -> bool:
        """Whether the engine tells that the words may have stood in a passage like theirs, and knows a way past it."""
        assert self.anchor is not None
        found = locate(self.article, **self.anchor)
        quoted = Anchor(article=self.article.id, quote=self.anchor["quote"])
        return bool(found.twin and found.place and way_from_twin(self.article, quoted, found.place))

    @property
    def is_found(self) -> bool:
        """Whether the engine takes the anchor for these very words."""
        found = locate(self.article, **(self.anchor or {}))
        return (
            found.place is not None and (found.place.start, found.place.end) == self.span and not found.context_drifted
        )

    @property
    def has_a_way(self) -> bool:
        """Whether the engine's own tools know a prefix or suffix that would do."""
        start, end = self.span
        block = max(block.number for block in self.article.blocks if block.start <= start)
        quote = self.article.text[start:end]
        here = Candidate(block=block, start=start, end=end, text=quote, score=100.0)
        return narrowest(self.article, quote, here) is not None


def _written(page: Page, articles: Sequence[Article], spans: Sequence[Sequence[tuple[int, int]]]) -> list[Written]:
    asked = [[[block.text for block in article.blocks], own] for article, own in zip(articles, spans, strict=True)]
    return [
        Written(article, (answer[0][0], answer[0][1]), answer[1], answer[2])
        for article, answers in zip(articles, page.evaluate(ANCHORS, asked), strict=True)
        for answer in answers
        if answer
    ]


@pytest.mark.browser
@pytest.mark.parametrize("step", [12, pytest.param(4, marks=pytest.mark.audit)])
def test_the_page_has_the_engines_rules(page: Page, editable: Site, articles: list[Article], step: int) -> None:
    """Of every article some words, alone and with what follows: what the page quotes, the engine finds there."""
    page.goto(f"{editable.address}ar/articles/select-test/")
    spans = []
    for article in articles:
        words = [match.span() for match in re.finditer(r"\S+", article.text)]
        spans.append(
            [
                (words[at][0], words[at + more][1])
                for at in range(0, len(words), step)
                for more in (0, 1, 4)
                if at + more < len(words) and "\n" not in article.text[words[at][0] : words[at + more][1]]
            ]
        )
    written = _written(page, articles, spans)
    assert len(written) > 4000 / step
    assert [each.anchor for each in written if each.anchor and not each.is_found] == []
    assert sum(each.anchor is None for each in written) < 0.02 * len(written)
    assert sum({"prefix", "suffix"} <= set(each.anchor or ()) for each in written) > 0.7 * len(written)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("limit", "beside"), [(None, ("جاء في", "من بعيد")), (4, ("في", "من")), (3, ("في", None)), (2, (None, None))]
)
def test_of_a_text_that_is_not_ours_no_more_words_in_a_row_are_written(
    page: Page, editable: Site, limit: int | None, beside: tuple[str | None, str | None]
) -> None:
    page.goto(f"{editable.address}ar/about/")
    anchor = page.evaluate(
        """async ([text, start, end, limit]) => {
          const { article } = await import('/js/suggest/quotes.js');
          const { anchor } = await import('/js/suggest/narrowest.js');
          return anchor(article([text]), { start, end }, limit ?? undefined);
        }""",
        ["ثم جاء في الليل قارب من بعيد إلى الميناء", 10, 20, limit],
    )
    assert (anchor["quote"], anchor.get("prefix"), anchor.get("suffix")) == ("الليل قارب", *beside)


@pytest.mark.browser
@pytest.mark.parametrize("count", [150, pytest.param(600, marks=pytest.mark.audit)])
def test_no_anchor_of_the_page_is_refused_or_moved_in_near_copies(
    page: Page, editable: Site, articles: list[Article], count: int, tell: Callable[[str], None]
) -> None:
    paragraphs = [block.text for article in articles for block in article.blocks if len(block.text.split()) > 12]
    made = list(near_copies(paragraphs, count=count, chance=random.Random(11)))
    page.goto(f"{editable.address}ar/articles/select-test/")
    copies = [paragraphs_as_article(each.paragraphs) for each in made]
    written = _written(page, copies, [[(each.start, each.end)] for each in made])
    anchored = [each for each in written if each.anchor]
    astray = [each.anchor for each in anchored if not each.is_found]
    tell(f"{len(astray)} refused or moved of {len(anchored)} anchors that the form wrote in {len(made)} near-copies")
    assert astray == []
    assert [each for each in written if each.like != each.engines_like] == []
    assert [each.anchor for each in anchored if each.is_doubted] == []
    assert sum("paragraph" in each.anchor for each in anchored if each.anchor) > count / 30
    # In the midst of a passage that stands twice no words beside a quote tell which of the two is meant.
    assert len(anchored) > count / 4
    declined = [each for each in written if not each.anchor][:100]
    assert sum(each.has_a_way for each in declined) <= 1


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
    _open_form(page, CASES[0], touch=False)
    _fill(page, CASES[0]["kind"], {})
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
def test_what_is_too_long_for_an_address_goes_by_the_clipboard(
    context: BrowserContext, editable: Site, tmp_path: Path
) -> None:
    page = context.new_page()
    page.goto(f"{editable.address}ar/articles/select-test/")
    _open_form(page, CASES[0], touch=False)
    _fill(page, "fact-check", {**TEXTS["fact-check"], "explanation": "كلمة طويلة " * 150})
    address = _sent(page)
    file, content = _parts(address)
    assert content == ""
    expect(page.locator(".rd-suggest__told")).not_to_be_empty()
    until(page, "async () => (await navigator.clipboard.readText()).includes('كلمة طويلة')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert _check(_with_file(editable.root, file, copied, tmp_path)).exit_code == 0


@pytest.mark.browser
def test_words_amidst_a_passage_that_stands_twice_are_declined(page: Page, editable: Site) -> None:
    """No words beside them tell which of the two is meant; a paragraph's number would, until the next edit."""
    page.goto(f"{editable.address}en/articles/select-test/")
    _open_form(page, {"paragraph": 7, "from": "عشرون", "to": "القريبة"}, touch=False)
    expect(page.locator(".rd-suggest__told")).to_contain_text("twice")
    expect(page.locator(".rd-suggest__send")).to_be_hidden()
    issue = page.locator(".rd-suggest__issue").get_attribute("href")
    assert parse_qs(urlsplit(str(issue)).query)["quote"] == ["عشرون تاجرًا من المدن القريبة"]


@pytest.mark.browser
def test_nothing_is_sent_that_the_check_would_refuse(page: Page, editable: Site) -> None:
    page.goto(f"{editable.address}ar/articles/select-test/")
    with page.expect_response("**/ar/glossary/"):
        _open_form(page, CASES[0], touch=False)
    page.locator(".rd-suggest-form input[value=fact-check]").check()
    told = page.locator(".rd-suggest__told")
    page.locator(".rd-suggest__send").click()
    expect(told).not_to_be_empty()
    expect(page.locator(".rd-suggest-form [name=claim]")).to_be_focused()
    _fill(page, "fact-check", TEXTS["fact-check"])
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
    _fill(page, "term", {**TEXTS["term"], "term": name})
    page.locator(".rd-suggest__send").click()
    expect(told).to_contain_text(name)
    assert len(page.context.pages) == 1
    _fill(page, "fact-check", TEXTS["fact-check"])
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
        _open_form(page, CASES[0], touch=False)
        with page.expect_response(f"**/{made.path}"):
            page.locator(".rd-suggest-form input[value=fact-check]").check()
        _fill(page, "fact-check", TEXTS["fact-check"])
        page.locator(".rd-suggest__send").click()
        expect(page.locator(".rd-suggest__told")).to_contain_text("annotations/sources.yml")
        page.locator(".rd-suggest-form [name=sources_url]").fill(_READ.url)
        expect(page.locator(".rd-suggest-form [name=sources_title]")).to_have_value(_READ.title)
        expect(page.locator(".rd-suggest-form [aria-invalid]")).to_have_count(0)
        _, content = _parts(_held(page))
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
    _select(page, CASES[0])
    expect(page.locator(".rd-words")).to_be_visible()
    expect(page.locator(".rd-suggest")).to_have_count(0)
    context.close()
