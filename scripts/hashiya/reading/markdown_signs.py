"""Signs of Markdown: emphasis beside Arabic words, stars that mark nothing, links, and what would take for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_MOST_BRACKETS, _MOST_STARS = 1_000, 20_000
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_PAIRED = re.compile(r"\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,300}\)|(?!\())")
_STARS = re.compile(r"\*+")
_PLAIN_EMPHASIS = re.compile(r"(?<!\S)(\*\*?)[^\W_](?:(?:[^\W_]|[ -])*[^\W_])?\1(?=[\s.,;:!?،؛؟]|\Z)")


def too_many_signs(text: str) -> int | None:
    """Return the line, from 0, of a paragraph with so many signs that pair with nothing that parsing takes for ever."""
    if text.count("[") <= _MOST_BRACKETS and text.count("*") <= _MOST_STARS:
        return None
    at = 0
    for paragraph in _PARAGRAPHS.split(text):
        alone = paragraph.count("[") - len(_PAIRED.findall(paragraph)) if "[" in paragraph else 0
        if alone > _MOST_BRACKETS or paragraph.count("*") > _MOST_STARS:
            return text.count("\n", 0, text.find(paragraph, at))
        at += len(paragraph)
    return None


def stray_stars(children: Sequence[Token], *, verse: bool = False) -> list[str]:
    """Return the words around each asterisk of a block that opens or closes nothing; in a verse three part halves."""
    return [
        child.content.strip()[:40]
        for child in children
        if child.type == "text"
        and any(_is_stray(child.content, found, verse=verse) for found in _STARS.finditer(child.content))
    ]


def stray_stars_of(text: str) -> Iterator[str]:
    """Yield the words around each asterisk of a note's Markdown that opens or closes nothing."""
    # Most asterisks stand in pairs around words, and need no parser to tell.
    if "*" in text and "*" in _PLAIN_EMPHASIS.sub("", text):
        for token in _note_parser().parse(text):
            yield from stray_stars(token.children or ())


def links_of(text: str) -> Iterator[str]:
    """Yield the address of each link of a note's Markdown."""
    if "](" in text:
        for token in _note_parser().parse(text):
            for child in token.children or ():
                if child.type == "link_open":
                    yield str(child.attrGet("href"))


@cache
def _note_parser() -> MarkdownIt:
    parser = telling_signs_apart(with_arabic_emphasis(MarkdownIt("commonmark", {"html": False})))
    # Which links are followed is judged elsewhere: here they are all seen.
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - mypy takes a method for no attribute
    return parser


def _is_stray(text: str, found: re.Match[str], *, verse: bool) -> bool:
    # Between spaces or digits it is a sign of its own: `5 * 3`; three would part a verse, if this were one.
    around = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return (len(found[0]) == 3 and not verse) or not (around.isspace() or around.isdigit())


def with_arabic_emphasis(parser: MarkdownIt) -> MarkdownIt:
    """Let `*` open and close emphasis at «, ( and the like also where an Arabic word is attached: `و*«النص»*ثم`.

    CommonMark takes such an asterisk for a sign, because in its languages a word has a space before a quotation mark;
    و, ف, ب, ك, ل and ال never have one.
    """
    parser.inline.ruler.at("emphasis", _emphasis)
    return parser


def telling_signs_apart(parser: MarkdownIt) -> MarkdownIt:
    """Keep what was escaped in a token of its own, so that it is not taken for a stray sign."""
    return parser.disable("text_join", ignoreInvalid=True)


def _emphasis(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    before = state.src[state.pos - 1] if state.pos else " "
    behind = state.src[state.pos + scanned.length : state.pos + scanned.length + 1] or " "
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*":
        can_open = can_open or (_is_arabic(before) and not behind.isspace())
        can_close = can_close or (_is_arabic(behind) and not before.isspace())
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += scanned.length
    return True


def _is_arabic(character: str) -> bool:
    return "\u0620" <= character <= "\u06d3" or "\u0750" <= character <= "\u077f"


def overfull_rows(tokens: Sequence[Token], text: str) -> Iterator[int]:
    """Yield the line, from 0, of each row of a table that has more cells than its head: nobody reads them."""
    lines, columns = text.split("\n"), 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            row = re.sub(r"^[\s>]*\|?|(?<!\\)\|\s*$", "", lines[token.map[0]])
            if any(cell.strip() for cell in re.split(r"(?<!\\)\|", row)[columns:]):
                yield token.map[0]
