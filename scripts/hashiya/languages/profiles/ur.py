"""Urdu: ہ and ۃ typed for ه and ة, ے and ں letters of their own, number and case at the end of nouns.

Grammar: marked masculine nouns in ا and ہ turn to ے, and to وں before a postposition; feminine ones in ی take اں and
وں, all others یں and وں. Izafat behind a long vowel is written as ئے (دریائے سندھ). Postpositions are words of their
own, so nothing is written on to the front.
"""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.languages.profile import ARABIC_SCRIPT, Profile
from hashiya.languages.profiles.fa import SAME, TELLING
from hashiya.languages.word_parts import Spelling, Stem, added

_LONG = 4


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    key, letters = word.key, word.letters
    long_vowel, marked = key.endswith(("ا", "و")), key.endswith(("ا", "ه"))
    endings: tuple[str, ...] = ("", "ئے") if long_vowel else ("",)
    if marked and len(key) >= _LONG:
        yield Stem(key[:-1], letters[:-1], added("ے", *(() if proper else ("وں",)), folded=SAME), letters)
    if not proper:
        if key.endswith("ه"):
            yield Stem(key[:-1], letters[:-1], added("ات", folded=SAME), letters)
        elif key.endswith("ي"):
            endings += ("اں", "وں")
        elif long_vowel:
            endings += ("ئیں", "ؤں")
        else:
            endings += ("یں", "وں")
    yield Stem(key, letters, added(*endings, folded=SAME), letters)


# Folded.
_FUNCTION_WORDS = """
اور كا كي كے كو سے ميں پر نے هے هيں تها تهي تهے يه وه جو كه بهي تو هي اس ان ايك نهيں گيا گيي كر ليے تك
"""

PROFILE = Profile(
    code="ur",
    letter=ARABIC_SCRIPT,
    telling=TELLING | frozenset("ٹڈڑںےہھ"),
    same={"ہ": "ه", "ۂ": "ه", "ۃ": "ه", "ۓ": "ے", "۔": "."},
    stems=_stems,
    endings=(
        ("ييں", ("",)),
        ("وں", ("", "ا", "ه")),
        ("يں", ("",)),
        ("اں", ("",)),
        ("ات", ("ه",)),
        ("يے", ("",)),
        ("ے", ("ا", "ه")),
        ("", ("",)),
    ),
    function_words=frozenset(_FUNCTION_WORDS.split()),
    face="Noto Nastaliq Urdu",
)
