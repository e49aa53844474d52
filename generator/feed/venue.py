"""Feed venue: the shape of an exchange, its facts with their sources, and its codes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from generator.feed.words import FeedModel, FeedText, known
from generator.model import Confidence
from generator.model.exchange import IpRule, LifetimeKind, PermissionNeed, PermissionRight


class ExchangeLink(StrEnum):
    """The exchange's pages that a step can point to, by their field names in `exchanges.<id>`."""

    KEY_PAGE = "key_page"
    STATUS_PAGE = "status_page"


class FeedAnswer(FeedModel):
    """One meaning of a code: a status, usually with its cause, or a topic when the key is not the problem."""

    status: str | None = None
    """Id in `statuses`."""
    cause: str | None = None
    """Id of one of that status's causes."""
    topic: str | None = None
    """Id in `topics`."""


class FeedMeaning(FeedModel):
    """What a code means under some conditions, which must all hold."""

    signature: str
    """Stable id."""
    phrases: list[str]
    """The message must hold one of these runs of words; empty: any message."""
    http: list[int]
    """The HTTP status must be one of these; empty: any."""
    context: list[str]
    """One of these runs of words, hosts or paths must stand somewhere around the message; empty: anywhere."""
    answers: list[FeedAnswer]
    """Most likely first."""
    confidence: Annotated[str, known(Confidence)]
    """How sure the source makes us."""
    source: str
    """Where it was read."""
    checked: str
    """The day somebody last looked, as an ISO date."""
    deprecated: bool
    """No longer sent by the exchange; kept, because ids are never used again."""
    replaced_by: str | None = None
    """The signature that took the place of a deprecated one."""


class FeedCode(FeedModel):
    """A code of an exchange."""

    code: str
    """As the exchange writes it; a message where it has no code."""
    meanings: list[FeedMeaning]
    """Every one that is known; the conditions decide."""
    help_url: str
    """The code's page in this language, or its row on the exchange's page."""


class FeedFact(FeedModel):
    """Where a fact was read, and when."""

    source: str
    """The public page it was read on."""
    checked: str
    """The day somebody last looked, as an ISO date."""


class FeedPermission(FeedFact):
    """One switch on the exchange's API page."""

    label: str
    """As the exchange writes it, in English."""
    right: Annotated[str, known(PermissionRight)]
    """What it lets a key do."""
    need: Annotated[str, known(PermissionNeed)]
    """How it should stand."""


class FeedTrustedIps(FeedFact):
    """The exchange's list of addresses that may use a key."""

    rule: Annotated[str, known(IpRule)]
    """What the list means for a key."""
    label: str | None = None
    """Name of the setting as the exchange writes it."""
    maximum: int | None = None
    """How many addresses fit."""


class FeedPassphrase(FeedFact):
    """Whether a key has a passphrase."""

    needed: bool
    """Besides key and secret."""


class FeedLifetime(FeedFact):
    """A rule that ends a key's life or strips its rights."""

    kind: Annotated[str, known(LifetimeKind)]
    """What ends it."""
    days: int | None = None
    """After how many days."""
    without_trusted_ips: bool
    """Only for keys that are not bound to trusted IPs."""
    event: str | None = None
    """What ends the key, for the kind `event`."""
    certain: bool
    """False when public sources contradict each other."""


class FeedClosed(FeedFact):
    """The end of an exchange."""

    date: str
    """The day trading ended or ends, as an ISO date."""


class GuideExchange(FeedModel):
    """What the quick guide says of a venue."""

    id: str
    """Stable id."""
    name: str
    """The brand, never translated."""
    key_page: str
    """Where keys are made and changed."""
    status_page: str | None = None
    """Where the exchange tells of outages."""
    closed: FeedClosed | None = None
    """Only for an exchange that has ceased, or has said when it will."""
    help_url: str
    """Its page in this language."""


class FeedExchange(GuideExchange):
    """A venue with its facts and codes."""

    home: str
    """Its home page."""
    error_codes: str | None = None
    """Its own list of error codes."""
    support: str | None = None
    """Its own help desk."""
    intro: FeedText
    """What is particular about its keys."""
    lifetime: FeedText
    """How long its keys last."""
    create: list[FeedText]
    """How to make a right key, step by step."""
    permissions: list[FeedPermission]
    """The switches on its API page."""
    passphrase: FeedPassphrase | None = None
    """Absent when it is not known."""
    trusted_ips: FeedTrustedIps | None = None
    """Absent when it is not known."""
    lifetimes: list[FeedLifetime]
    """What ends a key there; empty when it is not known."""
    codes: dict[str, FeedCode]
    """By the code as the exchange writes it."""
