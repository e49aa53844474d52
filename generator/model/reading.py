"""Reading: how a success body of a key-information endpoint tells the key's status."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Flag, Id, Model, Sourced, Text, Texts
from generator.model.signature import Answer, SignatureId


class TimeUnit(StrEnum):
    """What a field that speaks of time holds."""

    MILLISECONDS = "ms"
    SECONDS = "s"
    ISO = "iso"
    DAYS_LEFT = "days_left"


class FieldTest(Model):
    """One test on one field, found anywhere in the body by its path's last names (`permissions.Spot`)."""

    field: Text
    equals: Texts = ()
    """The field's value as JSON text is one of these."""
    empty: Flag | None = None
    """The field is an empty list, an empty text, or missing (true); present and not empty (false)."""
    contains: Texts = ()
    """The list, or the comma- or space-separated text, holds one of these words."""
    lacks: Texts = ()
    """The list or text holds none of these words."""
    past: TimeUnit | None = None
    """The field names a moment before now."""
    ahead: TimeUnit | None = None
    """The field names a moment from now on; the days to it are the parameter `days`."""


class ReadingRule(Model):
    """When every test holds, the answer is this one; graver answers win over milder ones, order means nothing."""

    all_: tuple[FieldTest, ...] = Field(alias="all", min_length=1)
    answer: Answer


class Reading(Sourced):
    """A success body recognised by its fields, and what they say about the key."""

    id: SignatureId
    fields: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Names that must all be present for the body to be this one."""
    rules: tuple[ReadingRule, ...]
    otherwise: Answer = Answer(status="connected")
    samples: tuple[ReadingSample, ...] = Field(min_length=1)


class ReadingSample(Model):
    """A body and the status it must be read as."""

    payload: Text
    now: Text | None = None
    """The moment to read it at, ISO 8601 in UTC; needed where a date decides."""
    status: Id
    days: Annotated[int | None, Field()] = None


Reading.model_rebuild()
