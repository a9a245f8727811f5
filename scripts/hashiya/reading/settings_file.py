"""The settings: `hashiya.yml` at the project's root; a project without one gets the defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.languages.words import may_be_written, spoken
from hashiya.model.project_settings import ProjectSettings
from hashiya.nearest import did_you_mean
from hashiya.notes.kinds import BY_NAME
from hashiya.reading.text_file import read_file
from hashiya.reading.tree import file_problem
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

SETTINGS = "hashiya.yml"
_MEANT = ("hashiya.yaml", ".hashiya.yml", "hashiya.yml.txt")
_FOLDERS = ("seeds", "annotations")


def is_project(folder: Path) -> bool:
    """Tell whether a folder holds a project: articles, notes or settings."""
    return (folder / SETTINGS).is_file() or any((folder / name).is_dir() for name in _FOLDERS)


def read_settings(root: Path) -> tuple[ProjectSettings, tuple[Diagnostic, ...]]:
    """Read the settings of the project at `root`.

    Returns:
        The settings, the defaults where the file is not there or has an error, and the diagnostics.
    """
    meant = tuple(meant_as(root, SETTINGS, _MEANT, of="the settings"))
    if not os.path.lexists(root / SETTINGS):
        return ProjectSettings(), meant
    text, read = read_settings_text(root, SETTINGS)
    told = (*read, *meant)
    if text is None:
        return ProjectSettings(), told
    parsed = parse_yaml(text, file=SETTINGS)
    settings, problems = validate(ProjectSettings, parsed)
    if settings is None:
        return ProjectSettings(), (*meant, *problems)
    wrong = (*_not_spoken(settings, parsed), *_not_known(settings, parsed), *_not_there(settings, parsed, root))
    if wrong:
        return ProjectSettings(), (*told, *problems, *wrong)
    # Once more, now that it is known in which languages its texts may be, and in which order these stand in.
    settings, problems = validate(ProjectSettings, parsed, languages=may_be_written(settings.languages))
    return settings or ProjectSettings(), (*told, *problems)


def read_settings_text(root: Path, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read the file of settings `name` at the root, which may be no link to a file elsewhere."""
    problem = file_problem(root, root / name)
    return (None, (problem,)) if problem else read_file(root / name, file=name)


def meant_as(root: Path, name: str, others: Iterable[str], *, of: str) -> Iterator[Diagnostic]:
    """Yield an error for each file at the root that was meant as the settings `name`: in capitals, or one of `others`.

    Args:
        of: Whose settings these are, as the message names them.
    """
    # Asked of the folder: a disk that takes large letters for small ones would say yes to each of these names.
    there = os.listdir(root) if root.is_dir() else ()
    help_ = "remove it, or bring what it says into the other" if (root / name).exists() else f"name it {name}"
    for one in sorted(one for one in there if one != name and one.lower() in (name, *others)):
        message = f"nobody reads this file here: {of} stand in {name}"
        yield Diagnostic("file-ignored", Level.ERROR, message, FilePlace(one), help_)


_TWICE = "take one of them out"


def _not_known(settings: ProjectSettings, parsed: Parsed) -> Iterator[Diagnostic]:
    """Yield an error for each kind of note that there is none of, and for what is listed twice."""
    kinds = settings.kinds or ()
    for index, kind in enumerate(kinds):
        place = parsed.origin.place("kinds", index)
        if kind not in BY_NAME:
            message = f"there is no kind of note `{kind}`: the kinds are {', '.join(BY_NAME)}"
            yield Diagnostic(
                "wrong-value", Level.ERROR, message, place, did_you_mean(kind, BY_NAME) or "write one of them"
            )
        elif kind in kinds[:index]:
            yield Diagnostic("wrong-value", Level.ERROR, f"`{kind}` is among the kinds twice", place, _TWICE)
    verdicts = [look.verdict for look in settings.verdicts or ()]
    for index, verdict in enumerate(verdicts):
        if verdict in verdicts[:index]:
            place = parsed.origin.place("verdicts", index, "verdict")
            yield Diagnostic("wrong-value", Level.ERROR, f"`{verdict.value}` is on the scale twice", place, _TWICE)
    labels: dict[str, str] = {}
    for index, look in enumerate(settings.verdicts or ()):
        for label in {look.label} if isinstance(look.label, str) else set(look.label.texts if look.label else ()):
            if label in labels:
                message = f"`{label}` is what two verdicts are called, {labels[label]} and {look.verdict.value}"
                place = parsed.origin.place("verdicts", index, "label")
                yield Diagnostic("wrong-value", Level.ERROR, message, place, "give each a word of its own")
            labels[label] = look.verdict.value


_SIGNATURES = (b"\0\1\0\0", b"true", b"OTTO", b"wOFF", b"wOF2")
"""What fonts begin with: TrueType, Apple's, OpenType, and both kinds packed for the web."""


def _not_there(settings: ProjectSettings, parsed: Parsed, root: Path) -> Iterator[Diagnostic]:
    if settings.reviewed_sources and not os.path.lexists(root / settings.reviewed_sources):
        message = f"there is no file {settings.reviewed_sources}"
        help_ = "write it, a list of sources as fact-checks have them, or take this line out"
        yield Diagnostic("wrong-value", Level.ERROR, message, parsed.origin.place("reviewed_sources"), help_)

    for language, font in settings.fonts.items():
        path, place = root / font, parsed.origin.place("fonts", language)
        if not path.is_file():
            help_ = "put the font there, or take this line out"
            yield Diagnostic("wrong-value", Level.ERROR, f"there is no file {font}", place, help_)
        elif problem := file_problem(root, path):
            yield problem
        elif not _is_font(path):
            help_ = "name a file of the kind .ttf, .otf or .woff2"
            yield Diagnostic("wrong-value", Level.ERROR, f"{font} is no font, or a part of one", place, help_)


def _is_font(path: Path) -> bool:
    if not path.read_bytes().startswith(_SIGNATURES):
        return False
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - takes long to load, and few readers have a font of their own

    try:
        with TTFont(path) as font:
            return bool(font.getBestCmap())
    except Exception:  # whatever is wrong in it, the pages could not be set in it
        return False


def _not_spoken(settings: ProjectSettings, parsed: Parsed) -> Iterator[Diagnostic]:
    for index, language in enumerate(settings.languages):
        place = parsed.origin.place("languages", index)
        if language in settings.languages[:index]:
            message = f"`{language}` is among the languages twice"
            yield Diagnostic("wrong-value", Level.ERROR, message, place, _TWICE)
        elif language not in spoken():
            message = f"the interface has no words in `{language}`: it speaks {', '.join(spoken())}"
            help_ = f"a file of words, partials/words/{language}.html, teaches it"
            if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Z]{2})?", language):
                help_ = f"write a language's code, such as {spoken()[0]}"
            help_ = did_you_mean(language, spoken()) or help_
            yield Diagnostic("wrong-value", Level.ERROR, message, place, help_)
