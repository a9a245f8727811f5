"""Escaping: foreign text made inert, so that in a Markdown page it is text and nothing else.

The result is safe in running Markdown, in raw HTML and inside a quoted attribute alike: whatever could be
syntax in one of them is written as a numeric entity.

>>> str(inert("1. **bold** <b>"))
'1&#46; &#42;&#42;bold&#42;&#42; &#60;b&#62;'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from markupsafe import Markup

_SYNTAX = {ord(character): f"&#{ord(character)};" for character in "\t\n\r\\`*_{}[]<>&#|~!\"'^$="}
# Surrogates, non-characters and control characters have no place in HTML; U+0002 and U+0003 are Python-Markdown's own.
_UNPRINTABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPECIAL = re.compile(f"[{re.escape(''.join(map(chr, _SYNTAX)))}]|{_UNPRINTABLE.pattern}")
# What means something at the beginning of a line only: a list, a rule, a definition, an indented block.
_OPENING = re.compile(r"(?:\s|[-+:])|(\d+)([.)])")


clean: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Say of a text that it is clean, as `Markup(text)` does; that asks each text first whether it is more than a text,
and a site has millions of them."""


def printable(text: str) -> str:
    """Drop the characters that no HTML page may hold."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


@lru_cache(maxsize=1 << 14)
def inert(text: str) -> Markup:
    """Return `text`, one line or several, so that it renders as itself wherever it is put."""
    return clean(sealed(inert_inside(text)))


def inert_inside(text: str) -> str:
    """Return `text` so that it renders as itself between other text of a line; the whole must be `sealed`."""
    if not _SPECIAL.search(text):
        return text
    return _UNPRINTABLE.sub("", text).translate(_SYNTAX)


def sealed(markup: str) -> str:
    """Return a line of Markdown so that neither its beginning opens a block nor a space at its end breaks the line."""
    if match := _OPENING.match(markup):
        sign = match.group(2) or match.group()
        markup = f"{match.group(1) or ''}&#{ord(sign)};{markup[match.end() :]}"
    if markup[-1:].isspace():
        markup = f"{markup[:-1]}&#{ord(markup[-1])};"
    return markup
