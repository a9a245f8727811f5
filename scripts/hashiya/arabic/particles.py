"""Particles: words so common that no name consists of one alone.

>>> is_particle("في"), is_particle("إلى"), is_particle("روسيا")
(True, True, False)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hashiya.arabic.clitics import without_prefixes
from hashiya.arabic.folding import folded_text

# Folded.
_WORDS = """
في من علي الي عن مع ان انه انها التي الذي الذين اللذان اللتان اللواتي هذا هذه هذان ذلك تلك هولاء اولئك كان كانت
لا لم لن ليس ليست ما قد لقد بين بعد قبل عند كما او ام ثم حيث اي اين متي كيف كل بعض غير خلال منذ حتي هو هي هم
هن انا انت نحن هناك هنا اذ اذا لكن بل عبر نحو حول ضد ايضا فقط وهو وهي فان وان بان لان له لها لهم به بها فيه فيها
منه منها عليه عليها اليه اليها عنه عنها دون لدي سوي لو لولا كي لكي مثل الا اما انما سوف يا
the a an in on of and or for to at by with this that it he she we they is are was be as not
"""
_PARTICLES = frozenset(_WORDS.split())


@lru_cache(maxsize=1 << 14)
def is_particle(word: str) -> bool:
    """Tell whether `word`, however it is spelt, is one of them."""
    return folded_text(word).strip().lower() in _PARTICLES


def telling(words: Sequence[str]) -> list[str]:
    """Return the words, folded, that do not stand in every other line."""
    return [word for word in words if _tells(word)]


@lru_cache(maxsize=1 << 14)
def _tells(word: str) -> bool:
    return not any(rest in _PARTICLES for _, rest in without_prefixes(word))
