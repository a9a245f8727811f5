"""The content-security policy: what each page of the finished site may load and run, by a meta element in its head.

A page's own inline scripts and style sheets are allowed by their hashes, so `unsafe-inline` never is.
"""

from __future__ import annotations

import base64
import hashlib
import re

# Passes over what has no "<" in one step, as it is nearly all that a script of data holds.
_INLINE = re.compile(r"<(script|style)\b([^>]*)>([^<]*(?:<(?!/\1\s*>)[^<]*)*)</\1\s*>", re.IGNORECASE)
_SOURCE = re.compile(r"""\ssrc\s*=""", re.IGNORECASE)
_DATA_BLOCK = re.compile(r"""\stype\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)
_META = re.compile(r"""<meta http-equiv="Content-Security-Policy"[^>]*>\s*""")
_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.IGNORECASE)

# Nothing needs more than the site's own files.
_FIXED = (
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


def with_policy(html: str) -> str:
    """Return a page with its policy in front of everything that a policy is about; one already there is replaced."""
    html = _META.sub("", html)
    head = _HEAD.search(html)
    if head is None:
        return html
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return f"{html[: head.end()]}{meta}{html[head.end() :]}"


def policy(html: str) -> str:
    """Write the policy of a page from the inline scripts and style sheets that it holds."""
    hashes: dict[str, dict[str, None]] = {"script": {}, "style": {}}
    for match in _INLINE.finditer(html):
        tag, attributes, content = match.group(1).lower(), match.group(2), match.group(3)
        if not _SOURCE.search(attributes) and not _DATA_BLOCK.search(attributes):
            hashes[tag][_hash(content)] = None
    scripts, styles = (" ".join(("'self'", *hashes[tag])) for tag in ("script", "style"))
    return "; ".join((_FIXED[0], f"script-src {scripts}", f"style-src {styles}", *_FIXED[1:]))


def _hash(content: str) -> str:
    # A browser hashes what its parser sees: line ends are normalised first.
    digest = hashlib.sha256(content.replace("\r\n", "\n").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
