"""The profiles of the languages that texts are written in: a file a language, found by being here.

>>> PROFILES["he"].chains[-1], profile_of("kk").code, profile_of("de").code
('', 'en', 'en')
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from hashiya.languages.profile import Profile
from hashiya.model.values import Language

DEFAULT: Language = "ar"
"""What a text is in when nothing says otherwise."""
_FOREIGN: Language = "en"


def _found() -> dict[Language, Profile]:
    profiles: list[Profile] = [import_module(f"{__name__}.{file.name}").PROFILE for file in iter_modules(__path__)]
    # Of the languages of one script the best known stands first: where nothing else tells, a word is in it.
    first = (DEFAULT, _FOREIGN)
    return {each.code: each for each in sorted(profiles, key=lambda one: (one.code not in first, one.code))}


PROFILES = _found()
"""By code; the default first, and of each script the language that a word is in where nothing else tells."""


def profile_of(language: Language) -> Profile:
    """Return the profile of a language, or of what is written like it where it has none of its own."""
    return PROFILES.get(language) or PROFILES[_FOREIGN]
