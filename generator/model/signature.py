"""Signature: conditions that recognise a payload, the answers they justify, and the proof that they do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.base import Day, Flag, Id, Model, Sourced, Text, Texts, Wholes

SignatureId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$", max_length=96)]


class Confidence(StrEnum):
    """How sure the source makes us of an answer; also how sure an answer is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class When(Model):
    """Conditions that must all hold; a list inside one condition means any of its values."""

    code: Texts = ()
    """The payload's own error code or error name, compared as text, exact but for ASCII case."""
    phrase: Texts = ()
    """A run of words anywhere in the payload. Words are `[a-z0-9]+` or one other letter; punctuation is ignored."""
    http: Wholes = ()
    """HTTP status of the answer, only where the text gives it as one."""
    context: Texts = ()
    """Runs of words (also hosts, paths, headers) that must stand somewhere in the text besides."""


class Answer(Model):
    """A status with its cause, or a topic when the key is not the problem."""

    status: Id | None = None
    cause: Id | None = None
    topic: Id | None = None


class NearMiss(Model):
    """A payload that looks alike and means something else."""

    payload: Text
    is_: SignatureId | None = Field(alias="is", default=None)
    """The signature it does resolve to; absent: none at all."""


class Signature(Sourced):
    """How to recognise one answer of an exchange. The id is stable for ever; order in the file means nothing."""

    id: SignatureId
    when: When
    answers: tuple[Answer, ...] = Field(min_length=1)
    """Most likely first; several answers state an ambiguity of the exchange's own making."""
    ask: Id | None = None
    """The question that separates the answers."""
    confidence: Confidence
    samples: tuple[Text, ...] = Field(min_length=1)
    near_misses: tuple[NearMiss, ...] = ()
    deprecated: Flag = False
    replaced_by: SignatureId | None = None
    since: Day | None = None
