"""Text languages: what articles are written in, each with a profile of its own, and known by its letters.

>>> script_language("نهر"), script_language("NATO"), most_letters("نهر Rhine river", default="ar")
('ar', 'en', 'en')
>>> written_like("fr"), most_letters("Le fleuve نهر", default="fr"), most_letters("نهر", default="fr")
('en', 'fr', 'ar')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticKnownError

from hashiya.languages.locales import language_name
from hashiya.languages.profiles import PROFILES, profile_of
from hashiya.model.values import Language

_SHARE = 4
"""Of so many letters of a mixed text one is enough for the article's own language: names and titles are quoted."""
_RARE = 32
"""Of so many characters one at least tells a language: an Arabic text has a پ here and there."""
_MANY = 12
"""Of so many characters one shows that a paragraph is in another language of the article's script, as a verse is."""
_SENTENCE = 20
"""So many letters at least; fewer may be a name, which is written in its own script."""
_TYPED_LOOSELY = frozenset("یک")
"""Letters that an Arabic text has too where the keyboard was a Persian one."""
_OF_ADDRESSES = ("@", "www.", "tp:", "tps:", "mailto:")
"""One of them is in every address."""
_ADDRESS = re.compile(r"(?:https?:|ftp:|www\.|mailto:)\S+|(?<!\S)\S+@\S+")


def _known(code: str) -> str:
    if code not in PROFILES:
        raise PydanticKnownError("literal_error", {"expected": ", ".join(PROFILES)})
    return code


OfText = Annotated[Language, AfterValidator(_known), WithJsonSchema({"enum": [*PROFILES], "type": "string"})]
"""A language of a text as files write it: one that has a profile."""


def script_language(text: str) -> Language:
    """Guess the language of a short text from its script: the first language of which it has a letter."""
    return next((code for code, known in PROFILES.items() if known.letters.search(text)), profile_of("").code)


def name_language(name: str, languages: Sequence[Language]) -> Language:
    """Tell which language a name is in: one of `languages` if its letters allow, the one that they tell if several do.

    >>> name_language("بندر", ("fa", "en")), name_language("بندر", ("en",)), name_language("بندرگاہ", ("en",))
    ('fa', 'ar', 'ur')
    """
    here = _of_script(profile_of(script_language(name)).letter)
    return _told(name, [code for code in languages if code in here] or here)


@cache
def written_like(language: Language) -> Language:
    """Return the text language by which its script is known: French is written like English."""
    return script_language(language_name(language, language))


def text_language(language: Language) -> Language:
    """Return the text language whose rules a language goes by: its own, or that of its script."""
    return language if language in PROFILES else written_like(language)


def _may_hold_address(text: str) -> bool:
    return any(map(text.__contains__, _OF_ADDRESSES))


def is_in_another_script(text: str, language: Language) -> bool:
    """Tell whether a text said to be in `language` has no letter of its script and a sentence's worth of another's.

    >>> is_in_another_script("نص طويل كُتب حيث يُنتظر نص إنجليزي", "en"), is_in_another_script("حلف NATO", "en")
    (True, False)
    """
    letters = profile_of(text_language(language)).letters
    if letters.search(text) and (not _may_hold_address(text) or letters.search(_ADDRESS.sub(" ", text))):
        return False
    return sum(map(str.isalpha, text)) >= _SENTENCE


def most_letters(text: str, *, default: Language) -> Language:
    """Tell in which language a text is by its letters, addresses left out: `default` unless nearly all are another's.

    A text that begins and ends in the script of `default` is in it, and so is one with every fourth letter of it.
    """
    own = profile_of(text_language(default))
    if _may_hold_address(text):
        text = _ADDRESS.sub(" ", text)
    mine = own.count(text)
    if mine * _SHARE >= len(text):  # whatever the rest is
        return _neighbour(text, default)
    counts = {each.letter: each.count(text) for each in PROFILES.values() if each.letter != own.letter}
    most = max(counts, key=counts.__getitem__)
    if mine * _SHARE >= mine + counts[most]:
        return _neighbour(text, default)
    letters = [letter for letter in text if letter.isalpha()]
    if not letters or (own.letters.match(letters[0]) and own.letters.match(letters[-1])):
        return default
    return _told(text, _of_script(most))


def _neighbour(text: str, default: Language) -> Language:
    """Return the language of the same script of which a text has many letters that `default` has not, or `default`."""
    own = profile_of(text_language(default))
    foreign = {code: PROFILES[code].telling - own.telling - _TYPED_LOOSELY for code in _of_script(own.letter)}
    counts = {code: sum(map(text.count, letters)) for code, letters in foreign.items() if code != own.code}
    most = max(counts, key=counts.__getitem__, default=default)
    return most if counts.get(most, 0) * _MANY >= len(text) else default


@cache
def _of_script(letter: str) -> tuple[Language, ...]:
    """Return the languages of a script, by the expression for its letters."""
    return tuple(code for code, known in PROFILES.items() if known.letter == letter)


def _told(text: str, languages: Sequence[Language]) -> Language:
    """Return that of `languages` whose own letters are met most in `text`, the first where hardly any are."""
    counts = [sum(map(text.count, PROFILES[code].telling)) for code in languages]
    return languages[counts.index(max(counts))] if max(counts) * _RARE >= len(text) else languages[0]
