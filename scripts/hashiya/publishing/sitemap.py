"""The sitemap: the same bytes from the same pages, whatever the day and the folder's name."""

from __future__ import annotations

import re
from pathlib import Path

from hashiya.publishing.packed import packed

_LAST_CHANGE = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def mend_sitemap(site: Path) -> None:
    """Drop the day of the build from sitemap.xml and compress it again: MkDocs writes day and folder into the two.

    A sitemap without addresses, as it is when the site's own address is unknown, is removed.
    """
    plain, compressed = site / "sitemap.xml", site / "sitemap.xml.gz"
    if not plain.is_file():
        return
    text = _LAST_CHANGE.sub("", plain.read_text("utf-8"))
    if "<loc>" not in text:
        plain.unlink()
        compressed.unlink(missing_ok=True)
        return
    plain.write_text(text, "utf-8")
    compressed.write_bytes(packed(text.encode()))
