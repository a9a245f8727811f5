"""The guide: a page in each language that lists every code with its meaning and an example."""

from __future__ import annotations

import html

from hashiya.codes import Code, codes, codes_page
from hashiya.model.values import Language


def guide(language: Language) -> str:
    """Return the page in `language`, Markdown with front matter."""
    return "\n".join([_head(language), *(_section(name, code, language) for name, code in sorted(codes().items()))])


def _head(language: Language) -> str:
    page = codes_page()
    title, description, lead = (text.get(language)[0] for text in (page.title, page.description, page.lead))
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n{lead}\n"


def _section(name: str, code: Code, language: Language) -> str:
    title, explanation = (_escaped(text.get(language)[0]) for text in (code.title, code.explanation))
    return f"## {title} {{: #{name} }}\n\n`{name}`: {explanation}\n\n```yaml\n{code.example}\n```\n"


def _escaped(text: str) -> str:
    # The placeholder of an id must not be taken for a tag.
    return html.escape(text, quote=False)
