"""Lost letters: what shows that a text was saved in one encoding and opened in another, or copied with its own font."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan

_SEEN = re.compile("[\ufffd\ue000-\uf8ffÀ-ÿ?]")
"""What each of them has; one set of letters is looked for at once."""
_MISREAD = "these are Arabic letters, opened in another encoding than they were saved in"
_LOST = (
    (re.compile("\ufffd"), "a letter was lost where � stands", "write the letter"),
    # Two bytes of one Arabic letter, each taken for a letter of Western Europe.
    (
        re.compile("(?:[ØÙÚÛ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]){3}"),
        _MISREAD,
        "copy the text again from where it can be read, and save it as UTF-8",
    ),
    # One byte of an Arabic letter each, taken for a letter of Western Europe, where no word has five of them.
    (re.compile("[À-ÿ]{5}"), _MISREAD, "copy the text again from where it can be read, and save it as UTF-8"),
    (
        re.compile(r"\?{2,}[ ،]+\?{2,}"),
        "only question marks are left of these words: they were saved in an encoding that lacks their letters",
        "copy the text again from where it can be read, and save it as UTF-8",
    ),
    (
        re.compile("[\ue000-\uf8ff]"),
        "a sign stands here that only its own font can show",
        "write the letters that it stands for",
    ),
)


def lost_letters(text: str, *, file: str) -> Iterator[Diagnostic]:
    """Yield a warning for each kind of loss in a text, at the first place."""
    if not _SEEN.search(text):
        return
    for pattern, message, help_ in _LOST:
        if found := pattern.search(text):
            line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
            place = FilePlace(file, FileSpan(line, column, line, column + len(found[0])))
            yield Diagnostic("letters-lost", Level.WARNING, message, place, help_)
