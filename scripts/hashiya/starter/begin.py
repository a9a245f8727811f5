"""Beginning: a project of one's own, written whole or not at all."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from hashiya.languages.words import spoken
from hashiya.model.values import Language
from hashiya.schemas import write_schemas

_HERE = Path(__file__).parent
_TAGLINE = {"ar": "نصوص تُقرأ مع حواشيها", "en": "Texts, read with their notes"}
_LICENCE = {"ar": "نصوص وحواشٍ برخصة {}", "en": "Texts and notes under {}"}
NAME = {"ar": "نصوص بحواشيها", "en": "Texts with notes"}
"""What a reader is called that nobody names."""


class NotEmptyError(Exception):
    """A project would be written over files; the message names one."""


@dataclass(frozen=True, slots=True)
class NewReader:
    """What a newcomer says of the reader to be.

    Attributes:
        name: What it is called, in each of `languages`.
        languages: What its interface speaks, the first one first.
        licence: Its texts' and notes' licence by its short name, such as CC BY 4.0; empty when none is told.
        address: Where the site will be; empty when unknown.
        repository: Where the files will be kept; empty when unknown.
        empty: Without the sample text and its notes.
    """

    name: Mapping[Language, str]
    languages: tuple[Language, ...]
    licence: str = ""
    address: str = ""
    repository: str = ""
    empty: bool = False


def begin(folder: Path, wanted: NewReader) -> tuple[str, ...]:
    """Write a project into `folder`, which is made when it is not there.

    Returns:
        The names of files that were there and stay as they are: what a repository begins with, and a project has too.

    Raises:
        NotEmptyError: There are other files in it; nothing was written.
        OSError: The machine would not; nothing was written.
    """
    if (folder.is_symlink() or folder.exists()) and not folder.is_dir():
        raise NotEmptyError(f"{folder} is there already, and is no folder: name another one")
    if there := _in_the_way(folder):
        raise NotEmptyError(
            f"{folder} holds files already, such as {there}: name a new folder, and move what you want to keep into it"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside it, so that what is whole can be given its name at once.
    with tempfile.TemporaryDirectory(dir=folder.resolve().parent, prefix=".hashiya-init-") as beside:
        made = Path(beside) / "project"
        for name, data in _files(wanted):
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(data)
        write_schemas(made)
        if not folder.exists():
            made.replace(folder)
            return ()
        kept = [one for one in made.iterdir() if (folder / one.name).exists()]
        for one in made.iterdir():
            if one not in kept:
                one.replace(folder / one.name)
    return tuple(sorted(one.name for one in kept))


_BEGUN_WITH = re.compile(
    r"\.git|\.gitignore|\.gitattributes|\.DS_Store|\.idea|Thumbs\.db|desktop\.ini|(README|LICEN[CS]E|COPYING)(\.\w+)?",
    re.IGNORECASE,
)
"""What hosts of repositories and the tools of a machine put into a folder of their own accord."""


def _in_the_way(folder: Path) -> str | None:
    """Return the name of a file in `folder` that a project would be mixed with, or None."""
    there = sorted(folder.iterdir()) if folder.exists() else []
    names = (one.name for one in there if not (one / "pyvenv.cfg").is_file())
    return next((name for name in names if not _BEGUN_WITH.fullmatch(name)), None)


def _files(wanted: NewReader) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a project by its name, relative to the project, and its content."""
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    values = {
        "name": wanted.name,
        "names": " · ".join(dict.fromkeys(wanted.name[language] for language in wanted.languages)),
        "languages": wanted.languages,
        "tagline": _TAGLINE,
        "licence": wanted.licence,
        "under": {language: line.format(wanted.licence) for language, line in _LICENCE.items()},
        "address": wanted.address,
        "repository": wanted.repository,
        "empty": wanted.empty,
        "version": metadata.version("hashiya"),
    }
    unspoken = tuple(f"docs/{language}/" for language in spoken() if language not in wanted.languages)
    for part in ("project",) if wanted.empty else ("project", "samples"):
        for path in sorted((_HERE / part).rglob("*")):
            name = path.relative_to(_HERE / part).as_posix()
            if path.is_dir() or name.startswith(unspoken):
                continue
            data = path.read_bytes()
            if name.endswith(".jinja"):
                data = environment.from_string(data.decode()).render(values).encode()
            yield _shown(name.removesuffix(".jinja")), data


def _shown(name: str) -> str:
    """A file that git and editors would heed here has another name in the package."""
    return "/".join(f".{part.removeprefix('dot-')}" if part.startswith("dot-") else part for part in name.split("/"))
