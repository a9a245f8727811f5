"""The list of all fact-checks by verdict, with filters over all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import TypeVar, cast

from hashiya.model.texts import Article
from hashiya.model.values import Language
from hashiya.notes.fact_check import ClaimKind, FactCheck
from hashiya.notes.note import Note
from hashiya.notes.verdict import Verdict
from hashiya.pages import corrections
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.dates import date_order
from hashiya.pages.escape import clean, inert
from hashiya.pages.note_page import index_page
from hashiya.pages.page import Page
from hashiya.pages.paging import Pager, Part, begins, cut
from hashiya.pages.phrases import Phrase
from hashiya.pages.pieces import Words, claim, icon, text, text_of, when
from hashiya.pages.whose import short_name

Group = TypeVar("Group")

_CELLS = 200
"""Of the bar over the verdicts: more are too narrow to be told apart."""
_ARTICLES = 60
"""Articles among the filters of a list of several pages."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands on a page of the list of fact-checks; notes by their keys, articles by their ids.

    Attributes:
        groups: Its notes by verdict.
        total: How many checks there are on all pages.
        verdicts: For the filter: each verdict, how many checks have it, and on which page they begin.
        articles: For the filter: each of our own articles that has checks, and which.
        about: For the filter: each kind of claim, and which checks are of it.
        own: Those of our own articles that the page's notes stand in.
        changed: Whether a verdict was ever changed.
    """

    groups: tuple[tuple[Verdict, tuple[str, ...]], ...]
    total: int
    verdicts: tuple[tuple[Verdict, int, int], ...]
    articles: tuple[tuple[str, tuple[str, ...]], ...]
    about: tuple[tuple[ClaimKind, tuple[str, ...]], ...]
    own: tuple[str, ...]
    changed: bool

    @property
    def bar(self) -> tuple[tuple[Verdict, int], ...]:
        """For each verdict how many cells of the bar are its own; each check is one as long as there is room."""
        cells = max(self.total, 1) / min(self.total or 1, _CELLS)
        return tuple((verdict, ceil(count / cells)) for verdict, count, _ in self.verdicts)


def index_parts(context: Context) -> Iterator[Part]:
    """Make the list of all fact-checks, page by page, the first with filters over all."""
    notes = sorted(context.corpus.of(FactCheck).values(), key=lambda note: note.is_minor)
    own = sorted(context.own_articles, key=lambda article: date_order(context.told_of(article).date) or "9999")
    by_verdict: dict[Verdict, list[FactCheck]] = {verdict: [] for verdict in context.verdicts}
    by_about: dict[ClaimKind, list[FactCheck]] = {about: [] for about in ClaimKind}
    by_article: dict[str, list[FactCheck]] = {article.id: [] for article in own}
    for note in notes:
        for article in {anchor.article for anchor in note.anchors} & by_article.keys():
            by_article[article].append(note)
        if note.verdict in by_verdict:
            by_verdict[note.verdict].append(note)
        if note.about:
            by_about[note.about].append(note)
    pages = cut(by_verdict)
    first = begins(pages)
    with_checks = _keys(by_article)
    for number, groups in enumerate(pages, 1):
        here = {anchor.article for found in groups.values() for note in found for anchor in note.anchors}
        # Behind the first page there are no filters, and a choice of thousands of articles is none.
        articles = with_checks if number == 1 and (len(pages) == 1 or len(with_checks) <= _ARTICLES) else ()
        listed = Listed(
            groups=_keys(groups),
            total=len(notes),
            verdicts=tuple((verdict, len(found), first[verdict]) for verdict, found in by_verdict.items() if found),
            articles=articles,
            about=_keys(by_about) if number == 1 else (),
            own=tuple(sorted((here | {article for article, _ in articles}) & by_article.keys())),
            changed=any(note.changes for note in notes),
        )
        pager = Pager(index_address(FactCheck), number, len(pages))
        yield Part(number, (listed, pager), partial(_index, context, listed, pager))


def _keys(groups: Mapping[Group, Sequence[Note]]) -> tuple[tuple[Group, tuple[str, ...]], ...]:
    return tuple((group, tuple(note.key for note in found)) for group, found in groups.items() if found)


def _index(context: Context, listed: Listed, pager: Pager) -> Iterator[Page]:
    def notes(groups: Iterable[tuple[Group, tuple[str, ...]]]) -> dict[Group, list[Note]]:
        return {group: [context.notes[key] for key in keys] for group, keys in groups}

    own = {article: context.corpus.articles[article] for article in listed.own}
    starting = [verdict for verdict, _, begin in listed.verdicts if begin == pager.number]
    for language in context.languages:
        nameless = context.words(language)["home"]["nameless"]
        short = partial(_short, context, language, nameless)
        whose = {article: short(one) for article, one in own.items()}
        ui = context.inert_words(language)
        sections = (
            _section(verdict, found, whose, language, ui, page=pager.page, begins=verdict in starting)
            for verdict, found in notes(listed.groups).items()
        )
        yield index_page(
            context,
            FactCheck,
            language,
            pager=pager,
            meta={"sheets": ["checks"], "scripts": ["checks"]},
            listed=listed,
            checks=clean("".join(sections)),
            by_article=notes(listed.articles),
            by_about=notes(listed.about),
            own=own,
            told_of=context.told_of,
            short=short,
            corrections=relative(corrections.ADDRESS, page=pager.page) if listed.changed else None,
        )


def _section(
    verdict: Verdict,
    checks: Iterable[Note],
    whose: Mapping[str, Phrase],
    L: Language,
    ui: Words,
    *,
    page: str,
    begins: bool,
) -> str:
    """Write the checks of one verdict.

    Args:
        whose: By the ids of our own articles in one or two words whose text each is.
        page: The address of the page that they are listed on.
        begins: Whether this is the first page with checks of the verdict.
    """
    own_id = f' id="{verdict}"' if begins else ""
    items = "".join(_listed(cast("FactCheck", check), whose, L, ui, page=page) for check in checks)
    return (
        f'<section{own_id} data-verdict="{verdict}">\n<h2>{icon(verdict)} {ui["verdict"][verdict]}</h2>\n'
        f"<ol>\n{items}</ol>\n</section>\n"
    )


def _listed(check: FactCheck, whose: Mapping[str, Phrase], L: Language, ui: Words, *, page: str) -> str:
    own = [article for article in dict.fromkeys(anchor.article for anchor in check.anchors) if article in whose]
    about = f"<span>{ui['claim_kind'][check.about]}</span>" if check.about else ""
    minor = f" <span>{ui['pages']['minor']}</span>" if check.minor else ""
    texts = "".join(f" <span>{text(whose[article], L, ui)}</span>" for article in own)
    return (
        f'<li id="c-{check.id}" data-verdict="{check.verdict}" data-about="{check.about or ""}"'
        f' data-article="{" ".join(own)}">\n'
        f'<h3><a href="{inert(relative(note_address(check), page=page))}">'
        f"{text_of(check.headline, L, ui)}</a></h3>\n"
        f"{claim(check, L, ui, name='rd-found__claim', fix='rd-found__fix', labelled=False)}"
        f'<p class="rd-list__at rd-found__at">{about}{minor}{texts} {when(check.checked, L)}</p>\n</li>\n'
    )


def _short(context: Context, language: Language, nameless: str, article: Article) -> Phrase:
    return short_name(context.told_of(article), language, nameless)
