"""`hashiya suggest --translations`: the words of translations that anchors lack, shown, asked for or written."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

import click

from hashiya.anchoring.rewrite import with_translations, write
from hashiya.anchoring.translated import located_in
from hashiya.commands.asking import interactive
from hashiya.commands.options import project_root
from hashiya.corpus import Anchored, Status
from hashiya.nearest import did_you_mean
from hashiya.pages.escape import printable
from hashiya.reports.difference import colored
from hashiya.reports.text import plural
from hashiya.workbench.untranslated_anchors import Untranslated, untranslated

SURE = "sure"
"""What `--accept` takes besides notes: all proposals beside which nothing else could be meant."""


def suggest_translations(
    anchored: Anchored, articles: Collection[str], *, accept: Sequence[str], asking: bool, as_json: bool
) -> None:
    """Show the anchors on `articles` that lack words in a translation, with what is proposed, and write what is taken.

    Args:
        accept: Notes whose proposals are taken, by id or key, and `SURE`.
        asking: Ask for each.
    """
    rows = list(untranslated(anchored, articles))
    taken = _asked(anchored, rows) if asking else _accepted(rows, accept)
    if as_json and not accept:
        click.echo(json.dumps([row.as_json() for row in rows], ensure_ascii=False, indent=2))
    elif not accept and not asking:
        for row in rows:
            click.echo(printable(row.as_text()), nl=False)
        sure = sum(row.proposal is not None and row.proposal.sure for row in rows)
        click.echo(f"{plural(len(rows), 'anchor')} without words in a translation, {sure} with a sure proposal")
    if taken:
        words = {(rows[at].note, rows[at].anchor, rows[at].language): said for at, said in taken.items()}
        fixes = list(with_translations(anchored.corpus, project_root(), words))
        for fix in fixes:
            click.echo(colored(fix.diff()))
            write(fix, project_root())
        click.echo(f"{plural(len(taken), 'anchor')} in {plural(len(fixes), 'file')} written")
    elif asking or (accept and not as_json):
        lacking = f"{plural(len(rows), 'anchor')} without words in a translation"
        click.echo(
            f"nothing written: {lacking}, and nothing {'was taken' if asking else 'proposed that is to be taken'}"
        )


def _accepted(rows: Sequence[Untranslated], accept: Sequence[str]) -> dict[int, str]:
    names = {name for row in rows for name in (row.note, row.note.rpartition("/")[2])}
    for wanted in accept:
        if wanted not in names and wanted != SURE:
            suggestion = did_you_mean(wanted, names) or f"`--accept {SURE}` takes what is sure"
            raise click.ClickException(f"no anchor of a note `{wanted}` lacks its words: {suggestion}")
    return {
        at: row.proposal.text
        for at, row in enumerate(rows)
        if row.proposal
        and ({row.note, row.note.rpartition("/")[2]} & set(accept) or (row.proposal.sure and SURE in accept))
    }


def _asked(anchored: Anchored, rows: Sequence[Untranslated]) -> dict[int, str]:
    """Ask for each anchor: Enter takes what is proposed, `-` leaves it, other words are looked for in the paragraph."""
    if not interactive():
        raise click.UsageError("--ask needs a terminal; without one, --accept takes proposals by note")
    taken: dict[int, str] = {}
    for at, row in enumerate(rows):
        click.echo(printable(f"\n{row.note}  ¶{row.block}  «{row.quote}»\n{row.translated}"))
        proposal = row.proposal.text if row.proposal else "-"
        while True:
            answer = click.prompt(f"Its words ({row.language}); - leaves it", default=proposal).strip()
            if answer == "-":
                break
            found = located_in(anchored.corpus.articles[row.article], row.language, row.block, answer).location
            if found.place and found.status in (Status.EXACT, Status.NORMALISED):
                taken[at] = found.place.text
                break
            click.echo(
                "these words stand there several times" if found.candidates else "these words do not stand there"
            )
    return taken
