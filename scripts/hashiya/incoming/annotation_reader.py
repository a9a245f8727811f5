"""Annotations of the web as notes: ours, those of Recogito and its like, and what Hypothesis exports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from hashiya.incoming.annotation_bodies import bodies_of
from hashiya.incoming.brought import Brought, CannotImportError, Load, Words, at, refused
from hashiya.incoming.cleaned import from_markdown, without_signs
from hashiya.incoming.located_json import Located, located_json
from hashiya.languages.text_languages import script_language
from hashiya.model.values import id_problem
from hashiya.notes.kinds import BY_FOLDER, KINDS
from hashiya.notes.note import Note

_OURS = re.compile(r"(?:^|/)data/(?P<folder>[a-z-]+)/(?P<id>[a-z0-9-]+)\.jsonld$")
_EVERYBODY = "group:__world__"
_MOST = 5_000
"""So many notes one file may hold."""
_DEEPEST = 12
_LONGEST = 100_000
"""So many characters a text of a note has at most: what is longer is no note."""


def web_annotations_in(text: str, *, file: str) -> Load:
    """Return the notes of a Web Annotation file: one, a list, a page or a collection with its first page.

    Raises:
        CannotImportError: It is none of these.
    """
    found = located_json(text, file=file)
    listed = [*_listed(found, 0)]
    if not any(isinstance(one, Located) for one in listed):
        held = isinstance(found, dict) and isinstance(found.get("first"), str)
        why = "its notes stand in another file, the one that `first` names" if held else "there is no annotation in it"
        raise CannotImportError(f"{file}: {why}; export the notes themselves, as one JSON file")
    return _load(listed, file=file, read=_annotation)


def hypothesis_in(text: str, *, file: str) -> Load:
    """Return the notes of an export of Hypothesis, or of an answer of its service.

    Raises:
        CannotImportError: It is neither.
    """
    found = located_json(text, file=file)
    rows = found
    if isinstance(found, dict):
        rows = next((found[key] for key in ("annotations", "rows") if isinstance(found.get(key), list)), None)
    if not isinstance(rows, list):
        message = f"{file}: this is no export of Hypothesis: it has neither `annotations` nor `rows`"
        raise CannotImportError(f"{message}; in Hypothesis choose Share, Export, JSON")
    replies: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row, dict) and (above := row.get("references")) and isinstance(above, list):
            replies.setdefault(str(above[0]), []).append(f"reply by {_by(row)}: {_string(row.get('text'))}")

    def read(row: Located, *, file: str) -> Brought | None:
        return _of_hypothesis(row, file=file, replies=replies)

    load = _load(rows, file=file, read=read)
    there = {str(row.get("id")) for row in rows if isinstance(row, dict)}
    alone = [name for name in replies if name not in there]
    lost = [
        refused(f"a reply to a note that is not in this file: {reply[:120]}", at(file, 1), "export the whole thread")
        for name in alone
        for reply in replies[name]
    ]
    return Load(load.notes, (*load.problems, *lost))


def _load(rows: list[Any], *, file: str, read: Any) -> Load:
    if len(rows) > _MOST:
        raise CannotImportError(f"{file}: {len(rows):,} notes are more than can be looked through at once; split it")
    notes: list[Brought] = []
    problems = []
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, Located):
            problems.append(refused(f"number {number} of the notes is no object", at(file, 1)))
            continue
        if (length := max(_lengths(row), default=0)) > _LONGEST:
            message = f"a text of {length:,} characters is no note"
            problems.append(refused(message, at(file, row.line, row.column), "shorten it"))
            continue
        note = read(row, file=file)
        if note is None:
            continue
        name = note.mark or note.key
        if name and name in seen:
            problems.append(refused(f"this note stands twice in the file: `{name[:80]}`", note.place, "keep one"))
            continue
        seen.add(name)
        notes.append(note)
    return Load(tuple(notes), tuple(problems))


def _lengths(value: Any) -> Iterator[int]:
    """The lengths of all texts in a value."""
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            yield len(one)
        elif isinstance(one, dict):
            todo += one.values()
        elif isinstance(one, list):
            todo += one


def _listed(value: Any, depth: int) -> Iterator[Any]:
    """Yield the annotations in a value, whatever they are held together by."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _listed(item, depth + 1)
    elif isinstance(value, dict):
        held = [value[key] for key in ("first", "items", "@graph", "resources", "annotations") if key in value]
        if any(key in value for key in ("target", "hasTarget", "oa:hasTarget")):
            yield value
        else:
            for inner in held:
                yield from _listed(inner, depth + 1)
    elif depth and value is not None:
        yield value  # which is told: it is none


def _annotation(row: Located, *, file: str) -> Brought:
    place = at(file, row.line, row.column)
    name = _string(row.get("id") or row.get("@id"))
    kind, key = _ours(name)
    said = row.get("note")
    if key and isinstance(said, dict):
        # What our own export says of the note's file: nothing of it need be guessed.
        return Brought(place, key=key, kind=kind, values=_plain(said), hint=key.rpartition("/")[2])
    bodies = bodies_of(row.get("body", row.get("bodies", row.get("hasBody"))), row.get("bodyValue"))
    motives = [one.rpartition(":")[2] for one in _strings(row.get("motivation") or row.get("motivatedBy"))]
    by = _by(row)
    remarks = [f"by {by}" if by else "", f"tags: {', '.join(bodies.tags)}" if bodies.tags else ""]
    links = [f"see {link}" for link in bodies.links]
    return Brought(
        place,
        mark=f"web-annotation {name or _digest(row)}",
        kind=kind or _kind_of(motives),
        texts=bodies.texts,
        values={"verdict": bodies.tags[0]} if kind and "verdict" in kind.model_fields and bodies.tags else {},
        targets=tuple(_targets(row.get("target", row.get("hasTarget", row.get("oa:hasTarget"))))),
        remarks=tuple(remark for remark in (*remarks, *links) if remark),
        left_out=bodies.left_out,
        hint=key.rpartition("/")[2],
    )


def _of_hypothesis(row: Located, *, file: str, replies: Mapping[str, list[str]]) -> Brought | None:
    if row.get("references"):
        return None  # it stands with the note that it answers
    name = _string(row.get("id"))
    text = from_markdown(_string(row.get("text")))
    tags = [without_signs(tag) for tag in _strings(row.get("tags"))]
    by, day = _by(row), _string(row.get("created"))[:10]
    targets = row.get("target")
    words = [
        Words(**{**_words(target), "source": _string(target.get("source")) or _string(row.get("uri"))})
        for target in (targets if isinstance(targets, list) else [targets])
        if isinstance(target, dict)
    ]
    remarks = [", ".join(filter(None, (f"by {by}" if by else "", day))), f"tags: {', '.join(tags)}" if tags else ""]
    return Brought(
        at(file, row.line, row.column),
        mark=f"hypothesis {name or _digest(row)}",
        texts={script_language(text): text} if text else {},
        targets=tuple(words) or (Words(source=_string(row.get("uri"))),),
        remarks=tuple(remark for remark in (*remarks, *replies.get(name, ())) if remark),
        readers=_readers(row),
    )


def _readers(row: Mapping[str, Any]) -> str:
    """Say who alone reads a note of Hypothesis; "" where everybody does, or nothing is told of it."""
    permissions = row.get("permissions")
    told = _strings(permissions.get("read")) if isinstance(permissions, dict) and permissions.get("read") else []
    if not told or _EVERYBODY in told:
        return ""
    return "a group" if any(one.startswith("group:") for one in told) else "its writer"


def _ours(name: str) -> tuple[type[Note] | None, str]:
    match = _OURS.search(name)
    kind = BY_FOLDER.get(match["folder"]) if match else None
    if match is None or kind is None or id_problem(match["id"]):
        return None, ""
    return kind, kind.key_of(match["id"])


def _kind_of(motives: list[str]) -> type[Note] | None:
    """The kind that a motivation tells: what only comments or describes may become any of them."""
    told = {kind.motivation: kind for kind in KINDS if kind.motivation != "describing"}
    return next((told[motive] for motive in motives if motive in told), None)


def _targets(value: Any) -> Iterator[Words]:
    for target in value if isinstance(value, list) else [value]:
        if isinstance(target, str):
            page, _, fragment = target.partition("#")
            yield Words(source=page, block=fragment)
        elif isinstance(target, dict):
            source = target.get("source", target.get("hasSource", target.get("id", "")))
            if isinstance(source, dict):
                source = source.get("id", source.get("@id", ""))
            page, _, fragment = _string(source).partition("#")
            found = _words(target)
            yield Words(**{"source": page, **found, "block": found.get("block") or fragment})


def _words(target: Mapping[str, Any]) -> dict[str, Any]:
    """What the selectors of a target tell together, also those that refine others."""
    found: dict[str, Any] = {}
    todo: list[Any] = [target.get("selector", target.get("hasSelector"))]
    for _ in range(200):
        if not todo:
            break
        one = todo.pop(0)
        if isinstance(one, list):
            todo += one
            continue
        if not isinstance(one, dict):
            continue
        for key, name in (("exact", "exact"), ("quote", "exact"), ("prefix", "prefix"), ("suffix", "suffix")):
            if isinstance(one.get(key), str) and name not in found:
                found[name] = without_signs(one[key]) if name == "exact" else one[key]
        start, end = one.get("start"), one.get("end")
        if _is_offset(start) and _is_offset(end) and "start" not in found:
            found |= {"start": start, "end": end}
        value = one.get("value")
        if isinstance(value, str) and re.fullmatch(r"#?(?:r-[\w-]+|p\d+)", value):
            found["block"] = value.removeprefix("#")
        todo.append(one.get("refinedBy"))
    return found


def _is_offset(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 31


def _by(row: Mapping[str, Any]) -> str:
    by = row.get("creator", row.get("user"))
    by = by[0] if isinstance(by, list) and by else by
    if isinstance(by, dict):
        by = by.get("name") or by.get("nickname") or by.get("id")
    return " ".join(without_signs(_string(by)).split()).removeprefix("acct:")[:120]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def _digest(row: Located) -> str:
    import hashlib  # noqa: PLC0415
    import json  # noqa: PLC0415

    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
