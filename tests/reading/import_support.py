"""What the tests of imports share: a Word file made of its parts, and a run of the command."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from hashiya.commands.main import main
from hashiya.reading.imported_lines import Line

HERE = Path(__file__).parent
WORD = re.compile(r"[^\W_]+")
TEXT = "المقال الأول\nأحمد علي\n\nهذه فقرة طويلة بما يكفي لكي تكون فقرة تامة لا يشك فيها أحد من الناس.\n"


def shown(line: Line) -> str:
    """Return what a preview tells of a line."""
    shown = f"{line.number} {line.kind} ({', without '.join((line.why, *line.left_out))}): {line.text}"
    return shown + (f" | {line.doubt}" if line.doubt else "")


def letters(text: str, listed: str) -> str | list[str]:
    """All letters of a text in their order; without order or figures where raised ones are among those that are listed.

    Footnotes and struck words stand behind what they stood in, and what calls a footnote is no word: a case that has
    such holds a raised figure, too.
    """
    if unicodedata.normalize("NFKC", listed) == listed:
        return re.sub(r"\W", "", text)
    return sorted(re.sub(r"[\W\d]", "", unicodedata.normalize("NFKC", text)))


NAMESPACES = " ".join(
    f'xmlns:{name}="http://schemas.openxmlformats.org/{address}"'
    for name, address in (
        ("w", "wordprocessingml/2006/main"),
        ("m", "officeDocument/2006/math"),
        ("mc", "markup-compatibility/2006"),
        ("r", "officeDocument/2006/relationships"),
    )
)
NAMESPACES += ' xmlns:v="urn:schemas-microsoft-com:vml"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{told}"/></w:style>'
    for name, told in (("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Quote", "Quote"))
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/></w:lvl></w:abstractNum>'
    for n, form in ((1, "bullet"), (2, "decimal"))
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))


def docx_of(parts: Mapping[str, Any], before: str = "") -> bytes:
    """Write a document of a word processor: a YAML case holds what stands in its parts; `before` begins each."""
    written = {**parts, "styles": STYLES, **({"numbering": NUMBERING} if "numbering" in parts else {})}
    made = io.BytesIO()
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(made, "w") as packed:
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{office}.{name.rstrip("1")}+xml"/>' for name in written
        )
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types">{overrides}</Types>')
        told = f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="word/document.xml"/>'
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{package}/relationships">{told}</Relationships>')
        told = "".join(
            f'<Relationship Id="{name}" Type="{relations}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for name in written
            if name != "document"
        )
        packed.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{package}/relationships">{told}</Relationships>'
        )
        for name, inner in written.items():
            root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
            held = f"<w:body>{inner}</w:body>" if name == "document" else inner
            packed.writestr(f"word/{name}.xml", f"{before}<w:{root} {NAMESPACES}>{held}</w:{root}>")
    return made.getvalue()


def run_import(project: Path, *options: str) -> Result:
    """Import the text in a project, without leave to write where no option gives it."""
    told = ["--root", str(project), "import", str(project / "text.txt"), "--id", "text", *options]
    return CliRunner().invoke(main, told)
