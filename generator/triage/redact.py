"""Redact: replaces keys, secrets and addresses in a text by the names of what they are, and counts them.

Matching reads the paste as it came; whatever is shown, copied, logged or returned goes through here first.
"""

from __future__ import annotations

from generator.triage.address import find_addresses
from generator.triage.named import find_named
from generator.triage.plain import undo_percent
from generator.triage.secret import find_secrets
from generator.triage.words import find_words, fold

SECRET_KINDS = frozenset(("secret", "passphrase", "pem"))
"""Kinds after which the key has to be replaced; the others identify or expire."""

_FORMS = frozenset(("pem", "uuid", "email", "ip"))
_MOST_PASSES = 6


def redact(text: str, folded: str | None = None, words: set[str] | None = None) -> tuple[str, dict[str, int]]:
    """Return `text` without its secrets and how many of each kind it had.

    `folded` and `words` spare work when the caller has them. Hiding one value can bring a neighbour into sight, so
    the lines around are looked at again until nothing is found; redacting twice changes nothing.
    """
    counts: dict[str, int] = {}
    decoded = text
    if "%" in text and ("%22" in text or "%7B" in text or "%7b" in text):
        decoded = undo_percent(text)
    if decoded != text:
        # Codes for quotes and braces hide where a value ends, so such a text is read, and shown, without them.
        found = _find(decoded)
        if found:
            text, changed = _replace(decoded, found, counts)
            return _again(text, changed, counts), counts
    found = _find(text, folded, words)
    if not found:
        return text, counts
    text, changed = _replace(text, found, counts)
    return _again(text, changed, counts), counts


def _again(text: str, changed: list[tuple[int, int]], counts: dict[str, int]) -> str:
    """Redact the lines around what was replaced, as often as that changes something."""
    for _ in range(_MOST_PASSES):
        parts: list[str] = []
        shown = 0
        changes: list[tuple[int, int]] = []
        size = 0
        for start, end in _around(text, changed):
            found = _find(text[start:end])
            if found:
                part, inside = _replace(text[start:end], found, counts)
                parts += (text[shown:start], part)
                size += start - shown
                changes += ((size + first, size + last) for first, last in inside)
                size += len(part)
                shown = end
        if not changes:
            break
        text, changed = "".join((*parts, text[shown:])), changes
    return text


def _around(text: str, changed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of whole lines that hold the changes, with one line before and one after."""
    stretches: list[tuple[int, int]] = []
    for start, end in changed:
        if stretches and end <= stretches[-1][1]:
            continue
        line = text.rfind("\n", 0, start)
        first = text.rfind("\n", 0, max(0, line)) + 1
        line = text.find("\n", end)
        line = text.find("\n", line + 1) if line >= 0 else -1
        last = len(text) if line < 0 else line
        if stretches and first <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
        else:
            stretches.append((first, last))
    return stretches


def _find(text: str, folded: str | None = None, words: set[str] | None = None) -> list[tuple[int, int, int, str]]:
    """Return spans with rank and kind: 0 for what a name makes secret, 1 for what has a form, 2 for what is drawn."""
    if folded is None or words is None:
        folded = fold(text)
        words = set(find_words(folded))
    long_words = [word for word in words if len(word) > 7]
    named = find_named(text, folded, words, long_words)
    others = find_secrets(text, folded, long_words)
    others += find_addresses(text, folded)
    if not named and not others:
        return []
    spans = [(start, end, 0, kind) for start, end, kind in named]
    spans += ((start, end, 1 if kind in _FORMS else 2, kind) for start, end, kind in others)
    spans.sort()
    return spans


def _replace(
    text: str, spans: list[tuple[int, int, int, str]], counts: dict[str, int]
) -> tuple[str, list[tuple[int, int]]]:
    """Replace spans, joining those that overlap; a name says better what a value is than its form, a form than looks.

    Returns the text and where the replacements stand in it.
    """
    parts: list[str] = []
    changed: list[tuple[int, int]] = []
    shown = at = size = 0
    while at < len(spans):
        start, end, rank, kind = spans[at]
        at += 1
        while at < len(spans) and spans[at][0] < end:
            end = max(end, spans[at][1])
            if spans[at][2] < rank:
                rank, kind = spans[at][2:]
            at += 1
        parts += (text[shown:start], "[", kind, "]")
        size += start - shown
        changed.append((size, size + len(kind) + 2))
        size += len(kind) + 2
        counts[kind] = counts.get(kind, 0) + 1
        shown = end
    parts.append(text[shown:])
    return "".join(parts), changed
