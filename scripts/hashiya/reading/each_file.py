"""Each file: many files are read and made into models, by others too where work is shared out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from hashiya.diagnostics import Diagnostic
from hashiya.kept import Kept, ToMake
from hashiya.reading.text_file import MAX_BYTES, read_bytes

Given = TypeVar("Given")
Model = TypeVar("Model")

Parsed = tuple[Model | None, tuple[Diagnostic, ...]]
"""What became of a file: the model, or None with at least one error."""


def parse_each(
    root: Path,
    files: Sequence[str],
    parse: Callable[[Given, tuple[str, bytes]], Parsed[Model]],
    given: Given,
    *,
    kept: Kept,
    room: str,
    told: bytes,
    most: int = MAX_BYTES,
) -> list[Parsed[Model]]:
    """Read each of `files` and parse what it holds, or take what was made of it before.

    Args:
        root: The project's folder, which the names of the files begin in.
        files: The files, by their names in diagnostics.
        parse: A function of a module: makes a model of what all are given, the file's name and its bytes.
        given: What all are parsed with.
        kept: What was made before.
        room: Where it is kept.
        told: What changes with anything in `given` that a model hangs on.
        most: So many bytes a file may have.
    """
    contents = [read_bytes(f"{root}/{file}", file=file, most=most) for file in files]
    wanted = [
        ToMake(file, (data, told), (file, data))
        for file, (data, _) in zip(files, contents, strict=True)
        if data is not None
    ]
    made = iter(kept.made_all(room, wanted, parse, given))
    return [
        next(made) if data is not None else (None, (unreadable,) if unreadable else ()) for data, unreadable in contents
    ]
