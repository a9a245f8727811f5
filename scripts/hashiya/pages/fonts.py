"""The web fonts, each cut down to the letters that the texts use, with everything that joins and places them.

Amiri is on every site. Hebrew letters and Urdu's slanted line have a face of their own, which is there where a text
asks for it; a reader's settings may name another for the texts of a language. All of ours are under the SIL Open Font
License, whose texts are published beside them.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

from hashiya.files import write_atomically
from hashiya.kept import nothing_kept, signed, unsigned
from hashiya.languages.profiles import PROFILES
from hashiya.model.values import Language

_HERE = "hashiya.pages"


@dataclass(frozen=True)
class Face:
    """A family of faces.

    Attributes:
        package: The package that its files come in, whole.
        files: The names of the files on the site, and where each comes from in the package.
        licence: Where its licence stands in the package, and the file's name on the site.
        whole: Whether it is published as it comes.
    """

    package: str
    files: Mapping[str, str]
    licence: tuple[str, str]
    whole: bool = False

    def read(self, path: str) -> bytes:
        """Return a file of the package."""
        return resources.files(self.package).joinpath(*path.split("/")).read_bytes()


AMIRI = "Amiri"
FACES = {
    AMIRI: Face(
        "fontpkg_amiri",
        {"amiri-regular.woff2": "files/Amiri-Regular.ttf", "amiri-bold.woff2": "files/Amiri-Bold.ttf"},
        ("LICENSE", "OFL.txt"),
    ),
    "Frank Ruhl Libre": Face(
        "fontpkg_frank_ruhl_libre",
        {"frank-ruhl-libre.woff2": "files/FrankRuhlLibre[wght].ttf"},
        ("LICENSE", "OFL-frank-ruhl-libre.txt"),
    ),
    # Of npm's @fontsource/noto-nastaliq-urdu 5.3.0: no package of Python has it.
    "Noto Nastaliq Urdu": Face(
        _HERE,
        {"noto-nastaliq-urdu.woff2": "faces/noto-nastaliq-urdu.woff2"},
        ("faces/OFL-noto-nastaliq-urdu.txt", "OFL-noto-nastaliq-urdu.txt"),
        # It comes cut down to the Arabic script; to take a fifth more off its 159 kB takes longer than all others.
        whole=True,
    ),
}
"""By the name of the family, as the theme's tokens and the profiles of languages have it."""

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


def own_face(language: Language) -> str:
    """Return the name of the file on the site in which a reader's own face for a language stands."""
    return f"own-{language}.woff2"


def font_files(
    cache: Path | None = None,
    *,
    written: frozenset[int] = frozenset(),
    languages: Iterable[Language] = (),
    own: Mapping[Language, Path] | None = None,
) -> dict[str, bytes]:
    """Return the fonts' files by name: a WOFF2 a face, and the licences.

    Args:
        cache: A folder that keeps the faces between builds, in `fonts/`, where anything may be kept: cutting one takes
            about half a second.
        written: The characters that are written in them: letters of other languages, and the Quran's marks, are in a
            font where they are used, and weigh nothing elsewhere.
        languages: Those that texts are in.
        own: The files of a reader's own faces, by the language that they are for.
    """
    found: dict[str, bytes] = {}
    for family in families(written, languages):
        face = FACES[family]
        cut = in_amiri(written) if family == AMIRI else _SPACE | {code for code in written if code in _OF_SCRIPTS}
        for name, source in face.files.items():
            found[name] = face.read(source) if face.whole else _face(face.read(source), name, cache, cut)
        found[face.licence[1]] = face.read(face.licence[0])
    for language, path in (own or {}).items():
        found[own_face(language)] = _face(path.read_bytes(), own_face(language), cache, written | _ASCII)
    return found


def families(written: Iterable[int], languages: Iterable[Language]) -> Iterator[str]:
    """Yield the families that texts in `languages` need, and those that characters need whatever they stand in."""
    letters = "".join(map(chr, written))
    for family in FACES:
        speak = [profile for profile in PROFILES.values() if profile.face == family]
        spoken = any(profile.code in languages for profile in speak)
        # Hebrew letters in an Arabic paragraph: of their script only one family has them.
        alone = [one for one in speak if all(one.letter != other.letter for other in PROFILES.values() if other != one)]
        if family == AMIRI or spoken or any(profile.letters.search(letters) for profile in alone):
            yield family


@lru_cache(maxsize=1 << 10)
def codes(text: str) -> frozenset[int]:
    """Return the characters of a text by their numbers."""
    return frozenset(map(ord, set(text)))


_SPACE, _ASCII = frozenset((0x20,)), frozenset(range(0x20, 0x7F))
_OF_SCRIPTS = range(0x590, 0x900)
"""What the faces of single languages are for: the letters of Hebrew's and Arabic's script."""


def has_others(paths: Iterable[str]) -> bool:
    """Tell whether among the files of a site are faces besides Amiri, for which there is a style sheet."""
    others = {f"fonts/{name}" for family, face in FACES.items() if family != AMIRI for name in face.files}
    return not others.isdisjoint(paths)


def in_amiri(written: frozenset[int]) -> frozenset[int]:
    """Return the characters that Amiri is cut down to, for what is written."""
    rare = {code for code in written if any(first <= code <= last for first, last in _WHERE_USED)}
    return frozenset(code for first, last in _RANGES for code in range(first, last + 1)) | rare


def characters(data: bytes) -> frozenset[int]:
    """Return the characters that a font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes long to load, and few commands need it

    return frozenset(TTFont(io.BytesIO(data), lazy=True).getBestCmap())


def in_every_font(code: int) -> bool:
    """Tell whether a character is in the font whatever the texts are."""
    return any(first <= code <= last for first, last in _RANGES)


def _face(source: bytes, name: str, cache: Path | None, codes: frozenset[int]) -> bytes:
    if cache is None or nothing_kept():
        return cut_face(source, codes)
    by = [metadata.version(library) for library in ("fonttools", "uharfbuzz")]
    key = hashlib.sha256(source + repr((sorted(codes), by)).encode()).hexdigest()[:16]
    kept = cache / "fonts" / f"{key}-{name}"
    # Published as it is: so it is what a build of this user has written, or it is cut again.
    try:
        found = unsigned(kept.name, kept.read_bytes())
    except OSError:
        found = None
    if found is None:
        found = cut_face(source, codes)
        if data := signed(kept.name, found):
            with contextlib.suppress(OSError):
                write_atomically(kept, data)
    return found


_SAID = (0, 1, 2, 13, 14)
"""What a font says of itself that stays: its copyright, its family and style, its licence and where that stands."""
_OWN_NAMES = range(256, 32_768)
"""The names of a font's own features and axes."""


@lru_cache(maxsize=8)
def cut_face(source: bytes, codes: frozenset[int]) -> bytes:
    """Cut a face to some characters, with all its layout features, as WOFF2; the same bytes every time."""
    # Faces are mostly kept from the build before.
    from uharfbuzz import Blob, Face, SubsetFlags, SubsetInput, subset  # noqa: PLC0415

    wanted = SubsetInput()
    wanted.flags = SubsetFlags.NO_HINTING | SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(codes)
    # All of them: a set that was emptied, turned round.
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.invert()
    wanted.name_id_set.clear()
    wanted.name_id_set.update((*_SAID, *_OWN_NAMES))
    return _packed(subset(Face(Blob(_packed(source, None))), wanted).blob.data, "woff2")


def _packed(font: bytes, flavor: str | None) -> bytes:
    """Return a font as WOFF2 packs it; unpacked, where `flavor` is None."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes long to load

    target = io.BytesIO()
    # The day of the build would be written into the font.
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as packed:
        if packed.flavor == flavor:
            return font
        packed.flavor = flavor
        packed.save(target)
    return target.getvalue()
