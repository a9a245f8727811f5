"""Scripts of others stand in a folder of their own, as they came: with version, licence and hash.

Whether npm has the same, the audit asks.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import hashiya

FOLDER = Path(hashiya.__file__).parent / "theme" / "js" / "vendored"
_FREE = {"ISC", "MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD"}


def test_every_script_of_others_is_as_it_came() -> None:
    told = json.loads((FOLDER / "vendored.json").read_text("utf-8"))
    assert {one["file"] for one in told} == {path.name for path in FOLDER.glob("*.js")}
    for one in told:
        assert hashlib.sha256((FOLDER / one["file"]).read_bytes()).hexdigest() == one["sha256"], one["file"]
        assert one["licence"] in _FREE
        assert "ermission" in (FOLDER / one["licence_file"]).read_text("utf-8")
