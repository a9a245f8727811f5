"""Tables for the browser: what its scripts and the engine must both know, written out as modules of the theme.

`python -m hashiya.browser_tables` renews them; a test compares.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from hashiya.anchoring import copies, folded_article, narrowest, narrowing, neighbours, twins, wanted, word_row
from hashiya.anchoring import quotes_in_copies as in_copies
from hashiya.arabic import clitics, families, folding
from hashiya.arabic.number_table import CARDINALS, FRACTIONS
from hashiya.files import write_atomically
from hashiya.languages.profiles import PROFILES
from hashiya.model.values import TAKEN_IDS, Id, PartialDate
from hashiya.model.web_addresses import (
    BRACKETS,
    CUT_ESCAPE,
    LONGEST_ADDRESS,
    LOOK_ALIKE,
    NEVER_AT_ITS_END,
    NEVER_IN_ADDRESS,
    NEVER_IN_HOST,
    Url,
)
from hashiya.publishing.search import affixes, variants
from hashiya.publishing.search.answers import function_words
from hashiya.publishing.search.counted_words import (
    BEFORE_NUMBER,
    PERCENT,
    PERCENT_SAID,
    SPELLINGS,
    THOUSANDS,
    WORD,
    folded_word,
)

THEME = Path(__file__).resolve().parent / "theme" / "js"

_HEAD = "// @ts-check\n// Written by `python -m hashiya.browser_tables`: change it there.\n"


def modules() -> dict[Path, str]:
    """Return the generated modules by their path."""
    return {
        THEME / "folding-table.js": _folding(),
        THEME / "proclitics-table.js": _proclitics(),
        THEME / "search" / "language-table.js": _language(),
        THEME / "compare" / "number-table.js": _numbers(),
        THEME / "suggest" / "anchoring-table.js": _anchoring(),
        THEME / "suggest" / "values-table.js": _values(),
    }


def _folding() -> str:
    letters = {chr(code): chr(other) if isinstance(other, int) else other for code, other in _mapped().items()}
    spaces = [code for code in range(0x110000) if chr(code).isspace()]
    zeros = [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0
    ]
    return _HEAD + "".join(
        (
            _export("DROPPED", "characters that fold to nothing", _escaped(sorted(folding._DROPPED))),
            _export("INVISIBLE", "those of them that belong to no letter", _escaped(sorted(folding._INVISIBLE))),
            _export("SAME", "letters and punctuation, and what they fold to", letters),
            _export("RAISED", "digits that stay above or below the line", "".join(sorted(folding._RAISED))),
            _export("SMALL_LETTERS", "marks that are letters", folding.SMALL_LETTERS),
            _pattern("SILENT_DAGGER", "an alef above that is not written in the line", folding.SILENT_DAGGER),
            _pattern("ALEF_FOR_LETTER", "an alef above that stands for its letter", folding.ALEF_FOR_LETTER),
            _pattern("MADDA", "a hamza and an alef that are one letter", folding.MADDA),
            _pattern("VOCATIVE", "an alef above behind which a word ends", folding.VOCATIVE),
            _export("SPACES", "code points of spaces", spaces),
            _export("ZEROS", "code points of the digit zero, each followed by the other nine", zeros),
        )
    )


def _mapped() -> dict[int, int | str]:
    return {**folding._LETTERS, **folding._PUNCTUATION}


def _proclitics() -> str:
    return _HEAD + "".join(
        (
            _export("ARTICLE", "the article", clitics.ARTICLE),
            _export("MIN_REST", "letters that are left of a word without its proclitics", clitics.MIN_REST),
            _export("PREFIXES", "what may stand before a noun, the longest first", clitics.PREFIXES),
            _export("CHAINS", "what may stand before any word", sorted(folded_article._CHAINS)),
            _export("ARTICLE_CHAINS", "those that end in the article", clitics.ARTICLE_CHAINS),
        )
    )


def _numbers() -> str:
    return _HEAD + "".join(
        (
            _export("CARDINALS", "words of a number, folded: what part of it each is, and how much it says", CARDINALS),
            _export("FRACTIONS", "what one part of so many is called", FRACTIONS),
        )
    )


def _language() -> str:
    return _HEAD + "".join(
        (
            _export(
                "ENDINGS",
                "endings and what a dictionary form has instead, the longest first",
                {code: known.endings for code, known in PROFILES.items() if code not in affixes.OTHERS},
            ),
            _export(
                "OTHERS",
                "languages that only some sites have texts in: what is in front of their words, and how these end",
                {
                    code: {"chains": PROFILES[code].chains, "endings": affixes.other_endings(code)}
                    for code in affixes.OTHERS
                },
            ),
            _export("MIN_STEM", "letters that are left of a word without its affixes", affixes.MIN_STEM),
            _export("FUNCTION_WORDS", "words that a query drops when it has others", function_words()),
            _export("PERCENT", "what a sign of a percentage is looked up under", PERCENT),
            _export("PERCENT_SAID", "the same in words, folded", [[*map(folded_word, said)] for said in PERCENT_SAID]),
            _export(
                "SPELLINGS",
                "what is found in a folded word, and its one spelling",
                [(found, said.replace("\\", "$")) for found, said in SPELLINGS],
            ),
            _export("VARIANTS", "what people write for one another, and how far that is", variants.tables()),
            _export(
                "FAMILIES",
                "patterns of words, and the families in which those related to them are",
                [(pattern.asks, pattern.letters) for pattern in families.PATTERNS],
            ),
            _export("STRONG", "letters of a root that never change, at least", families.STRONG),
            _regex("FIRST", "a hamza where a root begins", families.FIRST, "u"),
            _regex("SEATS", "a hamza inside a word", families.SEATS, "gu"),
            _regex("WEAK", "letters of a root that change into one another", families.WEAK, "gu"),
            _regex("AFFIXES", "what a verb has before and behind it besides", families.AFFIXES, "gu"),
            _export("LETTERS", "one letter of each text language", _letters()),
            _regex("WORD", "a word as the index counts them", WORD.pattern, "gu"),
            _regex("THOUSANDS", "a number whose separators only make it easier to read", THOUSANDS, "u"),
            _regex("BEFORE_NUMBER", "what goes from the front of a folded number", BEFORE_NUMBER, "u"),
        )
    )


def _letters() -> dict[str, str]:
    """One letter of each script, under the first language that has it."""
    found: dict[str, str] = {}
    for code, known in PROFILES.items():
        if known.letter not in found.values():
            found[code] = known.letter
    return found


def _anchoring() -> str:
    return _HEAD + "".join(
        (
            _export(
                "LONG_WORD", "letters from which any proclitic may stand before a quote", folded_article._LONG_WORD
            ),
            _export("MOST_WORDS", "words that a prefix or suffix may have", narrowest._MOST_WORDS),
            _export("REMEMBERED", "words on either side that are written anyway", narrowest._REMEMBERED),
            _export("ROOM", "characters that may have been added beside a quote", neighbours.ROOM),
            _export("HALF", "share of the words beside a quote that shows them to stand there", narrowing._HALF),
            _export("SHORT", "characters from which a quote is no longer short", wanted.SHORT),
            _export("SHORT_BLOCK", "words of a block that is a heading or the like", narrowing.SHORT_BLOCK),
            _export("LEFT_OF_SHORT", "share of a short quote's words that a copy has left", in_copies.LEFT_OF_SHORT),
            _export("LEFT_OF_LONG", "share of a long quote's words that a copy has left", in_copies.LEFT_OF_LONG),
            _export("GROUP", "words in a row that show where a copy may be", word_row.GROUP),
            _export("FEW", "words of a passage in which two in a row are enough", copies._FEW),
            _export("AROUND", "words on either side that are compared with a copy's", copies._AROUND),
            _export("SHIFT", "words that may have been put in or taken out in a copy", copies._SHIFT),
            _export("ALIKE", "share of words from which something may be a copy", copies._ALIKE),
            _export("SAME", "share of words from which it is one", copies._SAME),
            _export("SIDE_ALIKE", "likewise, of the words on one side alone", copies._SIDE_ALIKE),
            _export("SIDE_SAME", "likewise, from which it is one", copies._SIDE_SAME),
            _export("HEADING_SAME", "likewise, of two headings", copies._HEADING_SAME),
            _export("NEVER", "more than any share", copies._NEVER),
            _export("SEVERAL", "words beside a quote that are hardly ever all corrected together", narrowing._SEVERAL),
            _export(
                "TWIN_AROUND", "words on either side that are compared with those of a passage like it", twins._AROUND
            ),
            _export("TWIN_SHIFT", "words that may have been put in or taken out there", twins._SHIFT),
            _export("TWIN_SHORT", "words of a block that is compared with its own kind only", twins._SHORT),
            _export("TWIN_ALIKE", "share of the rare words of a passage from which another is like it", twins._ALIKE),
            _export("TWIN_LEAST", "so many words they have in common at least", twins._LEAST),
            _export("RARE", "places from which on a word is not rare", twins._RARE),
        )
    )


def _values() -> str:
    identifier = _rules(Id)
    return _HEAD + "".join(
        (
            _export("ID", "an id, for the `pattern` of a field", _whole(identifier["pattern"])),
            _export("ID_LENGTH", "the most characters of an id", identifier["maxLength"]),
            _export("TAKEN_IDS", "ids that a note cannot have", TAKEN_IDS),
            _export("ADDRESS", "how a web address begins", _rules(Url)["pattern"]),
            _export("NEVER_IN_ADDRESS", "characters that an address never holds", NEVER_IN_ADDRESS),
            _export("NEVER_IN_HOST", "characters that a host never holds", NEVER_IN_HOST),
            _export("LOOK_ALIKE", "scripts whose letters are taken for each other", LOOK_ALIKE),
            _regex("CUT", "what shows that an address was cut", f"…|{CUT_ESCAPE}|[{NEVER_AT_ITS_END}]$", "u"),
            _export("LONGEST_ADDRESS", "the most characters of an address", LONGEST_ADDRESS),
            _export("BRACKETS", "of which an address has as many that open as that close", BRACKETS),
            # What `is_blank` says, by the browser's own tables of characters.
            _regex("BLANK", "a text in which nothing can be seen", r"^[\s\p{Cf}\x1c-\x1f\x85]*$", "u"),
            _export("DATE", "a day, a month or a year", _whole(_rules(PartialDate)["pattern"])),
        )
    )


def _rules(kind: Any) -> dict[str, Any]:
    return TypeAdapter[Any](kind).json_schema()


def _whole(pattern: str) -> str:
    """Return a pattern as a field of a form reads it: of the whole value, under the flag `v`."""
    rest = "" if pattern.endswith("$") else ".*"
    return pattern.removeprefix("^").removesuffix("$").replace("/", r"\/") + rest


def _escaped(characters: list[str]) -> list[int]:
    return [ord(character) for character in characters]


def _export(name: str, meaning: str, value: object) -> str:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"/** {meaning[0].upper()}{meaning[1:]}. */\nexport const {name} = {data};\n"


def _regex(name: str, meaning: str, pattern: str, flags: str) -> str:
    return f"/** {meaning[0].upper()}{meaning[1:]}. */\nexport const {name} = /{pattern}/{flags};\n"


def _pattern(name: str, meaning: str, pattern: str) -> str:
    return _regex(name, f"what ends in {meaning}", pattern, "gu")


def main() -> None:
    """Write the modules."""
    for path, text in modules().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text)
        print(path.name, file=sys.stderr)


if __name__ == "__main__":
    main()
