"""Codes: every problem that Hashiya can report, by name, with what it means and an example.

The page `docs/*/diagnostics.md` is made from this table; a test provokes each code through the command line.
"""

from __future__ import annotations

from typing import NamedTuple


class Code(NamedTuple):
    """A code's explanation.

    Attributes:
        title: What is wrong, in a few words.
        explanation: Why it is a problem and what to do, in one to three sentences.
        example: A few lines of a file that provoke it.
    """

    title: str
    explanation: str
    example: str


CODES: dict[str, Code] = {
    "file-unreadable": Code(
        "A file cannot be read",
        "The file is not valid UTF-8 text, or the system refuses to open it. Save it as UTF-8.",
        "# a file saved in Windows-1256",
    ),
    "file-too-large": Code(
        "A file is larger than 256 kB",
        "A note or an article of this size is a mistake or an attack. Split it.",
        "# a YAML file of 300 kB",
    ),
    "file-name": Code(
        "A file's name is no id",
        "The name becomes an address: use lower-case Latin letters, digits and single hyphens.",
        "annotations/glossary/My Term.yml",
    ),
    "yaml-syntax": Code(
        "The YAML cannot be understood",
        "Look at the line and the one above it: an indent, a colon or a quotation mark is off.",
        "claim: {ar: نص",
    ),
    "yaml-duplicate-key": Code(
        "A key is written twice",
        "YAML would keep only the last one in silence. Remove one of the two.",
        "verdict: accurate\nverdict: misleading",
    ),
    "yaml-alias": Code(
        "YAML anchors and aliases are not allowed",
        "Write the value out where it is needed.",
        "claim: &c {ar: نص}\nexplanation: *c",
    ),
    "unknown-key": Code(
        "A key that this kind of file does not have",
        "Mostly a slip of the pen; the message suggests the nearest key.",
        "verdit: accurate",
    ),
    "missing-key": Code(
        "A key that this kind of file needs",
        "Add it; the message names it.",
        "# a glossary entry without `definition`",
    ),
    "wrong-value": Code(
        "A value of the wrong type or form",
        "The message says what is expected and what there is.",
        "verdict: nearly-true",
    ),
    "not-text": Code(
        "YAML took a text for a number or a date",
        "Put it in quotation marks.",
        "quote: 2023",
    ),
    "front-matter": Code(
        "An article does not begin with front matter",
        "The file's first line is `---`, then the metadata, then `---` again.",
        "# an article without front matter",
    ),
    "translation-unpaired": Code(
        "A translation does not match its article block by block",
        "A translation has the same number and kinds of blocks as its article. The message names the first other one.",
        "seeds/example.en.md has 7 blocks, seeds/example.md has 8",
    ),
    "translation-without-article": Code(
        "A translation of no article",
        "seeds/<id>.en.md needs seeds/<id>.md beside it.",
        "seeds/example.en.md alone",
    ),
    "duplicate-id": Code(
        "An id is used twice",
        "Articles, source texts and former ids share one space. Rename one of the two.",
        "two articles, one of them `formerly: [the-other]`",
    ),
    "unknown-id": Code(
        "An id that nothing has",
        "The message suggests the nearest one that exists.",
        "see_also: [cstoo]",
    ),
    "address-refused": Code(
        "A link or an image that is not allowed",
        "Links begin with https://, http:// or mailto:, images are files of the project. Only the words stay.",
        "[text](javascript:alert)",
    ),
    "term-doubtful": Code(
        "A term whose name may be part of another word",
        "Spelling alone cannot tell و + زير from وزير. Put the other word under `exclude`; if the term is really meant,"
        " give the entry a longer name.",
        "term: {ar: زير}\nkind: concept",
    ),
    "term-without-letters": Code(
        "A term's name without a letter or digit",
        "Such a name cannot be found in a text. Write it in letters, or remove it.",
        'aliases: ["…"]',
    ),
    "missing-language": Code(
        "A text is there in one language only",
        "Readers of the other language see it marked as a fallback.",
        "definition: {ar: نص}",
    ),
    "quote-missing": Code(
        "A quote does not stand in its article",
        "The words were changed or never stood there. The message shows the nearest place; the note stands without a "
        "place at the end of the article until then.",
        "quote: كلمات لا ترد في المقال",
    ),
    "quote-ambiguous": Code(
        "A quote stands in several places",
        "Nothing is guessed: add the prefix, the suffix or the paragraph that the message proposes. The same is said "
        "of a quote from a paragraph that stands in the article twice, even when one copy was changed since.",
        "quote: كازاخستان",
    ),
    "quote-across-blocks": Code(
        "A quote goes from one paragraph into the next",
        "A quote may span sentences, but a note stands beside one paragraph. Quote the words of one of them.",
        "quote: نهاية فقرة. وبداية الفقرة التالية",
    ),
    "quote-inside-word": Code(
        "A quote stands only inside a longer word",
        "Part of a word may be another word. Quote whole words; و، ف، ب، ك، ل and ال before them may be left out.",
        "quote: ريق   # the article has فريق",
    ),
    "quote-context": Code(
        "A quote stands elsewhere than its prefix, suffix or paragraph says",
        "The place that was meant is gone, and the one that is left may be another. Bring the prefix, suffix or "
        "paragraph up to date, or take it out.",
        "quote: كازاخستان\nprefix: كلمة لا تسبقها",
    ),
    "quote-drifted": Code(
        "A quote's words have changed in the article",
        "The note stands at the place that is clearly most like the quote. `hashiya fix` copies its words.",
        "quote: العقوبات الثانويه الجديده على موسكو",
    ),
    "context-drifted": Code(
        "The words around a quote have changed",
        "The quote still stands in one place that fits better than all others, but its prefix, suffix or paragraph is "
        "no longer exact. `hashiya fix` brings it up to date.",
        "paragraph: 4   # it is 5 now",
    ),
    "anchor-dormant": Code(
        "An anchor's article is not on this machine",
        "The article is a source text in the catalogue that was not imported here. The anchor is counted and waits.",
        "article: a-source-text   # in seeds/catalogue.yml, not in seeds/originals/",
    ),
}
"""Every code, by name."""
