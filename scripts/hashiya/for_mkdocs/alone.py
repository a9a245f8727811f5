"""Alone: whether anybody else has a say in the pages of a site, another plug-in, a hook, or templates of a project."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig


def nobody_else(config: MkDocsConfig) -> bool:
    """Tell whether the pages are what this program alone makes of them."""
    return set(config.plugins) == {"hashiya"} and not config.hooks and not config.theme.custom_dir
