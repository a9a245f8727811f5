"""Publishing a finished site, whichever renderer made it: the last touches, in their order."""

from __future__ import annotations

from pathlib import Path

from hashiya.model import Anchored
from hashiya.publishing.policy import with_policy
from hashiya.publishing.search import index_site
from hashiya.publishing.sitemap import mend_sitemap


def publish(site: Path, anchored: Anchored, *, draft: bool = False) -> None:
    """Finish the site in the folder `site`; doing it twice changes nothing.

    Args:
        anchored: What the site was built from; the search index knows names, verdicts and places from it.
        draft: Leave out the policy: the live reload of a preview is an inline script of the server's own.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    if not site.is_dir():
        raise NotADirectoryError(f"no finished site at {site}")
    mend_sitemap(site)
    index_site(site, anchored)
    if draft:
        return
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        finished = with_policy(html)
        if finished != html:
            path.write_text(finished, "utf-8")
