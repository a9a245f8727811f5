"""French: accents typed or not, elision by the apostrophe that parts words, plurals in -s and -x.

Grammar: -s for the plural, -x behind -au and -eu, -aux for -al; an adjective takes -e in the feminine. An elided
article or pronoun (l’, d’, qu’) is a word of its own before its apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator

from hashiya.languages.profile import LATIN_SCRIPT, Profile
from hashiya.languages.word_parts import NONE, Spelling, Stem

_ACCENTED, _PLAIN = "àâçéèêëîïôûùüÿ", "aaceeeeiiouuuy"
_TAKES_X = ("au", "eu")
_UNCHANGED = ("s", "x", "z")


def plural(key: str) -> str:
    """Return the regular plural of a folded noun.

    >>> [plural(noun) for noun in ("accord", "journal", "bureau", "pays")]
    ['accords', 'journaux', 'bureaux', 'pays']
    """
    if key.endswith(_UNCHANGED):
        return key
    if key.endswith("al"):
        return key[:-1] + "ux"
    return key + ("x" if key.endswith(_TAKES_X) else "s")


def _singulars(key: str) -> tuple[str, ...]:
    """Return what a folded noun may be the plural of."""
    if key.endswith("aux") and not key.endswith("eaux"):
        return (key[:-2] + "l",)
    if key.endswith(("eaux", "eux")) or (key.endswith("s") and not key.endswith(("ss", "us", "is", "as", "os"))):
        return (key[:-1],)
    return ()


def _stems(word: Spelling, *, proper: bool, first: bool) -> Iterator[Stem]:
    forms = [word.key]
    if not (proper or word.letters.isupper()) and word.key.isalpha():
        singulars = (word.key, *_singulars(word.key))
        if not first:
            singulars += tuple(one + "e" for one in singulars if not one.endswith(("e", "s", "x")))
        forms += [*singulars, *map(plural, singulars)]
    for key in dict.fromkeys(forms):
        yield Stem(key, word.letters if key == word.key else key, NONE, word.letters)


# Folded.
_FUNCTION_WORDS = """
le la les un une des du de d l et en dans que qui qu pour par sur avec au aux ce cette ces il elle on est sont
ne pas plus se s son sa ses
"""

PROFILE = Profile(
    code="fr",
    letter=LATIN_SCRIPT,
    telling=frozenset("éèêçàùœÉÈÊÇÀ"),
    articles=("l’", "l'", "les ", "le ", "la "),
    same=dict(zip(_ACCENTED + _ACCENTED.upper(), _PLAIN + _PLAIN, strict=True)),
    stems=_stems,
    endings=(("aux", ("al", "au")), ("es", ("", "e")), ("s", ("",)), ("x", ("",)), ("e", ("",)), ("", ("",))),
    function_words=frozenset(_FUNCTION_WORDS.split()),
)
