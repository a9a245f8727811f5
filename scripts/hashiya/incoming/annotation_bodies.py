"""Bodies: what a Web Annotation says, in whichever of the forms that the model and its elder sisters have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hashiya.incoming.cleaned import from_html, from_markdown, from_plain, without_signs
from hashiya.languages.text_languages import script_language
from hashiya.model.values import Language
from hashiya.model.web_addresses import may_be_linked

_DEEPEST = 6
_TAGGING = ("tagging", "classifying", "identifying", "linking")


@dataclass(slots=True)
class Bodies:
    """What was found: texts by language, several of one language below one another, tags, and addresses."""

    texts: dict[Language, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def bodies_of(body: Any, bare: Any = None) -> Bodies:
    """Return what the bodies of an annotation say; `bare` is its `bodyValue`."""
    found = Bodies()
    if isinstance(bare, str) and (text := from_plain(bare)):
        _add(found, text, None)
    for one in _each(body, 0):
        if isinstance(one, str):
            _add_link(found, one)
        else:
            _take(found, one)
    return found


def _each(body: Any, depth: int) -> Iterator[Any]:
    if isinstance(body, list):
        for one in body:
            yield from _each(one, depth + 1)
    elif isinstance(body, dict) and isinstance(body.get("items"), list) and depth < _DEEPEST:
        yield from _each(body["items"], depth + 1)
    elif isinstance(body, str | dict):
        yield body


def _take(found: Bodies, body: Mapping[str, Any]) -> None:
    value = next((body[key] for key in ("value", "chars", "cnt:chars") if isinstance(body.get(key), str)), "")
    purposes = body.get("purpose", body.get("type"))
    purposes = [str(one).rpartition(":")[2].lower() for one in (purposes if isinstance(purposes, list) else [purposes])]
    source = body.get("source", body.get("id", body.get("@id")))
    if isinstance(source, dict):
        _take(found, {**source, "purpose": body.get("purpose")}) if "value" in source else None
        return
    if not value:
        if isinstance(source, str):
            _add_link(found, source)
        return
    if may_be_linked(value.strip()):
        _add_link(found, value.strip())
    elif any(purpose in _TAGGING or purpose.endswith("tag") for purpose in purposes):
        found.tags.append(" ".join(without_signs(value).split()))
    else:
        kind = str(body.get("format") or "")
        read = from_html if "html" in kind else from_markdown if "markdown" in kind else None
        looks = "<" in value and ">" in value and not kind
        text = (read or (from_html if looks else from_plain))(value)
        _add(found, text, body.get("language"))


def _add(found: Bodies, text: str, language: Any) -> None:
    if not text:
        return
    language = language[0] if isinstance(language, list) and language else language
    code = language if isinstance(language, str) and language else script_language(text)
    code = code.partition("-")[0].lower()
    found.texts[code] = f"{found.texts[code]}\n\n{text}" if code in found.texts else text


def _add_link(found: Bodies, address: str) -> None:
    if may_be_linked(address):
        found.links.append(address)
    elif address.strip():
        found.left_out = (*found.left_out, f"a body that is no text and no address of the web: {address[:80]}")
