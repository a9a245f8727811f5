"""XML trees: elements put together part by part; what XML cannot hold is replaced, sign for sign.

>>> root = begun("http://www.tei-c.org/ns/1.0", "p", {"xml:id": "a", "n": ""})
>>> say(root, "one ")
>>> say(add(root, "hi", rend="bold"), "two\\x00")
>>> say(root, " three")
>>> etree.tostring(root, encoding="unicode")
'<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="a">one <hi rend="bold">two\ufffd</hi> three</p>'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from lxml import etree

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACES = {
    "xml": "http://www.w3.org/XML/1998/namespace",
    "epub": "http://www.idpf.org/2007/ops",
    "dc": "http://purl.org/dc/elements/1.1/",
}
XML_ID, XML_LANG = f"{{{_NAMESPACES['xml']}}}id", f"{{{_NAMESPACES['xml']}}}lang"


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
) -> Any:
    """Return the first element of a document whose own names are those of `namespace`.

    Args:
        with_names: The prefixes of the further namespaces in it.
    """
    spaces: dict[str | None, str] = {None: namespace, **{prefix: _NAMESPACES[prefix] for prefix in with_names}}
    root = etree.Element(f"{{{namespace}}}{name}", nsmap=spaces)
    _put(root, attributes or {})
    return root


def add(parent: Any, name: str, attributes: Mapping[str, str | None] | None = None, /, **more: str | None) -> Any:
    """Add an element behind all that is in `parent`, of its vocabulary or of that which the prefix names.

    Args:
        attributes: Those whose names are none of Python; an empty one is left out.
        more: The others.
    """
    if ":" in name:
        made = etree.SubElement(parent, _qualified(name))
    else:
        made = etree.SubElement(parent, parent.tag[: parent.tag.index("}") + 1] + name)
    if attributes:
        _put(made, attributes)
    if more:
        _put(made, more)
    return made


def say(parent: Any, text: str) -> None:
    """Write `text` behind all that is in `parent`."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + held(text)
    else:
        parent.text = (parent.text or "") + held(text)


def told(parent: Any, name: str, text: str, attributes: Mapping[str, str | None] | None = None, /) -> Any:
    """Add an element with a text."""
    made = add(parent, name, attributes)
    say(made, text)
    return made


def lined(root: Any, holders: Collection[str], *, but: str = "") -> None:
    """Put each element that stands in one of these names, which hold no words, on a line of its own.

    Args:
        but: An attribute; what has it holds words all the same.
    """
    for one in root.iter(etree.Element):
        if etree.QName(one).localname in holders and len(one) and not (but and one.get(but)):
            one.text = "\n"
            for inner in one:
                inner.tail = "\n"


def written(root: Any, *, doctype: str | None = None) -> bytes:
    """Return the document of `root`, in UTF-8."""
    data: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=doctype)
    return data + b"\n"


def _put(element: Any, attributes: Mapping[str, str | None]) -> None:
    for name, value in attributes.items():
        if value:
            element.set(_qualified(name) if ":" in name else name, held(value))


@cache
def _qualified(name: str) -> str:
    """Return a name with its namespace in place of the prefix."""
    prefix, _, own = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{own}"
