"""The whole site by MkDocs, unless the one that stands was made by this program of the very same files."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from mkdocs.__main__ import cli
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from hashiya.history import read_history
from hashiya.kept import Kept
from hashiya.publishing.unchanged import Made, contents, others, standing

_OF_PLUGINS = ("plugins", "theme", "hooks", "watch")
"""What has no words of its own in the settings, and is looked at in another way."""
_ENVIRONMENT = ("HASHIYA_PREVIEW", "SOURCE_DATE_EPOCH")


def build_site(root: Path, *, strict: bool, kept: Kept) -> tuple[str, ...] | None:
    """Build the site of the project at `root` where its mkdocs.yml says.

    Only a site that was made strictly is ever taken to be up to date: nothing was wrong that would be told of again.

    Args:
        strict: Whether warnings end it.
        kept: Where it stands what the last site was made from.

    Returns:
        What is another since the site was made, nothing where that is not known; None where nothing is and the site
        was left as it is.

    Raises:
        SystemExit: MkDocs has said what is wrong.
    """
    config = load_config(str(root / "mkdocs.yml"))
    site = Path(config.site_dir)
    inputs = _inputs(root, config) if strict else None
    before = kept.before("site", str(site))
    changed: tuple[str, ...] = ()
    if inputs is not None and isinstance(before, Made):
        changed = others(before.inputs, inputs) or others(before.site, standing(site))
        if not changed:
            return None
    cli.main(
        ["build", "--quiet", *(["--strict"] if strict else []), "-f", str(root / "mkdocs.yml")], standalone_mode=False
    )
    if inputs is not None:
        kept.keep("site", str(site), Made(inputs, standing(site)))
        kept.save()
    return changed


def _inputs(root: Path, config: MkDocsConfig) -> dict[str, bytes] | None:
    """Return all that the site is made from; None where nobody knows: another plug-in may read what it likes."""
    if config.hooks or set(config.plugins) != {"hashiya"}:
        return None
    folders = [root / "seeds", root / "annotations", root / "hashiya.yml", root / "mkdocs.yml", Path(config.docs_dir)]
    if config.theme.custom_dir:
        folders.append(Path(config.theme.custom_dir))
    found = contents(root, folders)
    if found is None or b"INHERIT" in (root / "mkdocs.yml").read_bytes():
        return None
    said = {name: repr(config[name]) for name in config if name not in _OF_PLUGINS}
    said |= {name: os.environ.get(name, "") for name in _ENVIRONMENT}
    said["the history of the files"] = repr(sorted((read_history(root) or {}).items()))
    said["today"] = datetime.date.today().isoformat()
    return found | {name: text.encode() for name, text in said.items()}
