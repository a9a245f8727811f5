"""Text files: what an editor wrote, read with bounds, or the reason why not.

A file may be a device that never ends, a pipe that nobody writes to or a link to somebody's keys: only regular files
inside the project are opened, and never more of one is read than may be there.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.reading.hidden_signs import hidden_signs
from hashiya.reading.lost_letters import lost_letters

MAX_BYTES = 256 * 1024
"""Of a note, of settings, of a page written by hand."""
MAX_TEXT_BYTES = 16 * 1024 * 1024
"""Of an article or its translation: a book of many volumes stays below it, and its check within a gigabyte."""

CONFLICT = re.compile(r"^(?:<{7} .*|\|{7}(?: .*)?|={7}|>{7} .*)$", re.MULTILINE)
_CONFLICTING = tuple(sign * 7 for sign in "<|=>")


def read_file(path: Path, *, file: str, merged: bool = True) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read a text file written by an editor: UTF-8, at most 256 kB; a BOM and CRLF are taken out.

    Args:
        path: Where it is.
        file: Its name in diagnostics, relative to the project's root.
        merged: Whether git's conflict markers are an error in it: a page about git may show them.

    Returns:
        The text and a warning for each hidden sign and each loss in it, or None and the diagnostic that says why not.
    """
    data, problem = read_bytes(path, file=file)
    if data is None:
        return None, (problem,) if problem else ()
    return text_of(data, file=file, merged=merged)


def text_of(data: bytes, *, file: str, merged: bool = True) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text that a file holds, as `read_file` does."""
    if data.count(0) > len(data) // 4:
        message = "every second byte is nought: this is text in UTF-16, or no text"
        place = FilePlace(file, FileSpan(1, 1, 1, 2))
        return None, (Diagnostic("file-unreadable", Level.ERROR, message, place, help="save the file as UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bom = len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))
        return None, (_no_utf8(data, bom + error.start, file=file),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Most texts have no such row of signs, and need not be gone through line by line.
    if merged and any(signs in text for signs in _CONFLICTING) and (mark := CONFLICT.search(text)):
        return None, (_conflict(text, mark, file=file),)
    return text, (*hidden_signs(text, file=file), *lost_letters(text, file=file))


def read_bytes(path: Path | str, *, file: str, most: int = MAX_BYTES) -> tuple[bytes | None, Diagnostic | None]:
    """Read a regular file of at most `most` bytes; never waits and never reads more, whatever the name stands for."""
    try:
        # Without waiting: a pipe that nobody writes to would keep the program for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, _unreadable(f"the file cannot be opened: {reason}", file)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None, _unreadable("this is no ordinary file", file, "put a text file here, or take it away")
        # As much as there should be, and a byte more; whether there is more is asked again.
        data = os.read(handle, min(status.st_size, most) + 1)
        while len(data) <= most and (more := os.read(handle, most + 1 - len(data))):
            data += more
    except OSError as error:
        return None, _unreadable(f"the file cannot be read: {error.strerror}", file)
    finally:
        os.close(handle)
    return _bounded(data, file=file, most=most)


def read_opened(opened: BinaryIO, *, file: str, most: int = MAX_BYTES) -> tuple[bytes | None, Diagnostic | None]:
    """Read what is left of an open file, if it is at most `most` bytes; never more."""
    return _bounded(opened.read(most + 1), file=file, most=most)


def _bounded(data: bytes, *, file: str, most: int) -> tuple[bytes | None, Diagnostic | None]:
    if len(data) > most:
        message = f"the file is larger than {_size(most)}"
        return None, Diagnostic("file-too-large", Level.ERROR, message, FilePlace(file), help="split it")
    return data, None


def _size(count: int) -> str:
    return f"{count // 1024} kB" if count < 1024 * 1024 else f"{count // 1024**2} MB"


def _no_utf8(data: bytes, at: int, *, file: str) -> Diagnostic:
    line = data.count(b"\n", 0, at) + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    message = f"byte {at + 1} ({data[at]:#04x}) is not valid UTF-8"
    place = FilePlace(file, FileSpan(line, column, line, column + 1))
    return Diagnostic("file-unreadable", Level.ERROR, message, place, help="save the file as UTF-8")


def _conflict(text: str, mark: re.Match[str], *, file: str) -> Diagnostic:
    line = text.count("\n", 0, mark.start()) + 1
    place = FilePlace(file, FileSpan(line, 1, line, len(mark[0]) + 1))
    message = "git left both versions here: this line is one of its conflict markers"
    help_ = "keep what is right and take out the lines that begin with <<<<<<<, ======= and >>>>>>>"
    return Diagnostic("conflict-marker", Level.ERROR, message, place, help_)


def _unreadable(message: str, file: str, help_: str | None = None) -> Diagnostic:
    return Diagnostic("file-unreadable", Level.ERROR, message, FilePlace(file), help_)
