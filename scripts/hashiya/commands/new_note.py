"""New notes: for each kind a command with an option for every key of its file; what is not told is asked for."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import click
from pydantic import BaseModel

from hashiya.commands.asking import Places, ask, ask_id, ask_texts, choose, interactive
from hashiya.commands.kept_answers import answered, kept_answers
from hashiya.commands.options import project_root, root_option, texts_options, texts_told
from hashiya.languages.locales import language_name
from hashiya.languages.words import spoken
from hashiya.model.texts import Article
from hashiya.model.values import Multilingual, MultilingualName
from hashiya.notes.note import Note
from hashiya.notes.source import Source
from hashiya.reading.project import read_files
from hashiya.workbench.new import note_path, there_is

_AT = click.Option(
    ["--at"],
    nargs=2,
    multiple=True,
    metavar="ARTICLE WORDS",
    help="Where the note stands: an article's id or address, #p5 behind it for paragraph 5, and a few words. "
    "Again for every place.",
)
_IN = {
    language: click.Option(
        [f"--at-{language}"],
        multiple=True,
        metavar="WORDS",
        help=f"The words of an --at in its translation into {language_name(language, 'en')}; again for the next --at.",
    )
    for language in spoken()
}
_SOURCE = ("url", "title", "publisher", "language", "date")


def note_command(kind: type[Note], write: Callable[[type[Note], str, Mapping[str, Any]], None]) -> click.Command:
    """Make the command that begins a note of `kind`.

    Args:
        write: Writes the file, of its kind, id and values in the order of the keys.
    """

    def begin(identifier: str | None, at: Sequence[tuple[str, str]], **given: Any) -> None:
        name = ask_id(identifier, taken=lambda name: there_is(project_root(), note_path(kind, name)))
        with kept_answers(project_root(), f"{kind.folder}/{name}") as answers:
            # Terms are found in the running text: where a kind needs no places, nobody is asked for them.
            needed = kind.least_places()
            if needed or at:
                places = Places(_articles(), needed=needed)
                translated = {code: given[option.name] for code, option in _IN.items() if given[option.name]}
                answered(answers, "anchors", lambda: places.ask(at, translated), told=bool(at))
            for key in _keys(kind):
                told = any(given.get(option.name or "") for option in _options(kind, key))
                answered(answers, key, partial(_value, kind, key, given), told=told)
            write(kind, name, {key: answers.get(key) for key in (*_keys(kind), "anchors")})

    begin.__doc__ = f"Begin a {kind.label.lower()}: {kind.described}."
    argument = click.Argument(["identifier"], metavar="[ID]", required=False)
    options = [option for key in _keys(kind) for option in _options(kind, key)]
    return click.command(kind.kind_name, params=[argument, *options, _AT, *_IN.values()])(root_option(begin))


def _keys(kind: type[Note]) -> list[str]:
    # A note that begins has no history, and its moments are parts within parts: an editor adds both.
    return [name for name in kind.model_fields if name not in ("id", "origin", "when", "changes", "anchors")]


def _type(kind: type[Note], key: str) -> Any:
    """What a key holds, where it is there."""
    annotation = kind.model_fields[key].annotation
    parts = [part for part in typing.get_args(annotation) if part is not type(None)]
    return annotation if typing.get_origin(annotation) is tuple or not parts else parts[0]


def _help(kind: type[Note], key: str) -> str:
    return (kind.model_fields[key].description or key).partition("; Markdown")[0]


def _option_name(key: str) -> str:
    """A list's option is given once for each item, so that it is called after one: `--alias`, `--see-also`."""
    singular = key.removesuffix("es") if key.endswith("ses") else key.removesuffix("s")
    return f"--{singular.replace('_', '-')}"


def _options(kind: type[Note], key: str) -> Iterator[click.Option]:
    holds, help_, name = _type(kind, key), _help(kind, key), f"--{key.replace('_', '-')}"
    if holds in (Multilingual, MultilingualName):
        yield from texts_options(name.removeprefix("--"), help_, is_name=holds is MultilingualName)
    elif choices := kind.choices(key):
        yield click.Option([name], type=click.Choice([choice.value for choice in choices]), help=f"{help_}.")
    elif holds is bool:
        yield click.Option([name], is_flag=True, help=f"{help_}.")
    elif holds is datetime.date:
        yield click.Option([name], help=f"{help_}; today when left out.")
    elif typing.get_origin(holds) is tuple and Source in typing.get_args(holds):
        help_ = f'{help_}; an unknown date is "". Again for each.'
        metavar = " ".join(_SOURCE).upper()
        yield click.Option([_option_name(key), key], nargs=len(_SOURCE), multiple=True, metavar=metavar, help=help_)
    elif typing.get_origin(holds) is tuple:
        yield click.Option([_option_name(key), key], multiple=True, help=f"{help_}; again for each.")
    elif issubclass(holds, BaseModel):
        for part, field in holds.model_fields.items():
            yield click.Option([f"--{part.replace('_', '-')}"], help=f"{field.description}.")
    else:
        yield click.Option([name], type=holds, help=f"{help_}.")


def _value(kind: type[Note], key: str, given: Mapping[str, Any]) -> Any:
    """What the file says at `key`: as told, or as answered."""
    holds, question, name = _type(kind, key), _help(kind, key), f"--{key.replace('_', '-')}"
    optional = not kind.model_fields[key].is_required()
    if holds in (Multilingual, MultilingualName):
        return ask_texts(texts_told(given, key), question, option=name, optional=optional)
    if choices := kind.choices(key):
        among = [choice.value for choice in choices]
        return given[key] if optional else choose(given[key], question, option=name, among=among)
    if holds in (bool, datetime.date):
        return _day(given[key], option=name) if holds is datetime.date else given[key] or None
    if typing.get_origin(holds) is tuple:
        of_sources = Source in typing.get_args(holds)
        return _sources(given[key]) if of_sources else _listed(given[key], question, asked=key in kind.asked())
    if not issubclass(holds, BaseModel):
        return given[key]
    return {part: given[part] for part in holds.model_fields if given[part]}


def _articles() -> Mapping[str, Article]:
    corpus = read_files(project_root()).corpus
    return corpus.articles


def _listed(given: Sequence[str], question: str, *, asked: bool) -> list[str]:
    if given or not asked or not interactive():
        return list(given)
    answer = ask(None, f"{question}, with commas between them (Enter to skip)", option="", optional=True) or ""
    return [name.strip() for name in answer.replace("،", ",").split(",") if name.strip()]


def _day(given: str | None, *, option: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(given) if given else datetime.date.today()
    except ValueError:
        raise click.UsageError(f"{option} {given}: a day is written 2026-11-22") from None


def _sources(given: Sequence[tuple[str, str, str, str, str]]) -> list[dict[str, str | None]]:
    sources = [dict(zip(_SOURCE, values, strict=True)) for values in given]
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
    return [{name: source[name] for name in Source.model_fields if source.get(name)} for source in sources]
