"""The guide: a page of docs/ in each language that lists every code with its meaning and an example."""

from __future__ import annotations

import html
from pathlib import Path

from hashiya.codes import CODES
from hashiya.codes_ar import CODES_AR
from hashiya.files import write_atomically
from hashiya.model.values import LANGUAGES, Language

_HEADS: dict[Language, str] = {
    "ar": """---
title: رسائل التدقيق الآلي
lang: ar
description: كل رسالة قد تراها من hashiya check، ومعناها، وما تفعله.
alternates: {ar: ar/diagnostics/, en: en/diagnostics/}
---

يقرأ الأمر `hashiya check` المقالات والحواشي كلها ويذكر ما فيها من خلل: الملف والسطر والعمود، وما يصلحه.
*error* خطأ يوقف بناء الموقع، و*warning* تنبيه، و*info* معلومة تُعَدُّ ولا توقف شيئًا.
""",
    "en": """---
title: What the checks say
lang: en
description: Every message that you may see from hashiya check, what it means, and what to do.
alternates: {ar: ar/diagnostics/, en: en/diagnostics/}
---

`hashiya check` reads all articles and notes and says what is wrong with them: the file, the line and the column, and
what would settle it. An *error* stops the build, a *warning* does so only when asked to, an *info* is counted.
""",
}


def write_guides(root: Path) -> list[Path]:
    """Write the page of each language below `root`/docs and return the paths."""
    written = []
    for language in LANGUAGES:
        path = root / "docs" / language / "diagnostics.md"
        write_atomically(path, guide(language))
        written.append(path)
    return written


def guide(language: Language) -> str:
    """Return the page in `language`, Markdown with front matter."""
    return "\n".join([_HEADS[language], *(_section(code, language) for code in sorted(CODES))])


def _section(code: str, language: Language) -> str:
    title, explanation, example = CODES[code]
    if language == "ar":
        title, explanation = CODES_AR[code]
    # The placeholder of an id must not be taken for a tag.
    return f"## {_escaped(title)} {{: #{code} }}\n\n`{code}`: {_escaped(explanation)}\n\n```yaml\n{example}\n```\n"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
