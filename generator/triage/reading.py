"""Reading: tells a key's status from a success body of an endpoint that describes the key."""

from __future__ import annotations

from generator.triage.body import Body
from generator.triage.moment import days_until, read_moment
from generator.triage.table import Reading, Table
from generator.triage.words import compiled, fold

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` would take longer to load than the rest of the engine
    from typing import Any

# Graver answers win: what blocks the key, what ended it, what it lacks, what will end it.
PRECEDENCE = (
    "withdrawal_enabled", "invalid", "expired", "incorrect_permissions", "inactive_futures", "temporary_issue",
    "expires_in_days", "connected",
)  # fmt: skip
_CLOCKS = ("time_now", "serverTime", "server_time", "time", "ts", "timestamp")
_WHOLE = "(-?[0-9]{1,9})(?:\\.[0-9]{0,12})?"
_ITEMS = "[^, \t\r\n]+"
_TRUE = {"true": "1", "false": ""}


class Read:
    """What a body says."""

    __slots__ = ("answer", "dated", "days", "fields", "reading")

    def __init__(self, reading: Reading, answer: list[str], days: int | None, fields: list[str], dated: bool) -> None:
        self.reading = reading
        self.answer = answer
        self.days = days
        self.fields = fields
        """The fields that decided."""
        self.dated = dated
        """No date had to be compared, or there was a moment to compare it with."""


def read_bodies(table: Table, candidates: list[int], bodies: list[Body], now: int | None) -> Read | None:
    """Return what the first body says that has all fields of a reading; of several, the reading with most fields."""
    for body in bodies:
        best: Read | None = None
        for index in candidates:
            reading = table.readings[index]
            if all(_last(field) in body.names for field in reading.fields) and (
                best is None or len(reading.fields) > len(best.reading.fields)
            ):
                best = _read(reading, body, now)
        if best:
            return best
    return None


def _last(field: str) -> str:
    return field.rsplit(".", 1)[-1]


def _read(reading: Reading, body: Body, now: int | None) -> Read:
    own = _clock(body)
    moment = own if own is not None else now
    asks = any(
        operation in ("past", "ahead") for tests, _ in reading.rules for test in tests for operation, _ in test[1:]
    )
    dated = moment is not None or not asks
    best: Read | None = None
    rank = len(PRECEDENCE)
    for tests, answer in reading.rules:
        held, days = _hold(tests, body, moment)
        grave = PRECEDENCE.index(answer[0]) if answer[0] in PRECEDENCE else len(PRECEDENCE) - 1
        if held and grave < rank:
            best = Read(reading, answer, days, [test[0] for test in tests], dated)
            rank = grave
    return best or Read(reading, reading.otherwise, None, reading.fields, dated)


def _clock(body: Body) -> int | None:
    """Return the body's own time, which is the moment it was true."""
    for name in _CLOCKS:
        for path, value in body.fields:
            if path == "." + name:
                return read_moment(value)
    return None


def _hold(tests: list[Any], body: Body, now: int | None) -> tuple[bool, int | None]:
    days: int | None = None
    for field, *operations in tests:
        values = _values(body, field)
        for operation, wanted in operations:
            if operation in ("past", "ahead"):
                held, counted = _when(values, operation, wanted[0], now)
                days = counted if counted is not None else days
            else:
                held = _OPERATIONS[operation](values, wanted, body.loose)
            if not held:
                return False, None
    return True, days


def _values(body: Body, field: str) -> list[str]:
    """Return the texts of every field whose path ends so, in order."""
    ending = "." + field
    return [value for path, value in body.fields if path.endswith(ending)]


def _equals(values: list[str], wanted: list[str], loose: bool) -> bool:
    folded = [fold(value) for value in values]
    if any(value in wanted for value in folded):
        return True
    return loose and any(_TRUE.get(text) in folded for text in wanted if text in _TRUE)


def _items(values: list[str]) -> list[str]:
    return [item for value in values for item in compiled(_ITEMS).findall(fold(value))]


def _contains(values: list[str], wanted: list[str], loose: bool) -> bool:
    items = _items(values)
    return any(text in items for text in wanted) or (loose and _equals(values, wanted, loose))


def _lacks(values: list[str], wanted: list[str], loose: bool) -> bool:
    return not _contains(values, wanted, loose)


def _empty(values: list[str], wanted: list[str], _: bool) -> bool:
    filled = any(value not in ("", "null", "None") for value in values)
    return filled == (wanted[0] == "false")


_OPERATIONS = {"equals": _equals, "contains": _contains, "lacks": _lacks, "empty": _empty}


def _when(values: list[str], operation: str, unit: str, now: int | None) -> tuple[bool, int | None]:
    """Compare the first value that is a time, or a number of days left, with now."""
    for value in values:
        if unit == "days_left":
            match = compiled(_WHOLE).fullmatch(value)
            if match:
                days = int(match[1])
                return (days > 0, days) if operation == "ahead" else (days <= 0, None)
            continue
        moment = read_moment(value)
        if moment is not None and now is not None:
            return (moment > now, days_until(moment, now)) if operation == "ahead" else (moment <= now, None)
    return False, None
