"""A deck has two cards for each term that has both names, with a sentence that may be shown; it stays the same deck."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from html import escape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from building import PROJECT
from exported import RICH, context_of, export, portion_of
from hashiya.commands.main import main
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.model.exports import Export
from hashiya.model.texts import MAX_WORDS
from hashiya.notes.term import Term
from hashiya.pages.escape import printable
from hostile_cases import write_hostile


def _read(deck: bytes, tmp_path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(deck)) as files:
        assert (files.namelist(), files.read("media")) == (["collection.anki2", "media"], b"{}")
        assert {one.date_time for one in files.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        (tmp_path / "deck.db").write_bytes(files.read("collection.anki2"))
    database = sqlite3.connect(tmp_path / "deck.db")
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    models, decks = database.execute("SELECT models, decks FROM col").fetchone()
    return {
        "notes": database.execute("SELECT id, guid, flds, tags FROM notes").fetchall(),
        "cards": database.execute("SELECT id, nid, ord FROM cards").fetchall(),
        "models": json.loads(models),
        "decks": json.loads(decks),
    }


@pytest.mark.parametrize("name", ["dossier", "rich", "hostile"])
def test_each_term_has_its_cards(name: str, tmp_path: Path) -> None:
    root = {"dossier": PROJECT, "rich": RICH}.get(name, tmp_path)
    if root is tmp_path:
        write_hostile(root)
    context = context_of(root)
    read = _read(export("anki", portion_of(context)), tmp_path)
    terms = [term for _, term in sorted(context.corpus.of(Term).items()) if term.term.has("ar")]
    assert len(read["notes"]) == len(terms)
    assert len({guid for _, guid, *_ in read["notes"]}) == len(terms)
    ids = [one[0] for one in (*read["notes"], *read["cards"])]
    assert len(set(ids)) == len(ids)
    of_note = {number: guid for number, guid, *_ in read["notes"]}
    assert {nid for _, nid, _ in read["cards"]} <= of_note.keys()
    assert len(read["cards"]) == len(terms) + sum(term.term.has("en") for term in terms)
    (model,) = (one for one in read["models"].values() if one["name"].startswith("Hashiya"))
    fields = [one["name"] for one in model["flds"]]
    by_name = {escape(printable(term.term.get("ar")[0])): term for term in terms}
    assert len(by_name) == len(terms)
    for _, _, said, tags in read["notes"]:
        values = dict(zip(fields, said.split("\x1f"), strict=True))
        term = by_name[values["name ar"]]
        assert tags.split() == [term.kind.value]
        assert not re.search(r"<(?!/?(?:b|p|em|strong|a|ul|ol|li|blockquote|br|span|bdi)\b)", said)
        assert not re.search(r"(?:javascript|data):|\son\w+=", re.sub(">[^<]*<", "><", said))
        mentions = [one for found in context.anchored.mentions.values() for one in found if one.note == term.key]
        assert bool(re.search("<b>.+</b>", values["sentence ar"])) >= bool(mentions)


def test_a_deck_keeps_its_names_when_something_else_changes(tmp_path: Path) -> None:
    context = context_of(RICH)
    whole, part = (_read(export("anki", portion_of(context, *of)), tmp_path) for of in ((), ("harbour",)))
    assert whole["decks"].keys() == part["decks"].keys()
    assert whole["models"].keys() == part["models"].keys()
    assert 0 < len(part["notes"]) < len(whole["notes"])
    assert {one[:2] for one in part["notes"]} < {one[:2] for one in whole["notes"]}
    assert set(part["cards"]) < set(whole["cards"])
    assert export("anki", portion_of(context)) == export("anki", portion_of(context_of(RICH)))


def test_a_deck_of_a_site_has_no_sentence_of_a_text_that_is_not_ours(imported: Path, tmp_path: Path) -> None:
    context = context_of(imported)
    ours = {one.id for one in context.corpus.articles.values() if not one.original}
    texts = [one.text for one in context.corpus.articles.values() if one.original]
    assert len(texts) == 5
    everything = portion_of(context)
    on_site = Portion(context, everything.articles, "ar", is_whole=True, on_site=True)
    said = " ".join(fields for _, _, fields, _ in _read(export("anki", on_site), tmp_path)["notes"])
    own = " ".join(context.corpus.articles[one].text for one in ours)
    words = [re.sub("<[^>]*>", "", part).split() for part in re.split("[\x1f.؟!]", said)]
    runs = {" ".join(run[at : at + MAX_WORDS + 1]) for run in words for at in range(len(run) - MAX_WORDS)}
    assert len(runs) > 1000
    assert not [run for run in runs if run not in own and any(run in text for text in texts)]
    assert export("anki", everything) != export("anki", on_site), "who has them may have them on cards"


def test_without_its_library_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    made = FORMATS[Export.ANKI]
    monkeypatch.setitem(FORMATS, Export.ANKI, made._replace(library="no_such_library"))
    done = CliRunner().invoke(main, ["--root", str(RICH), "export", "anki"])
    assert (done.exit_code, "pip install 'hashiya[anki]'" in done.output) == (1, True)
