"""Files that hold no plain text: what they are, as their first bytes tell, and the way to one that can be imported."""

from __future__ import annotations

_AS_TEXT = "save it as plain text, in UTF-8, and import that"
_AS_DOCX = "save it as DOCX, and import that"
"""So that headings, lists and footnotes come along."""
_HEADS = {
    b"%PDF": f"is a PDF file: {_AS_TEXT}",
    b"PK\x03\x04": f"is a document of a word processor or a packed file: {_AS_DOCX}",
    b"\xd0\xcf\x11\xe0": f"is a document of a word processor: {_AS_DOCX}",
    b"{\\rtf": f"is an RTF document: {_AS_DOCX}",
}


def no_plain_text(data: bytes, *, encoded: bool) -> str | None:
    """Say what a file is that is no plain text, a clause with the way out, or return None.

    Args:
        encoded: Whether its encoding is told: then it may hold NUL bytes.
    """
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    found = next((what for start, what in _HEADS.items() if head.startswith(start.lower())), None)
    # UTF-16 holds them too, and is told of as no UTF-8.
    nul = not encoded and b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return found or (f"is no text: it holds NUL bytes; {_AS_TEXT}" if nul else None)
