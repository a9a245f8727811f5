"""Every link, picture and script of the project's own site leads to something that is there, to the very place."""

from __future__ import annotations

from pathlib import Path

from links import broken_links, broken_on


def test_no_link_of_the_site_is_broken(project_site: Path) -> None:
    assert {"ar", "en"} <= {path.name for path in project_site.iterdir()}
    assert broken_links(project_site) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    links = [
        "a/",
        "a/#here",
        "a/#gone",
        "b/",
        "#gone",
        "/a/",
        "/c.png",
        "https://example.org/gone",
        "mailto:a@example.org",
    ]
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<p id=here>", "utf-8")
    page = tmp_path / "index.html"
    page.write_text("".join(f'<a href="{link}">x</a>' for link in links) + '<img src="gone.png">', "utf-8")
    assert list(broken_on(page, tmp_path)) == ["a/#gone", "b/", "#gone", "/c.png", "gone.png"]
