"""The model again: everything read and anchored as an earlier run left it, but for the notes that have changed since.

To read it back takes a third of the time in which each file is looked at and each anchor looked up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from hashiya.anchoring.anchor_all import unknown_articles
from hashiya.anchoring.anchored_again import AnchoredAgain, named_otherwise
from hashiya.corpus import Anchored
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.notes.kinds import BY_FOLDER
from hashiya.reading.one_file import read_again
from hashiya.reading.project import problems_together

_MOST = 40
"""So many changed notes at most are followed one by one."""


class Model(NamedTuple):
    """What came of the files of a project in which nothing was wrong.

    Attributes:
        catalogue: Where the source texts stand.
    """

    anchored: Anchored
    catalogue: Origin


def followed(model: Model, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> Anchored | None:
    """Return what `model` is after some notes have changed, come or gone.

    Args:
        before: For each file what changes with it, as it was when the model was made; `now` as it is.

    Returns:
        None where more has changed than that, or something is wrong: then everything has to be looked at, and told of.
    """
    changed = [name for name in sorted({*before, *now}) if before.get(name) != now.get(name)]
    if len(changed) > _MOST or not all(map(_is_note, changed)):
        return None
    anchored = AnchoredAgain.of(model.anchored)
    touched: set[str] = set()
    for file in changed:
        was = anchored.anchored.corpus
        again = read_again(was, file)
        if again is None or _is_wrong(again.diagnostics.get(file, ())) or again.articles:
            return None
        # Where names are found is told of only when all articles are looked through.
        if any(named_otherwise(was.notes.get(key), again.corpus.notes.get(key)) for key in again.notes):
            return None
        anchored.follow(again.corpus, notes=again.notes, articles=frozenset())
        touched |= again.notes
        if _is_wrong(anchored.diagnostics(again.notes)):
            return None
    found = anchored.anchored
    together = problems_together(found.corpus, model.catalogue, among=touched)
    return None if _is_wrong((*unknown_articles(found.corpus, among=touched), *together)) else found


def _is_note(name: str) -> bool:
    folder, _, file = name.removeprefix("annotations/").partition("/")
    return name.startswith("annotations/") and folder in BY_FOLDER and file.endswith(".yml")


def _is_wrong(diagnostics: Collection[Diagnostic] | Iterator[Diagnostic]) -> bool:
    return any(one.level is not Level.INFO for one in diagnostics)
