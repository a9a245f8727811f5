"""The index of one language, made anew or brought up to date: what was made before of what has not changed stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from hashiya import jobs
from hashiya.model.values import Language
from hashiya.publishing.search.answers import Remembered
from hashiya.publishing.search.chunks import Shelf, dump, write_chunks
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.pages import write_pages
from hashiya.publishing.search.postings import Rows, change_rows, rows_of, write_passages
from hashiya.publishing.search.records import KINDS, Maker, Record
from hashiya.publishing.search.running_words import RunningWords
from hashiya.publishing.search.said import Said, WordCounts, only_in_others, said
from hashiya.publishing.search.vocabulary import write_vocabulary


class IndexBefore:
    """What the next build is told of the index of a language.

    Attributes:
        said: For each maker of records what they hung on, and what they came to.
        asked: The dictionary form of every word that was asked for.
        rows: The postings.
        vocabulary: What the manifest holds of the vocabulary.
        families: The families that each word of it may belong to.
        files: The names of the files of passages, by the addresses in them.
        answers: What the answers hold of each note.
        manifest: The manifest as it was written: only beside that one is all this true.
    """

    def __init__(self) -> None:
        self.counts = WordCounts()
        self.said: dict[str, tuple[object, tuple[Said, ...]]] = {}
        self.asked: dict[str, str] = {}
        self.others: Mapping[str, Language] = {}
        self.rows: Rows = {}
        self.vocabulary: dict[str, object] = {}
        self.families: dict[str, tuple[str, ...]] = {}
        self.files: dict[tuple[str, ...], str] = {}
        self.answers = Remembered()
        self.manifest = b""

    def __getstate__(self) -> dict[str, Any]:
        """Keep what records come to as bare tuples: there are tens of thousands, and each would be made by a call."""
        said = {name: (inputs, [*map(tuple, each)]) for name, (inputs, each) in self.said.items()}
        return {**self.__dict__, "said": said}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what was kept."""
        again = partial(tuple.__new__, Said)
        said = {name: (inputs, tuple(map(again, each))) for name, (inputs, each) in state["said"].items()}
        self.__dict__ = {**state, "said": said}


class IndexOfLanguage:
    """The index of a language in the making.

    Args:
        makers: What its records are made from, in their order.
        before: What is known of the index in whose place this one comes; it is changed.

    Attributes:
        records: What is in it, in order.
        has_other_forms: Whether a word that was asked for before has another dictionary form now.
    """

    def __init__(self, makers: Sequence[Maker], before: IndexBefore) -> None:
        self._makers, self._before = {maker.name: maker for maker in makers}, before
        self._words = RunningWords(written=before.counts.written)
        self._shown: dict[str, bytes] = {}
        was, now = before.said, self._made_of(makers)
        changed = [name for name in {**was, **now} if was.get(name, _NOTHING)[1] is not now.get(name, _NOTHING)[1]]
        gone = [one for name in changed for one in was.get(name, _NOTHING)[1]]
        come = [one for name in changed for one in now.get(name, _NOTHING)[1]]
        before.said, before.counts.written = now, self._words.written
        if changed:
            before.counts.change(gone, come)
        # A page of signs alone has nothing to be found by.
        self.records = [one for _, each in before.said.values() for one in each if one.length]
        self._former = {one.address: one for one in gone if one.length}
        self._fresh = {one.address: one for one in come if one.length}
        former = [one.address for _, each in was.values() for one in each if one.length]
        self.has_other_pages = former != [one.address for one in self.records]
        self._is_other = bool(changed)
        self.has_other_forms = not was
        if changed:
            before.others = only_in_others(
                (one for _, each in before.said.values() for one in each), self._words.written
            )
            lexicon = self._lexicon
            again = {word: lexicon.key(word) for word in dict.fromkeys((*before.counts.present, *before.asked))}
            self.has_other_forms |= any(again[word] != key for word, key in before.asked.items())
            before.asked = again

    def key(self, word: str) -> str:
        """Return the dictionary form under which `word`, as it is written, is indexed."""
        found = self._before.asked.get(word)
        if found is None:
            found = self._before.asked[word] = self._lexicon.key(word)
        return found

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon(self._before.counts, self._before.others)

    def write(self, bundle: Path, *, things: Mapping[str, int], years: Mapping[str, str]) -> bytes:
        """Write the files of words, postings, passages and pages into the folder `bundle`, and return the manifest.

        Args:
            things: As `write_pages` is told them; `years` too.
        """
        before, written = self._before, self._words.written
        keys = [before.asked.get(word, "") for word in written]
        if self._is_other or not before.vocabulary:
            before.vocabulary = write_vocabulary(bundle, self._lexicon, before.families)
        if self.has_other_forms or self.has_other_pages:
            before.rows = rows_of(self.records, keys)
        elif self._fresh:
            numbers = {one.address: number for number, one in enumerate(self.records, 1)}
            changes = {numbers[name]: (self._former[name], one) for name, one in self._fresh.items()}
            change_rows(before.rows, changes, keys)
        shelf = Shelf(bundle / "passages")
        before.files = write_passages(
            shelf,
            self.records,
            self._shown_of,
            before=before.files,
            unchanged=lambda one: one.address not in self._fresh,
        )
        shelf.clear()
        parts = Shelf(bundle / "pages")
        before.manifest = dump(
            {
                "words": {**before.vocabulary, "others": sorted({*before.others.values()})},
                "postings": write_chunks(bundle / "postings", before.rows.items()),
                "kinds": KINDS,
                "length": sum(one.length for one in self.records),
                "pages": write_pages(parts, self.records, before.files, things=things, years=years),
            }
        )
        parts.clear()
        return before.manifest

    def _made_of(self, makers: Sequence[Maker]) -> dict[str, tuple[object, tuple[Said, ...]]]:
        """Return what each maker's records come to; only those are made that hang on something else than before."""
        was = self._before.said
        fresh = [one for one in makers if one.inputs is None or was.get(one.name, _NOTHING)[0] != one.inputs]
        made: dict[str, tuple[object, tuple[Said, ...]]] = {}
        for numbers, records in jobs.shared_out(fresh, _records, None, travels=False):
            for number, each in zip(numbers, records, strict=True):
                maker = fresh[number]
                found, before = tuple(map(self._read, each)), was.get(maker.name, _NOTHING)
                # A file may be another and say the same in this language.
                made[maker.name] = maker.inputs, before[1] if found == before[1] else found
        return {one.name: made.get(one.name) or was[one.name] for one in makers}

    def _read(self, record: Record) -> Said:
        found, self._shown[record.address] = said(record, self._words)
        return found

    def _shown_of(self, one: Said) -> bytes:
        """Return what is shown of a record; one that stands beside another that has changed is made for it."""
        if one.address not in self._shown:
            for record in self._maker_of[one.address].make():
                self._read(record)
        return self._shown[one.address]

    @cached_property
    def _maker_of(self) -> Mapping[str, Maker]:
        said = self._before.said.items()
        return {one.address: self._makers[name] for name, (_, each) in said for one in each}


_NOTHING: tuple[object, tuple[Said, ...]] = (None, ())


def _records(_: None, makers: Iterable[Maker]) -> list[list[Record]]:
    return [list(maker.make()) for maker in makers]
