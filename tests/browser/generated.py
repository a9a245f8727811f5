"""Articles of any number of notes, made up for measuring: short and long, of all kinds, some on the same words."""

from __future__ import annotations

import datetime
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_WORDS = [
    "كانت",
    "المدينة",
    "تصحو",
    "على",
    "صوت",
    "البحر",
    "وتنام",
    "على",
    "ضوء",
    "المنارة",
    "وبين",
    "الصوت",
    "والضوء",
    "سوق",
    "قديمة",
    "يبيع",
    "فيها",
    "الناس",
    "ما",
    "حملته",
    "المراكب",
    "من",
    "بلاد",
    "بعيدة",
    "ويشترون",
    "ما",
    "يكفي",
    "شتاء",
    "طويلا",
    "ثم",
    "يعود",
    "كل",
    "منهم",
    "إلى",
    "بيته",
    "ومعه",
    "حكاية",
    "سمعها",
    "من",
    "غريب",
]
_LONG = " ".join(_WORDS)
_LETTERS = "بتجدرزسشصطعفقكلمن"
_NOTES_A_PARAGRAPH = 4
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def write_articles(root: Path, sizes: Mapping[str, int]) -> None:
    """Write articles and notes below `root`: for each id in `sizes`, an article with that many notes.

    Every fifth note is some 40 lines long in the margin; every seventh shares its words with the one before.
    """
    for article, size in sizes.items():
        paragraphs = [
            _paragraph(number, min(_NOTES_A_PARAGRAPH, size - number)) for number in range(0, size, _NOTES_A_PARAGRAPH)
        ]
        front = {
            "title": {"ar": f"نص فيه {size} ملاحظة", "en": f"A text with {size} notes"},
            "date": "2024",
            "language": "ar",
        }
        text = f"---\n{yaml.dump(front, Dumper=_DUMPER, allow_unicode=True)}---\n\n" + "\n\n".join(paragraphs) + "\n"
        _write(root / "seeds" / f"{article}.md", text)
        for number in range(size):
            folder, note = _note(article, number)
            content = yaml.dump(note, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
            _write(root / "annotations" / folder / f"{article}-{number:03}.yml", content)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _paragraph(first: int, count: int) -> str:
    parts = []
    for number in range(first, first + count):
        # In an order of its own each time: a text that goes round in a circle is a copy of itself everywhere.
        parts.append(f"{' '.join(random.Random(number).sample(_WORDS, 11))} {_place(number)}")
    return "، ".join(parts) + "."


def _place(number: int) -> str:
    """Four made-up words that stand nowhere else."""
    return " ".join(_word(number * factor + factor) for factor in (7, 11, 13, 17))


def _word(number: int) -> str:
    count = len(_LETTERS)
    first, second, third = (_LETTERS[number // count**power % count] for power in range(3))
    return f"{first}ا{second}و{third}يه"


def _anchor(article: str, number: int) -> dict[str, object]:
    """The words of a note: its own place, or a part of the place before it."""
    shared = number % 7 == 6 and number % _NOTES_A_PARAGRAPH > 0
    quote = " ".join(_place(number - 1).split()[:2]) if shared else " ".join(_place(number).split()[:3])
    return {"article": article, "quote": quote, "paragraph": number // _NOTES_A_PARAGRAPH + 1}


def _note(article: str, number: int) -> tuple[str, dict[str, object]]:
    body = " ".join([_LONG] * (9 if number % 5 == 4 else 1 + number % 2))
    both = {
        "ar": f"{body}.",
        "en": f"Note {number}. " + " ".join(["A line of English words for the margin."] * len(body.split()[::8])),
    }
    anchor = _anchor(article, number)
    title = {"ar": f"ملاحظة رقم {number}", "en": f"Note number {number}"}
    match number % 3:
        case 0:
            return "glossary", {
                "term": {"ar": f"لفظ لا يرد {article} {number}", "en": f"absent word {article} {number}"},
                "kind": "concept",
                "definition": both,
                "anchors": [anchor],
            }
        case 1:
            return "cross-references", {
                "title": title,
                "relation": "repeats",
                "comment": both,
                "anchors": [anchor, {"article": "hill", "quote": "جففوا الباقي على الحبال"}],
            }
        case _:
            return "fact-checks", {
                "title": title,
                "claim": dict(title),
                "verdict": ("accurate", "misleading", "unverified")[number % 4 % 3],
                "explanation": both,
                "checked": datetime.date(2026, 11, 22),
                "sources": [
                    {"title": "A page", "publisher": "A house", "url": "https://example.org/", "language": "en"}
                ],
                "anchors": [anchor],
            }
