"""Files that hold no plain text: what they are, as their first bytes tell."""

from __future__ import annotations

_HEADS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a document of a word processor or a packed file",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "an RTF document",
}


def no_plain_text(data: bytes, *, encoded: bool) -> str | None:
    """Say what a file is that is no plain text, or return None; where its encoding is told it may hold NUL bytes."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    found = next((what for start, what in _HEADS.items() if head.startswith(start.lower())), None)
    # UTF-16 holds them too, and is told of as no UTF-8.
    nul = not encoded and b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return found or ("no text: it holds NUL bytes" if nul else None)
