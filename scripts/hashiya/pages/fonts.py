"""The web font: Amiri, cut down to the letters that the texts use, with everything that joins and places them.

The font is under the SIL Open Font License, whose text is published beside it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

from hashiya.files import write_atomically

FACES = {"amiri-regular.woff2": "Amiri-Regular.ttf", "amiri-bold.woff2": "Amiri-Bold.ttf"}
LICENCE = "OFL.txt"
PACKAGE = "fontpkg_amiri"
"""The package that the faces come in, whole."""

# Arabic letters, marks and digits; Persian letters; basic Latin; the punctuation and bidi controls of running text.
_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0xA0),
    (0xAB, 0xAB),
    (0xBB, 0xBB),
    (0x60C, 0x60C),
    (0x61B, 0x61B),
    (0x61F, 0x61F),
    (0x621, 0x63A),
    (0x640, 0x655),
    (0x660, 0x66D),
    (0x670, 0x671),
    (0x67E, 0x67E),
    (0x686, 0x686),
    (0x698, 0x698),
    (0x6A4, 0x6A4),
    (0x6A9, 0x6A9),
    (0x6AF, 0x6AF),
    (0x6CC, 0x6CC),
    (0x6D4, 0x6D4),
    (0x200B, 0x200F),
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2039, 0x203A),
    (0x25CC, 0x25CC),
)
# In the font where a text uses them: further letters and signs of the Arabic script, and Latin letters with marks, as
# in names that are written out.
_WHERE_USED = (
    (0xC0, 0x24F),
    (0x2B0, 0x36F),
    (0x1E00, 0x1EFF),
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x8A0, 0x8FF),
    (0xFD3E, 0xFDFF),
)


def font_files(cache: Path | None = None, *, texts: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the font's files by name: a WOFF2 a face and the licence.

    Args:
        cache: A folder that keeps the faces between builds; cutting one takes about a second.
        texts: What is written in it: letters of other languages, and the Quran's marks, are in the font where they
            are used, and weigh nothing elsewhere.
    """
    files = resources.files(PACKAGE)
    more = frozenset[int]().union(*map(_rare, texts))
    faces = {
        name: _face(files.joinpath("files", source).read_bytes(), name, cache, more) for name, source in FACES.items()
    }
    return {**faces, LICENCE: files.joinpath("LICENSE").read_bytes()}


@lru_cache(maxsize=1 << 14)
def _rare(text: str) -> frozenset[int]:
    """The letters and signs of `text` that are not in every font of ours."""
    codes = set(map(ord, text))
    found = {code for first, last in _WHERE_USED for code in codes if first <= code <= last}
    return frozenset(code for code in found if not in_every_font(code))


def in_every_font(code: int) -> bool:
    """Tell whether a character is in the font whatever the texts are."""
    return any(first <= code <= last for first, last in _RANGES)


def _face(source: bytes, name: str, cache: Path | None, more: frozenset[int]) -> bytes:
    if cache is None:
        return cut_face(source, more)
    added = tuple(sorted(more))
    key = hashlib.sha256(
        source + repr((_RANGES, *((added,) if added else ()), metadata.version("fonttools"))).encode()
    ).hexdigest()[:16]
    kept = cache / f"{key}-{name}"
    if not kept.is_file():
        write_atomically(kept, cut_face(source, more))
    return kept.read_bytes()


@lru_cache(maxsize=len(FACES))
def cut_face(source: bytes, more: frozenset[int] = frozenset()) -> bytes:
    """Cut a face to our characters and `more`, with all its layout features, as WOFF2; the same bytes every time."""
    # A quarter of a command's start, and faces are mostly kept from the build before.
    from fontTools import subset  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 13, 14]
    # The day of the build would be written into the font.
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*more, *(code for first, last in _RANGES for code in range(first, last + 1))])
    subsetter.subset(font)
    font.flavor = "woff2"
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()
