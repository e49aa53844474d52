"""Feed shapes: the files of the feed that other parts make, described so that apps get schemas and types of them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.feed.words import FeedModel, known
from generator.model import Tone


class ReplyAddresses(FeedModel):
    """Addresses of pages below the site, with `{slug}` in the place of the id."""

    status: str
    """A status's page; a slug is the id with hyphens."""
    exchange: str
    """An exchange's page."""
    topics: str
    """The page of topics."""


class ReplyPlurals(FeedModel):
    """Which plural category a number has."""

    row: str = Field(min_length=200, max_length=200)
    """A letter per number from 0 to 199, of zero, one, two, few, many, other (`x`); above, `row[100 + n % 100]`."""


class ReplyCause(FeedModel):
    """What to answer when this is the cause."""

    name: str
    """The cause in a few words."""
    text: str
    """How the customer can tell."""
    steps: list[str]
    """The best way out, in order."""


class ReplyStatus(FeedModel):
    """What to answer about a status."""

    slug: str
    """The id as it stands in addresses."""
    tone: Annotated[str, known(Tone)]
    """The mood of the badge."""
    badge: dict[str, str]
    """Plural category to the words on the badge."""
    count: str
    """The parameter whose value chooses the form; empty when nothing is counted."""
    opening: dict[str, str]
    """Plural category to the first sentences; `{exchange}` and parameters are left to fill."""
    causes: dict[str, ReplyCause]
    """By id, most likely first."""


class ReplyTopic(FeedModel):
    """What to answer when the key is not the problem."""

    name: str
    """The topic in a few words."""
    sentence: str
    """What to say."""
    queue: str
    """What the queue it belongs to is called."""


class ReplyQuestion(FeedModel):
    """What to ask when causes cannot be told apart."""

    ask: str
    """The question."""
    answers: dict[str, str]
    """Id of an answer to its words."""


class RepliesDocument(FeedModel):
    """`replies.<locale>.json`: the answers that agents send, in parts to join."""

    locale: str
    """BCP 47 tag of the document's language."""
    direction: Annotated[str, known(("ltr", "rtl"))]
    """Which way it is written."""
    urls: ReplyAddresses
    """Where pages are."""
    plurals: ReplyPlurals
    """How the language counts."""
    greeting: str
    """How a reply begins."""
    closing: str
    """How it ends."""
    unknown: str
    """For an error that nothing recognises."""
    none: str
    """For an error that is not about the key."""
    ambiguous: str
    """For an error with several causes."""
    secret_seen: str
    """A warning, when the customer pasted a secret."""
    your_exchange: str
    """Stands for the exchange's name while it is not known."""
    exchanges: dict[str, str]
    """Exchange id to its name."""
    statuses: dict[str, ReplyStatus]
    """By id."""
    topics: dict[str, ReplyTopic]
    """By id."""
    questions: dict[str, ReplyQuestion]
    """By id."""
