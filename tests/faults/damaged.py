"""Damaged projects: valid files of every kind, and what befalls bytes, structure and names, by a number."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from small_project import small_project

from hashiya.reading.yaml_file import LOADER

_QUESTION = """\
question: {ar: من يشتري في المزاد؟, en: Who buys at the auction?}
hint: {ar: انظر في القائمة., en: Look at the list.}
answer: {ar: "تجار السوق، والمطاعم.", en: Dealers and restaurants.}
level: reading
anchors:
  - {article: harbour-auction, quote: مطاعم المدينة, suffix: ثم تُغسل}
"""
_PAGE = """\
---
title: صفحة
---

# صفحة

نص مع [رابط](articles/index.md) و![صورة](../images/dot.png).
"""
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060606000000005000157cb7b0e0000000049454e44ae426082"
)

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

_STRINGS = (
    "{{ page.meta }}", "{% raw %}", "{#", "<script>alert(1)</script>", "<b", "&#x0;", "&lt;", "]]>", "<!--", "-->",
    "![صورة](images/none.png)", "![صورة](images/dot.png)", "[رابط](none.md)", "[رابط](harbour-auction.md)",
    "[رابط](https://example.org/a b)", "[رابط](javascript:alert(1))", "[رابط](#nowhere)", "[رابط][r]", "[r]: none.md",
    "*", "**", "_", "`", "```", "~~~", "> ", "- ", "1. ", "# ", "|a|b|\n|-|-|\n|1|2|", "---", "===", "\\", "\\\\n",
    "[[wiki]]", "{: .class }", "{: #id }", "::: x", "!!! note", "*[HTML]: x", "[^1]", "[^1]: x", "[TOC]", "$x$",
    "\u200f", "\u202e", "\u2066", "\u00ad", "\ufeff", "\u2028", "\x0b", "\x85", "\x00", "\ud7ff", "\U0010ffff",
    "ـ" * 60, "ا" * 300, "a" * 300, "ً" * 50, "\n\n", "\n", "\t", "\r", "  ", " ", "", ":", ": ", "#", " #", "@",
    "%", "%E0%A4%A", "&a", "*a", "!t", "'", '"', "'''", "?", "? x", "[", "]", "{", "}", ",", "،", "<<: *a", "~", "null",
    "0x1F", "1e999", "1_000", "2023-11-22", "٢٠٢٣", "12:30:45", "yes", "NaN", ".inf", "=", "-", "—", "«", "»", "…", "؟",
    "<<<<<<< HEAD", "=======", ">>>>>>> other", "عشرون تاجرًا", "ميناء الصيد", "روسيا", "دولة", "x" * 5000,
)  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**30, 1.5, float("inf"), float("nan"), "", " ", "نص", "text", [], {}, [[]], [None],
    {"ar": "نص"}, {"en": "text"}, {"ar": None}, {"xx": "نص"}, ["نص", "نص"], [{"name": "نص"}], "2026-13-45", "2023-11",
    "https://example.org/", "https://user:pw@example.org/", "https://[::1", "http://", "mailto:a@example.org", "//x",
    "index", "harbour-auction", "russia", "place", "accurate", {"article": "harbour-auction", "quote": "تجار"},
)  # fmt: skip
_NAMES = (
    "index", "null", "true", "1", "2023", "a-b", "-a", "a-", "a--b", "A", "مقال", "a b", "a.b", ".a", "..a",
    "x" * 80, "x" * 81, "x" * 200, "search", "articles", "glossary", "a\u202eb", "a\nb", "a'b", "a&b", "a<b",
    "a%41", "con",
    "harbour-auction.en", "harbour-auction.ar", "harbour-auction.fr", "CON", "é", "e\u0301", "README", "catalogue",
)  # fmt: skip
_FOLDERS = (
    "seeds", "seeds/originals", "seeds/sub", "seeds/images", "annotations", "annotations/glossary", "docs/ar", "docs",
    "annotations/fact-checks", "annotations/cross-references", "annotations/questions", "annotations/glossarry",
    "annotations/glossary/sub", "annotations/schema", "docs/ar/articles", "docs/en/glossary",
)  # fmt: skip
_ENDS = (".yml", ".md", ".yaml", ".YML", ".txt", ".yml.txt", ".markdown", "", ".en.md", ".png", ".html", ".md~")


def valid_project(root: Path, *, languages: tuple[str, ...] = ("ar", "en")) -> Path:
    """Make a project with a file of every kind at `root`; it passes the strict check."""
    small_project(root)
    (root / "hashiya.yml").write_text(f"languages: [{', '.join(languages)}]\nrights_needed: true\n", "utf-8")
    (root / "seeds" / "images").mkdir()
    (root / "docs" / "images").mkdir()
    (root / "annotations" / "questions").mkdir()
    (root / "seeds" / "images" / "dot.png").write_bytes(_DOT)
    (root / "docs" / "images" / "dot.png").write_bytes(_DOT)
    (root / "annotations" / "questions" / "buyers.yml").write_text(_QUESTION, "utf-8")
    for language in languages:
        (root / "docs" / language).mkdir()
        (root / "docs" / language / "about.md").write_text(_PAGE, "utf-8")
    return root


def damage(root: Path, number: int) -> list[str]:
    """Damage the valid project at `root` in one to three ways, and return what was done; one number, one damage."""
    chance = random.Random(number)
    # Half are hurt in their words alone: these mostly stay valid, and must be built.
    ways = (_words,) if chance.random() < 0.5 else (_words, _bytes, _structure, _name)
    done = []
    for _ in range(chance.choice((1, 1, 2, 3))):
        file = Path(chance.choice(_files(root)))
        way = chance.choice(ways)
        _alone(file)
        try:
            way(file, chance, root)
        except (OSError, ValueError, yaml.YAMLError):
            continue  # it is damaged already so that this cannot be done to it
        done.append(f"{way.__name__.strip('_')} of {file.relative_to(root).as_posix()}")
    return done


def _alone(file: Path) -> None:
    """Let the file have no other name: those of a project are links to the undamaged one's, which must stay so."""
    if file.is_file() and file.stat().st_nlink > 1:
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


def _files(root: Path) -> list[str]:
    walks = (walk for part in ("seeds", "annotations", "docs") for walk in os.walk(root / part))
    found = sorted(f"{folder}/{name}" for folder, _, names in walks for name in names if "." in name)
    return [*(file for file in found if os.path.isfile(file) and not os.path.islink(file)), f"{root}/hashiya.yml"]


def _words(file: Path, chance: random.Random, _: Path) -> None:
    text = file.read_text("utf-8")
    spaces = [at for at, letter in enumerate(text) if letter in " .،\n"]
    for _ in range(chance.choice((1, 1, 4))):
        at = chance.choice(spaces)
        text = text[:at] + chance.choice(("", " ", "\n", "\n\n")) + chance.choice(_STRINGS) + text[at:]
    file.write_text(text, "utf-8", newline="")


def _bytes(file: Path, chance: random.Random, _: Path) -> None:
    data = file.read_bytes() or b"\n"
    at, end = sorted(chance.randrange(len(data)) for _ in range(2))
    some = bytes(chance.randrange(256) for _ in range(chance.choice((1, 1, 3, 40))))
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: data[:at] + some + data[at:],
        lambda: data[:at] + some[:1] + data[at + 1 :],
        lambda: data[:at] + data[end:],
        lambda: data[:at],
        lambda: data[:end] + data[at:],
        lambda: data.replace(b"\n", b"\r\n"),
        lambda: b"\xef\xbb\xbf" + data,
        lambda: data.decode("utf-8").encode("utf-16"),
        lambda: data.decode("utf-8").encode("cp1256", "replace"),
        lambda: data * 40,
        lambda: b"",
    )
    file.write_bytes(chance.choice(ways)())


def _structure(file: Path, chance: random.Random, _: Path) -> None:
    head, body = _front_matter(file.read_text("utf-8")) if file.suffix == ".md" else (file.read_text("utf-8"), None)
    value = yaml.load(head, Loader=LOADER)
    if not isinstance(value, dict):
        raise ValueError
    parent: Any = value
    while True:
        key = chance.choice(list(parent) if isinstance(parent, dict) else range(len(parent)))
        if not (isinstance(parent[key], dict | list) and parent[key]) or chance.random() < 0.3:
            break
        parent = parent[key]
    way = chance.randrange(6)
    if way == 0:
        del parent[key]
    elif way == 1:
        parent[key] = chance.choice(_VALUES)
    elif way == 2:
        parent[key] = chance.choice(_STRINGS)
    elif way == 3:
        parent[key] = [parent[key]] * chance.choice((1, 2, 30))
    elif way == 4 and isinstance(parent, dict):
        parent[chance.choice(("extra", "id", "formerly", "see_also", "aliases", "anchors", "title", "links"))] = parent[
            key
        ]
    else:
        for _ in range(chance.choice((1, 30, 200))):
            parent[key] = {"x": parent[key]}
    text = yaml.dump(value, Dumper=_DUMPER, allow_unicode=True, sort_keys=False)
    file.write_text(text if body is None else f"---\n{text}---\n{body}", "utf-8")


def _front_matter(text: str) -> tuple[str, str]:
    _, head, body = text.split("---\n", 2)
    return head, body


def _name(file: Path, chance: random.Random, root: Path) -> None:
    folder = root / chance.choice(_FOLDERS) if chance.random() < 0.5 else file.parent
    end = chance.choice(_ENDS) if chance.random() < 0.4 else file.suffix
    target = folder / (chance.choice((*_NAMES, file.stem)) + end)
    way = chance.randrange(6)
    if way == 0:
        file.unlink()
    elif way == 1:
        file.unlink()
        file.mkdir()
    elif way == 2:
        file.unlink()
        file.symlink_to(chance.choice(("/etc/hostname", "nowhere", file.name, "../../hashiya.yml", "/dev/zero", "..")))
    else:
        folder.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or (target.is_file() and target != file):
            target.unlink()  # copying would write into what it leads to
        (shutil.copy if way == 3 else shutil.move)(file, target)
