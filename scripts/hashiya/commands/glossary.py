"""The glossary's command: where its terms stand and how each word is made."""

from __future__ import annotations

import json

import click

from hashiya.anchoring.mentions import find_mentions
from hashiya.commands.options import known_article, project_root, root_option, shared_options
from hashiya.corpus import Corpus
from hashiya.pages.escape import printable
from hashiya.reading.project import read_files
from hashiya.workbench.mention_list import mention_line, mention_rows


@click.command("mentions")
@click.option("--article", help="The id of the one article to look into; all when left out.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl"]), default="text", help="How to print them.")
@click.option("--doubtful", is_flag=True, help="Only those that an editor should look at.")
@shared_options
@root_option
def mentions_command(article: str | None, format_: str, doubtful: bool) -> None:
    """List every mention of every term: where it stands and how the word is made."""
    corpus = _corpus(article)
    mentions, _ = find_mentions(corpus, articles=[article] if article else None)
    for row in mention_rows(corpus, mentions):
        if doubtful and not row["doubt"]:
            continue
        click.echo(json.dumps(row, ensure_ascii=False) if format_ == "jsonl" else printable(mention_line(row)))


def _corpus(article: str | None) -> Corpus:
    corpus = read_files(project_root()).corpus
    if article:
        known_article(article, corpus.articles)
    return corpus
