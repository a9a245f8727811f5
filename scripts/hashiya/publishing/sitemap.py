"""The sitemap: the same bytes from the same pages, whatever the day and the folder's name."""

from __future__ import annotations

import re
from pathlib import Path

from hashiya.files import write_atomically
from hashiya.publishing.packed import packed

SITEMAP = ("sitemap.xml", "sitemap.xml.gz")
"""Its two files."""
_LAST_CHANGE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def mend_sitemap(site: Path) -> None:
    """Drop the day of the build from sitemap.xml and compress it again: MkDocs writes day and folder into the two."""
    plain = site / "sitemap.xml"
    if plain.is_file():
        write_sitemap(site, plain.read_text("utf-8"))


def write_sitemap(site: Path, text: str) -> None:
    """Put `text`, as MkDocs writes it, in the place of the sitemap of `site`; the files themselves are not written to.

    A sitemap without addresses, as it is when the site's own address is unknown, is removed.
    """
    plain, compressed = (site / name for name in SITEMAP)
    text = _LAST_CHANGE.sub("", text)
    if "<loc>" in text:
        write_atomically(plain, text)
        write_atomically(compressed, packed(text.encode()))
    else:
        plain.unlink(missing_ok=True)
        compressed.unlink(missing_ok=True)
