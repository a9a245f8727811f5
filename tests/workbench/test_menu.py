"""A menu that names what is not there: told as MkDocs tells it, and not where mkdocs.yml says that it may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from hashiya.commands.main import main


@pytest.mark.parametrize(
    ("validation", "told"),
    [
        ("", True),
        ("validation: {nav: {not_found: ignore}}", False),
        ("validation: {not_found: info}", False),
        ("validation: {nav: {not_found: warn}, not_found: ignore}", True),
        ("validation: {nav: {omitted_files: ignore}}", True),
        ("validation: {links: {not_found: ignore}}", True),
        ("validation: ignore", True),
    ],
)
def test_a_dead_entry_is_told_where_mkdocs_would(tmp_path: Path, validation: str, told: bool) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    settings = f"site_name: x\ntheme: hashiya\nplugins: [hashiya]\nnav: [ar/no-such-page.md]\n{validation}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check", "--strict", "--format", "json"])
    codes = [found["code"] for found in json.loads(result.stdout)["diagnostics"]]
    assert codes == (["menu-dead"] if told else [])
    assert result.exit_code == int(told)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("x: [\n", "yaml-syntax"),
        ("", "wrong-value"),
        ("# no more\n", "wrong-value"),
        *(
            (f"{wrong}\ntheme: hashiya\nplugins: [hashiya]\n", "settings-refused")
            for wrong in (
                *("", "site_url: abc", "docs_dir: documents", "site_dir: .", "site_dir: seeds/site"),
                *("site_url: !ENV {a: b}", "site_url: !relative x", 'draft_docs: "*"', 'exclude_docs: "*.css"'),
            )
        ),
        ("theme: hashiya\nplugins: [{hashiya: {foo: 1}}]\n", "settings-refused"),
        ("theme: hashiya\nplugins: {hashiya: {foo: 1}}\n", "settings-refused"),
    ],
)
def test_settings_that_mkdocs_would_refuse_are_told(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs").mkdir()
    if told == "settings-refused" and not settings.startswith("\n"):
        settings = f"site_name: x\n{settings}"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check", "--format", "json"])
    (found,) = json.loads(result.stdout)["diagnostics"]
    assert (found["code"], found["place"]["file"], result.exit_code) == (told, "mkdocs.yml", 1)
