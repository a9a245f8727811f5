"""Asking the site as a reader does, and reading what it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from playwright.sync_api import Page

# Wait until what is asked is answered, press "more" until there is none, and read what is shown; in the page, for to
# ask from outside takes longer than the search. Unless somebody looks at it, the page need not be drawn either.
_ALL = """async ([query, painted]) => {
  const found = () => document.getElementById("rd-search-found");
  const hits = () => document.querySelectorAll(".rd-hit").length;
  const until = async (come, what) => {
    for (const patience = performance.now() + 30000; !come(); await new Promise((done) => setTimeout(done, 5))) {
      if (performance.now() > patience) throw new Error(what);
    }
  };
  await until(found, "no place for results came");
  document.documentElement.style.display = painted ? "" : "none";
  if (query !== null) {
    const box = document.getElementById("rd-search-q");
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  await until(() => found().getAttribute("aria-busy") === "false", "no answer came");
  for (let more; (more = [...document.querySelectorAll(".rd-search__more")].at(-1));) {
    const before = hits();
    more.click();
    await until(() => hits() > before, "no more results came");
  }
  return [...document.querySelectorAll(".rd-hit__link")].map((link) => [link, link.closest(".rd-hit")])
    .map(([link, hit]) => [
    hit.closest("[data-language]").dataset.language, hit.dataset.url, link.hash.slice(1),
    [...link.querySelectorAll("mark")].map((mark) => mark.textContent)]);
}"""


@dataclass(frozen=True, slots=True)
class Result:
    """A passage shown: the language of its text, its page below the language, its paragraph, the words marked in it."""

    language: str
    page: str
    anchor: str
    marked: tuple[str, ...]

    @property
    def article(self) -> str:
        """The article's id; empty for any other page."""
        found = re.fullmatch(r"articles/(.+)", self.page)
        return found[1] if found else ""

    @property
    def passage(self) -> str:
        """As the query file names it: `en grynszpan-turkey-2022 6` of a digest, or `en glossary/csto`."""
        where = f"{self.article.removesuffix('-digest')} {self.anchor.removeprefix('p')}" if self.article else self.page
        return f"{self.language} {where}"


def ask(page: Page, address: str, query: str, *, language: str = "ar", painted: bool = True) -> list[Result]:
    """Search on the results page of `language` and return everything found, in the order shown.

    Args:
        painted: Whether a reader would see it afterwards.
    """
    results = f"{address}{language}/search/"
    typed = None
    if page.url.partition("?")[0] != results:
        page.goto(f"{results}?q={quote(query)}")
    elif painted:
        page.fill("#rd-search-q", query)
    else:
        typed = query
    shown = page.evaluate(_ALL, [typed, painted])
    return [Result(lang, url.strip("/").split("/", 1)[1], anchor, tuple(marked)) for lang, url, anchor, marked in shown]


@dataclass(frozen=True, slots=True)
class Shown:
    """What the results page says besides its passages: the order of its languages, and what else was searched for."""

    languages: list[str]
    also: str
    facts: dict[str, set[str]]


_SHOWN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)], tags = all(".rd-hit__tag");
  return [all(".rd-search__group").map((group) => group.dataset.language),
    all(".rd-search__also").map((also) => also.textContent).join(" "),
    ["kind", "verdict"].map((name) => tags.map((tag) => tag.dataset[name] ?? ""))];
}"""


def shown(page: Page) -> Shown:
    """Read what stands around the results."""
    languages, also, (kinds, verdicts) = page.evaluate(_SHOWN)
    return Shown(languages, also, {"kind": set(kinds), "verdict": set(verdicts)})
