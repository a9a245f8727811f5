"""The texts: every file of an article or of a translation is read, or told of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hashiya.diagnostics import Diagnostic, Level, Related
from hashiya.file_places import FilePlace
from hashiya.kept import Kept, ToMake
from hashiya.model.texts import Article, Translation
from hashiya.model.values import Language
from hashiya.nearest import did_you_mean
from hashiya.reading.articles import parse_article, parse_translation
from hashiya.reading.each_file import Parsed, parse_each
from hashiya.reading.text_file import MAX_TEXT_BYTES, read_bytes
from hashiya.reading.tree import Tree, bad_name, no_translation, stem_of


def read_articles(
    root: Path, tree: Tree, languages: tuple[Language, ...], kept: Kept
) -> tuple[dict[str, Article], list[Diagnostic]]:
    """Read every article of the project at `root` with its translations.

    Args:
        languages: Those in which a translation can be.
        kept: What was made of the files before.

    Returns:
        The articles by their ids, and what is wrong with the files.
    """
    refused: dict[str, Diagnostic] = {}
    alone: list[str] = []
    translations: list[tuple[str, str, Language]] = []
    for file in tree.articles:
        stem, _, suffix = stem_of(file).rpartition(".")
        if stem and suffix in languages:
            translations.append((file, stem, suffix))
        elif stem and suffix.isalpha() and f"{file.rpartition('/')[0]}/{stem}.md" in tree.articles:
            refused[file] = no_translation(file, stem, suffix, languages)
        elif problem := bad_name(file, stem_of(file)):
            refused[file] = problem
        else:
            alone.append(file)
    told = ",".join(languages).encode()
    made = parse_each(
        root, alone, _parsed_article, languages, kept=kept, room="articles", told=told, most=MAX_TEXT_BYTES
    )
    found = dict(zip(alone, made, strict=True))
    articles: dict[str, Article] = {}
    diagnostics: list[Diagnostic] = []
    for file in tree.articles:
        article, problems = found.get(file, (None, ()))
        diagnostics += [refused[file]] if file in refused else problems
        if article is None:
            continue
        if article.id in articles:
            first = Related("the other one", articles[article.id].origin.place())
            message = f"two articles have the id `{article.id}`"
            help_ = "give one of the two another name"
            diagnostics.append(Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(file), help_, (first,)))
            continue
        articles[article.id] = article
    diagnostics += _read_translations(root, translations, articles, kept)
    return articles, diagnostics


def _read_translations(
    root: Path, translations: Sequence[tuple[str, str, Language]], articles: dict[str, Article], kept: Kept
) -> list[Diagnostic]:
    """Give each article those of `translations`, its file, the article's id and its language, that pair with it."""
    contents = {
        file: read_bytes(root / file, file=file, most=MAX_TEXT_BYTES)
        for file, stem, _ in translations
        if stem in articles
    }
    wanted = [
        ToMake(file, (data, article.origin.file.encode(), article.origin.digest), (file, data, article, language))
        for file, stem, language in translations
        if (article := articles.get(stem)) and (data := contents[file][0]) is not None
    ]
    made = kept.made_all("translations", wanted, _parsed_translation, None)
    found = {one.name: parsed for one, parsed in zip(wanted, made, strict=True)}
    diagnostics: list[Diagnostic] = []
    for file, stem, language in translations:
        if stem not in articles:
            beside = (root / file).with_name(f"{stem}.md")
            # An article with an error of its own has said so already.
            if not beside.exists():
                message = f"there is no article `{stem}` that this could be the translation of"
                help_ = did_you_mean(stem, articles) or f"the article would be {beside.relative_to(root).as_posix()}"
                place = FilePlace(file)
                diagnostics.append(Diagnostic("translation-without-article", Level.ERROR, message, place, help_))
            continue
        if (other := articles[stem].translations.get(language)) is not None:
            first = Related("the other one", other.origin.place())
            message = f"there is another translation of `{stem}` into `{language}`, and one of them would be lost"
            help_ = "remove one of the two"
            diagnostics.append(Diagnostic("duplicate-id", Level.ERROR, message, FilePlace(file), help_, (first,)))
            continue
        unreadable = contents[file][1]
        translation, problems = found.get(file, (None, (unreadable,) if unreadable else ()))
        diagnostics += problems
        if translation is not None:
            translated = {**articles[stem].translations, language: translation}
            articles[stem] = articles[stem].model_copy(update={"translations": translated})
    return diagnostics


def _parsed_article(languages: tuple[Language, ...], found: tuple[str, bytes]) -> Parsed[Article]:
    file, data = found
    return parse_article(data, file=file, original=file.startswith("seeds/originals/"), languages=languages)


def _parsed_translation(_: None, found: tuple[str, bytes, Article, Language]) -> Parsed[Translation]:
    file, data, article, language = found
    return parse_translation(data, article, file=file, language=language)
