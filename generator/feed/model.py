"""Feed model: the shape of a language's catalogue and of its slim form, the source of schemas and types.

Semantic versioning covers this shape, not the data. Rules of the shape: ids are stable; texts are plain, never HTML;
a field has one type; what does not apply is absent, never null; a reader must accept enum values it does not know.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.feed.guide import FeedGuide
from generator.feed.venue import ExchangeLink, FeedExchange, GuideExchange
from generator.feed.words import FeedBadge, FeedModel, FeedText, known
from generator.model import Action, Actor, Tone
from generator.model.platform import ContactKind

SCHEMA_VERSION = "1.0.0"
"""Version of the shape: a removed or retyped field moves the first number and the folder `v1`."""


class Severity(StrEnum):
    """How loud an app should be about a status."""

    OK = "ok"
    """All is well."""
    INFO = "info"
    """Worth knowing; nothing to do."""
    WARNING = "warning"
    """Works now, and will not for long."""
    ERROR = "error"
    """Bots cannot trade."""


class FeedParam(FeedModel):
    """A whole number that the app fills in."""

    minimum: int
    """The least it can be."""
    maximum: int
    """The most it can be."""
    example: int
    """A value to show where there is none."""


class FeedWait(FeedModel):
    """How long waiting is worth it."""

    from_minutes: int
    """Minutes after which to look again."""
    to_minutes: int
    """Minutes after which waiting no longer helps and somebody should act."""


class FeedStep(FeedModel):
    """One action."""

    id: str
    """Stable id; the same step of several fixes has the same id."""
    actor: Annotated[str, known(Actor)]
    """Who takes it."""
    text: FeedText
    """What to do."""
    link: str | None = None
    """A page of the platform to open for this step."""
    exchange_link: Annotated[str | None, known(ExchangeLink)] = None
    """The page of the exchange to open for this step: the field of that name in `exchanges.<id>`, if it is there."""


class FeedFix(FeedModel):
    """A way out: steps in order."""

    id: str
    """Stable id."""
    title: FeedText
    """What the steps achieve."""
    note: FeedText | None = None
    """What to know before beginning."""
    steps: list[FeedStep]
    """In order."""
    exchange_notes: dict[str, FeedText]
    """Exchange id to what that exchange adds."""


class FeedCause(FeedModel):
    """A reason for a status."""

    id: str
    """Stable id; the same cause under several statuses has the same id."""
    name: FeedText
    """The cause in a few words."""
    tell: FeedText
    """How to tell that this is the one."""
    fixes: list[str]
    """Ids in `fixes`, best first."""
    exchanges: list[str]
    """The exchanges it occurs on; empty means any."""


class FeedStatus(FeedModel):
    """What the platform shows for a key."""

    id: str
    """Stable id."""
    tone: Annotated[str, known(Tone)]
    """The mood of the badge, from which its colour follows."""
    icon: str
    """Name of a drawing that goes with the badge's words, such as `clock`; accept others."""
    severity: Annotated[str, known(Severity)]
    """How loud an app should be about it."""
    action: Annotated[str, known(Action)]
    """What to offer the trader."""
    retry: bool
    """Whether the same request may succeed later without anybody doing anything; see `wait`."""
    bots_stop: bool
    """Whether bots on the connection cannot trade while this is shown."""
    futures_only: bool = False
    """Whether the status speaks of futures trading alone, so that spot trading may go on."""
    wait: FeedWait | None = None
    """How long waiting is worth it; only where `retry` is true."""
    params: dict[str, FeedParam]
    """The numbers in the words of this status, by name."""
    badge: FeedBadge
    """The words on the badge."""
    title: FeedText
    """The status as a headline."""
    summary: FeedText
    """The status in one sentence."""
    meaning: FeedText
    """What is the matter."""
    consequence: FeedText
    """What happens to bots and open orders meanwhile."""
    verify: FeedText
    """How to see that it worked."""
    contact: FeedText
    """When to ask whom."""
    also_called: list[str]
    """Other names people use for it."""
    causes: list[FeedCause]
    """Most likely first."""
    contacts: list[str]
    """Ids in `platform.contacts`, in order."""
    related: list[str]
    """Ids of statuses that are easily taken for this one."""
    deprecated: bool
    """No longer shown by the platform; kept, because ids are never used again."""
    replaced_by: str | None = None
    """The id that took the place of a deprecated one."""
    help_url: str
    """The status's page in this language."""


class FeedTopic(FeedModel):
    """What an error is about when the key is not the problem."""

    id: str
    """Stable id."""
    name: FeedText
    """The topic in a few words."""
    sentence: FeedText
    """What to tell a customer."""
    queue: str
    """Id of the support queue it belongs to."""


class FeedContact(FeedModel):
    """A door to a human."""

    kind: Annotated[str, known(ContactKind)]
    """How they are reached."""
    url: str | None = None
    """An https address or a mailto; absent when the contact is only found inside the product."""


class FeedPlatform(FeedModel):
    """The product whose keys these are."""

    id: str
    """Stable id."""
    name: str
    """Its brand."""
    home: str
    """Its home page."""
    labels: dict[str, str]
    """Words of its interface in this language, by id."""
    links: dict[str, str]
    """Its pages, by id; `my_exchanges` is always there."""
    contacts: dict[str, FeedContact]
    """Ways to reach people, by id."""


class DocumentHead(FeedModel):
    """How every document of a language begins."""

    schema_url: str = Field(alias="$schema")
    """Address of the schema the document follows."""
    schema_version: str
    """Version of the shape. A reader written for 1.x refuses 2.x and accepts any later 1.x."""
    data_version: str
    """Changes whenever any text or fact of the feed changes."""
    locale: str
    """BCP 47 tag of the document's language."""
    direction: Annotated[str, known(("ltr", "rtl"))]
    """Which way the language is written."""
    help_url: str
    """The help center in this language."""
    platform: FeedPlatform
    """The product whose keys these are."""
    guide: FeedGuide
    """The words around a status's own: headings and labels."""
    statuses: dict[str, FeedStatus]
    """By id, in the order in which the platform would list them."""
    fixes: dict[str, FeedFix]
    """By id."""


class CatalogDocument(DocumentHead):
    """`catalog.<locale>.json`: everything about statuses, fixes and exchanges in one language."""

    topics: dict[str, FeedTopic]
    """By id."""
    exchanges: dict[str, FeedExchange]
    """By id, in the order of their names."""


class GuideDocument(DocumentHead):
    """`guide.<locale>.json`: as much of the catalogue as a badge and its quick guide need, a tenth of its size."""

    exchanges: dict[str, GuideExchange]
    """By id, in the order of their names."""
