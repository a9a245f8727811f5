"""The cases of ../shared/cases, laid over a small project: what each brings, and what its README says to do to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

BASE = Path(__file__).parent / "base"
_ARTICLE, _ENGLISH = "seeds/harbour-auction.md", "seeds/harbour-auction.en.md"
_NOTE = "annotations/glossary/u-state.yml"


def lay(case: Path, root: Path, *, bare: bool = False) -> Path:
    """Make the project of `case` in the folder `root`, which is not there yet.

    The folders of editors/ lie over the sample project, those of hostile/ over an empty one; bare, over nothing.
    """
    if bare:
        root.mkdir()
    elif case.parent.name == "editors":
        shutil.copytree(BASE, root)
    else:
        (root / "annotations").mkdir(parents=True)
    for source in sorted(case.rglob("*")):
        target = root / source.relative_to(case)
        if source.is_dir():
            target.mkdir(exist_ok=True)
        elif source.name != "README" or source.parent != case:
            target.write_bytes(source.read_bytes())  # without its mode: the cases are read-only
    if case.name in _DONE:
        _DONE[case.name](root)
    return root


def _change(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), "utf-8")

    return change


def _write(file: str, text: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")

    return write


def _rename(file: str, name: str) -> Callable[[Path], None]:
    return lambda root: (root / file).rename(root / name) and None


def _in_turn(*steps: Callable[[Path], None]) -> Callable[[Path], None]:
    def all_of_them(root: Path) -> None:
        for step in steps:
            step(root)

    return all_of_them


def _link(file: str, target: str) -> Callable[[Path], None]:
    def link(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).symlink_to(target)

    return link


def _pipe(file: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / file)


def _near_repeats(root: Path) -> None:
    words = " ".join(f"العقوبات الثانوية على موسكو أمس{number % 7}" for number in range(1000))
    (root / "seeds").mkdir(exist_ok=True)
    (root / "seeds/a.md").write_text(f"---\ntitle: {{ar: عنوان}}\n---\n\n{words}.\n", "utf-8")


_CONFLICT = "<<<<<<< HEAD\n{0}\n=======\n{1}\n>>>>>>> other\n"
_LAST = "ثم تُغسل الأرصفة"
_RENAMED = "seeds/port-auction.md"

# What a README says to do, where a folder cannot hold it or holds nothing.
_DONE: dict[str, Callable[[Path], None]] = {
    "121-kind-mix-translation": _write("annotations/glossary/big.yml", "term: {ar: " + "ن" * 160_000 + "}\n"),
    "300-same-name": _rename("hotel.yml", "annotations/glossary/hotel.yml"),
    "301-import-overwrites": lambda root: shutil.rmtree(root / "seeds"),
    "307-import-too-large": _write("big.txt", "جملة.\n" * 40_000),
    "312-font": _write("seeds/urdu.md", "---\ntitle: {ar: حروف}\nrights: CC0\n---\n\nہےٹںڈڑ ۡ ﴿١﴾ ٱٰۖۚٓ.\n"),
    "314-fifo": _pipe("annotations/glossary/f.yml"),
    "41-merge-article": _change(_ARTICLE, _LAST, _CONFLICT.format("فقرة.", "فقرة أخرى.") + "\n" + _LAST),
    "41c-merge-frontmatter": _change(_ARTICLE, "date: 2026-11\n", _CONFLICT.format("date: 2026-11", "date: 2026-10")),
    "51-article-renamed": _rename(_ARTICLE, _RENAMED),
    "52-article-renamed-both": _in_turn(_rename(_ARTICLE, _RENAMED), _rename(_ENGLISH, "seeds/port-auction.en.md")),
    "53-article-deleted": lambda root: [(root / file).unlink() for file in (_ARTICLE, _ENGLISH)] and None,
    "54-translation-missing-block": _change(_ENGLISH, "- The town's restaurants.\n", ""),
    "55-translation-order": _change(_ENGLISH, "## Who buys", "Who buys"),
    "56-article-edited": _change(_ARTICLE, "عشرون تاجرًا", "ثلاثون بائعا"),
    "57-article-edited-vowels": _change(_ARTICLE, "كل يوم عشرون تاجرًا", "كل صباح عشرون تاجرا"),
    "58-drift": _change("seeds/realist-closest-allies-2023-digest.md", "نفطها يصل إلى", "نفطها يبلغ"),
    "59-symlink": _link(_NOTE, "/etc/hostname"),
    "60-broken-symlink": _link(_NOTE, "nowhere.yml"),
    "61-symlink-loop": _link(_NOTE, "u-state.yml"),
    "62-dir-as-yml": lambda root: (root / _NOTE).mkdir(),
    "63-fifo": _pipe(_NOTE),
    "sym-zero": _link("seeds/a.md", "/dev/zero"),
    "yaml-nest": _write("annotations/glossary/x.yml", "term: " + "[" * 40_000),
    "recursion": _near_repeats,
}
