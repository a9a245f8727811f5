"""Notes: one YAML file each becomes a note of its folder's kind; the file's name is its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from pydantic import BaseModel

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.file_places import Path as ValuePath
from hashiya.kept import digest_of
from hashiya.languages.locales import language_name
from hashiya.languages.text_languages import is_in_another_script
from hashiya.languages.words import may_be_written
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language, Multilingual
from hashiya.model.web_addresses import may_be_linked
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.reading.foreign_signs import lost_words, says_nothing, shown_literally
from hashiya.reading.markdown_signs import links_of, stray_stars_of, too_many_signs
from hashiya.reading.text_file import read_bytes, text_of
from hashiya.reading.tree import stem_of
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

AnyNote = TypeVar("AnyNote", bound=Note)


def read_note(
    path: Path, model: type[AnyNote], *, file: str, settings: ProjectSettings
) -> tuple[AnyNote | None, tuple[Diagnostic, ...]]:
    """Read one note.

    Args:
        path: Where the file is.
        model: The kind of note that its folder holds.
        file: Its name in diagnostics, relative to the project's root.
        settings: The project's: its languages are those that the note should have.

    Returns:
        The note, or None with at least one error; a language that is missing is an info.
    """
    data, problem = read_bytes(path, file=file)
    if data is None:
        return None, (problem,) if problem else ()
    return parse_note(data, model, file=file, settings=settings)


def parse_note(
    data: bytes, model: type[AnyNote], *, file: str, settings: ProjectSettings
) -> tuple[AnyNote | None, tuple[Diagnostic, ...]]:
    """Make a note of what its file holds, as `read_note` does; it hangs on nothing but the arguments."""
    text, told = text_of(data, file=file)
    if text is None:
        return None, told
    parsed = parse_yaml(text, file=file)
    origin = replace(parsed.origin, digest=digest_of([data]))
    languages = may_be_written(settings.languages)
    note, problems = validate(model, parsed, languages=languages, id=stem_of(file), origin=origin)
    if note is None:
        elsewhere = _other_kind(parsed, model, file=file)
        return None, problems if elsewhere is None else (elsewhere,)
    return note, (*told, *problems, *_missing_languages(note, settings.languages), *_signs(note))


def _other_kind(parsed: Parsed, model: type[Note], *, file: str) -> Diagnostic | None:
    """Say that the note is of another kind than its folder's, if all its keys are that kind's and not this one's."""
    keys = set(parsed.value) if isinstance(parsed.value, dict) else set()
    for kind in KINDS:
        fields = kind.model_fields
        needed = {name for name, field in fields.items() if field.is_required()} - {"id", "origin"}
        if needed <= keys <= set(fields) and not keys <= set(model.model_fields):
            target = f"annotations/{kind.folder}/{file.rpartition('/')[2]}"
            message = f"this is a {kind.label.lower()}, in the folder of another kind"
            place = FilePlace(file, FileSpan(1, 1, 1, 2))
            return Diagnostic("wrong-folder", Level.ERROR, message, place, f"move it to {target}")
    return None


class _Amiss(NamedTuple):
    """What is wrong with a text of a note, in the words of the diagnostic."""

    code: str
    level: Level
    message: str
    help: str


def _signs(note: Note) -> Iterator[Diagnostic]:
    """Yield a warning where readers would see the signs of a markup that notes do not have."""
    for name, value in note.texts.items():
        for language, text in value.root.items():
            for amiss in _of_text(note, name, text, language):
                yield Diagnostic(*amiss[:3], note.origin.place(name, language), amiss.help)
    for path, text in _names(note):
        for what, _ in shown_literally(text, "plain"):
            message = f"{what} in `{path[0]}` will be shown as the signs that it is written with"
            place, help_ = note.origin.place(*path), "write the words alone: a name holds no markup"
            yield Diagnostic("shown-literally", Level.WARNING, message, place, help_)


def _of_text(note: Note, name: str, text: str, language: Language) -> Iterator[_Amiss]:
    if too_many_signs(text) is not None:
        message = f"`{name}` has so many brackets or asterisks that pair with no others that it could not be shown"
        yield _Amiss("too-deep", Level.ERROR, message, "take out those that open nothing")
        return
    yield from _shown_literally(note, name, text)
    if says_nothing(text):
        message = f"`{name}` says nothing in words"
        yield _Amiss("wrong-value", Level.WARNING, message, "fill it in, or take it out")
    if is_in_another_script(text, language):
        message = f"`{name}.{language}` is not in {language_name(language, 'en')}: no letter of it is"
        yield _Amiss("text-language", Level.WARNING, message, "write it below the language that it is in")
    for address in links_of(text):
        if not may_be_linked(address):
            message = f"the address `{address[:80]}` in `{name}` is not linked"
            yield _Amiss("address-refused", Level.WARNING, message, "links begin with https://, http:// or mailto:")
    for what, help_, _ in lost_words(text):
        yield _Amiss("wrong-value", Level.WARNING, f"{what}, in `{name}`", help_)


def _shown_literally(note: Note, name: str, text: str) -> Iterator[_Amiss]:
    """Yield a warning for each kind of sign that readers would see in a text of a note."""
    if note.is_markdown(name):
        stray = [f"an asterisk that marks nothing, at «{words}»," for words in stray_stars_of(text)]
        found = [*(what for what, _ in shown_literally(text, "note")), *stray]
        help_ = "notes hold paragraphs, lists, > quotations, *emphasis* and links"
    else:
        found = [what for what, _ in shown_literally(text, "plain")]
        help_ = f"write the words alone: `{name}` holds no markup"
        if "\n\n" in text.strip():
            message = f"`{name}` is one paragraph, and the blank line in it will not be seen"
            yield _Amiss("shown-literally", Level.WARNING, message, "take it out")
    for what in found:
        message = f"{what} in `{name}` will be shown as the signs that it is written with"
        yield _Amiss("shown-literally", Level.WARNING, message, help_)


_OF_LISTS = ("name", "remark", "what", "title", "publisher", "why")
"""The keys at which the parts of a list have words that readers see."""


def _names(note: Note) -> Iterator[tuple[ValuePath, str]]:
    """Yield the texts in one spelling, or in parts of a list, that readers see: names, moments, titles of sources."""
    for name in note.key_names():
        values = getattr(note, name)
        if not isinstance(values, tuple) or name in ("anchors", "exclude"):
            continue
        for index, value in enumerate(values):
            if isinstance(value, str):
                yield (name, index), value
                continue
            model: type[BaseModel] = type(value)
            for key in _seen_keys(model):
                part = getattr(value, key)
                if isinstance(part, Multilingual):
                    yield from (((name, index, key, language), text) for language, text in part.root.items())
                elif isinstance(part, str):
                    yield (name, index, key), part


@cache
def _seen_keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(key for key in _OF_LISTS if key in model.model_fields)


def _missing_languages(note: Note, languages: tuple[Language, ...]) -> Iterator[Diagnostic]:
    moments = [(("when", index, "what"), moment.what) for index, moment in enumerate(note.when)]
    for path, value in (*(((name,), text) for name, text in note.texts.items()), *moments):
        for language in languages:
            if not value.has(language):
                message = f"`{path[-1]}` has no {language_name(language, 'en')} text"
                shown = "the other language" if len(languages) == 2 else "another language"
                help_ = f"add `{language}:`; until then its readers see {shown}, marked"
                yield Diagnostic("missing-language", Level.INFO, message, note.origin.place(*path), help_)
