"""Publishing: the policy of a page, the sitemap, the font, and builds that are the same twice."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import re
import shutil
from importlib import resources
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from building import CLOCK, REPOSITORY, SITE_URL, built, by_mkdocs_alone
from hashiya.kept import NONE
from hashiya.pages import fonts
from hashiya.pages.fonts import AMIRI, FACES, characters, cut_face, font_files
from hashiya.publishing.policy import policy, with_policy
from hashiya.publishing.sitemap import mend_sitemap

_PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>t</title>{}</head><body>{}</body></html>'


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_the_policy_allows_a_pages_own_scripts_and_styles_by_hash() -> None:
    html = _PAGE.format("<script>one()</script><style>p{}</style>", "<script>\ntwo()\n</script>")
    directives = dict(part.split(" ", 1) for part in policy(html).split("; "))
    assert directives["script-src"].split() == ["'self'", _hash("one()"), _hash("\ntwo()\n")]
    assert directives["style-src"].split() == ["'self'", _hash("p{}")]
    assert directives["default-src"] == "'none'"
    assert "unsafe-inline" not in policy(html)


def test_files_and_data_need_no_hash() -> None:
    html = _PAGE.format('<script src="a.js"></script>', '<script type="application/json">{"a": 1}</script>')
    assert "sha256" not in policy(html)


def test_the_policy_stands_right_behind_the_charset_and_once() -> None:
    html = with_policy(_PAGE.format("", ""))
    assert html.index("<meta charset") < html.index("Content-Security-Policy") < html.index("<title>")
    assert with_policy(html) == html


def test_the_sitemap_knows_neither_day_nor_folder(tmp_path: Path) -> None:
    packed = []
    for folder, day in (("one", "2024-01-01"), ("two", "2025-02-02")):
        site = tmp_path / folder
        site.mkdir()
        text = f"<urlset>\n<url><loc>https://example.org/</loc>\n<lastmod>{day}</lastmod></url></urlset>"
        (site / "sitemap.xml").write_text(text)
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(f"{folder}{text}".encode()))
        mend_sitemap(site)
        packed.append((site / "sitemap.xml.gz").read_bytes())
        assert gzip.decompress(packed[-1]) == (site / "sitemap.xml").read_bytes()
        assert day not in (site / "sitemap.xml").read_text()
    assert packed[0] == packed[1]


def test_a_sitemap_without_addresses_is_removed(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"")
    mend_sitemap(tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_font_is_small_and_keeps_what_joins_arabic_letters(tmp_path: Path) -> None:
    files = font_files(tmp_path)
    faces, licence = FACES[AMIRI].files, FACES[AMIRI].licence[1]
    assert set(files) == {*faces, licence}
    assert files == font_files(tmp_path), "the kept faces are the same"
    assert "SIL OPEN FONT LICENSE" in files[licence].decode().upper()
    for name in faces:
        assert len(files[name]) < 64_000
        font = TTFont(io.BytesIO(files[name]))
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"init", "medi", "fina", "rlig", "liga", "ccmp", "mark"} <= features | {
            record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord
        }
        letters = font.getBestCmap()
        assert all(ord(letter) in letters for letter in "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةپچژگ،؛؟«»ًٌٍَُِّْٰـ0٠Aa%…")


def test_a_kept_face_is_believed_as_it_was_written_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NONE, raising=False)
    monkeypatch.setattr(fonts, "cut_face", lambda *_: b"a face")
    files = font_files(tmp_path)
    kept = [*(tmp_path / "fonts").iterdir()]
    assert len(kept) == len(FACES[AMIRI].files)
    for damage in (bytes.upper, lambda data: data[:-1], lambda _: b"a face"):
        for file in kept:
            file.write_bytes(damage(file.read_bytes()))
        assert font_files(tmp_path) == files


def test_where_no_face_can_be_kept_it_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "cut_face", lambda *_: b"a face")
    (tmp_path / "fonts").write_text("")
    assert b"a face" in font_files(tmp_path).values()


def test_a_face_is_cut_to_the_same_bytes_twice() -> None:
    source = resources.files("fontpkg_amiri").joinpath("files", "Amiri-Regular.ttf").read_bytes()
    some = frozenset(map(ord, "حاشية"))
    cut = cut_face.__wrapped__(source, some)
    assert cut == cut_face.__wrapped__(source, some)
    assert characters(cut_face.__wrapped__(cut, some - {ord("ح")})) == some - {ord("ح")}, "of a packed one, too"


def test_other_faces_are_there_where_texts_ask_for_them(tmp_path: Path) -> None:
    own = tmp_path / "own.ttf"
    own.write_bytes(resources.files("fontpkg_amiri").joinpath("files", "Amiri-Bold.ttf").read_bytes())
    hebrew = font_files(tmp_path, written=frozenset(map(ord, "قال שלום")), languages=["ar"])
    urdu = font_files(tmp_path, written=frozenset(map(ord, "یہ کتاب نئی ہے۔")), languages=["ur"], own={"fa": own})
    assert {*hebrew} - {*font_files(tmp_path)} == {"frank-ruhl-libre.woff2", "OFL-frank-ruhl-libre.txt"}
    assert {*urdu} - {*font_files(tmp_path)} == {
        "noto-nastaliq-urdu.woff2",
        "OFL-noto-nastaliq-urdu.txt",
        "own-fa.woff2",
    }
    for files, name, text in (
        (hebrew, "frank-ruhl-libre.woff2", "שלום"),
        (urdu, "noto-nastaliq-urdu.woff2", "یہکتابنئیہے۔"),
        (urdu, "amiri-regular.woff2", "یہکتابنئیہے۔"),
        (urdu, "own-fa.woff2", "یہکتابنئیہے۔"),
    ):
        assert set(map(ord, text)) <= characters(files[name]), name
    assert len(hebrew["frank-ruhl-libre.woff2"]) < 16_000


@pytest.mark.parametrize("which", ["sample", pytest.param("dossier", marks=pytest.mark.audit)])
def test_another_build_is_the_same_in_another_folder_and_without_shortcuts(
    which: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first: Path = request.getfixturevalue("clone") if which == "dossier" else request.getfixturevalue("editable").root
    addresses = {"site_url": SITE_URL} if which == "dossier" else {"repo_url": REPOSITORY}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", CLOCK)
    by_mkdocs_alone(monkeypatch)
    ignored = shutil.ignore_patterns("site", ".venv")
    root = shutil.copytree(first, tmp_path / "a-folder-of-another-name", symlinks=True, ignore=ignored)
    sites = first / "site", built(root, **addresses)
    files = [{path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()} for site in sites]
    assert sorted(files[0]) == sorted(files[1])
    assert sum(name.endswith(".html") for name in files[0]) > (100 if which == "dossier" else 40)
    assert [name for name in files[0] if files[0][name].read_bytes() != files[1][name].read_bytes()] == []


def test_every_word_of_the_interface_is_filled_in(project_site: Path) -> None:
    unfilled = re.compile(r"&#123;[a-z]+&#125;|>[^<]*\{[a-z]+\}")
    main = re.compile(r"<article\b.*</article>", re.DOTALL)
    pages = {path.relative_to(project_site): path.read_text("utf-8") for path in project_site.rglob("*.html")}
    assert [name for name, page in pages.items() if unfilled.search("".join(main.findall(page)))] == []


def test_no_page_names_another_host(project_site: Path) -> None:
    """Whatever a page loads by itself is the site's own; links for readers may lead elsewhere."""
    loads = re.compile(r"<(?:script|link|img|iframe|source|use)\b[^>]*?\s(?:src|href)=[\"']?((?:https?:)?//[^\"'\s>]+)")
    found = {
        (path.relative_to(project_site).as_posix(), address)
        for path in project_site.rglob("*.html")
        for address in loads.findall(path.read_text("utf-8"))
        if not address.startswith(SITE_URL)
    }
    assert found == set()
