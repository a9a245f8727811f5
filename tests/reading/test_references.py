"""References: after any edits a paragraph's old names lead to what became of it, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from edited_text import measure
from hypothesis import given
from hypothesis import strategies as st

from hashiya.commands.main import main
from hashiya.model.references import former_names, names, renewed, written_words

_EDITS = 300


@pytest.mark.parametrize("kept_every", [1, 5])
def test_a_reference_leads_to_its_paragraph_after_hundreds_of_edits(kept_every: int) -> None:
    led = measure(18, edits=_EDITS, kept_every=kept_every)
    assert (led.wrong, led.missed) == (0, 0)
    assert led.right > 100 * _EDITS / 5
    assert led.gone > _EDITS / 5


def test_a_short_paragraph_that_was_edited_and_joined_to_the_one_before_is_followed() -> None:
    long, short, behind = "كان في الميناء القديم عشرون مركبا كلها من خشب", "نام الحارس باكرا", "ثم طلع الصباح"
    kept = renewed([long, short, behind], ())
    # Neither many pairs of its words nor half of those of the whole are its own: what the other has not brought tells.
    former = former_names([f"{long.replace('عشرون', 'ثلاثون')} نام الملاح باكرا", behind], kept)
    assert former == {0: (kept[0].name, kept[1].name)}
    assert former_names([f"{long.replace('عشرون', 'ثلاثون')} وجاء الليل", behind], kept) == {0: (kept[0].name,)}


_REFRAIN = "نعم يا ليل طل ولا تنقض أبدا"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("R a R c", ". a R c"),
        ("a R c", "+ a R c"),
        ("R a R b R c", "R a . b R c"),
        ("R a R b", "+ x R a R b"),
        ("a b R c R", ". b R . R"),
    ],
)
def test_of_paragraphs_that_say_the_same_each_keeps_its_reference(before: str, after: str) -> None:
    """Each letter is a paragraph, R a refrain; a point stands where one was taken away, any other sign is a new one."""
    said = {"R": _REFRAIN, "+": _REFRAIN}
    texts = [said.get(sign, f"{sign} وحده") for sign in before.split()]
    kept = renewed(texts, ())
    assert [one.name for one in renewed(texts, kept)] == [one.name for one in kept]
    later = [said.get(sign, f"{sign} وحده") for sign in after.split() if sign != "."]
    assert former_names(later, kept) == {}
    # What was taken away or is new has no name that another had.
    at = iter([one.name for one in kept])
    expected = [next(at) if sign not in "+x" else None for sign in after.split()]
    expected = [name for name, sign in zip(expected, after.split(), strict=True) if sign != "."]
    now = names(later, kept)
    assert [name if name in {one.name for one in kept} else None for name in now] == expected


@given(st.lists(st.text(max_size=40), max_size=12), st.lists(st.text(max_size=40), max_size=12))
def test_any_two_texts_can_be_held_against_each_other(texts: list[str], later: list[str]) -> None:
    kept = renewed(texts, ())
    assert not former_names(texts, kept)
    former = former_names(later, kept)
    now = names(later, kept)
    assert len({*now}) == len(now)
    all_former = [name for each in former.values() for name in each]
    assert len({*all_former}) == len(all_former)
    assert not {*now} & {*all_former}
    assert renewed(later, renewed(later, kept)) == renewed(later, kept)


def test_words_cannot_be_read_from_what_is_kept() -> None:
    assert written_words("قال المحرر ، قولا") == written_words("قَالَ المُحَرِّرُ قولا")
    assert len(written_words("قال المحرر")) == 4


def test_names_are_kept_beside_the_text_and_told_of_when_they_are_old(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        return CliRunner().invoke(main, ["--root", str(tmp_path), *arguments]).output

    text = tmp_path / "seeds" / "harbour.md"
    text.parent.mkdir()
    head = "---\ntitle: {ar: الميناء}\n---\n\n"
    text.write_text(f"{head}كان في الميناء عشرون مركبًا قديمًا.\n\nثم جاء الليل.\n", "utf-8")
    assert "references" not in run("check")
    assert "seeds/harbour.references\n1 file changed" in run("fix", "--references")
    assert "0 files changed" in run("fix", "--references")
    text.write_text(f"{head}فقرة جديدة تمامًا.\n\nكان في الميناء ثلاثون مركبًا قديمًا.\n\nثم جاء الليل.\n", "utf-8")
    assert "paragraphs of `harbour` are new, gone or others since its references were kept: 3" in run(
        "check", "--format", "json"
    )
    run("fix", "--references")
    first, second, third = (tmp_path / "seeds" / "harbour.references").read_text("utf-8").splitlines()[1:]
    assert (len(first.split()), len(second.split()), len(third.split())) == (2, 3, 2)
    (tmp_path / "seeds" / "harbour.references").write_text("شيء آخر\n", "utf-8")
    assert "references-unreadable" in run("check")
    (tmp_path / "seeds" / "nobody.references").write_text("", "utf-8")
    assert "nobody reads this file" in run("check")
