"""A site that was handed over as a folder: it says what to do, and a reviewer's holds what opens it."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from building import built, project_at


@pytest.mark.browser
def test_the_front_door_says_what_to_do_on_a_disk_alone(
    chromium: Browser, project_site: Path, project_address: str
) -> None:
    page = chromium.new_page()
    for address, said in (((project_site / "index.html").as_uri(), 2), (project_address, 0)):
        page.goto(address)
        expect(page.locator(".rd-door__disk code:visible")).to_have_count(said)
    page.close()


def test_a_reviewers_site_opens_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project_at(tmp_path)
    built(root)
    assert not (root / "site" / "open.py").exists()
    monkeypatch.setenv("HASHIYA_PREVIEW", "1")
    built(root)
    command = [sys.executable, str(root / "site" / "open.py")]
    environment = os.environ | {"BROWSER": "true"}  # a browser that does nothing, and succeeds
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as opened:
        assert opened.stdout
        address = opened.stdout.readline().split(" ")[0]
        try:
            with urllib.request.urlopen(address) as answer:
                assert answer.read() == (root / "site" / "index.html").read_bytes()
        finally:
            opened.terminate()
