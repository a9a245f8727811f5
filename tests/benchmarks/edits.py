"""A hundred thousand quotes located after edits of every kind, over several seeds of chance, and what came of them.

python tests/benchmarks/edits.py [--locations 100000] [--seeds 5] [--first-seed 100]
    [--project DIR with the source texts imported]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "anchoring"))

from edit_kinds import Figures, measure  # noqa: E402

from hashiya.reading.project import read_corpus  # noqa: E402


def main() -> None:
    """Print the figures by kind, and the cases that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--locations", type=int, default=100_000)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--first-seed", type=int, default=100)
    parser.add_argument("--project", type=Path, default=ROOT)
    options = parser.parse_args()
    corpus, _ = read_corpus(options.project)
    figures = Figures()
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        figures.add(measure(corpus.articles.values(), seed=seed, count=options.locations // options.seeds))
        print(f"seed {seed}: {figures.located.total()} located so far", file=sys.stderr, flush=True)
    print(figures.table())
    for name, cases in (("wrong", figures.wrong), ("in a copy", figures.copies)):
        for (kind, told), found in cases.items():
            for case in found:
                print(f"{name}, {'with a message' if told else 'in silence'}: {kind}: {case}")


if __name__ == "__main__":
    main()
