"""Foreign signs: what an editor means as markup, and readers will see as the signs that it is written with.

Every repeat is bounded: a text of nothing but opening brackets takes no longer than another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

Room = Literal["article", "note", "plain"]
"""What a text is: an article's body, a note's Markdown, or a text without any, such as a title."""

# Each with the signs of which it has one at least.
_ANYWHERE = (
    ("an HTML tag", "<", re.compile(r"(?<!\\)</?[A-Za-z][A-Za-z0-9-]{0,40}(?:\s[^<>]{0,2000})?/?>")),
    ("a comment", "<", re.compile(r"(?<!\\)<!--")),
    ("a block of code", "`~", re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)),
    ("a sign of code", "`", re.compile(r"(?<![\w\\`])`[^`\s](?:[^`\n]{0,200}[^`\s])?`(?![\w`])")),
    ("a link of a wiki", "[", re.compile(r"(?<!\\)\[\[[^\[\]\n]{1,300}\]\]")),
    ("a text struck through", "~", re.compile(r"(?<!\\)~~\S[^~\n]{0,300}~~")),
    ("a marked text", "=", re.compile(r"(?<![=\w\\])==[^=\s](?:[^=\n]{0,300}[^=\s])?==(?![=\w])")),
    ("a text in three apostrophes", "'", re.compile(r"(?<!\\)'''[^'\n]{1,300}'''")),
    (
        "an attribute of Markdown",
        "{",
        re.compile(r"(?<!\\)\{(?:: ?[.#\w]|[.#][\w-]|(?:width|height)=)[^{}\n]{0,200}\}"),
    ),
    ("a tag of a template", "{", re.compile(r"(?<!\\)(?:\{\{[^{}\n]{1,200}\}\}|\{%[^%\n]{1,200}%\})")),
    ("a mark of an editor", "{", re.compile(r"(?<!\\)\{(?:\+\+|--|~~|>>|==)[^{}\n]{0,300}\}")),
    ("a command of LaTeX", "{", re.compile(r"(?<!\\)\\[A-Za-z]{2,30}\{[^{}\n]{0,200}\}")),
    ("a file that is put in", "<", re.compile(r"^ {0,3};?-{1,8}8<-{1,8}", re.MULTILINE)),
    ("a formula", "$", re.compile(r"(?<!\\)\$\$[^$\n]{1,300}\$\$")),
    ("the name of an emoji", ":", re.compile(r"(?<![\w:\\]):[a-z][a-z0-9_+-]{0,40}:(?![\w:])")),
    ("a key of a bibliography", "@", re.compile(r"(?<!\\)\[@[\w:-]{1,80}[^\]\n]{0,200}\]")),
    (
        "a tag of a forum",
        "[",
        re.compile(r"(?<!\\)\[(b|i|u|url|img|quote|color|size|code)(?:=[^\]\n]{0,300})?\][^\[\n]{0,300}\[/\1\]"),
    ),
)
_OF_MARKDOWN = (
    ("a table", "-", re.compile(r"^ {0,3}(?:\|? *:?-+:? *(?:\| *:?-+:? *){1,200}\|?|\| *:?-+:? *\|) *$", re.MULTILINE)),
    ("a heading without a space behind its signs", "#", re.compile(r"^ {0,3}#{2,6}[^#\s]", re.MULTILINE)),
    ("a heading of more than six signs", "#", re.compile(r"^ {0,3}#{7}", re.MULTILINE)),
    (
        "a line under a heading, or between paragraphs,",
        "-_=",
        re.compile(r"^ {0,3}(?:-{3,}|_{3,}|={3,}) *$", re.MULTILINE),
    ),
    ("a heading of a wiki", "=", re.compile(r"^={2,6} [^=\n]{1,200} ={2,6} *$", re.MULTILINE)),
    (
        "a link or an image with a space in its address",
        "[",
        re.compile(
            r"(?<!\\)(?:!\[[^\]\n]{0,300}\]\(|\[[^\]\n]{0,300}\]\(https?:)"
            r"[^()\"'\s]{0,500}[^\S\n][^()\"'\n]{0,500}\)"
        ),
    ),
    (
        "a link with a space between its brackets",
        "[",
        re.compile(r"(?<!\\)\[[^\[\]\n]{1,300}\] {1,3}\((?:https?:|www\.|images/)"),
    ),
    (
        "a link whose brackets are turned round",
        "[",
        re.compile(r"(?<!\\)\([^()\n]{1,300}\)\[https?:[^\]\s]{1,500}\]"),
    ),
    ("a link that does not end", "[", re.compile(r"(?<=\]\()(?:https?:|images/)[^()\n]{0,2000}$", re.MULTILINE)),
    (
        "a link that names its address elsewhere",
        "[",
        re.compile(r"(?<![\\\]])\[(?!\^)[^\[\]\n]{1,300}\]\[[^\[\]\n]{1,100}\]"),
    ),
    (
        "an address behind a name in brackets",
        "[",
        re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,100}\]: *<?(?:https?:|www\.)", re.MULTILINE),
    ),
    ("a footnote inside its line", "^", re.compile(r"(?<!\\)\^\[[^\[\]\n]{1,300}\]")),
    ("a footnote with a space in its brackets", "^", re.compile(r"(?<!\\)\[\^ [^\[\]\n]{0,100}\]")),
    ("a box to tick", "[", re.compile(r"^ {0,3}[-*+] \[[ xX]\] ", re.MULTILINE)),
    ("a list without a space behind its signs", "-", re.compile(r"^-[^\W\d_][^\n]*\n-[^\W\d_]", re.MULTILINE)),
    (
        "a list of words with a colon before what they mean",
        ":",
        re.compile(r"^[^\s>|#:-][^\n]*\n: {1,3}\S", re.MULTILINE),
    ),
    (
        "a box of Markdown",
        "!?:=",
        re.compile(r"^(?:(?:!!!|\?\?\?|:::) ?\w|===[+!]? \"|\.\. [\w-]{1,40}::)", re.MULTILINE),
    ),
    ("a table of contents", "[", re.compile(r"^\[TOC\] *$", re.MULTILINE)),
    ("two asterisks that mark nothing", "*", re.compile(r"(?<=[^\S\n])\*\*(?=[^\S\n])")),
    (
        "an underscore beside a letter, which marks nothing,",
        "_",
        re.compile(r"(?<=[\u0620-\u06d3])(?<!\\)_[^\W_][^_\n]{0,200}_"),
    ),
)
_OF_NOTES = (
    ("a footnote", "^", re.compile(r"(?<!\\)\[\^[^\]\s]{1,100}\]")),
    ("an image", "[", re.compile(r"(?<!\\)!\[[^\]]{0,300}\]\(")),
    ("a heading", "#", re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE)),
)
_ENTITY = ("an entity of HTML", "&", re.compile(r"(?<!\\)&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"))
"""In a note Markdown makes the sign of it that it stands for."""
_OF_PLAIN = (
    (
        "a list",
        "-*+\n",
        re.compile(r"^ {0,3}[-*+] \S|^ {0,3}\d{1,9}[.)] [^\n]{0,2000}\n {0,3}\d{1,9}[.)] ", re.MULTILINE),
    ),
    ("a heading", "#", re.compile(r"^ {0,3}#{1,6} \S", re.MULTILINE)),
    ("a quotation", ">", re.compile(r"^ {0,3}> ?\S", re.MULTILINE)),
    (
        "a line under a heading, or between paragraphs,",
        "-_=*",
        re.compile(r"^ {0,3}(?:-{3,}|_{3,}|={3,}|\*{3,}) *$", re.MULTILINE),
    ),
    ("an address in angle brackets", "<", re.compile(r"<(?:https?:|mailto:)[^<>\s]{1,500}>")),
    ("a box of Markdown", "!?:=", re.compile(r"^(?:!!!|\?\?\?|:::) ?\w", re.MULTILINE)),
    ("emphasis", "*_", re.compile(r"(?<![\w*])(\*\*?|__?)[^\W_](?:[^*_\n]{0,300}[^\s*_])?\1(?![\w*])")),
    ("a link", "[", re.compile(r"\[[^\[\]\n]{1,300}\]\([^()\s]{1,500}\)")),
    ("a footnote", "^", re.compile(r"\[\^[^\]\s]{1,100}\]")),
)
_LOOKED_AT = {
    "article": (*_OF_MARKDOWN, *_ANYWHERE, _ENTITY),
    "note": (*_OF_MARKDOWN, *_ANYWHERE, *_OF_NOTES),
    "plain": (*_ANYWHERE, *_OF_PLAIN, _ENTITY),
}
_SIGN = re.compile(f"[{re.escape(''.join(needed for room in _LOOKED_AT.values() for _, needed, _ in room))}]")


def shown_literally(text: str, room: Room) -> Iterator[tuple[str, list[int]]]:
    """Yield what in `text` readers would see as signs, each kind once, and the lines in which it stands, from 0."""
    for what, pattern in _looked_for(room, frozenset(_SIGN.findall(text))):
        lines, line, at = [], 0, 0
        for found in pattern.finditer(text):
            line, at = line + text.count("\n", at, found.start()), found.start()
            lines.append(line)
        if lines:
            yield what, list(dict.fromkeys(lines))


@cache
def _looked_for(room: Room, signs: frozenset[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what a text with no other signs than these may hold: of most texts that is little."""
    return tuple((what, pattern) for what, needed, pattern in _LOOKED_AT[room] if signs.intersection(needed))


_LOST = (
    (
        re.compile(r"(?<!\\)!\[\s*\]\([^()\n]{1,500}\)"),
        "this image has no words, and who does not see it has nothing",
        "say between the square brackets what is to be seen",
    ),
    (
        re.compile(r"(?<=\]\()[^()\s]{1,500}[^\S\n]{1,9}(?:\"[^\"\n]{1,300}\"|'[^'\n]{1,300}')(?=\))"),
        "what stands in quotation marks behind an address is shown nowhere",
        "write it into the text, or take it out",
    ),
    (
        re.compile(r"[\u0620-\u064a]-\n[\u0620-\u064a]"),
        "a word is parted at the end of its line, and its hyphen would be shown",
        "write the word in one",
    ),
)


def lost_words(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield what readers would not see of the Markdown `text`, or not as meant; the way out, and its line, from 0."""
    for pattern, what, help_ in _LOST if "](" in text or "-\n" in text else ():
        if found := pattern.search(text):
            yield what, help_, text.count("\n", 0, found.start())


_TO_BE_DONE = {"todo", "tbd", "fixme", "xxx", "tba", "lorem ipsum"}


def says_nothing(text: str) -> bool:
    """Tell whether a text has no words, or only those that keep a place for some.

    >>> says_nothing("…"), says_nothing("TODO:"), says_nothing("نص")
    (True, True, False)
    """
    return not any(map(str.isalnum, text)) or text.strip(" .:[]()*").casefold() in _TO_BE_DONE
