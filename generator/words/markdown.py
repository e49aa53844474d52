"""Markdown: shows any text as it is, whatever it holds; in the result nothing of the text means anything."""

from __future__ import annotations

import re
from urllib.parse import quote

_SPECIAL = re.compile(r"[\\`*_\[\]|{]")
"""A brace among them: readers that know attribute lists would give what stands before it attributes."""
_MARKUP = re.compile(r"<|&(?=#?\w{1,40};)")
"""Written as entities, because not every reader of Markdown knows a backslash before them."""
_AT_START = re.compile(r"^(?:([-+#=:>~])|([0-9]{1,9})([.)])(?=\s|$))")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
_TICKS = re.compile(r"`+")


def escaped(text: str, *, starts: bool = True) -> str:
    """The text in one line; `starts` says that it may stand at the beginning of a line or of a list's item."""
    inside = _SPECIAL.sub(r"\\\g<0>", _BLANK.sub(" ", text))
    inside = _MARKUP.sub(lambda found: "&lt;" if found.group() == "<" else "&amp;", inside)
    return _AT_START.sub(_escaped_start, inside) if starts else inside


def code(text: str) -> str:
    """Characters as they are, in one line."""
    shown = _BLANK.sub(" ", text)
    ticks = "`" * (_longest(shown) + 1)
    space = " " if shown[:1] in ("`", " ", "") or shown[-1:] in ("`", " ") else ""
    return f"{ticks}{space}{shown}{space}{ticks}"


def block(text: str) -> str:
    """Characters as they are, in lines of their own."""
    ticks = "`" * max(3, _longest(text) + 1)
    shown = text.replace("\0", "\ufffd").replace("\r", "\n")
    return f"{ticks}text\n{shown}\n{ticks}"


def link(words: str, href: str) -> str:
    """A link around words that are Markdown already; an address cannot end it early."""
    return f"[{words}]({quote(href, safe='/:?#&=%@+,;~-._')})"


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)


def _escaped_start(found: re.Match[str]) -> str:
    return f"\\{found.group(1)}" if found.group(1) else f"{found.group(2)}\\{found.group(3)}"
