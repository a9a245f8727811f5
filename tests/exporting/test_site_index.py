"""The index of the site follows its published schema and names everything that is there, and nothing else."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from exported import exported
from hashiya.pages.all_pages import is_page
from hashiya.pages.context import Context


def test_it_follows_its_schema_and_leads_to_pages(context: Context) -> None:
    schema = json.loads(exported(context, "site-schema"))
    Draft202012Validator.check_schema(schema)
    index = json.loads(exported(context, "site"))
    Draft202012Validator(schema).validate(index)
    assert [one["id"] for one in index["articles"]] == sorted(context.corpus.articles)
    assert {one["key"] for one in index["notes"]} == set(context.notes)
    for name, found in (("article", index["articles"]), ("note", index["notes"])):
        for one in found:
            for language in index["languages"]:
                page = index["pages"][name].format(shown_in=language, **one)
                assert is_page(context, f"{page.rstrip('/')}.md"), page
    known = {one["key"] for one in index["notes"]}
    assert all(set(one.get("notes", ())) <= known for one in index["articles"])


def test_the_schema_knows_all_that_it_says(dossier: Context) -> None:
    """Readers go by the schema: what is not told there is no promise."""
    schema, index = json.loads(exported(dossier, "site-schema")), json.loads(exported(dossier, "site"))
    assert index.keys() <= schema["properties"].keys()
    for name, found in (("article", index["articles"]), ("note", index["notes"])):
        assert {key for one in found for key in one} <= schema["$defs"][name]["properties"].keys()
