"""What the kinds' own pages share: the frame of a note's page, and that of the list of all notes of a kind."""

from __future__ import annotations

from typing import Any

from hashiya.exporting.published import offered_of_note, offered_on
from hashiya.model.values import Language
from hashiya.notes.note import Note
from hashiya.pages.addresses import index_address, note_address, relative
from hashiya.pages.context import Context
from hashiya.pages.page import Page, markdown_page
from hashiya.pages.paging import Pager
from hashiya.pages.phrases import phrase


def note_page(
    context: Context,
    note: Note,
    language: Language,
    *,
    template: str = "any_note",
    description: str = "",
    meta: dict[str, Any] | None = None,
    pager: Pager | None = None,
    **values: Any,
) -> Page:
    """Make a note's own page in `language`.

    Args:
        pager: Where it goes on: of what is behind its first page only the template's list is there.
        template: The page of its kind; without one of its own it is what stands beside the words, and the passages.
        description: For search engines and previews.
        meta: More front matter.
        values: What the template needs besides the note, its title and what every page of a note ends with.
    """
    pager = pager or Pager(note_address(note))
    address = pager.page
    title = phrase(note.headline, language)
    file = note.origin.file
    body = context.render(
        template,
        language=language,
        note=note,
        title=title,
        pager=pager,
        index=relative(index_address(type(note)), page=address),
        edit=context.edit_url(file),
        changed=context.history.get(file),
        history=context.history_url(file),
        **values,
    )
    front = {"key": note.key, **offered_of_note(context, note.key, language), **(meta or {})}
    kind = note.kind_name
    return markdown_page(
        address,
        body,
        language=language,
        languages=context.languages,
        kind=kind,
        title=pager.titled(str(title), context.words(language)),
        description=description,
        **front,
    )


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
