"""Publishing a finished site, whichever renderer made it: the last touches, in their order."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from hashiya.corpus import Anchored
from hashiya.files import write_atomically
from hashiya.kept import kept_of
from hashiya.languages.words import borrowed
from hashiya.model.project_settings import ProjectSettings
from hashiya.pages.own_words import own_words
from hashiya.publishing.beside import project_part
from hashiya.publishing.borrowed_words import borrowed_marker
from hashiya.publishing.for_review import is_for_review
from hashiya.publishing.offline import list_files, readable_offline, write_worker
from hashiya.publishing.policy import with_policy
from hashiya.publishing.script_modules import versioner
from hashiya.publishing.search import FOLDER, index_site
from hashiya.publishing.sheets import JOINED, joiner
from hashiya.publishing.sitemap import mend_sitemap
from hashiya.publishing.unchanged import files_in
from hashiya.stages import stage


def no_site(site: Path, anchored: Anchored) -> str | None:
    """Say why `site` is no site that a renderer made of this project's pages, or return None when it is one."""
    if not site.is_dir():
        return f"there is no folder {site}"
    if found := project_part(site):
        return f"{site} holds {found}: it is a project, and not the site made from it"
    languages = anchored.corpus.settings.languages
    if missing := next((name for name in languages if not (site / name / "articles" / "index.html").is_file()), None):
        return f"{site} is no finished site of this project: there is no {missing}/articles/index.html"
    return None


def publish(
    site: Path,
    anchored: Anchored,
    *,
    finish: Callable[[str], str] | None = None,
    finished: Mapping[str, str] = {},
) -> None:
    """Finish the site in the folder `site`; doing it twice changes nothing.

    Args:
        anchored: What the site was built from; the search index knows names, verdicts and places from it.
        finish: What `finisher` made for this site, where pages were finished before they were written.
        finished: These pages by their files, relative to the site with `/`, and what `line_of` says of each.

    Raises:
        NotADirectoryError: There is no such folder.
    """
    if not site.is_dir():
        raise NotADirectoryError(f"no finished site at {site}")
    mend_sitemap(site)
    with stage("search"):
        index_site(site, anchored, kept=kept_of(Path(anchored.corpus.root)))
    finish = finish or finisher(site, anchored.corpus.settings, published=not is_for_review())
    names = {*files_in(site)}
    for path in (site / name for name in sorted(names) if name.endswith(".html") and name not in finished):
        html = path.read_text("utf-8")
        mended = finish(html)
        if mended != html:
            write_atomically(path, mended)
    with stage("listing"):
        # A page may have been the first to ask for some sheets together.
        names |= {f"css/{sheet.name}" for sheet in (site / "css").glob(JOINED)}
        list_files(site, names=names, known=finished)


def finisher(site: Path, settings: ProjectSettings, *, published: bool = True) -> Callable[[str], str]:
    """Make the style sheets and scripts of the folder `site` ready, and return what finishes a page that uses them.

    Args:
        settings: What the site speaks, and what it says of itself.
        published: Whether readers will have it: then it can be read without a network, which no preview can.
    """
    if published:
        write_worker(site)
    joined, versioned = joiner(site), versioner(site)
    marked = borrowed_marker(settings.languages, own_words(settings))
    return lambda html: with_policy(versioned(joined(marked(readable_offline(html) if published else html))))


def borrows_words(settings: ProjectSettings) -> bool:
    """Tell whether a page's own content is gone through when it is finished, for words of another language."""
    said = own_words(settings)
    return any(borrowed(language, settings.languages, said) for language in settings.languages)


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
