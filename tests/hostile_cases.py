"""Hostile articles and notes, a file a case in `site/hostile/`, as a project that has all of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from building import PROJECT
from from_yaml import from_yaml

CASES = {
    path.stem: from_yaml(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "site" / "hostile").glob("*.yml"))
}
NOTE_FOLDERS = {"term": "glossary", "cross": "cross-references", "check": "fact-checks"}
"""Where the notes of a case stand, by its keys."""
_WORDS = "كلمة ثابتة"


def write_hostile(root: Path) -> None:
    """Write all hostile articles and notes to the project at `root`."""
    for folder in ("seeds/maps", *(f"annotations/{folder}" for folder in NOTE_FOLDERS.values())):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for name, case in CASES.items():
        _write_case(root, name, case)
    # The one image among the addresses of `images.yml` that an article may show has to be there.
    shutil.copy(PROJECT / "docs/assets/reading-page.png", root / "seeds/maps/kz.png")


def _write_case(root: Path, name: str, case: dict[str, Any]) -> None:
    front = {"title": {"ar": name, "en": name}, "date": "2024", "summary": {"ar": name}, **case.get("front", {})}
    last = "" if "translation" in case else f"\n\nفقرة فيها {_WORDS} للملاحظات.\n"
    words = "الأولى" if "translation" in case else _WORDS
    anchors = [{"article": name, "quote": words}]
    body = f"{case.get('article', 'فقرة.')}{last}"
    (root / f"seeds/{name}.md").write_text(f"---\n{_yaml(front)}---\n\n{body}", "utf-8")
    if "translation" in case:
        (root / f"seeds/{name}.en.md").write_text(f"---\n---\n\n{case['translation']}\n", "utf-8")
    both = {"ar": name, "en": name}
    term = {"term": {"en": name}, "kind": "concept", "definition": both, "anchors": anchors}
    others = "الفقرة" if "translation" in case else "للملاحظات"
    places = [*anchors, {"article": name, "quote": others}]
    cross = {"title": both, "relation": "repeats", "comment": both, "anchors": places}
    source = {"title": name, "publisher": name, "url": "https://example.org/", "language": "en"}
    check = {"claim": both, "verdict": "misleading", "explanation": both, "sources": [source]}
    defaults = {"term": term, "cross": cross, "check": {**check, "checked": "2024-01-01", "anchors": anchors}}
    for key, folder in NOTE_FOLDERS.items():
        if key == "cross" or key in case:
            text = _yaml({**defaults[key], **case.get(key, {})})
            (root / f"annotations/{folder}/{name}.yml").write_text(text, "utf-8")


def _yaml(value: Any) -> str:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    text: str = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
    return text.replace("'2024-01-01'", "2024-01-01")
