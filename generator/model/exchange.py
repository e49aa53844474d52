"""Exchange: the venue a key comes from, its facts about keys, how to recognise its payloads, and its signatures."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from generator.model.base import Day, Flag, Id, Model, Sourced, Text, Texts, Url, Whole
from generator.model.reading import Reading
from generator.model.signature import Signature


class PermissionRight(StrEnum):
    """What a permission lets a key do, in words every exchange shares."""

    READ = "read"
    ORDERS = "orders"
    HISTORY = "history"
    FUTURES = "futures"
    MARGIN = "margin"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"


class PermissionNeed(StrEnum):
    """How a permission's switch should stand."""

    ON = "on"
    OFF = "off"
    FUTURES_ONLY = "futures_only"


class Permission(Sourced):
    """One switch on the exchange's API page."""

    label: Text
    """Exactly as the exchange writes it (in English); never translated."""
    right: PermissionRight
    need: PermissionNeed


class Passphrase(Sourced):
    """Whether a key has a passphrase besides key and secret."""

    needed: Flag


class IpRule(StrEnum):
    """What trusted IPs mean for a key on this exchange."""

    OPTIONAL = "optional"
    RECOMMENDED = "recommended"
    REQUIRED = "required"
    UNAVAILABLE = "unavailable"


class TrustedIps(Sourced):
    """The exchange's list of addresses that may use a key."""

    rule: IpRule
    label: Text | None = None
    """Name of the setting as the exchange writes it."""
    maximum: Whole | None = None


class LifetimeKind(StrEnum):
    """What ends a key's life."""

    NONE = "none"
    FIXED_TERM = "fixed_term"
    CHOSEN_TERM = "chosen_term"
    PERMISSION_STRIPPED = "permission_stripped"
    INACTIVITY = "inactivity"
    EVENT = "event"


class Lifetime(Sourced):
    """A rule that ends a key's life or strips its rights."""

    kind: LifetimeKind
    days: Whole | None = None
    without_trusted_ips: Flag = False
    """The rule holds only for keys that are not bound to trusted IPs."""
    event: Id | None = None
    """What ends the key, for the kind `event`: `password_changed`."""
    certain: Flag = True
    """False when public sources contradict each other."""


class Closed(Sourced):
    """The end of an exchange: its page says so, and what is known of its payloads stays."""

    date: Day
    """The day trading ended or ends."""


class Envelope(Model):
    """The shape of a JSON error body that gives the exchange away."""

    fields: tuple[Text, ...] = Field(min_length=1)
    """Names that are all present at the same level."""
    code: Text | None = None
    """A portable pattern that one of the fields must match as a whole; in quotation marks when it must be a text."""
    weight: Whole = 2
    """1: many exchanges look so; 2: a few; 3: only this one."""


class Recognition(Model):
    """What in a text names the exchange."""

    names: Texts = ()
    """Words besides the id and the name, for example a former name."""
    hosts: Texts = ()
    """Host names; a subdomain counts too."""
    headers: Texts = ()
    envelopes: tuple[Envelope, ...] = ()
    trading_words: Texts = ()
    """Only in `_any`: words of a text about trading, in which the general signatures may speak."""
    other_products: Texts = ()
    """Only in `_any`: products that are no exchange, by name or host; beside one, general words mean nothing."""


class ExchangeLinks(Model):
    """Public pages of the exchange."""

    home: Url
    key_page: Url
    """Where keys are made and changed."""
    error_codes: Url | None = None
    status_page: Url | None = None
    support: Url | None = None


class Exchange(Model):
    """A venue. The file name is the id; the brand name is never translated. `_any` holds what is true of all."""

    name: Text
    links: ExchangeLinks | None = None
    closed: Closed | None = None
    """Only for an exchange that has ceased, or has said on which day it will."""
    passphrase: Passphrase | None = None
    permissions: tuple[Permission, ...] = ()
    trusted_ips: TrustedIps | None = None
    lifetimes: tuple[Lifetime, ...] = ()
    create: tuple[Id, ...] = ()
    """Steps to make a right key, in order; words in `exchanges.<id>.create.<step>`."""
    fix_notes: tuple[Id, ...] = ()
    """Fixes to which this exchange adds a sentence of its own: `exchanges.<id>.fixes.<fix>`."""
    recognise: Recognition = Recognition()
    signatures: tuple[Signature, ...] = ()
    readings: tuple[Reading, ...] = ()
