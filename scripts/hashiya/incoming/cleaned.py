r"""Cleaned: texts of other programs as Markdown that notes have, without anything that a reader's browser would run.

>>> from_html('<p>One <b>word</b>, <a href="javascript:x">two</a><script>alert(1)</script></p><ul><li>a</li></ul>')
'One **word**, two\n\n- a'
>>> without_signs("a\u202eb\x00c")
'abc'
"""

from __future__ import annotations

import html
import re
import unicodedata

import nh3
from lxml import html as lxml_html

from hashiya.model.web_addresses import may_be_linked

_TAGS = {"p", "br", "em", "i", "strong", "b", "a", "ul", "ol", "li", "blockquote", "div"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "div"}
_EMPHASIS = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_NAMES = (
    "a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|object|ol|p|pre"
    "|q|s|script|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|tt|u|ul"
)
_ELEMENT = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_CODE = re.compile(r"(`[^`\n]*`)")
_AUTOLINK = re.compile(r"<(https?://[^\s<>]{1,2000})>")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_DEEPEST = 60


def without_signs(text: str) -> str:
    """Return a text without the signs that nobody sees, with plain line ends; joiners and marks of direction stay."""
    kept = (
        sign
        for sign in _BREAKS.sub("\n", text)
        if sign in "\n\t\u200c\u200d\u200e\u200f\u061c" or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
    return re.sub(r"\n{3,}", "\n\n", "".join(kept)).strip()


def from_html(text: str) -> str:
    """Return the words of an HTML text as Markdown: paragraphs, lists, quotations, emphasis and links."""
    clean = nh3.clean(text, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"})
    if not clean.strip():
        return ""
    root = lxml_html.fragment_fromstring(clean, create_parent="div")
    return without_signs("\n\n".join(part for part in _blocks(root, 0) if part.strip()))


def from_plain(text: str) -> str:
    """Return a plain text so that Markdown shows it as it is."""
    return _escaped(without_signs(text))


def from_markdown(text: str) -> str:
    """Return a Markdown text of others: the tags of HTML are taken out, all words stay, those in angle brackets too.

    Nothing that is left runs: what a note says is shown letter for letter.
    """
    # Between backticks a tag is what is spoken of.
    return without_signs("".join(part if part[:1] == "`" else _untagged(part) for part in _CODE.split(text)))


def _untagged(text: str) -> str:
    text = _ELEMENT.sub("", _AUTOLINK.sub(r"\1", text))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _blocks(element: lxml_html.HtmlElement, depth: int) -> list[str]:
    """The Markdown of an element's blocks; words between them are paragraphs."""
    parts: list[str] = []
    words = _escaped(element.text or "")
    for child in element:
        if child.tag in _BLOCKS and depth < _DEEPEST:
            parts += [_line(words)]
            words = ""
            if child.tag in ("ul", "ol"):
                parts.append("\n".join(_items(child, depth + 1)))
            elif child.tag == "blockquote":
                parts.append(
                    "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(child, depth + 1)).split("\n"))
                )
            else:
                parts += _blocks(child, depth + 1)
        else:
            words += _inline(child, depth + 1)
        words += _escaped(child.tail or "")
    return [part for part in (*parts, _line(words)) if part]


def _items(element: lxml_html.HtmlElement, depth: int) -> list[str]:
    lines = []
    for number, item in enumerate((child for child in element if child.tag == "li"), start=1):
        sign = f"{number}." if element.tag == "ol" else "-"
        inner = "\n\n".join(_blocks(item, depth)).split("\n")
        lines += [f"{sign} {inner[0]}", *(f"{' ' * (len(sign) + 1)}{line}".rstrip() for line in inner[1:])]
    return lines


def _inline(element: lxml_html.HtmlElement, depth: int) -> str:
    if element.tag == "br":
        return "\n"
    inner = _escaped(element.text or "")
    for child in element if depth < _DEEPEST else ():
        inner += _inline(child, depth + 1) + _escaped(child.tail or "")
    words = inner.strip()
    if not words:
        return inner
    lead, tail = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    if sign := _EMPHASIS.get(str(element.tag)):
        return f"{lead}{sign}{words}{sign}{tail}"
    address = element.get("href") or ""
    return f"{lead}[{words}]({address}){tail}" if element.tag == "a" and may_be_linked(address) else inner


def _line(words: str) -> str:
    return "\n".join(" ".join(line.split()) for line in words.split("\n")).strip()


def _escaped(text: str) -> str:
    return re.sub(r"([\\*]|\](?=\()|(?<!\w)_(?=\w)|(?<=\w)_(?!\w))", r"\\\1", text)
