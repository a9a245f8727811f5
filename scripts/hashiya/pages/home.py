"""The home page's parts: a passage with its notes, the texts, where they disagree, and what happened when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from hashiya.model.home_choices import HomeChoices
from hashiya.model.values import Language
from hashiya.pages.chronology import chronology
from hashiya.pages.context import Context
from hashiya.pages.disagreements import disagreements
from hashiya.pages.escape import inert
from hashiya.pages.shelf import MOST_ON_SHELF, shelf
from hashiya.pages.specimen import specimen

SHEETS, SCRIPTS = ("text", "home", "specimen", "shelf", "disagreements", "chronology"), ("home",)
"""What a page with these parts needs of the theme."""


def parts(context: Context, language: Language, choices: HomeChoices) -> Mapping[str, Callable[[], Markup]]:
    """Return what writes each part, by the name of its marker, in the order in which a home page has them.

    A part that has nothing to show is empty, its heading too.
    """
    return {
        "specimen": lambda: specimen(context, language, choices.specimen),
        "shelf": lambda: _shelf(context, language),
        "disagreements": lambda: disagreements(context, language, choices),
        "chronology": lambda: chronology(context, language),
    }


def _shelf(context: Context, language: Language) -> Markup:
    if not context.own_articles:
        return Markup('<p class="rd-lead">{}</p>').format(inert(context.words(language)["pages"]["empty"]))
    heading = Markup("## {} {{: #texts }}\n\n").format(inert(context.words(language)["home"]["shelf"]))
    return heading + shelf(context, context.own_articles[:MOST_ON_SHELF], language, page="")
