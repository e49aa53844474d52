"""Views: what a locale's pages, feed and replies read: entries with their words and neighbours bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.compile.phrase import Phrase, Review
from generator.model import Actor, Confidence, Exchange, Platform, SearchWords, Status
from generator.model.platform import ContactKind


@dataclass(frozen=True, slots=True)
class StepView:
    """One action."""

    id: str
    text: Phrase
    actor: Actor
    link: str | None
    """`key_page` or `status_page` of the exchange, or the id of a platform link."""
    shows: str | None
    """`permissions`, `trusted_ips` or `lifetime`: facts of the chosen exchange to print under the step."""


@dataclass(frozen=True, slots=True)
class FixView:
    """Steps in order, and what single exchanges add."""

    id: str
    title: Phrase
    note: Phrase | None
    steps: tuple[StepView, ...]
    exchange_notes: Mapping[str, Phrase]
    """Exchange id -> the sentence it adds."""


@dataclass(frozen=True, slots=True)
class CauseView:
    """A reason for a status."""

    id: str
    name: Phrase
    tell: Phrase
    fixes: tuple[FixView, ...]
    exchanges: tuple[str, ...]
    """The exchanges it occurs on; empty means any."""


@dataclass(frozen=True, slots=True)
class ContactView:
    """A door to a human; `href` is an https address, a mailto, or None when the product itself is the way there."""

    id: str
    kind: ContactKind
    href: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as its page and its feed entry show it."""

    id: str
    slug: str
    facts: Status
    badge: Phrase
    title: Phrase
    summary: Phrase
    meaning: Phrase
    consequence: Phrase
    verify: Phrase
    contact: Phrase
    also_called: tuple[str, ...]
    causes: tuple[CauseView, ...]
    contacts: tuple[ContactView, ...]
    path: str
    """The YAML file, for edit links, relative to the catalogue."""

    @property
    def example(self) -> Mapping[str, int]:
        """Example values for the badge's placeholders."""
        return {name: param.example for name, param in self.facts.params.items()}


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One meaning of a code: a status with its cause, or a topic."""

    status: str | None
    cause: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature as a code page shows it."""

    id: str
    codes: tuple[str, ...]
    phrases: tuple[str, ...]
    http: tuple[int, ...]
    context: tuple[str, ...]
    answers: tuple[AnswerView, ...]
    ask: str | None
    samples: tuple[str, ...]
    confidence: Confidence
    source: str
    checked: str
    """ISO date."""
    line: int
    """Where it stands in the exchange's YAML file, counted from 1."""
    deprecated: bool
    replaced_by: str | None
    """The signature that took its place."""


@dataclass(frozen=True, slots=True)
class CodeView:
    """One code of an exchange, or one message without a code, with every signature that speaks of it."""

    exchange: str
    code: str
    """The code as the exchange writes it, or the message."""
    slug: str
    signatures: tuple[SignatureView, ...]
    has_page: bool
    """Codes about keys have a page; codes about other topics are rows of the exchange's table."""

    @property
    def statuses(self) -> tuple[str, ...]:
        """The statuses it may mean, most likely first, without repeats."""
        return tuple(dict.fromkeys(a.status for s in self.signatures for a in s.answers if a.status))

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics it may mean, without repeats."""
        return tuple(dict.fromkeys(a.topic for s in self.signatures for a in s.answers if a.topic))


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """An exchange as its page and its feed entry show it."""

    id: str
    slug: str
    facts: Exchange
    intro: Phrase
    lifetime: Phrase
    create: tuple[tuple[str, Phrase], ...]
    """(step id, words) in order."""
    codes: tuple[CodeView, ...]
    path: str

    @property
    def name(self) -> str:
        """The brand name, the same in every language."""
        return self.facts.name

    @property
    def checked(self) -> str:
        """The oldest day any fact of the exchange was checked, as an ISO date."""
        dates = [entry.checked for entry in (*self.facts.permissions, *self.facts.lifetimes, *self.facts.signatures)]
        dates += [fact.checked for fact in (self.facts.passphrase, self.facts.trusted_ips, self.facts.closed) if fact]
        return min(dates).isoformat() if dates else ""


@dataclass(frozen=True, slots=True)
class TopicView:
    """What a payload is about when it is not the key."""

    id: str
    name: Phrase
    sentence: Phrase
    queue: str
    queue_name: Phrase


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers: (answer id, words, causes it points to)."""

    id: str
    ask: Phrase
    answers: tuple[tuple[str, Phrase, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class LocaleView:
    """Everything one language's outputs read."""

    tag: str
    name: str
    """The language's name in itself."""
    direction: str
    platform: Platform
    labels: Mapping[str, str]
    """The platform's interface words in this language, or as the product shows them in English."""
    statuses: Mapping[str, StatusView]
    exchanges: Mapping[str, ExchangeView]
    topics: Mapping[str, TopicView]
    questions: Mapping[str, QuestionView]
    phrases: Mapping[str, Phrase]
    """Every message by key: interface words and whatever an output wants by name."""
    review: Mapping[Review, int]
    """How many messages are in which state."""
    search: SearchWords
    """What readers type for statuses, causes, topics and exchanges."""

    def t(self, key: str, **values: str | int) -> str:
        """An interface message as plain text. Raises KeyError for a key that is not declared."""
        return self.phrases[key].text(values)
