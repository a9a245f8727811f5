"""Faults: damaged projects, builds killed at random moments, a disk and a temporary folder that are really full.

What passes the strict check must be built; each fault must leave a whole site, the former or the new one. The disks
need a system that lets the user mount one (Linux).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "faults")]

from gone_through import go_through  # noqa: E402 - found through the path
from small_project import build_command, is_whole, small_project, what_is_on  # noqa: E402 - found through the path

from building import built  # noqa: E402 - found through the path

_KILLS = 20


def _kills(project: Path) -> None:
    started = time.monotonic()
    assert build_command(project).wait() == 0
    takes = time.monotonic() - started
    chance, kept, new = random.Random(12), 0, 0
    for number in range(_KILLS):
        before = what_is_on(project / "site")
        article = project / "seeds" / "harbour-auction.md"
        article.write_text(article.read_text("utf-8") + f"\nفقرة {number}.\n", "utf-8")
        (project / "seeds" / "harbour-auction.en.md").unlink(missing_ok=True)
        build = build_command(project)
        time.sleep(chance.uniform(0.2, takes * 1.05))
        build.send_signal(signal.SIGKILL)
        build.communicate()
        after = what_is_on(project / "site")
        assert is_whole(project / "site"), f"kill {number} left half a site"
        kept, new = kept + (after == before), new + (after != before)
        if after != before:
            page = (project / "site" / "ar" / "articles" / "harbour-auction" / "index.html").read_text("utf-8")
            assert f"فقرة {number}." in page, f"kill {number} left neither the former nor the new site"
    assert build_command(project).wait() == 0
    left = [path.name for path in project.glob(".site*")]
    assert left == [], left
    print(
        f"{_KILLS} builds of {takes:.1f} s killed at random: {kept} left the former site, {new} the new one, 0 a half"
    )


def _generated(folder: Path) -> None:
    outcome = go_through(folder, projects=2000, builds=400)
    print(
        f"{outcome.checked} damaged projects, {outcome.passed} passed the strict check, {outcome.built} of them built"
    )
    assert outcome.wrong == [], "\n".join(outcome.wrong)


def _full_disks(folder: Path) -> None:
    """Build on a disk with too little room, and with a temporary folder that has none."""
    disk = folder / "disk"
    disk.mkdir()
    for what in ("disk", "temporary folder"):
        size = "9M" if what == "disk" else "64k"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(disk)], check=False).returncode:
            print(f"full {what}: not tried, this user may mount nothing")
            continue
        try:
            project = small_project((disk if what == "disk" else folder) / "project")
            if what == "disk":
                built(project)
                before = what_is_on(project / "site")
                (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free - 200_000))
                build = build_command(project)
                said = build.communicate()[0].strip()
                assert build.returncode == 1
                assert "Traceback" not in said, said
                assert what_is_on(project / "site") == before
                assert is_whole(project / "site")
                print(f"full disk: the former site is whole; said: {said.splitlines()[0]}")
            else:
                (disk / "ballast").write_bytes(bytes(shutil.disk_usage(disk).free))
                build = build_command(project, before=f"import tempfile; tempfile.tempdir = {str(disk)!r}")
                assert build.wait() == 0
                assert is_whole(project / "site")
                print("full temporary folder: the site is built, nothing is needed there")
        finally:
            subprocess.run(["umount", str(disk)], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        _generated(Path(name, "generated"))
        project = small_project(Path(name, "killed"))
        _kills(project)
        if sys.platform == "linux":
            _full_disks(Path(name))
