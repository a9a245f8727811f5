"""The sections of a term's page: what it means, what it is called, how texts write its name, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hashiya.model.values import Language
from hashiya.notes.term import Alias, Term
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.concordance import HEIGHT, WIDTH, Form, Stretch
from hashiya.pages.escape import inert
from hashiya.pages.phrases import Phrase, other_name
from hashiya.pages.pieces import Words, icon, prose_of, text, text_of, when
from hashiya.pages.spellings import Spelt, User


def head(term: Term, L: Language, ui: Words) -> str:
    """Write what kind of thing it is, its name in another language, and the definition."""
    other = other_name(term, L)
    beside = (
        f' <span class="rd-term__other" lang="{other.language}" dir="{other.direction}">{inert(other.text)}</span>'
        if other
        else ""
    )
    return (
        f'<p class="rd-term__head" data-kind="term"><span class="rd-term__kind">{icon("term")}'
        f" {ui['term_kind'][term.kind]}</span>{beside}</p>\n"
        f'<div class="rd-comment rd-term__definition">\n{prose_of(term.definition, L, ui)}\n</div>\n\n'
    )


def names(aliases: Mapping[Language, Sequence[Alias]], L: Language, ui: Words) -> str:
    """Write what it is called besides, language by language."""
    if not aliases:
        return ""
    says = ui["glossary"]
    groups = "".join(
        f'<div><dt>{says["in_language"][language]}</dt><dd><ul class="rd-term__names">\n'
        f"{''.join(_alias(one, language, L, ui) for one in found)}</ul></dd></div>\n"
        for language, found in aliases.items()
    )
    return f'## {says["aliases"]} {{: #aliases }}\n\n<dl class="rd-source">\n{groups}</dl>\n\n'


def _alias(alias: Alias, language: Language, L: Language, ui: Words) -> str:
    years = remark = ""
    if alias.from_ or alias.to:
        begins, ends = (when(date, L) if date else "" for date in (alias.from_, alias.to))
        years = f' <span class="rd-term__years">(<bdi dir="{ui["dir"]}">{begins} – {ends}</bdi>)</span>'
    if alias.remark:
        said = text_of(alias.remark, L, ui, mark=True)
        remark = f' <span class="rd-term__remark">{said}</span>'
    return f'<li><bdi class="rd-read" lang="{language}">{inert(alias.name)}</bdi>{years}{remark}</li>\n'


def see_also(term: Term, others: Iterable[Term], L: Language, ui: Words) -> str:
    """Write links to other terms."""
    here = note_address(term)
    listed = "".join(
        f'<li><a href="{inert(relative(note_address(one), page=here))}">{text_of(one.headline, L, ui)}</a></li>\n'
        for one in others
    )
    return _links(ui["glossary"]["see_also"], "see-also", listed)


def links(addresses: Iterable[tuple[str, str, str]], ui: Words) -> str:
    """Write where to read more: each place's name among the interface's words, its address, and its language."""
    says = ui["glossary"]
    listed = "".join(
        f'<li><a href="{inert(address)}" rel="external">'
        f"{says['link'][name].replace('{language}', inert(language))}</a></li>\n"
        for name, address, language in addresses
    )
    return _links(says["links"], "links", listed)


def _links(title: str, name: str, listed: str) -> str:
    return f'## {title} {{: #{name} }}\n\n<ul class="rd-term__also">\n{listed}</ul>\n\n' if listed else ""


def where(stretches: Sequence[Stretch], *, total: int, articles: int, ui: Words) -> str:
    """Draw the bar of the articles with a tick for each of the `total` places, which stand in so many articles."""
    says = ui["glossary"]
    told = f"{says['semicolon']} ".join(f"{inert(one.title)}: {one.count}" for one in stretches if one.count)
    drawn = "".join(map(_stretch, stretches)) + "".join(map(_ticks, stretches))
    counted = says["total"].replace("{n}", str(total)).replace("{m}", str(articles))
    return (
        f'## {says["where"]} {{: #where }}\n\n<figure class="rd-bar" data-kind="term">\n'
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="rd-bar-title rd-bar-text"'
        f' preserveAspectRatio="none">\n<title id="rd-bar-title">{says["bar"]}</title>\n'
        f'<desc id="rd-bar-text">{told}</desc>\n{drawn}</svg>\n<figcaption>{counted}</figcaption>\n</figure>\n\n'
    )


def _stretch(one: Stretch) -> str:
    none = "" if one.count else " rd-bar__article--none"
    return (
        f'<rect class="rd-bar__article{none}" x="{one.start + 1:.1f}" y="6" width="{max(one.width - 2, 1):.1f}"'
        f' height="{HEIGHT - 12}" rx="2"><title>{inert(one.title)}: {one.count}</title></rect>\n'
    )


def _ticks(one: Stretch) -> str:
    drawn = "".join(f"M{tick:.1f} 2V{HEIGHT - 2}" for tick in one.ticks)
    return f'<path class="rd-bar__tick" d="{drawn}"/>\n' if drawn else ""


def users(spellings: Iterable[Spelt], L: Language, ui: Words) -> str:
    """Write which texts write its name how."""
    says = ui["glossary"]
    rows = "".join(
        f"<tr><td>{_written(one.written)}</td><td>"
        f"{''.join(_user(user, L, ui) for user in one.users)}{_more(one, ui)}</td><td>{one.count}</td></tr>\n"
        for one in spellings
    )
    return _table("users", (says["users"], says["text"]), rows, ui, more=" rd-term__users")


def _user(user: User, L: Language, ui: Words) -> str:
    name = ui["map"]["after"].format(name=inert(str(user.who))) if user.digest else text(user.who, L, ui)
    return f'<span class="rd-user"><a href="{inert(user.href)}">{name}</a>&nbsp;<small>{user.count}</small></span> '


def _more(one: Spelt, ui: Words) -> str:
    said = ui["glossary"]["more_texts"].replace("{n}", str(one.more))
    return f' <span class="rd-unknown">{said}</span>' if one.more else ""


def forms(listed: Iterable[Form], ui: Words) -> str:
    """Write how the words are made that name it."""
    says = ui["glossary"]
    rows = "".join(
        f"<tr><td>{_written(one.written)}</td><td>{_made_of(one, ui)}</td><td>{one.count}</td></tr>\n" for one in listed
    )
    return _table("forms", (says["morphology"], says["made_of"]), rows, ui)


def _made_of(form: Form, ui: Words) -> str:
    if not form.made_of:
        return f'<span class="rd-unknown">{ui["glossary"]["as_it_is"]}</span>'
    spoken = f'lang="{form.written.language}" dir="{form.written.direction}"'
    return f'<bdi class="rd-read" {spoken}>{inert(form.made_of)}</bdi>'


def _written(name: Phrase) -> str:
    return f'<bdi class="rd-read" lang="{name.language}">{inert(name.text)}</bdi>'


def _table(name: str, titles: tuple[str, str], rows: str, ui: Words, *, more: str = "") -> str:
    """Write a table of forms under its title; the second title is that of the column in the middle."""
    if not rows:
        return ""
    title, told = titles
    heads = "".join(f'<th scope="col">{one}</th>' for one in (ui["glossary"]["form"], told, ui["glossary"]["times"]))
    return (
        f'## {title} {{: #{name} }}\n\n<table class="rd-term__forms{more}">\n<thead><tr>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n\n"
    )
