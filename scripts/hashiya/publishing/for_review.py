"""For review: a site that is made for those who look at a proposal, and for no reader."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

OPENER = "open.py"
"""What opens a site from its own folder; it is a copy of the module `open_site`."""
_FOR_REVIEW = "HASHIYA_PREVIEW"
"""Set in the environment, it lets a project with errors be looked at: lost notes stand at the end of their page, and
the folder of the site holds what opens it on a reviewer's own machine, where no browser keeps it."""


def is_for_review() -> bool:
    """Tell whether the site is made for those who look at a proposal, and for no reader."""
    return bool(os.environ.get(_FOR_REVIEW))


def copy_opener(site: Path) -> None:
    """Put what opens a site into the folder of a finished one."""
    shutil.copyfile(Path(__file__).with_name("open_site.py"), site / OPENER)
