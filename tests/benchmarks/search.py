"""The search at 2,000 articles, beside plain Pagefind and Material's on the same texts: index time, size, bytes, time.

    python tests/benchmarks/search.py [articles]

Texts are generated: roots in patterns with clitics and endings, as often as words are in a language (Zipf), each
article with an English translation. Bytes are as sent: text compressed with gzip, what is packed already as it is.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from itertools import accumulate
from pathlib import Path

from playwright.sync_api import Page

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "tests"), str(PROJECT / "tests" / "search")]

from plain import write_plain  # noqa: E402

from browser_support import launched  # noqa: E402
from hashiya.corpus import Anchored, Corpus  # noqa: E402
from hashiya.file_places import Origin  # noqa: E402
from hashiya.languages.words import words  # noqa: E402
from hashiya.model.texts import Article, Block, BlockKind, Translation  # noqa: E402
from hashiya.model.values import Language, MultilingualName  # noqa: E402
from hashiya.publishing.search import FOLDER, index_site  # noqa: E402

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = (
    "{0}{1}{2}",
    "{0}{1}ا{2}",
    "م{0}{1}{2}ة",
    "ت{0}{1}ي{2}",
    "{0}ا{1}{2}",
    "م{0}{1}و{2}",
    "ا{0}ت{1}ا{2}",
    "{0}{1}ي{2}",
    "{0}{1}{2}ة",
    "م{0}ا{1}{2}ة",
)
_PREFIXES = ("", "", "", "ال", "ال", "ال", "وال", "و", "ب", "بال", "لل", "ل")
_SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "ten",
    "sol",
    "ver",
    "ta",
    "lin",
    "per",
    "do",
    "gra",
    "sen",
    "ul",
    "bi",
    "mor",
    "cal",
    "est",
    "qui",
    "nor",
    "fa",
)
_PARAGRAPHS, _WORDS = 12, 60


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    generator = random.Random(7)
    arabic, english = _arabic(generator), _english(generator)
    articles = [_article(number, generator, arabic, english) for number in range(count)]
    queries = [word for word in (arabic.words[rank] for rank in range(150, 2150, 100)) if len(word) > 3]
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        site, material = Path(name, "site"), Path(name, "material")
        _write_site(site, articles)
        took, worked = _timed(lambda: index_site(site, _anchored(articles)))
        print(f"{count} articles of {_PARAGRAPHS * _WORDS} words, each with a translation")
        plainly, plainly_worked = _timed(lambda: write_plain(articles, site / "plain"))
        print(f"{'':24}{'this search':>16}{'plain Pagefind':>16}{'Material':>16}")
        _write_material(material, articles)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        built, built_worked = _timed(
            lambda: subprocess.run(command, cwd=material, check=True, stderr=subprocess.DEVNULL)
        )
        sizes = [_size(site / FOLDER), _size(site / "plain" / "pagefind"), _size(material / "site" / "search")]
        _row("index, seconds", f"{took:.1f}", f"{plainly:.1f}", f"{built:.1f} (build)")
        _row("  of the processor", f"{worked:.1f}", f"{plainly_worked:.1f}", f"{built_worked:.1f}")
        _row("index on disk, MB", *(f"{size / 1e6:.1f}" for size in sizes))
        page = browser.new_context().new_page()
        with _served(site) as (address, sent):
            ours = _measure_ours(page, address, queries, sent)
            page.goto(f"{address}plain/index.html")
            plain = _measure_plain(page, address, queries, sent)
        page = browser.new_context().new_page()
        with _served(material / "site") as (address, sent):
            # In English: of these Arabic words Material's search finds none.
            theirs = _measure_material(page, address, [english.words[rank] for rank in range(150, 2150, 100)], sent)
    _row("first query, kB", f"{ours[0] / 1e3:.0f}", f"{plain[0] / 1e3:.0f}", f"{theirs[0] / 1e3:.0f}")
    _row("  English bundle, kB", f"{ours[1] / 1e3:.0f}", "-", "-")
    _row("next query, kB (median)", f"{ours[2] / 1e3:.0f}", f"{plain[1] / 1e3:.0f}", f"{theirs[1] / 1e3:.0f}")
    _row("next query, kB (most)", f"{ours[3] / 1e3:.0f}", f"{plain[2] / 1e3:.0f}", "-")
    _row("keystroke to results, ms", f"{ours[4]:.0f}", "-", f"{theirs[2]:.0f}")


def _timed(job: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processor, child processes included."""
    started, used = time.perf_counter(), sum(os.times()[:4])
    job()
    return time.perf_counter() - started, sum(os.times()[:4]) - used


def _row(name: str, *values: str) -> None:
    print(f"{name:24}" + "".join(f"{value:>16}" for value in values), flush=True)


# --- texts --------------------------------------------------------------------------------------------------------


class _Vocabulary:
    """Words by rank, drawn as often as their rank says."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.words = vocabulary
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))

    def draw(self, generator: random.Random, count: int) -> list[str]:
        return generator.choices(self.words, cum_weights=self._weights, k=count)


def _arabic(generator: random.Random) -> _Vocabulary:
    roots = [generator.sample(_LETTERS, 3) for _ in range(4000)]
    found = {pattern.format(*root) for root in roots for pattern in generator.sample(_PATTERNS, 4)}
    return _Vocabulary(generator.sample(sorted(found), len(found)))


def _english(generator: random.Random) -> _Vocabulary:
    found = {"".join(generator.choices(_SYLLABLES, k=generator.randint(2, 4))) for _ in range(14000)}
    return _Vocabulary(generator.sample(sorted(found), len(found)))


def _article(number: int, generator: random.Random, arabic: _Vocabulary, english: _Vocabulary) -> Article:
    texts = [
        " ".join(_inflected(word, generator) for word in arabic.draw(generator, _WORDS)) for _ in range(_PARAGRAPHS)
    ]
    translated = [" ".join(english.draw(generator, _WORDS)) for _ in range(_PARAGRAPHS)]
    origin = Origin(f"seeds/article-{number}.md")
    title = MultilingualName(ar=" ".join(arabic.draw(generator, 6)), en=" ".join(english.draw(generator, 6)))
    translation = Translation(language="en", blocks=_blocks(translated, "en"), origin=origin)
    return Article(
        id=f"article-{number}",
        title=title,
        author=f"كاتب {number % 40}",
        blocks=_blocks(texts, "ar"),
        translations={"en": translation},
        origin=origin,
    )


def _inflected(word: str, generator: random.Random) -> str:
    return generator.choice(_PREFIXES) + (word[:-1] + "ات" if word.endswith("ة") and generator.random() < 0.3 else word)


def _blocks(texts: list[str], language: Language) -> tuple[Block, ...]:
    starts = accumulate((len(text) + 1 for text in texts), initial=0)
    return tuple(
        Block(number=number, kind=BlockKind.PARAGRAPH, text=text, start=start, language=language)
        for number, (text, start) in enumerate(zip(texts, starts, strict=False), 1)
    )


def _anchored(articles: list[Article]) -> Anchored:
    corpus = Corpus(
        root="",
        articles={article.id: article for article in articles},
        catalogue={},
        notes={},
    )
    return Anchored(corpus=corpus, placements={}, mentions={}, lost={})


# --- sites --------------------------------------------------------------------------------------------------------


def _write_site(site: Path, articles: list[Article]) -> None:
    for article in articles:
        for language in ("ar", "en"):
            _write(site / language / "articles" / article.id / "index.html", _article_html(article, language))
    theme = PROJECT / "scripts" / "hashiya" / "theme"
    for folder in ("js", "css"):
        (site / folder).symlink_to(theme / folder, target_is_directory=True)
    _write(site / "ar" / "search" / "words.json", json.dumps({**words("ar")["search"], "verdicts": {}}))
    _write(
        site / "ar" / "search" / "index.html",
        '<!doctype html><html lang="ar" dir="rtl"><main><div data-search-page></div></main>'
        '<script type="module" src="../../js/search/open.js"></script></html>',
    )


def _article_html(article: Article, language: str) -> str:
    parts = []
    for block, other in zip(article.blocks, article.translations["en"].blocks, strict=True):
        parts.append(f'<p class="rd-text" id="p{block.number}" lang="ar">{escape(block.text)}</p>')
        if language == "en":
            parts.append(f'<p class="rd-tr" lang="en">{escape(other.text)}</p>')
    return f'<!doctype html><html lang="{language}"><main>{"".join(parts)}</main></html>'


def _write_material(root: Path, articles: list[Article]) -> None:
    """Write the same texts as a project with Material and its search."""
    for article in articles:
        body = "\n\n".join(block.text for block in article.blocks)
        _write(root / "docs" / f"{article.id}.md", f"# {article.title.texts[0]}\n\n{body}\n")
        for translation in article.translations.values():
            body = "\n\n".join(block.text for block in translation.blocks)
            _write(root / "docs" / "en" / f"{article.id}.md", f"# {article.title.get('en')[0]}\n\n{body}\n")
    _write(root / "docs" / "index.md", "# Search\n")
    settings = {
        "site_name": "Search",
        "theme": {"name": "material", "font": False},
        "plugins": [{"search": {"lang": ["ar", "en"]}}],
        "nav": ["index.md"],
        "not_in_nav": "*",
    }
    _write(root / "mkdocs.yml", json.dumps(settings))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


# --- measuring ----------------------------------------------------------------------------------------------------


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and counts what a server that compresses would send."""

    sent: dict[str, int]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.is_file():
            data = file.read_bytes()
            packed = gzip.compress(data, 6) if file.suffix in (".html", ".js", ".json", ".css") else data
            self.sent[self.path] = len(packed)
        super().do_GET()


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    sent: dict[str, int] = {}
    handler = type("Handler", (_Counting,), {"sent": sent})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", sent
    server.shutdown()


_TYPE = """async ([input, results, query]) => {
  const box = document.querySelector(input), list = document.querySelector(results), times = [];
  for (let length = 2; length <= query.length; length++) {
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now()); });
      observer.observe(list, { childList: true, subtree: true });
    });
    const started = performance.now();
    box.value = query.slice(0, length);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    const ended = await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 5000, null))]);
    if (ended !== null) times.push(ended - started);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return times;
}"""


def _measure_ours(
    page: Page, address: str, queries: list[str], sent: dict[str, int]
) -> tuple[float, float, float, float, float]:
    """Bytes of the first query, of the English bundle for it, median and most of the next ones, and median time."""
    page.goto(f"{address}ar/search/")
    page.wait_for_selector("#rd-search-q")
    page.fill("#rd-search-q", queries[0])
    page.wait_for_selector("#rd-search-found[aria-busy=false]")
    assert page.locator(".rd-hit").count() > 0
    first = _bytes(sent, "/en/", inside=False) - sent["/ar/search/"]
    english = _bytes(sent, "/en/", inside=True)
    following = []
    for query in queries[1:10]:
        before = _bytes(sent, "/en/", inside=False)
        page.fill("#rd-search-q", query)
        page.wait_for_selector("#rd-search-found[aria-busy=false]")
        following.append(_bytes(sent, "/en/", inside=False) - before)
    times = [t for query in queries[10:] for t in page.evaluate(_TYPE, ["#rd-search-q", "#rd-search-found", query])]
    return first, english, statistics.median(following), max(following), statistics.median(times)


# As a page of results does: the index asked, and the first twelve pages found read.
_ASK_PLAIN = """async ([base, query]) => {
  const pagefind = await import(`${base}plain/pagefind/pagefind.js`);
  await pagefind.options({ basePath: base + "plain/pagefind/", noWorker: true });
  const { results } = await pagefind.search(query);
  await Promise.all(results.slice(0, 12).map((result) => result.data()));
}"""


def _measure_plain(page: Page, address: str, queries: list[str], sent: dict[str, int]) -> tuple[float, float, float]:
    """Bytes of plain Pagefind's first query, and median and most of the next ones."""
    fetched = []
    for query in queries[:10]:
        before = _bytes(sent, "/plain/", inside=True)
        page.evaluate(_ASK_PLAIN, [address, query])
        fetched.append(_bytes(sent, "/plain/", inside=True) - before)
    return fetched[0], statistics.median(fetched[1:]), max(fetched[1:])


def _measure_material(page: Page, address: str, queries: list[str], sent: dict[str, int]) -> tuple[float, float, float]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    before = sum(size for path, size in sent.items() if "search" not in path)
    page.locator(".md-search__input").focus()
    page.fill(".md-search__input", queries[0])
    page.locator(".md-search__input").dispatch_event("keyup")  # that is what it listens to
    page.wait_for_selector(".md-search-result__item", timeout=600_000)
    first = sum(sent.values()) - before
    times = [
        t
        for query in queries[10:14]
        for t in page.evaluate(_TYPE, [".md-search__input", ".md-search-result__list", query])
    ]
    return first, 0, statistics.median(times)


def _bytes(sent: dict[str, int], part: str, *, inside: bool) -> int:
    return sum(size for path, size in sent.items() if (part in path) is inside)


if __name__ == "__main__":
    main()
