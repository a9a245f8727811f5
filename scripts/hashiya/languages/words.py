"""The interface's own words: one file a language in the theme, read by its templates and by the engine alike.

A language is spoken as soon as `theme/partials/words/<code>.html` is there and the settings name it. What that file
leaves out comes from the languages behind it in the settings, in their order.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hashiya.languages.locales import direction, language_name, plural_form
from hashiya.model.values import Language

WORDS = Path(__file__).parents[1] / "theme" / "partials" / "words"

_OF_THE_LANGUAGE = {"lang", "dir", "locale", "name"}
"""What is said of a language and never borrowed."""
_DICTIONARY = re.compile(r"\{%-? set ui = (\{.*\}) -?%\}", re.DOTALL)
_PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}


@cache
def spoken() -> tuple[Language, ...]:
    """Return the languages that there are words in, by code: those that settings may name."""
    return tuple(sorted(file.stem for file in WORDS.glob("*.html")))


def in_order(language: Language, languages: Iterable[Language]) -> tuple[Language, ...]:
    """Return `language` and then the others of `languages`: where to look for what should be in `language`."""
    return (language, *(other for other in languages if other != language))


def may_be_written(languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """Return the languages in which texts may be written: in the settings' order, then all others."""
    return tuple(dict.fromkeys((*languages, *spoken())))


class OwnWord(NamedTuple):
    """What a reader says in its own words: laid over the interface's, at `room` and `key`, in `language`.

    Attributes:
        text: None where the reader has no such thing.
        written_in: The language that the text is in, where the reader says it in another only.
    """

    language: Language
    room: str
    key: str
    text: str | None
    written_in: Language | None = None


@cache
def words(
    language: Language, languages: tuple[Language, ...] = (), own_words: tuple[OwnWord, ...] = ()
) -> Mapping[str, Any]:
    """Return the words in `language`: nested dicts of strings and lists, as `ui` in the theme's file defines them.

    Args:
        languages: The languages of the settings in their order: what is missing comes from the first that has it.
        own_words: What the reader itself says, such as its name.
    """
    complete: Mapping[str, Any] = {}
    for code in reversed(in_order(language, languages)):
        complete = _over(complete, _own_words(code))
    for word in own_words:
        if word.language == language:
            kept = {key: text for key, text in complete[word.room].items() if key != word.key or word.text is not None}
            complete = {**complete, word.room: kept if word.text is None else {**kept, word.key: word.text}}
    name = language_name(language, language)
    own = {"lang": language, "dir": direction(language), "locale": language, "name": name[:1].upper() + name[1:]}
    return {**complete, **own, **{key: value for key, value in _own_words(language).items() if key in own}}


@cache
def borrowed(
    language: Language, languages: tuple[Language, ...], own_words: tuple[OwnWord, ...] = ()
) -> Mapping[str, Language]:
    """Return the texts that `language` takes from others of `languages`, each with the language that it is in.

    Args:
        own_words: What the reader itself says, such as its name, which it may not say in every language.
    """
    own = dict(_leaves(_own_words(language)))
    lenders = [(code, dict(_leaves(_own_words(code)))) for code in in_order(language, languages)]
    said: dict[tuple[str, ...], Language] = {
        (word.room, word.key): word.written_in or language for word in own_words if word.language == language
    }
    found: dict[str, Language] = {}
    for path, text in _leaves(words(language, languages, own_words)):
        lender = said.get(path) or next((code for code, theirs in lenders if theirs.get(path) == text), language)
        if lender != language and path[0] not in _OF_THE_LANGUAGE:
            found[text] = lender
    spoken = set(own.values())
    return {text: code for text, code in found.items() if text not in spoken}


def completed_words(languages: tuple[Language, ...], own_words: tuple[OwnWord, ...] = ()) -> dict[str, str]:
    """Return the words of each of `languages`, completed and with the reader's own, as files of the theme by name."""
    return {
        f"partials/words/{language}.html": f"{{% set ui = {json.dumps(said, ensure_ascii=False, indent=1)} %}}\n"
        for language in languages
        for said in (words(language, languages, own_words),)
    }


def counted(forms: Mapping[str, str], count: int, language: Language, *, number: str | None = None) -> str:
    """Return the form in `forms` that goes with `count`, `other` if it has none of its own.

    Args:
        number: How to write the number where the form says `{n}`; digits if not told.
    """
    return forms.get(plural_form(count, language), forms["other"]).replace("{n}", number or str(count))


@cache
def _own_words(language: Language) -> Mapping[str, Any]:
    # The file is our own and holds plain strings; whoever prints one escapes it. A dictionary of these is written in
    # Jinja as in Python, which reads it in a tenth of the time.
    found = _DICTIONARY.search((WORDS / f"{language}.html").read_text("utf-8"))
    if found is None:
        raise ValueError(f"the words in {language} are not written as {{% set ui = {{…}} %}}")
    ui: Mapping[str, Any] = ast.literal_eval(found[1])
    return ui


def _leaves(tree: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the texts of nested words, each with the keys that lead to it."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, key))
        elif isinstance(value, str):
            yield (*path, key), value


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    """Lay one dictionary over another, key by key; forms of a number are never mixed from two languages."""
    if above.keys() <= _PLURAL_FORMS:
        return above
    return {
        **below,
        **{
            key: _over(below[key], value)
            if isinstance(value, Mapping) and isinstance(below.get(key), Mapping)
            else value
            for key, value in above.items()
        },
    }
