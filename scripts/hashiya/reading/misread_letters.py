"""Misread letters: a text whose bytes were read in another encoding than it was written in."""

from __future__ import annotations

import re

_ARABIC, _LATIN = r"[\u0620-\u064a]", r"[\u00aa\u00b5\u00ba\u00c0-\u024f]"
_MIXED = re.compile(f"{_ARABIC}{_LATIN}|{_LATIN}{_ARABIC}")
"""A letter of Arabic beside one of Latin that English has not: no word has both, however a name is glued to it."""
_FEWEST, _SHARE = 2, 0.02
"""How many words of a text, and which part of them, must be such."""


_FOREIGN = re.compile(_LATIN)
_LETTERS, _MOSTLY = 20, 0.8
"""How many letters of Latin that English has not, and how much of the text would be Arabic."""


def misread(data: bytes, text: str, *, encoding: str | None) -> str | None:
    """Say that a text was read in another encoding than it was written in, a clause with the way out, or return None.

    Args:
        data: The file.
        text: Its bytes, read.
        encoding: What it was said to be written in; None where it was taken for UTF-8.
    """
    if encoding in ("windows-1256", "iso-8859-6") and not data.isascii():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "is valid UTF-8: leave out --encoding"
    if found := _arabic_as_latin(text):
        way = "take the file as it was at first, and say --encoding windows-1256"
        return f"is Arabic that was read as Latin (its first words are «{found}»): {way}"
    words = text.split()
    mixed = [word for word in words if _MIXED.search(word)]
    if len(mixed) < max(_FEWEST, _SHARE * len(words)):
        return None
    way = "take another --encoding" if encoding else "it was once read in a wrong encoding: take a copy that was not"
    return f"has letters of Latin inside words of Arabic, such as «{mixed[0][:20]}»: {way}"


def _arabic_as_latin(text: str) -> str:
    """Return the first words of a text in Arabic whose bytes were read as Latin; empty where they were not."""
    foreign = _FOREIGN.findall(text)
    if len(foreign) < _LETTERS or re.search(_ARABIC, text):
        return ""
    # What Windows-1252 has no sign for is often left as the control character of this number.
    data = b"".join(letter.encode("latin-1" if ord(letter) < 256 else "cp1252", "ignore") for letter in text)
    again = data.decode("cp1256", "ignore")
    letters = re.findall(_ARABIC, again)
    few = len(letters) < _MOSTLY * sum(map(str.isalpha, again))
    return "" if few else " ".join(re.findall(rf"{_ARABIC}+", again)[:3])
