"""TEI as notes: those that stand off the text and point at its words, and those that stand in it, behind them.

Ours point at words, `#string-range(ID,OFFSET,LENGTH)`, counted in code points of the element with that id. A note in
the text says only where it stands: the words before it are taken for those it is about when an editor accepts it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from hashiya.incoming.brought import Brought, CannotImportError, Load, Words, at, refused
from hashiya.incoming.cleaned import from_plain, without_signs
from hashiya.incoming.row_values import with_cells
from hashiya.incoming.table_reader import is_ours, keys_of
from hashiya.languages.text_languages import script_language
from hashiya.model.values import id_problem
from hashiya.model.web_addresses import may_be_linked
from hashiya.notes.kinds import BY_FOLDER, BY_NAME
from hashiya.notes.note import Note

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RANGE = re.compile(r"#string-range\(\s*([\w.-]+)\s*,\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\)")
_BLOCKS = frozenset(("p", "ab", "l", "head", "item", "cell", "quote", "seg"))
_AROUND = 32
_BEFORE, _LONGEST = 4, 14
"""Of a note in the text so many words before it; an element of more words is a passage, and not what is quoted."""
_OURS = re.compile(r"^(?P<article>.+)\.note\.(?P<folder>[a-z-]+)\.(?P<id>[a-z0-9-]+)$")
_EMPHASIS = {"hi": "*", "emph": "*"}


def tei_in(text: str, *, file: str) -> Load:
    """Return the notes of a TEI document.

    Raises:
        CannotImportError: It is no well-formed XML, or has none.
    """
    # Nothing is fetched and no entity of the document's own is made longer: it may be hostile.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise CannotImportError(f"{file}:{line}:{max(1, column)}: this is no well-formed XML: {error.msg}") from None
    if any(not isinstance(node.tag, str) for node in root.iter()):
        raise CannotImportError(f"{file}: it has entities of its own; write their characters instead")
    document = _Document(root, file)
    notes = [*document.notes()]
    if not notes:
        raise CannotImportError(f"{file}: there is no note in it; a text is brought in with `hashiya import`")
    seen: dict[str, Brought] = {}
    problems = []
    for one in notes:
        name = one.mark or one.key
        if name not in seen:
            seen[name] = one
        elif not (one.key and (one.values, one.texts) == (seen[name].values, seen[name].texts)):
            problems.append(refused(f"this note stands twice in the file: `{name[:80]}`", one.place, "keep one"))
        else:  # a corpus has a note in each text that it is about
            targets = dict.fromkeys((*seen[name].targets, *one.targets))
            seen[name] = replace(seen[name], targets=tuple(targets))
    return Load(tuple(seen.values()), tuple(problems))


class _Document:
    """A document and where its ids are."""

    def __init__(self, root: Any, file: str) -> None:
        self.root, self.file = root, file
        self.by_id = {node.get(f"{_XML}id"): node for node in root.iter() if node.get(f"{_XML}id")}

    def notes(self) -> Iterator[Brought]:
        """Yield the notes that are about words; the author's own footnotes belong to the text."""
        for number, node in enumerate(self.root.iter("{*}note", "{*}annotation"), start=1):
            above = [*node.iterancestors()]
            if any(_name(one) in ("teiHeader", "note", "annotation") for one in above):
                continue
            if any(_name(one) == "div" and one.get("type") == "footnotes" for one in above):
                continue  # the author's own, as our editions have them
            yield self._note(node, number)

    def _note(self, node: Any, number: int) -> Brought:
        name = node.get(f"{_XML}id") or ""
        ours = _OURS.match(name)
        folder = BY_FOLDER.get(ours["folder"]) if ours else None
        key = folder.key_of(ours["id"]) if ours and folder and not id_problem(ours["id"]) else ""
        kind = folder if key else BY_NAME.get(node.get("type") or "")
        texts, values = _said(node, kind)
        if (verdict := re.fullmatch(r"#verdict\.([a-z-]+)", node.get("ana") or "")) and kind:
            values["verdict"] = verdict[1]
        if kind and "sources" in kind.model_fields and (sources := [*_sources(node)]):
            values["sources"] = sources
        if kind and key and (cells := _features(node, kind)):
            # As JSON has them, which knows no days: so values that came are compared with those that are there.
            values = json.loads(json.dumps(with_cells(values, cells, kind), default=str))
        by = (node.get("resp") or "").strip()
        type_ = node.get("type") if kind is None else ""
        remarks = (f"by {by}" if by else "", f"type {type_}" if type_ else "")
        return Brought(
            at(self.file, node.sourceline or 1),
            mark="" if key else f"tei {name or f'{number}: {_words_of(node)[:60]}'}",
            key=key,
            kind=kind,
            values=values,
            texts=texts,
            # Where our own stand their file says: of what is named, and was not quoted, it says nothing.
            targets=() if _is_whole(node) else tuple(self._targets(node, ours["article"] if ours else "")),
            remarks=tuple(remark for remark in remarks if remark),
            hint=key.rpartition("/")[2],
        )

    def _targets(self, node: Any, article: str) -> Iterator[Words]:
        target = node.get("target") or ""
        pointers = re.findall(r"#string-range\([^)]*\)|\S+", target)
        if not pointers:
            yield self._before(node)
        for pointer in pointers:
            yield self._pointed(pointer, article)

    def _pointed(self, pointer: str, article: str) -> Words:
        if found := _RANGE.fullmatch(pointer):
            element = self.by_id.get(found[1])
            text, start, length = _words_of(element), int(found[2]), int(found[3])
            exact = text[start : start + length]
            before, behind = text[max(0, start - _AROUND) : start], text[start + length :][:_AROUND]
            return Words(article, without_signs(exact), before, behind)
        element = self.by_id.get(pointer.removeprefix("#")) if pointer.startswith("#") else None
        if element is None:
            page, _, fragment = pointer.partition("#")
            return Words(page or article, block=fragment)
        exact = " ".join(_words_of(element).split())
        if 0 < len(exact.split()) <= _LONGEST and _name(element) not in ("p", "ab", "div"):
            return Words(article, exact)
        return Words(article, block=pointer.removeprefix("#"))

    def _before(self, node: Any) -> Words:
        """The words right before a note that stands in the text."""
        block = next((above for above in node.iterancestors() if _name(above) in _BLOCKS), None)
        if block is None:
            return Words()
        words = _words_of(block, until=node).split()
        chosen = words[-_BEFORE:]
        if not chosen:
            return Words()
        guess = "they stand right before the note, which does not say what it is about"
        return Words(exact=" ".join(chosen).strip(" .،,؛;:"), prefix=" ".join(words[:-_BEFORE][-6:]), guess=guess)


def _said(node: Any, kind: type[Note] | None) -> tuple[dict[str, str], dict[str, Any]]:
    """What a note says: at the keys that it names, as ours do, and all else by its language."""
    texts: dict[str, list[str]] = {}
    values: dict[str, Any] = {}
    parts = [child for child in node if _name(child) in ("label", "p", "list", "quote", "cit", "note")]
    loose = [node] if not parts else []
    for part in [*loose, *parts]:
        text = _markdown(part)
        if not text:
            continue
        language = (part.get(f"{_XML}lang") or node.get(f"{_XML}lang") or script_language(text)).partition("-")[0]
        key = part.get("n") or ""
        if _name(part) == "label" and kind:
            key = _headline(kind)
        if kind and key in kind.model_fields and key not in ("id", "origin", "anchors"):
            held = values.setdefault(key, {})
            held[language] = f"{held[language]}\n\n{text}" if language in held else text
        else:
            texts.setdefault(language, []).append(text)
    return {language: "\n\n".join(said) for language, said in texts.items()}, values


def _is_whole(node: Any) -> bool:
    """Whether an element holds all that the file of a note of ours said."""
    return any(one.get("type") == "file" for one in node.iterchildren("{*}fs"))


def _features(node: Any, kind: type[Note]) -> dict[str, str]:
    """What the file of a note of ours said besides its texts, by the columns of a table."""
    return {
        column: _words_of(one)
        for held in node.iterchildren("{*}fs")
        if held.get("type") == "file"
        for one in held.iterchildren("{*}f")
        if is_ours(column := one.get("name") or "") and column.partition(".")[0] in keys_of(kind)
    }


def _headline(kind: type[Note]) -> str:
    fields = kind.model_fields
    return next(name for name in ("term", "title", "question", "claim") if name in fields)


def _sources(node: Any) -> Iterator[dict[str, str]]:
    for bibl in node.iter("{*}bibl"):
        title, publisher = bibl.find("{*}title"), bibl.find("{*}publisher")
        addresses = [ref.get("target") or "" for ref in bibl.iter("{*}ref")]
        linked = [address for address in addresses if may_be_linked(address)]
        date = bibl.find("{*}date")
        source = {
            "title": " ".join(_words_of(title).split()),
            "publisher": " ".join(_words_of(publisher).split()),
            "url": linked[0] if linked else "",
            "archive": linked[1] if len(linked) > 1 else "",
            "date": (date.get("when") or "") if date is not None else "",
            "language": (title.get(f"{_XML}lang") or "") if title is not None else "",
        }
        yield {key: value for key, value in source.items() if value}


def _markdown(node: Any) -> str:
    """The words of an element as Markdown: emphasis, links, items of lists and quotations."""
    name = _name(node)
    if name == "list":
        return "\n".join(f"- {_inline(item)}" for item in node if _name(item) == "item")
    text = _inline(node)
    return "\n".join(f"> {line}" for line in text.split("\n")) if name in ("quote", "cit") else text


def _inline(node: Any) -> str:
    parts = [from_or_blank(node.text)]
    for child in node:
        name, words = _name(child), " ".join(_words_of(child).split())
        if name in _EMPHASIS and words:
            sign = "**" if child.get("rend") == "bold" else "*"
            parts.append(f"{sign}{words}{sign}")
        elif name == "ref" and words and may_be_linked(child.get("target") or ""):
            parts.append(f"[{words}]({child.get('target')})")
        elif name not in ("listBibl", "bibl"):
            parts.append(from_or_blank(words))
        parts.append(from_or_blank(child.tail))
    return " ".join("".join(parts).split())


def from_or_blank(text: str | None) -> str:
    """Return a plain text as Markdown, with the blanks at its ends."""
    if not text:
        return ""
    lead, tail = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return f"{lead}{from_plain(text)}{tail}"


def _words_of(node: Any, *, until: Any = None) -> str:
    """The words of an element without those of notes in it, up to one of its parts."""
    if node is None:
        return ""
    parts: list[str] = []

    def walk(element: Any) -> bool:
        parts.append(element.text or "")
        for child in element:
            if child is until:
                return False
            if _name(child) not in ("note", "fw") and not walk(child):
                return False
            parts.append(child.tail or "")
        return True

    walk(node)
    return "".join(parts)


def _name(node: Any) -> str:
    return str(node.tag).rpartition("}")[2]
