"""Foreign text is inert: through the real renderer it comes out as itself, and makes no element."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from site_markdown import Outline, rendered

from hashiya.pages.escape import inert, inert_inside, printable, sealed
from hashiya.pages.page import front_matter
from hashiya.pages.render import _environment

# Text as editors and attackers write it: letters of both scripts, and whatever any Markdown extension takes for syntax.
_SYNTAX = st.sampled_from(
    [*"\\`*_{}[]()<>#+-.!|~:=&;\"'^$@/%0123 \t\u00a0\u2028\u200f\u0002\u0003\x85", "&amp;", "<b>", "{: #x }"]
)
_TEXT = st.lists(st.one_of(_SYNTAX, st.characters(), st.sampled_from("كلمة")), max_size=30).map("".join)

_CONTEXTS = {
    "paragraph": ("{}\n", ["p"]),
    "paragraph with attributes": ('{}\n{{: #p1 .rd-text lang="ar" }}\n', ["p"]),
    "heading": ("## {} {{: #p1 }}\n", ["h2"]),
    "item": ("- {}\n  {{: #p1 }}\n", ["ul", "li"]),
    "numbered item": ("3. {}\n   {{: #p1 }}\n", ["ol", "li"]),
    "quotation": ("> {}\n> {{: #p1 }}\n", ["blockquote", "p"]),
    "in a wrapper": ('<div markdown="1">\n\n{}\n{{: #p1 }}\n\n</div>\n', ["div", "p"]),
    "raw HTML": ("<div>\n<p>{}</p>\n</div>\n", ["div", "p"]),
}


# A busy machine is no reason to fail.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.mark.parametrize("context", _CONTEXTS)
@given(text=_TEXT)
@example(text="1. one")
@example(text="    code")
@example(text="ends with a space  ")
@example(text="[TOC]")
@example(text="***")
@example(text="\\<script>alert(1)</script>")
def test_text_comes_out_as_itself(context: str, text: str) -> None:
    template, elements = _CONTEXTS[context]
    # The engine never writes an empty block.
    text = f"{text}." if not printable(text).strip() else text
    outline = Outline(rendered(template.format(inert(text))))
    assert outline.elements == elements
    # HTML itself drops white space at the edges of a block.
    assert outline.text.strip() == printable(text).strip()


@given(text=_TEXT)
def test_text_in_an_attribute_stays_there(text: str) -> None:
    outline = Outline(rendered(f'before <a href="x" title="{inert(text)}">inside</a> behind\n'))
    assert outline.elements == ["p", "a"]
    assert outline.text.strip("\n") == "before inside behind"
    assert outline.attributes == [("href", "x"), ("title", printable(text))]


@given(parts=st.lists(_TEXT, min_size=1, max_size=4))
def test_a_line_made_of_parts_is_inert_once_it_is_sealed(parts: list[str]) -> None:
    line = sealed("<i></i>".join(inert_inside(part) for part in parts))
    outline = Outline(rendered(f"{line}\n{{: #p1 }}\n"))
    if "".join(map(printable, parts)).strip() or len(parts) > 1:
        assert set(outline.elements) <= {"p", "i"}
        assert outline.text.strip() == "".join(map(printable, parts)).strip()


@given(text=_TEXT)
def test_front_matter_holds_any_text(text: str) -> None:
    page = front_matter({"title": text, "list": [text]}) + "body"
    body, meta = get_data(page)
    expected = " ".join(printable(text).split())
    assert (body.strip(), meta) == ("body", {"title": expected, "list": [expected]})


def test_templates_make_every_value_inert() -> None:
    template = _environment().from_string("{{ a }} {{ a ~ a }} {{ a | upper }} {{ [a] | join }}")
    shown = template.render(a="<*>")
    assert not set(shown) & {"<", "*", ">"}
