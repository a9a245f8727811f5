"""Articles: a Markdown file with front matter becomes an `Article`; its translation is paired block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import FilePlace, FileSpan, Origin
from hashiya.kept import digest_of
from hashiya.languages.locales import language_name
from hashiya.languages.profiles import profile_of
from hashiya.languages.text_languages import is_in_another_script, text_language
from hashiya.model.texts import Article, ArticleMeta, Block, BlockKind, Translation
from hashiya.model.values import Frozen, Language, Multilingual, is_blank
from hashiya.reading.blocks import parse_blocks
from hashiya.reading.foreign_signs import lost_words, says_nothing, shown_literally
from hashiya.reading.long_blocks import long_blocks, sizes
from hashiya.reading.markdown_signs import too_many_signs
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes, text_of
from hashiya.reading.validation import validate
from hashiya.reading.yaml_file import Parsed, parse_yaml

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
_SECOND_HEAD = re.compile(r"\s*^(---)[ \t]*\n(?:[\w-]+:.*\n|[ \t]+\S.*\n)+---[ \t]*$", re.MULTILINE)


class _TranslationMeta(Frozen):
    translator: Multilingual | None = None


def read_article(
    path: Path, *, file: str, original: bool = False, languages: tuple[Language, ...] = ()
) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """Read `seeds/<id>.md`; the file's name is the article's id.

    Args:
        path: Where the file is.
        file: Its name in diagnostics, relative to the project's root.
        original: Whether it is an imported third-party text.
        languages: Those in which its title may be written, in the order of the settings; all when left out.
    """
    data, problem = read_bytes(path, file=file, most=MAX_TEXT_BYTES)
    if data is None:
        return None, (problem,) if problem else ()
    return parse_article(data, file=file, original=original, languages=languages)


def parse_article(
    data: bytes, *, file: str, original: bool = False, languages: tuple[Language, ...] = ()
) -> tuple[Article | None, tuple[Diagnostic, ...]]:
    """Make an article of what its file holds, as `read_article` does; it hangs on nothing but the arguments."""
    text, told = text_of(data, file=file)
    if text is None:
        return None, told
    parsed, body, first_line = _split(text, file=file)
    meta, problems = validate(ArticleMeta, parsed, languages=languages)
    if meta is None:
        return None, problems
    blocks, refused = _blocks(body, language=meta.language, first_line=first_line, file=file)
    if any(problem.level is Level.ERROR for problem in refused) and not blocks:
        return None, (*problems, *refused)
    if all(is_blank(block.text) for block in blocks):
        place = FilePlace(file, FileSpan(first_line, 1, first_line, 2))
        message, help_ = "the article has no text", "write it below the second line `---`"
        return None, (*problems, Diagnostic("wrong-value", Level.ERROR, message, place, help_))
    fields = {name: getattr(meta, name) for name in ArticleMeta.model_fields}
    origin = replace(parsed.origin, digest=digest_of([data]))
    refused += [*_in_another_script(blocks, meta.language, parsed), *long_blocks(blocks, file=file)]
    article = Article(**fields, id=PurePosixPath(file).stem, blocks=blocks, original=original, origin=origin)
    return article, (*told, *problems, *refused)


def _in_another_script(blocks: tuple[Block, ...], language: Language, parsed: Parsed) -> Iterator[Diagnostic]:
    """Yield a warning for a text in which no letter of its language's script stands."""
    if is_in_another_script(" ".join(block.text for block in blocks), language):
        message = f"the text is not in {language_name(language, 'en')}: no letter of it is"
        help_ = "write in `language:` which language it is in"
        yield Diagnostic("text-language", Level.WARNING, message, parsed.origin.place("language"), help_)


def read_translation(
    path: Path, article: Article, *, file: str, language: Language
) -> tuple[Translation | None, tuple[Diagnostic, ...]]:
    """Read `seeds/<id>.<language>.md` and pair it with its article.

    Returns:
        The translation, or None with an error that names the first block that has no pair.
    """
    data, problem = read_bytes(path, file=file, most=MAX_TEXT_BYTES)
    if data is None:
        return None, (problem,) if problem else ()
    return parse_translation(data, article, file=file, language=language)


def parse_translation(
    data: bytes, article: Article, *, file: str, language: Language
) -> tuple[Translation | None, tuple[Diagnostic, ...]]:
    """Make a translation of what its file holds, as `read_translation` does."""
    text, told = text_of(data, file=file)
    if text is None:
        return None, told
    parsed, body, first_line = _split(text, file=file, front_matter_needed=False)
    meta, problems = validate(_TranslationMeta, parsed)
    if meta is None:
        return None, problems
    if language == article.language:
        message = f"the article itself is in this language, `{language}`"
        place = FilePlace(file, FileSpan(1, 1, 1, 2))
        help_ = f"name the file after the language that it is in, or mend `language:` of {article.origin.file}"
        return None, (Diagnostic("translation-same-language", Level.ERROR, message, place, help_),)
    blocks, refused = _blocks(body, language=language, first_line=first_line, file=file)
    if any(problem.level is Level.ERROR for problem in refused) and not blocks:
        return None, (*problems, *refused)
    unpaired = _first_unpaired(article.blocks, blocks)
    if unpaired is not None:
        return None, (*problems, *refused, _unpaired(article, blocks, unpaired, file=file))
    if is_in_another_script(" ".join(block.text for block in blocks), language):
        message = f"the translation is not in {language_name(language, 'en')}: no letter of it is"
        help_ = "name the file after the language that it is in"
        place = FilePlace(file, FileSpan(first_line, 1, first_line, 2))
        refused.append(Diagnostic("text-language", Level.WARNING, message, place, help_))
    refused += _not_translated(article.blocks, blocks, language=language, file=file)
    refused += long_blocks(blocks, file=file, beside=sizes(article.blocks))
    origin = replace(parsed.origin, digest=digest_of([data]))
    translation = Translation(language=language, blocks=blocks, translator=meta.translator, origin=origin)
    return translation, (*told, *problems, *refused)


def _not_translated(
    blocks: tuple[Block, ...], translated: tuple[Block, ...], *, language: Language, file: str
) -> Iterator[Diagnostic]:
    """Yield a warning for the blocks that wait for their translation, and for those that stand as in the article."""
    pairs = list(zip(blocks, translated, strict=True))
    empty = [new for old, new in pairs if any(map(str.isalnum, old.text)) and _is_empty(new)]
    same = [new for old, new in pairs if new.text == old.text and _is_foreign(old, language)]
    for found, what in (
        (empty, "to be filled in"),
        (same, "not translated: it says word for word what the article says"),
    ):
        if found:
            place = FilePlace(file, FileSpan(found[0].line, 1, found[0].line, 2))
            more = f" (blocks like it: {len(found)})" if len(found) > 1 else ""
            message = f"block {found[0].number} is {what}{more}"
            yield Diagnostic("translation-unfinished", Level.WARNING, message, place, "translate it")


def _is_empty(block: Block) -> bool:
    return says_nothing(block.text) or bool(_TO_FILL_IN.match(block.text))


_TO_FILL_IN = re.compile(r"… \d+(?: …)*$")
"""What `hashiya new translation` writes for a block."""
_FEW = 6


def _is_foreign(block: Block, language: Language) -> bool:
    """Tell whether a block is in words that `language` does not have; names and figures are the same in others."""
    own = profile_of(text_language(block.language))
    return block.language != language and block.kind is not BlockKind.VERSE and own.count(block.text) >= _FEW


def _split(text: str, *, file: str, front_matter_needed: bool = True) -> tuple[Parsed, str, int]:
    """The front matter, the body, and the line on which the body begins."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        if not front_matter_needed:
            return Parsed({}, Origin(file)), text, 1
        message, help_ = _no_head(text)
        problem = Diagnostic("front-matter", Level.ERROR, message, FilePlace(file, FileSpan(1, 1, 1, 2)), help_)
        return Parsed(None, Origin(file), (problem,)), text, 1
    rest, line = text[match.end() :], text.count("\n", 0, match.end()) + 1
    if second := _SECOND_HEAD.match(rest):
        line += rest.count("\n", 0, second.start(1))
        message, help_ = "a second head begins here, and would be shown as text", "write all keys into the first"
        problem = Diagnostic("front-matter", Level.ERROR, message, FilePlace(file, FileSpan(line, 1, line, 4)), help_)
        return Parsed(None, Origin(file), (problem,)), text, 1
    parsed = parse_yaml(match[1] or "", file=file, first_line=2)
    if parsed.value is None and not parsed.diagnostics:
        parsed = Parsed({}, Origin(file, {(): FileSpan(1, 1, 1, 4)}))
    return parsed, rest, line


def _no_head(text: str) -> tuple[str, str]:
    """Say why a text has no front matter, and the way out."""
    first, _, rest = text.partition("\n")
    seen = first.strip("\u200e\u200f\ufeff\u00a0 \t")
    if first.rstrip() == "---":
        return "the front matter that begins here has no end", "write a line `---` behind its last key"
    if seen == "---" or rest.lstrip().startswith("---\n"):
        return "something stands before the front matter", "take out all before its first `---`, also what nobody sees"
    help_ = "begin the file with a line `---`, then `title: {ar: …, en: …}`, then a line `---`"
    return "the article does not begin with front matter", help_


def _blocks(body: str, *, language: Language, first_line: int, file: str) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    """The blocks of a body, and what of it readers would not see as it was meant."""
    if (endless := too_many_signs(body)) is not None:
        return (), [_endless(file, first_line + endless)]
    found: list[Diagnostic] = []
    blocks = parse_blocks(
        body,
        language=language,
        first_line=first_line,
        refuse=lambda address, line: found.append(_refused(file, address, line)),
        too_deep=lambda line: found.append(_too_deep(file, line)),
        overfull=lambda line: found.append(_overfull(file, line)),
        uncalled=lambda label, line: found.append(_uncalled(file, label, line)),
        stray=lambda words, line: found.append(_shown(file, f"an asterisk that marks nothing, at «{words}»,", line)),
    )
    tabled = any(block.kind is BlockKind.ROW for block in blocks)
    found += (
        _shown(file, what, first_line + line, others=[first_line + other for other in others])
        for what, (line, *others) in shown_literally(body, "article")
        if not (tabled and what == "a table")
    )
    for message, help_, line in lost_words(body):
        place = FilePlace(file, FileSpan(first_line + line, 1, first_line + line, 2))
        found.append(Diagnostic("wrong-value", Level.WARNING, message, place, help_))
    bars = (one for one in blocks if one.kind is BlockKind.PARAGRAPH and _BARS.fullmatch(one.text))
    found += (_shown(file, "a table without a line of dashes under its head", block.line) for block in bars)
    return blocks, found


_BARS = re.compile(r"\|[^|]+(?:\|[^|]+)+\|(?: \|[^|]+(?:\|[^|]+)+\|)+")


def _endless(file: str, line: int) -> Diagnostic:
    message = "so many brackets or asterisks stand here that pair with no others that reading them would take for ever"
    help_ = "take out those that open nothing"
    return Diagnostic("too-deep", Level.ERROR, message, FilePlace(file, FileSpan(line, 1, line, 2)), help_)


def _overfull(file: str, line: int) -> Diagnostic:
    message = "this row has more cells than the head of its table, and what stands in them would be lost"
    help_ = "give the head as many cells, or put \\ before a bar that parts none"
    return Diagnostic("wrong-value", Level.ERROR, message, FilePlace(file, FileSpan(line, 1, line, 2)), help_)


def _uncalled(file: str, label: str, line: int) -> Diagnostic:
    message = f"nothing calls the footnote [^{label}], or it is called and is not there"
    help_ = f"call it with [^{label}] in the text, and write it as a paragraph that begins with `[^{label}]: `"
    return Diagnostic("shown-literally", Level.WARNING, message, FilePlace(file, FileSpan(line, 1, line, 2)), help_)


def _too_deep(file: str, line: int) -> Diagnostic:
    message = "this is nested so deep that its text would be lost"
    return Diagnostic("too-deep", Level.ERROR, message, FilePlace(file, FileSpan(line, 1, line, 2)), "nest less")


_TOLD = 6
"""Lines that are named besides the first."""


def _shown(file: str, what: str, line: int, *, others: Sequence[int] = ()) -> Diagnostic:
    message = f"{what} will be shown as the signs that it is written with"
    if others:
        more = f" and {len(others) - _TOLD} more" if len(others) > _TOLD else ""
        message += f"; so in line{'s' if len(others) > 1 else ''} {', '.join(map(str, others[:_TOLD]))}{more}"
    help_ = "articles hold paragraphs, headings, lists, quotations, *emphasis*, links and images; put \\ before a sign"
    return Diagnostic("shown-literally", Level.WARNING, message, FilePlace(file, FileSpan(line, 1, line, 2)), help_)


def _first_unpaired(blocks: tuple[Block, ...], translated: tuple[Block, ...]) -> int | None:
    for index, (block, other) in enumerate(zip(blocks, translated, strict=False)):
        if block.kind is not other.kind:
            return index
    if len(blocks) != len(translated):
        return min(len(blocks), len(translated))
    return None


def _unpaired(article: Article, translated: tuple[Block, ...], index: int, *, file: str) -> Diagnostic:
    def told(blocks: tuple[Block, ...]) -> str:
        return f"a {blocks[index].kind}" if index < len(blocks) else "nothing"

    counts = f"{len(translated)} blocks against {len(article.blocks)}"
    message = f"block {index + 1} is {told(translated)}, in the article {told(article.blocks)} ({counts})"
    line = translated[min(index, len(translated) - 1)].line if translated else 1
    place = FilePlace(file, FileSpan(line, 1, line, 2))
    help_ = f"give it the blocks of {article.origin.file}, one to one"
    return Diagnostic("translation-unpaired", Level.ERROR, message, place, help_)


def _refused(file: str, address: str, line: int) -> Diagnostic:
    message = f"the address `{address[:80]}` is not linked or shown; its words stay"
    help_ = "links begin with https://, http:// or mailto:, images are files below seeds/images/"
    return Diagnostic("address-refused", Level.WARNING, message, FilePlace(file, FileSpan(line, 1, line, 2)), help_)
