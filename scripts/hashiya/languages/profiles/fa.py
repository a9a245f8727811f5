"""Persian: its own ی and ک, the joiner U+200C of no account, ها and ezafe at the end of nouns.

Grammar: the plural ها goes with every noun, ان with what lives, behind a silent ه as گان; ezafe is written only behind
a vowel, as ی (دریای خزر) or as a hamza over ه, which folds away; pronouns follow the noun. A single ی behind a
consonant makes an adjective more often than it says "a" (تاریخی "historical"), and a single م or ت ends many a word:
neither is taken off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hashiya.languages.profile import ARABIC_SCRIPT, Profile
from hashiya.languages.word_parts import Spelling, Stem, added

JOINER = "\u200c"
TELLING = frozenset("یکگپچژ")
"""Letters that Persian has, and Urdu too, where Arabic has others or none."""
SAME: Mapping[int, str] = {ord(letter): same for letter, same in zip("یکؤئ", "يكوي", strict=True)}
"""What letters of endings fold to; Arabic's folding has it."""
_LONG = 4
_PRONOUNS = ("مان", "تان", "شان")
_MANY = ("ها", "های", "هایی", *("های" + pronoun for pronoun in ("م", "ت", "ش", *_PRONOUNS)))


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    key, letters = word.key, word.letters
    vowel, silent = key.endswith(("ا", "و")), key.endswith("ه")
    endings: tuple[str, ...] = ("", "ی") if vowel or silent else ("",)
    if not proper:
        endings += (*_MANY, *_PRONOUNS)
        if silent:
            yield Stem(key[:-1], letters[:-1], added("گان", folded=SAME), letters)
        if silent or key.endswith("ي"):
            endings += ("ای", "اش")
        elif vowel:
            endings += ("یش", *("ی" + pronoun for pronoun in _PRONOUNS))
        elif len(key) >= _LONG:
            endings += ("ان", "ش")
    yield Stem(key, letters, added(*endings, folded=SAME), letters)


def _variants(written: str) -> tuple[str, ...]:
    """Give a name of several words with a joiner and with a space: شبه‌جزیره and شبه جزیره."""
    return tuple(dict.fromkeys((written, written.replace(JOINER, " "), written.replace(" ", JOINER))))


# Folded.
_FUNCTION_WORDS = """
و در به از كه اين ان را با است براي تا بر هم نيز يا اما اگر هر بود شد شده خود ما او من تو شما انها يك نه
"""

PROFILE = Profile(
    code="fa",
    letter=ARABIC_SCRIPT,
    telling=TELLING,
    same={"ۀ": "ه", "ە": "ه"},
    # The verb's می and نمی are written on to it, with a joiner or without.
    chains=("نمي", "مي", ""),
    stems=_stems,
    variants=_variants,
    endings=(
        *(("هاي" + pronoun, ("",)) for pronoun in ("مان", "تان", "شان", "م", "ت", "ش")),
        ("هايي", ("",)),
        ("يشان", ("",)),
        ("گان", ("ه",)),
        ("هاي", ("",)),
        ("شان", ("",)),
        ("مان", ("",)),
        ("تان", ("",)),
        ("ها", ("",)),
        ("ان", ("",)),
        ("اي", ("",)),
        ("اش", ("",)),
        ("ش", ("",)),
        ("ي", ("",)),
        ("", ("",)),
    ),
    function_words=frozenset(_FUNCTION_WORDS.split()),
)
