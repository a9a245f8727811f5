"""Notes that were written elsewhere: placed, kept as drafts or reported, never twice, never dropped, never trusted."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from building import project_copy
from from_yaml import from_yaml
from hashiya.anchoring.anchor_all import anchor_corpus
from hashiya.commands.main import main
from hashiya.corpus import Anchored, Corpus
from hashiya.exporting.export_formats import FORMATS
from hashiya.exporting.portion import Portion
from hashiya.exporting.tables import FORMULA, inert, live
from hashiya.incoming.cleaned import from_html, from_markdown
from hashiya.model.exports import Export
from hashiya.pages.context import Context
from hashiya.reading.project import read_corpus
from made_once import made_once

HERE = Path(__file__).parent
SITE = "https://example.org/reader"
REFUSED: list[dict[str, Any]] = from_yaml((HERE / "refused.yml").read_text("utf-8"))
ROWS: list[dict[str, Any]] = from_yaml((HERE / "rows.yml").read_text("utf-8"))
HYPOTHESIS: list[dict[str, Any]] = from_yaml((HERE / "hypothesis.yml").read_text("utf-8"))
BODIES: list[dict[str, str]] = from_yaml((HERE / "bodies.yml").read_text("utf-8"))


def brought(root: Path, file: Path | str, form: str, *more: str) -> Result:
    with contextlib.chdir(root):
        return CliRunner().invoke(main, ["import-notes", str(file), "--as", form, *more])


def files(root: Path) -> dict[str, bytes]:
    found = (path for folder in ("annotations", "drafts") for path in (root / folder).rglob("*.yml"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def exported(anchored: Anchored, name: Export) -> bytes:
    context = Context(anchored)
    return FORMATS[name].write(Portion(context, tuple(sorted(anchored.corpus.articles)), "ar", SITE, is_whole=True))


@pytest.fixture(scope="module")
def dossier(run_folder: Path) -> tuple[Path, Anchored]:
    """The dossier in a folder of its own."""
    root = made_once(run_folder / "alone", project_copy)
    return root, anchor_corpus(read_corpus(root)[0])[0]


@pytest.fixture
def own(dossier: tuple[Path, Anchored], tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return _copied(dossier[0], tmp_path / "own")


def _copied(project: Path, root: Path) -> Path:
    for part in ("seeds", "annotations"):
        shutil.copytree(project / part, root / part)
    shutil.copy(project / "hashiya.yml", root)
    return root


@pytest.fixture
def small(tmp_path: Path) -> Path:
    root = tmp_path / "small"
    shutil.copytree(HERE.parent / "cases" / "base", root)
    return root


@pytest.mark.parametrize("name", [Export.CSV, Export.TSV])
def test_a_table_that_nobody_changed_changes_nothing(dossier: tuple[Path, Anchored], own: Path, name: Export) -> None:
    table = own / "table.csv"
    table.write_bytes(exported(dossier[1], name))
    before = files(own)
    done = brought(own, table, "csv")
    assert done.exit_code == 0, done.output
    assert f"{len(dossier[1].corpus.notes)} there" in done.output
    assert files(own) == before


def test_a_table_is_what_its_standard_says(dossier: tuple[Path, Anchored]) -> None:
    data = exported(dossier[1], Export.CSV)
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert len(rows) == len(dossier[1].corpus.notes) + 1
    assert text.count("\r\n") >= len(rows)
    assert all(live(inert(cell)) == cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA) and not cell.startswith("'")]


def test_hostile_words_come_back_as_they_were(small: Path) -> None:
    shutil.copy(HERE / "hostile.yml", small / "annotations" / "glossary" / "hostile.yml")
    before = files(small)
    for name, form in (("csv", "csv"), ("tsv", "csv"), ("web-annotation", "web-annotation")):
        asked = ["--root", str(small), "export", name, "-o", str(small / name)]
        assert CliRunner().invoke(main, asked).exit_code == 0
        done = brought(small, name, form, "--accept")
        assert f"{len(before)} there: 0 errors" in done.output, done.output
    assert files(small) == before
    table = (small / "csv").read_text("utf-8-sig")
    (small / "for-excel").write_text(f"sep=,\n{table.replace('harbour, ', 'port, ')}", "utf-8")
    looked = brought(small, "for-excel", "csv", "--preview").output
    assert '+  en: "-port, ' in looked, "what would change is shown"
    assert files(small) == before


def test_what_is_changed_in_a_table_changes_its_files_alone(dossier: tuple[Path, Anchored], own: Path) -> None:
    text = exported(dossier[1], Export.CSV).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        if row["note"] == "glossary/akorda":
            row["definition.en"] = row["definition.en"].replace("the presidency", "the office of the president")
            row["aliases"] += " | قصر الرئيس"
        if row["note"] == "fact-checks/oil-exports-through-cpc":
            row["confidence"] = "medium"
            row["would_settle.en"] = "The pipeline's own books."
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]), delimiter=";")
    table.writeheader()
    table.writerows(rows)
    (own / "table.csv").write_text(written.getvalue(), "utf-8")
    before = files(own)
    done = brought(own, "table.csv", "csv")
    assert done.exit_code == 0, done.output
    after = files(own)
    changed = sorted(name for name in after if after[name] != before.get(name))
    assert changed == ["annotations/fact-checks/oil-exports-through-cpc.yml", "annotations/glossary/akorda.yml"]
    for name in changed:
        was, now = before[name].decode().splitlines(), after[name].decode().splitlines()
        assert [line for line in was if line.startswith("#")] == [line for line in now if line.startswith("#")]
        assert len(set(was) ^ set(now)) <= 8
    assert read_corpus(own)[0].notes["glossary/akorda"].aliases[-1] == "قصر الرئيس"
    assert "0 files written" in brought(own, "table.csv", "csv").output


@pytest.mark.parametrize("name", [Export.WEB_ANNOTATION, Export.CSV, Export.TEI])
def test_notes_come_back_as_they_were(
    dossier: tuple[Path, Anchored], own: Path, tell: Callable[[str], None], name: Export
) -> None:
    placed = _come_back(dossier[1], own, tell, name)
    assert placed == sum(map(len, dossier[1].placements.values())) >= 202


@pytest.mark.audit
@pytest.mark.texts
def test_annotations_come_back_beside_the_originals_too(
    imported: Path, imported_corpus: Corpus, tmp_path: Path, tell: Callable[[str], None]
) -> None:
    assert _come_back(anchor_corpus(imported_corpus)[0], _copied(imported, tmp_path / "own"), tell) >= 387


def _come_back(then: Anchored, own: Path, tell: Callable[[str], None], name: Export = Export.WEB_ANNOTATION) -> int:
    """Export the notes, take them away and bring them in: all stands where it stood."""
    (own / "notes").write_bytes(exported(then, name))
    for folder in ("glossary", "fact-checks", "cross-references", "questions"):
        shutil.rmtree(own / "annotations" / folder)
    done = brought(own, "notes", name.value)
    assert done.exit_code == 0, done.output
    now = anchor_corpus(read_corpus(own)[0])[0]
    assert {key: _values(note) for key, note in now.corpus.notes.items()} == {
        key: _values(note) for key, note in then.corpus.notes.items() if key in now.corpus.notes
    }
    assert now.placements == then.placements
    assert now.mentions == then.mentions
    assert now.translated_mentions == then.translated_mentions
    placed, named = (sum(map(len, places.values())) for places in (now.placements, now.mentions))
    tell(f"{placed} placements and {named} mentions came back the same, from {len(now.corpus.articles)} texts")
    assert "0 files written" in brought(own, "notes", name.value).output
    return placed


def _values(note: Any) -> Any:
    return note.model_dump(exclude={"origin"})


def test_annotations_that_went_through_other_hands_find_their_places(dossier: tuple[Path, Anchored], own: Path) -> None:
    """Without what only ours say, each is a draft that stands where the note stood."""
    then = dossier[1]
    collection = json.loads(exported(then, Export.WEB_ANNOTATION))
    chosen = [item for item in collection["first"]["items"] if "/fact-checks/" in item["id"]][:12]
    for item in chosen:
        del item["note"]
    (own / "wa.json").write_text(json.dumps(chosen, ensure_ascii=False), "utf-8")
    for folder in ("glossary", "fact-checks", "cross-references", "questions"):
        shutil.rmtree(own / "annotations" / folder)
    report = json.loads(brought(own, "wa.json", "web-annotation", "--accept", "--format", "json").output)
    assert [one["becomes"] for one in report["notes"]] == ["draft"] * len(chosen)
    stood = {(one.place.article, one.text) for places in then.placements.values() for one in places}
    quotes = {
        (anchor["article"], anchor["quote"])
        for draft in (own / "drafts").rglob("*.yml")
        for anchor in from_yaml(draft.read_text("utf-8"))["anchors"]
    }
    assert quotes
    assert quotes <= stood


def test_thirty_notes_of_hypothesis_become_thirty_files(dossier: tuple[Path, Anchored], own: Path) -> None:
    annotations = [*_hypothesis(dossier[1])]
    (own / "hypothesis.json").write_text(json.dumps({"annotations": annotations}, ensure_ascii=False), "utf-8")
    before = files(own)
    asked = ["--kind", "question", "--set", "level=reading"]
    looked = json.loads(brought(own, "hypothesis.json", "hypothesis", *asked, "--preview", "--format", "json").output)
    assert files(own) == before
    assert len(looked["notes"]) == 30
    done = brought(own, "hypothesis.json", "hypothesis", *asked, "--accept", "--report", str(own / "report.json"))
    added = {name: data.decode() for name, data in files(own).items() if name not in before}
    assert len(added) == 30, done.output
    drafts = [name for name in added if name.startswith("drafts/")]
    codes = {one["code"] for one in json.loads((own / "report.json").read_text("utf-8"))["diagnostics"]}
    assert (len(drafts), done.exit_code) == (3, 1)
    assert {"quote-missing", "quote-ambiguous"} <= codes
    assert all("script" not in text and "<b>" not in text for text in added.values())
    _, problems = read_corpus(own)
    assert not [problem for problem in problems if problem.level == "error"]
    # Whoever gives a file another name does not get the note again.
    moved = next(name for name in added if name.startswith("annotations/"))
    (own / moved).rename((own / moved).with_name("a-better-name.yml"))
    assert "30 there" in brought(own, "hypothesis.json", "hypothesis", *asked, "--accept").output


def _hypothesis(anchored: Anchored) -> Iterator[dict[str, Any]]:
    articles = sorted(anchored.corpus.articles.values(), key=lambda one: one.id)
    digests = [article for article in articles if not article.original]
    for number in range(30):
        article = digests[number % len(digests)]
        blocks = [block for block in article.blocks if len(block.text.split()) > 14]
        block = blocks[number // len(digests)]
        exact = " ".join(block.text.split()[2 : 7 + number % 3])
        start = article.text.index(exact, block.start)
        prefix, suffix = article.text[max(0, start - 32) : start], article.text[start + len(exact) :][:32]
        if number == 3:
            exact = "كلمات لا توجد في أي نص"
        if number == 5:
            exact, prefix, suffix = "كازاخستان", "", ""
        quote = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
        yield {
            "id": f"id{number}_/../x",
            "uri": f"{SITE}/ar/articles/{article.id}/",
            "user": "acct:reader@hypothes.is",
            "created": "2026-03-01T10:00:00+00:00",
            "text": f"ما معنى <b>هذا</b> في الموضع {number}؟<script>alert(1)</script>",
            "tags": ["class\nb"],
            "target": [
                {
                    "source": f"{SITE}/ar/articles/{article.id}/",
                    "selector": [] if number == 4 else [{"type": "RangeSelector", "startOffset": 1}, quote],
                }
            ],
        }


@pytest.mark.parametrize("case", HYPOTHESIS, ids=lambda case: case["name"])
def test_a_note_of_hypothesis_is_placed_on_either_page_and_stays_private(small: Path, case: dict[str, Any]) -> None:
    source = f"{SITE}/{case['page']}/articles/harbour-auction/"
    target = {"source": source, "selector": [{"type": "TextQuoteSelector", "exact": case["exact"]}]}
    note = {"id": "a", "uri": source, "text": "Who?", "target": [target], "permissions": {"read": case.get("read", [])}}
    (small / "a.json").write_text(json.dumps({"annotations": [note]}), "utf-8")
    asked = ("--kind", "question", "--set", "level=reading")
    report = json.loads(brought(small, "a.json", "hypothesis", *asked, "--format", "json").output)
    assert [set(one["codes"]) - {"note-unfinished"} for one in report["notes"]] == [set(case["codes"])]
    assert case.get("says", "") in str(report["diagnostics"])
    assert [one["written"] for one in report["notes"]] == [not case["codes"]]
    before = {} if case["codes"] else files(small)
    brought(small, "a.json", "hypothesis", *asked, "--accept")
    assert not before or files(small) == before
    (name,) = (one for one in files(small) if "/questions/" in one and one.endswith("who.yml"))
    assert name.startswith("drafts/") == ("placed" not in case)
    assert case.get("placed", case["exact"]) in files(small)[name].decode()


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["name"])
def test_a_file_that_cannot_be_taken_is_refused_in_one_sentence(small: Path, case: dict[str, Any]) -> None:
    text = case["text"] * case.get("times", 1)
    (small / case.get("write", case["file"])).write_bytes(text.encode(case.get("encoding", "utf-8")))
    before = files(small)
    done = brought(small, case["file"], case["form"], "--accept")
    assert done.exit_code in (1, 2)
    assert not isinstance(done.exception, Exception) or isinstance(done.exception, SystemExit)
    assert re.search(case["says"], done.output), done.output
    assert files(small) == before


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case["name"])
def test_a_row_becomes_a_note_or_a_draft_or_is_told(small: Path, case: dict[str, Any]) -> None:
    with (small / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([case["row"].keys(), case["row"].values()])
    before = files(small)
    done = brought(small, "rows.csv", "csv", "--accept", "--format", "json")
    report = json.loads(done.output)
    assert [one["becomes"] for one in report["notes"]] == ([] if case["becomes"] == "none" else [case["becomes"]])
    assert set(case["codes"]) <= {one["code"] for one in report["diagnostics"]}
    assert case.get("says", "") in " ".join(one["help"] or "" for one in report["diagnostics"])
    if not case["codes"]:
        assert done.exit_code == 0
    added = {name: data.decode() for name, data in files(small).items() if name not in before}
    assert len(added) == (case["becomes"] in ("new", "draft"))
    assert {name: data for name, data in files(small).items() if name in before} == before
    assert case.get("file", next(iter(added), None)) == next(iter(added), None)
    assert case.get("holds", "") in "".join(added.values())
    (small / "again.json").unlink(missing_ok=True)
    brought(small, "rows.csv", "csv", "--accept")
    assert len(files(small)) == len(before) + len(added), "twice adds nothing"


@pytest.mark.parametrize(
    "said",
    [
        "الاتحاد الروسي، Russian Federation",
        "Rossiya;Russian Federation",
        "Rossiya\nRussian Federation",
        "X / الاتحاد الروسي",
    ],
)
def test_commas_make_no_list_one_name(small: Path, said: str) -> None:
    path = small / "annotations" / "glossary" / "russia.yml"
    path.write_text(f"{path.read_text('utf-8')}aliases:\n  - الاتحاد الروسي\n  - Russian Federation\n", "utf-8")
    before = files(small)
    with (small / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["note", "aliases"], ["glossary/russia", said]])
    done = brought(small, "rows.csv", "csv", "--accept")
    assert (done.exit_code, files(small) == before) == (1, True), done.output
    assert "write ` | ` between two" in done.output
    with (small / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["note", "aliases"], ["glossary/russia", "الاتحاد الروسي || Russian Federation |"]])
    done = brought(small, "rows.csv", "csv")
    assert (done.exit_code, "1 there" in done.output, files(small) == before) == (0, True, True), done.output


def test_a_column_under_another_name_is_asked_about(small: Path) -> None:
    header, row = ["note", "Term (English)", "kind"], ["glossary/russia", "Rus", "place"]
    with (small / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, row])
    before = files(small)
    done = brought(small, "rows.csv", "csv")
    assert (done.exit_code, "the table has no `definition.ar`" in done.output) == (1, True), done.output
    named = brought(small, "rows.csv", "csv", "--column", "term.en=Term (English)")
    assert (named.exit_code, "1 changed" in named.output) == (0, True), named.output
    assert files(small) != before
    assert brought(small, "rows.csv", "csv", "--accept").exit_code == 0


@pytest.mark.parametrize("case", BODIES, ids=lambda case: case["name"])
def test_a_body_is_clean_markdown(case: dict[str, str]) -> None:
    read = {"html": from_html, "markdown": from_markdown}[case["form"]]
    assert read(case["text"]) == case["becomes"]


def test_the_shapes_of_other_programs_are_understood(small: Path) -> None:
    """Of Recogito and of the annotator that it is made of, selectors that refine others, and what is none at all."""
    shutil.copy(HERE / "others.json", small / "a.json")
    report = json.loads(brought(small, "a.json", "web-annotation", "--accept", "--format", "json").output)
    assert [one["becomes"] for one in report["notes"]] == ["draft"] * 3 + ["refused"] * 2
    assert [one["line"] for one in report["notes"]][:3] == [1, 4, 6]
    assert "number 6 of the notes is no object" in str(report["diagnostics"])
    drafts = [from_yaml(path.read_text("utf-8")) for path in sorted((small / "drafts").rglob("*.yml"))]
    assert [draft["anchors"][0]["quote"] for draft in drafts] == ["عشرون تاجرًا", "ميناء الصيد", "القوارب الأولى"]
    assert drafts[0]["anchors"][0]["translation"] == {"en": "Twenty dealers"}
    assert drafts[1]["comment"] == {"en": "*Note* one"}


def test_what_the_columns_are_is_asked_in_a_terminal(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("bringing", "asking"):
        monkeypatch.setattr(f"hashiya.commands.{room}.interactive", lambda: True)
    (small / "own.csv").write_text("Arabic;English;Meaning\nرصيف;Quay;A wall at the water.\n", "utf-8")
    # The kind; term.ar, term.en, kind, aliases, definition.ar, definition.en, article, quote; the kind of all.
    answers = "term\nArabic\nEnglish\n\n\n\nMeaning\n\n\nplace\n"
    with contextlib.chdir(small):
        done = CliRunner().invoke(main, ["import-notes", "own.csv", "--as", "csv"], input=answers)
    assert done.exit_code == 0, done.output
    said = from_yaml((small / "annotations" / "glossary" / "quay.yml").read_text("utf-8"))
    assert said == {
        "term": {"ar": "رصيف", "en": "Quay"},
        "kind": "place",
        "definition": {"en": "A wall at the water."},
    }


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<p xml:id="a">يبدأ المزاد في ميناء الصيد قبل الفجر، <note>When <hi>exactly</hi>?</note> حين تعود القوارب الأولى.</p>
<p>ويحضره كل يوم <seg xml:id="s">عشرون تاجرًا</seg>.</p></body></text>
<standOff><note target="#s" resp="#me">Counted <ref target="https://example.org/">twice</ref>.</note>
<note target="#string-range(a,0,13)" type="question">What begins?</note>
<note target="#a">A whole paragraph.</note></standOff></TEI>"""


def test_notes_of_tei_stand_where_they_point_or_behind_their_words(small: Path) -> None:
    (small / "a.tei").write_text(TEI, "utf-8")
    looked = json.loads(brought(small, "a.tei", "tei", "--preview", "--format", "json").output)
    codes = [set(one["codes"]) - {"note-unfinished"} for one in looked["notes"]]
    assert codes[0] == {"place-guessed"}, "the words before a note are a guess"
    assert codes[3] == {"quote-missing"}, "a whole paragraph is no quote"
    brought(small, "a.tei", "tei", "--accept", "--article", "harbour-auction")
    drafts = [path.read_text("utf-8") for path in sorted((small / "drafts").rglob("*.yml"))]
    assert len(drafts) == 4
    quotes = {from_yaml(draft).get("anchors", [{}])[0].get("quote") for draft in drafts}
    assert {"عشرون تاجرًا", "يبدأ المزاد في"[:13].strip()} <= quotes
    assert any("Counted [twice](https://example.org/)." in draft for draft in drafts)
    assert any("When *exactly*?" in draft for draft in drafts)
    assert "4 there" in brought(small, "a.tei", "tei", "--accept", "--article", "harbour-auction").output


def test_an_entity_of_a_document_is_not_made_longer(small: Path) -> None:
    (small / "a.tei").write_text(
        '<!DOCTYPE TEI [<!ENTITY x SYSTEM "/etc/hostname">]><TEI><note>&x;</note></TEI>', "utf-8"
    )
    done = brought(small, "a.tei", "tei", "--accept")
    assert (done.exit_code, "entities of its own" in done.output) == (1, True)


@pytest.mark.parametrize("form", ["csv", "tei"])
def test_a_value_that_lies_too_deep_is_none(small: Path, form: str) -> None:
    deep = "when" + ".a" * 5_000
    note = (
        f'<note xml:id="a.note.glossary.quay" type="term"><fs type="file"><f name="{deep}"><string>x</string></f></fs>'
    )
    told = {
        "csv": f"note,term.en,kind,definition.en,{deep}\nglossary/quay,Quay,place,A wall.,x\n",
        "tei": f'<TEI>{note}<label xml:lang="en">Quay</label><p xml:lang="en" n="definition">A wall.</p></note></TEI>',
    }
    (small / "deep").write_text(told[form], "utf-8")
    done = brought(small, "deep", form, "--accept")
    assert isinstance(done.exception, SystemExit | None), done.exception
    assert [name for name in files(small) if name.endswith("glossary/quay.yml")]


def test_a_deck_is_a_table(small: Path, tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "collection.anki2")
    database.execute("create table col (models text)")
    database.execute("create table notes (id integer, mid integer, flds text, tags text)")
    models = {"7": {"flds": [{"name": "Front"}, {"name": "Back"}, {"name": "Colour"}]}}
    database.execute("insert into col values (?)", [json.dumps(models)])
    card = "ميناء <b>الصيد</b>\x1fA harbour<script>x</script> for fishing.\x1fred"
    database.execute("insert into notes values (1, 7, ?, '')", [card])
    database.commit()
    database.close()
    with zipfile.ZipFile(small / "deck.apkg", "w") as packed:
        packed.write(tmp_path / "collection.anki2", "collection.anki2")
        packed.writestr("../../evil", "x")
    told = ["--column", "term.ar=Front", "--column", "definition.en=Back", "--kind", "term", "--set", "kind=place"]
    before = files(small)
    done = brought(small, "deck.apkg", "anki", *told, "--accept")
    added = {name: data.decode() for name, data in files(small).items() if name not in before}
    (text,) = added.values()
    assert done.exit_code == 0, done.output
    assert from_yaml(text)["definition"] == {"en": "A harbour for fishing."}
    assert "Colour" in done.output, "what nobody reads is told"
    assert "1 there" in brought(small, "deck.apkg", "anki", *told, "--accept").output
    (small / "deck.apkg").write_bytes(b"PK no zip")
    assert "no Anki deck" in brought(small, "deck.apkg", "anki", *told).output


def test_a_deck_of_ours_adds_nothing(small: Path) -> None:
    assert (
        CliRunner().invoke(main, ["--root", str(small), "export", "anki", "-o", str(small / "d.apkg")]).exit_code == 0
    )
    assert "1 there" in brought(small, "d.apkg", "anki").output
    term = small / "annotations" / "glossary" / "russia.yml"
    said = from_yaml(term.read_text("utf-8"))
    term.unlink()
    done = brought(small, "d.apkg", "anki")
    assert (done.exit_code, "1 new" in done.output) == (0, True), done.output
    assert from_yaml(term.read_text("utf-8")) == said, "its kind too, which the card says in words"
