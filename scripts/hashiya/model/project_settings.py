"""Project settings: what `hashiya.yml` says."""

from __future__ import annotations

from pydantic import Field

from hashiya.model.values import Frozen, Language


class ProjectSettings(Frozen):
    """The settings of a project that the engine itself reads; what its renderer reads stands in the renderer's own."""

    languages: tuple[Language, ...] = Field(
        default=("ar", "en"),
        min_length=1,
        description="What the interface speaks, the first one first: what is missing in one comes from the first that "
        "has it",
    )
    branch: str = Field(default="main", min_length=1, description='The branch that "edit this note" leads to')
