"""The editors' commands: each takes its options, asks for the rest, calls one function of this room and tells."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from rich.console import Console

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.asking import Places, ask, ask_both, ask_id, choose, interactive
from hashiya.commands.options import project_root, root_option
from hashiya.model.texts import Article
from hashiya.nearest import did_you_mean
from hashiya.notes.cross_reference import CrossReference, Relation
from hashiya.notes.fact_check import FactCheck
from hashiya.notes.note import Note
from hashiya.notes.term import Term, TermKind
from hashiya.notes.verdict import Verdict
from hashiya.pages.escape import printable
from hashiya.reading.project import read_corpus
from hashiya.workbench.mention_list import suggestion_rows, suggestion_text
from hashiya.workbench.new import RefusedError, new_article, new_note, new_translation
from hashiya.workbench.printed_tables import print_claims, print_status, progress
from hashiya.workbench.status import project_status
from hashiya.workbench.summary import NoSuchBaseError, summarise
from hashiya.workbench.unchecked_claims import UncheckedClaim, checked_places, unchecked_claims

_Command = TypeVar("_Command", bound=Callable[..., Any])

_SAMPLE = "اكتب النص هنا. سطر فارغ يُنهي الفقرة."


def _both(name: str, what: str) -> Callable[[_Command], _Command]:
    """The two options of a text in Arabic and English."""

    def add(command: _Command) -> _Command:
        command = click.option(f"--{name}-en", help=f"{what}, in English.")(command)
        return click.option(f"--{name}-ar", help=f"{what}, in Arabic.")(command)

    return add


_AT = click.option(
    "--at",
    nargs=2,
    multiple=True,
    metavar="ARTICLE WORDS",
    help="Where the note stands: an article's id or address, #p5 behind it for paragraph 5, and a few words. "
    "Again for every place.",
)


@click.group("new")
def new_group() -> None:
    """Begin a new note, article or translation: asks for what it needs, or takes options."""


@new_group.command("term")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--kind", type=click.Choice([kind.value for kind in TermKind]), help="What it names.")
@_both("term", "The name")
@click.option("--alias", "aliases", multiple=True, help="Another name; again for each.")
@click.option("--form", "forms", multiple=True, help="An irregular form; again for each.")
@click.option("--exclude", "exclude", multiple=True, help="A phrase in which it is not meant; again for each.")
@_both("definition", "What it is, then why it matters here")
@click.option("--see-also", "see_also", multiple=True, help="The id of another entry; again for each.")
@click.option("--wikidata", help="Number of the item at wikidata.org, such as Q232.")
@_AT
@root_option
def new_term(identifier: str | None, at: Sequence[tuple[str, str]], **given: Any) -> None:
    """Begin a glossary entry; it is then found by itself wherever it is named."""
    name = ask_id(identifier)
    values: dict[str, Any] = {
        "term": ask_both(_languages(given, "term"), "Its name", option="--term"),
        "kind": choose(given["kind"], "What it names", option="--kind", among=[kind.value for kind in TermKind]),
        "aliases": _listed(given["aliases"], "Other names, with commas between them (Enter to skip)"),
        "forms": list(given["forms"]),
        "exclude": list(given["exclude"]),
        "definition": ask_both(_languages(given, "definition"), "What it is and why it matters", option="--definition"),
        "see_also": list(given["see_also"]),
        "links": {"wikidata": given["wikidata"]} if given["wikidata"] else None,
        # Terms are found in the running text; places are for what only a person can see, so nobody is asked for them.
        "anchors": Places(_articles(), needed=0).ask(at) if at else None,
    }
    _write(Term, name, values)


@new_group.command("cross-reference")
@click.argument("identifier", metavar="[ID]", required=False)
@_both("title", "What the passages have in common")
@click.option("--relation", type=click.Choice([relation.value for relation in Relation]), help="How they are related.")
@_both("comment", "What differs")
@_AT
@root_option
def new_cross_reference(identifier: str | None, at: Sequence[tuple[str, str]], **given: Any) -> None:
    """Begin a cross-reference: two or more passages to be read together."""
    name = ask_id(identifier)
    anchors = Places(_articles(), needed=2).ask(at)
    among = [relation.value for relation in Relation]
    values = {
        "title": ask_both(_languages(given, "title"), "What the passages have in common", option="--title"),
        "relation": choose(given["relation"], "How they are related", option="--relation", among=among),
        "comment": ask_both(_languages(given, "comment"), "What differs, in one sentence", option="--comment"),
        "anchors": anchors,
    }
    _write(CrossReference, name, values)


@new_group.command("fact-check")
@click.argument("identifier", metavar="[ID]", required=False)
@_both("title", "A headline of a few words")
@_both("claim", "The claim, restated neutrally")
@click.option("--verdict", type=click.Choice([verdict.value for verdict in Verdict]), help="What was found.")
@_both("correction", "The right figure or fact")
@_both("explanation", "The finding and why")
@click.option("--checked", help="The day on which the sources were read; today when left out.")
@click.option(
    "--source",
    "sources",
    nargs=5,
    multiple=True,
    metavar="URL TITLE PUBLISHER LANGUAGE DATE",
    help='A page that settles it; an unknown date is "". Again for each.',
)
@_AT
@root_option
def new_fact_check(
    identifier: str | None,
    checked: str | None,
    sources: Sequence[tuple[str, str, str, str, str]],
    at: Sequence[tuple[str, str]],
    **given: Any,
) -> None:
    """Begin a fact-check: a claim of an article, checked against sources."""
    name = ask_id(identifier)
    anchors = Places(_articles(), needed=1).ask(at)
    among = [verdict.value for verdict in reversed(Verdict)]
    values = {
        "title": ask_both(_languages(given, "title"), "A headline of a few words", option="--title", optional=True),
        "claim": ask_both(_languages(given, "claim"), "The claim, restated neutrally", option="--claim"),
        "verdict": choose(given["verdict"], "The verdict", option="--verdict", among=among),
        "correction": ask_both(
            _languages(given, "correction"), "The right figure or fact", option="--correction", optional=True
        ),
        "explanation": ask_both(
            _languages(given, "explanation"), "The finding, its figure first, and why", option="--explanation"
        ),
        "checked": _day(checked),
        "sources": _sources(sources),
        "anchors": anchors,
    }
    _write(FactCheck, name, values)


@new_group.command("article")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option("--rights", help="Who may do what with the text, such as CC BY 4.0.")
@_both("title", "The title")
@click.option("--author", help="Who wrote it.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="When it was published: a day, a month or a year.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", help="The language of the text.")
@click.option("--source", help="The catalogue's id of the text that this is a digest of.")
@click.option("--url", help="Where it was first published.")
@_both("summary", "One or two sentences for lists")
@click.option(
    "--text",
    type=click.File("r", encoding="utf-8-sig"),
    help="The file with its text in Markdown; - is the standard input.",
)
@root_option
def new_article_command(identifier: str | None, text: Any, **given: Any) -> None:
    """Begin an article of the project's own; the rights are asked first. A text of others: `hashiya import`."""
    rights = ask(given["rights"], "Whose text is this, and under which licence may it stand here", option="--rights")
    name = ask_id(identifier)
    values = {
        "title": ask_both(_languages(given, "title"), "The title", option="--title"),
        "author": ask(given["author"], "Who wrote it (Enter to skip)", option="--author", optional=True),
        "publisher": ask(given["publisher"], "Who published it (Enter to skip)", option="--publisher", optional=True),
        "date": ask(given["date"], "When: a day, a month or a year (Enter to skip)", option="--date", optional=True),
        "language": given["language"],
        "source": given["source"],
        "url": ask(given["url"], "Its address elsewhere (Enter to skip)", option="--url", optional=True),
        "rights": rights,
        "summary": ask_both(
            _languages(given, "summary"), "One or two sentences for lists", option="--summary", optional=True
        ),
    }
    body = text.read() if text else _SAMPLE
    _report(_attempt(new_article, project_root(), name, values, body))


@new_group.command("translation")
@click.argument("article")
@root_option
def new_translation_command(article: str) -> None:
    """Begin the translation of an ARTICLE: a skeleton with a line for each of its blocks."""
    articles = _articles()
    if article not in articles:
        suggestion = did_you_mean(article, articles)
        _fail(f"there is no article `{article}`" + (f": {suggestion}" if suggestion else ""))
    _report(_attempt(new_translation, project_root(), articles[article]))


@click.command("status")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day from which stale is counted; today when left out."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@root_option
def status_command(today: datetime.datetime | None, format_: str) -> None:
    """Show how far the notes reach: coverage by article, what is untranslated, stale, dormant or unchecked."""
    corpus, _ = read_corpus(project_root())
    anchored, _ = anchor_corpus(corpus)
    with progress("Going through the articles") as track:
        status = project_status(anchored, today=today.date() if today else datetime.date.today(), track=track)
    if format_ == "json":
        click.echo(json.dumps(status.as_json(), ensure_ascii=False, indent=2))
    else:
        print_status(status, Console())


@click.command("suggest")
@click.argument("article", required=False)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="How to print it.")
@root_option
def suggest_command(article: str | None, format_: str) -> None:
    """Show what is worth a note, in one ARTICLE or in all.

    First names that the glossary may be missing: misspelt ones, names in Latin letters, recurring names of several
    words, each with YAML to begin with. Then figures, superlatives and dates with no fact-check near.
    """
    corpus, _ = read_corpus(project_root())
    if article is not None and article not in corpus.articles:
        suggestion = did_you_mean(article, corpus.articles)
        _fail(f"there is no article `{article}`" + (f": {suggestion}" if suggestion else ""))
    anchored, _ = anchor_corpus(corpus)
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
        print_claims(claims, Console())


@click.command("summary")
@click.option("--base", required=True, metavar="COMMIT", help="What to compare with, such as origin/main.")
@root_option
def summary_command(base: str) -> None:
    """Print, as Markdown for reviewers, which notes were lost, removed, changed or added since a commit."""
    try:
        click.echo(summarise(project_root(), base), nl=False)
    except NoSuchBaseError as error:
        _fail(str(error))


def _articles() -> Mapping[str, Article]:
    corpus, _ = read_corpus(project_root())
    return corpus.articles


def _languages(given: Mapping[str, Any], name: str) -> dict[str, str | None]:
    return {language: given[f"{name}_{language}"] for language in ("ar", "en")}


def _listed(given: Sequence[str], question: str) -> list[str]:
    if given or not interactive():
        return list(given)
    answer = ask(None, question, option="", optional=True) or ""
    return [name.strip() for name in answer.replace("،", ",").split(",") if name.strip()]


def _day(given: str | None) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given) if given else datetime.date.today()
    except ValueError:
        raise click.UsageError(f"--checked {given}: a day is written 2026-11-22") from None


def _sources(given: Sequence[tuple[str, str, str, str, str]]) -> list[dict[str, str | None]]:
    names = ("url", "title", "publisher", "language", "date")
    sources = [dict(zip(names, values, strict=True)) for values in given]
    if not sources and not interactive():
        raise click.UsageError("--source URL TITLE PUBLISHER LANGUAGE DATE is missing: a page that settles it")
    while not given and (not sources or click.confirm("Another source?", default=False)):
        sources.append(
            {
                "url": str(ask(None, "Address of a page that settles it", option="--source")),
                "title": str(ask(None, "Its headline", option="--source")),
                "publisher": str(ask(None, "Who published it", option="--source")),
                "language": str(ask(None, "Its language, such as ar, en or ru", option="--source")),
                "date": ask(None, "Its date (Enter to skip)", option="--source", optional=True) or "",
            }
        )
    order = ("title", "publisher", "url", "date", "language")
    return [{name: source[name] for name in order if source[name]} for source in sources]


def _write(kind: type[Note], identifier: str, values: Mapping[str, Any]) -> None:
    _report(_attempt(new_note, project_root(), kind, identifier, values))


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
