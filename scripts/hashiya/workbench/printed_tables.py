"""Tables: what the workbench found, for a terminal. Foreign text goes in as text, never as markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from hashiya.model.texts import Article
from hashiya.notes.kinds import KINDS
from hashiya.pages.escape import printable
from hashiya.reports.text import plural
from hashiya.workbench.status import ArticleStatus, ProjectStatus
from hashiya.workbench.unchecked_claims import Claim, UncheckedClaim

_MOST_ROWS = 200
"""A longer table is read by a program: --format json."""


def print_status(status: ProjectStatus) -> None:
    """Print the coverage of every article, then what the project as a whole waits for."""
    console = Console()
    table = _table("Articles")
    table.add_column("article", overflow="fold")
    table.add_column("¶", justify="right")
    table.add_column("words", justify="right")
    table.add_column("notes*", justify="right")
    table.add_column("longest gap**", justify="right")
    table.add_column("waits for", overflow="fold")
    for article in status.articles:
        notes = "/".join(str(article.notes[kind.kind_name]) for kind in KINDS)
        gap = f"{article.stretch}, ¶{article.stretch_from}"
        counts = (str(article.paragraphs), str(article.words), notes, gap)
        table.add_row(_text(article.id), *counts, ", ".join(_waits_for(article)))
    console.print(table)
    if any(article.translations for article in status.articles):
        console.print(_translations(status.articles))
    if status.dormant:
        dormant = _table("In the catalogue, not here")
        dormant.add_column("text")
        dormant.add_column("dormant anchors", justify="right")
        for name, count in status.dormant.items():
            dormant.add_row(_text(name), str(count))
        console.print(dormant)
    kinds = ", ".join(plural(count, kind) for kind, count in status.notes.items())
    console.print(
        f"{plural(len(status.articles), 'article')}; {kinds}; in one language: {plural(status.untranslated, 'note')}; "
        f"older than a year on {status.today}: {plural(status.stale, 'fact-check')}",
        highlight=False,
    )
    if status.unused:
        console.print(_text(f"in no text that is here: {', '.join(status.unused)}"), highlight=False)
    order = "/".join(f"{kind.kind_name}s" for kind in KINDS)
    console.print(f"* {order}  ** words without a note, from paragraph", style="dim", highlight=False)


def print_claims(claims: Iterable[UncheckedClaim]) -> None:
    """Print the claims worth a note, article by article, strongest claims first."""
    console = Console()
    strength = {claim: number for number, claim in enumerate(Claim)}
    listed = sorted(claims, key=lambda found: (found.place.article, strength[found.claim], found.place.start))
    for article, found in groupby(listed[:_MOST_ROWS], key=lambda claim: claim.place.article):
        table = _table(article)
        table.add_column("¶", justify="right", min_width=3)
        table.add_column("why", min_width=11)
        table.add_column("words", min_width=10, max_width=24)
        table.add_column("sentence, with no fact-check")
        for claim in found:
            words, sentence = _text(claim.words), _text(claim.sentence)
            table.add_row(str(claim.place.block), claim.claim.value, words, sentence)
        console.print(table)
    if not listed:
        console.print("Every figure, superlative and date has a fact-check near it.")
    if len(listed) > _MOST_ROWS:
        console.print(f"and {len(listed) - _MOST_ROWS} more: name an article, or use --format json")


@contextmanager
def progress(what: str) -> Iterator[Callable[[Iterable[Article]], Iterable[Article]]]:
    """Show on the standard error how far the articles are gone through; nothing where nobody looks."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar.track


def _waits_for(article: ArticleStatus) -> Iterator[str]:
    """What somebody could do for an article, the most pressing first."""
    waiting = (
        (article.lost, "lost"),
        (article.drifted, "drifted"),
        (article.stale, "stale"),
    )
    yield from (f"{count} {what}" for count, what in waiting if count)
    if article.unchecked:
        yield plural(article.unchecked, "unchecked figure")
    if article.untranslated:
        yield f"{plural(article.untranslated, 'note')} in one language"
    if not article.translations:
        yield "a translation"
    for language, one in article.translations.items():
        if one.edge:
            yield f"words in {language} for {plural(len(one.edge), 'anchor')}"


def _translations(articles: Iterable[ArticleStatus]) -> Table:
    """How far the notes reach into the translations; what stands at the edge of a paragraph is listed."""
    table = _table("In translation")
    table.add_column("article", overflow="fold")
    table.add_column("in")
    table.add_column("anchors placed", justify="right")
    table.add_column("terms found", justify="right")
    table.add_column("at the edge of a paragraph", overflow="fold")
    for article in articles:
        for language, one in article.translations.items():
            counts = (f"{one.located} of {sum(one.anchors.values())}", f"{one.found} of {one.terms}")
            table.add_row(_text(article.id), language, *counts, _text(", ".join(one.edge)))
    return table


def _table(title: str) -> Table:
    return Table(
        title=title, title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )


def _text(foreign: str) -> Text:
    return Text(printable(foreign))
