"""Pagefind as it comes, on the same texts: what the site's own search is measured against."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

from hashiya.model.texts import Article
from hashiya.model.values import Language


def write_plain(articles: Iterable[Article], folder: Path) -> None:
    """Write a plain page for each article and each translation, and index them with Pagefind's defaults."""
    pages = folder / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    # The site's own pages forbid the WebAssembly that it runs.
    (folder / "index.html").write_text('<!doctype html><html lang="ar"><title>Plain Pagefind</title></html>', "utf-8")
    for article in articles:
        _write(pages / "ar" / article.id, "ar", [block.text for block in article.blocks])
        for language, translation in article.translations.items():
            _write(pages / language / article.id, language, [block.text for block in translation.blocks])
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(pages),
        "--output-path",
        str(folder / "pagefind"),
        "--quiet",
    ]
    subprocess.run(command, check=True)


def _write(page: Path, language: Language, blocks: list[str]) -> None:
    page.mkdir(parents=True)
    body = "".join(f'<p id="p{number}">{escape(text)}</p>' for number, text in enumerate(blocks, 1))
    html = f'<!doctype html><html lang="{language}"><head><title>{page.name}</title></head><body>{body}</body></html>'
    (page / "index.html").write_text(html, "utf-8")


ASK = """async ([base, language, query]) => {
  document.documentElement.lang = language;
  const pagefind = await import(`${base}plain/pagefind/pagefind.js?${language}`);
  await pagefind.options({ basePath: base + "plain/pagefind/", noWorker: true });
  const { results } = await pagefind.search(query);
  const found = [];
  for (const result of results) {
    const page = await result.data(), anchors = page.anchors.filter(({ id }) => id);
    for (const location of page.locations) {
      const anchor = anchors.filter((each) => each.location <= location).pop();
      found.push(page.url.split("/").filter(Boolean).slice(-2).join(" ") + " " + (anchor?.id ?? ""));
    }
  }
  return [...new Set(found)];
}"""
"""Run in the folder's own page: the passages that plain Pagefind finds, each as `language article p5`."""
