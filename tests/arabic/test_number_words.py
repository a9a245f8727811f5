"""Number words: any text with its numbers in digits leads back to its letters."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from hashiya.arabic.folding import fold
from hashiya.arabic.number_words import in_digits

_WORDS = [
    "خمسة",
    "وعشرين",
    "ألفًا",
    "آلاف",
    "و",
    "٢٬٥٠٠",
    "2.5",
    "مليون",
    "ونصف",
    "المليون",
    "في المئة",
    "واحد",
    "مئة",
    "عشر",
]


@given(st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=12).map(" ".join))
@example("9" * 2_000_000 + " مليون")
def test_every_digit_leads_back_to_a_whole_number(text: str) -> None:
    folded = fold(text)
    made = in_digits(folded)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert list(made.starts) == sorted(made.starts)
    if made.text:
        assert made.original(0, len(made.text)) == folded.original(0, len(folded.text))
