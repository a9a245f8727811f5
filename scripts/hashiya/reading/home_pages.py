"""Home pages: what their markers and their front matter ask for must be there to be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.model.home_choices import PARTS, HomeChoices
from hashiya.nearest import did_you_mean
from hashiya.notes.cross_reference import CrossReference

_MARKER = re.compile(r"<!--\s*hashiya:\s*([\w-]*)\s*-->")


def unknown_markers(body: str, *, file: str, first_line: int, home: bool) -> Iterator[Diagnostic]:
    """Yield a warning for each marker in the `body` of a handwritten page where nothing will be shown.

    Args:
        first_line: The line of the file on which the body begins.
        home: Whether it is a language's home page.
    """
    for found in _MARKER.finditer(body):
        name = found[1]
        if name in PARTS and home and found[0] == f"<!-- hashiya:{name} -->":
            continue
        line = first_line + body.count("\n", 0, found.start())
        place = FilePlace(file, FileSpan(line, 1, line, 2))
        if name not in PARTS:
            message = f"there is no part `{name}`, and nothing is shown here"
            help_ = did_you_mean(name, PARTS) or f"the parts are {', '.join(PARTS)}"
        elif not home:
            message = f"the part `{name}` is shown on a home page only"
            help_ = "move it to docs/<language>/index.md, or take it out"
        else:
            message, help_ = "this marker is not written as it must be", f"write <!-- hashiya:{name} -->"
        yield Diagnostic("home-unknown", Level.WARNING, message, place, help_)


def unknown_choices(choices: HomeChoices, corpus: Corpus, origin: Origin) -> Iterator[Diagnostic]:
    """Yield a warning for each note or article below `home:` that the project does not have."""
    if choices.specimen:
        note, article = choices.specimen.note, choices.specimen.article
        if note not in corpus.notes:
            yield _unknown(f"there is no note `{note}`", note, corpus.notes, origin.place("home", "specimen", "note"))
        elif article not in {anchor.article for anchor in corpus.notes[note].anchors}:
            message = f"the note `{note}` does not stand in `{article}`"
            yield _unknown(message, article, corpus.articles, origin.place("home", "specimen", "article"))
    references = corpus.of(CrossReference)
    for index, one in enumerate(choices.disagreements):
        if one not in references:
            message = f"there is no cross-reference `{one}`"
            yield _unknown(message, one, references, origin.place("home", "disagreements", index))


def _unknown(message: str, word: str, known: Iterable[str], place: FilePlace) -> Diagnostic:
    help_ = did_you_mean(word, known) or "write one that is there, or take it out"
    return Diagnostic("home-unknown", Level.WARNING, message, place, help_)
