"""Redact: replaces keys, secrets and addresses in a text by the names of what they are, and counts them.

Matching reads the paste as it came; whatever is shown, copied, logged or returned goes through here first.
"""

from __future__ import annotations

from generator.triage.address import find_addresses
from generator.triage.named import find_named
from generator.triage.secret import Span, find_secrets
from generator.triage.words import find_words, fold

SECRET_KINDS = frozenset(("secret", "passphrase", "pem"))
"""Kinds after which the key has to be replaced; the others identify or expire."""

_MOST_PASSES = 4


def redact(text: str, folded: str | None = None, words: set[str] | None = None) -> tuple[str, dict[str, int]]:
    """Return `text` without its secrets and how many of each kind it had.

    `folded` and `words` spare work when the caller has them. Hiding one value can bring a neighbour into sight, so
    the result is looked at again until nothing is found; redacting twice changes nothing.
    """
    counts: dict[str, int] = {}
    for _ in range(_MOST_PASSES):
        if folded is None or words is None:
            folded = fold(text)
            words = set(find_words(folded))
        long_words = [word for word in words if len(word) > 7]
        named = find_named(text, folded, words, long_words)
        others = find_secrets(text, folded, long_words) + find_addresses(text, folded)
        if not named and not others:
            break
        text = _replace(text, named, others, counts)
        folded = words = None
    return text, counts


def _replace(text: str, named: list[Span], others: list[Span], counts: dict[str, int]) -> str:
    """Replace spans, joining those that overlap; a name in the paste says better what a value is than its looks."""
    spans = [(start, end, 0, kind) for start, end, kind in named]
    spans += ((start, end, 1, kind) for start, end, kind in others)
    spans.sort()
    parts: list[str] = []
    shown = at = 0
    while at < len(spans):
        start, end, rank, kind = spans[at]
        at += 1
        while at < len(spans) and spans[at][0] < end:
            end = max(end, spans[at][1])
            if spans[at][2] < rank:
                rank, kind = spans[at][2:]
            at += 1
        parts += (text[shown:start], "[", kind, "]")
        counts[kind] = counts.get(kind, 0) + 1
        shown = end
    parts.append(text[shown:])
    return "".join(parts)
