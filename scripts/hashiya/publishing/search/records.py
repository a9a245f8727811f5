"""Records: what one page of the finished site has to say to a searcher, passage by passage.

Articles and notes speak from the model, each in the language of the page that it stands on: a margin note is found on
the note's own page, where it stands once, and the Arabic text that an English page repeats is found as Arabic. The
pages written by hand are read as they came out of the renderer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hashiya.corpus import Anchored, Corpus
from hashiya.kept import digest_of as digest_of_bytes
from hashiya.model.texts import Article, SourceText
from hashiya.model.values import Language, Multilingual, Name
from hashiya.notes.kinds import BY_FOLDER, BY_NAME
from hashiya.notes.note import Note
from hashiya.pages.addresses import article_address
from hashiya.pages.chapters import chapters_of, slug_at
from hashiya.pages.prose import paragraphs
from hashiya.pages.shortened import shortened
from hashiya.pages.whose import digest_of
from hashiya.publishing.search.page_text import page_blocks

KINDS = ("text", *BY_NAME, "page")
"""What a result can be; the order is that of the filter."""


class SearchPassage(NamedTuple):
    """A paragraph as it is written.

    Attributes:
        id: Its element's id on the page; empty when the page's top will do.
        language: What it is written in, where that is told.
        part: Which of a note's texts it is, where it is not shown without saying so: the claim of a fact-check.
    """

    id: str
    text: str
    language: Language | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A page of the site as the index sees it.

    Attributes:
        address: Below the site's root, with a slash at the end.
        title: The first passage too, with the id `""`.
        writer: The author by the one name that all languages of the site share.
        digest_of: Of a digest, the line that names the original.
        articles: Ids of the articles that it is, or that it annotates.
    """

    address: str
    language: Language
    kind: str
    title: str
    passages: tuple[SearchPassage, ...]
    author: str = ""
    writer: str = ""
    digest_of: str = ""
    verdict: str = ""
    articles: tuple[str, ...] = ()


class Maker(NamedTuple):
    """What records are made from: an article, a note, or a page written by hand, in one language of the interface.

    Attributes:
        name: No two of a language have the same.
        inputs: All that its records hang on, as far as it changes; None where that is not known byte by byte.
        make: Makes them.
    """

    name: str
    language: Language
    inputs: object
    make: Callable[[], Iterable[Record]]


def read_records(site: Path, anchored: Anchored) -> Iterator[Record]:
    """Return what can be found: every article and note, and the pages written by hand as they stand in the site.

    Lists and the home pages are left out: everything in them stands somewhere else too.
    """
    return (record for maker in makers(site, anchored) for record in maker.make())


def makers(site: Path, anchored: Anchored) -> Iterator[Maker]:
    """Yield what the records of `read_records` are made from, in their order."""
    annotated = _annotated(anchored)
    spoken = anchored.corpus.settings.languages
    for language in spoken:
        for article in anchored.corpus.articles.values():
            told = anchored.corpus.catalogue.get(article.source or "")
            make_all = partial(article_records, article, language, told=told, spoken=spoken)
            digests = [article.origin.digest, *(one.origin.digest for one in article.translations.values())]
            inputs = (*digests, *article.translations, repr(told)) if all(digests) else None
            yield Maker(f"articles/{article.id}", language, inputs, make_all)
        for key, note in anchored.corpus.notes.items():
            articles, digest = annotated.get(key, ()), note.origin.digest
            make_one = partial(_note_records, note, language, articles, spoken)
            yield Maker(key, language, (digest, articles) if digest else None, make_one)
        for address, html in _handwritten(site, language):
            yield Maker(
                address, language, digest_of_bytes([html.encode()]), partial(_page_records, html, language, address)
            )


def _note_records(
    note: Note, language: Language, articles: tuple[str, ...], spoken: Sequence[Language]
) -> tuple[Record, ...]:
    return (note_record(note, language, articles=articles, spoken=spoken),)


def article_record(
    article: Article, language: Language, *, told: SourceText | None = None, spoken: Sequence[Language] = ()
) -> Record:
    """Return what the page of `article` in `language` says: its text if it was written in it, else its translation.

    A quotation in another language belongs to the text that it stands in.

    Args:
        told: The text that it is a digest of.
        spoken: The languages of the interface: a text in none of them is found in the first.
    """
    title, actual = article.title.get(language)
    blocks = article.blocks
    if article.language != language:
        translated = article.translations.get(language)
        both = (*article.blocks, *(translated.blocks if translated else ()))
        is_here = _is_only_here(article.language, language, spoken)
        blocks = tuple(block for block in both if is_here or block.language == language)
        blocks = tuple(sorted(blocks, key=lambda block: block.number))
    passages = (SearchPassage(f"p{block.number}", " ".join(block.text.split()), block.language) for block in blocks)
    return Record(
        f"{language}/articles/{article.id}/",
        language,
        "text",
        title,
        (*_headed(title, written=actual == language), *passages),
        author=_name(article.author, language),
        writer=writer_of(article),
        digest_of=digest_of(told, language) if told else "",
        articles=(article.id,),
    )


def article_records(
    article: Article, language: Language, *, told: SourceText | None = None, spoken: Sequence[Language] = ()
) -> Iterator[Record]:
    """Yield what the pages of `article` in `language` say: one, or one for each of its chapters."""
    whole = article_record(article, language, told=told, spoken=spoken)
    chapters = chapters_of(article)
    if not chapters:
        yield whole
        return
    by_slug: dict[str, list[SearchPassage]] = defaultdict(list)
    for passage in whole.passages:
        slug = slug_at(article, int(passage.id[1:])) if passage.id else article.id
        by_slug[slug].append(passage)
    for slug, passages in by_slug.items():
        number = int(slug.partition(".")[2] or 0)
        heading = chapters[number - 1].heading if number else None
        title = f"{whole.title} · {shortened(heading.text)}" if heading else whole.title
        yield replace(whole, address=f"{language}/{article_address(slug)}", title=title, passages=tuple(passages))


def _is_only_here(written: Language, language: Language, spoken: Sequence[Language]) -> bool:
    """Tell whether what is in a language that the interface does not speak is found in the index of `language`."""
    return bool(spoken) and written not in spoken and language == spoken[0]


def note_record(
    note: Note, language: Language, *, articles: tuple[str, ...], spoken: Sequence[Language] = ()
) -> Record:
    """Return what a note says in `language`, a passage a paragraph, its headline first.

    Args:
        articles: Ids of the articles that it stands in.
        spoken: The languages of the interface: a name in none of them is found in the first.
    """
    return Record(
        f"{language}/{note.key}/",
        language,
        note.kind_name,
        note.headline.get(language)[0],
        _passages(note, language, spoken=spoken),
        verdict=note.finding or "",
        articles=articles,
    )


def _passages(note: Note, language: Language, *, spoken: Sequence[Language]) -> tuple[SearchPassage, ...]:
    title, actual = note.headline.get(language)
    parts = _labelled(note, language)
    said = (paragraph for text in note.said(language) for paragraph in paragraphs(text))
    elsewhere = [code for code in note.headline.languages if _is_only_here(code, language, spoken)]
    return (
        *_headed(title, written=actual == language, part=parts.get(title, "")),
        *(SearchPassage("", paragraph, part=parts.get(paragraph, "")) for paragraph in said if paragraph != title),
        *(SearchPassage("", note.headline.get(code)[0], code) for code in elsewhere),
    )


def _labelled(note: Note, language: Language) -> dict[str, str]:
    """Return which of its texts a paragraph of a note is, for those that are not shown without it."""
    texts = ((name, note.texts.get(name)) for name in note.labelled)
    return {
        paragraph: name
        for name, text in texts
        if text and text.has(language)
        for paragraph in paragraphs(text.get(language)[0])
    }


def _headed(title: str, *, written: bool, part: str = "") -> tuple[SearchPassage, ...]:
    """A title in the other language is shown, but not searched."""
    return (SearchPassage("", title, part=part),) if written else ()


def _handwritten(site: Path, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the pages below the language's home page, however deep, that are neither a list nor below one.

    Each is its address, and of its HTML what is searched.
    """
    home = site / language
    made = {"articles", "corrections", "exercises", "notebook", "offline", "search", "sources", *BY_FOLDER}
    folders = (folder for folder in home.iterdir() if folder.name not in made) if home.is_dir() else ()
    for page in sorted(page for folder in folders for page in folder.rglob("index.html")):
        folder = page.parent.relative_to(home)
        if folder.parts:
            yield f"{language}/{folder.as_posix()}/", _main(page.read_text("utf-8"))


def _page_records(html: str, language: Language, address: str) -> Iterator[Record]:
    blocks = page_blocks(html, language)
    if blocks:
        title, *rest = (SearchPassage(block.id, block.text) for block in blocks)
        yield Record(address, language, "page", title.text, (SearchPassage("", title.text), *rest))


def _main(html: str) -> str:
    start, end = html.find("<main"), html.rfind("</main>")
    return html[start:end] if 0 <= start < end else "<main></main>"


def writer_of(article: Article) -> str:
    """Return by what name the author of `article` is counted, whatever language they are named in."""
    return article.author.texts[0] if isinstance(article.author, Multilingual) else article.author or ""


def years_of(corpus: Corpus) -> dict[str, str]:
    """Return for each article, by its id, the year in which it was published; of a digest, what it tells of was."""
    texts = ((article, corpus.catalogue.get(article.source or "") or article) for article in corpus.articles.values())
    return {article.id: text.date[:4] for article, text in texts if text.date}


def _name(name: Name | None, language: Language) -> str:
    if isinstance(name, Multilingual):
        return name.get(language)[0]
    return name or ""


def _annotated(anchored: Anchored) -> Mapping[str, tuple[str, ...]]:
    """For each note the articles that it stands in, by id."""
    found: dict[str, dict[str, None]] = {}
    for article in sorted({*anchored.placements, *anchored.mentions}):
        for placement in anchored.placements.get(article, ()):
            found.setdefault(placement.note, {})[article] = None
        for mention in anchored.mentions.get(article, ()):
            found.setdefault(mention.note, {})[article] = None
    return {note: tuple(articles) for note, articles in found.items()}
