"""The whole site by MkDocs, unless the one that stands was made by this program of the very same files, or nearly."""

from __future__ import annotations

import datetime
import os
import secrets
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from hashiya.collector import uncollected
from hashiya.corpus import Anchored
from hashiya.exporting.export_formats import FORMATS
from hashiya.for_mkdocs.made_again import HISTORY, MadeAgain, is_text, made_again
from hashiya.for_mkdocs.plugin import IS_KEPT, MADE_FROM
from hashiya.history import read_history
from hashiya.kept import Kept, nothing_kept
from hashiya.model_again import Model, followed
from hashiya.pages.made import Sources
from hashiya.pages.traced import Lines
from hashiya.publishing.beside import clear_away, double
from hashiya.publishing.unchanged import Apart, Made, Stamp, contents, others, stamps, standing, standing_again
from hashiya.stages import stage

_OF_PLUGINS = ("plugins", "theme", "hooks", "watch")
"""What has no words of its own in the settings, and is looked at in another way."""
_MANY = 5_000
"""Files of a site that are linked beforehand for a change that may come: of fewer, the change itself links them all."""
_ENVIRONMENT = ("HASHIYA_PREVIEW",)


class Outcome(NamedTuple):
    """What came of a build.

    Attributes:
        changed: What is another since the site was made; nothing where that is not known.
        sources: What its pages are made from; None where the site was left as it was.
        again: What was made again; None where the whole site was made, or nothing.
    """

    changed: tuple[str, ...] = ()
    sources: Sources | None = None
    again: MadeAgain | None = None


@uncollected()
def build_site(root: Path, *, strict: bool, kept: Kept) -> Outcome:
    """Build the site of the project at `root` where its mkdocs.yml says.

    Only a site that was made strictly is ever taken to be up to date: nothing was wrong that would be told of again.

    Args:
        strict: Whether warnings end it.
        kept: Where it stands what the last site was made from.

    Raises:
        SystemExit: MkDocs has said what is wrong.
    """
    config = load_config(str(root / "mkdocs.yml"))
    site = Path(config.site_dir)
    with stage("looking for changes"):
        began = stamps(_sources(root, config))
        before = kept.before("site", str(site))
        known = before if isinstance(before, Made) else None
        inputs = _inputs(root, config, began, known) if strict and not nothing_kept() else None
    changed: tuple[str, ...] = ()
    again = None
    if inputs is not None and known is not None:
        with stage("looking for changes"):
            there = standing(site)
            changed, damaged = others(known.inputs, inputs), others(known.site, there.files)
        if not changed and not damaged:
            clear_away(site)
            return Outcome()
        changed = changed or damaged
        mark, sources = kept.before("sources", str(site)) or ("", None)
        if mark == known.mark and isinstance(sources, Sources) and sources.units and not damaged:
            apart = known.apart if known.apart is not None and there.unshared <= known.apart else None
            with stage("reading"):
                anchored = _followed(kept, str(site), inputs) if all(map(is_text, changed)) else None
            lines = partial(_lines_before, kept, str(site), sources.began)
            again = made_again(root, site, sources, changed, lines=lines, apart=apart, anchored=anchored)
    if again is None:
        with stage("rendering"):
            made, model = _whole(root, strict=strict, is_kept=inputs is not None)
            made = made._replace(began=secrets.token_hex(8))
    else:
        made, model = again.sources, again.model
    # What was saved meanwhile, and perhaps taken back, may stand in some pages and not in others.
    if inputs is not None and stamps(_sources(root, config)) == began:
        with stage("keeping"):
            _keep_lines(kept, str(site), made)
            mark = secrets.token_hex(8)
            kept.keep("sources", str(site), (mark, made))
            if model is not None:
                kept.keep("model", str(site), (inputs, model))
            left, apart = _left(site, known, again)
        with stage("linking"):
            if again is None and len(left) > _MANY and double(site):
                apart = frozenset()
        with stage("keeping"):
            kept.keep("site", str(site), Made(inputs, left, mark, began, apart))
            kept.save()
    return Outcome(changed, made, again)


def _followed(kept: Kept, site: str, inputs: Mapping[str, bytes]) -> Anchored | None:
    """Return what is read and anchored, from what an earlier run has kept and the notes that have changed since."""
    before, model = kept.before("model", site) or (inputs, None)
    if not isinstance(model, Model):
        return None
    # Who changed what when is no part of it.
    return followed(model, before, {**inputs, HISTORY: before[HISTORY]})


def _keep_lines(kept: Kept, site: str, made: Sources) -> None:
    """Keep the lines that pages were put together from, each recipe's in a file of its own: few changes touch two.

    Before the sources: lines that are newer than these are only made once more, older ones would be taken for theirs.
    """
    for name, unit in made.units.items():
        if unit.lines:
            kept.keep(_room_of_lines(name), site, (made.began, unit.lines))


def _lines_before(kept: Kept, site: str, began: str, recipe: str) -> Lines:
    """Return the lines that were kept of a recipe's pages, as long as they belong to the site that `began` so."""
    of, lines = kept.before(_room_of_lines(recipe), site) or ("", {})
    found: Lines = lines if of == began else {}
    return found


def _room_of_lines(recipe: str) -> str:
    return f"lines of {recipe.replace('/', '.')}"


def _left(site: Path, before: Made | None, again: MadeAgain | None) -> tuple[dict[str, tuple[int, int]], Apart]:
    """Return how a site was left, and in which files the one beside it is another."""
    if again is None or before is None:
        return standing(site).files, None
    now = standing_again(before.site, site, files=again.files, folders=again.folders)
    return now, frozenset(others(before.site, now)) if again.keeps_former else None


def sources_of(root: Path, outcome: Outcome, kept: Kept) -> Sources:
    """Return what the pages of a site are made from, also where it was left as it was."""
    _, before = kept.before("sources", load_config(str(root / "mkdocs.yml")).site_dir) or ("", None)
    return outcome.sources or (before if isinstance(before, Sources) else Sources({}, {}))


def _whole(root: Path, *, strict: bool, is_kept: bool) -> tuple[Sources, Model | None]:
    """Have MkDocs make the whole site, and return what its pages are made from, and what was read."""
    # Most builds make a few pages, without a command line.
    from mkdocs.__main__ import cli  # noqa: PLC0415

    MADE_FROM.set(None)
    token = IS_KEPT.set(is_kept)
    try:
        cli.main(
            ["build", "--quiet", *(["--strict"] if strict else []), "-f", str(root / "mkdocs.yml")],
            standalone_mode=False,
        )
    finally:
        IS_KEPT.reset(token)
    return MADE_FROM.get() or (Sources({}, {}), None)


def _sources(root: Path, config: MkDocsConfig) -> list[Path]:
    """Return the files and folders that the site is made from."""
    folders = [root / "seeds", root / "annotations", root / "hashiya.yml", root / "mkdocs.yml", Path(config.docs_dir)]
    return [*folders, Path(config.theme.custom_dir)] if config.theme.custom_dir else folders


def _inputs(
    root: Path, config: MkDocsConfig, began: Mapping[str, Stamp], known: Made | None
) -> dict[str, bytes] | None:
    """Return all that the site is made from; None where nobody knows: another plug-in may read what it likes."""
    if config.hooks or set(config.plugins) != {"hashiya"}:
        return None
    found = contents(root, _sources(root, config), began, known)
    if found is None or b"INHERIT" in (root / "mkdocs.yml").read_bytes():
        return None
    said = {name: repr(config[name]) for name in config if name not in _OF_PLUGINS}
    said |= {name: os.environ.get(name, "") for name in _ENVIRONMENT}
    said["formats"] = repr([name for name, made in FORMATS.items() if made.is_here])
    said[HISTORY] = repr(sorted((read_history(root) or {}).items()))
    if config.theme.custom_dir:  # these may write the day of the build; our own templates and the sitemap have none
        said["today"] = f"{datetime.date.today()} {os.environ.get('SOURCE_DATE_EPOCH', '')}"
    return found | {name: text.encode() for name, text in said.items()}
