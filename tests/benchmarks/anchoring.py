"""How long it takes to locate 5,000 quotes in 500 articles, beside plain str.find, which tells nothing but yes or no.

python tests/benchmarks/anchoring.py [--articles 500] [--notes 5000]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from hashiya.anchoring.quotes import locate
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import MultilingualName
from hashiya.reading.project import read_corpus

PROJECT = Path(__file__).resolve().parents[2]
_CHARACTERS = 10_000
_PARAGRAPH = 60
"""Words in a paragraph."""
_KINDS = {"exact": 70, "marks": 15, "drifted": 10, "absent": 5}
"""In a hundred notes, how many quotes stand there letter by letter, lack the marks, lack a word, or are not there."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--notes", type=int, default=5000)
    options = parser.parse_args()
    chance = random.Random(1)
    corpus, _ = read_corpus(PROJECT)
    words = [word for article in corpus.articles.values() if not article.original for word in article.text.split()]
    articles = [_article(number, words, chance) for number in range(options.articles)]
    notes = [(chance.choice(articles), kind) for kind in chance.choices([*_KINDS], [*_KINDS.values()], k=options.notes)]
    asked = [(article, kind, _quote(article, kind, words, chance)) for article, kind in notes]
    for article in articles:
        article.text  # noqa: B018 - joined once, before the clock runs

    began = time.perf_counter()
    for article, _, quote in asked:
        article.text.find(quote)
    plain = time.perf_counter() - began

    spent: Counter[str] = Counter()
    came: Counter[str] = Counter()
    began = time.perf_counter()
    began_busy = time.process_time()
    for article, kind, quote in asked:
        start = time.perf_counter()
        came[locate(article, quote=quote).status] += 1
        spent[kind] += time.perf_counter() - start
    whole = time.perf_counter() - began
    busy = time.process_time() - began_busy

    print(f"{options.notes} quotes in {options.articles} articles of {_CHARACTERS} characters: {whole:.2f} s")
    print(f"  of these {busy:.2f} s of processor time")
    print(f"  {1000 * whole / options.notes:.3f} ms a note; str.find {1000 * plain / options.notes:.3f} ms a note")
    for kind in _KINDS:
        number = sum(kind == other for _, other, _ in asked)
        print(f"  {kind}: {number} quotes, {1000 * spent[kind] / max(1, number):.3f} ms each")
    print(f"  found: {', '.join(f'{status} {number}' for status, number in came.most_common())}")


def _article(number: int, words: list[str], chance: random.Random) -> Article:
    blocks: list[Block] = []
    start = 0
    while start < _CHARACTERS:
        text = " ".join(chance.choices(words, k=_PARAGRAPH))
        blocks.append(Block(number=len(blocks) + 1, kind=BlockKind.PARAGRAPH, text=text, start=start))
        start += len(text) + 1
    identifier = f"article-{number}"
    return Article(
        id=identifier, title=MultilingualName(ar="مقال"), blocks=tuple(blocks), origin=Origin(f"{identifier}.md")
    )


def _quote(article: Article, kind: str, words: list[str], chance: random.Random) -> str:
    """Six words of the article, changed as `kind` says."""
    if kind == "absent":
        return " ".join(chance.choices(words, k=6))
    stand = chance.choice(article.blocks).text.split()
    first = chance.randrange(len(stand) - 6)
    quoted = stand[first : first + 6]
    if kind == "drifted":
        del quoted[chance.randrange(1, 5)]
    quote = " ".join(quoted)
    return quote.replace("أ", "ا").replace("ة", "ه") if kind == "marks" else quote


if __name__ == "__main__":
    main()
