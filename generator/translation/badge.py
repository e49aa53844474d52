"""Badge: a small SVG that says how far one translation has come, for a README or a wiki."""

from __future__ import annotations

from xml.sax.saxutils import escape

from generator.translation.status import LocaleStatus
from generator.words.width import columns

_HEIGHT = 20
_COLUMN = 6.4
"""Pixels a column of text takes; the text is fitted to the room whatever the font."""
_MARGIN = 6
_COMPLETE, _PARTIAL, _EARLY = "#1a7f37", "#9a6700", "#b3261e"
"""Each has a contrast of at least 4.5:1 with the white text on it, and the number says the same."""
_NAME = "#3d444d"


def badge(status: LocaleStatus) -> str:
    """The language's name, how much is translated, and how much of that a native speaker has read."""
    share = f"{status.total.coverage}%"
    if not status.source:
        share += f", {status.total.reviewed_share}% read"
    left, right = _room(status.name), _room(share)
    width = left + right
    label = f"{status.name}: {share}"
    end = f"M{left} 0h{right - 3}a3 3 0 0 1 3 3v{_HEIGHT - 6}a3 3 0 0 1-3 3H{left}z"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" role="img" '
        f'aria-label="{_attribute(label)}">\n'
        f"<title>{escape(label)}</title>\n"
        f'<rect width="{width}" height="{_HEIGHT}" rx="3" fill="{_NAME}"/>\n'
        f'<path d="{end}" fill="{_colour(status)}"/>\n'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">\n'
        f"{_text(status.name, left / 2, left)}{_text(share, left + right / 2, right)}</g>\n</svg>\n"
    )


def _colour(status: LocaleStatus) -> str:
    if status.total.coverage == 100 and not status.total.stale:
        return _COMPLETE
    return _PARTIAL if status.total.coverage >= 80 else _EARLY


def _room(text: str) -> int:
    return round(columns(text) * _COLUMN) + 2 * _MARGIN


def _text(text: str, middle: float, room: int) -> str:
    return (
        f'<text x="{middle:g}" y="14" textLength="{room - 2 * _MARGIN}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(text)}</text>\n"
    )


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})
