"""Asking: what a command was not told, its editor is asked for, where there is somebody to ask."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from hashiya.anchoring.translated import located_in
from hashiya.corpus import Status
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

    def ask(
        self, given: Sequence[tuple[str, str]], translated: Mapping[Language, Sequence[str]] | None = None
    ) -> list[dict[str, Any]]:
        """Return the anchors, as the file has them, of the places `given` as article and words, or ask for them.

        Args:
            translated: By language the words of the given places in the translations, one after the other; "" is none.
        """
        told = translated or {}
        if unplaced := next((code for code, words in told.items() if len(words) > len(given)), None):
            raise click.UsageError(f"--at-{unplaced} has words for more places than there are --at")
        said = [{code: words[at] for code, words in told.items() if words[at:]} for at in range(len(given))]
        anchors = [self._settle(*place, there) for place, there in zip(given, said, strict=True)]
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
                anchors.append(self._settle(str(address), str(quote), None))
            except click.UsageError as problem:
                click.echo(problem.message)
        return anchors

    def _settle(self, address: str, quote: str, translated: Mapping[Language, str] | None) -> dict[str, Any]:
        """The anchor of one place; where the words stand several times, the editor says which is meant.

        Args:
            translated: Its words in the translations, as far as they were told; None asks for them.
        """
        try:
            found = places_of(self.articles, address, quote)
        except NoSuchPlaceError as error:
            raise click.UsageError(str(error)) from None
        passage = found[0] if len(found) == 1 else self._choose(found, quote)
        article = self.articles[passage.anchor.article]
        _warn_of_length(article, passage.anchor)
        anchor = passage.anchor.model_dump(exclude_none=True)
        block = passage.place.block
        if translated is None:
            words = {language: _asked_in(article, language, block) for language in article.translations}
        else:
            words = {code: _words_in(article, code, block, said) for code, said in translated.items() if said}
        words = {language: said for language, said in words.items() if said}
        return {**anchor, "translation": words} if words else anchor

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


def _asked_in(article: Article, language: Language, block: int) -> str:
    """Ask for the words in a translation until they stand in its paragraph, or none are told."""
    click.echo(article.translations[language].blocks[block - 1].text)
    while True:
        question = f"The same words in {language_name(language, 'en')} (Enter to skip)"
        said = ask(None, question, option="--at", optional=True)
        try:
            return _words_in(article, language, block, said) if said else ""
        except click.UsageError as problem:
            click.echo(problem.message)


def _words_in(article: Article, language: Language, block: int, said: str) -> str:
    """Return the words as the paragraph's translation has them.

    Raises:
        click.UsageError: There is no such translation, or they do not stand in the paragraph, or several times.
    """
    name = language_name(language, "en")
    if language not in article.translations:
        raise click.UsageError(f"`{article.id}` has no translation into {name}: `hashiya new translation {article.id}`")
    found = located_in(article, language, block, said).location
    if found.place is None or found.status not in (Status.EXACT, Status.NORMALISED):
        several = "stands several times" if found.status is Status.AMBIGUOUS else "does not stand"
        raise click.UsageError(f"“{said}” {several} in paragraph {block} of `{article.id}` in {name}")
    return found.place.text


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
