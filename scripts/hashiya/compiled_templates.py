"""Templates, compiled once: what Jinja makes of them stands in the user's own folder for the next run.

Compiling them takes a second of whatever makes a first page. What is read back is code: so it stands where the user's
own key does, for nobody else to write, and never in the folder of a project, which may come from others. It stands
below the name of the very program that wrote it.
"""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from hashiya.files import write_atomically
from hashiya.kept import nothing_kept, own_folder, program

_UNUSED_SECONDS = 30 * 24 * 3600


_DIGEST = hashlib.sha256().digest_size
"""Bytes in front of the code: of one that a disk has spoilt Python may end without a word."""


class CompiledTemplates(BytecodeCache):
    """Where Jinja looks for the code of a template before it compiles it.

    Args:
        folder: Where it is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return the code for the template's source; it need not be of a file at the same place."""
        finalize = getattr(environment.finalize, "__qualname__", None)
        options = environment.trim_blocks, environment.lstrip_blocks, environment.autoescape, finalize
        made_of = repr((name, source, options, sorted(environment.extensions)))
        bucket = Bucket(environment, hashlib.sha256(made_of.encode()).hexdigest(), self.get_source_checksum(source))
        self.load_bytecode(bucket)
        if bucket.code is not None:
            bucket.code = bucket.code.replace(co_filename=filename or "<template>")
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the code; what cannot be read is compiled again."""
        with contextlib.suppress(Exception):
            data = (self._folder / bucket.key).read_bytes()
            if data[:_DIGEST] == _digest(data[_DIGEST:]):
                bucket.bytecode_from_string(data[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code; what cannot be written is compiled again next time."""
        with contextlib.suppress(OSError):
            if not self._folder.is_dir():
                self._folder.mkdir(mode=0o700, parents=True)
                self._clear()
            code = bucket.bytecode_to_string()
            write_atomically(self._folder / bucket.key, _digest(code) + code)

    def _clear(self) -> None:
        """Take away what programs have kept that nobody has run for long."""
        for other in self._folder.parent.iterdir():
            if time.time() - other.stat().st_mtime > _UNUSED_SECONDS:
                shutil.rmtree(other, ignore_errors=True)


def _digest(code: bytes) -> bytes:
    return hashlib.sha256(code).digest()


def made_quick(environment: Environment) -> Environment:
    """Return `environment` with templates that are compiled once, and that look into a dictionary first.

    That is where nearly all stands that they print; Jinja looks for an attribute first, and has an error for each.
    """
    given = environment.getattr

    def found(thing: Any, name: str) -> Any:
        return thing[name] if type(thing) is dict and name in thing else given(thing, name)

    environment.bytecode_cache = _compiled_templates()
    environment.getattr = found  # type: ignore[assignment, method-assign]
    return environment


@cache
def _compiled_templates() -> CompiledTemplates | None:
    """Return where this program keeps the code of its templates; None where nothing can be kept or shall be."""
    own = own_folder()
    return None if own is None or nothing_kept() else CompiledTemplates(own / "templates" / program())
