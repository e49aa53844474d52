"""Review: what is known of each translation: which source text it was made from, and whether a native has read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from generator.model.base import Text

_PATTERN = r"^(machine|reviewed) ([0-9a-f]{8})$"


class ReviewState(StrEnum):
    """Who has read a translation."""

    MACHINE = "machine"
    """Nobody yet: it was made by a machine, or it is not known how it was made."""
    REVIEWED = "reviewed"
    """A native speaker."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one translated message."""

    state: ReviewState
    source: str
    """Fingerprint of the source text it was made from, by `generator.words.staleness.fingerprint`."""

    def __str__(self) -> str:
        """The record as it stands in the file."""
        return f"{self.state} {self.source}"


def read_record(text: str) -> Record | None:
    """A record from its text, `machine 3fa9c1d2`; None when it is not one."""
    found = re.fullmatch(_PATTERN, text)
    return Record(ReviewState(found.group(1)), found.group(2)) if found else None


def _recorded(value: object) -> object:
    if isinstance(value, str) and read_record(value) is None:
        message = "`machine` or `reviewed`, a space and eight of the characters 0 to 9 and a to f are expected"
        raise PydanticCustomError("review_record", "{message}", {"message": message})
    return value


class ReviewFile(RootModel[dict[Text, Annotated[str, Field(pattern=_PATTERN), BeforeValidator(_recorded)]]]):
    """`catalog/locales/<locale>/review.yaml`: message key -> record, one line each."""

    model_config = ConfigDict(frozen=True)

    @property
    def records(self) -> dict[str, Record]:
        """The records by message key."""
        return {key: record for key, text in self.root.items() if (record := read_record(text))}
