"""Body: one value written like JSON in a text, as its levels (for envelopes) and its fields (for readings).

A level holds the names and scalars of one object; a field is a dotted path and the scalar it leads to.
"""

from __future__ import annotations


class Body:
    """One value: where it stands, its levels, its fields in order, all its names."""

    __slots__ = ("_fields", "end", "levels", "loose", "names", "start")

    def __init__(self, start: int, end: int, level: dict[str, str] | None = None) -> None:
        self.start = start
        self.end = end
        self.levels = [] if level is None else [level]
        """Names and scalars of each object or list; a text begins with a quotation mark, a number does not."""
        self.names: dict[str, str] = {} if level is None else level
        """All its names, as keys; what they lead to is of no account."""
        self._fields: list[tuple[str, str]] | None = None if level else []
        self.loose = False
        """Written by PHP: `1` stands for true and nothing for false."""

    @property
    def fields(self) -> list[tuple[str, str]]:
        """Path such as `.result.permissions.Spot` and text; one entry per item of a list, an empty text for none."""
        if self._fields is None:
            self._fields = [("." + name, value.removeprefix('"')) for name, value in self.levels[0].items()]
        return self._fields
