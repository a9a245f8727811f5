"""How long the mentions of a glossary take: 1,000 terms over 1,000 articles, and growth with the number of terms.

Run it with `make bench`, or by itself with other numbers: `python tests/benchmarks/mentions.py 200` for 200 articles.
The texts are made up: words with the frequencies of a language (the n-th word is n times rarer than the first), every
tenth with a proclitic, every fifteenth an inflected name of the glossary.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import accumulate

from hashiya.anchoring.mentions import find_mentions
from hashiya.corpus import Corpus
from hashiya.file_places import Origin
from hashiya.model.texts import Article, Block, BlockKind
from hashiya.model.values import Multilingual, MultilingualName
from hashiya.notes.term import Term, TermKind

ARTICLES, TERMS, LIMIT = 1000, 1000, 30.0
VOCABULARY, CHARACTERS = 60_000, 5_500
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
PROCLITICS = ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وبال")
ENDINGS = ("", "ها", "ه", "هم", "ات", "ين", "ان", "ة")


def main() -> None:
    """Print the time for 10, 100 and 1,000 terms, and fail over the limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    rng = random.Random(1)
    vocabulary = list({_word(rng) for _ in range(VOCABULARY)})
    names = [_name(rng) for _ in range(TERMS)]
    weights = list(accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    articles = {f"a-{n}": _article(rng, f"a-{n}", vocabulary, weights, names) for n in range(count)}
    size = sum(len(article.text.encode()) for article in articles.values())
    print(f"{count} articles, {size / 1e6:.1f} MB")
    seconds, work = {}, {}
    for terms in (10, 100, TERMS):
        corpus = _corpus(articles, names[:terms])
        start, start_cpu = time.perf_counter(), time.process_time()
        found, _ = find_mentions(corpus)
        seconds[terms], work[terms] = time.perf_counter() - start, time.process_time() - start_cpu
        mentions = sum(map(len, found.values()))
        print(f"{terms:5} terms: {seconds[terms]:6.2f} s ({work[terms]:.2f} s of CPU), {mentions} mentions")
    print(f"from 10 to {TERMS} terms: {work[TERMS] / work[10]:.2f} times the CPU time")
    if count == ARTICLES and seconds[TERMS] > LIMIT:
        sys.exit(f"{TERMS} terms over {ARTICLES} articles took {seconds[TERMS]:.1f} s; the limit is {LIMIT:.0f} s")


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(LETTERS, k=rng.randint(3, 7)))


def _name(rng: random.Random) -> tuple[str, TermKind]:
    words = ["".join(rng.choices(LETTERS, k=rng.randint(5, 8))) for _ in range(rng.choice((1, 1, 2, 3)))]
    return " ".join(words), rng.choice(list(TermKind))


def _article(
    rng: random.Random, name: str, vocabulary: list[str], weights: list[float], names: list[tuple[str, TermKind]]
) -> Article:
    words = rng.choices(vocabulary, cum_weights=weights, k=CHARACTERS // 6)
    for at in range(0, len(words), 10):
        words[at] = rng.choice(PROCLITICS) + words[at]
    for at in range(0, len(words), 15):
        named, kind = rng.choice(names)
        ending = "" if kind.is_name or " " in named else rng.choice(ENDINGS)
        words[at] = rng.choice(("", "و", "ب", "ل")) + named + ending
    blocks, start = [], 0
    for number, first in enumerate(range(0, len(words), 90), 1):
        text = " ".join(words[first : first + 90]) + "."
        blocks.append(Block(number=number, kind=BlockKind.PARAGRAPH, text=text, start=start))
        start += len(text) + 1
    return Article(id=name, title=MultilingualName(ar="عنوان"), blocks=tuple(blocks), origin=Origin(f"seeds/{name}.md"))


def _corpus(articles: dict[str, Article], names: list[tuple[str, TermKind]]) -> Corpus:
    terms = [
        Term(
            id=f"t-{number}",
            origin=Origin(f"annotations/glossary/t-{number}.yml"),
            term=MultilingualName(ar=name),
            kind=kind,
            definition=Multilingual(ar="تعريف"),
        )
        for number, (name, kind) in enumerate(names)
    ]
    return Corpus(root=".", articles=articles, catalogue={}, notes={term.key: term for term in terms})


if __name__ == "__main__":
    main()
