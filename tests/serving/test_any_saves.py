"""Whatever is saved, in whatever order: every page is the one that a project read anew has, and so is what was kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.kept import kept_of
from hashiya.pages.all_pages import build_pages
from hashiya.pages.context import Settings
from hashiya.pages.page import Page
from hashiya.reading.project import read_corpus
from hashiya.serving.served_project import ServedProject

BASE = Path(__file__).parents[1] / "cases" / "base"
WORDS = ["المزاد", "القوارب", "عشرون", "تاجرًا", "روسيا", "الميناء", "لا", "ثلاثون", "الأولى", "نفطها"]
KINDS = ("glossary", "fact-checks", "cross-references")


class Plain:
    """A renderer that leaves pages as they are: what is looked at here is which page comes, and what is in it."""

    def __init__(self, root: Path) -> None:
        self.settings = Settings(docs=root / "docs")
        self.assets: Mapping[str, Path] = {}
        self.watched: tuple[Path, ...] = ()
        self.has_faces = False

    def is_current(self) -> bool:
        """Have no menu that could be another."""
        return True

    def html(self, page: Page, _: Callable[[str], bool], /) -> str:
        """Return the page's Markdown."""
        return page.data.decode()

    def not_found(self, _: Callable[[str], bool], /) -> str:
        """Return nothing."""
        return ""


def files(root: Path, *folders: str) -> list[Path]:
    """The files that can be edited, in a fixed order."""
    return sorted(path for folder in folders for path in (root / folder).rglob("*") if path.is_file())


def do(root: Path, what: str, number: int, word: str) -> set[Path]:
    """Do one thing that an editor may do, and return the files that it touches."""
    notes, articles = files(root, "annotations"), files(root, "seeds")
    if what == "new note":
        note = f"term: {{ar: {word}}}\nkind: concept\ndefinition: {{ar: شرح {number}.}}\n"
        path = root / "annotations" / "glossary" / f"new-{number}.yml"
        path.write_text(note, "utf-8")
        return {path}
    if what == "new article":
        path = root / "seeds" / f"new-{number}.md"
        path.write_text(
            f"---\ntitle: {{ar: {word}}}\ndate: {1990 + number}\n---\n\nهنا {word} و{word} أيضًا.\n", "utf-8"
        )
        return {path}
    among = articles if "article" in what else notes
    if not among:
        return set()
    path = among[number % len(among)]
    if what.startswith("delete"):
        path.unlink()
        return {path}
    if what.startswith("rename"):
        new = path.with_name(f"moved-{number}{path.suffix}")
        path.rename(new)
        return {path, new}
    text = path.read_text("utf-8")
    old = WORDS[number % len(WORDS)]
    changed = text.replace(old, word, 1) if old in text else text.replace(".", f" {word}.", 1)
    path.write_text(changed, "utf-8")
    return {path}


THINGS = [f"{verb} {what}" for verb in ("edit", "edit", "delete", "rename", "new") for what in ("note", "article")]
SAVES = st.lists(st.tuples(st.sampled_from(THINGS), st.integers(0, 11), st.sampled_from(WORDS)), min_size=1, max_size=6)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example([("delete article", 0, "روسيا")])
@given(SAVES)
def test_every_page_is_that_of_a_project_read_anew(saves: list[tuple[str, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "project"
        shutil.copytree(BASE, root)
        for kind in KINDS:
            (root / "annotations" / kind).mkdir(exist_ok=True)
        served = ServedProject(root, Plain(root))
        try:
            for what, number, word in saves:
                touched = do(root, what, number, word)
                served.follow(sorted(path.relative_to(root).as_posix() for path in touched))
            corpus, problems = read_corpus(root)
            if any(problem.level.value == "error" and problem.code != "unknown-id" for problem in problems):
                return  # a broken file: the last good state stays
            anchored, told = anchor_corpus(corpus)
            kept = kept_of(root)
            assert read_corpus(root, kept=kept) == (corpus, problems)
            assert anchor_corpus(corpus, kept=kept) == (anchored, told)
            assert served.context.anchored == anchored
            for page in build_pages(anchored, Settings(docs=root / "docs")):
                if not page.path.startswith(("fonts/", "schema/")):
                    assert served.page(_address(page.path)) == page.data, page.path
        finally:
            served.close()


def _address(path: str) -> str:
    """Where a browser asks for a page."""
    if not path.endswith(".md"):
        return path.removesuffix("index.html")
    return f"{path.removesuffix('.md')}/".removesuffix("index/")
