"""Asking: what a command was not told, its editor is asked for, where there is somebody to ask."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from hashiya.languages.locales import language_name
from hashiya.model.texts import MAX_WORDS, Article
from hashiya.model.values import Language, id_problem
from hashiya.notes.note import Anchor
from hashiya.workbench.chosen_words import ChosenWords, NoSuchPlaceError, places_of


def interactive() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty()


def ask(given: str | None, question: str, *, option: str, optional: bool = False) -> str | None:
    """Return what was given, else ask for it.

    Raises:
        click.UsageError: It is needed, and there is nobody to ask.
    """
    if given:
        return given
    if not interactive():
        if optional:
            return None
        raise click.UsageError(f"{option} is missing: {question[0].lower()}{question[1:]}")
    while True:
        answer = str(click.prompt(question, default="" if optional else None, show_default=False)).strip()
        if answer or optional:
            return answer or None


def choose(given: str | None, question: str, *, option: str, among: Sequence[str]) -> str:
    """Return what was given, else ask for one of the words `among`."""
    if given:
        return given
    if not interactive():
        raise click.UsageError(f"{option} is missing: one of {', '.join(among)}")
    answer: str = click.prompt(question, type=click.Choice(list(among)))
    return answer


def ask_id(given: str | None, *, taken: Callable[[str], str | None] = lambda _: None) -> str:
    """Return an id, which becomes a file's name and an address.

    Args:
        given: What the command line says.
        taken: Says why an id is not to be had: asked before anything else, for nobody likes to write for nothing.
    """
    answer = ask(given, "Id, in Latin letters, such as oil-exports-2022", option="ID")
    while message := id_problem(answer or "") or taken(answer or ""):
        if not interactive():
            raise click.UsageError(f"{answer}: {message}")
        click.echo(message)
        answer = ask(None, "Id", option="ID")
    return str(answer)


def ask_texts(
    given: Mapping[Language, str | None], question: str, *, option: str, optional: bool = False
) -> dict[Language, str] | None:
    """Return a text in the languages of `given`, as many as are known; one is enough.

    Args:
        given: What the options said, by language.
        question: What it is.
        option: The options' name without the language, such as `--definition`.
        optional: It may be left out.
    """
    texts = {language: text for language, text in given.items() if text}
    if texts or (optional and not interactive()):
        return texts or None
    if not interactive():
        wanted = " or ".join(f"{option}-{language}" for language in given)
        raise click.UsageError(f"{wanted} is missing: {question[0].lower()}{question[1:]}")
    while True:
        for language in given:
            asked = f"{question}, in {language_name(language, 'en')} (Enter to skip)"
            if answer := ask(None, asked, option=option, optional=True):
                texts[language] = answer
        if texts or optional:
            return texts or None
        click.echo("One language is needed.")


@dataclass(frozen=True, slots=True)
class Places:
    """Asks for the words that a note is about.

    Attributes:
        articles: The articles that are here, by id.
        needed: How many places the note must have.
    """

    articles: Mapping[str, Article]
    needed: int

    def ask(self, given: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
        """Return the anchors, as the file has them, of the places `given` as article and words, or ask for them."""
        anchors = [self._settle(address, quote) for address, quote in given]
        if given and len(anchors) >= self.needed:
            return anchors
        if not interactive():
            if len(anchors) < self.needed:
                raise click.UsageError(f"--at ARTICLE WORDS is needed {self.needed} times or more")
            return anchors
        while len(anchors) < self.needed or click.confirm("Another place?", default=False):
            address = ask(None, f"Article, one of {', '.join(sorted(self.articles))}", option="--at")
            quote = ask(None, "A few words from it, just as they stand there", option="--at")
            try:
                anchors.append(self._settle(str(address), str(quote)))
            except click.UsageError as problem:
                click.echo(problem.message)
        return anchors

    def _settle(self, address: str, quote: str) -> dict[str, Any]:
        """The anchor of one place; where the words stand several times, the editor says which is meant."""
        try:
            found = places_of(self.articles, address, quote)
        except NoSuchPlaceError as error:
            raise click.UsageError(str(error)) from None
        passage = found[0] if len(found) == 1 else self._choose(found, quote)
        _warn_of_length(self.articles[passage.anchor.article], passage.anchor)
        return passage.anchor.model_dump(exclude_none=True)

    def _choose(self, found: Sequence[ChosenWords], quote: str) -> ChosenWords:
        listed = "\n".join(f"  {number}. {_shown(passage)}" for number, passage in enumerate(found, start=1))
        if not found:
            raise click.UsageError(f"«{quote}» stands in places that nothing tells apart: quote more words")
        message = f"«{quote}» stands in {len(found)} places:\n{listed}"
        if not interactive():
            example = f"--at {found[0].anchor.article}#p{found[0].place.block} WORDS"
            raise click.UsageError(f"{message}\nSay which: quote more words, or name the paragraph, {example}")
        click.echo(message)
        return found[click.prompt("Which one", type=click.IntRange(1, len(found))) - 1]


def _shown(passage: ChosenWords) -> str:
    """The place on one line, the words in brackets, with what would tell it apart."""
    # A right-to-left line in a left-to-right terminal: isolated, so that the number stays in front.
    text = f"\u2067{passage.before}[{passage.words}]{passage.behind}\u2069"
    anchor = passage.anchor
    way = next((f"{key}: {value}" for key in ("prefix", "suffix", "paragraph") if (value := getattr(anchor, key))), "")
    return f"paragraph {passage.place.block}: {text}" + (f"  ({way})" if way else "")


def _warn_of_length(article: Article, anchor: Anchor) -> None:
    words = len(anchor.quote.split())
    if article.original and words > MAX_WORDS:
        click.echo(f"{words} words of a text that is not ours: quote {MAX_WORDS} at most", err=True)
