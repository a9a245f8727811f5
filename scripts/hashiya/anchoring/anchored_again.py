"""Anchored again: after a change of some notes and articles, only what hangs on them is looked for anew.

What comes out is what `anchor_corpus` would make of the same corpus, at a cost that goes with the change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from hashiya.anchoring.anchor_all import in_text_order
from hashiya.anchoring.mention_matches import OF_NAMES, Finder
from hashiya.anchoring.mention_names import Name, names_of
from hashiya.anchoring.mentions import (
    InArticle,
    in_articles,
    in_translations,
    mentions_in,
)
from hashiya.anchoring.settled import settled, settled_all
from hashiya.corpus import Anchored, Corpus, Lost, Mention, Placement
from hashiya.diagnostics import Diagnostic
from hashiya.kept import Kept
from hashiya.model.values import Language
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.notes.term import Term

InLanguages = dict[Language, tuple[Mention, ...]]
"""The mentions in the translations of one article."""

_FOLDERS = [kind.folder for kind in KINDS]


class AnchoredAgain:
    """An anchored corpus that follows its files.

    Args:
        kept: What was found in an earlier run; what hangs on nothing that has changed is taken from there.
    """

    def __init__(self, corpus: Corpus, *, kept: Kept | None = None) -> None:
        kept = kept or Kept()
        self._settled = settled_all(corpus, kept)
        self._names: dict[str, tuple[Term, tuple[Name, ...]]] = {}
        self._finder = Finder(corpus.of(Term).values(), made=self._named)
        self._words: dict[str, str] = {}
        mentions, translated = {}, {}
        found = in_articles(corpus.articles.values(), self._finder, kept)
        others = in_translations(corpus.articles.values(), self._finder, kept)
        for key, here in zip(corpus.articles, found, strict=True):
            mentions[key], in_others = self._taken(key, here, others.get(key, {}))
            if in_others:
                translated[key] = in_others
        placements: dict[str, list[Placement]] = defaultdict(list)
        lost: dict[str, list[Lost]] = defaultdict(list)
        for one in (one for key in corpus.notes for one in self._settled[key].standing):
            if isinstance(one, Lost):
                lost[one.article].append(one)
            else:
                placements[one.place.article].append(one)
        self.anchored = Anchored(
            corpus=corpus,
            placements={article: in_text_order(places) for article, places in sorted(placements.items())},
            mentions=mentions,
            lost={article: tuple(sorted(anchors, key=_order)) for article, anchors in sorted(lost.items())},
            translated_mentions=translated,
            dormant=sum(_dormant(note, corpus) for note in corpus.notes.values()),
        )

    @classmethod
    def of(cls, anchored: Anchored) -> AnchoredAgain:
        """Go on from what is anchored already: of its anchors nothing is told until they are looked for again."""
        made = cls.__new__(cls)
        made.anchored = anchored
        made._settled, made._names, made._words = {}, {}, {}
        return made

    def diagnostics(self, notes: Iterable[str]) -> Iterator[Diagnostic]:
        """Yield what is to be told of the anchors of some notes, by their keys."""
        for key in notes:
            yield from self._settled[key].told if key in self._settled else ()

    def follow(self, corpus: Corpus, *, notes: Set[str], articles: Set[str]) -> Set[str]:
        """Take over `corpus`, in which some notes and articles are others than before.

        Args:
            corpus: It shares all other objects with the one before.
            notes: Keys of the notes that are new, changed or gone.
            articles: Ids of such articles.

        Returns:
            The keys of all notes that were looked for again.
        """
        before = self.anchored
        touched = set(notes)
        if articles:
            for key, note in corpus.notes.items():
                if any(anchor.article in articles for anchor in note.anchors):
                    touched.add(key)
        around, dormant = set(articles), before.dormant
        for key in touched:
            self._settled.pop(key, None)
            if (former := before.corpus.notes.get(key)) is not None:
                around.update(anchor.article for anchor in former.anchors)
                dormant -= _dormant(former, before.corpus)
            if (again := corpus.notes.get(key)) is not None:
                self._settled[key] = settled(again, corpus.articles)
                around |= self._settled[key].articles
                dormant += _dormant(again, corpus)
        placements, lost = dict(before.placements), dict(before.lost)
        new = [one for key in touched if key in self._settled for one in self._settled[key].standing]
        for article in around:
            old = (one for one in placements.pop(article, ()) if one.note not in touched)
            places = [*old, *(one for one in new if isinstance(one, Placement) and one.place.article == article)]
            if places:
                placements[article] = in_text_order(places)
            left = (one for one in lost.pop(article, ()) if one.note not in touched)
            anchors = [*left, *(one for one in new if isinstance(one, Lost) and one.article == article)]
            if anchors:
                lost[article] = tuple(sorted(anchors, key=_order))
        mentions, translated = self._mentions_again(before, corpus, notes=notes, articles=articles)
        self.anchored = before.model_copy(
            update={
                "corpus": corpus,
                "placements": dict(sorted(placements.items())),
                "lost": dict(sorted(lost.items())),
                "mentions": mentions,
                "translated_mentions": translated,
                "dormant": dormant,
            }
        )
        return touched

    def _mentions_again(
        self, before: Anchored, corpus: Corpus, *, notes: Set[str], articles: Set[str]
    ) -> tuple[dict[str, tuple[Mention, ...]], dict[str, InLanguages]]:
        changed = [
            key
            for key in notes
            if key.startswith(f"{Term.folder}/")
            and named_otherwise(before.corpus.notes.get(key), corpus.notes.get(key))
        ]
        again = {article for article in articles if article in corpus.articles}
        if changed:
            was, now = before.corpus.of(Term), corpus.of(Term)
            ids = [key.removeprefix(f"{Term.folder}/") for key in changed]
            both = [term for one in ids for term in (was.get(one), now.get(one)) if term is not None]
            again |= self._may_hold([name for term in both for name in names_of(term)], corpus)
            self._finder = Finder(now.values(), made=self._named)
        mentions, translated = {}, {}
        for key, article in corpus.articles.items():
            if key in again or key not in before.mentions:
                others = in_translations([article], self._finder, Kept()).get(key, {})
                mentions[key], in_others = self._taken(key, mentions_in(article, self._finder), others)
            else:
                mentions[key], in_others = before.mentions[key], before.translated_mentions.get(key, {})
            if article.translations:
                translated[key] = in_others
        return mentions, translated

    def _taken(
        self, article: str, found: InArticle, others: Mapping[Language, InArticle]
    ) -> tuple[tuple[Mention, ...], InLanguages]:
        words = {word.key for each in (found, *others.values()) for word in each.words}
        self._words[article] = " ".join(sorted(words))
        return found.mentions, {language: other.mentions for language, other in others.items()}

    def _named(self, term: Term) -> tuple[Name, ...]:
        """Return the names of a term, made once as long as its file stays the same."""
        kept = self._names.get(term.id)
        if kept is None or kept[0] is not term:
            same = kept is not None and not named_otherwise(kept[0], term)
            kept = self._names[term.id] = (term, kept[1] if kept and same else tuple(names_of(term)))
        return kept[1]

    def _may_hold(self, names: Iterable[Name], corpus: Corpus) -> set[str]:
        """Return the articles in which one of `names` may stand: a word of theirs has the letters of its first word."""
        letters = {stem for name in names if name.words for stem in name.words[0].stems}
        letters |= {"".join(word.spelling.key for word in name.words) for name in names if name.latin}
        if not letters:
            return set()
        some = re.compile("|".join(map(re.escape, sorted(letters))))
        return {key for key in corpus.articles if key not in self._words or some.search(self._words[key])}


def _dormant(note: Note, corpus: Corpus) -> int:
    """Count the anchors of a note that wait for an article of the catalogue."""
    return sum(anchor.article not in corpus.articles and anchor.article in corpus.catalogue for anchor in note.anchors)


def named_otherwise(was: Note | None, now: Note | None) -> bool:
    """Tell whether a term that is another now is found at other words; no other note is found at any."""
    if not any(note is not None and note.is_named for note in (was, now)):
        return False
    if was is None or now is None:
        return was is not now
    return any(getattr(was, key) != getattr(now, key) for key in OF_NAMES)


def _order(lost: Lost) -> tuple[int, str, int]:
    """The order in which the notes are read: kind by kind, by the names of their files."""
    folder, _, stem = lost.note.partition("/")
    return _FOLDERS.index(folder), f"{stem}.yml", lost.anchor
