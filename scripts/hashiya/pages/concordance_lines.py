"""The lines of a concordance as a page shows them: every sentence with a term, article by article."""

from __future__ import annotations

from collections.abc import Iterable

from hashiya.languages.locales import language_name
from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.pages.concordance import ConcordanceLine, Occurrences, Sentence, sentences
from hashiya.pages.escape import inert
from hashiya.pages.pieces import Words, text_of, whose


def concordance_lines(here: Iterable[Occurrences], L: Language, ui: Words) -> str:
    """Write the sentences of some articles, each under its title, the page's language first."""
    return "".join(_of_article(one, L, ui) for one in here)


def _of_article(one: Occurrences, L: Language, ui: Words) -> str:
    title = f'<a href="{inert(one.href)}">{text_of(one.article.title, L, ui)}</a>'
    first, *others = (_listed(one.article, code, lines, L, ui) for code, lines in one.in_order(L))
    folded = "".join(
        f'<details class="rd-conc__other"><summary>{inert(language_name(code, L))} ({len(lines)})</summary>\n'
        f"{listed}</details>\n"
        for (code, lines), listed in zip(one.in_order(L)[1:], others, strict=True)
    )
    return (
        f"### {title} {{: #in-{one.article.id} }}\n\n"
        f'<p class="rd-meta">{whose(one.article, one.told, L, ui)}</p>\n{first}{folded}\n'
    )


def _listed(article: Article, code: Language, lines: Iterable[ConcordanceLine], L: Language, ui: Words) -> str:
    """Write the sentences of an article, or of its translation into the language `code`."""
    leads_to = f' hreflang="{code}"' if code not in (article.language, L) else ""
    items = "".join(_sentence(one, leads_to, L, ui) for one in sentences(lines))
    return f'<ol class="rd-conc" data-unsearched="all">\n{items}</ol>\n'


def _sentence(sentence: Sentence, leads_to: str, L: Language, ui: Words) -> str:
    line = sentence.line
    at = line.passage
    after = "".join(
        f'<mark class="rd-conc__again">{inert(piece)}</mark>' if number % 2 else inert(piece)
        for number, piece in enumerate(sentence.after)
    )
    return (
        f'<li lang="{at.language}" dir="{at.direction}"><a class="rd-conc__line" href="{inert(line.href)}"{leads_to}>'
        f'<span class="rd-conc__before"><span>{inert(at.before)}</span></span>'
        f'<mark class="rd-conc__word">{inert(at.quoted)}</mark><span class="rd-conc__after">{after}</span></a>'
        f' <span class="rd-conc__at" lang="{L}" dir="{ui["dir"]}">{ui["pages"]["paragraph"]} {at.place.block}</span>'
        "</li>\n"
    )
