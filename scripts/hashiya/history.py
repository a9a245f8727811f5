"""History: when and by how many people each file was last changed, from one `git log` for all of them.

Outside a checkout, in a shallow clone or without git nothing is known, and nothing is said: half a history would
name a wrong day.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_FOLDERS = ("seeds", "annotations")
_HEAD = "\x01"
NO_DAY = datetime.date(1970, 1, 1)
"""What git says where a commit's time is none that it understands."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is known of a file.

    Attributes:
        date: The day of its last change, where its author was.
        people: How many people have changed it, by their addresses as `.mailmap` unites them.
    """

    date: datetime.date
    people: int


def read_history(root: Path) -> Mapping[str, Change] | None:
    """Read the history of the project at `root`.

    Returns:
        For each file below seeds/ and annotations/, relative to `root`, its last change; a renamed file keeps the
        history of its former names. None when it cannot be known.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return None
    log = _git(
        root,
        "log",
        "--relative",
        "--name-status",
        "--find-renames",
        "-z",
        f"--format={_HEAD}%as%x09%aE",
        "--",
        *_FOLDERS,
    )
    if log is None:
        return None
    dates: dict[str, datetime.date] = {}
    people: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for date, author, status, paths in _changes(log):
        # Newest first: below a renaming, the old name is the same file.
        name = names.get(paths[-1], paths[-1])
        if status == "R":
            names[paths[0]] = name
        dates.setdefault(name, date)
        people.setdefault(name, set()).add(author)
    return {name: Change(date, len(people[name])) for name, date in dates.items()}


def _changes(log: str) -> Iterator[tuple[datetime.date, str, str, tuple[str, ...]]]:
    """Yield for each file of each commit: day, author, letter of the status, and its name (two of a renaming)."""
    # No name of a file below seeds/ or annotations/ begins with the sign, though it may stand in one.
    for commit in f"\0{log}".split(f"\0{_HEAD}")[1:]:
        head, *fields = commit.split("\0")
        day, tab, author = head.partition("\t")
        if not tab:
            continue
        rest = iter(field.lstrip("\n") for field in fields)
        for status in rest:
            if not status:
                continue
            letter = status[0]
            paths = tuple(next(rest, "") for _ in range(2 if letter in "RC" else 1))
            # What git was told is not always a day: a year past 9999, or nothing at all.
            with suppress(ValueError):
                date = datetime.date.fromisoformat(day)
                if date > NO_DAY:
                    yield date, author, letter, paths


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode("utf-8", "replace")
