"""How far the notes of a project reach into its translations: anchors by status, those at an edge, terms, proposals.

Run it with `make bench`, or by itself for another project: `python tests/benchmarks/translations.py FOLDER`.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.corpus import Anchored
from hashiya.reading.project import read_corpus
from hashiya.workbench.untranslated_anchors import untranslated

PROJECT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the figures of every article with a translation, then how long all that is missing takes to propose."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT
    anchored, _ = anchor_corpus(read_corpus(root)[0])
    for key, article in anchored.corpus.articles.items():
        for language in article.translations:
            _print_anchors(anchored, key, language)
            _print_terms(anchored, key, language)
    bare = anchored.model_copy(
        update={
            "placements": {
                key: tuple(one.model_copy(update={"translated": {}}) for one in placements)
                for key, placements in anchored.placements.items()
            }
        }
    )
    start = time.process_time()
    rows = list(untranslated(bare, anchored.corpus.articles))
    sure = sum(row.proposal is not None and row.proposal.sure for row in rows)
    print(f"{len(rows)} anchors: {sure} sure proposals in {time.process_time() - start:.1f} processor seconds")


def _print_anchors(anchored: Anchored, article: str, language: str) -> None:
    placements = anchored.placements.get(article, ())
    standing = {
        (one.note, one.anchor): there.status.value if (there := one.translated.get(language)) else "no words given"
        for one in placements
    }
    print(f"{article}.{language}: {len(placements)} anchors: {dict(Counter(standing.values()))}")
    for one in placements:
        there = one.translated.get(language)
        if there is None or there.place is None:
            print(f"  at the edge of ¶{one.place.block}: {one.note} {one.anchor}: {standing[one.note, one.anchor]}")


def _print_terms(anchored: Anchored, article: str, language: str) -> None:
    here = {(one.place.block, one.term) for one in anchored.mentions.get(article, ())}
    there = {(one.place.block, one.term) for one in anchored.translated_mentions[article][language]}
    share = len(here & there) / max(1, len(here))
    missing = ", ".join(f"{term} ¶{block}" for block, term in sorted(here - there))
    print(f"  {share:.1%} of {len(here)} terms of a paragraph are in its translation; not: {missing or 'none'}")


if __name__ == "__main__":
    main()
