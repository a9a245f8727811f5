"""EPUB 3: an article, or all of them, as a book with its translations, its fonts, and the notes over the words.

https://www.w3.org/TR/epub-33/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath

from hashiya.exporting.book_package import IMAGES, About, container, package
from hashiya.exporting.book_pages import CONTENTS, ENDS, TITLE, about_page, contents_page, text_page, title_page
from hashiya.exporting.book_parts import BookPart, parts_of, places_of
from hashiya.exporting.book_text import pages_in
from hashiya.exporting.fixed_zip import zipped
from hashiya.exporting.last_change import last_change_of
from hashiya.exporting.portion import Portion
from hashiya.languages.profiles import PROFILES
from hashiya.model.texts import Article
from hashiya.model.values import Language, Multilingual
from hashiya.notes.note import Note
from hashiya.pages.article import images as images_of
from hashiya.pages.body_words import MEDIA
from hashiya.pages.fonts import AMIRI, FACES, codes, font_files, in_every_font, own_face
from hashiya.pages.phrases import phrase

_FONTS = "fonts/"


def epub(portion: Portion) -> bytes:
    """Return a book of the articles, each in its own language, then those that are translated."""
    articles = [portion.corpus.articles[one] for one in sorted(portion.articles, key=portion.context.age)]
    parts = [*parts_of(portion)]
    places = places_of(parts)
    images = dict(_images(portion, articles))
    names = _names(portion, articles)
    fonts = _fonts(portion, parts)
    licences = [family for family, face in FACES.items() if face.licence[1] in fonts]
    sources = {path: f"{MEDIA}{path}" for path in images}
    texts = {part.name: text_page(part, sources, places) for part in parts}
    read = [TITLE, CONTENTS, *texts, ENDS]
    files: dict[str, bytes] = {
        TITLE: title_page(portion, names, articles),
        CONTENTS: contents_page(portion, parts, next(iter(names.values()))),
        **texts,
        ENDS: about_page(portion, articles, licences),
        "book.css": _sheet(tuple(fonts)),
        **{f"{_FONTS}{name}": data for name, data in fonts.items()},
        **{sources[path]: data for path, data in images.items()},
    }
    about = About(
        names,
        articles,
        f"{last_change_of(portion, articles, _notes(parts))}T00:00:00Z",
        has_images=bool(images),
        has_pages=any(True for part in parts for _ in pages_in(part)),
    )
    whole = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": container(),
        "EPUB/package.opf": package(portion, about, files=files, read=read),
        **{f"EPUB/{name}": data for name, data in files.items()},
    }
    return zipped(whole.items(), bare=["mimetype"])


def _names(portion: Portion, articles: Sequence[Article]) -> dict[Language, str]:
    """What the book is called, by language: that of the text first."""
    if len(articles) != 1:
        said = ((one, portion.context.words(one)["site"]["name"]) for one in reversed(portion.context.languages))
        first_of = {name: language for language, name in said}
        return {language: name for name, language in reversed(first_of.items())}
    title, own = articles[0].title, articles[0].language
    spoken = [own, *(one for one in (*portion.context.languages, *title.languages) if one != own)]
    names = {language: title.get(language)[0] for language in spoken if title.has(language)}
    return names or {phrase(title, own).language: phrase(title, own).text}


def _notes(parts: Sequence[BookPart]) -> Iterator[Note]:
    for part in parts:
        yield from (standing.note for _, standing in part.notes.values())


def _images(portion: Portion, articles: Sequence[Article]) -> Iterator[tuple[str, bytes]]:
    """Yield the images that the texts show and every reading system can, by their addresses in the text."""
    for article in articles:
        for page in images_of(article, Path(portion.corpus.root) / "seeds"):
            if PurePosixPath(page.path).suffix.lower().removeprefix(".") in IMAGES:
                yield page.path.removeprefix(MEDIA), page.data


def _fonts(portion: Portion, parts: Sequence[BookPart]) -> Mapping[str, bytes]:
    """Return the faces, cut for the letters of this book alone: most books need the same ones."""
    settings = portion.corpus.settings
    texts = [part.text.text for part in parts]
    for note in _notes(parts):
        texts += [text for value in note.texts.values() for text in value.texts]
    for part in parts:
        for said in (part.text.title, part.text.author, part.text.publisher, part.text.summary):
            texts += said.texts if isinstance(said, Multilingual) else [said or ""]
    spoken = frozenset(block.language for part in parts for block in part.blocks)
    root = Path(portion.corpus.root)
    own = tuple((language, root / path) for language, path in sorted(settings.fonts.items()) if language in spoken)
    rare = sorted(code for code in frozenset().union(*map(codes, texts)) if own or not in_every_font(code))
    return _cut(portion.context.settings.cache, "".join(map(chr, rare)), spoken, own)


@lru_cache(maxsize=4)
def _cut(
    cache: Path | None, letters: str, spoken: frozenset[Language], own: tuple[tuple[Language, Path], ...]
) -> Mapping[str, bytes]:
    return font_files(cache, written=frozenset(map(ord, letters)), languages=spoken, own=dict(own))


@lru_cache(maxsize=4)
def _sheet(fonts: tuple[str, ...]) -> bytes:
    """Return the style sheet of a book that holds these files: it names the faces besides Amiri that are there."""
    rules = [Path(__file__).with_name("book.css").read_text("utf-8").rstrip("\n")]
    for family, face in FACES.items():
        if family != AMIRI:
            rules += [_face(family, name) for name in face.files if name in fonts]
    for profile in PROFILES.values():
        if profile.face != AMIRI and any(name in fonts for name in FACES[profile.face].files):
            rules.append(f':lang({profile.code}) {{ font-family: "{profile.face}", "{AMIRI}", serif; }}')
    for language in (name.removeprefix("own-").removesuffix(".woff2") for name in fonts if name.startswith("own-")):
        rules.append(_face(f"Own {language}", own_face(language)))
        rules.append(f':lang({language}) {{ font-family: "Own {language}", "{AMIRI}", serif; }}')
    return "".join(f"{rule}\n" for rule in rules).encode()


def _face(family: str, name: str) -> str:
    return f'@font-face {{ font-family: "{family}"; src: url("{_FONTS}{name}") format("woff2"); }}'
