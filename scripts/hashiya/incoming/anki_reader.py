"""Anki as a table: the notes of a deck are its rows, their fields its columns.

A deck (`.apkg`) is a zip with a database of SQLite in it, which is opened read-only in a folder of its own.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from hashiya.incoming.brought import CannotImportError
from hashiya.incoming.cleaned import from_html
from hashiya.incoming.table_reader import ReadTable
from hashiya.notes.term import TermKind

_MOST_BYTES = 64 * 1024 * 1024
"""So large at most is the database of a deck: what it is packed from need not be."""
_MOST_NOTES = 50_000
_KINDS = frozenset(TermKind)
_NAMES = ("collection.anki21", "collection.anki2")


def deck_table(path: Path, *, file: str) -> ReadTable:
    """Return the notes of a deck as a table; a row's line is the number of the note.

    Raises:
        CannotImportError: It is no deck that can be read.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            names = packed.namelist()
            name = next((one for one in _NAMES if one in names), None)
            if name is None or "collection.anki21b" in names:
                newer = "collection.anki21b" in names
                why = "it is a deck in Anki's newer form" if newer else "there is no collection in it"
                raise CannotImportError(f"{file}: {why}; export it with “Support older Anki versions”")
            with packed.open(name) as opened:
                data = opened.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotImportError(f"{file}: this is no Anki deck (.apkg): {str(error)[:80]}") from None
    if len(data) > _MOST_BYTES:
        raise CannotImportError(f"{file}: its collection is larger than {_MOST_BYTES // 1024**2} MB; split the deck")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "collection"
        database.write_bytes(data)
        try:
            return _read(database, file=file)
        except (sqlite3.Error, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CannotImportError(f"{file}: its collection cannot be read: {str(error)[:80]}") from None


def _read(database: Path, *, file: str) -> ReadTable:
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        models: Any = json.loads(connection.execute("select models from col").fetchone()[0])
        fields = {int(key): [str(one["name"]) for one in model["flds"]] for key, model in models.items()}
        rows = connection.execute(
            "select mid, flds, tags from notes order by id limit ?", (_MOST_NOTES + 1,)
        ).fetchall()
    finally:
        connection.close()
    if len(rows) > _MOST_NOTES:
        raise CannotImportError(f"{file}: more than {_MOST_NOTES:,} notes; split the deck")
    header = [*dict.fromkeys(name for number, _, _ in rows for name in fields.get(number, ()))]
    if not header:
        raise CannotImportError(f"{file}: there is no note in it")
    is_ours = _is_ours(header)
    table = []
    for line, (number, written, tags) in enumerate(rows, start=1):
        told = dict(zip(fields.get(number, ()), map(from_html, str(written).split("\x1f")), strict=False))
        # The field of that name is a word for readers; the tag is the kind itself.
        kind = (next((tag for tag in str(tags).split() if tag in _KINDS), ""),) if is_ours else ()
        table.append((line, (*(told.get(name, "") for name in header), *kind)))
    called = (*map(_called, header), "kind") if is_ours else tuple(header)
    return ReadTable(file, "", "\t", called, tuple(table))


def _is_ours(header: Collection[str]) -> bool:
    """Whether the fields are those of `hashiya export anki`."""
    languages = [name.removeprefix("name ") for name in header if name.startswith("name ")]
    return len(languages) > 1 and all(f"meaning {language}" in header for language in languages)


def _called(field: str) -> str:
    """What a field of our own decks is called in a table of the glossary; the others are for readers."""
    name, _, language = field.partition(" ")
    return {"name": f"term.{language}", "meaning": f"definition.{language}"}.get(name, f"for readers: {field}")
