"""Summary: what a pull request does to the notes, as a table for its reviewers, worst first.

Everything that an editor wrote stands in it as inert text: the summary is Markdown on somebody else's page.
"""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Anchored, Lost
from hashiya.diagnostics import Diagnostic, Level
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.pages.escape import printable
from hashiya.reading.project import read_corpus

_FOLDERS = ("seeds", "annotations")
_MOST_ROWS = 500
_MOST_LETTERS = 160


class Fate(StrEnum):
    """What became of a note, the most pressing first."""

    UNREADABLE = "unreadable"
    LOST = "lost"
    REMOVED = "removed"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ChangedNote:
    """A note that is not as it was.

    Attributes:
        key: The note's key, `fact-checks/oil-exports`.
        name: What it is called.
        detail: For a lost note its words and the article; otherwise empty.
    """

    fate: Fate
    key: str
    name: str
    detail: str = ""


class NoSuchBaseError(ValueError):
    """The state to compare with cannot be had; the message is one sentence."""


def summarise(root: Path, base: str) -> str:
    """Compare the notes of the project at `root` with those at the commit `base`.

    Returns:
        Markdown: one sentence, and a table when anything changed.

    Raises:
        NoSuchBaseError: There is no such commit here.
    """
    with tempfile.TemporaryDirectory() as directory:
        before = Path(directory)
        _extract(root, base, before)
        old, _ = _anchored(before)
    new, diagnostics = _anchored(root)
    present = {kind.key_of(path.stem) for kind in KINDS for path in (root / "annotations" / kind.folder).glob("*.yml")}
    return markdown(compare(old, new, present=present), diagnostics)


def compare(old: Anchored, new: Anchored, *, present: Set[str]) -> tuple[ChangedNote, ...]:
    """Tell which notes became unreadable or lost, were removed, changed or added between two states, in this order.

    Args:
        old: The project as it was.
        new: The project as it is.
        present: The keys of all notes that have a file in the new state, whether or not it could be read.
    """
    before, after = old.corpus.notes, new.corpus.notes
    was_lost = {(lost.note, lost.article, lost.quote) for lost in _lost(old)}
    rows = [ChangedNote(Fate.UNREADABLE, key, "") for key in sorted(present - after.keys())]
    rows += [
        ChangedNote(
            Fate.LOST, lost.note, _name(after[lost.note]), f"«{lost.quote}» in {lost.article}: {lost.status.value}"
        )
        for lost in _lost(new)
        if (lost.note, lost.article, lost.quote) not in was_lost
    ]
    rows += [ChangedNote(Fate.REMOVED, key, _name(before[key])) for key in sorted(before.keys() - present)]
    common = sorted(before.keys() & after.keys())
    rows += [
        ChangedNote(Fate.CHANGED, key, _name(after[key]))
        for key in common
        if _content(before[key]) != _content(after[key])
    ]
    rows += [ChangedNote(Fate.ADDED, key, _name(after[key])) for key in sorted(after.keys() - before.keys())]
    return tuple(rows)


def markdown(rows: Iterable[ChangedNote], diagnostics: Iterable[Diagnostic]) -> str:
    """Write the summary; every foreign text in it is inert."""
    listed = list(rows)
    problems = list(diagnostics)
    errors = sum(problem.level is Level.ERROR for problem in problems)
    warnings = sum(problem.level is Level.WARNING for problem in problems)
    counts = {fate: sum(row.fate is fate for row in listed) for fate in Fate}
    told = ", ".join(f"{count} {fate.value}" for fate, count in counts.items() if count) or "none changed"
    lines = ["## Notes", "", f"Notes: {told}. The whole project has {errors} errors and {warnings} warnings.", ""]
    if listed:
        lines += ["| | note | name | |", "|---|---|---|---|"]
        lines += [
            f"| {row.fate.value} | {inert(row.key)} | {inert(row.name)} | {inert(row.detail)} |"
            for row in listed[:_MOST_ROWS]
        ]
    if len(listed) > _MOST_ROWS:
        lines += ["", f"and {len(listed) - _MOST_ROWS} more"]
    return "\n".join([*lines, ""])


def inert(text: str) -> str:
    """Return `text` so that on a page of GitHub it is itself: no markup, no link, no mention, no change of direction.

    >>> inert("@a <b> |")
    '\\u2068&#64;\\u2060a &#60;b&#62; &#124;\\u2069'
    """
    shown = "".join(character for character in " ".join(printable(text).split()) if not _turns(character))
    if len(shown) > _MOST_LETTERS:
        shown = shown[:_MOST_LETTERS] + "…"
    # A word joiner keeps `@name` and `#1` from being found again once the page has its characters back.
    escaped = "".join(
        character if _is_harmless(character) else f"&#{ord(character)};" + _joiner(character) for character in shown
    )
    return f"\u2068{escaped}\u2069" if escaped else ""


def _is_harmless(character: str) -> bool:
    return character.isalnum() or character in " -،؛؟«»…" or unicodedata.category(character).startswith("M")


def _joiner(character: str) -> str:
    return "\u2060" if character in "@#:./" else ""


def _turns(character: str) -> bool:
    return character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _anchored(root: Path) -> tuple[Anchored, tuple[Diagnostic, ...]]:
    corpus, problems = read_corpus(root)
    anchored, others = anchor_corpus(corpus)
    return anchored, (*problems, *others)


def _lost(anchored: Anchored) -> Iterator[Lost]:
    for lost in anchored.lost.values():
        yield from lost


def _content(note: Note) -> object:
    return note.model_dump(exclude={"id", "origin"})


def _name(note: Note) -> str:
    return note.headline.texts[0]


def _extract(root: Path, base: str, directory: Path) -> None:
    """Put seeds/ and annotations/ as they were at `base` into `directory`."""
    if base.startswith("-"):
        raise NoSuchBaseError(f"{base} is no commit")
    present = _git(root, base, "ls-tree", "--name-only", "-z", base, "--", *_FOLDERS).decode().split("\0")
    folders = [name for name in present if name]
    if not folders:
        return
    archive = _git(root, base, "archive", "--format=tar", base, "--", *folders)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = PurePosixPath(member.name)
            content = tar.extractfile(member) if member.isfile() else None
            if content is None or name.is_absolute() or ".." in name.parts:
                continue
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _git(root: Path, base: str, *arguments: str) -> bytes:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True).stdout
    except OSError:
        raise NoSuchBaseError("git is not here") from None
    except subprocess.CalledProcessError as error:
        first = error.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise NoSuchBaseError(f"the state at {base} cannot be had: {first}") from None
