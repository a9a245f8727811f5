"""Generated projects for the benchmarks: articles of a given size with their notes, the same for the same numbers."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

_TEXT = (
    "الاتفاق العلاقات المدينة الحدود التجارة الحكومة الرئيس المحادثات القرار السنوات النفط الأنبوب القمة الصادرات "
    "الزيارة التقرير الصحيفة البلاد المنطقة التعاون السوق الخلاف الشراكة المشروع البيان المؤتمر الجوار الطريق "
    "الميناء الجسر الضريبة القانون المحكمة الجامعة المكتبة المصنع المزرعة القطار المطار السفينة البضاعة الميزانية "
    "البرلمان الوزارة السفارة الجيش الشرطة المستشفى المدرسة الكتاب المخطوط الخريطة النهر الجبل السهل البحيرة الصحراء "
    "الرسالة القصيدة الرواية المسرح السينما الموسيقى اللوحة المتحف السوار الخاتم القميص العباءة الحصير البساط المصباح "
    "النافذة الباب السقف الجدار الحديقة الشجرة الزهرة الثمرة البذرة الحقل المحصول الحصاد المطر الغيم الريح العاصفة"
)  # With a third of these words two paragraphs of some articles would pass for copies of one another.
_WORDS = _TEXT.split()
_LETTERS = "بتثجحخدرزسشصضطعغفقكلمنهوي"


def write_corpus(root: Path, *, articles: int, kilobytes: int = 10, notes: int = 20) -> None:
    """Write `articles` articles of `kilobytes` kB (UTF-8) each, with `notes` notes of the three kinds on each.

    Half of the notes are fact-checks, a quarter cross-references, a quarter glossary entries. Each quotes three words,
    the first of them one of a kind: a project of which the check has nothing to say.
    """
    for folder in ("seeds", "annotations/glossary", "annotations/cross-references", "annotations/fact-checks"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        _write_article(root, number, kilobytes=kilobytes, notes=notes)


def _write_article(root: Path, number: int, *, kilobytes: int, notes: int) -> None:
    rng = random.Random(number)
    identifier = f"article-{number:04}"
    names = ["".join(rng.choices(_LETTERS, k=9)) for _ in range(notes)]
    left = iter(names)
    quotes: dict[str, str] = {}
    paragraphs: list[str] = []
    size = 0
    while size < kilobytes * 1000:
        words = rng.choices(_WORDS, k=60)
        for position in (7, 23, 41):
            words[position] = next(left, words[position])
            quotes[words[position]] = " ".join(words[position : position + 3])
        paragraphs.append(" ".join(words) + ".")
        if len(paragraphs) % 5 == 0:
            paragraphs.append(f"## {' '.join(rng.choices(_WORDS, k=4))}")
        size = len("\n\n".join(paragraphs).encode())
    front = {
        "title": {"ar": f"مقال {number}", "en": f"Article {number}"},
        "author": "كاتب",
        "date": f"{2000 + number % 25}",
    }
    _write(root / f"seeds/{identifier}.md", f"---\n{_yaml(front)}---\n\n" + "\n\n".join(paragraphs) + "\n")
    for index, name in enumerate(names):
        _write_note(root, identifier, index, name, quote=quotes[name], beside=quotes[names[index - 1]])


def _write_note(root: Path, article: str, index: int, name: str, *, quote: str, beside: str) -> None:
    def text(what: str, said: str) -> dict[str, str]:
        """Two sentences that no other text says: nothing that was made of one can stand for another."""
        sign = "" if what in ("title", "claim") else "**"
        return {
            "ar": f"{said} قصير {sign}مهم{sign} عن {name} في جملة واحدة. وجملة ثانية بعدها.",
            "en": f"A short {sign}important{sign} {what} on number {index + 1} of {article}. And another.",
        }

    anchors = [{"article": article, "quote": quote}]
    if index % 4 == 0:
        note = {"term": {"ar": f"{name}", "en": name}, "kind": "person", "definition": text("definition", "شرح")}
        folder = "glossary"
    elif index % 4 == 1:
        note = {"title": text("title", "عنوان"), "relation": "repeats", "comment": text("comment", "تعليق")}
        note["anchors"] = [*anchors, {"article": article, "quote": beside}]
        folder = "cross-references"
    else:
        source = {"title": "A page", "publisher": "A publisher", "url": "https://example.org/page", "language": "en"}
        note = {"title": text("title", "عنوان"), "claim": text("claim", "ادعاء"), "verdict": "misleading"}
        note |= {"explanation": text("explanation", "بيان"), "checked": "2024-01-01"}
        note |= {"sources": [source], "anchors": anchors}
        folder = "fact-checks"
    content = _yaml(note).replace("'2024-01-01'", "2024-01-01")
    _write(root / f"annotations/{folder}/{article}-{index:02}.yml", content)


def _yaml(value: object) -> str:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:
            return True

    text: str = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False, width=1000)
    return text


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
