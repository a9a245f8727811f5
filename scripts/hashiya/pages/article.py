"""The page of an article: the text as it is, and each note beside the words it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from markupsafe import Markup

from hashiya.exporting.published import offered_of_article
from hashiya.exporting.schema_org import of_article
from hashiya.languages.locales import direction, language_name, plural_form
from hashiya.languages.words import counted as noun_counted
from hashiya.model.authors import author_in
from hashiya.model.texts import MAX_WORDS, Article, BlockKind
from hashiya.model.values import Language, Multilingual
from hashiya.notes.verdict import Verdict
from hashiya.pages.addresses import article_address, is_safe_link
from hashiya.pages.annotated import Annotated, annotated
from hashiya.pages.article_ends import against, neighbours, told_text
from hashiya.pages.body import Group, group_markdown, groups
from hashiya.pages.body_words import MEDIA
from hashiya.pages.context import Context
from hashiya.pages.dates import date_text
from hashiya.pages.footnotes import called_in, with_footnotes
from hashiya.pages.margin import Notes, with_others
from hashiya.pages.numbering import Standing
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.phrases import phrase
from hashiya.pages.pieces import icon
from hashiya.pages.suggesting import asked_kinds
from hashiya.pages.translated_column import translated_column
from hashiya.pages.whose import digest_of

_OWN_SHEETS = {BlockKind.VERSE: "verse", BlockKind.ROW: "table", BlockKind.FOOTNOTE: "foot"}
"""Style sheets by the kind of block that needs them."""

_ELEMENT = re.compile("<[^>]*>")
_LINE, _LEAST_LINES = 110, 24
"""About how many characters of notes a line of paper holds, and how many such lines a quarter of a sheet."""


def article_pages(notes: Notes, article: Article, languages: Iterable[Language] | None = None) -> Iterator[Page]:
    """Make the page of one article in `languages`, all of the site when left out, and the images it shows."""
    context = notes.context
    text = annotated(context, article, context.standings(article.id), context.names_of(article))
    for language in languages or context.languages:
        yield page_of(notes, text, language)
    yield from images(article, Path(context.corpus.root) / "seeds")


def page_of(notes: Notes, text: Annotated, language: Language) -> Page:
    """Make the page of an article, or of one of its chapters, in a language."""
    context, article, chapter = notes.context, text.article, text.chapter
    address = article_address(chapter.slug if chapter else article.id)
    translation = translated_column(context, article, text.standings, language, loud=text.loud)
    translated = translation.noted if translation else ()
    parts = []
    footnotes = chapter.shared.callers if chapter else called_in(article.blocks)
    beside_words = {
        one.dom: notes.html(one, language, loud=one.dom in text.loud, translated=one.dom in translated)
        for block in text.by_block.values()
        for one in block
    }
    last = _last_together(text, beside_words)
    all_groups = with_footnotes(groups(article.blocks, paired=translation is not None), article.blocks)
    for group in chapter.groups(paired=translation is not None) if chapter else all_groups:
        parts.append(
            group_markdown(
                group,
                marks=text.marks,
                quiets=text.quiets,
                page=f"{language}/{address}",
                ui=context.words(language),
                translation=translation,
                named=text.named,
                called_in=footnotes,
                away=chapter.away if chapter else {},
                written=text.words,
            )
        )
        beside = [
            with_others(one, beside_words[one.dom], last[one.dom]) if one.dom in last else beside_words[one.dom]
            for block in group.blocks
            for one in text.by_block.get(block.number, ())
        ]
        if beside:
            head, inner = _counts_line(context, group, text, language), "\n".join(beside)
            parts.append(
                f'<details class="rd-notes" data-for="p{group.blocks[0].number}">'
                f"<summary>{head}</summary>\n{inner}\n</details>\n"
            )
    for why, lost in (
        ("changed", [one for one in text.lost if one.changes]),
        ("lost", [one for one in text.lost if not one.changes]),
    ):
        if lost:
            title = f"{why}_one" if why == "changed" and len(lost) == 1 else why
            says = context.inert_words(language)["pages"]
            inner = "\n".join(notes.html(one, language) for one in lost)
            parts.append(
                f'<section class="rd-lost" id="{why}" aria-labelledby="t-{why}">\n'
                f'<h2 class="rd-lost__title" id="t-{why}">{says[title]}</h2>\n'
                f"<p>{says[f'{why}_why']}</p>\n{inner}\n</section>\n"
            )
    return markdown_page(
        address,
        "\n".join(parts),
        language=language,
        languages=context.languages,
        kind="article",
        title=" · ".join(
            filter(None, (chapter.title(language) if chapter else "", str(phrase(article.title, language))))
        ),
        description=str(phrase(article.summary, language)) if article.summary else "",
        article=_meta(context, text, language) | (chapter.meta(language) if chapter else {}),
        **_sheets(text),
        **offered_of_article(context, article.id, language),
        **of_article(context, article, language, address),
    )


def _last_together(text: Annotated, beside: Mapping[str, Markup]) -> dict[str, Literal["first", "on"]]:
    """So many of the last notes by name that a last sheet of paper with them is not nearly empty.

    The first of them is `first`, the others are `on`.

    Args:
        beside: The HTML of each note by its name.
    """
    lines, found = 0, ""
    last: dict[str, Literal["first", "on"]] = {}
    for one in reversed([one for _, here in sorted(text.by_block.items()) for one in here]):
        last[one.dom], found = "on", one.dom
        lines += 1 if one.again else 1 + _length(beside[one.dom]) // _LINE
        if lines >= _LEAST_LINES:
            break
    return last | {found: "first"}


def _length(html: str) -> int:
    """How many characters a reader sees; Markup's own way to take the tags off copies the rest of the text for each."""
    return len(unescape(" ".join(_ELEMENT.sub("", html).split())))


def _sheets(text: Annotated) -> dict[str, list[str]]:
    """The style sheets that this article's page needs and most do not."""
    blocks = text.chapter.blocks if text.chapter else text.article.blocks
    kinds = {block.kind for block in blocks}
    sheets = [sheet for kind, sheet in _OWN_SHEETS.items() if kind in kinds]
    sheets += ["work"] if text.chapter or any(block.pages for block in blocks) else []
    sheets += ["former"] if any(len(text.named.get(block.number, ())) > 1 for block in blocks) else []
    return {"sheets": sheets} if sheets else {}


def _counts_line(context: Context, group: Group, text: Annotated, language: Language) -> str:
    """How many notes of each kind a paragraph has, on one line; a note that stands again is not counted twice."""
    here = [one for block in group.blocks for one in text.by_block.get(block.number, ())]
    kinds = [type(one.note) for one in here if not one.again] or [type(one.note) for one in here]
    counts = [(kind, kinds.count(kind)) for kind in reversed(context.kinds) if kind in kinds]
    ui = context.inert_words(language)
    chips = "".join(
        f'<span class="rd-chip" data-kind="{kind.kind_name}">{icon(kind.icon)}<b aria-hidden="true">{count}</b>'
        f"<span>{noun_counted(ui['kinds'][kind.kind_name], count, language)}</span></span> "
        for kind, count in counts
    )
    return f'<span class="rd-notes__of rd-sr">{ui["pages"]["notes_of"]} {group.blocks[0].number}</span>\n{chips}'


def _meta(context: Context, text: Annotated, language: Language) -> dict[str, Any]:
    """What the theme's head of the page shows, and what a citation needs."""
    article = text.article
    first = [standing for standing in text.standings if standing.again is None]
    kinds = [type(standing.note) for standing in first]
    return {
        "id": article.id,
        "formerly": list(article.formerly),
        "lang": article.language,
        "dir": direction(article.language),
        "title": _in_each(article.title, dict.fromkeys((*context.languages, article.language))),
        "author": _in_each(article.author, context.languages) if article.author else None,
        "cited_as": {one: found._asdict() for one in context.languages if (found := author_in(article, one))} or None,
        "publisher": _in_each(article.publisher, context.languages) if article.publisher else None,
        "date": article.date,
        "date_text": date_text(article.date, language) if article.date else None,
        "dates": {one: date_text(article.date, one) for one in context.languages} if article.date else None,
        "digest_of": _digest_of(context, article, cited=False),
        "digest_cited": _digest_of(context, article, cited=True),
        "langid": language_name(article.language, "en").lower(),
        "citations": {one: _citation(context, text, one, language) for one in context.languages},
        "url": article.url,
        "rights": article.rights,
        "source": article.source,
        "counts": [
            {
                "kind": kind.kind_name,
                "letter": kind.letter,
                "icon": kind.icon,
                "named": kind.is_named,
                **counted(kinds.count(kind), language),
            }
            for kind in context.kinds
        ],
        "verdicts": list(_verdicts(context, (one for one in first if not one.note.is_minor))),
        "minor": counted(sum(one.note.is_minor for one in first), language),
        "edit": None if article.original else context.edit_url(article.origin.file),
        "lent": _lent(context, text, language),
        "told": told_text(context, article, language),
        "neighbours": neighbours(context, article, language) if text.chapter is None else {},
        "against": against(context, article, language) if text.chapter is None else [],
        "suggest": _suggest(context, article, language),
    }


def _lent(context: Context, text: Annotated, language: Language) -> str:
    """Return the page that lends its translation to the one in `language`; "" where none does, or it has its own."""
    there = [one for one in context.languages if one in text.article.translations]
    slug = text.chapter.slug if text.chapter else text.article.id
    return "" if not there or language in there else f"{there[0]}/{article_address(slug)}"


def _digest_of(context: Context, article: Article, *, cited: bool) -> dict[str, str] | None:
    """What is said of a digest in each language, alone or in a citation; None for an article in its author's words."""
    told = context.told_of(article)
    return (
        None
        if told is article
        else {language: digest_of(told, language, context.languages, cited=cited) for language in context.languages}
    )


def _citation(context: Context, text: Annotated, language: Language, page: Language) -> dict[str, str]:
    """How a citation in `language` is worded, and what it is called on a page in another."""
    label = context.words(page)["js"]["cite_in"].format(language=language_name(language, page))
    chapter = {"chapter": text.chapter.cited(language)} if text.chapter else {}
    work = context.words(language)["work"]
    printed = {"page": work["page"], "pages": work["pages"]} if _is_paged(text) else {}
    return {"label": label, **context.words(language)["citation"], **chapter, **printed}


def _is_paged(text: Annotated) -> bool:
    """Tell whether it is known on which pages of a printed edition the text stands."""
    return any(block.pages for block in text.article.blocks)


def _suggest(context: Context, article: Article, language: Language) -> dict[str, Any] | None:
    """Where a reader's note goes, what it is asked for, and how much may be quoted of a text that is not ours."""
    repository = context.suggest_to
    if not is_safe_link(repository):
        return None
    return {
        "repo": repository,
        "branch": context.corpus.settings.branch,
        "limit": MAX_WORDS if article.original else None,
        "kinds": asked_kinds(
            context.words(language), kinds=context.kinds, verdicts=context.verdicts, settings=context.corpus.settings
        ),
    }


def _in_each(value: Multilingual | str, languages: Iterable[Language]) -> dict[Language, str]:
    return {language: str(phrase(value, language)) for language in languages}


def counted(count: int, language: Language) -> dict[str, Any]:
    """A number and the form of a noun that goes with it, for the theme."""
    return {"count": count, "form": plural_form(count, language)}


def _verdicts(context: Context, standings: Iterable[Standing]) -> Iterator[dict[str, Any]]:
    """The verdicts on an article's claims, worst first, each with the ids of its notes."""
    by_verdict: dict[Verdict, list[str]] = defaultdict(list)
    for standing in standings:
        if standing.verdict:
            by_verdict[standing.verdict].append(f"n-{standing.dom}")
    for verdict in context.verdicts:
        if ids := by_verdict.get(verdict):
            yield {"verdict": verdict.value, "count": len(ids), "notes": ids}


def images(article: Article, seeds: Path) -> Iterator[Page]:
    """Return the images an article shows, as far as they are there and inside seeds/."""
    for inline in (inline for block in article.blocks for inline in block.inlines if inline.kind == "image"):
        path = PurePosixPath(inline.href or "")
        file = (seeds / path).resolve()
        if file.is_file() and file.is_relative_to(seeds.resolve()):
            yield Page(f"{MEDIA}{path}", file.read_bytes())
