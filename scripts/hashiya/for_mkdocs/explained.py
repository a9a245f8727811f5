"""Explained: what a build made, and why a page was made again, in sentences for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hashiya.for_mkdocs.whole_site import Outcome
from hashiya.pages.made import GIVEN, Sources
from hashiya.pages.traced import ALL

_SHOWN = 3
_NOTHING_BEFORE = "there was no site that this program had made with --strict, or --strict was left out"
_ONE = {
    "articles": "the text {}",
    "catalogue": "the source text {}",
    "notes": "the note {}",
    "placements": "the places of notes on {}",
    "mentions": "the names of terms on {}",
    "translated_mentions": "the names of terms in the translations of {}",
    "lost": "the notes without a place on {}",
    "history": "the last change of {}",
    "mentioned": "the places that name {}",
    "mentioned there": "the places in translations that name {}",
    "together": "of all texts the {}",
}
_ALL = {
    "articles": "one of all texts",
    "catalogue": "one of all source texts",
    "notes": "one of all notes",
    "placements": "one of all places of notes",
    "mentions": "one of all names of terms",
    "translated_mentions": "one of all names of terms in translations",
    "lost": "one of all notes without a place",
    "history": "one of all last changes",
    "mentioned": "one of all places that name a term",
    "mentioned there": "one of all places in translations that name a term",
    "together": "what all texts are together",
}


def told(outcome: Outcome) -> Iterator[str]:
    """Yield what came of a build; nothing where a site was made for the first time."""
    if outcome.sources is None:
        yield "the site is up to date: nothing that it is made from has changed"
    elif outcome.again:
        count, gone = len(outcome.again.written), len(outcome.again.gone)
        pages = "1 page was" if count == 1 else f"{count} pages were"
        removed = f" and {gone} taken away" if gone else ""
        yield f"{pages} made again{removed} for {_some(outcome.changed)}"
    elif outcome.changed:
        yield f"the site was made again for {_some(outcome.changed)}"


def explained(outcome: Outcome, asked: str, sources: Sources) -> str:
    """Say why the page `asked`, by its address or its path, was made again or was not.

    Args:
        sources: What the pages of the site are made from.

    Raises:
        LookupError: There is no such page; the message says so.
    """
    path = _path(asked, {path for unit in sources.units.values() for path in unit.pages})
    if outcome.sources is None:
        return f"{asked} stands as it was: nothing that the site is made from has changed"
    if outcome.again is None:
        why = _some(outcome.changed) if outcome.changed else _NOTHING_BEFORE
        return f"{asked} was made with the whole site: {why}"
    causes = outcome.again.why.get(path)
    if causes is None:
        return f"{asked} stands as it was: nothing that it is made from has changed"
    if not causes:
        return f"{asked} is new: there was no such page before"
    result = "" if path in outcome.again.written else ", and came out as it was"
    return f"{asked} was made again: {_some(map(_cause, causes))}{result}"


def _path(asked: str, known: set[str]) -> str:
    address = asked.lstrip("/")
    stem = address.rstrip("/")
    names = (address, f"{stem}/index.md" if stem else "index.md", f"{stem}.md")
    path = next((name for name in names if name in known), None)
    if path is None:
        raise LookupError(f"the site has no page {asked}: name one as its address does, `en/glossary/harbour/`")
    return path


def _cause(name: str) -> str:
    table, _, key = name.partition(":")
    if table == GIVEN:
        return "what is on this page of the list, and in which order"
    if key.endswith(f"/{ALL}"):
        return f"one of the notes in {key.removesuffix(ALL)}"
    return _ALL[table] if key == ALL else _ONE[table].format(key)


def _some(names: Iterable[str]) -> str:
    first, rest = (all_names := list(names))[:_SHOWN], all_names[_SHOWN:]
    return ", ".join(first) + (f" and {len(rest)} more" if rest else "")
