"""Staleness: a short fingerprint of a source text, so that a translation knows which text it was made from."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping

from generator.model.catalog import Words
from generator.model.review import Record
from generator.words.plurals import CATEGORIES

_LENGTH = 8


def fingerprint(words: Words) -> str:
    """Eight hexadecimal characters that change when the text, or the text of any plural form, changes.

    How the YAML is quoted or folded, and the order of the forms, make no difference.

    >>> fingerprint("Expired")
    '424a2551'
    >>> fingerprint({"one": "{days} day", "other": "{days} days"}) == fingerprint("{days} days")
    False
    """
    if isinstance(words, str):
        canonical = words
    else:
        listed = sorted(words, key=lambda name: (CATEGORIES.index(name) if name in CATEGORIES else 0, name))
        # No message holds a control character, so the joints cannot be mistaken for text.
        canonical = "\x1e".join(f"{name}\x1f{words[name]}" for name in listed)
    digest = hashlib.sha256(unicodedata.normalize("NFC", canonical).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_LENGTH]


def is_stale(record: Record | None, source: Words | None) -> bool:
    """Whether the source has changed since; without a record it is not known, and does not count as changed."""
    return record is not None and source is not None and record.source != fingerprint(source)


def stale_keys(
    records: Mapping[str, Record], translated: Mapping[str, Words], source: Mapping[str, Words]
) -> frozenset[str]:
    """The keys of the translations whose source has changed since they were made."""
    return frozenset(key for key in translated if is_stale(records.get(key), source.get(key)))
