"""Opened: the file that notes come in, read within bounds and by the form that it is said to have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hashiya.diagnostics import Diagnostic
from hashiya.incoming.anki_reader import deck_table
from hashiya.incoming.annotation_reader import hypothesis_in, web_annotations_in
from hashiya.incoming.brought import CannotImportError, Load
from hashiya.incoming.table_reader import ReadTable, read_table
from hashiya.incoming.tei_reader import tei_in
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes, text_of

OF_TEXT: Mapping[str, Callable[..., Load]] = {
    "web-annotation": web_annotations_in,
    "hypothesis": hypothesis_in,
    "tei": tei_in,
}
"""The forms that are read as they are; of a table it is asked what its columns are."""
FORMS = ("hypothesis", "web-annotation", "csv", "tei", "anki")


def opened(path: Path, form: str, *, encoding: str | None) -> Load | ReadTable:
    """Read a file of notes.

    Args:
        form: One of `FORMS`.
        encoding: How it was saved, where not in UTF-8.

    Raises:
        CannotImportError: It cannot be read, or is not of this form; the message names the place.
    """
    file = str(path)
    if form == "anki":
        if not path.is_file():
            raise CannotImportError(f"{file}: there is no such file")
        return deck_table(path, file=file)
    data, problem = read_bytes(path, file=file, most=MAX_TEXT_BYTES)
    if data is None:
        raise CannotImportError(_sentence(problem, file))
    text = _text(data, file=file, encoding=encoding)
    return read_table(text, file=file) if form == "csv" else OF_TEXT[form](text, file=file)


def _text(data: bytes, *, file: str, encoding: str | None) -> str:
    if encoding:
        try:
            data = data.decode(encoding).removeprefix("\ufeff").encode()
        except UnicodeError as error:
            raise CannotImportError(
                f"{file}: this is no {encoding}: {error.reason if hasattr(error, 'reason') else error}"
            ) from None
    text, problems = text_of(data, file=file, merged=False)
    if text is None:
        way = "save it as UTF-8, or say how it was saved with --encoding"
        raise CannotImportError(f"{_sentence(problems[0], file)}; {way}")
    return text


def _sentence(problem: Diagnostic | None, file: str) -> str:
    return f"{problem.place or file}: {problem.message}" if problem else f"{file}: the file cannot be read"
