"""Borrowed words: what the interface says in another language than its page's is told to be in it, for who listens.

A language whose file of words leaves some out takes them from others. Templates print them like its own; here, in the
finished page, each gets the language that it is in. Words that scripts add later are not reached.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hashiya.languages.locales import direction
from hashiya.languages.words import OwnWord, borrowed
from hashiya.model.values import Language

_PIECE = re.compile(
    r"""<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_LANG = re.compile(r"""\slang=["']?([\w-]+)""", re.IGNORECASE)
_SAID = re.compile(r"""\s(?:aria-label|title|placeholder|alt|aria-description)="([^"]*)\"""", re.IGNORECASE)
_ENDS = re.compile(r"^[\W\d_]*(.*?)[\W\d_]*$", re.DOTALL)
_BETWEEN = re.compile(r"(\s*[:·،؛,;–]\s+)")
_HOLE = re.compile(r"\{\w*\}")

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_TEXT_ONLY = frozenset(("title", "option", "textarea"))
"""Elements that hold no others: the language goes on themselves."""
_NAMED_BY_LABEL = frozenset(("a", "button", "img", "input", "label", "select", "summary", "textarea"))
"""Elements whose label is read instead of what they hold, so that its language may be theirs."""


class _Open(NamedTuple):
    """An element that is open."""

    name: str
    language: Language | None
    """Whose words it prints: what it or an element around it says it is in."""
    told: Language | None
    """What its text is taken to be in; not `language` where it took the language of a label."""
    tag: int
    """Where its tag stands among the pieces."""


@dataclass(frozen=True)
class _Borrowed:
    """The texts that a language borrows, as they may stand in a page."""

    exact: Mapping[str, Language]
    holed: tuple[tuple[re.Pattern[str], Language], ...]
    begun: Mapping[str, tuple[str, ...]]
    """The texts of several words, by the first of them: what begins with one goes on in its language."""

    def of(self, text: str) -> Language | None:
        """Return the language of `text` if it is borrowed, whatever signs and digits stand around it."""
        core = _core(html.unescape(text))
        if not core:
            return None
        return (
            self.exact.get(core)
            or next((code for form, code in self.holed if form.fullmatch(core)), None)
            or next(
                (self.exact[one] for one in self.begun.get(core.split()[0], ()) if core.startswith(f"{one} ")), None
            )
        )


def borrowed_marker(languages: tuple[Language, ...], own_words: tuple[OwnWord, ...] = ()) -> Callable[[str], str]:
    """Return what marks the borrowed words in a finished page of a site that speaks `languages`.

    Done twice it changes nothing; a page in languages that have all their words stays as it is.

    Args:
        own_words: What the reader itself says, such as its name.
    """
    lent = {language: _forms(found) for language in languages if (found := borrowed(language, languages, own_words))}
    if not lent:
        return lambda page: page
    concerned = re.compile(rf"""\slang=["']?(?:{"|".join(map(re.escape, lent))})\b""", re.IGNORECASE)
    return lambda page: _marked(page, lent) if concerned.search(page) else page


def _forms(found: Mapping[str, Language]) -> _Borrowed:
    """Sort texts by whether something is put into their midst; what stands beside a hole may stand alone too."""
    exact: dict[str, Language] = {}
    holed: list[tuple[re.Pattern[str], Language]] = []
    for text, code in found.items():
        parts = [core for part in _HOLE.split(text) if (core := _core(part))]
        exact |= dict.fromkeys(parts, code)
        if len(parts) > 1:
            holed.append((re.compile(r".*?".join(map(re.escape, parts)), re.DOTALL), code))
    begun: dict[str, tuple[str, ...]] = {}
    for text in exact:
        first, *more = text.split()
        if more:
            begun[first] = (*begun.get(first, ()), text)
    return _Borrowed(exact, tuple(holed), begun)


def _core(text: str) -> str:
    """Return `text` from its first letter to its last."""
    found = _ENDS.match(text)
    return found[1] if found else ""


def _marked(page: str, lent: Mapping[Language, _Borrowed]) -> str:
    pieces: list[str] = []
    stack = [_Open("", None, None, 0)]
    at = 0
    for match in _PIECE.finditer(page):
        if match.start() > at:
            _text(page[at : match.start()], pieces, stack[-1], lent)
        at = match.end()
        pieces.append(match[0])
        name = (match["name"] or "").lower()
        if match["end"]:
            _close(stack, name)
        elif name:
            _start(name, pieces, stack, lent)
    pieces.append(page[at:])
    return "".join(pieces)


def _start(name: str, pieces: list[str], stack: list[_Open], lent: Mapping[Language, _Borrowed]) -> None:
    """Take in a start tag, the last of `pieces`; a label that is borrowed gives its element a language."""
    tag, around = pieces[-1], stack[-1]
    if said := _LANG.search(tag):
        language = told = said[1]
    else:
        language, told = around.language, around.told
        if language is not None and language in lent and name in _NAMED_BY_LABEL:
            codes = [code for label in _SAID.findall(tag) if (code := lent[language].of(label))]
            if codes and codes[0] != told:
                pieces[-1] = _with_language(tag, told := codes[0])
    if name not in _VOID and not tag.endswith("/>"):
        stack.append(_Open(name, language, told, len(pieces) - 1))


def _close(stack: list[_Open], name: str) -> None:
    """Leave the innermost open element `name`, and those in it whose end was not written."""
    depth = next((i for i in range(len(stack) - 1, 0, -1) if stack[i].name == name), None)
    if depth is not None:
        del stack[depth:]


def _text(text: str, pieces: list[str], inside: _Open, lent: Mapping[Language, _Borrowed]) -> None:
    """Take in a text: what is borrowed gets its language, and so does what is not, where its element took another."""
    own = inside.language
    if own is None or own not in lent:
        pieces.append(text)
    elif inside.name in _TEXT_ONLY:
        if code := lent[own].of(text):
            pieces[inside.tag] = _with_language(pieces[inside.tag], code)
        pieces.append(text)
    else:
        parts = [text] if lent[own].of(text) else _BETWEEN.split(text)
        pieces += [_in_its_language(part, lent[own].of(part) or own, inside.told) for part in parts]


def _in_its_language(text: str, code: Language, around: Language | None) -> str:
    """Return `text` told to be in `code`, where what stands around it is in another language."""
    core = text.strip()
    if code == around or not _core(core):
        return text
    before, after = text.split(core, 1)
    return f'{before}<span lang="{code}" dir="{direction(code)}">{core}</span>{after}'


def _with_language(tag: str, code: Language) -> str:
    """Return a start tag that says in which language its text and its labels are."""
    name = tag[1:].split(None, 1)[0].rstrip("/>")
    return f'<{name} lang="{code}"{tag[1 + len(name) :]}'
