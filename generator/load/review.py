"""Review file: what is recorded of each translation of one locale, with the place of every record."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Diagnostic
from generator.load.validation import validate
from generator.model.review import Record, ReviewFile
from generator.source import YamlFile

REVIEW_FILE = "review.yaml"


def read_review(file: YamlFile) -> tuple[Mapping[str, Record] | None, list[Diagnostic]]:
    """Message key -> record; a file without entries records nothing, a broken one gives None and says why.

    A record stands in the file under its message key, so its place is `Place(file.path, (key,))`.
    """
    if file.root is None:
        return {}, []
    value, found = validate(file, ReviewFile)
    return (value.records if value else None), found
