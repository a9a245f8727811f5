"""Import: a text becomes an article, its metadata from the catalogue or from options.

One whose rights are told is the project's own, `seeds/<id>.md`; any other is a text of others, which git ignores and
nobody publishes, `seeds/originals/<id>.md`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from hashiya.files import write_atomically
from hashiya.languages.profiles import DEFAULT
from hashiya.model.texts import ArticleMeta, SourceText
from hashiya.model.values import Language, id_problem
from hashiya.reading.docx import is_docx, read_docx
from hashiya.reading.epub import epub_as_html, is_epub
from hashiya.reading.imported_head import NOTHING_SAID, Options, head_of, without_title
from hashiya.reading.imported_lines import Line, LostTextError, PlainText, clean, other_letters
from hashiya.reading.misread_letters import misread
from hashiya.reading.no_text import no_plain_text
from hashiya.reading.page_damage import damage_of, damaged
from hashiya.reading.plain_markdown import first_misread, to_markdown
from hashiya.reading.plain_text import doubt
from hashiya.reading.text_file import CONFLICT, MAX_TEXT_BYTES, read_bytes
from hashiya.reading.text_formats import decoded, has_signs, understood
from hashiya.reading.told_lines import other_text
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import parse_yaml

_MISREAD = "signs in it would be taken for markup, and the text would be read with other words"
_OWN, _ORIGINALS = "seeds", "seeds/originals"


class ImportRefusedError(ValueError):
    """A text that cannot be imported; the message is one sentence with the way out."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A text as it would be imported.

    Attributes:
        name: What the text is called in messages.
        identifier: The article's id; None where nobody named one.
        markdown: The file; empty where it cannot be written.
        lines: Every line of the text with what it is.
        refused: Why it cannot be written, a clause each.
        head: What its front matter would say, but for the lines of the text's own head.
        is_own: Whether it is an article of the project's own.
    """

    name: str
    identifier: str | None
    markdown: str
    lines: tuple[Line, ...]
    refused: tuple[str, ...] = ()
    head: Mapping[str, Any] = field(default_factory=dict)
    is_own: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether nothing about it is guessed."""
        return not (self.refused or any(line.doubt for line in self.lines))


def prepare(path: Path, *, catalogue: Mapping[str, SourceText], options: Options = NOTHING_SAID) -> Prepared:
    """Understand one file.

    Args:
        path: The text.
        catalogue: The source texts that are known; what they are is no guess.
        options: What the editor says of it.

    Raises:
        ImportRefusedError: It is no text in UTF-8.
    """
    prepared = _prepared(path, catalogue=catalogue, options=options)
    reason = other_text(options.beside, path.read_bytes(), file=path.name)
    return replace(prepared, markdown="", refused=(*prepared.refused, reason)) if reason else prepared


def _prepared(path: Path, *, catalogue: Mapping[str, SourceText], options: Options) -> Prepared:
    data, problem = read_bytes(path, file=path.name, most=MAX_TEXT_BYTES)
    if data is None:
        raise ImportRefusedError(f"{path.name}: {problem.message if problem else 'it cannot be read'}")
    if is_epub(data):
        try:
            book = epub_as_html(data)
        except LostTextError as error:
            raise ImportRefusedError(f"{path.name} {error}") from None
        known = known_text(data, "", catalogue)
        return understand(book.html, known=known, options=options, name=path.name, marked=book.marked, left=book.left)
    if is_docx(data):
        try:
            document = read_docx(data)
        except LostTextError as error:
            return Prepared(path.name, options.id, "", (), (str(error),))
        known = known_text(data, "", catalogue)
        return understand(document.html, known=known, options=options, name=path.name, left=document.left)
    if what := no_plain_text(data, encoded=options.encoding is not None):
        raise ImportRefusedError(f"{path.name} {what}")
    try:
        text = decoded(data, options.encoding)
    except UnicodeDecodeError as error:
        way = "say --encoding if it was saved in another, such as windows-1256; or save the file as UTF-8"
        raise ImportRefusedError(
            f"{path.name}: byte {error.start + 1} is not valid {(options.encoding or 'UTF-8').upper()}; {way}"
        ) from error
    prepared = understand(text, known=known_text(data, text, catalogue), options=options, name=path.name)
    reason = misread(data, text, encoding=options.encoding)
    return replace(prepared, markdown="", refused=(reason, *prepared.refused)) if reason else prepared


def write(prepared: Prepared, *, root: Path, replace: bool = False) -> Path:
    """Write a text that was understood into the project at `root`.

    Args:
        prepared: The text.
        root: The project's folder.
        replace: Whether a text that was imported before and is another now may be written over.

    Returns:
        The file that was written.

    Raises:
        ImportRefusedError: It cannot be written, or something else stands there.
    """
    name, identifier, markdown = prepared.name, prepared.identifier, prepared.markdown
    if prepared.refused:
        raise ImportRefusedError(f"{name} {prepared.refused[0]}")
    if len(markdown.encode()) > MAX_TEXT_BYTES:
        raise ImportRefusedError(f"{name} would become a file of more than {MAX_TEXT_BYTES // 1024**2} MB: split it")
    target, other = (root / folder / f"{identifier}.md" for folder in (_OWN, _ORIGINALS))
    if not prepared.is_own:
        target, other = other, target
    if other.exists():
        there = other.relative_to(root).as_posix()
        what = "a text of others: move it away first" if prepared.is_own else "an article of the project's own"
        raise ImportRefusedError(f"{there} is there, {what}, or give another --id")
    if not replace:
        _keep(target, markdown, name=target.relative_to(root).as_posix())
    write_atomically(target, markdown)
    return target


def _keep(target: Path, markdown: str, *, name: str) -> None:
    """Refuse to write over what is another text: of most of these files git keeps no copy that would bring it back.

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
        "it may have been edited, and git may keep no copy of it; move it away, or import with --replace"
    )


def known_text(data: bytes, text: str, catalogue: Mapping[str, SourceText]) -> SourceText | None:
    """Find the entry of the catalogue whose hash is that of a file, or of the text in it with its line ends mended."""
    hashes = {hashlib.sha256(data).hexdigest(), hashlib.sha256(clean(text).encode()).hexdigest()}
    return next((source for source in catalogue.values() if source.sha256 in hashes), None)


def understand(
    text: str,
    *,
    known: SourceText | None = None,
    options: Options = NOTHING_SAID,
    name: str = "the text",
    marked: Mapping[str, str] = MappingProxyType({}),
    left: Sequence[Line] = (),
) -> Prepared:
    """Understand a text.

    Args:
        text: The text, one line a paragraph unless the options say that it is wrapped.
        known: Its entry in the catalogue, if it has one: somebody has looked at it, and nothing is a guess.
        options: Said by the editor; goes before the catalogue.
        name: What to call the text in messages.
        marked: What a record beside the text says of it, by the key of the front matter.
        left: What its file has besides the text.
    """
    identifier = options.id or (known.id if known else None)
    language = options.language or (known.language if known else DEFAULT)
    try:
        found = understood(text, name=name, language=language, told=options.lines, wrapped=options.wrapped)
    except LostTextError as error:
        return Prepared(name, identifier, "", (), (str(error),))
    numbered = (replace(line, number=at) for at, line in enumerate(left, len(found.all_lines) + 1))
    found = replace(found, marked={**found.marked, **marked}, all_lines=(*found.all_lines, *numbered))
    if known is None and not options.lines:
        found = without_title(found, head_of(found, known, options).get("title") or {})
    meta = head_of(found, known, options)
    body = to_markdown(found)
    lost = first_misread(found, body)
    lines = tuple(
        replace(line, doubt=_MISREAD if line is lost else "" if known else _doubted(line)) for line in found.all_lines
    )
    refused = tuple(_refusals(text, identifier, found, meta, name=name, known=known, options=options))
    front_matter = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
    markdown = "" if refused else f"---\n{front_matter}---\n\n{body}"
    head = {key: value for key, value in meta.items() if key != "printed"}
    return Prepared(name, identifier, markdown, lines, refused, head, is_own=bool(options.rights))


def _refusals(
    text: str,
    identifier: str | None,
    found: PlainText,
    meta: dict[str, Any],
    *,
    name: str,
    known: SourceText | None,
    options: Options,
) -> Iterator[str]:
    """Yield why a text cannot be written, a clause each with the way out."""
    language, looked_at = meta.get("language", DEFAULT), options.wrapped or bool(options.lines)
    if not any(character.isalnum() for character in text) or not found.lines:
        yield "holds no text"
        return
    if mark := CONFLICT.search(text):
        yield f"holds git's conflict markers, first in line {text.count(chr(10), 0, mark.start()) + 1}: mend it first"
    elif known is None and (reason := _doubt(text, found, language, name=name, looked_at=looked_at)):
        yield reason
    if told := [number for number in options.lines if number > len(found.all_lines)]:
        yield f"has {len(found.all_lines)} lines, and --as names line {min(told)}"
    if identifier is None:
        yield "is not in seeds/catalogue.yml: name it with --id, such as --id author-topic-2024"
    elif problem := id_problem(identifier):
        yield f"cannot be called --id {identifier}: {problem}"
    if "title" not in meta:
        looks_so = next((line.text for line in found.all_lines if line.kind in ("heading", "head")), "")
        proposed = f' "{looks_so[:60]}", or another' if looks_so else ""
        yield f"has no title that is known: give --title-{language}{proposed}"
    # With every sign that nobody sees as an escape; those of the text itself the check tells at their lines.
    said = yaml.safe_dump({key: value for key, value in meta.items() if key != "printed"})
    parsed = parse_yaml(said, file="the options")
    _, problems = validate(ArticleMeta, parsed)
    # What would be told of the file afterwards is refused now; that the title is missing has been said.
    yield from (f"cannot have this: {problem.message}" for problem in problems if problem.code != "missing-key")


def _doubt(text: str, found: PlainText, language: Language, *, name: str, looked_at: bool) -> str | None:
    if reason := damaged(text):
        return reason
    if has_signs(text, name=name):
        return other_letters((line.text for line in found.lines), language=language)
    return doubt(text, language=language, wrapped=looked_at)


def _doubted(line: Line) -> str:
    """Say what about a line is doubtful, what its letters have suffered too; not of one that is left out."""
    return line.doubt or ("" if line.kind == "nothing" else damage_of(line.text))
