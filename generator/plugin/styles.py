"""Styles: the theme's style sheets and ours as one file, so that a phone waits for one answer before it draws."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from mkdocs.exceptions import PluginError

THEME_STYLES = "assets/stylesheets"
_SHEETS = ("main.*.min.css", "palette.*.min.css")
"""The theme's sheets that we use, in the order in which it links them."""


def style_sheet(theme_dirs: Sequence[str], own: Path) -> tuple[str, str]:
    """The address and the text of the one style sheet; its name changes with its text, so hosts may keep it forever.

    `own` is the folder of our sheets; their names give their order. Raises `PluginError` when the theme has no such
    sheets or more than one of a kind, because the pages would then be drawn without them.
    """
    texts = [_only(theme_dirs, pattern).read_text(encoding="utf-8") for pattern in _SHEETS]
    texts += [path.read_text(encoding="utf-8") for path in sorted(own.glob("*.css"))]
    text = "\n".join(text.removeprefix('@charset "UTF-8";') for text in texts)
    return f"assets/css/site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css", text


def _only(theme_dirs: Sequence[str], pattern: str) -> Path:
    found = [path for folder in theme_dirs for path in Path(folder, THEME_STYLES).glob(pattern)]
    if len(found) != 1:
        raise PluginError(f"The theme has {len(found)} files like {THEME_STYLES}/{pattern}; look at {__name__}.")
    return found[0]
