"""Project settings: what `hashiya.yml` says."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, field_validator

from hashiya.languages.text_languages import OfText
from hashiya.model.colours import Inks
from hashiya.model.exports import Export
from hashiya.model.values import Frozen, Language, Name
from hashiya.notes.verdict import Verdict


class VerdictLook(Frozen):
    """A verdict of the reader's scale: which it is, and how it is shown."""

    verdict: Verdict = Field(description="Which of the six it is, as files write it")
    label: Name | None = Field(default=None, description="What readers see; the program's own word when left out")
    colours: Inks | None = Field(
        default=None,
        description="Its colour on the light page and on the dark one; the theme's when left out",
        examples=[["#2b7040", "#8bcf9a"]],
    )


def _repository(value: str) -> str:
    if value != NOWHERE and not re.fullmatch(r"https://[\w.-]+/[\w.-]+/[\w.-]+/?", value, re.ASCII):
        raise ValueError(f"it is the address of a repository, such as https://github.com/owner/name, or `{NOWHERE}`")
    return value


NOWHERE = "none"


def _branch(value: str) -> str:
    if ".." in value or "//" in value or value[:1] in "-/." or value[-1:] in "/.":
        raise ValueError("git has no branch of that name; write one such as main")
    return value


class ProjectSettings(Frozen):
    """The settings of a project that the engine itself reads; what its renderer reads stands in the renderer's own."""

    languages: tuple[Language, ...] = Field(
        default=("ar", "en"),
        min_length=1,
        description="What the interface speaks, the first one first: what is missing in one comes from the first that "
        "has it",
        examples=[["ar", "en"]],
    )
    name: Name | None = Field(
        default=None,
        description="What the reader is called, in its languages; Hashiya when left out",
        examples=[{"ar": "نصوص بحواشيها", "en": "Texts with notes"}],
    )
    tagline: Name | None = Field(
        default=None,
        description="The reader in one line: at the front door, and what search engines show of pages without a "
        "description of their own; the program's own line when left out",
        examples=[{"ar": "نصوص تُقرأ مع حواشيها", "en": "Texts, read with their notes"}],
    )
    intro: Name | None = Field(
        default=None,
        description="The sentence that opens a home page which nobody has written by hand; the tagline when left out",
        examples=[{"ar": "رسائل من الميناء، وحواشٍ عليها.", "en": "Letters from the harbour, and notes on them."}],
    )
    licence: Name | None = Field(
        default=None,
        description="The line at the foot of every page that says who may do what with the texts; none when left out",
        examples=[{"ar": "نصوص وحواشٍ برخصة CC BY 4.0", "en": "Texts and notes under CC BY 4.0"}],
    )
    kinds: tuple[str, ...] | None = Field(
        default=None,
        min_length=1,
        description="The kinds of note that the reader has; all when left out",
        examples=[["term", "cross-reference", "fact-check", "question"]],
    )
    verdicts: tuple[VerdictLook, ...] | None = Field(
        default=None,
        min_length=1,
        description="The scale of verdicts, the worst first: those that fact-checks may give; the six when left out",
        examples=[[{"verdict": "inaccurate", "label": {"ar": "خطأ", "en": "Wrong"}}, {"verdict": "accurate"}]],
    )
    suggestions: Annotated[str, AfterValidator(_repository)] | None = Field(
        default=None,
        description="The repository on GitHub to which readers' suggestions and objections go, or `none`; that of the "
        "files when left out",
        examples=["https://github.com/owner/name"],
    )
    branch: Annotated[str, AfterValidator(_branch)] = Field(
        default="main",
        pattern=r"^[\w./-]+$",
        description='The branch that "edit this note" leads to',
        examples=["main"],
    )
    fonts: dict[OfText, Annotated[str, Field(pattern=r"^[\w-][\w.-]*(/[\w-][\w.-]*)*\.(ttf|otf|woff2)$")]] = Field(
        default={},
        description="Fonts of the reader's own for the texts of a language: files in the project",
        examples=[{"ur": "fonts/NotoNastaliqUrdu-Regular.ttf"}],
    )
    exports: dict[Export, Annotated[bool, Field(strict=True)]] = Field(
        default={},
        description="The forms for other programs that the site does not publish, each with `false`; `hashiya export` "
        "writes them all the same",
        examples=[{"web-annotation": False, "skos": False}],
    )
    definition_words: (
        tuple[Annotated[int, Field(ge=0, strict=True)], Annotated[int, Field(ge=0, strict=True)]] | None
    ) = Field(
        default=None,
        description="How many words a definition has, from and to; any number when left out",
        examples=[[25, 70]],
    )
    longest_quotation: int | None = Field(
        default=None,
        ge=1,
        strict=True,
        description="How many words in a row of a source text a note may repeat; any number when left out",
        examples=[7],
    )
    reviewed_sources: str | None = Field(
        default=None,
        pattern=r"^annotations/[a-z-]+\.yml$",
        description="The file that lists the pages that fact-checks may cite; any page when left out",
        examples=["annotations/sources.yml"],
    )
    rights_needed: bool = Field(
        default=False,
        strict=True,
        description="Whether every article must say who may do what with it",
        examples=[True],
    )

    @field_validator("definition_words")
    @classmethod
    def _from_is_not_above_to(cls, words: tuple[int, int] | None) -> tuple[int, int] | None:
        if words and words[0] > words[1]:
            raise ValueError(f"the smaller number stands first: [{words[1]}, {words[0]}]")
        return words
