"""Arriving: every note that came becomes a file, a draft, a change of a file, or a line of the report; none is dropped.

What is written as a note passes the check: where something is wrong with it, alone or beside the others, it is a draft.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hashiya.corpus import Corpus
from hashiya.diagnostics import Diagnostic, Level
from hashiya.file_places import Origin
from hashiya.files import write_atomically
from hashiya.incoming.arrival import DRAFTS, Arrival, Becomes, known_marks, mark_line, new_id, tame
from hashiya.incoming.brought import Brought, Load, refused
from hashiya.incoming.changed_notes import changed_note
from hashiya.incoming.cleaned import without_signs
from hashiya.incoming.drafting import draft_text, in_file_order, whole_text
from hashiya.incoming.placing import article_of, check_anchor, place_words, together
from hashiya.incoming.row_values import changed_columns, with_cells
from hashiya.incoming.told_there import told_in_file
from hashiya.model.values import Multilingual
from hashiya.notes.columns import file_values, row_of
from hashiya.notes.note import Note
from hashiya.reading.note_files import parse_note
from hashiya.reading.project import problems_together
from hashiya.reading.text_file import MAX_BYTES
from hashiya.reading.yaml_file import parse_yaml

_ROUNDS = 5
_UNDECIDED = "comment"
"""The key at which a draft of no kind keeps what the note says."""


@dataclass(frozen=True, slots=True)
class SaidOfAll:
    """What an editor says of all notes of a file.

    Attributes:
        kind: What they are to be, where nothing else tells.
        article: The id of the text that they are about, where they do not say.
        cells: By the column, what each says where it says nothing there.
    """

    kind: type[Note] | None = None
    article: str | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


def arrive(load: Load, corpus: Corpus, *, root: Path, catalogue: Origin, said: SaidOfAll) -> tuple[Arrival, ...]:
    """Say what becomes of every note that came; nothing is written.

    Args:
        catalogue: Where the source texts stand.
    """
    marks = known_marks(root)
    taken = {*corpus.notes, *corpus.unread}
    taken |= {path.relative_to(root).with_suffix("").as_posix() for path in (root / DRAFTS).rglob("*.yml")}
    taken |= {f"{DRAFTS}/{path.stem}" for path in (root / DRAFTS).glob("*.yml")}
    taken |= {name.replace(f"{DRAFTS}/", f"{DRAFTS}//") for name in taken if name.count("/") == 1 and DRAFTS in name}
    desk = _Desk(corpus, root, said, marks, taken)
    found = [desk.one(brought) for brought in load.notes]
    return _beside_one_another(found, corpus, catalogue, desk)


def write_all(arrivals: Iterable[Arrival], root: Path) -> list[str]:
    """Write the files of those that have one, each whole or not at all, and return their names.

    Raises:
        FileExistsError: Somebody has written such a file meanwhile, or changed it.
    """
    coming = [one for one in arrivals if one.is_written]
    for one in coming:
        path = (root / one.file).resolve()
        if not path.is_relative_to(root.resolve()):
            raise FileExistsError(f"{one.file} would stand outside of the project: nothing was written")
        if one.before and (not path.is_file() or path.read_bytes().decode("utf-8") != one.before):
            raise FileExistsError(f"{one.file} has changed meanwhile: run the import again; nothing was written")
        if not one.before and path.exists():
            raise FileExistsError(f"{one.file} is there already: run the import again; nothing was written")
    for one in coming:
        write_atomically((root / one.file).resolve(), one.text, overwrite=bool(one.before))
    return [one.file for one in coming]


@dataclass(slots=True)
class _Desk:
    """Where notes are looked at, one after the other."""

    corpus: Corpus
    root: Path
    said: SaidOfAll
    marks: Mapping[str, str]
    taken: set[str]
    named: dict[type[Note], dict[str, Note]] = field(default_factory=dict)

    def one(self, brought: Brought) -> Arrival:
        """Say what becomes of a note by itself."""
        if there := self.marks.get(mark_line(brought)) if brought.mark else None:
            return Arrival(brought, Becomes.THERE, there)
        if brought.key and brought.key in self.corpus.unread:
            message = f"the file of `{brought.key}` has errors of its own"
            return _refused(brought, message, "mend them first: `hashiya check` tells them")
        if note := self.corpus.notes.get(brought.key):
            return self._known(brought, note)
        kind = brought.kind or self.said.kind
        if kind and (draft := f"{DRAFTS}/{brought.key}.yml") and brought.key and (self.root / draft).exists():
            return Arrival(brought, Becomes.THERE, draft)
        if brought.cells is not None and kind is None:
            return _refused(brought, "nothing tells what kind of note this row is", "say it with --kind")
        return self._new(brought, kind)

    def _known(self, brought: Brought, note: Note) -> Arrival:
        """A note of ours that is here."""
        if brought.cells is not None:
            return changed_note(brought, note, self.corpus, root=self.root)
        now = tame(file_values(note))
        said = {language: "\n\n".join(note.said(language)) for language in brought.texts}
        is_said = all(without_signs(text) in without_signs(said[language]) for language, text in brought.texts.items())
        if is_said and all(now.get(key) == value for key, value in tame(dict(brought.values)).items()):
            return Arrival(brought, Becomes.THERE, note.origin.file)
        message = f"`{note.key}` is here already, and says something else"
        return _there(brought, note, message)

    def _new(self, brought: Brought, kind: type[Note] | None) -> Arrival:
        values, told = self._values(brought, kind)
        if not values and not any(words.exact for words in brought.targets):
            return _refused(brought, "it says nothing, and is about no words", "say something in it, or leave it out")
        if kind and (twin := self._named_alike(kind, values, brought)):
            said = {column: cell for column, cell in (brought.cells or {}).items() if cell.strip()}
            if not changed_columns(said, row_of(file_values(twin))):
                return Arrival(brought, Becomes.THERE, twin.origin.file)
            return _there(brought, twin, f"`{twin.key}` has this name already")
        folder, _, name = brought.key.rpartition("/")
        identifier = name if name and folder else new_id(brought, kind, taken=self.taken)
        self.taken.add(f"{kind.folder if kind else ''}/{identifier}")
        if kind is None:
            return self.draft(brought, None, values, identifier, told)
        file = f"annotations/{kind.folder}/{identifier}.yml"
        text = whole_text(brought, kind, values)
        note, problems = parse_note(text.encode(), kind, file=file, settings=self.corpus.settings)
        told = (*told, *told_in_file(problems, text, brought, file=file))
        if note is None or any(problem.level is Level.ERROR for problem in told):
            return self.draft(brought, kind, values, identifier, told)
        return Arrival(brought, Becomes.NEW, file, text, note=note, problems=told)

    def draft(
        self,
        brought: Brought,
        kind: type[Note] | None,
        values: Mapping[str, Any],
        identifier: str,
        told: Sequence[Diagnostic],
    ) -> Arrival:
        """Make a draft of what lacks something."""
        lacks = dict.fromkeys(problem.message for problem in told if problem.level is not Level.INFO)
        file = f"{DRAFTS}/{kind.folder}/{identifier}.yml" if kind else f"{DRAFTS}/{identifier}.yml"
        text = draft_text(brought, kind, values, identifier=identifier, lacks=lacks)
        read = parse_yaml(text, file=file)
        if len(text.encode()) > MAX_BYTES or any(one.level is Level.ERROR for one in read.diagnostics):
            return _refused(brought, "it is too large, or holds what no file of ours can hold", "shorten it")
        if not any(one.code == "note-unfinished" for one in told):
            what = f"it lacks what a {kind.label.lower()} needs" if kind else "nothing tells what kind of note it is"
            message = f"{what}: it is kept as a draft, {file}"
            told = (*told, Diagnostic("note-unfinished", Level.INFO, message, brought.place, "finish it there"))
        return Arrival(brought, Becomes.DRAFT, file, text, problems=tuple(told))

    def _values(self, brought: Brought, kind: type[Note] | None) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
        """Return what the file says, as far as it is known, and what is to be told of its places."""
        told = [Diagnostic("left-out", Level.INFO, what, brought.place) for what in brought.left_out]
        if brought.readers:
            message = f"where it comes from, only {brought.readers} reads this note; here everybody would"
            told.append(Diagnostic("note-private", Level.WARNING, message, brought.place, "ask first, then accept it"))
        values: dict[str, Any] = tame(dict(brought.values)) or {}
        if kind and brought.cells is not None:
            values = tame(with_cells({}, {**brought.cells}, kind)) or {}
        if kind:
            values |= with_cells({}, _days(kind, values), kind)
            now = {column: cell for column, cell in self.said.cells.items() if not _is_said(values, column)}
            values = with_cells(values, now, kind)
        texts = {code: text for code, text in brought.texts.items() if text}
        spoken = self.corpus.settings.languages
        foreign = [code for code in texts if code not in spoken]
        for code in foreign:
            message = f"a text in `{code}`, which the reader does not speak, is kept below its first language"
            told.append(Diagnostic("left-out", Level.INFO, message, brought.place))
            texts[spoken[0]] = "\n\n".join(filter(None, (texts.get(spoken[0]), texts.pop(code))))
        if texts:
            key = _text_key(kind) if kind else _UNDECIDED
            values.setdefault(key, texts)
        if brought.targets:
            found = [
                place_words(words, self.corpus, where=brought.place, article=self.said.article)
                for words in brought.targets
            ]
            anchors, problems = together(found, brought.place)
            told += problems
            unplaced = [
                {"article": article_of(words.source, self.corpus)[0] or self.said.article or "…", "quote": words.exact}
                for words, one in zip(brought.targets, found, strict=True)
                if words.exact and one.anchor is None and one.translation is None
            ]
            # What has no place stays with its note, as it came.
            if anchors or unplaced:
                values["anchors"] = [*anchors, *unplaced]
        else:
            for number, anchor in enumerate(values.get("anchors") or ()):
                where = brought.of(f"anchors.{number + 1}.quote") if brought.of else brought.place
                told += check_anchor(anchor, self.corpus, where)
        return (in_file_order(kind, values) if kind else values), tuple(told)

    def _named_alike(self, kind: type[Note], values: Mapping[str, Any], brought: Brought) -> Note | None:
        """A note of this kind with the same headline, where nothing else tells which it is."""
        if brought.key or brought.cells is None:
            return None
        headline = next((value for value in values.values() if isinstance(value, dict)), None)
        said = {str(text).strip() for text in (headline or {}).values()}
        if kind not in self.named:
            notes = self.corpus.of(kind).values()
            self.named[kind] = {text.strip(): note for note in notes for text in note.headline.texts}
        return next((self.named[kind][text] for text in said if text in self.named[kind]), None)


def _beside_one_another(found: list[Arrival], corpus: Corpus, catalogue: Origin, desk: _Desk) -> tuple[Arrival, ...]:
    """Take back what would be wrong beside the others: names that two terms claim, ids that are nobody's."""
    before = None
    for _ in range(_ROUNDS):
        coming = {one.file: one for one in found if one.fate in (Becomes.NEW, Becomes.CHANGED) and one.note}
        if not coming:
            break
        notes = {**corpus.notes, **{one.note.key: one.note for one in coming.values() if one.note}}
        now = problems_together(corpus.model_copy(update={"notes": notes}), catalogue)
        here = [problem for problem in now if problem.place and problem.place.file in coming]
        bad = [problem for problem in here if problem.level is Level.ERROR]
        if before is None and any(one.fate is Becomes.CHANGED for one in coming.values()):
            told = problems_together(corpus, catalogue)
            before = {(one.code, one.message, one.place.file) for one in told if one.place}
        bad = [one for one in bad if one.place and (one.code, one.message, one.place.file) not in (before or ())]
        if not bad:
            break
        wrong = {problem.place.file for problem in bad if problem.place}
        found = [_taken_back(one, bad, desk) if one.file in wrong else one for one in found]
    return tuple(found)


def _taken_back(one: Arrival, bad: Sequence[Diagnostic], desk: _Desk) -> Arrival:
    own = [problem for problem in bad if problem.place and problem.place.file == one.file]
    told = (*one.problems, *told_in_file(own, one.text, one.brought, file=one.file))
    if one.fate is Becomes.CHANGED or one.note is None:
        return replace(one, fate=Becomes.REFUSED, text="", problems=told)
    kind = type(one.note)
    return desk.draft(one.brought, kind, file_values(one.note), one.note.id, told)


def _text_key(kind: type[Note]) -> str:
    """The key at which a kind says what it has to say: the last text that it needs."""
    fields = kind.model_fields
    asked = kind.asked()
    needed = [
        name
        for name, field_ in fields.items()
        if field_.is_required() and field_.annotation is Multilingual and name in asked and asked[name].form == "text"
    ]
    return needed[-1]


def _days(kind: type[Note], values: Mapping[str, Any]) -> dict[str, str]:
    """The days among the values, which JSON has as texts."""
    days = (name for name, field_ in kind.model_fields.items() if field_.annotation is datetime.date)
    return {name: values[name] for name in days if isinstance(values.get(name), str)}


def _is_said(values: Mapping[str, Any], column: str) -> bool:
    here: Any = values
    for step in column.split("."):
        if not isinstance(here, Mapping) or step not in here:
            return False
        here = here[step]
    return True


def _refused(brought: Brought, message: str, help_: str) -> Arrival:
    return Arrival(brought, Becomes.REFUSED, problems=(refused(message, brought.place, help_),))


def _there(brought: Brought, note: Note, message: str) -> Arrival:
    help_ = f"compare it with {note.origin.file}, and write there what it has more"
    told = Diagnostic("note-there", Level.WARNING, message, brought.place, help_)
    return Arrival(brought, Becomes.REFUSED, note.origin.file, problems=(told,))
