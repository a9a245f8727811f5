"""Usual settings: whether mkdocs.yml says what it usually does, so that MkDocs, slow to load, need not be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import yaml

from hashiya.for_mkdocs.refused_settings import NAME, keys_of

_TAG = "tag:yaml.org,2002:"
_EXTENSIONS = {"attr_list", "md_in_html", "tables", "toc"}
_LINKS = {"not_found", "omitted_files", "anchors", "absolute_links", "unrecognized_links"}
_TOLD = {"warn", "info", "ignore"}


def are_usual(settings: yaml.MappingNode) -> bool:
    """Tell whether MkDocs takes every setting, as far as its form goes; where this is not sure, it does not."""
    written = keys_of(settings)
    return len(written) == len(settings.value) and all(
        key in _USUAL and _USUAL[key](node) for key, node in written.items()
    )


def _is_text(node: yaml.Node) -> bool:
    return node.tag == f"{_TAG}str"


def _is_text_or_of_the_environment(node: yaml.Node) -> bool:
    return _is_text(node) or node.tag == "!ENV"


def _is_bool(node: yaml.Node) -> bool:
    return node.tag == f"{_TAG}bool"


def _is_our_theme(node: yaml.Node) -> bool:
    parts = keys_of(node)
    return set(parts) <= {"name"} and getattr(parts.get("name", node), "value", None) == NAME


def _is_our_plug_in(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and [one.value for one in node.value] == [NAME]


def _are_plain_extensions(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(
        isinstance(one, yaml.ScalarNode) and one.value in _EXTENSIONS for one in node.value
    )


def _is_menu(node: yaml.Node) -> bool:
    return isinstance(node, yaml.SequenceNode) and all(map(_is_entry, node.value))


def _is_entry(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return len(node.value) == 1 and (_is_entry(node.value[0][1]) or _is_menu(node.value[0][1]))
    return _is_text(node)


def _is_validation(node: yaml.Node) -> bool:
    parts = keys_of(node)
    return set(parts) <= {"nav", "links"} and all(
        name in _LINKS and isinstance(value, yaml.ScalarNode) and value.value in _TOLD
        for part in parts.values()
        for name, value in (keys_of(part) or {"": part}).items()
    )


_USUAL: Mapping[str, Callable[[yaml.Node], bool]] = {
    "site_name": lambda node: _is_text(node) and bool(node.value),
    "site_description": _is_text,
    "site_author": _is_text,
    "copyright": _is_text,
    "not_in_nav": _is_text,
    "docs_dir": _is_text_or_of_the_environment,
    "site_dir": _is_text_or_of_the_environment,
    "site_url": _is_text_or_of_the_environment,
    "repo_url": _is_text_or_of_the_environment,
    "strict": _is_bool,
    "use_directory_urls": _is_bool,
    "theme": _is_our_theme,
    "plugins": _is_our_plug_in,
    "markdown_extensions": _are_plain_extensions,
    "nav": _is_menu,
    "extra": lambda node: isinstance(node, yaml.MappingNode),
    "validation": _is_validation,
}
