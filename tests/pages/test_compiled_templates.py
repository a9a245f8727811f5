"""Templates that one run has compiled are not compiled in the next, unless they or their environment are others."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from hashiya.compiled_templates import CompiledTemplates


def _rendered(folder: Path, source: str, **options: bool) -> tuple[str, bool]:
    """What a template says in an environment of its own, and whether it was compiled for that."""
    compiled = []

    class Watched(jinja2.Environment):
        def _generate(self, *arguments: object, **how: object) -> str:
            compiled.append(True)
            return super()._generate(*arguments, **how)  # type: ignore[arg-type]

    environment = Watched(
        loader=jinja2.DictLoader({"one.html": source}), bytecode_cache=CompiledTemplates(folder), **options
    )
    return environment.get_template("one.html").render(value="<1>"), bool(compiled)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "program"
    assert _rendered(folder, "a {{ value }}") == ("a <1>", True)
    assert _rendered(folder, "a {{ value }}") == ("a <1>", False)


def test_another_source_and_other_options_are_compiled_for_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "program"
    _rendered(folder, "a {{ value }}")
    assert _rendered(folder, "b {{ value }}") == ("b <1>", True)
    assert _rendered(folder, "a {{ value }}", autoescape=True) == ("a &lt;1&gt;", True)


@pytest.mark.parametrize("damaged", [b"", b"no code", None], ids=["empty", "other bytes", "cut"])
def test_what_cannot_be_read_is_compiled_again(tmp_path: Path, damaged: bytes | None) -> None:
    folder = tmp_path / "templates" / "program"
    _rendered(folder, "a {{ value }}")
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-9] if damaged is None else damaged)
    assert _rendered(folder, "a {{ value }}") == ("a <1>", True)
    assert _rendered(folder, "a {{ value }}") == ("a <1>", False)


def test_where_nothing_can_be_written_it_is_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    for _ in range(2):
        assert _rendered(tmp_path / "file" / "program", "a {{ value }}") == ("a <1>", True)


def test_a_fault_is_told_of_the_file_that_has_it(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "program"
    for project in ("first", "second"):
        (tmp_path / project).mkdir()
        (tmp_path / project / "one.html").write_text("\n{{ absent.at_all }}", "utf-8")
        loader = jinja2.FileSystemLoader(tmp_path / project)
        environment = jinja2.Environment(loader=loader, bytecode_cache=CompiledTemplates(folder))
        assert environment.get_template("one.html").filename == str(tmp_path / project / "one.html")


def test_what_nobody_has_used_for_long_goes(tmp_path: Path) -> None:
    old, young = (tmp_path / "templates" / name for name in ("old", "young"))
    old.mkdir(parents=True)
    young.mkdir()
    os.utime(old, (0, 0))
    _rendered(tmp_path / "templates" / "program", "a {{ value }}")
    assert not old.exists()
    assert young.exists()
