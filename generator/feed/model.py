"""Feed model: the shape of every feed file, from which the JSON Schemas and the TypeScript types are made.

Semantic versioning covers this shape, not the data. Rules of the shape: ids are stable; texts are plain, never HTML;
a field has one type; what does not apply is absent, never null; a reader must accept enum values it does not know.
"""

from __future__ import annotations

from pydantic import Field

from generator.feed.guide import FeedGuide
from generator.feed.words import FeedBadge, FeedModel, FeedText

SCHEMA_VERSION = "1.0.0"
"""Version of the shape: a removed or retyped field moves the first number and the folder `v1`."""


class FeedParam(FeedModel):
    """A whole number that the app fills in."""

    minimum: int
    maximum: int
    example: int


class FeedWait(FeedModel):
    """How long waiting is worth it, in minutes."""

    from_minutes: int
    to_minutes: int


class FeedStep(FeedModel):
    """One action."""

    id: str
    actor: str
    """`trader`, `platform` or `exchange`; accept others."""
    text: FeedText
    link: str | None = None
    """A page of the platform to open for this step."""
    on_exchange: bool = False
    """Whether the step happens on the exchange's own API page: use `exchanges.<id>.key_page` as its link."""


class FeedFix(FeedModel):
    """Steps in order."""

    id: str
    title: FeedText
    note: FeedText | None = None
    steps: list[FeedStep]
    exchange_notes: dict[str, FeedText]
    """Exchange id -> what that exchange adds."""


class FeedCause(FeedModel):
    """A reason for a status."""

    id: str
    name: FeedText
    tell: FeedText
    fixes: list[str]
    """Ids in `fixes`, best first."""
    exchanges: list[str]
    """The exchanges it occurs on; empty means any."""


class FeedStatus(FeedModel):
    """What the platform shows for a key."""

    id: str
    tone: str
    """`positive`, `caution`, `negative` or `neutral`; accept others."""
    icon: str
    """Name of a drawing that goes with the badge's words, such as `clock`; accept others."""
    action: str
    """`none`, `act_soon`, `act_now` or `wait`; accept others."""
    bots_stop: bool
    """Whether bots on the connection cannot trade while this is shown."""
    futures_only: bool = False
    """Whether the status speaks of futures trading alone, so that spot trading may go on."""
    wait: FeedWait | None = None
    params: dict[str, FeedParam]
    badge: FeedBadge
    title: FeedText
    summary: FeedText
    meaning: FeedText
    consequence: FeedText
    verify: FeedText
    contact: FeedText
    also_called: list[str]
    causes: list[FeedCause]
    """Most likely first."""
    contacts: list[str]
    """Ids in `platform.contacts`, in order."""
    related: list[str]
    deprecated: bool = False
    replaced_by: str | None = None
    help_url: str
    """The status's page in this language."""


class FeedAnswer(FeedModel):
    """One meaning of a code."""

    status: str | None = None
    cause: str | None = None
    topic: str | None = None


class FeedMeaning(FeedModel):
    """What a code means under some conditions."""

    signature: str
    """Stable id."""
    phrases: list[str]
    """Words of the message that must be there for this meaning; empty: any message."""
    answers: list[FeedAnswer]
    """Most likely first."""
    confidence: str
    """`high`, `medium` or `low`; accept others."""
    source: str
    checked: str
    """ISO date."""


class FeedCode(FeedModel):
    """A code of an exchange."""

    code: str
    meanings: list[FeedMeaning]
    help_url: str


class FeedFact(FeedModel):
    """Where a fact was read, and when."""

    source: str
    checked: str


class FeedPermission(FeedFact):
    """One switch on the exchange's API page."""

    label: str
    right: str
    need: str
    """`on`, `off` or `futures_only`; accept others."""


class FeedTrustedIps(FeedFact):
    """The exchange's list of addresses that may use a key."""

    rule: str
    label: str | None = None
    maximum: int | None = None


class FeedPassphrase(FeedFact):
    """Whether a key has a passphrase."""

    needed: bool


class FeedLifetime(FeedFact):
    """A rule that ends a key's life or strips its rights."""

    kind: str
    days: int | None = None
    without_trusted_ips: bool
    event: str | None = None
    certain: bool


class FeedExchange(FeedModel):
    """A venue."""

    id: str
    name: str
    home: str
    key_page: str
    intro: FeedText
    lifetime: FeedText
    create: list[FeedText]
    """How to make a right key, step by step."""
    permissions: list[FeedPermission]
    passphrase: FeedPassphrase | None = None
    trusted_ips: FeedTrustedIps | None = None
    lifetimes: list[FeedLifetime]
    codes: dict[str, FeedCode]
    """By the code as the exchange writes it."""
    help_url: str


class FeedTopic(FeedModel):
    """What a payload is about when the key is not the problem."""

    id: str
    name: FeedText
    sentence: FeedText
    queue: str


class FeedContact(FeedModel):
    """A door to a human."""

    kind: str
    url: str | None = None
    """An https address or a mailto; absent when the contact is only found inside the product."""


class FeedPlatform(FeedModel):
    """The product whose keys these are."""

    id: str
    name: str
    home: str
    labels: dict[str, str]
    """Words of its interface in this language."""
    links: dict[str, str]
    contacts: dict[str, FeedContact]


class CatalogDocument(FeedModel):
    """`catalog.<locale>.json`: everything about statuses, fixes and exchanges in one language."""

    schema_url: str = Field(alias="$schema")
    schema_version: str
    data_version: str
    locale: str
    direction: str
    help_url: str
    platform: FeedPlatform
    guide: FeedGuide
    statuses: dict[str, FeedStatus]
    fixes: dict[str, FeedFix]
    topics: dict[str, FeedTopic]
    exchanges: dict[str, FeedExchange]


class ManifestLocale(FeedModel):
    """One language of the feed."""

    tag: str
    name: str
    direction: str
    catalog: str
    """File name of its catalogue."""
    replies: str
    messages: int
    review: dict[str, int]
    """How many messages are in which review state."""


class ManifestFile(FeedModel):
    """One file of the feed."""

    path: str
    sha256: str
    bytes: int
    type: str
    immutable: str
    """The same bytes under a name that never changes its content."""


class ManifestDocument(FeedModel):
    """`manifest.json`: what the feed holds; read it first, it is never cached for long."""

    schema_url: str = Field(alias="$schema")
    schema_version: str
    data_version: str
    """Changes whenever any text or fact of the feed changes."""
    help_url: str
    locales: list[ManifestLocale]
    files: list[ManifestFile]
