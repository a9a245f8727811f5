"""Rewrite: drifted quotes in the editors' files become the words that now stand in the article.

Only the value itself is replaced, where it stands in the file: comments, order and formatting around it stay as they
are, to the byte. Ambiguous and missing quotes are never touched, those whose meaning has changed only for notes that
somebody has read again.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from hashiya.anchoring.anchor_all import locate_all
from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.narrowest import narrowest, way_from_twin, way_out, yaml_text
from hashiya.anchoring.narrowing import SHORT_BLOCK
from hashiya.anchoring.quotes import locate
from hashiya.anchoring.remembered import is_bare, is_shut_in, leans_on_paragraph, unsaid_denial, word_count
from hashiya.anchoring.settled import Found
from hashiya.anchoring.translated import in_translations
from hashiya.arabic.folding import fold
from hashiya.corpus import Corpus, Status
from hashiya.file_places import Origin
from hashiya.file_places import Path as ValuePath
from hashiya.files import write_atomically
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.note import Anchor
from hashiya.reading.yaml_file import Parsed
from hashiya.yaml_rewriting import BREAK, first_that_reads, parsed_text, range_of, with_value
from hashiya.yaml_writing import styles

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Fix:
    """A file before and after its drifted anchors were brought up to date.

    Attributes:
        file: Relative to the project's root.
        before: The text of the file, as it is.
        after: The text as it should be.
    """

    file: str
    before: str
    after: str

    def diff(self) -> list[str]:
        """Return the unified diff, without line ends."""
        before, after = BREAK.split(self.before), BREAK.split(self.after)
        return list(difflib.unified_diff(before, after, self.file, self.file, lineterm="", n=1))


def fixes(corpus: Corpus, root: Path, *, accept: Collection[str] = (), context: bool = False) -> Iterator[Fix]:
    """Yield a fix for every file below `root` with an anchor that has drifted.

    Args:
        accept: Keys of the notes whose quotes become the new words though these say something else.
        context: Also give each anchor that remembers too little the shortest prefix or suffix that will do: one with a
            paragraph's number alone, one of a single word, one in a heading that remembers nothing beyond it, one that
            begins right behind a negation, one whose words may have stood in a passage much like the one around them.
    """
    edits: dict[str, list[_Edit]] = {}
    for found in locate_all(corpus):
        note, number, anchor = found.sought
        accepted = note.key in accept
        changed = _changes(found.article, anchor, found.location, accepted=accepted)
        edits.setdefault(note.origin.file, []).extend(_Edit(number, (key,), value) for key, value in changed.items())
        edits[note.origin.file].extend(_translations(found, accepted=accepted))
        if context and not changed:
            # Each is put in right behind the quote: the last one first.
            edits[note.origin.file].extend(
                _Edit(number, (key,), value, is_new=getattr(anchor, key) is None)
                for key, value in reversed(_way(found).items())
            )
    yield from _made(edits, root)


def with_translations(corpus: Corpus, root: Path, words: Mapping[tuple[str, int, Language], str]) -> Iterator[Fix]:
    """Yield a fix for every file below `root` with an anchor that gets its words in a translation.

    Args:
        words: The words, by the key of the note, the anchor's number in its file, from 0, and the language.
    """
    edits: dict[str, list[_Edit]] = {}
    for (key, number, language), said in words.items():
        note = corpus.notes[key]
        anchor = note.anchors[number]
        others = anchor.translation.languages if anchor.translation else ()
        behind = ("translation", others[-1]) if others else _last_key(note.origin, number, anchor)
        edit = _Edit(number, ("translation", language), said, is_new=language not in others, behind=behind)
        edits.setdefault(note.origin.file, []).append(edit)
    yield from _made(edits, root)


def _last_key(origin: Origin, number: int, anchor: Anchor) -> tuple[str, ...]:
    """Return the key of an anchor that stands last in its file."""
    given = [
        name for name in ("article", "quote", "prefix", "suffix", "paragraph") if getattr(anchor, name) is not None
    ]
    return (max(given, key=lambda name: origin.spans["anchors", number, name]),)


def _made(edits: Mapping[str, Sequence[_Edit]], root: Path) -> Iterator[Fix]:
    for file, wanted in sorted(edits.items()):
        before = (root / file).read_bytes().decode("utf-8") if wanted else ""
        after = before
        for edit in wanted:
            after = _insert(after, edit, file=file) if edit.is_new else _replace(after, edit, file=file)
        if after != before:
            yield Fix(file, before, after)


class _Edit(NamedTuple):
    """A key of an anchor that gets another value, or that it did not have.

    Attributes:
        keys: The way to it from the anchor: `("prefix",)`, `("translation", "en")`.
        behind: The way to what a new one is put in behind.
    """

    number: int
    keys: tuple[str, ...]
    value: str | int
    is_new: bool = False
    behind: tuple[str, ...] = ("quote",)


def _way(found: Found) -> dict[str, str | int]:
    """Return the keys and values that an anchor needs which remembers too little, as the article stands today."""
    location, anchor = found.location, found.sought.anchor
    if location.place and location.twin:
        return way_from_twin(found.article, anchor, location.place)
    if location.place and (before := unsaid_denial(found.article, anchor, location.place)):
        return {"prefix": before}
    here = [place for place in location.candidates if place.block == anchor.paragraph]
    place = location.place or (here[0] if len(here) == 1 else None)
    if place is None:
        return {}
    is_shut = is_shut_in(found.article, anchor, place)
    leans = leans_on_paragraph(anchor) or is_bare(prefix=anchor.prefix, quote=anchor.quote, suffix=anchor.suffix)
    out = way_out(found.article, place) if is_shut else None
    if out and (location.place or _is_enough(found, place, out)):
        return dict([out])
    way = narrowest(found.article, anchor.quote, place) if leans else None
    return dict(one for one in (way, out) if one)


def _is_enough(found: Found, place: Candidate, way: tuple[str, str]) -> bool:
    """Tell whether one side remembered is all that an anchor needs to mean a place."""
    anchor = found.sought.anchor
    there = locate(found.article, quote=anchor.quote, paragraph=anchor.paragraph, **dict([way])).place
    return there is not None and there.start == place.start


def write(fix: Fix, root: Path) -> None:
    """Write a fix; nobody ever reads half of it."""
    write_atomically((root / fix.file).resolve(), fix.after)


def _changes(article: Article, anchor: Anchor, location: Location, *, accepted: bool) -> dict[str, str | int]:
    """Return the keys of an anchor that should have other values; empty when nothing has drifted."""
    place = location.place
    if accepted and location.changes:
        place = location.candidates[0]
    elif location.status is not Status.DRIFTED:
        place = None
    if place is None:
        return {}
    current: dict[str, str | int] = {"quote": anchor.quote if location.context_drifted else place.text}
    if anchor.prefix is not None:
        current["prefix"] = _unless_same(anchor.prefix, _before(article, place, len(anchor.prefix.split())))
    if anchor.suffix is not None:
        current["suffix"] = _unless_same(anchor.suffix, _behind(article, place, len(anchor.suffix.split())))
    if anchor.paragraph is not None:
        current["paragraph"] = place.block
    found = locate(article, **current)  # type: ignore[arg-type]
    settled = found.place is not None and found.status in (Status.EXACT, Status.NORMALISED)
    if not settled or found.place is None or (found.place.start, found.place.end) != (place.start, place.end):
        return {}
    return {key: value for key, value in current.items() if value != getattr(anchor, key)}


def _translations(found: Found, *, accepted: bool) -> Iterator[_Edit]:
    """Yield what the words of an anchor in translations should be, where they have drifted."""
    number, anchor, place = found.sought.number, found.sought.anchor, found.location.place
    for one in in_translations(found.article, anchor, place.block) if place else ():
        now = one.location.candidates[0] if accepted and one.location.changes else None
        if one.location.status is Status.DRIFTED:
            now = one.location.place
        if now and now.text != one.words:
            yield _Edit(number, ("translation", one.language), now.text)


def _unless_same(old: str, new: str) -> str:
    return old if not new or fold(old).text.strip() == fold(new).text.strip() else new


def _before(article: Article, place: Candidate, words: int) -> str:
    block = article.blocks[place.block - 1]
    inside = article.text[block.start : place.start].split()
    # What is remembered of a heading reaches out of it.
    out = len(inside) < words and word_count(block.text) <= SHORT_BLOCK
    return " ".join((article.text[: place.start].split() if out else inside)[-words:])


def _behind(article: Article, place: Candidate, words: int) -> str:
    block = article.blocks[place.block - 1]
    inside = article.text[place.end : block.end].split()
    out = len(inside) < words and word_count(block.text) <= SHORT_BLOCK
    return " ".join((article.text[place.end :].split() if out else inside)[:words])


def _replace(text: str, edit: _Edit, *, file: str) -> str:
    """Return the file's text with a value replaced, in the same style where that is possible."""
    path: ValuePath = ("anchors", edit.number, *edit.keys)
    bom, body, parsed = _parsed(text, file)
    start, end = range_of(body, parsed.origin, path)
    made = (body[:start] + written + body[end:] for written in styles(body[start:end], edit.value))
    return _first_that_reads(made, with_value(parsed.value, path, edit.value), file=file, bom=bom) or text


def _insert(text: str, edit: _Edit, *, file: str) -> str:
    """Return the file's text with a key put in behind another of an anchor, on its own line or between commas."""
    bom, body, parsed = _parsed(text, file)
    anchor: ValuePath = ("anchors", edit.number)
    behind: ValuePath = (*anchor, *edit.behind)
    _, end = range_of(body, parsed.origin, behind)
    indent = " " * (parsed.origin.spans[behind[:-1]].column - 1)
    line_end = "\r\n" if "\r\n" in body else "\n"
    key, *rest = edit.keys[len(edit.behind) - 1 :]
    value = yaml_text(edit.value) if isinstance(edit.value, str) else str(edit.value)
    written = f"{key}: {{{rest[0]}: {value}}}" if rest else f"{key}: {value}"
    closed = len(body[:end].rstrip("\r\n"))  # the range of a block scalar takes in its last line break
    made = (body[:closed] + lead + written + body[closed:] for lead in (f"{line_end}{indent}", ", ") if closed)
    new: ValuePath = (*anchor, *edit.keys)
    return _first_that_reads(made, with_value(parsed.value, new, edit.value), file=file, bom=bom) or text


def _parsed(text: str, file: str) -> tuple[str, str, Parsed]:
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    return bom, body, parsed_text(body, file)


def _first_that_reads(texts: Iterable[str], wanted: object, *, file: str, bom: str) -> str | None:
    found = first_that_reads(texts, wanted, file=file)
    return None if found is None else bom + found
