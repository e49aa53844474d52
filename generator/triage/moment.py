"""Moment: reads times as exchanges write them and counts the days between two, in whole milliseconds."""

from __future__ import annotations

from generator.triage.words import compiled

DAY = 86_400_000

_DIGITS = "([0-9]{9,19})(?:\\.[0-9]{0,12})?"
_ISO = (
    "([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(?:\\.[0-9]{1,9})?"
    " ?(?:Z|UTC|([+-])([0-9]{2}):?([0-9]{2}))?)?"
)
_LEAST = 1_230_768_000_000
"""2009-01-01: what lies before is no time of a key; exchanges write 0 or 1970 for none."""


def read_moment(text: str) -> int | None:
    """Return milliseconds since 1970 from seconds, milli-, micro- or nanoseconds, or ISO 8601; None for no time."""
    text = text.strip(" ")
    match = compiled(_DIGITS).fullmatch(text)
    if match:
        digits = match[1]
        value = int(digits) * 1000 if len(digits) < 12 else int(digits[:13])
        return value if value >= _LEAST else None
    match = compiled(_ISO).fullmatch(text)
    if not match:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    value = _days(int(year), int(month), int(day)) * DAY
    value += (int(hour or 0) * 3600 + int(minute or 0) * 60 + int(second or 0)) * 1000
    if sign:
        offset = (int(hours) * 60 + int(minutes)) * 60_000
        value += -offset if sign == "+" else offset
    return value if value >= _LEAST else None


def days_until(moment: int, now: int) -> int:
    """Return the days from `now` to a later moment, rounded up."""
    return -((now - moment) // DAY)


def _days(year: int, month: int, day: int) -> int:
    """Return days since 1970-01-01 in the Gregorian calendar; months and days out of range run over."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (9 if month <= 2 else -3)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468
