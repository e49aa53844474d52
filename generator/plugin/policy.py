"""Policy: a content security policy for each page without `unsafe-inline`: the theme's inline scripts go by hash."""

from __future__ import annotations

import base64
import hashlib
import re

_INLINE = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL)
_TYPE = re.compile(r"""\btype=["']?([^"'\s>]+)""")
_CHARSET = '<meta charset="utf-8">'

SCRIPT_TYPES = ("", "text/javascript", "module")
"""Types that a browser runs; anything else is data, which no policy concerns."""


def with_policy(html: str, *, connects: bool, also: str = "") -> str:
    """The page with its policy as the first thing after its encoding; hosts without headers obey it too.

    `connects` allows requests to the site itself (the search index) and to the origin `also`; the page where errors are
    pasted makes none.
    """
    scripts = sorted({_hash(body) for attributes, body in _INLINE.findall(html) if _runs(attributes)})
    directives = (
        "default-src 'none'",
        " ".join(["script-src 'self'", *scripts]),
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        f"connect-src 'self' {also}".rstrip() if connects else "connect-src 'none'",
        "form-action 'self'" if connects else "form-action 'none'",
        "base-uri 'none'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(directives)}">'
    return html.replace(_CHARSET, f"{_CHARSET}\n{meta}", 1)


def _runs(attributes: str) -> bool:
    found = _TYPE.search(attributes)
    return (found.group(1) if found else "") in SCRIPT_TYPES


def _hash(body: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()}'"
