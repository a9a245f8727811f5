"""The commands about single anchors: locate and fix."""

from __future__ import annotations

import click

from hashiya.anchoring.requests import answer_all
from hashiya.anchoring.rewrite import fixes, write
from hashiya.commands.options import project_root, root_option
from hashiya.corpus import Corpus
from hashiya.nearest import did_you_mean
from hashiya.reading.project import read_files
from hashiya.reading.reference_files import keep_references
from hashiya.reports.difference import colored
from hashiya.reports.text import plural


@click.command("locate")
@click.option("--jsonl", is_flag=True, required=True, help="Read and write one JSON object a line.")
@root_option
def locate_command(*, jsonl: bool) -> None:
    """Look for quotes: read {"article", "quote", "prefix"?, "suffix"?, "paragraph"?} lines, write where they stand.

    With {"translation": {"en": words}} the answer says too where these stand in the paragraph's translation.
    """
    corpus = read_files(project_root()).corpus
    with click.open_file("-", encoding="utf-8") as requests:
        for answer in answer_all(corpus, requests):
            click.echo(answer)


@click.command("fix")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--accept", multiple=True, metavar="ID", help="A note, read again, that takes words of another meaning.")
@click.option("--context", is_flag=True, help="Give a prefix or suffix to anchors that remember too little.")
@click.option("--references", is_flag=True, help="Keep what paragraphs are called, so that links to them stay good.")
@root_option
def fix_command(dry_run: bool, accept: tuple[str, ...], context: bool, references: bool) -> None:
    """Rewrite quotes that have drifted to the words now in their article; ambiguous ones are never touched.

    With --references the quotes are left alone: a file beside each text remembers what its paragraphs were called when
    their words were others, and links made then lead to what they have become.
    """
    corpus = read_files(project_root()).corpus
    if references:
        changed = keep_references(corpus, write=not dry_run)
        for file in changed:
            click.echo(file)
        click.echo(f"{plural(len(changed), 'file')} {'would change' if dry_run else 'changed'}")
        return
    accepted = [key for wanted in accept for key in _keys(corpus, wanted)]
    found = list(fixes(corpus, project_root(), accept=accepted, context=context))
    for fix in found:
        click.echo(colored(fix.diff()))
        if not dry_run:
            write(fix, project_root())
    done = "would change" if dry_run else "changed"
    click.echo(f"{plural(len(found), 'file')} {done}")


def _keys(corpus: Corpus, wanted: str) -> list[str]:
    """Return the keys of the notes that `wanted`, an id or a key, names."""
    keys = [key for key, note in corpus.notes.items() if wanted in (key, note.id)]
    if not keys:
        suggestion = did_you_mean(wanted, [note.id for note in corpus.notes.values()])
        raise click.ClickException(f"there is no note `{wanted}`" + (f": {suggestion}" if suggestion else ""))
    return keys
