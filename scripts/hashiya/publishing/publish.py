"""Publishing a finished site, whichever renderer made it: the last touches, in their order."""

from __future__ import annotations

import shutil
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.publishing.policy import with_policy
from hashiya.publishing.script_modules import versioner
from hashiya.publishing.search import FOLDER, index_site
from hashiya.publishing.sheets import joiner
from hashiya.publishing.sitemap import mend_sitemap


def publish(site: Path, anchored: Anchored) -> None:
    """Finish the site in the folder `site`; doing it twice changes nothing.

    Args:
        anchored: What the site was built from; the search index knows names, verdicts and places from it.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    if not site.is_dir():
        raise NotADirectoryError(f"no finished site at {site}")
    mend_sitemap(site)
    index_site(site, anchored)
    joined, versioned = joiner(site), versioner(site)
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        finished = with_policy(versioned(joined(html)))
        if finished != html:
            path.write_text(finished, "utf-8")


def publish_preview(site: Path, anchored: Anchored, *, kept: Path, fresh: bool) -> None:
    """Finish a site that is served while someone writes.

    It goes without a policy, for live reload is an inline script of the server's own; and the search index is that of
    the preview's first build: making it takes longer than all the rest.

    Args:
        kept: The folder that keeps the index from build to build.
        fresh: Whether this is the first build.
    """
    index = site / FOLDER
    if fresh:
        index_site(site, anchored)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(index, kept)
    elif kept.is_dir():
        shutil.copytree(kept, index, dirs_exist_ok=True)
