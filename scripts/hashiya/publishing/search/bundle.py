"""Bundles: Pagefind's index of one language, made repeatable and lean.

Pagefind writes what its own interface needs besides, and a fragment a page that holds the prepared copy. Here the
interface goes, and each fragment gets the passages as they are written: people read
the page's words, not the copy's.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pagefind.index import PagefindIndex

from hashiya.publishing.packed import packed
from hashiya.publishing.search.counted_words import words_of
from hashiya.publishing.search.lexicon import Lexicon
from hashiya.publishing.search.prepared import write_copies
from hashiya.publishing.search.records import Record
from hashiya.publishing.search.vocabulary import dump

_SIGNATURE = b"pagefind_dcd"
_KEPT = ("*.pf_meta", "pagefind-entry.json", "pagefind.js", "wasm.unknown.pagefind", "index/*")
_PATIENCE = 30.0
"""Seconds to wait for the next of Pagefind's files: it says that they are written before they are."""

_NO_STEMMER = "und"
"""The copies hold dictionary forms already: a code that Pagefind has no stemmer for keeps its own away from them."""


class SearchIndexError(RuntimeError):
    """Pagefind did not write the index that it was asked for."""


def write_bundle(records: list[Record], bundle: Path, lexicon: Lexicon) -> list[str]:
    """Index `records` into the folder `bundle`, which must not exist.

    Returns:
        For each record, in their order, the name under which Pagefind reports it.

    Raises:
        SearchIndexError: The index came out incomplete.
    """
    # Not where the system keeps what is temporary: that may be full or closed, and here there must be room anyhow.
    with tempfile.TemporaryDirectory(dir=bundle.parent) as name:
        copies, raw = Path(name, "copies"), Path(name, "raw")
        copies.mkdir()
        write_copies(records, copies, lexicon)
        with ThreadPoolExecutor(1) as thread:  # the caller's thread may have an event loop of its own
            thread.submit(asyncio.run, _index(copies, raw, len(records))).result()
        for pattern in _KEPT:
            for file in sorted(raw.glob(pattern)):
                target = bundle / file.relative_to(raw)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        return _mend_fragments(records, raw / "fragment", bundle / "fragment")


async def _index(copies: Path, raw: Path, count: int) -> None:
    async with PagefindIndex(config={"output_path": str(raw), "force_language": _NO_STEMMER}) as index:
        await index.add_directory(str(copies))
        await index.write_files()
        await _until_written(raw, count)
        # Leaving the block writes the files once more and ends the service while it may still be writing.
        index._service, service = None, index._service
        if service is not None:
            await service.close()


async def _until_written(raw: Path, count: int) -> None:
    """Wait until all files of an index of `count` pages are there, to the last byte."""
    end, known = time.monotonic() + _PATIENCE, 0
    whole: set[Path] = set()
    while not _is_complete(raw, count, whole):
        if len(whole) > known:
            end, known = time.monotonic() + _PATIENCE, len(whole)
        if time.monotonic() > end:
            raise SearchIndexError(f"Pagefind left an incomplete index of {count} pages")
        await asyncio.sleep(0.05)


def _is_complete(raw: Path, count: int, whole: set[Path]) -> bool:
    """Tell whether an index is complete; `whole` keeps the files that need no second look."""
    try:
        entry = json.loads((raw / "pagefind-entry.json").read_text("utf-8"))
        (language,) = entry["languages"].values()
        script = (raw / "pagefind.js").read_text("utf-8").rstrip()
        fragments = [*raw.glob("fragment/*.pf_fragment")]
        all_packed = [raw / f"pagefind.{language['hash']}.pf_meta", raw / "wasm.unknown.pagefind", *fragments]
        for file in {*all_packed, *raw.glob("index/*.pf_index")} - whole:
            if not gzip.decompress(file.read_bytes()).startswith(_SIGNATURE):
                return False
            whole.add(file)
    except (OSError, EOFError, ValueError):
        return False
    return language["page_count"] == count == len(fragments) and "export{" in script[-300:].replace(" ", "")


def _mend_fragments(records: list[Record], raw: Path, mended: Path) -> list[str]:
    """Write Pagefind's fragments from the folder `raw` into the folder `mended`, each with its record's passages."""
    names = [""] * len(records)
    mended.mkdir()
    for file in sorted(raw.glob("*.pf_fragment")):
        fragment = json.loads(gzip.decompress(file.read_bytes())[len(_SIGNATURE) :])
        number = int(Path(fragment["url"]).stem)
        names[number] = file.name.removesuffix(".pf_fragment")
        data = _SIGNATURE + dump(_fragment(records[number], fragment))
        (mended / file.name).write_bytes(packed(data))
    if not all(names):
        raise SearchIndexError(f"{names.count('')} pages have no fragment")
    return names


def _fragment(record: Record, fragment: dict[str, Any]) -> dict[str, Any]:
    """Return Pagefind's fragment with the passages as they are written, and without the copy of the page."""
    location = 0
    anchors = []
    by_number = {anchor["id"]: anchor["location"] for anchor in fragment["anchors"]}
    for number, passage in enumerate(record.passages):
        if by_number.get(str(number)) != location:
            raise SearchIndexError(f"{record.address}: Pagefind counts the words of passage {number} otherwise")
        anchors.append({"element": "p", "id": passage.id, "text": passage.text, "location": location})
        location += len(words_of(passage.text))
    meta = {
        "title": record.title,
        "kind": record.kind,
        "verdict": record.verdict,
        "author": record.author,
        "digest_of": record.digest_of,
    }
    return {
        "url": "/" + record.address,
        "content": "",
        "word_count": location,
        "filters": {},
        "meta": {name: value for name, value in meta.items() if value},
        "anchors": anchors,
    }
