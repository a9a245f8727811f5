"""Rewrite: drifted quotes in the editors' files become the words that now stand in the article.

Only the value itself is replaced, where it stands in the file: comments, order and formatting around it stay as they
are, to the byte. Ambiguous and missing quotes are never touched.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hashiya.anchoring.anchor_all import Found, locate_all
from hashiya.anchoring.location import Candidate, Location
from hashiya.anchoring.narrowest import yaml_text
from hashiya.anchoring.quotes import locate
from hashiya.arabic.folding import fold
from hashiya.corpus import Corpus, Status
from hashiya.file_places import Origin
from hashiya.file_places import Path as ValuePath
from hashiya.files import write_atomically
from hashiya.model.texts import Article
from hashiya.notes.note import Anchor
from hashiya.reading.yaml_file import parse_yaml

_BREAK = re.compile(r"\r\n|\r|\n")
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
        before, after = _BREAK.split(self.before), _BREAK.split(self.after)
        return list(difflib.unified_diff(before, after, self.file, self.file, lineterm="", n=1))


def fixes(corpus: Corpus, root: Path) -> Iterator[Fix]:
    """Yield a fix for every file below `root` with an anchor that has drifted."""
    drifted: dict[str, list[tuple[Found, dict[str, str | int]]]] = {}
    for found in locate_all(corpus):
        if changes := _changes(found.article, found.sought.anchor, found.location):
            drifted.setdefault(found.sought.note.origin.file, []).append((found, changes))
    for file, anchors in sorted(drifted.items()):
        before = (root / file).read_bytes().decode("utf-8")
        after = before
        for found, changes in anchors:
            for key, value in changes.items():
                after = _replace(after, ("anchors", found.sought.number, key), value, file=file)
        if after != before:
            yield Fix(file, before, after)


def write(fix: Fix, root: Path) -> None:
    """Write a fix; nobody ever reads half of it."""
    write_atomically((root / fix.file).resolve(), fix.after)


def _changes(article: Article, anchor: Anchor, location: Location) -> dict[str, str | int]:
    """Return the keys of an anchor that should have other values; empty when nothing has drifted."""
    place = location.place
    if location.status is not Status.DRIFTED or place is None:
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


def _unless_same(old: str, new: str) -> str:
    return old if not new or fold(old).text.strip() == fold(new).text.strip() else new


def _before(article: Article, place: Candidate, words: int) -> str:
    start = article.blocks[place.block - 1].start
    return " ".join(article.text[start : place.start].split()[-words:])


def _behind(article: Article, place: Candidate, words: int) -> str:
    end = article.blocks[place.block - 1].end
    return " ".join(article.text[place.end : end].split()[:words])


def _replace(text: str, path: ValuePath, value: str | int, *, file: str) -> str:
    """Return the file's text with the value at `path` replaced, in the same style where that is possible."""
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    parsed = parse_yaml(_BREAK.sub("\n", body), file=file)
    start, end = _range(body, parsed.origin, path)
    old = body[start:end]
    for written in _styles(old, value):
        changed = body[:start] + written + body[end:]
        again = parse_yaml(_BREAK.sub("\n", changed), file=file)
        if again.value == _with(parsed.value, path, value):
            return bom + changed
    return text


def _styles(old: str, value: str | int) -> Iterator[str]:
    if isinstance(value, int):
        yield str(value)
        return
    ending = old[len(old.rstrip("\r\n")) :]  # the range of a block scalar takes in its last line break
    if old.startswith("'"):
        yield "'" + value.replace("'", "''") + "'" + ending
    elif not old.startswith(('"', "|", ">")):
        yield value + ending
    yield yaml_text(value) + ending


def _range(text: str, origin: Origin, path: ValuePath) -> tuple[int, int]:
    span = origin.spans[path]
    starts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1


def _with(value: object, path: ValuePath, new: str | int) -> object:
    if not path:
        return new
    if isinstance(value, dict):
        return {key: _with(item, path[1:], new) if key == path[0] else item for key, item in value.items()}
    assert isinstance(value, list)
    return [_with(item, path[1:], new) if index == path[0] else item for index, item in enumerate(value)]
