"""Traced: what of a corpus was looked up while a page was made, so that no other change has it made again.

Nobody says what a page depends on: the tables of the corpus say it themselves when they are asked. Whoever goes through
a whole table depends on all that is in it. What has been gathered once is remembered with what it was gathered from.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Hashable,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    Set,
    ValuesView,
)
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from hashiya.kept import digest_of
from hashiya.model.texts import Article
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note

Thing = TypeVar("Thing")

ALL = "*"
"""Instead of a key: the whole table."""

NOTES = "notes"
"""The name of the table of all notes."""

Lines = Mapping[Hashable, tuple[frozenset[str], Any]]
"""Of a page that says a little of each note or text what it says of each, and the names of what that was made from."""


class Memory:
    """What is gathered once, however many pages ask for it."""

    def __init__(self) -> None:
        self._memo: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return what `make` gathers, the first time and from then on."""
        if key not in self._memo:
            self._memo[key] = make()
        found: Thing = self._memo[key]
        return found

    def forget(self) -> None:
        """Let go of all that was gathered: some of it knows the context, whose memory this is."""
        self._memo.clear()

    def line(self, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return what `make` makes for a page that says a little of each note or text; it stays nowhere."""
        return make()


class Trace(Memory):
    """The names of what was looked up, `notes:glossary/harbour`, since the innermost `recorded` began."""

    def __init__(self) -> None:
        super().__init__()
        self._used: list[set[str]] = [set()]
        self._lines: dict[Hashable, tuple[frozenset[str], Any]] | None = None
        self._lines_before: Lines = {}
        self._changed: Set[str] = frozenset()

    def add(self, name: str) -> None:
        """Take note that `name` was looked up."""
        self._used[-1].add(name)

    @contextmanager
    def recorded(self) -> Iterator[set[str]]:
        """Gather in the set that is given what is looked up in the block; it counts for the block around it too."""
        used: set[str] = set()
        self._used.append(used)
        try:
            yield used
        finally:
            self._used.pop()
            self._used[-1] |= used

    @contextmanager
    def lines_kept(self, before: Lines, *, changed: Set[str]) -> Iterator[Lines]:
        """Gather in what is given the lines that are made in the block.

        Args:
            before: Those that were made of the same page before.
            changed: The names of all that is another since.
        """
        self._lines, self._lines_before, self._changed = {}, before, changed
        try:
            yield self._lines
        finally:
            self._lines = None

    def line(self, name: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return what `make` makes, or made before if nothing that was looked up for it is another."""
        if self._lines is None:
            return make()
        line = self._lines_before.get(name)
        if line is None or not line[0].isdisjoint(self._changed):
            with self.recorded() as used:
                made = make()
            line = frozenset(used), made
        self._lines[name] = line
        self._used[-1] |= line[0]
        return cast("Thing", line[1])

    def once(self, key: Hashable, make: Callable[[], Thing]) -> Thing:
        """Return what `make` gathers, the first time and from then on; each time it counts as looked up anew."""
        if key not in self._memo:
            with self.recorded() as used:
                made = make()
            self._memo[key] = made, frozenset(used)
        found: Thing
        found, names = self._memo[key]
        self._used[-1] |= names
        return found


class Table(Mapping[str, Thing]):
    """A table that takes note in `trace` of what is looked up in it, under its `name`."""

    def __init__(self, name: str, table: Mapping[str, Thing], trace: Trace) -> None:
        self._name, self._table, self._trace = name, table, trace
        self._names: dict[object, str] = {}

    def __getitem__(self, key: str) -> Thing:
        self._look_up(key)
        return self._table[key]

    def get(self, key: str, default: Any = None) -> Any:
        """Return what stands at `key`, or `default`; half of what is asked for is not there."""
        self._look_up(key)
        return self._table.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._look_up(key)
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def keys(self) -> KeysView[str]:
        """Return all keys."""
        return self._whole().keys()

    def values(self) -> ValuesView[Thing]:
        """Return all that is in it."""
        return self._whole().values()

    def items(self) -> ItemsView[str, Thing]:
        """Return all that is in it with its keys."""
        return self._whole().items()

    def _whole(self) -> Mapping[str, Thing]:
        self._look_up(ALL)
        return self._table

    def _look_up(self, key: object) -> None:
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"{self._name}:{key}"  # one text for all pages: they are kept together
        self._trace.add(name)


class NoteTable(Table[Note]):
    """The table of the notes: who goes through those of one kind depends on no other."""

    def of_kind(self, kind: type[Note]) -> dict[str, Note]:
        """Return the notes of one kind by their id."""
        for one in KINDS:
            if issubclass(one, kind):
                self._look_up(f"{one.folder}/{ALL}")
        return {note.id: note for note in self._table.values() if isinstance(note, kind)}


def state_of(tables: Mapping[str, Mapping[str, Any]]) -> dict[str, bytes]:
    """Return for each name that may be looked up in `tables`, by theirs, what changes with what stands there."""
    found: dict[str, bytes] = {}
    for name, table in tables.items():
        digests = {f"{name}:{key}": _state(value) for key, value in table.items()}
        found |= digests
        # The order counts too: lists are written in it.
        found[f"{name}:{ALL}"] = _together(digests)
        if name == NOTES:
            for kind in KINDS:
                of_kind = {key: digest for key, digest in digests.items() if key.startswith(f"{name}:{kind.folder}/")}
                found[f"{name}:{kind.folder}/{ALL}"] = _together(of_kind)
    return found


def _state(value: Any) -> bytes:
    told = _told(value)
    return told if isinstance(told, bytes) and told else digest_of([repr(told).encode()])


def _together(digests: Mapping[str, bytes]) -> bytes:
    return digest_of([*map(str.encode, digests), *digests.values()])


def _told(value: Any) -> object:
    """Return what tells a thing from what it was before: of what was read from a file, that this is another."""
    if isinstance(value, Article):
        return value.origin.digest, [(code, one.origin.digest) for code, one in value.translations.items()]
    if origin := getattr(value, "origin", None):
        return origin.digest
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [list(one.__dict__.values()) if hasattr(one, "__dict__") else one for one in value]
    return value
