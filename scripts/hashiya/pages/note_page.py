"""What the kinds' own pages share: the frame of a note's page, and that of the list of all notes of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hashiya.exporting.published import offered_of_note, offered_on
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import Elsewhere
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.paging import Pager
from hashiya.pages.phrases import phrase
from hashiya.pages.pieces import Words, foot, passage, text


def note_page(
    context: Context,
    note: Note,
    language: Language,
    body: str,
    *,
    description: str = "",
    meta: dict[str, Any] | None = None,
    pager: Pager | None = None,
) -> Page:
    """Make a note's own page in `language`.

    Args:
        body: What stands between its title and the end that all have, as Markdown; it ends with its last line's end.
        description: For search engines and previews.
        meta: More front matter.
        pager: Where it goes on.
    """
    pager = pager or Pager(note_address(note))
    address, file, kind = pager.page, note.origin.file, type(note)
    title, ui = phrase(note.headline, language), context.inert_words(language)
    end = foot(
        ui["lists"][kind.folder]["all"],
        relative(index_address(kind), page=address),
        language,
        ui,
        edit=context.edit_url(file),
        changed=context.history.get(file),
        history=context.history_url(file),
    )
    front = {"key": note.key, **offered_of_note(context, note.key, language), **(meta or {})}
    return markdown_page(
        address,
        f"# {text(title, language, ui)}\n\n{body}{end}",
        language=language,
        languages=context.languages,
        kind=kind.kind_name,
        title=pager.titled(title.text, context.words(language)),
        description=description,
        **front,
    )


def passages_html(passages: Iterable[Elsewhere], language: Language, ui: Words) -> str:
    """Write all places of a note, for its own page."""
    shown = "".join(f"{passage(at, language, ui)}\n" for at in passages)
    return f'<div class="rd-passages">\n{shown}</div>\n'


def index_page(
    context: Context,
    kind: type[Note],
    language: Language,
    *,
    pager: Pager,
    meta: dict[str, Any] | None = None,
    lead: str = "",
    **values: Any,
) -> Page:
    """Make a page of the list of all notes of `kind` in `language`, with the template of its name and `_index`.

    Args:
        pager: Which page of the list it is.
        meta: More front matter of the first page, which has the filters.
        lead: What it says of itself where that is not what every reader's says.
        values: What the template needs besides the articles and the way to a note's page.
    """
    address = pager.page
    ui = context.words(language)["lists"][kind.folder]
    body = context.render(
        f"{kind.kind_name.replace('-', '_')}_index",
        language=language,
        articles=context.corpus.articles,
        href=lambda note: relative(note_address(note), page=address),
        title=ui["title"],
        lead=lead or ui["lead"],
        pager=pager,
        **values,
    )
    offered = offered_on(context, index_address(kind), language)
    front = {**offered, **(meta or {}), **({} if pager.number == 1 else {"scripts": []})}
    return markdown_page(
        address,
        body,
        language=language,
        languages=context.languages,
        kind=kind.folder,
        title=pager.titled(ui["title"], context.words(language)),
        description=lead or ui["lead"],
        **front,
    )
