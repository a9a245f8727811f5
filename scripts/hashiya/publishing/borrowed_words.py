"""Borrowed words: what the interface says in another language than its page's is told to be in it, for who listens.

A language whose file of words leaves some out takes them from others. Templates print them like its own; here, in the
finished page, each gets the language that it is in. Words that scripts add later are not reached.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hashiya.languages.locales import direction
from hashiya.languages.words import borrowed
from hashiya.model.values import Language

_PIECE = re.compile(
    r"""<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)(?:[^>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_LANGUAGE_OF_PAGE = re.compile(r"""<html\b[^>]*\blang=["']?([a-z]+)""", re.IGNORECASE)
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


@dataclass
class _Open:
    """An element that is open: its name, the language of its text, and where its tag stands among the pieces."""

    name: str
    language: Language
    tag: int
    lent: bool = False


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


def borrowed_marker(languages: tuple[Language, ...]) -> Callable[[str], str]:
    """Return what marks the borrowed words of a finished page, in whichever of `languages` it is.

    Done twice it changes nothing; a page whose language has all its words stays as it is.
    """
    lent = {language: _forms(found) for language in languages if (found := borrowed(language, languages))}

    def mark(page: str) -> str:
        own = _LANGUAGE_OF_PAGE.search(page) if lent else None
        return _marked(page, own[1], lent[own[1]]) if own and own[1] in lent else page

    return mark


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


def _marked(page: str, own: Language, lent: _Borrowed) -> str:
    pieces: list[str] = []
    stack: list[_Open] = []
    at = 0
    for match in _PIECE.finditer(page):
        if match.start() > at:
            _text(page[at : match.start()], pieces, stack, own, lent)
        at = match.end()
        pieces.append(match[0])
        name = (match["name"] or "").lower()
        if not name:
            continue
        if match["end"]:
            _close(stack, name)
        else:
            _start(name, pieces, stack, own, lent)
    pieces.append(page[at:])
    return "".join(pieces)


def _start(name: str, pieces: list[str], stack: list[_Open], own: Language, lent: _Borrowed) -> None:
    """Take in a start tag, the last of `pieces`; a label that is borrowed gives its element a language."""
    tag = pieces[-1]
    said = _LANG.search(tag)
    language, is_lent = said[1] if said else stack[-1].language if stack else own, False
    if not said and language == own and name in _NAMED_BY_LABEL:
        codes = [code for label in _SAID.findall(tag) if (code := lent.of(label))]
        if codes:
            pieces[-1] = _with_language(tag, codes[0])
            language, is_lent = codes[0], True
    if name not in _VOID and not tag.endswith("/>"):
        stack.append(_Open(name, language, len(pieces) - 1, is_lent))


def _close(stack: list[_Open], name: str) -> None:
    """Leave the innermost open element `name`, and those in it whose end was not written."""
    depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].name == name), None)
    if depth is not None:
        del stack[depth:]


def _text(text: str, pieces: list[str], stack: list[_Open], own: Language, lent: _Borrowed) -> None:
    """Take in a text: what is borrowed gets its language, and so does what is not, where its element took another."""
    inside = stack[-1] if stack else _Open("", own, 0)
    if inside.language != own and not inside.lent:
        pieces.append(text)
        return
    whole = lent.of(text)
    if inside.name in _TEXT_ONLY:
        if whole:
            pieces[inside.tag] = _with_language(pieces[inside.tag], whole)
        pieces.append(text)
        return
    parts = [text] if whole else _BETWEEN.split(text)
    pieces += [_in_its_language(part, lent.of(part) or own, inside.language) for part in parts]


def _in_its_language(text: str, code: Language, around: Language) -> str:
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
