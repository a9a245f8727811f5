"""What every page is made from: the anchored corpus, the settings, and a few tables looked up again and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from markupsafe import Markup

from hashiya.corpus import Anchored, Corpus, Mention, Placement
from hashiya.languages.words import OwnWord, words
from hashiya.model.project_settings import NOWHERE
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language
from hashiya.notes.kinds import kinds_of
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages.dates import date_order
from hashiya.pages.numbering import Standing, number_notes
from hashiya.pages.own_words import own_words
from hashiya.pages.source_pages import pages_behind, source_address
from hashiya.pages.traced import Memory
from hashiya.reading.reference_files import all_names

if TYPE_CHECKING:
    from hashiya.history import Change

Gathered = TypeVar("Gathered")

History = Mapping[str, "Change"]
"""For each file, relative to the project's root, its last change."""


FEW = 80
"""Articles that can be shown side by side."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the renderer's settings say that a page depends on.

    Attributes:
        site_url: The site's address; empty when unknown.
        repo_url: Where the files are kept; empty means no edit links.
        docs: The folder of handwritten pages; None means there are none.
        cache: A folder for what is slow to make and never changes; None means none is kept.
    """

    site_url: str = ""
    repo_url: str = ""
    docs: Path | None = None
    cache: Path | None = None


@dataclass(frozen=True)
class Context:
    """An anchored corpus with its settings, and where each note and term stands across all articles."""

    anchored: Anchored
    settings: Settings = Settings()
    history: History = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)
    _words: dict[Language, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    _inert_words: dict[Language, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)

    def _once(self, name: Hashable, gather: Callable[[], Gathered]) -> Gathered:
        """Gather something from several tables once, however many pages ask for it."""
        return self.memory.once(name, gather)

    def lines(self, keys: Iterable[str], make: Callable[[str], Gathered], *, of: Hashable = "") -> Iterator[Gathered]:
        """Yield what `make` makes of each of `keys`, for a page that says a little of each note or text.

        After a change only those are made again for which something was looked up that has changed: `make` must look
        up for itself all that it makes a line of, by the key.

        Args:
            of: Tells them from other lines of the same recipe; for example the language.
        """
        return (self.memory.line((of, key), partial(make, key)) for key in keys)

    @property
    def corpus(self) -> Corpus:
        """The corpus without its places."""
        return self.anchored.corpus

    @property
    def languages(self) -> tuple[Language, ...]:
        """What the site speaks, in the order of the settings."""
        return self.corpus.settings.languages

    @cached_property
    def own_words(self) -> tuple[OwnWord, ...]:
        """What the reader says in its own words."""
        return own_words(self.corpus.settings)

    @property
    def kinds(self) -> tuple[type[Note], ...]:
        """The kinds of note that the reader has."""
        return kinds_of(self.corpus.settings.kinds)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The reader's scale of verdicts, the worst first."""
        scale = self.corpus.settings.verdicts
        return tuple(Verdict) if scale is None else tuple(look.verdict for look in scale)

    @property
    def suggest_to(self) -> str:
        """The repository that readers' suggestions and objections go to; empty when there is none."""
        told = self.corpus.settings.suggestions
        return "" if told == NOWHERE else told or self.settings.repo_url

    def words(self, language: Language) -> Mapping[str, Any]:
        """Return the interface's words in `language`."""
        if language not in self._words:
            self._words[language] = words(language, self.languages, self.own_words)
        return self._words[language]

    def render(self, template: str, *, language: Language, **values: Any) -> Markup:
        """Render `template`, a file name without ending, with the interface's words as `ui`."""
        # Loaded here: who only asks which pages there are needs no templates, nor what they write with.
        from hashiya.pages.render import render  # noqa: PLC0415

        return render(template, language=language, ui=self.inert_words(language), **values)

    def inert_words(self, language: Language) -> Mapping[str, Any]:
        """Return the interface's words in `language` as they are printed."""
        if language not in self._inert_words:
            from hashiya.pages.render import inert_words  # noqa: PLC0415

            self._inert_words[language] = inert_words(language, self.languages, self.own_words)
        return self._inert_words[language]

    def edit_url(self, file: str) -> str | None:
        """Return where `file`, relative to the project's root, is edited; None without a repository."""
        return self._repository_url("edit", file)

    def history_url(self, file: str) -> str | None:
        """Return where all changes of `file`, relative to the project's root, are listed; None without a repository."""
        return self._repository_url("commits", file)

    def _repository_url(self, what: str, file: str) -> str | None:
        repository, branch = self.settings.repo_url.rstrip("/"), self.corpus.settings.branch
        return f"{repository}/{what}/{branch}/{file}" if repository else None

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, those first that tell of the newest text; those without a date last."""

        def newest_first() -> tuple[Article, ...]:
            by_id = sorted(self.corpus.articles.values(), key=lambda article: article.id)
            return tuple(sorted(by_id, key=lambda article: date_order(self.told_of(article).date), reverse=True))

        return self._once("articles", newest_first)

    def age(self, identifier: str) -> tuple[bool, str, str]:
        """Return what an article is sorted by, that first which tells of the oldest text; those without a date last."""
        date = self.told_of(self.corpus.articles[identifier]).date
        return date is None, date_order(date), identifier

    @cached_property
    def together(self) -> Mapping[str, Any]:
        """What all articles say together, in pieces: most pages need a little of it, and change with no more."""
        order = sorted(self.corpus.articles, key=self.age)
        found: dict[str, Any] = {
            "digests": any(article.source for article in self.corpus.articles.values()),
            "order of a few": tuple(order) if len(order) <= FEW else None,
            "few": len(order) <= FEW,
        }
        for at, identifier in enumerate(order):
            found[f"neighbours of {identifier}"] = (*order[at - 1 : at], ""), (*order[at + 1 : at + 2], "")
        found |= {f"page of source {text}": number for text, number in pages_behind(self.corpus).items()}
        return found

    def source_address(self, text: str) -> str:
        """Return the address, below the language, of what the list of sources says of `text`."""
        return source_address(text, self.together.get(f"page of source {text}", 1))

    @cached_property
    def facts(self) -> frozenset[str]:
        """The names of what has been gathered for all pages."""
        return frozenset()

    def fact(self, name: str, gather: Callable[[Context], Gathered]) -> Gathered:
        """Return what `gather` gathers from many notes or texts, of which it says little."""
        if name in self.facts:
            found: Gathered = self.together[name]
            return found
        return self._once(("fact", name), lambda: gather(self))

    def neighbours_of(self, article: str) -> tuple[str, str]:
        """Return the ids of the articles before and behind one in the order of their age; "" where there is none."""
        before, behind = self.together[f"neighbours of {article}"]
        return before[0], behind[0]

    @property
    def few(self) -> tuple[str, ...] | None:
        """The ids of all articles, the oldest first; None where there are too many to be shown side by side."""
        found: tuple[str, ...] | None = self.together["order of a few"]
        return found

    @property
    def has_few(self) -> bool:
        """Whether there are so few articles that what is made of all of them costs little."""
        return bool(self.together["few"])

    @property
    def own_articles(self) -> tuple[Article, ...]:
        """The project's own articles, or all where there are only imported texts."""
        return tuple(article for article in self.articles if not article.original) or self.articles

    @property
    def notes(self) -> Mapping[str, Note]:
        """All notes by their key."""
        return self.corpus.notes

    def placements_of(self, note: Note) -> tuple[Placement, ...]:
        """Return the placements of `note` in all articles, in the order of its file.

        Only the articles that it is anchored in are looked at: after a save nothing is gathered for all notes anew.
        """
        articles = dict.fromkeys(anchor.article for anchor in note.anchors)
        found = [placement for article in articles for placement in self._placed_on(article).get(note.key, ())]
        return tuple(sorted(found, key=lambda placement: placement.anchor))

    def names_of(self, article: Article) -> Mapping[int, tuple[str, ...]]:
        """Return what each block of `article` is called, by its number, then what it was called before."""
        return self._once(("names", article.id), lambda: all_names(Path(self.corpus.root), article))

    def _placed_on(self, article: str) -> Mapping[str, Sequence[Placement]]:
        """Return the placements on `article` by the keys of their notes."""

        def placed() -> Mapping[str, Sequence[Placement]]:
            found: dict[str, list[Placement]] = defaultdict(list)
            for placement in self.anchored.placements.get(article, ()):
                found[placement.note].append(placement)
            return found

        return self._once(("placed", article), placed)

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """For each term's key its mentions in all articles, article by article."""
        return mentions_by_term(self.anchored)

    @cached_property
    def translated_mentions(self) -> Mapping[str, Mapping[Language, tuple[Mention, ...]]]:
        """For each term's key its mentions in all translations by their language, article by article."""
        return translated_by_term(self.anchored)

    def standings(self, article: str) -> tuple[Standing, ...]:
        """Return the notes that stand on `article`, numbered in the order of the text."""
        return self._once(("standings", article), lambda: number_notes(self.anchored, self.notes, article))

    def notes_of(self, article: str) -> tuple[Note, ...]:
        """Return the notes that stand on `article`, each once, in the order of the text."""
        return tuple(standing.note for standing in self.standings(article) if standing.again is None)

    def told_of(self, article: Article) -> SourceText | Article:
        """Return the source text that `article` is a digest of, or the article itself."""
        return self.corpus.catalogue.get(article.source or "", article)

    @property
    def has_digests(self) -> bool:
        """Whether any article tells of a text that is not here: then it is said whose the sentences are."""
        return bool(self.together["digests"])

    def verdicts_of(self, article: str) -> tuple[tuple[Verdict, int], ...]:
        """Count the verdicts on the claims of `article` that matter in it, worst first."""
        verdicts = [note.finding for note in self.notes_of(article) if not note.is_minor]
        return tuple((verdict, verdicts.count(verdict)) for verdict in self.verdicts if verdict in verdicts)

    def counts_of(self, article: str) -> tuple[tuple[str, int], ...]:
        """Count the notes on `article` by the names of the kinds."""
        kinds = [type(note) for note in self.notes_of(article)]
        return tuple((kind.kind_name, kinds.count(kind)) for kind in self.kinds)


def mentions_by_term(anchored: Anchored) -> dict[str, tuple[Mention, ...]]:
    """Return for each term's key its mentions in all articles, article by article."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mentions in anchored.mentions.values():
        for mention in mentions:
            found[mention.note].append(mention)
    return {key: tuple(mentions) for key, mentions in found.items()}


def translated_by_term(anchored: Anchored) -> dict[str, dict[Language, tuple[Mention, ...]]]:
    """Return for each term's key its mentions in all translations by their language, article by article."""
    found: dict[str, dict[Language, list[Mention]]] = {}
    for by_language in anchored.translated_mentions.values():
        for language, mentions in by_language.items():
            for mention in mentions:
                found.setdefault(mention.note, {}).setdefault(language, []).append(mention)
    return {key: {code: tuple(mentions) for code, mentions in of.items()} for key, of in found.items()}
