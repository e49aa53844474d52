"""Changes: what was announced when, by stable id, so that feeds of changes do not depend on an earlier build."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.model.base import Day, LocaleTag, Model

Subject = Annotated[
    str, BeforeValidator(str), Field(pattern=r"^(statuses|exchanges|topics|codes)(\.[a-z_][a-z0-9_]*){1,2}$")
]
"""What a change is about: `statuses.expired`, `exchanges.<id>`, `topics.<id>`, `codes.<id of a signature>`."""


class ChangeKind(StrEnum):
    """What happened to it."""

    ADDED = "added"
    NEW_CODE = "new_code"
    CHANGED = "changed"
    """Facts: causes, fixes, conditions, links."""
    REWORDED = "reworded"
    RETIRED = "retired"
    """Deprecated, or gone."""


class Release(Model):
    """What was announced on one day."""

    date: Day
    added: tuple[Subject, ...] = ()
    new_codes: tuple[Subject, ...] = ()
    changed: tuple[Subject, ...] = ()
    reworded: dict[LocaleTag, tuple[Subject, ...]] = {}
    """By language: a sentence that was only translated anew is news in that language alone."""
    retired: tuple[Subject, ...] = ()


class ChangesFile(Model):
    """`catalog/changes.yaml`, written by `helpcenter changes record`."""

    releases: tuple[Release, ...] = ()
    """Newest first."""
