"""What a device is told of the site: each picture is there, and as large as is said."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_picture_is_there_as_large_as_is_said(project_site: Path, language: str) -> None:
    manifest = project_site / language / "app.webmanifest"
    icons = json.loads(manifest.read_text("utf-8"))["icons"]
    assert {icon["type"] for icon in icons} == {"image/svg+xml", "image/png"}
    for icon in icons:
        data = (manifest.parent / icon["src"]).resolve().read_bytes()
        if icon["type"] == "image/png":
            assert data.startswith(PNG)
            assert "{}x{}".format(*struct.unpack(">II", data[16:24])) == icon["sizes"]
    # what iOS asks for stands in every page
    assert '<link rel="apple-touch-icon" href="../../img/mark-180.png">' in (
        project_site / language / "glossary" / "index.html"
    ).read_text("utf-8")
