"""Signs beside the words of a body: what calls a footnote or is called by it, a note's number, a printed page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hashiya.pages.escape import inert
from hashiya.pages.segments import Mark, Segment


def called(label: str, called_in: Mapping[str, int], ui: Mapping[str, Any]) -> str:
    """What a footnote begins with: its label, which leads back to where it is called."""
    back = f"p{called_in[label]}" if label in called_in else f"fn-{label}"
    says = ui["pages"]["footnote_back"].format(n=label)
    return (
        f'<a class="rd-ref rd-call" id="fn-{inert(label)}" href="#{inert(back)}" role="doc-backlink"'
        f' aria-label="{inert(says)}" data-unsearched>{inert(label)}</a>'
    )


def call(label: str, ui: Mapping[str, Any], *, drawn: bool, page: str = "") -> str:
    """Write what calls a footnote of the author, which stands on another `page` where one is given."""
    says = inert(ui["pages"]["footnote"].format(n=label))
    leads = f"{inert(page)}#fn-{inert(label)}"
    return (
        f'<sup class="rd-ref rd-call" data-unsearched><a href="{leads}" data-call="{inert(label)}"'
        f' role="doc-noteref" aria-label="{says}">{"" if drawn else inert(label)}</a></sup>'
    )


def reference(number: int, *, drawn: bool) -> str:
    """Write the number of a note behind its words."""
    shown = "" if drawn else number
    return f'<sup class="rd-ref" data-n="{number}" aria-hidden="true" data-unsearched>{shown}</sup>'


def printed(number: str) -> str:
    """Write where a page of the printed edition begins; its number is drawn, so that nobody copies or finds it."""
    return f'<span class="rd-pb" data-page="{inert(number)}" data-unsearched></span>'


def edge(mark: Mark, ui: Mapping[str, Any]) -> str:
    """Write the link to a note at the end of a block; its number is drawn, so that nobody copies or finds it."""
    label = f"{ui['pages']['see_note']} {mark.number}"
    end = Segment(0, 0, (mark,), anchors=(mark.anchor,))
    return f'{opening(end)[:-1]} data-edge="{mark.number}" aria-label="{inert(label)}" data-unsearched></a>'


def opening(segment: Segment) -> str:
    """Write the link that words with a note begin with."""
    notes, weightiest = segment.notes, segment.weightiest
    own_id = f' id="{segment.anchors[0]}"' if segment.anchors else ""
    verdict = f' data-verdict="{weightiest.verdict}"' if weightiest.verdict else ""
    loud = " data-loud" if segment.loud else ""
    return (
        f'<a class="rd-a"{own_id} href="#{notes[0]}" role="doc-noteref" data-notes="{" ".join(notes)}"'
        f' data-kinds="{" ".join(segment.kinds)}" data-kind="{weightiest.kind}"'
        f' aria-details="{notes[0]}"{verdict}{loud}>'
    )
