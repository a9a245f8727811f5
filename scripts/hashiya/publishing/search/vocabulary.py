"""The vocabulary: every word that the index of a language knows, for the browser to look up what a reader typed.

The words are dictionary forms; each comes with its
commonest spelling, for suggestions, and with how often it stands in the corpus.
"""

from __future__ import annotations

from pathlib import Path

from hashiya.arabic.families import said
from hashiya.publishing.search.chunks import dump, write_chunks
from hashiya.publishing.search.lexicon import Lexicon


def write_vocabulary(bundle: Path, lexicon: Lexicon, families: dict[str, tuple[str, ...]]) -> dict[str, object]:
    """Write the chunks into `bundle/words/`, and into `bundle/families/` which words may be related to which.

    Args:
        families: Those of each word as it is written, as far as they are known; the others are added.

    Returns:
        The first word of each chunk and its file's name, and the same of the families.
    """
    entries = list(lexicon.entries())
    rows = [
        (word, dump([word, count] if word == spelling else [word, count, spelling]))
        for word, spelling, count in entries
    ]
    members: dict[str, list[str]] = {}
    for word, spelling, _ in entries:
        if spelling not in families:
            families[spelling] = tuple(said(spelling))
        for family in families[spelling]:
            members.setdefault(family, []).append(word)
    related = ((family, dump([family, *words])) for family, words in members.items())
    return {**write_chunks(bundle / "words", rows), "families": write_chunks(bundle / "families", related)}
