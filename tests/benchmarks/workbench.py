"""How long `hashiya check` and `hashiya status` take on 1,000 articles with 10,000 notes, each in its own process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpora import write_corpus

ARTICLES = 1000
NOTES = 10
LIMIT_SECONDS = 10.0


def main() -> None:
    """Print the seconds of each command, best of three, and what is allowed."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory)
        write_corpus(root, articles=ARTICLES, notes=NOTES)
        for command in (["check"], ["status", "--format", "json"]):
            seconds = min(_seconds(command, root) for _ in range(3))
            told = "in time" if seconds < LIMIT_SECONDS else "TOO SLOW"
            print(
                f"hashiya {command[0]}: {seconds:.1f} s for {ARTICLES} articles and {ARTICLES * NOTES} notes "
                f"(at most {LIMIT_SECONDS:.0f} s: {told})"
            )


def _seconds(command: list[str], root: Path) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-m", "hashiya", "--root", str(root), *command], check=False, capture_output=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
