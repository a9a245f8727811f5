"""Words that go past the Markdown parser come out as it would make them."""

from __future__ import annotations

import random

from hashiya.pages.prose import _cleaned, _plain

_SIGNS = (".", "،", "-", "(", "«", "»", "'", '"', ":", "!", "=", "@", "*", "**")
_LETTERS = ("أ", "ب", "a", "é", "1", "٣", " ", " ")


def test_plain_words_are_what_the_parser_makes_of_them() -> None:
    some = random.Random(1)

    def text() -> str:
        words, marked = ("".join(some.choices((*_LETTERS, *signs), k=some.randint(0, 9))) for signs in (_SIGNS, "-"))
        star = some.choice(("*", "**"))
        return f"ب{words}{some.choice(('', ' '))}{star}{marked}{star}{some.choice(('.', '', ' ', 'ب', '»'))}"

    plain = [(one, html) for one in (text() for _ in range(6_000)) if (html := _plain(one)) is not None]
    assert [one for one, html in plain if _cleaned(one).strip() != f"<p>{html}</p>"] == []
    assert sum("<" in html for _, html in plain) > 100
