"""The editors' commands: each takes its options, asks for the rest, calls one function of this room and tells."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.asking import ask, ask_id, ask_texts
from hashiya.commands.kept_answers import answered, kept_answers
from hashiya.commands.new_note import note_command
from hashiya.commands.options import known_article, project_root, root_option, texts_option, texts_told
from hashiya.commands.translating import SURE, suggest_translations
from hashiya.languages.profiles import DEFAULT, PROFILES
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.pages.escape import printable
from hashiya.reading.project import read_files
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes, read_opened, text_of
from hashiya.reading.text_formats import is_of_another_form
from hashiya.workbench.mention_list import suggestion_rows, suggestion_text
from hashiya.workbench.new import RefusedError, article_path, new_article, new_note, new_translation, there_is
from hashiya.workbench.status import project_status
from hashiya.workbench.summary import NoSuchBaseError, summarise
from hashiya.workbench.unchecked_claims import UncheckedClaim, checked_places, unchecked_claims

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ASKED_OF_ARTICLES = {
    "title": "The title",
    "author": "Who wrote it (Enter to skip)",
    "author_family": "Of a person, the family's part of this name (Enter for an association)",
    "publisher": "Who published it (Enter to skip)",
    "date": "When: a day, a month or a year (Enter to skip)",
    "url": "Its address elsewhere (Enter to skip)",
    "summary": "One or two sentences for lists",
}
_ARTICLE_KEYS = (
    *("title", "author", "author_family", "publisher", "date", "language", "source", "url", "rights", "summary"),
)
_SAMPLE = "اكتب النص هنا. سطر فارغ يُنهي الفقرة."


@click.group("new")
def new_command() -> None:
    """Begin a new note, article or translation: asks for what it needs, or takes options."""


@new_command.command("article")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--rights", help="Who may do what with the text, such as CC BY 4.0.")
@texts_option("title", "The title", is_name=True)
@click.option("--author", help="Who wrote it.")
@click.option("--author-family", help="Of a person the family's part of the name, as it stands there.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="When it was published: a day, a month or a year.")
@click.option("--language", type=click.Choice([*PROFILES]), default=DEFAULT, help="The language of the text.")
@click.option("--source", help="The catalogue's id of the text that this is a digest of.")
@click.option("--url", help="Where it was first published.")
@texts_option("summary", "One or two sentences for lists")
@click.option(
    "--text",
    type=click.Path(allow_dash=True, path_type=Path),
    help="The file with its text in Markdown; - is the standard input.",
)
@root_option
def new_article_command(identifier: str | None, text: Path | None, **given: Any) -> None:
    """Begin an article of the project's own; the rights are asked first.

    `hashiya import` reads texts in other forms, such as DOCX or HTML, and texts of others.
    """
    body = _text_in(text) if text else _SAMPLE
    rights = ask(given["rights"], "Whose text is this, and under which licence may it stand here", option="--rights")
    name = ask_id(identifier, taken=lambda name: there_is(project_root(), article_path(name)))
    with kept_answers(project_root(), f"seeds/{name}") as answers:
        answers["rights"] = rights
        for key, question in _ASKED_OF_ARTICLES.items():
            if key == "author_family" and (given["author"] or not answers["author"]):
                answers[key] = given[key]  # nobody who names the author on the command line is asked
            elif key in ("title", "summary"):
                texts, optional = texts_told(given, key), key == "summary"
                if key == "title":  # the interface may not speak the language that the text has its title in
                    texts = {given["language"]: None, **texts}
                ask_for = partial(ask_texts, texts, question, option=f"--{key}", optional=optional)
                answered(answers, key, ask_for, told=any(texts.values()))
            else:
                ask_for_line = partial(ask, given[key], question, option=f"--{key.replace('_', '-')}", optional=True)
                answered(answers, key, ask_for_line, told=bool(given[key]))
        answers |= {"language": given["language"], "source": given["source"]}
        values = {key: answers[key] for key in _ARTICLE_KEYS}
        _report(_attempt(new_article, project_root(), name, values, body))


def _text_in(path: Path) -> str:
    """The text in a file, or in the standard input where it is called "-"."""
    if str(path) == "-":
        data, problem = read_opened(sys.stdin.buffer, file="the standard input", most=MAX_TEXT_BYTES)
    else:
        data, problem = read_bytes(path, file=str(path), most=MAX_TEXT_BYTES)
    if data is not None and is_of_another_form(data, name=path.name):
        _fail(f"{path.name} is no Markdown: hashiya import {path} --rights … makes an article of it")
    text, problems = text_of(data, file=str(path)) if data is not None else (None, ())
    if text is None:
        _fail(str(problem or problems[0]))
    return text


@new_command.command("translation")
@click.argument("article")
@root_option
def new_translation_command(article: str) -> None:
    """Begin the translation of an ARTICLE: a skeleton with a line for each of its blocks."""
    corpus = read_files(project_root()).corpus
    translated = corpus.articles[known_article(article, corpus.articles)]
    _report(_attempt(new_translation, project_root(), translated, corpus.settings.languages))


@click.command("status")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which stale is counted; today when left out."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@root_option
def status_command(today: datetime.datetime | None, format_: str) -> None:
    """Show how far the notes reach: coverage by article, what is untranslated, stale, dormant or unchecked."""
    from hashiya.workbench.printed_tables import print_status, progress  # noqa: PLC0415 - no other command waits for it

    corpus = read_files(project_root()).corpus
    anchored, _ = anchor_corpus(corpus)
    with progress("Going through the articles") as track:
        status = project_status(anchored, today=today.date() if today else datetime.date.today(), track=track)
    if format_ == "json":
        click.echo(json.dumps(status.as_json(), ensure_ascii=False, indent=2))
    else:
        print_status(status)


@click.command("suggest")
@click.argument("article", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@click.option("--translations", is_flag=True, help="Propose words of translations for the anchors that lack them.")
@click.option(
    "--accept", multiple=True, metavar="ID", help=f"Write what is proposed for a note, or all that is `{SURE}`."
)
@click.option("--ask", "asking", is_flag=True, help="Ask for each whether it is right, and write the answers.")
@root_option
def suggest_command(
    article: str | None, format_: str, translations: bool, accept: tuple[str, ...], asking: bool
) -> None:
    """Show what is worth a note, in one ARTICLE or in all.

    First names that the glossary may be missing: misspelt ones, names in Latin letters, recurring names of several
    words, each with YAML to begin with. Then figures, superlatives and dates with no fact-check near.

    With --translations instead: the anchors whose words in a translation nobody has named, each with those that may
    stand for it there.
    """
    if (accept or asking) and not translations:
        raise click.UsageError("--accept and --ask belong to --translations")
    from hashiya.workbench.printed_tables import print_claims, progress  # noqa: PLC0415 - no other command waits for it

    corpus = read_files(project_root()).corpus
    if article is not None:
        known_article(article, corpus.articles)
    anchored, _ = anchor_corpus(corpus)
    if translations:
        wanted = [article] if article else list(corpus.articles)
        suggest_translations(anchored, wanted, accept=accept, asking=asking, as_json=format_ == "json")
        return
    looked_into = corpus.model_copy(update={"articles": {article: corpus.articles[article]}}) if article else corpus
    names = list(suggestion_rows(looked_into, anchored.mentions))
    claims: list[UncheckedClaim] = []
    with progress("Going through the articles") as track:
        for one in track(list(looked_into.articles.values())):
            claims += unchecked_claims(one, checked_places(anchored, one.id))
    if format_ == "json":
        found = {"names": names, "passages": [claim.as_json() for claim in claims]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for row in names:
            click.echo(printable(suggestion_text(row)))
        print_claims(claims)


@click.command("summary")
@click.option("--base", required=True, metavar="COMMIT", help="What to compare with, such as origin/main.")
@root_option
def summary_command(base: str) -> None:
    """Print, as Markdown for reviewers, which notes were lost, removed, changed or added since a commit."""
    try:
        click.echo(summarise(project_root(), base), nl=False)
    except NoSuchBaseError as error:
        _fail(str(error))


def _write(kind: type[Note], identifier: str, values: Mapping[str, Any]) -> None:
    _report(_attempt(new_note, project_root(), kind, identifier, values))


for _kind in KINDS:
    new_command.add_command(note_command(_kind, _write))


def _attempt(function: Callable[..., Path], *arguments: Any) -> Path:
    try:
        return function(*arguments)
    except RefusedError as error:
        _fail(str(error))


def _report(path: Path) -> None:
    click.echo(f"wrote {path.relative_to(project_root()).as_posix()}")
    click.echo("next: hashiya check", err=True)


def _fail(message: str) -> NoReturn:
    raise click.ClickException(message)
