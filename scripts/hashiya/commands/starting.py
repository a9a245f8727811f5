"""The commands for those who begin: a project of one's own, and the theme for other renderers."""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import click

from hashiya.commands.asking import ask, ask_texts, interactive
from hashiya.commands.options import project_root, root_option, texts_option
from hashiya.languages.locales import language_name
from hashiya.languages.words import spoken
from hashiya.model.project_settings import ProjectSettings
from hashiya.model.values import Language
from hashiya.model.web_addresses import address_problem
from hashiya.nearest import did_you_mean
from hashiya.pages.own_words import own_parts
from hashiya.reading.settings_file import read_settings
from hashiya.starter.begin import NAME, NewReader, NotEmptyError, begin
from hashiya.theme import theme_path, write_own_parts

_LICENCE = "CC BY 4.0"


_JOINERS = "\u200c\u200d"
"""Invisible, and letters of Persian and of Indian scripts need them."""


def _languages(_: click.Context, __: click.Parameter, told: str | None) -> tuple[Language, ...] | None:
    if told is None:
        return None
    named = {name.casefold(): code for code in spoken() for name in (code, language_name(code, "en"))}
    codes: dict[Language, None] = {}
    for word in filter(None, re.split(r"[\s,،;؛]+", told)):
        if word.casefold() not in named:
            nearest = did_you_mean(word, named)
            message = f"the interface has no words in `{word}`: it speaks {', '.join(spoken())}"
            raise click.BadParameter(f"{message}; {nearest}" if nearest else message)
        codes[named[word.casefold()]] = None
    if not codes:
        raise click.BadParameter(f"name one of {', '.join(spoken())} or several, with commas between them")
    return tuple(codes)


def _address(_: click.Context, __: click.Parameter, told: str | None) -> str | None:
    if told and not told.lower().startswith(("https://", "http://")):
        raise click.BadParameter(f"`{told}`: an address begins with https:// or http://")
    if told and (problem := address_problem(told)):
        raise click.BadParameter(f"`{told}`: {problem}")
    return told


def _unfit(text: str) -> str | None:
    """Say why a text cannot stand where readers see it, or return None."""
    categories = {character: unicodedata.category(character) for character in text if character not in _JOINERS}
    unseen = [character for character, kind in categories.items() if kind.startswith("C")]
    if unseen:
        return f"it holds a character that nobody sees, U+{ord(unseen[0]):04X}"
    return None if text.strip(f"{_JOINERS} \u00a0") else "it is blank"


def _names(given: Mapping[str, str | None], languages: tuple[Language, ...]) -> dict[Language, str]:
    """Return the names that were told.

    Raises:
        click.UsageError: One is in a language that the reader is not to speak, or cannot be shown.
    """
    told = {
        code: name for code in spoken() if (name := given.get(f"name_{code}".replace("-", "_").lower())) is not None
    }
    for code, name in told.items():
        if code not in languages:
            raise click.UsageError(f"--name-{code}: {language_name(code, 'en')} is not among --languages: add `{code}`")
        if problem := _unfit(name):
            raise click.UsageError(f"--name-{code}: {problem}")
    return told


Told = TypeVar("Told")


def _asked(question: str, read: Callable[[click.Context, click.Parameter, str | None], Told]) -> Told:
    """Ask until the answer can be read; no answer is one too."""
    context = click.get_current_context()
    while True:
        answer = ask(None, question, option="", optional=True)
        try:
            return read(context, context.command.params[0], answer)
        except click.BadParameter as problem:
            click.echo(problem.message)


@click.command("init")
@click.argument("directory", default=".", type=click.Path(path_type=Path))
@texts_option("name", "What the reader is called")
@click.option(
    "--languages",
    callback=_languages,
    help=f"What the interface speaks, the first one first, with commas between them: {', '.join(spoken())}.",
)
@click.option("--licence", help=f'Under what texts and notes are published; {_LICENCE} when left out, "" for no line.')
@click.option("--address", callback=_address, help="Where the site will be, such as https://example.org/reader/.")
@click.option("--repository", callback=_address, help="Where its files will be kept, for links to edit and suggest.")
@click.option("--empty", is_flag=True, help="Without the sample text and its notes.")
@click.option("--yes", is_flag=True, help="Ask nothing: what was not told is as most readers have it.")
def init_command(
    *,
    directory: Path,
    languages: tuple[Language, ...] | None,
    licence: str | None,
    address: str | None,
    repository: str | None,
    empty: bool,
    yes: bool,
    **given: str | None,
) -> None:
    """Begin a reader of your own in DIRECTORY: its settings, pages, workflows and a sample text with notes."""
    asking = interactive() and not yes
    if asking and languages is None:
        offered, usual = ", ".join(spoken()), ", ".join(_DEFAULTS.languages)
        languages = _asked(f"Languages of the interface, of {offered} (Enter for {usual})", _languages)
    spoken_here = languages or _DEFAULTS.languages
    told_names = _names(given, spoken_here)
    if licence and (problem := _unfit(licence)):
        raise click.UsageError(f"--licence: {problem}")
    if not (told_names or yes):
        if not asking:
            options = " or ".join(f"--name-{language}" for language in spoken_here)
            message = f"{options} is missing: what the reader is called; --yes takes what most readers have"
            raise click.UsageError(message)
        told_names = _asked_names(spoken_here)
    if asking:
        if licence is None:
            licence = ask(None, f"Licence (Enter for {_LICENCE})", option="", optional=True)
        address = address or _asked("Address of the site to be (Enter to skip)", _address)
        repository = repository or _asked("Address of its repository (Enter to skip)", _address)
    wanted = NewReader(
        name={language: told_names.get(language) or _name(told_names, language) for language in spoken_here},
        languages=spoken_here,
        licence=_LICENCE if licence is None else licence,
        address=address or "",
        repository=repository or "",
        empty=empty,
    )
    try:
        kept = begin(directory, wanted)
    except NotEmptyError as error:
        raise click.ClickException(str(error)) from None
    for name in kept:
        click.echo(f"{name} was there already, and is as it was")
    for line in _next_steps(directory):
        click.echo(line)


_DEFAULTS = ProjectSettings()


def _asked_names(languages: tuple[Language, ...]) -> dict[Language, str]:
    while True:
        names = ask_texts(dict.fromkeys(languages), "What the reader is called", option="--name") or {}
        problem = next(filter(None, map(_unfit, names.values())), None)
        if problem is None:
            return names
        click.echo(problem)


def _name(told: dict[Language, str], language: Language) -> str:
    """What the reader is called in a language in which nobody has named it: as in another, or by what it is."""
    return next(iter(told.values()), NAME.get(language, NAME["en"]))


def _in_a_shell(directory: Path) -> str:
    name = str(directory)
    return shlex.quote(f"./{name}" if name.startswith("-") else name)


def _next_steps(directory: Path) -> list[str]:
    steps = [("hashiya serve", "shows it, and every save at once"), ("mkdocs build --strict", "builds it into site/")]
    if directory.resolve() != Path().resolve():
        steps.insert(0, (f"cd {_in_a_shell(directory)}", ""))
    width = max(len(command) for command, _ in steps)
    return [
        "your reader is there; README.md says how to go on",
        *(f"  {one:<{width}}  {what}".rstrip() for one, what in steps),
    ]


@click.command("theme-path")
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    help="Write the theme to this folder, with the project's own words: for renderers that take what lies beside "
    "their settings.",
)
@root_option
def theme_path_command(copy: Path | None) -> None:
    """Print the theme's folder, for renderers that take a theme by its path."""
    if copy is None:
        click.echo(theme_path())
        return
    if copy.exists():
        raise click.ClickException(f"{copy} is there already: name a folder that is not, or take it away first")
    settings, _ = read_settings(project_root())
    copy.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=copy.parent, prefix=f".{copy.name}.") as folder:
        made = Path(folder) / "theme"
        shutil.copytree(theme_path(), made, ignore=shutil.ignore_patterns("*.py", "__pycache__", "mkdocs_theme.yml"))
        write_own_parts(own_parts(settings), made)
        made.replace(copy)
    click.echo(copy)
