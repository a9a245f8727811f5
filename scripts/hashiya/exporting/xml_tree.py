"""XML trees: elements put together part by part; what XML cannot hold is replaced, sign for sign.

A tree that is only ever written needs nothing of what lxml's can do besides, and takes a fourth of its time.

>>> root = begun("http://www.tei-c.org/ns/1.0", "p", {"xml:id": "a", "n": ""})
>>> say(root, "one ")
>>> say(add(root, "hi", rend="bold"), "two\\x00")
>>> say(root, " three")
>>> print(written(root).decode(), end="")
<?xml version='1.0' encoding='utf-8'?>
<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="a">one <hi rend="bold">two\ufffd</hi> three</p>
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import quote

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = {"epub": "http://www.idpf.org/2007/ops", "dc": "http://purl.org/dc/elements/1.1/"}
_IN_WORDS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_IN_VALUES = _IN_WORDS | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class _Whole(str):
    """An element as it stands in the document."""

    __slots__ = ()


class Element:
    """An element.

    Attributes:
        name: As it is written: `p`, `dc:title`.
        attributes: By their names as they are written, `xml:lang`; none is empty.
        parts: What is in it, words and elements, some of which are written already.
    """

    __slots__ = ("attributes", "name", "parts")

    def __init__(self, name: str, attributes: Mapping[str, str | None] | None = None) -> None:
        self.name = name
        self.attributes = {key: value for key, value in attributes.items() if value} if attributes else {}
        self.parts: list[Element | _Whole | str] = []

    @property
    def last(self) -> Element | None:
        """The last element in it."""
        return next((part for part in reversed(self.parts) if isinstance(part, Element)), None)


def held(text: str) -> str:
    """Return `text` as XML can hold it; every sign keeps its place."""
    # What can be printed is in XML too, and most texts are only that.
    return text if text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)


def as_uri(address: str) -> str:
    """Return `address` with the signs that no URI holds written as bytes.

    >>> as_uri("https://example.org/a b{c}?q=%20#d")
    'https://example.org/a%20b%7Bc%7D?q=%20#d'
    """
    return quote(held(address), safe="%!#$&'()*+,/:;=?@~")


def begun(
    namespace: str, name: str, attributes: Mapping[str, str | None] | None = None, *, with_names: Collection[str] = ()
) -> Element:
    """Return the first element of a document whose own names are those of `namespace`.

    Args:
        with_names: The prefixes of the further namespaces in it.
    """
    spaces = {f"xmlns:{prefix}": _NAMESPACES[prefix] for prefix in with_names}
    return Element(name, {"xmlns": namespace, **spaces, **(attributes or {})})


def add(
    parent: Element, name: str, attributes: Mapping[str, str | None] | None = None, /, **more: str | None
) -> Element:
    """Add an element behind all that is in `parent`.

    Args:
        attributes: Those whose names are none of Python; an empty one is left out.
        more: The others.
    """
    made = Element(name, {**attributes, **more} if attributes else more)
    parent.parts.append(made)
    return made


def say(parent: Element, text: str) -> None:
    """Write `text` behind all that is in `parent`."""
    if text:
        parent.parts.append(text)


def told(parent: Element, name: str, text: str, attributes: Mapping[str, str | None] | None = None, /) -> Element:
    """Add an element with a text."""
    made = Element(name, attributes)
    made.parts.append(text)
    parent.parts.append(made)
    return made


def put(parent: Element, name: str, text: str, attributes: Mapping[str, str | None], *, within: str = "") -> None:
    """Add an element that holds a text, and nothing else later: there are a great many of them.

    Args:
        within: The name of an element in it that the text stands in; "" for none.
    """
    inside = _words(text)
    inside = f"<{within}>{inside}</{within}>" if within and inside else f"<{within}/>" if within else inside
    head = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value)
    parent.parts.append(_Whole(f"<{name}{head}>{inside}</{name}>" if inside else f"<{name}{head}/>"))


def written(root: Element, *, doctype: str = "", lined: Collection[str] = (), but: str = "") -> bytes:
    """Return the document of `root`, in UTF-8.

    Args:
        lined: The names of elements that hold no words: what is in them stands on lines of its own.
        but: An attribute; what has it holds words all the same.
    """
    parts: list[str] = ["<?xml version='1.0' encoding='utf-8'?>\n", f"{doctype}\n" if doctype else ""]
    _write(root, parts, frozenset(lined), but)
    return f"{''.join(parts)}\n".encode()


def _write(element: Element, into: list[str], lined: frozenset[str], but: str) -> None:
    name, inside = element.name, element.parts
    into.append(f"<{name}")
    for key, value in element.attributes.items():
        into.append(f' {key}="{_value(value)}"')
    if not inside or inside == [""]:
        into.append("/>")
        return
    apart = name in lined and any(map(_is_element, inside)) and not (but and but in element.attributes)
    into.append(">\n" if apart else ">")
    for part in inside:
        if isinstance(part, Element):
            _write(part, into, lined, but)
        elif isinstance(part, _Whole):
            into.append(part)
        else:
            into.append("" if apart else _words(part))
            continue
        if apart:
            into.append("\n")
    into.append(f"</{name}>")


def _is_element(part: Element | _Whole | str) -> bool:
    return isinstance(part, Element | _Whole)


def _words(text: str) -> str:
    plain = text.isprintable() and not ("&" in text or "<" in text or ">" in text)
    return text if plain else str.translate(held(text), _IN_WORDS)


def _value(text: str) -> str:
    plain = text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text)
    return text if plain else str.translate(held(text), _IN_VALUES)
