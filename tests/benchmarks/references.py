"""Permanent references after hundreds of insertions, deletions, moves, splits, joins and edits of words, by seed.

python tests/benchmarks/references.py [--seeds 10] [--first-seed 100] [--edits 300]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reading"))

from edited_text import Led, measure


def main() -> None:
    """Print what came of all look-ups, for each seed with names kept after every edit and after every fifth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first-seed", type=int, default=100)
    parser.add_argument("--edits", type=int, default=300)
    options = parser.parse_args()
    all_led = []
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        for kept_every in (1, 5):
            all_led.append(measure(seed, edits=options.edits, kept_every=kept_every))
            print(f"seed {seed}, kept every {kept_every}: {_told(all_led[-1])}", flush=True)
    print(f"all: {_told(Led(*map(sum, zip(*all_led, strict=True))))}")


def _told(led: Led) -> str:
    return f"{led.right:,} right, {led.gone:,} gone, {led.wrong} wrong, {led.missed} missed"


if __name__ == "__main__":
    main()
