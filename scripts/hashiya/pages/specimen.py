"""The specimen: one passage as the reading page has it, with the notes that stand on it beside it, one open."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from hashiya.corpus import Placement
from hashiya.model.home_choices import Specimen
from hashiya.model.values import Language
from hashiya.notes.verdict import Verdict
from hashiya.notes.weight import Weight
from hashiya.pages.addresses import note_address, relative
from hashiya.pages.body_words import marked
from hashiya.pages.chapters import address_at
from hashiya.pages.context import Context
from hashiya.pages.elsewhere import elsewhere
from hashiya.pages.phrases import phrase
from hashiya.pages.segments import Mark


def specimen(context: Context, language: Language, chosen: Specimen | None) -> Markup:
    """Write the chosen passage for the home page, or one that the notes choose; nothing where there are no notes."""
    found = specimen_place(context, chosen)
    if found is None:
        return Markup()
    article = context.corpus.articles[found.place.article]
    block = article.blocks[found.place.block - 1]
    # A note that stands again is known from before; a newcomer needs each once.
    here = [one for one in context.standings(article.id) if one.place and one.place.block == block.number]
    standings = [replace(one, number=number) for number, one in enumerate((o for o in here if not o.again), 1)]
    marks = [
        Mark(
            *block.inside(one.place),
            f"n-{one.dom}",
            f"e-{one.dom}",
            one.note.kind_name,
            one.number or 0,
            one.verdict,
            one.note.weight,
            loud=True,
        )
        for one in standings
        if one.place
    ]
    translated = article.translations.get(language) if language != article.language else None
    page = f"{language}/"
    return context.render(
        "specimen",
        language=language,
        article=article,
        told=context.told_of(article),
        block=block,
        text=Markup(marked(block, marks, (), page, context.words(language))),
        other=translated.blocks[block.number - 1] if translated else None,
        chosen=found.note,
        rows=[
            {
                "standing": one,
                "note": one.note,
                "title": phrase(one.note.headline, language),
                "elsewhere": elsewhere(context, one.note, page="", but=one.anchor)[:1]
                if _joins(one.note.weight)
                else (),
                "href": relative(note_address(one.note), page=""),
            }
            for one in standings
        ],
        read=relative(address_at(article, block.number), page=""),
    )


def _joins(weight: Weight) -> bool:
    """Whether the note sets its passage beside another one."""
    return weight in (Weight.CONTRADICTION, Weight.REFERENCE)


def specimen_place(context: Context, chosen: Specimen | None) -> Placement | None:
    """Return the chosen place; else that of the worst verdict on words that a contradiction stands beside.

    Where nothing contradicts, the worst verdict alone; where nothing was checked, none.
    """
    if chosen:
        note = context.notes.get(chosen.note)
        places = context.placements_of(note) if note else ()
        return next((one for one in places if one.place.article == chosen.article), None)
    return context.fact(WORST, worst_place)


WORST = "worst verdict"
"""The fact that `worst_place` gathers."""


def worst_place(context: Context) -> Placement | None:
    """Return the place of the worst verdict, on words that a contradiction stands beside where there are such."""
    own = {article.id for article in context.own_articles}
    order = [*context.verdicts, *Verdict]
    contradicted = {
        (one.place.article, one.place.block)
        for note in context.notes.values()
        if note.weight is Weight.CONTRADICTION
        for one in context.placements_of(note)
    }
    checks = sorted((order.index(note.finding), note.key) for note in context.notes.values() if note.finding)
    placed = (one for _, key in checks for one in context.placements_of(context.notes[key]) if one.place.article in own)
    first = next(placed, None)
    if first is None or not contradicted:
        return first
    return next((one for one in (first, *placed) if (one.place.article, one.place.block) in contradicted), first)
