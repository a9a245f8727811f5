"""Kept: what one run has made of the files, for the next run, as long as neither they nor the program are others.

It stands in `.cache/hashiya/` of the project, safe to delete at any time. What is read back becomes objects, and
whoever could write them could run what they like: so each file is signed with a key that stands in the user's own
folder, and what came with a project that was fetched, or from another machine, is never looked into. Each is written
whole or not at all, below the name of the very program that wrote it.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import pickle
import secrets
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import pydantic

from hashiya import jobs
from hashiya.files import write_atomically

Given = TypeVar("Given")
Made = TypeVar("Made")
Thing = TypeVar("Thing")

FOLDER = Path(".cache") / "hashiya"
NONE = "HASHIYA_NO_CACHE"
"""Set in the environment, it lets nothing be kept and nothing that was be used."""
_PARTS = 32
"""Files of a room: a change of one thing has the file written anew that it stands in, and no other."""
_SIGNED = hashlib.sha256().digest_size

_Entries = dict[str, tuple[bytes, Any]]
"""By name: the digest of what a thing was made of, and the thing."""


class ToMake(NamedTuple):
    """Something that is to be made.

    Attributes:
        name: As `Kept.made` is told it.
        inputs: Likewise; None where nobody knows them: then it is made each time.
        thing: What it is made of, with all that it alone needs.
    """

    name: str
    inputs: Iterable[bytes] | None
    thing: Any


class Kept:
    """What was made before.

    Args:
        folder: Where it is kept; None keeps nothing beyond this run.
        key: What the files are signed with.
    """

    def __init__(self, folder: Path | None = None, key: bytes = b"") -> None:
        self._folder, self._key = folder, key
        self._before: dict[str, _Entries] = {}
        self._now: dict[str, _Entries] = {}
        self._changed: set[str] = set()

    def made(self, room: str, name: str, inputs: Iterable[bytes], make: Callable[[], Made]) -> Made:
        """Return what `make` makes of `inputs`, which must be all that it hangs on; made before, it is not made again.

        Args:
            room: What sort of thing it is, a word for the name of a file.
            name: Which of them; of two things of one name the later is kept.
        """
        made: list[Made] = self.made_all(room, [ToMake(name, inputs, make)], _called, None)
        return made[0]

    def made_all(
        self, room: str, wanted: Iterable[ToMake], make: Callable[[Given, Any], Made], given: Given
    ) -> list[Made]:
        """Return what `make` makes of each of `wanted`, in their order; what was made before is not made again.

        Where work is shared out, others do their share of it.

        Args:
            room: As `made` is told it.
            wanted: What is to be made.
            make: A function of a module: makes one of it, of what all are given and of its own `thing`.
            given: What all are made with.
        """
        wanted = [*wanted]
        digests = [b"" if self._folder is None or one.inputs is None else digest_of(one.inputs) for one in wanted]
        entries = [self._unchanged(room, one.name, digest) for one, digest in zip(wanted, digests, strict=True)]
        missing = [number for number, entry in enumerate(entries) if entry is None]
        for shares, made in jobs.shared_out([wanted[number].thing for number in missing], _each, (make, given)):
            for share, thing in zip(shares, made, strict=True):
                number = missing[share]
                entries[number] = (digests[number], thing)
                self._changed.add(_part(room, wanted[number].name))
        found = [cast("tuple[bytes, Made]", entry) for entry in entries]
        for one, (digest, thing) in zip(wanted, found, strict=True):
            if digest:
                self._now.setdefault(_part(room, one.name), {})[one.name] = (digest, thing)
        return [thing for _, thing in found]

    def before(self, room: str, name: str) -> Any:
        """Return what `keep` kept in an earlier run; None where it kept nothing."""
        return self._all_before(_part(room, name)).get(name, (b"", None))[1]

    def keep(self, room: str, name: str, thing: object) -> None:
        """Keep something for the next run, whatever it was made of."""
        part = _part(room, name)
        self._all_before(part)
        self._changed.add(part)
        self._now.setdefault(part, {})[name] = (b"", thing)

    def save(self) -> None:
        """Keep what was asked for in this run, and forget the rest; what cannot be written is made again next time."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._clear()
                for part, entries in self._now.items():
                    if part in self._changed or len(entries) != len(self._before[part]):
                        data = pickle.dumps(entries, pickle.HIGHEST_PROTOCOL)
                        write_atomically(self._folder / part, self._signature(part, data) + data)
        self.forget()

    def forget(self) -> None:
        """Let go of all that was asked for: it is kept, or another process keeps it."""
        self._before, self._now, self._changed = {}, {}, set()

    def _unchanged(self, room: str, name: str, digest: bytes) -> tuple[bytes, Any] | None:
        entry = self._all_before(_part(room, name)).get(name) if digest else None
        return entry if entry and entry[0] == digest else None

    def _all_before(self, part: str) -> _Entries:
        if part not in self._before:
            self._before[part] = self._read(part)
        return self._before[part]

    def _read(self, part: str) -> _Entries:
        if self._folder is None:
            return {}
        try:
            data = memoryview((self._folder / part).read_bytes())
            if not hmac.compare_digest(data[:_SIGNED], self._signature(part, data[_SIGNED:])):
                return {}
            return cast("_Entries", pickle.loads(data[_SIGNED:]))
        except Exception:
            return {}

    def _signature(self, part: str, data: bytes | memoryview) -> bytes:
        assert self._folder is not None
        # With the folder's and the file's names: one that is moved to another's place is not what was signed.
        return _signature_of(f"{self._folder}\0{part}", data, self._key)

    def _clear(self) -> None:
        """Take away what other versions of the program have kept."""
        assert self._folder is not None
        for other in self._folder.parent.glob("*"):
            if other != self._folder and other.is_dir():
                shutil.rmtree(other, ignore_errors=True)


def kept_of(root: Path) -> Kept:
    """Return what was kept of the project at `root` by this very program; nothing where nothing can be or shall be."""
    if nothing_kept():
        return Kept()
    root = root.resolve()
    folder, key = root / FOLDER, _key()
    # A link would lead out of the project, to what others keep.
    if key is None or any(one.is_symlink() for one in (folder, folder.parent)):
        return Kept()
    return Kept(folder / program(), key)


def _each(given: tuple[Callable[[Given, Thing], Made], Given], things: Sequence[Thing]) -> list[Made]:
    make, for_all = given
    return [make(for_all, thing) for thing in things]


def _called(_: None, make: Callable[[], Made]) -> Made:
    return make()


def _part(room: str, name: str) -> str:
    return f"{room}-{zlib.crc32(os.fsencode(name)) % _PARTS:02}"


def signed(name: str, data: bytes) -> bytes | None:
    """Return what `unsigned` knows `data` by, for a file of that name; None where nothing can be signed."""
    key = _key()
    return key and _signature_of(name, data, key) + data


def unsigned(name: str, kept: bytes) -> bytes | None:
    """Return what was signed for a file of that name; None where `kept` is anything else."""
    key, data = _key(), kept[_SIGNED:]
    return data if key and hmac.compare_digest(kept[:_SIGNED], _signature_of(name, data, key)) else None


def _signature_of(name: str, data: bytes | memoryview, key: bytes) -> bytes:
    found = hmac.new(key, f"{name}\0".encode(), hashlib.sha256)
    found.update(data)
    return found.digest()


def digest_of(inputs: Iterable[bytes]) -> bytes:
    """Return what changes with any of `inputs`."""
    digest = hashlib.blake2b(digest_size=16)
    for one in inputs:
        digest.update(len(one).to_bytes(8, "big"))
        digest.update(one)
    return digest.digest()


def nothing_kept() -> bool:
    """Tell whether nothing shall be kept, and nothing used that was."""
    return bool(os.environ.get(NONE))


@cache
def program() -> str:
    """Return a name that changes with any file of the package, with Python and with the libraries beside it."""
    libraries = sorted(one.name for one in Path(pydantic.__file__).parents[1].glob("*.dist-info"))
    return digest_of((sys.version.encode(), *map(str.encode, libraries), package().encode())).hex()


@cache
def package() -> str:
    """Return a name that changes with any file of the package."""
    top = os.path.dirname(__file__)
    # As texts: each run begins with this.
    files = sorted(
        f"{folder}/{name}" for folder, _, names in os.walk(top) if not folder.endswith("__pycache__") for name in names
    )
    named = (file.removeprefix(top).encode() for file in files)
    return digest_of((*named, *(Path(file).read_bytes() for file in files))).hex()


def own_folder() -> Path | None:
    """Return the folder of this user in which what is kept of no single project stands; None where there is none."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "hashiya"
    except RuntimeError:
        return None


@cache
def _key() -> bytes | None:
    """Return the user's own key, made when it is first needed; None where there is no place for it."""
    folder = own_folder()
    if folder is None:
        return None
    file = folder / "key"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            _write_key(file)
        key = file.read_bytes()
    except OSError:
        return None
    return key if len(key) == _SIGNED else None


def _write_key(file: Path) -> None:
    """Write a new key, for its owner's eyes alone, unless somebody else is first."""
    handle, temporary = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(secrets.token_bytes(_SIGNED))
        with contextlib.suppress(FileExistsError):
            os.link(temporary, file)
    finally:
        Path(temporary).unlink(missing_ok=True)
