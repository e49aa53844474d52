"""Record: keeps `review.yaml` of a locale: which source text each translation was made from, and who has read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.diagnostics import Route
from generator.model import Record, ReviewState
from generator.source import MappingNode, ScalarNode, YamlFile
from generator.source.edit import Edit, apply_edits, insert_entries, remove_entry, replace_scalar
from generator.translation.sheet import Sheet
from generator.words.staleness import fingerprint

Updates = Mapping[str, Record | None]
"""Message key -> what to record of it from now on; None removes the record."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What changes in the records of a locale."""

    updates: Updates
    new: int
    """Messages that had no record."""
    renewed: int
    """Messages whose record was of an older source text, or of another state."""
    removed: int
    """Records of messages that are no longer translated."""


def record(sheet: Sheet, chosen: Iterable[str] = (), state: ReviewState | None = None) -> Recorded:
    """Take the locale's translations as made from the source as it is now.

    `chosen` limits this to message keys that are or begin with one of these. Without a `state`, what was current keeps
    its state and everything else becomes `machine`: a text that was made anew has not been read yet.
    """
    wanted = tuple(chosen)
    updates: dict[str, Record | None] = {}
    new = renewed = removed = 0
    for key in (*sheet.keys, *sheet.own):
        if key not in sheet.words or not _chosen(key, wanted):
            continue
        old = sheet.records.get(key)
        # What has no source was made from nothing, and is stale once the source says something.
        current = fingerprint(sheet.source.get(key, ""))
        kept = old.state if old and old.source == current else ReviewState.MACHINE
        made = Record(state or kept, current)
        if made != old:
            updates[key] = made
            new, renewed = (new + 1, renewed) if old is None else (new, renewed + 1)
    for key in sheet.records:
        if _chosen(key, wanted) and (key not in sheet.words or key not in sheet.expected):
            updates[key] = None
            removed += 1
    return Recorded(updates, new, renewed, removed)


def _chosen(key: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or any(key == name or key.startswith(f"{name.rstrip('.')}.") for name in wanted)


def with_updates(file: YamlFile | None, locale: str, updates: Updates, keys: Iterable[str]) -> str:
    """The text of the locale's `review.yaml` after `updates`; other lines and comments stay.

    `keys` is the order in which new records are written among the old ones. Without a file a new one is begun.
    """
    text = file.text if file else begun(locale)
    root = file.root if file else None
    added = {key: str(made) for key, made in updates.items() if made and not _entry_of(root, key)}
    if not isinstance(root, MappingNode) or not root.entries:
        rank = _rank(keys)
        lines = "".join(f"{key}: {added[key]}\n" for key in sorted(added, key=lambda key: rank((key,))))
        return f"{text}\n{lines}" if text and not text.endswith("\n") else f"{text}{lines}"
    edits: list[Edit] = []
    for key, made in updates.items():
        entry = root.entries.get(key)
        if entry is not None and made is None:
            edits.append(remove_entry(text, entry))
        elif entry is not None and isinstance(entry.value, ScalarNode):
            edits.append(replace_scalar(text, entry.value, str(made)))
    assert file is not None
    inserted, _ = insert_entries(file, root, added, _rank(keys), write=str)
    return apply_edits(text, [*edits, *inserted])


def begun(locale: str) -> str:
    """The text of a `review.yaml` without any record."""
    return _HEAD.format(locale=locale)


def _entry_of(root: object, key: str) -> bool:
    return isinstance(root, MappingNode) and key in root.entries


def _rank(keys: Iterable[str]) -> Callable[[Route], int]:
    ranks = {key: index for index, key in enumerate(keys)}

    def rank(route: Route) -> int:
        return ranks.get(str(route[-1]), len(ranks))

    return rank


_HEAD = """\
# yaml-language-server: $schema=../../schema/review.json
# Message key: who has read the translation (machine: nobody yet; reviewed: a native speaker), and a fingerprint of the
# source text it was made from. `helpcenter i18n record {locale}` writes it; a reviewer may also write `reviewed` here.
"""
