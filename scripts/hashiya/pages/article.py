"""The page of an article: the text as it is, and each note beside the words it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup

from hashiya.corpus import Lost, Mention, Placement
from hashiya.model.texts import Article
from hashiya.model.values import LANGUAGES, Language
from hashiya.notes.kinds import KINDS
from hashiya.notes.note import Note
from hashiya.notes.term import Term
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import article_address, is_safe_link
from hashiya.pages.body import MEDIA, group_markdown, groups
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.margin import Notes, Standing
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.pages.render import render
from hashiya.pages.segments import Mark, Quiet
from hashiya.words import plural_form, words

MAX_WORDS = 7
"""More words in a row of a text that is not the project's own may not be repeated."""


@dataclass(frozen=True)
class Annotated:
    """An article with its notes numbered: what its pages in both languages share."""

    article: Article
    standings: tuple[Standing, ...]
    quiets: Mapping[int, Sequence[Quiet]]
    lost: tuple[Standing, ...]

    @cached_property
    def marks(self) -> Mapping[int, Sequence[Mark]]:
        """The marks on each block, by its number."""
        return _marks(self.article, self.standings)

    @cached_property
    def by_block(self) -> Mapping[int, Sequence[Standing]]:
        """The notes of each block, by its number."""
        found: dict[int, list[Standing]] = defaultdict(list)
        for standing in self.standings:
            found[standing.block].append(standing)
        return found


def pages(context: Context) -> Iterator[Page]:
    """Make the pages of all articles in both languages, and the images they show."""
    notes = Notes(context)
    for article in context.articles:
        standings = stand(context, article)
        lost = _lost(context, article, {standing.dom for standing in standings})
        text = Annotated(article, standings, _quiets(context, article, standings), lost)
        for language in LANGUAGES:
            yield _page(notes, text, language)
        yield from _images(article, Path(context.corpus.root) / "seeds")


def stand(context: Context, article: Article) -> tuple[Standing, ...]:
    """Number the notes of an article in the order of the text, and give each a name that is its own on the page."""
    places: list[Placement | Mention] = [
        *context.anchored.placements.get(article.id, ()),
        *(mention for mention in context.anchored.mentions.get(article.id, ()) if mention.first),
    ]
    places.sort(key=lambda place: (place.start, place.end, _key(place)))
    first_names = {_name(context.notes[_key(place)]) for place in places}
    taken: set[str] = set()
    first_numbers: dict[str, int] = {}
    standings = []
    for number, place in enumerate(places, 1):
        note = context.notes[_key(place)]
        dom = _unique(_name(note), taken, first_names)
        taken.add(dom)
        first = first_numbers.setdefault(note.key, number)
        standings.append(
            Standing(
                note,
                dom,
                place.block,
                place.start,
                place.end,
                number,
                explanation=place.explanation if isinstance(place, Mention) else None,
                anchor=place.anchor if isinstance(place, Placement) else None,
                again=first if first != number else None,
            )
        )
    return tuple(standings)


def _key(place: Placement | Mention) -> str:
    return place.note if isinstance(place, Placement) else Term.key_of(place.term)


def _name(note: Note) -> str:
    return f"{note.letter}-{note.id}"


def _unique(name: str, taken: Iterable[str], reserved: Iterable[str]) -> str:
    """A note that stands again gets `-2`, unless another note is called that already."""
    if name not in taken:
        return name
    return next(other for n in count(2) if (other := f"{name}-{n}") not in taken and other not in reserved)


def _lost(context: Context, article: Article, taken: set[str]) -> tuple[Standing, ...]:
    standings: list[Standing] = []
    lost: Sequence[Lost] = context.anchored.lost.get(article.id, ())
    for anchor in lost:
        note = context.notes[anchor.note]
        dom = _unique(_name(note), taken, ())
        taken.add(dom)
        standings.append(Standing(note, dom, anchor=anchor.anchor, quote=anchor.quote))
    return tuple(standings)


def _quiets(context: Context, article: Article, standings: Sequence[Standing]) -> dict[int, list[Quiet]]:
    """Later mentions, by block; each leads to the nearest note of its term before it."""
    found: dict[int, list[Quiet]] = defaultdict(list)
    starts = {block.number: block.start for block in article.blocks}
    by_term: dict[str, list[Standing]] = defaultdict(list)
    for standing in standings:
        by_term[standing.note.key].append(standing)
    for mention in context.anchored.mentions.get(article.id, ()):
        notes = by_term.get(Term.key_of(mention.term))
        if mention.first or not notes:
            continue
        nearest = next((note for note in reversed(notes) if note.start <= mention.start), notes[0])
        start = starts[mention.block]
        found[mention.block].append(Quiet(mention.start - start, mention.end - start, f"n-{nearest.dom}", mention.term))
    return found


def _marks(article: Article, standings: Sequence[Standing]) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = defaultdict(list)
    starts = {block.number: block.start for block in article.blocks}
    for standing in standings:
        start = starts[standing.block]
        found[standing.block].append(
            Mark(
                standing.start - start,
                standing.end - start,
                f"n-{standing.dom}",
                f"a-{standing.dom}",
                standing.note.kind_name,
                standing.number or 0,
                standing.verdict,
            )
        )
    return found


def _page(notes: Notes, text: Annotated, language: Language) -> Page:
    article = text.article
    address = article_address(article.id)
    translation = None
    if article.translation and article.translation.language == language != article.language:
        translation = {block.number: block for block in article.translation.blocks}
    parts = []
    for group in groups(article.blocks):
        parts.append(
            group_markdown(
                group,
                marks=text.marks,
                quiets=text.quiets,
                page=f"{language}/{address}",
                ui=words(language),
                translation=translation,
            )
        )
        beside = [notes.html(one, language) for block in group.blocks for one in text.by_block.get(block.number, ())]
        if beside:
            inner = "\n".join(map(_without_blank_lines, beside))
            parts.append(f'<div class="rd-notes" data-for="p{group.blocks[0].number}">\n{inner}\n</div>\n')
    if text.lost:
        lost = Markup("\n").join(notes.html(one, language) for one in text.lost)
        parts.append(_without_blank_lines(render("lost", language=language, notes=lost)) + "\n")
    return markdown_page(
        address,
        "\n".join(parts),
        language=language,
        kind="article",
        title=str(phrase(article.title, language)),
        description=str(phrase(article.summary, language)) if article.summary else "",
        article=_meta(notes.context, text, language),
    )


def _without_blank_lines(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if line.strip())


def _meta(context: Context, text: Annotated, language: Language) -> dict[str, Any]:
    """What the theme's head of the page shows, and what a citation needs."""
    article = text.article
    first: dict[str, Standing] = {}
    for standing in text.standings:
        first.setdefault(standing.note.key, standing)
    kinds = [type(standing.note) for standing in first.values()]
    return {
        "id": article.id,
        "lang": article.language,
        "title": _both(article.title),
        "author": _both(article.author) if article.author else None,
        "publisher": _both(article.publisher) if article.publisher else None,
        "date": article.date,
        "date_text": date_text(article.date, language) if article.date else None,
        "url": article.url,
        "rights": article.rights,
        "source": article.source,
        "counts": [
            {"kind": kind.kind_name, "count": kinds.count(kind), "form": plural_form(kinds.count(kind), language)}
            for kind in KINDS
        ],
        "verdicts": list(_verdicts(first.values())),
        "edit_path": article.origin.file if context.settings.repo_url and not article.original else None,
        "translated": article.translation is not None,
        "suggest": _suggest(context, article),
    }


def _suggest(context: Context, article: Article) -> dict[str, Any] | None:
    """Where a reader's note goes, and how many words in a row may be quoted of a text that is not the project's own."""
    repository = context.settings.repo_url
    if not is_safe_link(repository):
        return None
    return {"repo": repository, "branch": context.settings.branch, "limit": MAX_WORDS if article.original else None}


def _both(value: Any) -> dict[str, str]:
    return {language: str(phrase(value, language)) for language in LANGUAGES}


def _verdicts(standings: Iterable[Standing]) -> Iterator[dict[str, Any]]:
    """The verdicts on an article's claims, worst first, each with the ids of its notes."""
    by_verdict: dict[Verdict, list[str]] = defaultdict(list)
    for standing in standings:
        if standing.verdict:
            by_verdict[standing.verdict].append(f"n-{standing.dom}")
    for verdict in Verdict:
        if ids := by_verdict.get(verdict):
            yield {"verdict": verdict.value, "count": len(ids), "notes": ids}


def _images(article: Article, seeds: Path) -> Iterator[Page]:
    """The images an article shows, as far as they are there and inside seeds/."""
    for inline in (inline for block in article.blocks for inline in block.inlines if inline.kind == "image"):
        path = PurePosixPath(inline.href or "")
        file = (seeds / path).resolve()
        if file.is_file() and file.is_relative_to(seeds.resolve()):
            yield Page(f"{MEDIA}{path}", file.read_bytes())
