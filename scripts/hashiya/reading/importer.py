"""Import: a plain-text article becomes seeds/originals/<id>.md, its metadata from the catalogue or from options."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from hashiya.file_places import Origin
from hashiya.files import write_atomically
from hashiya.languages.profiles import DEFAULT
from hashiya.languages.text_languages import script_language
from hashiya.model.texts import ArticleMeta, SourceText
from hashiya.model.values import Language, Multilingual, id_problem
from hashiya.reading.plain_text import PlainText, clean, doubt, structure, to_markdown
from hashiya.reading.text_file import MAX_BYTES, read_bytes
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed

ORIGINALS = "seeds/originals"
_MOST = 16 * MAX_BYTES


class ImportRefusedError(ValueError):
    """A text that cannot be imported; the message is one sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor said about a text; what is None comes from the catalogue or from the text itself."""

    id: str | None = None
    titles: Mapping[Language, str] = field(default_factory=dict)
    author: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: Language | None = None


def import_file(
    path: Path,
    *,
    root: Path,
    catalogue: Mapping[str, SourceText],
    options: Options = Options(),
    replace: bool = False,
) -> Path:
    """Import one file into the project at `root`.

    Args:
        path: The text.
        root: The project's folder.
        catalogue: The source texts that are known.
        options: What the editor says of it.
        replace: Whether a text that was imported before and is another now may be written over.

    Returns:
        The file that was written.

    Raises:
        ImportRefusedError: It is no UTF-8 text, or something about it is neither known nor given.
    """
    data, problem = read_bytes(path, file=path.name, most=_MOST)
    if data is None:
        raise ImportRefusedError(f"{path.name}: {problem.message if problem else 'it cannot be read'}")
    if what := _no_plain_text(data):
        raise ImportRefusedError(f"{path.name} is {what}: save it as plain text, in UTF-8, and import that")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefusedError(
            f"{path.name}: byte {error.start + 1} is not valid UTF-8; save the file as UTF-8"
        ) from error
    identifier, markdown = import_text(text, known=recognise(data, catalogue), options=options, name=path.name)
    if len(markdown.encode()) > MAX_BYTES:
        raise ImportRefusedError(f"{path.name} would become a file of more than {MAX_BYTES // 1024} kB: split it")
    if (root / "seeds" / f"{identifier}.md").exists():
        raise ImportRefusedError(f"seeds/{identifier}.md is there, an article of the project's own: give another --id")
    target = root / ORIGINALS / f"{identifier}.md"
    if not replace:
        _keep(target, markdown, name=target.relative_to(root).as_posix())
    write_atomically(target, markdown)
    return target


_HEADS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a document of a word processor or a packed file",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "an RTF document",
    b"<!doctype html": "an HTML page",
    b"<html": "an HTML page",
}


def _no_plain_text(data: bytes) -> str | None:
    """Say what a file is that is no plain text, or return None."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    found = next((what for start, what in _HEADS.items() if head.startswith(start.lower())), None)
    # UTF-16 holds them too, and is told of as no UTF-8.
    nul = b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return found or ("no text: it holds NUL bytes" if nul else None)


def _keep(target: Path, markdown: str, *, name: str) -> None:
    """Refuse to write over what is another text: git ignores these files, so nothing would bring it back.

    Raises:
        ImportRefusedError: With the first line that differs.
    """
    try:
        there = target.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return
    if there == markdown:
        return
    old, new = there.splitlines(), markdown.splitlines()
    at = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    line = old[at] if at < len(old) else ""
    raise ImportRefusedError(
        f"{name} is there and differs, first in line {at + 1} («{line[:60]}»): "
        "it may have been edited, and git keeps no copy of it; move it away, or import with --replace"
    )


def recognise(data: bytes, catalogue: Mapping[str, SourceText]) -> SourceText | None:
    """Find the source text in the catalogue whose hash is that of `data`, as supplied or with its line ends mended."""
    hashes = {hashlib.sha256(data).hexdigest(), hashlib.sha256(clean(data.decode("utf-8-sig")).encode()).hexdigest()}
    return next((source for source in catalogue.values() if source.sha256 in hashes), None)


def import_text(
    text: str, *, known: SourceText | None = None, options: Options = Options(), name: str = "the text"
) -> tuple[str, str]:
    """Turn a plain text into the file of an article.

    Args:
        text: The text, one line a paragraph.
        known: Its entry in the catalogue, if it has one.
        options: Said by the editor; goes before the catalogue.
        name: What to call the text in errors.

    Returns:
        The article's id and its Markdown with front matter.

    Raises:
        ImportRefusedError: The id or the title is neither known nor given, or the text is empty.
    """
    identifier = options.id or (known.id if known else None)
    if identifier is None:
        raise ImportRefusedError(
            f"{name} is not in seeds/catalogue.yml: name it with --id, such as --id author-topic-2024"
        )
    if problem := id_problem(identifier):
        raise ImportRefusedError(f"--id {identifier}: {problem}")
    if not any(character.isalnum() for character in text):
        raise ImportRefusedError(f"{name} holds no text")
    language = options.language or (known.language if known else DEFAULT)
    if known is None and (reason := doubt(text, language=language)):
        raise ImportRefusedError(f"{name} {reason}")
    understood = structure(text, language=language)
    if not understood.lines:
        raise ImportRefusedError(f"{name} holds no text")
    meta = _metadata(understood, known, options)
    if "title" not in meta:
        raise ImportRefusedError(f"{name} has no title of its own: give --title-ar or --title-en")
    _refuse_wrong(meta)
    front_matter = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
    return identifier, f"---\n{front_matter}---\n\n{to_markdown(understood)}"


def _refuse_wrong(meta: dict[str, Any]) -> None:
    parsed = Parsed(meta, Origin("the options"))
    _, problems = validate(ArticleMeta, parsed)
    if problems:
        raise ImportRefusedError("; ".join(problem.message for problem in problems))


def _metadata(text: PlainText, known: SourceText | None, options: Options) -> dict[str, Any]:
    title = _plain(known.title) if known else {script_language(text.title): text.title} if text.title else {}
    title = {**(title if isinstance(title, dict) else {}), **options.titles}
    meta: dict[str, Any] = {
        "title": title,
        "author": options.author or (_plain(known.author) if known else text.author),
        "publisher": options.publisher or (_plain(known.publisher) if known else None),
        # A classical text's year of three digits is a year too: `--date 850`.
        "date": (options.date.zfill(4) if options.date and len(options.date) == 3 else options.date)
        or (known.date if known else None),
        "language": options.language or (known.language if known else DEFAULT),
        "url": options.url or (known.url if known else None),
        "rights": known.rights if known else None,
        "printed": list(text.printed),
    }
    return {key: value for key, value in meta.items() if value}


def _plain(value: Multilingual | str | None) -> dict[str, str] | str | None:
    return value.model_dump(exclude_none=True) if isinstance(value, Multilingual) else value
