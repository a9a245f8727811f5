"""The form of a suggested note: words are selected, it is opened and filled in, and what it sends is held."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from click.testing import CliRunner, Result
from playwright.sync_api import Page, ViewportSize

from browser_support import READY, until
from building import REPOSITORY
from from_yaml import from_yaml
from hashiya.commands.main import main

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


def select(page: Page, case: dict[str, Any]) -> None:
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


def open_form(page: Page, case: dict[str, Any], *, touch: bool) -> None:
    """Select the case's words and open the form on them."""
    until(page, READY)
    select(page, case)
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


def fill_in(page: Page, kind: str, texts: dict[str, str]) -> None:
    """Choose the kind of note, and fill in its fields by their names."""
    page.locator(f".rd-suggest-form input[value={kind}]").check()
    page.evaluate(_FILL, texts)


# Where the press leads is kept, and not gone to: another page for each case takes as long as all the rest of it.
_HOLD = """() => addEventListener("click", (event) => {
  window.held = event.defaultPrevented ? null : event.target.closest("a[target=_blank]").href;
  event.preventDefault();
}, { once: true })"""


def held(page: Page) -> str:
    """Press the link and return the address that it would open."""
    page.evaluate(_HOLD)
    page.locator(".rd-suggest__send").click()
    address = page.evaluate("window.held")
    assert isinstance(address, str)
    return address


def parts(address: str) -> tuple[str, str]:
    """The file and its content that an address of GitHub's new-file page names."""
    split = urlsplit(address)
    assert f"{split.scheme}://{split.netloc}{split.path}".startswith(f"{REPOSITORY}/new/main/annotations/")
    query = parse_qs(split.query, keep_blank_values=True)
    folder = split.path.partition("/new/main/")[2]
    return f"{folder}/{query['filename'][0]}", query.get("value", [""])[0]


def checked(root: Path) -> Result:
    """Return what the check says of a project."""
    return CliRunner().invoke(main, ["--root", str(root), "check"])


def with_file(root: Path, file: str, content: str, folder: Path) -> Path:
    """Copy the project at `root` into `folder` and put the file into the copy."""
    for part in ("seeds", "annotations"):
        shutil.copytree(root / part, folder / part)
    path = folder / file
    assert not path.exists(), file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return folder
