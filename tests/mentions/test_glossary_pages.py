"""The pages of the glossary before rendering: the concordance, other names, the orders of the index."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from test_mentions import corpus

from hashiya.anchoring.mentions import find_mentions
from hashiya.corpus import Anchored
from hashiya.model.values import Language
from hashiya.pages.all_pages import page_at
from hashiya.pages.context import Context
from hashiya.pages.glossary_index import sort_key

HOSTILE = "<script>alert(1)</script> *x* {: onclick=x }"


def context(glossary: list[dict[str, Any]], *texts: str, dates: tuple[str, ...] = ()) -> Context:
    whole = corpus(glossary, *texts)
    articles = {
        key: article.model_copy(update={"date": date})
        for (key, article), date in zip(whole.articles.items(), dates or (None,) * len(texts), strict=True)
    }
    whole = whole.model_copy(update={"articles": articles})
    mentions, _ = find_mentions(whole)
    return Context(Anchored(corpus=whole, placements={}, mentions=mentions, lost={}))


def page(made: Context, path: str) -> str:
    found = page_at(made, path)
    assert found is not None
    assert isinstance(found.content, str)
    return found.content


def test_sentences_by_date_with_the_word_in_the_middle() -> None:
    made = context(
        [{"id": "t", "term": "عقوبات"}],
        "جملة أولى. ثم جاءت العقوبات بعدها! وانتهى الأمر.",
        "بعقوبات كهذه.",
        "لا شيء هنا.",
        dates=("2023", "2022-05-01", "2021"),
    )
    text = page(made, "ar/glossary/t.md")
    assert re.findall(r"{: #in-(text-\d) }", text) == ["text-2", "text-1"]
    lines = re.findall(
        r'__before"><span>(.*?)</span></span><mark.*?>(.*?)</mark><span class="rd-conc__after">(.*?)</span>', text
    )
    assert lines == [("", "بعقوبات", "&#32;كهذه."), ("ثم جاءت&#32;", "العقوبات", "&#32;بعدها&#33;")]
    assert "../../articles/text-1/?q&#61;" in text
    assert "&#38;s&#61;11-34&#35;p1" in text
    assert '<desc id="rd-bar-text">عنوان: 1؛ عنوان: 1</desc>' in text
    assert text.count("rd-bar__article--none") == 1


def test_a_term_that_only_a_translation_names_which_the_site_does_not_show_stands_nowhere() -> None:
    anchored = context([{"id": "t", "term": "عقوبات"}], "جاءت العقوبات.").anchored
    there = {key: {"he": mentions} for key, mentions in anchored.mentions.items()}
    assert there
    text = page(Context(anchored.model_copy(update={"mentions": {}, "translated_mentions": there})), "ar/glossary/t.md")
    assert "rd-bar" not in text
    assert "rd-conc" not in text


def test_a_sentence_with_the_word_twice_is_listed_once() -> None:
    text = page(context([{"id": "t", "term": "عقوبات"}], "جاءت العقوبات ثم عقوبات أخرى. وعقوبات."), "ar/glossary/t.md")
    after = re.findall(r'<span class="rd-conc__after">(.*?)</span></a>', text)
    assert after == ['&#32;ثم&#32;<mark class="rd-conc__again">عقوبات</mark>&#32;أخرى.', "."]


def test_an_ellipsis_of_the_text_is_part_of_its_sentence() -> None:
    made = context([{"id": "t", "term": "عقوبات"}], "قالوا: …جاءت العقوبات بعدها… ثم انتهى الأمر.", "…العقوبات…")
    text = page(made, "ar/glossary/t.md")
    assert "&#38;s&#61;0-28&#35;p1" in text
    assert "&#38;s&#61;0-10&#35;p1" in text


def test_forms_and_names() -> None:
    glossary = [
        {"id": "t", "term": "أستانا", "kind": "place", "see_also": ["u"], "links": {"wikidata": "Q1520"}}
        | {
            "aliases": [
                {"name": "نور سلطان", "from": "2019-03", "to": "2022-09", "remark": {"ar": "اسم سابق"}},
                "Astana",
            ]
        },
        {"id": "u", "term": "كازاخستان", "kind": "place"},
    ]
    made = context(glossary, "وأستانا ثم أستانا ثم نور سلطان ثم أستانا.")
    text = page(made, "ar/glossary/t.md")
    text = text[text.index("{: #forms }") :]
    rows = re.findall(
        r"<tr><td><bdi.*?>(.*?)</bdi></td><td>(?:<bdi.*?>(.*?)</bdi>|<span.*?</span>)</td><td>(\d+)", text
    )
    assert rows == [("أستانا", "", "2"), ("نور سلطان", "", "1"), ("وأستانا", "و + أستانا", "1")]
    text = page(made, "ar/glossary/t.md")
    assert '<time datetime="2019-03">مارس 2019</time> – <time datetime="2022-09">سبتمبر 2022</time>' in text
    assert "اسم سابق" in text
    assert '<a href="../u/">كازاخستان</a>' in text
    assert "https://www.wikidata.org/wiki/Q1520" in text.replace("&#58;", ":")


def test_who_uses_a_name_and_how_each_spells_it() -> None:
    glossary = [{"id": "t", "term": "أستانا", "kind": "place", "aliases": ["الأستانة"]}]
    made = context(glossary, "أستانا ثم بأستانا.", "في الأستانة وأستانا.", dates=("2022", "2023"))
    rows = re.findall(
        r"<tr><td><bdi[^>]*>([^<]*)</bdi></td><td>(<span class=\"rd-user.*?)</td>", page(made, "ar/glossary/t.md")
    )
    users = [(name, re.findall(r'35;in-(text-\d)">.*?<small>(\d)', cell)) for name, cell in rows]
    assert users == [("أستانا", [("text-1", "2"), ("text-2", "1")]), ("الأستانة", [("text-2", "1")])]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_foreign_text_stays_text(language: Language) -> None:
    glossary = [{"id": "t", "term": "عقوبات", "aliases": [HOSTILE]}]
    made = context(glossary, "عقوبات <script>alert(2)</script> *و* {: #x }")
    for path in ("glossary/t.md", "glossary/index.md"):
        content = page(made, f"{language}/{path}")
        front, body = content.removeprefix("---\n").split("---\n", 1)
        assert yaml.safe_load(front)["kind"] in ("term", "glossary")
        assert "<script" not in body
        assert "onclick=" not in body
        assert "{: #x" not in body


def test_the_orders_of_the_index() -> None:
    names = ["الناتو", "ألماتي", "آسيا الوسطى", "بوتين", "الأمن الجماعي", "التزام", "إعلان", "اللغة الروسية"]
    glossary = [{"id": f"t-{number}", "term": name} for number, name in enumerate(names)]
    text = page(context(glossary, "نص."), "ar/glossary/index.md")
    by_letter = text[text.index("#by-ar }") : text.index("#by-kind }")]
    sections = re.findall(r"<h3>(.*?)</h3><ul>(.*?)</ul>", by_letter, re.DOTALL)
    listed = [(letter, re.findall(r"<a href=.*?>(.*?)</a>", rows)) for letter, rows in sections]
    assert listed == [
        ("ا", ["آسيا الوسطى", "إعلان", "التزام", "ألماتي", "الأمن الجماعي"]),
        ("ب", ["بوتين"]),
        ("ل", ["اللغة الروسية"]),
        ("ن", ["الناتو"]),
    ]
    assert sort_key("The Kremlin", "en") == "kremlin"
