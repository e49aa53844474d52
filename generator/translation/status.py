"""Status: how far each translation has come: what is there, what is older than its source, what nobody has read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from generator.load.catalog import LOCALE_FILES
from generator.model import Catalog, LocaleState, ReviewState
from generator.translation.sheet import Sheet
from generator.words.expected import Expected
from generator.words.locales import own_name


@dataclass(frozen=True, slots=True)
class Count:
    """Messages of a locale or of one of its files."""

    messages: int = 0
    """What a complete translation has."""
    translated: int = 0
    reviewed: int = 0
    """Read by a native speaker, and as new as their source."""
    machine: int = 0
    """Not read yet, and as new as their source as far as is known."""
    stale: int = 0
    """Older than their source."""
    unrecorded: int = 0
    """Of the machine ones: those of which nothing is recorded, so that a change of their source goes unnoticed."""

    @property
    def missing(self) -> int:
        """What is not translated."""
        return self.messages - self.translated

    @property
    def coverage(self) -> int:
        """Per cent translated, rounded down so that only a complete translation has 100."""
        return 100 * self.translated // self.messages if self.messages else 100

    @property
    def reviewed_share(self) -> int:
        """Per cent read by a native speaker, rounded down."""
        return 100 * self.reviewed // self.messages if self.messages else 100


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """One locale."""

    tag: str
    name: str
    """The language's name in itself."""
    state: LocaleState
    source: bool
    """Whether it is the locale the catalogue is written in."""
    glossary: bool
    total: Count
    files: Mapping[str, Count]


def locale_statuses(catalog: Catalog, expected: Mapping[str, Expected]) -> tuple[LocaleStatus, ...]:
    """Every locale: the source first, then by tag."""
    source = catalog.source_locale
    tags = sorted(catalog.file.locales, key=lambda tag: (tag != source, tag))
    return tuple(_status(Sheet(catalog, expected, tag)) for tag in tags)


def _status(sheet: Sheet) -> LocaleStatus:
    tag = sheet.locale
    is_source = tag == sheet.catalog.source_locale
    files = {name: _count(sheet, name, is_source) for name in LOCALE_FILES}
    return LocaleStatus(
        tag,
        own_name(tag),
        sheet.catalog.file.locales[tag].state,
        is_source,
        sheet.glossary is not None,
        _sum(files.values()),
        files,
    )


def _count(sheet: Sheet, file: str, is_source: bool) -> Count:
    wanted = [key for key, message in sheet.expected.items() if message.file == file and _counts(sheet, key, is_source)]
    there = [key for key in wanted if key in sheet.words]
    if is_source:
        return Count(len(wanted), len(there), reviewed=len(there))
    states = Counter(_state(sheet, key) for key in there)
    return Count(
        len(wanted),
        len(there),
        states["reviewed"],
        states["machine"] + states["unrecorded"],
        states["stale"],
        states["unrecorded"],
    )


def _counts(sheet: Sheet, key: str, is_source: bool) -> bool:
    """Whether the message belongs to a complete translation, or, if it may be left out, is there."""
    return sheet.expected[key].required or key in sheet.words or (key in sheet.wanted and not is_source)


def _state(sheet: Sheet, key: str) -> str:
    if key in sheet.stale:
        return "stale"
    record = sheet.records.get(key)
    if record is None:
        return "unrecorded"
    return "reviewed" if record.state is ReviewState.REVIEWED else "machine"


def _sum(counts: Iterable[Count]) -> Count:
    listed = tuple(counts)
    return Count(**{entry.name: sum(getattr(count, entry.name) for count in listed) for entry in fields(Count)})


def as_json(statuses: Iterable[LocaleStatus]) -> list[dict[str, Any]]:
    """The statuses as plain data."""
    return [
        {
            "locale": status.tag,
            "name": status.name,
            "state": status.state.value,
            "source": status.source,
            "glossary": status.glossary,
            **_plain(status.total),
            "files": {name: _plain(count) for name, count in status.files.items()},
        }
        for status in statuses
    ]


def _plain(count: Count) -> dict[str, int]:
    return {
        "messages": count.messages,
        "translated": count.translated,
        "missing": count.missing,
        "coverage_percent": count.coverage,
        "reviewed": count.reviewed,
        "machine": count.machine,
        "stale": count.stale,
        "unrecorded": count.unrecorded,
    }


_COLUMNS = ("locale", "state", "translated", "missing", "stale", "machine", "reviewed", "unrecorded")


def as_table(statuses: Iterable[LocaleStatus], files: bool = False) -> str:
    """The statuses as lines for a person; `files` adds a line for each file."""
    rows: list[tuple[str, ...]] = [_COLUMNS]
    for status in statuses:
        rows.append(_row(status.tag, "source" if status.source else status.state.value, status.total, status.source))
        if files:
            rows += (_row(f"  {name}", "", count, status.source) for name, count in status.files.items())
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    return "".join(_line(row, widths) for row in rows)


def _row(name: str, state: str, count: Count, source: bool) -> tuple[str, ...]:
    numbers = (count.missing, count.stale, count.machine, count.reviewed, count.unrecorded)
    cells = tuple("-" if source and index else str(number) for index, number in enumerate(numbers))
    return (name, state, f"{count.translated}/{count.messages} {count.coverage:>3}%", *cells)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    """Names to the left, numbers to the right."""
    cells = (
        cell.ljust(width) if index < 2 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip() + "\n"
