"""The tree: every file below seeds/ and annotations/ is one that is read, or is told of."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace
from hashiya.model.values import id_problem
from hashiya.nearest import did_you_mean
from hashiya.notes.kinds import BY_FOLDER, KINDS
from hashiya.reading.reference_files import ENDING

_IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_CATALOGUE = "seeds/catalogue.yml"
SOURCES = "annotations/sources.yml"
"""Where the list of reviewed sources stands, where the settings say no other place."""
_OTHER_PICTURES = (".svg", ".bmp", ".tif", ".tiff", ".heic", ".jfif", ".ico")
_OTHER_TEXTS = (".doc", ".docx", ".epub", ".htm", ".html", ".odt", ".pdf", ".rtf", ".xml")
_SCHEMAS = "annotations/schema/"
_TEXTS = (".yml", ".yaml", ".md")
_RENAMED = re.compile(r"(?P<stem>.+?)\.(?:yml|yaml|md|markdown)(?:\.txt|\.bak|\.orig|\.rej|~)?", re.IGNORECASE)

_COPY = re.compile("(?P<before>.+)~|#(?P<unsaved>.+)#")


@dataclass(slots=True)
class Tree:
    """What there is to read, in the order of the names.

    Attributes:
        articles: The Markdown files of seeds/ and seeds/originals/, articles and translations.
        notes: The YAML files of each kind's folder, by the folder's name.
        images: The pictures below seeds/.
        diagnostics: What is not read, and why.
    """

    articles: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: {kind.folder: [] for kind in KINDS})
    images: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_tree(root: Path, *, sources: str | None = SOURCES) -> Tree:
    """Go through the project at `root`; files are named relative to it, with `/`.

    Args:
        sources: The list of reviewed sources, if the settings name one.
    """
    tree = Tree()
    for folder in ("seeds", "annotations"):
        for file in _files(root, folder, tree.diagnostics):
            _sort(tree, root, file, sources)
    tree.diagnostics += one_on_many_disks(tree.images)
    # Originals come behind the project's own: of two articles with one id the own one stays.
    tree.articles.sort(key=lambda file: (file.count("/"), file))
    return tree


def one_on_many_disks(files: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield an error for each file whose name only capitals, or the way its accents are kept, tell from another's."""
    owners: dict[str, str] = {}
    for file in files:
        owner = owners.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if owner != file:
            message = f"many computers take this file and `{owner}` for one, and one of them would be lost"
            yield Diagnostic("file-name", Level.ERROR, message, FilePlace(file), "give one of the two another name")


def files_below(root: Path, folder: str) -> tuple[list[str], list[Diagnostic]]:
    """Return the files below `root / folder`, and what is wrong with the symbolic links among them."""
    diagnostics: list[Diagnostic] = []
    return list(_files(root, folder, diagnostics)), diagnostics


def _files(root: Path, folder: str, diagnostics: list[Diagnostic]) -> Iterator[str]:
    top = root / folder
    if top.is_symlink() and (problem := _link_problem(root, top)):
        diagnostics.append(problem)
    elif top.exists():
        yield from _below(root, folder, diagnostics)


def _below(root: Path, folder: str, diagnostics: list[Diagnostic]) -> Iterator[str]:
    """Yield the files of a folder that is there and no link, then those of the folders in it."""
    waiting = [folder]  # however deep: no call a level
    while waiting:
        folders = []
        folder = waiting.pop()
        for entry in _entries(root, folder, diagnostics):
            name, file = entry.name, f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(file)
                if name.lower().endswith(_TEXTS):
                    message, help_ = "this is a folder, though it is named as a file", "rename it or remove it"
                    diagnostics.append(Diagnostic("file-unreadable", Level.ERROR, message, FilePlace(file), help_))
            # Editors keep locks and copies of their own beside a file; nobody means them to be read.
            elif name.startswith(".") and not (root / file).is_dir() and not _is_hidden_text(name):
                continue
            elif not entry.is_file(follow_symlinks=False) and (problem := file_problem(root, root / file)):
                diagnostics.append(problem)
            else:
                yield file
        waiting += reversed(folders)


def _entries(root: Path, folder: str, diagnostics: list[Diagnostic]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        message, help_ = f"the folder cannot be opened: {error.strerror}", "let it be read, or take it away"
        diagnostics.append(Diagnostic("file-unreadable", Level.ERROR, message, FilePlace(folder), help_))
        return []


def _is_hidden_text(name: str) -> bool:
    return not name.startswith(".#") and name.lower().endswith(_TEXTS)


def file_problem(root: Path, path: Path) -> Diagnostic | None:
    """Say why the file at `path` is not even opened: it is no file, or a link out of the project; None when it is."""
    if path.is_symlink() and (problem := _link_problem(root, path)):
        return problem
    if path.is_file():
        return None
    place = FilePlace(path.relative_to(root).as_posix())
    message, help_ = "this is no ordinary file", "put a file here, or take it away"
    return Diagnostic("file-unreadable", Level.ERROR, message, place, help_)


def _link_problem(root: Path, path: Path) -> Diagnostic | None:
    place = FilePlace(path.relative_to(root).as_posix())
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        message = "this symbolic link leads nowhere"
        return Diagnostic("file-unreadable", Level.ERROR, message, place, "put the file itself here")
    if not target.is_relative_to(root.resolve()):
        message = "this symbolic link leads out of the project"
        return Diagnostic("symbolic-link", Level.ERROR, message, place, "put the file itself here")
    if target.is_dir():
        message = "this folder is a symbolic link, and is not read"
        return Diagnostic("symbolic-link", Level.ERROR, message, place, "put the folder itself here")
    return None


def _sort(tree: Tree, root: Path, file: str, sources: str | None) -> None:
    folder, _, name = file.rpartition("/")
    stem, _, _ = name.rpartition(".")
    if file in (_CATALOGUE, sources) or file.startswith(_SCHEMAS):
        return
    if folder in ("seeds", "seeds/originals"):
        if name.endswith(".md"):
            tree.articles.append(file)
            return
        if name.endswith(ENDING) and (root / folder / f"{stem}.md").is_file():
            return
    elif folder.removeprefix("annotations/") in BY_FOLDER and name.endswith(".yml"):
        if problem := bad_name(file, stem):
            tree.diagnostics.append(problem)
        else:
            tree.notes[folder.removeprefix("annotations/")].append(file)
        return
    if file.startswith("seeds/") and name.lower().endswith(_IMAGES):
        tree.images.append(file)
    else:
        tree.diagnostics.append(_unread(root, file, folder, name))


def _unread(root: Path, file: str, folder: str, name: str) -> Diagnostic:
    """Nobody reads this file: say so, and where it would be read."""
    place, renamed = FilePlace(file), _RENAMED.fullmatch(name)
    if beside := copied(root / file):
        message = f"nobody reads this file: an editor has put it beside {beside} as its copy"
        return Diagnostic("file-ignored", Level.INFO, message, place, "remove it when it is needed no more")
    stem = (renamed["stem"] if renamed else Path(name).stem).lstrip(".")
    top, *below = folder.split("/")
    if top == "seeds":
        message = "nobody reads this file: articles are .md files in seeds/ or seeds/originals/"
        inside = "seeds" if not below or below[0] != "originals" else "seeds/originals"
        help_ = _name_it(root, f"{inside}/{_proposal(stem)}.md")
        ending = Path(name).suffix.lower()
        if stem.lower() == "catalogue":
            help_ = _name_it(root, _CATALOGUE)
        elif ending in _OTHER_PICTURES:
            message = "nobody reads this file: the pictures of articles are .png, .jpg, .webp, .gif or .avif files"
            help_ = "save it as one of these"
        elif ending in _OTHER_TEXTS:
            help_ = "keep it elsewhere: `hashiya import FILE --preview` shows whether it can be taken over, and as what"
        elif ending == ".txt" and not renamed:
            help_ = f"keep it elsewhere: `hashiya new article {_proposal(stem)} --text FILE` makes an article of it"
        return Diagnostic("file-ignored", Level.ERROR, message, place, help_)
    folders = [kind.folder for kind in KINDS]
    message = "nobody reads this file: a note is a .yml file in its kind's folder below annotations/"
    if below and below[0] in folders:
        help_ = _name_it(root, f"annotations/{below[0]}/{_proposal(stem)}.yml")
    elif below:
        help_ = did_you_mean(below[0], folders) or f"the folders are {', '.join(folders)}"
    elif file == SOURCES:
        message = "nobody reads this file: the settings name no list of reviewed sources"
        help_ = f"write `reviewed_sources: {SOURCES}` into hashiya.yml, or remove it"
    else:
        help_ = f"move it into one of these folders: {', '.join(folders)}"
    return Diagnostic("file-ignored", Level.ERROR, message, place, help_)


def copied(path: Path) -> str | None:
    """Return of which file beside it an editor has made the one at `path`, as a copy; None of any other."""
    made = _COPY.fullmatch(path.name)
    name = made["before"] or made["unsaved"] if made else ""
    return name if name and path.with_name(name).is_file() else None


def stem_of(file: str) -> str:
    """Return a file's name without its ending: an id, or the id and the language of a translation."""
    return os.path.splitext(file.rpartition("/")[2])[0]


def no_translation(file: str, article: str, language: str, languages: tuple[str, ...]) -> Diagnostic:
    """Say that `file` is named as a translation of `article` into a language that none can be in."""
    message = f"`{language}` is no language that a translation can be in here: they are {', '.join(languages)}"
    code = language.lower()
    help_ = f"name it {file.rpartition('/')[0]}/{article}.{code}.md" if code in languages else "name one of these"
    return Diagnostic("file-name", Level.ERROR, message, FilePlace(file), help_)


def _name_it(root: Path, name: str) -> str:
    """The way out for a file that nobody reads: never one that would write over another file."""
    return f"remove it: {name} is there already" if os.path.lexists(root / name) else f"name it {name}"


def bad_name(file: str, stem: str) -> Diagnostic | None:
    """Say why the name of `file` is no id, or return None when it is one."""
    problem = id_problem(stem)
    if problem is None:
        return None
    message = "the file's name must be lower-case Latin letters, digits and hyphens, and end in .md or .yml"
    if not re.search("[a-z0-9]", stem.lower()):
        help_ = "name it with Latin letters, such as `oil-exports`"
    elif id_problem(_proposal(stem)):
        message = f"the file's name is its id: {problem}"
        help_ = "name it with Latin letters, such as `oil-exports`"
    else:
        help_ = f"name it `{_proposal(stem)}`"
    return Diagnostic("file-name", Level.ERROR, message, FilePlace(file), help_)


def _proposal(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "oil-exports"
