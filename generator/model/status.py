"""Status: what the platform shows for an API key, its tone, its causes in order of likelihood and their fixes."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Flag, Id, Model, Whole


class Tone(StrEnum):
    """The mood of a badge; colour, icon and wording follow from it together, never colour alone."""

    POSITIVE = "positive"
    CAUTION = "caution"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class Action(StrEnum):
    """What an app should offer the trader: nothing, act before a date, act now, or wait and retry."""

    NONE = "none"
    ACT_SOON = "act_soon"
    ACT_NOW = "act_now"
    WAIT = "wait"


class Param(Model):
    """A whole number that the platform fills into a badge or sentence, for example the days left."""

    minimum: Whole = 0
    maximum: Whole
    example: Whole


class CauseEntry(Model):
    """One reason for a status and the fixes that remove it, best fix first."""

    cause: Id
    """The cause; its words are the messages `causes.<cause>.name` and `causes.<cause>.tell`."""
    fixes: tuple[Id, ...] = Field(min_length=1)
    exchanges: tuple[Id, ...] = ()
    """The exchanges on which this cause occurs; empty means on any."""


class Wait(Model):
    """How long waiting is worth it before asking for help, in minutes."""

    from_minutes: Whole
    to_minutes: Whole


class Status(Model):
    """What the platform shows for a key. The file name is the id."""

    order: Whole
    """Place on the home page and in the navigation, lowest first."""
    tone: Tone
    icon: Id
    """Name of an inline SVG in `site_src/icons/`."""
    action: Action
    bots_stop: Flag
    """Whether bots on this connection cannot trade while the status is shown."""
    futures_only: Flag = False
    """Whether the status speaks of futures trading alone, so that spot trading may go on."""
    wait: Wait | None = None
    params: dict[Id, Param] = {}
    causes: tuple[CauseEntry, ...] = ()
    """Most likely first."""
    contacts: tuple[Id, ...] = ()
    """Platform contacts to offer, in order."""
    contact_exchange: Flag = False
    """Whether the exchange's own support is the right door for part of the causes."""
    related: tuple[Id, ...] = ()
    deprecated: Flag = False
    replaced_by: Id | None = None
