"""Plain: the text as a person would have typed it, with escapes, entities, percent codes and smart quotes undone.

Only reading uses it. What is shown is always made from the paste itself, redacted.
"""

from __future__ import annotations

import re

from generator.triage.words import compiled

# Compiled on first use, which `re` remembers: most texts need few of them.
_ESCAPE = "\\\\{1,8}(?:([\"'`/])|([nrt])|u([0-9a-fA-F]{4}))"
_ENTITY = "&(?:(quot|apos|amp|lt|gt|nbsp)|#([0-9]{1,6})|#[xX]([0-9a-fA-F]{1,5}));"
_PERCENT = "%(0[9aAdD]|[2-7][0-9a-fA-F])"
_NAMED = {"quot": '"', "apos": "'", "amp": "&", "lt": "<", "gt": ">", "nbsp": " "}


def _look_alikes() -> dict[int, str | None]:
    """Map characters that keyboards, chat tools and other scripts put in place of ASCII ones."""
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for characters, plain in (("“”„‟«»″", '"'), ("‘’‚‛′´", "'"), ("‐‑‒–—−", "-"), ("\xa0\u202f\u2007\u3000", " ")):
        table.update((ord(character), plain) for character in characters)
    table.update((ord(character), None) for character in "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
    for zero in (0x0660, 0x06F0, 0x0966, 0x09E6):
        table.update((zero + digit, str(digit)) for digit in range(10))
    return table


_LOOK_ALIKES = _look_alikes()


def well_formed(text: str) -> str:
    """Return `text` with every unpaired surrogate replaced by U+FFFD, and pairs joined."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(text: str) -> str:
    """Undo what wrappers do to a payload; two levels of percent codes, eight backslashes."""
    if not text.isascii():
        text = text.translate(_LOOK_ALIKES)
    if "%" in text:
        text = undo_percent(undo_percent(text))
    if "&" in text:
        text = compiled(_ENTITY).sub(_entity, text)
    if "\\" in text:
        text = compiled(_ESCAPE).sub(_escape, text)
    return text


def undo_percent(text: str) -> str:
    """Undo one level of percent codes of ASCII characters, where a text has some of JSON or of a query."""
    return compiled(_PERCENT).sub(_percent, text) if "%2" in text or "%7" in text or "%3" in text else text


def _percent(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))


def _entity(match: re.Match[str]) -> str:
    if match[1]:
        return _NAMED[match[1]]
    return _character(int(match[2]) if match[2] else int(match[3], 16))


def _escape(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[2]:
        return " " if match[2] == "t" else "\n"
    return _character(int(match[3], 16))


def _character(code: int) -> str:
    """Return a space for what must not be put into a text: controls and halves of surrogate pairs."""
    return " " if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF else chr(code)
