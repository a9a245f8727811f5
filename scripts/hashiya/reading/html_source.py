"""HTML pages: the main text with its headings, lists, quotations, emphasis and links; what stands around it is told of.

What is left out is listed as lines that no article has: nothing of a page goes without a word.

>>> page = "<html lang=ar><body><nav>القائمة</nav><main><h1>باب</h1><p>نص <b>مهم</b>.</p></main></body></html>"
>>> found = html_source(page)
>>> [(line.kind, line.text) for line in found.all_lines]
[('nothing', 'القائمة'), ('heading', 'باب'), ('paragraph', 'نص مهم.')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import lxml.html
from lxml import etree

from hashiya.languages.profiles import PROFILES
from hashiya.reading.html_elements import main_of
from hashiya.reading.html_footnotes import footnotes_of
from hashiya.reading.html_walk import HtmlWalk
from hashiya.reading.imported_lines import LineKind, LostTextError, PlainText, as_told, body_of, clean, left_out_line
from hashiya.reading.nested_line import ranked

_START = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def is_html(text: str, name: str) -> bool:
    """Tell whether a text is a page of HTML."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or bool(_START.match(text.removeprefix("\ufeff")))


def html_source(text: str, *, told: Mapping[int, LineKind] = MappingProxyType({})) -> PlainText:
    """Understand a page; `told` says what its blocks are, by their number.

    Raises:
        LostTextError: It is nested deeper than can be read.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        page = lxml.html.document_fromstring(clean(text).encode(), parser=parser)
    except etree.ParserError:
        return PlainText(None, None, (), ())  # nothing is in it
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise LostTextError("is nested so deep that text of it would be lost")
    walk = HtmlWalk(main_of(page), footnotes_of(page), str(page.get("lang") or ""))
    title = " ".join((page.findtext(".//title") or "").split())
    walk.lines += [left_out_line(title, "what the page is called")] if title else []
    walk.element(page)
    walk.flush()
    lines = as_told((replace(line, number=number) for number, line in enumerate(ranked(walk.lines), start=1)), told)
    language = str(page.get("lang") or "").split("-")[0].lower()
    marked = {"language": language} if language in PROFILES else {}
    printed = tuple(line.text for line in lines if line.kind == "head")
    return PlainText(title or None, None, printed, tuple(body_of(lines)), tuple(lines), marked)
