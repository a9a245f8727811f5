"""Finished: what of a page's Markdown is HTML but for a few signs, made into what the renderer would make of it.

Nearly all that the engine writes is: notes and lists wholly, an article's paragraphs but for the attributes below them,
headings but for their ids. Python-Markdown takes most of the time of a build for them. What holds anything that might
be markup, of Markdown or of an extension, is left to it.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any, NamedTuple

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.extensions.toc import slugify, strip_tags, unique

# What the engine writes as HTML has no blank line in it and one on either side.
_BLOCKS = "aside|blockquote|details|div|dl|figure|form|nav|ol|p|section|table|ul"
_ELEMENT = rf"<(?:{_BLOCKS})\b(?! data-html-goes-here)"
_BEGINS = re.compile(_ELEMENT)
_HTML = re.compile(rf"^(?:(?<=\n\n)|\A){_ELEMENT}.*(?:\n.+)*", re.MULTILINE)
_TAG = re.compile(rf"<(/?)(?:{_BLOCKS})\b")
_PLACE = re.compile(r'<div data-html-goes-here="(\d+)"></div>(\n\n)?')
_IDS = re.compile(r'\sid="([^"]+)"')

_WORDS = (
    r"(?=[^\s])(?:[^<>&*_`\\\[\]{}~^|#\n]++|&(?:\#\d+|\#x[\da-fA-F]+|\w+);"
    r"|</?(?:a|bdi|q|span|sub|sup|time)(?:\s[^<>`\\\[\]{}*\n]*+)?>)++"
)
"""Words, and elements that stand among words; none of the signs that Markdown or one of its extensions knows."""
_LIST = r"\{: ([^{}\n]+) \}"
_GROUP = re.compile(
    rf'^<div class="([\w -]+)" markdown="1">\n\n({_WORDS})\n{_LIST}\n\n(?:({_WORDS})\n{_LIST}\n\n)?</div>$',
    re.MULTILINE,
)
_HEADING = re.compile(rf"(#{{1,6}}) ({_WORDS})(?:(?<= )\{{: ([^{{}}\n]+?) ?\}})?")
_READ = ' markdown="1">'
"""How an element begins in which the renderer reads Markdown."""
_OPENED = re.compile(rf'<div class="([\w -]+)"(?: lang="([\w-]+)")?(?: dir="(\w+)")?{_READ}')
_PARAGRAPH = re.compile(rf"({_WORDS})(?:\n{_LIST})?")
_ITEM = re.compile(rf"(?:-|\d+\.) ({_WORDS})(?:\n +{_LIST})?(?:\n|\Z)")
_SAID_OTHERWISE = re.compile(r'[<>"]|&(?!#\d+;)')
"""What the renderer writes in another way in an attribute."""
_NOT_A_PARAGRAPH = re.compile(r"(?:[-+*>:]|\d+\.|\|)\s|[-= ]+\Z")


class Whole(NamedTuple):
    """A page that went past the renderer as a whole.

    Attributes:
        content: Its HTML.
        contents: What its table of contents holds, as the extension `toc` gives it before it is nested.
    """

    content: str
    contents: list[Any]


class Taken(NamedTuple):
    """A page without its finished HTML.

    Attributes:
        markdown: What the renderer has to see.
        html: What was taken out of it, in order, and whether a blank line follows it in a rendered page.
    """

    markdown: str
    html: list[tuple[str, bool]]

    def put_back(self, content: str) -> str:
        """Return the rendered page with its finished HTML."""

        def back(match: re.Match[str]) -> str:
            text, is_apart = self.html[int(match[1])]
            return text + (match[2] or "" if is_apart else "\n" if match[2] else "")

        return _PLACE.sub(back, content) if self.html else content

    @property
    def ids(self) -> set[str]:
        """The ids in the finished HTML."""
        return {name for text, _ in self.html for name in ids_in(text)}


def taken(markdown: str) -> Taken:
    """Take out of a page what is finished."""
    found: list[tuple[str, bool]] = []

    def place(text: str, *, is_apart: bool) -> str:
        found.append((text, is_apart))
        return f'<div data-html-goes-here="{len(found) - 1}"></div>'

    def group(match: re.Match[str]) -> str:
        name, *rest = match.groups()
        paragraphs = [_paragraph(*rest[:2]), _paragraph(*rest[2:])] if rest[2] else [_paragraph(*rest[:2])]
        if None in paragraphs:
            return match[0]
        return place("\n".join((f'<div class="{name}">', *filter(None, paragraphs), "</div>")), is_apart=False)

    def block(match: re.Match[str]) -> str:
        return place(match[0], is_apart=True) if _is_finished(match[0]) else match[0]

    return Taken(_HTML.sub(block, _GROUP.sub(group, markdown)), found)


def ids_in(html: str) -> set[str]:
    """Return the ids of elements: links may lead there."""
    return set(_IDS.findall(html))


def whole(markdown: str, *, is_closed: bool = False) -> Whole | None:
    """Render a page of which no block needs the renderer, without it; None for any other.

    Args:
        is_closed: Whether each block of HTML is known to close what it opens: to look for that takes as long as all
            the rest.
    """
    blocks = [block for each in markdown.split("\n\n") if (block := each.strip("\n"))]
    said = {block: _heading(block) for block in blocks if block[0] == "#"}
    used = {value for one in said.values() if one for name, value in one.attributes or () if name == "id"}
    parts: list[str] = []
    contents: list[Any] = []
    depth, before = 0, ""
    for block in blocks:
        if block[0] == "#":
            heading = said[block]
            if heading is None or heading.attributes is None:
                return None
            level, words, own = heading.level, heading.words, dict(heading.attributes)
            if "id" not in own:
                own["id"] = unique(heading.slug, used)
            used.add(own["id"])
            parts.append(f"{_element(f'h{level}', tuple(own.items()))}{words}</h{level}>\n")
            listed = {"level": level, "id": own["id"], "name": heading.name, "html": words, "data-toc-label": ""}
            contents.append(listed)
        elif block == "</div>":
            if before.endswith(_READ):
                return None  # nothing is in it, not even a line's end
            depth -= 1
            parts.append("</div>\n")
        elif _BEGINS.match(block) and _is_finished(block, is_closed=is_closed):
            parts.append(f"{block}\n" if depth else f"{block}\n\n")
        elif (rendered := _simple(block)) is not None:
            depth += block.endswith(_READ)
            parts.append(rendered)
        else:
            return None
        before = block
    return Whole("".join(parts).strip(), contents)


class _Heading(NamedTuple):
    """A heading as it is written.

    Attributes:
        attributes: None where there is more than the renderer's simplest.
        slug: What its id is made of, where it names none.
    """

    level: int
    words: str
    name: str
    attributes: tuple[tuple[str, str], ...] | None
    slug: str


@lru_cache(maxsize=4096)
def _heading(block: str) -> _Heading | None:
    """Read a heading; None for any other block. Most pages have the same headings but for their title."""
    match = _HEADING.fullmatch(block) if block.startswith("#") else None
    if match is None:
        return None
    words = match[2].strip()
    name = strip_tags(words)
    return _Heading(len(match[1]), words, name, _attributes(match[3] or ""), slugify(html.unescape(name), "-"))


def _simple(block: str) -> str | None:
    """Render a block that holds neither a heading nor finished HTML; None where the renderer has to."""
    if opened := _OPENED.fullmatch(block):
        said = zip(("class", "lang", "dir"), opened.groups(), strict=True)
        return f"{_element('div', tuple((name, value) for name, value in said if value))}\n"
    text = _quotation(block) if block.startswith(">") else _list(block) or _alone(block)
    return None if text is None else f"{text}\n"


def _alone(block: str) -> str | None:
    found = _PARAGRAPH.fullmatch(block)
    return _paragraph(found[1], found[2] or "") if found else None


def _quotation(block: str) -> str | None:
    """Render paragraphs behind `>`; the engine never writes two quotations one behind the other."""
    lines = block.split("\n")
    if not all(line == ">" or line.startswith("> ") for line in lines):
        return None
    paragraphs = [_alone(one) for one in "\n".join(line[2:] for line in lines).split("\n\n")]
    return None if None in paragraphs else "\n".join(("<blockquote>", *filter(None, paragraphs), "</blockquote>"))


def _list(block: str) -> str | None:
    """Render items of one line each; the engine never writes two lists one behind the other."""
    tag = "ul" if block.startswith("- ") else "ol"
    items: list[str] = []
    at = 0
    while found := _ITEM.match(block, at):
        attributes = _attributes(found[2] or "")
        is_one = block.startswith("- ", at) == (tag == "ul")
        if attributes is None or not is_one or found[1][-1].isspace() or _NOT_A_PARAGRAPH.match(found[1]):
            return None
        items.append(f"{_element('li', attributes)}{found[1]}</li>")
        at = found.end()
    return "\n".join((f"<{tag}>", *items, f"</{tag}>")) if items and at == len(block) else None


def _is_finished(text: str, *, is_closed: bool = False) -> bool:
    """Whether nothing in it waits for the renderer, and all that it opens is closed in it."""
    if " markdown=" in text:
        return False
    edges = () if is_closed else _TAG.findall(text)
    return edges.count("/") * 2 == len(edges)


def _paragraph(words: str, written: str) -> str | None:
    """Write a paragraph; None where it may be something else, or its attributes more than they seem."""
    attributes = _attributes(written)
    if attributes is None or words[-1].isspace() or _NOT_A_PARAGRAPH.match(words):
        return None
    return f"{_element('p', attributes)}{words}</p>"


def _element(tag: str, attributes: tuple[tuple[str, str], ...]) -> str:
    """Write a start tag, its attributes in the order in which the renderer writes them."""
    return " ".join((f"<{tag}", *(f'{name}="{value}"' for name, value in sorted(attributes)))) + ">"


@lru_cache(maxsize=1024)
def _attributes(written: str) -> tuple[tuple[str, str], ...] | None:
    """Read an attribute list; None for one that holds more than ids, classes and plain values."""
    pairs, rest = get_attrs_and_remainder(written)
    if rest or any(value is None or _SAID_OTHERWISE.search(value) for _, value in pairs):
        return None
    found: dict[str, str] = {}
    for name, value in pairs:
        if name != "." and not re.fullmatch(r"[a-z][\w-]*", name):
            return None
        found["class" if name == "." else name] = (
            f"{found['class']} {value}" if name == "." and "class" in found else str(value)
        )
    return tuple(found.items())
