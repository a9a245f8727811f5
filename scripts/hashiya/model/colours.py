"""Colours of words on the page: what a reader's settings may say of them.

>>> contrast("#2b7040", PAPER[0]) > ENOUGH, contrast("#dcc46a", PAPER[0]) > ENOUGH
(True, False)
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

PAPER = ("#fbf8f2", "#181715")
"""What words stand on, light and dark, as the theme's tokens have it."""
ENOUGH = 4.5
"""How many times as bright as the darker the brighter of two colours must be for small letters, as WCAG 2.2 has it."""


def contrast(one: str, other: str) -> float:
    """Return how far apart two colours `#rrggbb` are in brightness, from 1 to 21."""
    darker, brighter = sorted((_brightness(one), _brightness(other)))
    return (brighter + 0.05) / (darker + 0.05)


def _brightness(colour: str) -> float:
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(colours: tuple[str, str]) -> tuple[str, str]:
    for colour, paper, where in zip(colours, PAPER, ("light", "dark"), strict=True):
        if (found := contrast(colour, paper)) < ENOUGH:
            raise ValueError(
                f"{colour} on the {where} page has a contrast of {found:.1f}; words need {ENOUGH} to be read"
            )
    return colours


Ink = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
Inks = Annotated[tuple[Ink, Ink], AfterValidator(_readable)]
"""A colour of words on the light page, and one on the dark page."""
