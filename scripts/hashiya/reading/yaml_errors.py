"""YAML errors: what the parser says of a text that is no YAML, in words, with the place and the way out."""

from __future__ import annotations

import re

import yaml

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan
from hashiya.reading.hidden_signs import unseen_in

_IN_WORDS = {
    "mapping values are not allowed": "a colon stands where none may",
    "could not find expected ':'": "a colon is missing here or in the line above",
    "did not find expected '-' indicator": "this line stands neither under the dash above nor beside it",
    "block sequence entries are not allowed": "a list begins on a line of its own",
    "did not find expected key": "what stands here is no key and no value",
    "did not find expected ',' or '}'": "a comma or a closing } is missing",
    "did not find expected ',' or ']'": "a comma or a closing ] is missing",
    "cannot start any token": "no text begins with this sign, unless it stands in quotation marks",
    "alphabetic or numeric character": "no text begins with this sign, unless it stands in quotation marks",
    "did not find expected node content": "a value is missing here",
    "another document": "a second document begins here",
    "expected <document start>": "a second document begins here",
}
"""What libyaml says, and what that means."""
_SECOND = "a file holds one document: take out the line `---` or `...`, and put what follows elsewhere"
_QUOTED = "put the text in quotation marks, '…'"
_KNOWN = (
    (re.compile("another document|expected <document start>"), "", "", _SECOND),
    (re.compile("incompatible YAML document"), "", "", "take out the line that begins with `%`"),
    (
        re.compile("unknown escape"),
        "",
        "",
        "put the text in single quotation marks, in which `\\` is a sign like others",
    ),
    (re.compile("cannot start any token"), "\t", "", "indent with spaces: YAML takes no tabs there"),
    (re.compile("cannot start any token|alphabetic or numeric character"), "", "", _QUOTED),
    (re.compile(""), "", r"[{\[][^}\]]*[،؛]", "between what stands in { } or [ ] write the Latin comma, `,`"),
    (re.compile(""), "", "：|︰", "write the Latin colon, and a space behind it"),
    (re.compile(""), "", r"^ *\u00a0[\u00a0 ]*", "indent with ordinary spaces: these are such as never break"),
    (
        re.compile(""),
        "",
        r"^ *(?:- )?[a-z_]+:[^\S \n]",
        "put an ordinary space behind the colon: this one never breaks",
    ),
    (re.compile("block sequence entries"), "", "", "write the first dash on the next line, or the text without it"),
    (re.compile("'-' indicator"), "", "", "indent it as the lines above are indented"),
    (re.compile(""), "", r"^ *(?:- )?[a-z_]+:[^\s:/]", "put a space behind the colon"),
    (re.compile(""), "", "[“”]", "“ and ” are signs of the text to YAML: put straight quotation marks around it, '…'"),
    (
        re.compile("mapping values"),
        "",
        "",
        f"{_QUOTED}, where a colon and a space stand in it; otherwise indent as above",
    ),
    (
        re.compile("expected ','"),
        "",
        r"'[^',}]*\w'\w",
        "write an apostrophe inside '…' twice, or put \"…\" around the text",
    ),
    (re.compile("expected key"), "[]}]", "", "take this bracket out: it closes nothing"),
    (
        re.compile("expected key"),
        "",
        r": +[\[{][^\n]*[\]}] *[^\s,\]}#]",
        f"{_QUOTED}, where it begins with a bracket",
    ),
    (re.compile("node content"), "", r"[\[{,:]\s*#", f"{_QUOTED}, where it begins with #"),
)
"""What gives a mistake away: what the parser says, the sign where it stops, the line or the one above; the way out."""
_LONGEST_KEY = 1024


def syntax_error(error: yaml.YAMLError, text: str, *, file: str, shift: int = 0) -> Diagnostic:
    """Say where `text` is no YAML; `shift` is how many lines of `file` stand before it."""
    if isinstance(error, yaml.reader.ReaderError):
        # libyaml counts bytes, and says of a character only that it is not allowed.
        before = text.encode()[: error.position].decode("utf-8", "ignore")
        character = text[len(before) : len(before) + 1]
        line, column = before.count("\n") + 1 + shift, len(before) - before.rfind("\n")
        problem = f"the character U+{ord(character or chr(0)):04X} is not allowed"
        return _syntax(problem, FilePlace(file, FileSpan(line, column, line, column + 1)), "take it out")
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    help_ = "look at this line and the one above: an indent, a colon or a quotation mark is off"
    if mark is not None and opened is not None and "end of stream" in problem:
        # Where it was opened, not the end of the file.
        mark, problem, help_ = opened, "the quotation mark that opens here closes nowhere", "close it"
    elif mark is not None:
        help_ = _way_out(problem, text.split("\n"), mark.line, mark.column) or help_
        if opened is not None and "expected ','" in problem and opened.line != mark.line:
            help_ = f"close the bracket that opens in line {opened.line + 1 + shift}"
    told = next((words for said, words in _IN_WORDS.items() if said in problem), problem)
    line, column = (mark.line + 1 + shift, mark.column + 1) if mark is not None else (1 + shift, 1)
    return _syntax(told, FilePlace(file, FileSpan(line, column, line, column + 1)), help_)


def _way_out(problem: str, lines: list[str], line: int, column: int) -> str | None:
    around = lines[max(0, line - 1) : line + 1]
    at = lines[line][column : column + 1] if line < len(lines) else ""
    if unseen := unseen_in("".join(one.partition(":")[0] for one in around)):
        return f"take out {unseen}, which nobody sees"
    if column > _LONGEST_KEY and "expected ':'" in problem:
        return f"a key has at most {_LONGEST_KEY:,} characters; write the text behind one"
    return next(
        (
            way_out
            for said, sign, near, way_out in _KNOWN
            if said.search(problem)
            and (not sign or re.match(sign, at))
            and (not near or re.search(near, "\n".join(around), re.MULTILINE))
        ),
        None,
    )


def _syntax(problem: str, place: FilePlace, help_: str) -> Diagnostic:
    return Diagnostic("yaml-syntax", Level.ERROR, f"this is not valid YAML: {problem}", place, help_)
