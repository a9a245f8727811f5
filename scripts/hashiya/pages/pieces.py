"""Pieces: small parts of pages that several templates share, as functions: they are what a site has most of.

Each takes its page's language `L` and the interface's words `ui`, as templates call them. Every value is made inert.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from hashiya.history import Change
from hashiya.languages.locales import language_name
from hashiya.languages.words import counted
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language, Multilingual
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.source import Source, Unreached
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import readable
from hashiya.pages.dates import date_text
from hashiya.pages.escape import clean, inert
from hashiya.pages.phrases import Phrase, phrase
from hashiya.pages.prose import prose as rendered
from hashiya.pages.together import together
from hashiya.pages.whose import digest_of

if TYPE_CHECKING:
    from hashiya.notes.fact_check import VerdictChange
    from hashiya.pages.elsewhere import Elsewhere
    from hashiya.pages.paging import Pager
    from hashiya.pages.then_and_now import Piece

Words = Mapping[str, Any]


def shown(value: Any) -> Markup:
    """Return a value as it is printed: inert, unless it is known to be clean."""
    return value if isinstance(value, Markup) else inert(str(value))


def text(p: Phrase, L: Language, ui: Words, mark: bool = False) -> Markup:
    """Write a short text with its language where that is not the page's own; `mark` says so to the reader."""
    words = together(p.text)
    if p.language == L and not p.fallback:
        return words
    spoken = f'lang="{p.language}" dir="{p.direction}"'
    if not p.fallback:
        return clean(f"<bdi {spoken}>{words}</bdi>")
    said = f' <small class="rd-fallback__mark">{ui["pages"]["fallback"][p.language]}</small>' if mark else ""
    return clean(f'<span class="rd-fallback" {spoken}>{words}</span>{said}')


def text_of(value: Multilingual | str, L: Language, ui: Words, mark: bool = False) -> Markup:
    """Write a short text as far as it is there in the page's language, else in the one that stands in for it."""
    said = None if isinstance(value, str) else value.root.get(L)
    return text(phrase(value, L), L, ui, mark) if said is None else together(said)


def compared(pieces: Iterable[Piece], tag: str) -> Markup:
    """Write a passage in pieces, of which those that another passage has otherwise stand in `tag`."""
    pieces = list(pieces)
    p = phrase("".join(one.text for one in pieces), "")
    written = "".join(f"<{tag}>{inert(one.text)}</{tag}>" if one.differs else inert(one.text) for one in pieces)
    return clean(f'<q class="rd-read" lang="{p.language}" dir="{p.direction}">{written}</q>')


def prose(p: Phrase, L: Language, ui: Words, lead: bool = False) -> Markup:
    """Write a longer text in Markdown; `lead` marks its first paragraph for the short form of a note."""
    html = rendered(p.text, lead)
    if not p.fallback:
        return html
    said = f'<p class="rd-fallback__mark" lang="{L}" dir="{ui["dir"]}">{ui["pages"]["fallback"][p.language]}</p>'
    return clean(f'<div class="rd-fallback" lang="{p.language}" dir="{p.direction}">\n{said}\n{html}\n</div>')


def prose_of(value: Multilingual, L: Language, ui: Words, lead: bool = False) -> Markup:
    """Write a longer text likewise."""
    said = value.root.get(L)
    return prose(phrase(value, L), L, ui, lead) if said is None else rendered(said, lead)


def icon(name: str) -> Markup:
    """Draw a sign of the theme's sprite."""
    # The old name of `href`: a renderer that holds all links of a page against its anchors knows nothing of the sprite.
    return clean(f'<svg class="rd-i" aria-hidden="true"><use xlink:href="#i-{inert(str(name))}"/></svg>')


def verdict(name: Verdict | str, ui: Words) -> Markup:
    """Write a verdict with its sign."""
    return clean(
        f'<strong class="rd-verdict" data-verdict="{inert(str(name))}">{icon(name)}{ui["verdict"][name]}</strong>'
    )


def when(date: Any, L: Language) -> Markup:
    """Write a date in words, and for programs."""
    return clean(f'<time datetime="{inert(str(date))}">{inert(date_text(date, L))}</time>')


def whose(article: Article | SourceText, told: Article | SourceText, L: Language, ui: Words) -> Markup:
    """Write whose words stand in `article`: those of its own author, or ours, who digest the text `told`."""
    if told is not article:
        return clean(f'<span class="rd-whose">{together(digest_of(told, L))}</span>')
    author = f"<span>{text_of(article.author, L, ui)}</span> " if article.author else ""
    publisher = f"<span>{text_of(article.publisher, L, ui)}</span> " if article.publisher else ""
    return clean(f"{author}{publisher}{when(article.date, L) if article.date else ''}")


def passage(at: Elsewhere, L: Language, ui: Words, own_page: str = "") -> Markup:
    """Write a passage of another article, in the page's language first: its sentence, and where it stands."""
    own, there, says = at.translated.get(L), at.passage, ui["pages"]
    away, two = "" if there else " rd-passage--away", " rd-passage--two" if own else ""
    quoted = "".join(
        f'<blockquote lang="{said.language}" dir="{said.direction}"><p class="rd-read">{together(said.before)}'
        f"<mark>{together(said.quoted)}</mark>{together(said.after)}</p></blockquote>\n"
        for said in (own, there)
        if said
    ) or (
        f'<blockquote lang="{at.quote.language}" dir="{at.quote.direction}"><p class="rd-read">'
        f"<mark>{inert(at.quote.text)}</mark></p></blockquote>\n"
    )
    place = f"{says['paragraph']} {there.place.block}" if there else says["not_here"]
    beside = (
        f' <a class="rd-with" data-with="{inert(at.slug)}" href="{inert(own_page)}">{says["compare_this"]}</a>'
        if own_page and there
        else ""
    )
    return clean(
        f'<figure class="rd-passage{away}{two}">\n{quoted}'
        f'<figcaption><a href="{inert(at.href)}">{text_of(at.source.title, L, ui)}</a>\n'
        f'<span class="rd-meta">{whose(at.source, at.told, L, ui)} <span>{place}</span></span>{beside}'
        "</figcaption>\n</figure>"
    )


def claim(check: FactCheck, L: Language, ui: Words, *, name: str, fix: str, labelled: bool = True) -> str:
    """Write the claim where the title is another, and what is right instead, in paragraphs of these classes.

    Args:
        labelled: Whether it is said of the claim that it is one.
    """
    says, claimed, right = ui["pages"], "", ""
    if check.title:
        label = f"<b>{says['claim']}</b> " if labelled else ""
        claimed = f'<p class="{name}">{label}{text_of(check.claim, L, ui, mark=True)}</p>\n'
    if check.correction:
        said = text_of(check.correction, L, ui, mark=True)
        right = f'<p class="{fix}"><b>{says["correction"]}</b> {said}</p>\n'
    return claimed + right


def sources(check: FactCheck, L: Language, ui: Words) -> Markup:
    """Write what a fact-check cites."""
    says, items = ui["pages"], []
    for one in check.sources:
        date = f"{says['comma']} {when(one.date, L)}" if one.date else ""
        archive = f' (<a href="{inert(one.archive)}" rel="external">{says["archive"]}</a>)' if one.archive else ""
        kind = f" · {ui['source_type'][one.type]}" if one.type else ""
        excerpt = f" · {says['excerpt']}" if one.excerpt else ""
        items.append(
            f'<li data-address="{inert(readable(one.url))}"><a href="{inert(one.url)}" rel="external"'
            f' hreflang="{one.language}"><bdi lang="{one.language}">{inert(one.title)}</bdi></a>{says["comma"]}'
            f" <bdi>{inert(one.publisher)}</bdi>{date}{archive} <small"
            f' class="rd-source-about">{inert(language_name(one.language, L))}{kind}{excerpt}'
            f"{_reached(one, L, ui)}</small></li>\n"
        )
    return clean(f'<ol class="rd-note__sources">\n{"".join(items)}</ol>')


def _reached(source: Source, L: Language, ui: Words) -> str:
    """Write whether the page was there when a program last asked for it."""
    found = source.reached
    if found is None:
        return ""
    is_there = not isinstance(found.status, Unreached) and found.status < 300
    said = ui["reached"]["there" if is_there else "gone" if found.is_gone else "unknown"]
    return f" · {said} {when(found.date, L)}"


def doubt(check: FactCheck, L: Language, ui: Words, name: str) -> Markup:
    """Write what would settle a fact-check, in a paragraph of the class `name`."""
    if not check.would_settle:
        return clean("")
    words = text_of(check.would_settle, L, ui, mark=True)
    return clean(f'<p class="{name}"><b>{ui["pages"]["would_settle"]}</b> {words}</p>\n')


def checked(check: FactCheck, L: Language, ui: Words) -> Markup:
    """Write when a fact-check was made, and how sure it is."""
    says = ui["pages"]
    sure = (
        f' · <span data-confidence="{inert(str(check.confidence))}">{says["confidence"]}'
        f" {ui['confidence'][check.confidence]}</span>"
        if check.confidence
        else ""
    )
    minor = f" · <span>{says['minor']}</span>" if check.minor else ""
    return clean(f'<p class="rd-note__on">{says["checked"]} {when(check.checked, L)}{sure}{minor}</p>')


def last_change(changed: Change, history: str | None, L: Language, ui: Words) -> Markup:
    """Write when and by how many people a note was last changed, with its history where there is one to link to."""
    says = ui["pages"]
    link = f' <a href="{inert(history)}" rel="external">{says["history"]}</a>' if history else ""
    people = counted(says["people"], changed.people, L)
    return clean(f"{says['last_changed']} {when(changed.date, L)} {shown(people)}{link}")


def foot(
    label: Markup,
    index: str,
    L: Language,
    ui: Words,
    *,
    edit: str | None,
    changed: Change | None,
    history: str | None,
) -> Markup:
    """Write what stands under a note's own page."""
    link = f' <a href="{inert(edit)}" rel="external">{ui["pages"]["edit_note"]}</a>' if edit else ""
    last = f" <span>{last_change(changed, history, L, ui)}</span>" if changed else ""
    return clean(f'<p class="rd-foot"><a href="{inert(index)}">{label}</a>{link}{last}</p>')


def change(one: VerdictChange, L: Language, ui: Words, dated: bool = True) -> Markup:
    """Write a verdict that was changed: when, from what to what, and why."""
    says = ui["pages"]
    day = f"{when(one.date, L)}{says['colon']} " if dated else ""
    why = text_of(one.why, L, ui, mark=True)
    return clean(
        f"{day}{says['verdict_from']} {verdict(one.from_, ui)} {says['verdict_to']} {verdict(one.to, ui)}. {why}"
    )


def pager(of: Pager, ui: Words) -> Markup:
    """Write the ways to the other pages of a list that has several."""
    says = ui["paging"]

    def link(number: int, words: object, rel: str = "") -> str:
        return f'<a href="{inert(of.href(number))}"{rel}>{words}</a>'

    def item(number: int) -> str:
        if number == of.number:
            return f'<b aria-current="page">{number}</b>'
        return link(number, number) if number else "…"

    items = "".join(f"<li>{item(number)}</li>" for number in of.near)
    before = link(of.number - 1, says["previous"], ' rel="prev"') if of.number > 1 else ""
    behind = link(of.number + 1, says["next"], ' rel="next"') if of.number < of.count else ""
    pages = f' data-pages="{of.count}"' if of.number == 1 else ""
    return clean(f'<nav class="rd-pages" aria-label="{says["label"]}"{pages}>{before}<ul>{items}</ul>{behind}</nav>')
